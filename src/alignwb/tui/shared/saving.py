"""Saving, switching and leaving a document; and what the file may answer."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import Protocol

from textual.message import Message

from alignwb.core.bitext.segment import SegmentRef
from alignwb.errors import AlignwbError, ConflictError
from alignwb.services.checking.finding_counts import FindingCounter
from alignwb.services.project.project import Document, Project
from alignwb.services.project.resuming import remember
from alignwb.services.session import Keep, SaveOutcome, Session
from alignwb.services.session.disk_changes import number_segments
from alignwb.tui.dialogs.choice import Choice, ChoiceScreen
from alignwb.tui.shared.documents.listing import DocumentListing, place_among
from alignwb.tui.shared.leaving import Leaving
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

    def begin_at(self, ref: SegmentRef) -> None:
        """Show a bitext that is another one than before; at `ref` if that is still there."""

    def take_over(self) -> None:
        """Show a bitext that another program has changed."""

    def stop_work(self) -> None:
        """End what goes on beside the work; the document is being left."""


def place_key(mode: Mode, document: Document) -> str:
    """The name under which the place in a document is remembered."""
    return document.name if mode is Mode.EDIT else f"{mode}/{document.name}"


def _documents_for(mode: Mode, project: Project) -> Sequence[Document]:
    """The documents of the project that can be open for that."""
    return project.documents() if mode is Mode.EDIT else project.reference_documents()


class Saving:
    """Answers the commands of the group “Documents”, and saves while the hands rest.

    findings: what counts the findings for the list of documents; None to tell none.

    Attributes:
        answers: What it does for each command.
    """

    def __init__(
        self,
        project: Project,
        session: Session,
        mode: Mode,
        stage: SavedStage,
        findings: FindingCounter | None = None,
    ) -> None:
        self._findings = findings if mode is Mode.EDIT else None  # of an alignment none are told
        self._project = project
        self._session = session
        self._mode = mode
        self._stage = stage
        # Until then no save of its own accord: the last one failed and the translator knows.
        self._quiet_until_s = 0.0
        self.leaving = Leaving(session, stage)
        self._was_at_risk = False
        self.answers: Mapping[str, Callable[..., object]] = {
            "save": self.save_now,
            "switch_document": self.switch_document,
        }

    def word(self, *, is_touched: bool) -> str:
        """The word of the status line for whether the file holds all of it.

        is_touched: whether something is typed that the bitext does not hold yet.
        """
        if self._session.read_only:
            return "read only"
        if self._session.risk:
            return "not on the disk"
        return "unsaved" if self._session.is_dirty or is_touched else "saved"

    def save_now(self) -> None:
        """Write the file."""
        self._stage.commit_typed()
        if self.save():
            name = self._session.document.bitext.name
            self._stage.notify(f"Saved {name}", timeout=2, markup=False)

    def switch_document(self) -> None:
        """Choose another document."""
        documents = _documents_for(self._mode, self._project)
        here = place_among(documents, self._session.document)

        def open_(chosen: int | None) -> None:
            if chosen is not None and chosen != here:
                self.leave_for(documents[chosen].name, self._mode)

        bring_in = self.bring_in if self._mode is Mode.EDIT else None
        listing = DocumentListing(self._session, documents, self._findings, self._stage, bring_in)
        listing.ask(open_)

    def bring_in(self) -> None:
        """Ask for a file to import, and open what it has become."""
        # Loaded when asked for: the first picture of the screen waits for none of it.
        from alignwb.tui.shared.documents.bringing_in import BringingIn  # noqa: PLC0415

        BringingIn(
            self._project,
            self._session,
            self._stage,
            lambda name: self.leave_for(name, self._mode),
        ).ask()

    def leave_for(self, name: str, mode: Mode) -> None:
        """Leave the document, and have a document shown."""
        self.leave(lambda: self._stage.post_message(OpenDocument(name, mode)))

    def leave(self, left: Callable[[], object] = lambda: None) -> bool:
        """Commit, save and close; False if that failed, and the translator is asked how to leave.

        left: called when the document is closed, after that question too.
        """
        self._stage.stop_work()
        self._stage.commit_typed()
        self.remember_place()
        error = self._try(self._session.save) if self._session.takes_changes else None
        error = error or self.leaving.put_on_disk()
        if error is None and not self._session.segments_on_no_disk():
            self.leaving.close()
            left()
            return True
        if isinstance(error, ConflictError):
            self._ask_about_conflict(error, left)
        else:
            if error is not None:
                self._stage.tell(error)
            self.leaving.ask(error, left)
        return False

    def end(self) -> str:
        """Leave at once, unasked and unsaved; says what became of the work."""
        self._stage.stop_work()
        self._stage.take_typed()
        self.remember_place()
        return self.leaving.end()

    def remember_place(self) -> None:
        """Remember where the translator is, for the next time."""
        place = (place_key(self._mode, self._session.document), self._stage.ref)
        remember(self._project, place=place)

    def look_after_the_file(self) -> None:
        """Save if the hands rest, and take in what another program wrote; to be called often."""
        session = self._session
        self._tell_of_risk()
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
        error = self._try(write)
        if isinstance(error, ConflictError):
            self._ask_about_conflict(error)
        elif error is not None:
            self._stage.tell(error)
        return error is None

    def _try(self, write: Callable[[], SaveOutcome]) -> AlignwbError | None:
        self._stage.take_typed()  # what is typed counts where the file was changed
        try:
            outcome = write()
        except AlignwbError as error:
            if not isinstance(error, ConflictError):
                self._quiet_until_s = monotonic() + _ASK_AGAIN_AFTER_S
            return error
        self._show(outcome)
        return None

    def _tell_of_risk(self) -> None:
        """Say once when the disk takes no more, and once when it does again."""
        risk = self._session.risk
        if bool(risk) is self._was_at_risk:
            return
        self._was_at_risk = bool(risk)
        self._stage.show_status()
        if not risk:
            self._stage.notify("Everything you did is on the disk now.", markup=False)
        else:
            self._stage.notify(
                f"Your latest work is not on the disk yet: {risk}.",
                title="Not on the disk",
                severity="error",
                timeout=10,
                markup=False,
            )

    def _show(self, outcome: SaveOutcome) -> None:
        stage = self._stage
        if outcome.has_other_paragraphs:
            stage.begin_at(stage.ref)
        elif outcome.merged is not None:
            stage.take_over()
        if outcome.message:
            stage.notify(outcome.message, timeout=6, markup=False)
        stage.show_status()

    def _ask_about_conflict(
        self, error: ConflictError, left: Callable[[], object] | None = None
    ) -> None:
        """Ask which version stays; `left`: called if nothing is decided and the document left."""
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

        choices = [choice for _, choice in ways]
        if left is not None:
            choices.append(Choice("Leave and decide later", "all your work is in the journal"))

        def resolve(position: int | None) -> None:
            if position == len(ways) and left is not None:
                self.leaving.leave(left)
            elif position is not None:
                # The box is to show the version that stays, also where that is not what it holds.
                self._stage.commit_typed()
                self._write(lambda: self._session.resolve_conflict(ways[position][0]))
            else:
                self._quiet_until_s = monotonic() + _ASK_AGAIN_AFTER_S
                self._stage.notify(
                    "Not saved; all your work is in the journal."
                    f" {self._stage.key_of('save')} asks again."
                )

        numbers = number_segments(self._session.conflicts, self._session.bitext)
        title = f"Changed by another program too: {numbers}"
        why = f"{error.message}.\n{error.hint}"
        self._stage.ask(ChoiceScreen(title, choices, explanation=why), resolve)
