"""Saving, switching and leaving a document; and what the file may answer."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import Protocol

from textual.message import Message

from alignwb.core.bitext.segment import SegmentRef
from alignwb.errors import AlignwbError, ConflictError
from alignwb.services.project.project import Document, Project
from alignwb.services.project.resuming import remember
from alignwb.services.session import Keep, SaveOutcome, Session
from alignwb.tui.commands import common
from alignwb.tui.dialogs.choice import Choice, ChoiceScreen
from alignwb.tui.shared.modes import Mode
from alignwb.tui.shared.stage import Stage

_ASK_AGAIN_AFTER_S = 60.0


@dataclass
class OpenDocument(Message):
    """Another document is to be shown, or this one otherwise; what was open is closed."""

    name: str
    mode: Mode


class SavedStage(Stage, Protocol):
    """A screen whose document may be changed by another program too."""

    @property
    def changed_at_s(self) -> float:
        """When (monotonic) the last change was made."""

    def documents(self) -> Sequence[Document]:
        """The documents of the project that can be open on such a screen."""

    def begin_at(self, ref: SegmentRef) -> None:
        """Show a bitext that is another one than before; at `ref` if that is still there."""

    def take_over(self) -> None:
        """Show a bitext that another program has changed."""

    def stop_work(self) -> None:
        """End what goes on beside the work; the document is being left."""


def place_key(mode: Mode, document: Document) -> str:
    """The name under which the place in a document is remembered."""
    return document.name if mode is Mode.EDIT else f"{mode}/{document.name}"


class Saving:
    """Answers the commands of the group “Documents”, and saves while the hands rest.

    Attributes:
        answers: What it does for each command.
    """

    def __init__(self, project: Project, session: Session, mode: Mode, stage: SavedStage) -> None:
        self._project = project
        self._session = session
        self._mode = mode
        self._stage = stage
        # Until then no save of its own accord: the last one failed and the translator knows.
        self._quiet_until_s = 0.0
        self.answers: Mapping[str, Callable[..., object]] = {
            "save": self.save_now,
            "switch_document": self.switch_document,
        }

    def save_now(self) -> None:
        """Write the file."""
        self._stage.commit_typed()
        if self.save():
            name = self._session.document.bitext.name
            self._stage.notify(f"Saved {name}", timeout=2, markup=False)

    def switch_document(self) -> None:
        """Choose another document."""
        documents = self._stage.documents()
        names = [document.name for document in documents]
        here = names.index(self._session.document.name)
        choices = [
            Choice(name, "open" if n == here else "" if document.is_imported else "not imported")
            for n, (name, document) in enumerate(zip(names, documents, strict=True))
        ]

        def open_(chosen: int | None) -> None:
            if chosen is not None and chosen != here:
                self.leave_for(names[chosen], self._mode)

        self._stage.ask(ChoiceScreen("Documents", choices, highlighted=here), open_)

    def leave_for(self, name: str, mode: Mode) -> None:
        """Leave the document, and have a document shown."""
        if self.leave():
            self._stage.post_message(OpenDocument(name, mode))

    def leave(self) -> bool:
        """Commit, save and close; False if the file could not be saved."""
        stage, session = self._stage, self._session
        stage.stop_work()
        stage.commit_typed()
        if not self.save():
            return False
        remember(self._project, place=(place_key(self._mode, session.document), stage.ref))
        session.close()
        return True

    def look_after_the_file(self) -> None:
        """Save if the hands rest, and take in what another program wrote; to be called often."""
        session = self._session
        if not session.takes_changes or monotonic() < self._quiet_until_s:
            return
        is_resting = monotonic() - self._stage.changed_at_s > self._project.config.autosave_s
        if (is_resting and session.is_dirty) or session.changed_on_disk():
            self.save()

    def save(self) -> bool:
        """Write the file, if anything may be written; False if it could not be saved."""
        return not self._session.takes_changes or self._write(self._session.save)

    def _write(self, write: Callable[[], SaveOutcome]) -> bool:
        """Save in the way given; a conflict is asked about, an error told.  Whether it is saved."""
        try:
            outcome = write()
        except ConflictError as error:
            self._ask_about_conflict(error)
            return False
        except AlignwbError as error:
            self._quiet_until_s = monotonic() + _ASK_AGAIN_AFTER_S
            self._stage.tell(error)
            return False
        self._show(outcome)
        return True

    def _show(self, outcome: SaveOutcome) -> None:
        stage = self._stage
        if outcome.has_other_paragraphs:
            stage.begin_at(stage.ref)
        elif outcome.merged is not None:
            stage.take_over()
        if outcome.message:
            stage.notify(outcome.message, timeout=6, markup=False)
        stage.show_status()

    def _ask_about_conflict(self, error: ConflictError) -> None:
        ways: Sequence[tuple[Keep, Choice]] = (
            ("mine", Choice("Keep mine", "the file's version is put aside beside the journal")),
            (
                "theirs",
                Choice("Take the file's version", "for these segments only; undo brings mine back"),
            ),
            (
                "both",
                Choice("Keep both", "mine stays, the file's version becomes the segment's note"),
            ),
        )

        def resolve(position: int | None) -> None:
            if position is not None:
                self._write(lambda: self._session.resolve_conflict(ways[position][0]))
            else:
                self._quiet_until_s = monotonic() + _ASK_AGAIN_AFTER_S
                self._stage.notify(
                    f"Not saved; all your work is in the journal. {common.SAVE.key} asks again."
                )

        self._stage.ask(ChoiceScreen(error.message, [choice for _, choice in ways]), resolve)
