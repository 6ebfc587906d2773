"""Commands for whole documents: saving, switching, leaving; and what the file may answer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import Literal

from textual import work
from textual.message import Message

from alignwb.errors import AlignwbError, ConflictError
from alignwb.services.project.project import Document
from alignwb.services.project.resuming import remember
from alignwb.services.session import SaveOutcome
from alignwb.tui.dialogs.choice import Choice, ChoiceScreen
from alignwb.tui.shared.modes import Mode
from alignwb.tui.shared.session_screen import SessionScreen

_AUTOSAVE_AFTER_S = 2.0
_ASK_AGAIN_AFTER_S = 60.0


@dataclass
class OpenDocument(Message):
    """Another document is to be shown, or this one otherwise; what was open is closed."""

    name: str
    mode: Mode


def place_key(mode: Mode, document: Document) -> str:
    """The name under which the place in a document is remembered."""
    return document.name if mode is Mode.EDIT else f"{mode}/{document.name}"


class Keeping(SessionScreen):
    """Answers the commands of the group “Documents”, and saves while the hands rest."""

    # Until then no save of its own accord: the last one failed and the translator knows.
    _quiet_until_s = 0.0

    @work
    async def action_switch_document(self) -> None:
        """Choose another document."""
        documents = self.documents()
        names = [document.name for document in documents]
        here = names.index(self.session.document.name)
        choices = [
            Choice(name, "open" if n == here else "" if document.is_imported else "not imported")
            for n, (name, document) in enumerate(zip(names, documents, strict=True))
        ]
        chosen = await self.app.push_screen_wait(
            ChoiceScreen("Documents", choices, highlighted=here)
        )
        if chosen is not None and chosen != here and await self.leave():
            self.post_message(OpenDocument(names[chosen], self.mode))

    def on_mount(self) -> None:
        """Look after the file from now on."""
        self.set_interval(1.0, self._look_after_the_file)

    def action_save(self) -> None:
        """Write the file now."""
        self.commit_typed()
        if self._save():
            self.notify(f"Saved {self.session.document.bitext.name}", timeout=2)

    async def action_quit(self) -> None:
        """Save and leave."""
        if await self.leave():
            self.app.exit()

    async def leave(self) -> bool:
        """Commit, save and close; False if the file could not be saved."""
        self.stop_work()
        self.commit_typed()
        if not self._save():
            return False
        remember(self.project, place=(place_key(self.mode, self.session.document), self.ref))
        self.session.close()
        return True

    async def change_mode(self, mode: Mode) -> None:
        """Leave the document, and show it otherwise."""
        if await self.leave():
            self.post_message(OpenDocument(self.session.document.name, mode))

    def _look_after_the_file(self) -> None:
        """Save when the hands rest, and take in what another program wrote."""
        if not self.session.takes_changes or self.app.screen is not self:
            return
        if monotonic() < self._quiet_until_s:
            return
        resting = monotonic() - self.changed_at_s > _AUTOSAVE_AFTER_S
        if (resting and self.session.is_dirty) or self.session.changed_on_disk():
            self._save()

    def _save(self) -> bool:
        if not self.session.takes_changes:
            return True
        return self._write(self.session.save)

    def _write(self, write: Callable[[], SaveOutcome]) -> bool:
        """Save in the way given; a conflict is asked about, an error told.  Whether it is saved."""
        try:
            self._take_outcome(write())
        except ConflictError as error:
            self._ask_about_conflict(error)
            return False
        except AlignwbError as error:
            self._quiet_until_s = monotonic() + _ASK_AGAIN_AFTER_S
            self.tell(error)
            return False
        return True

    def _take_outcome(self, outcome: SaveOutcome) -> None:
        if outcome.has_other_paragraphs:
            self.begin_at(self.ref)
        elif outcome.merged is not None:
            self.take_over()
        self.remember()
        if outcome.message:
            self.notify(outcome.message, timeout=6, markup=False)
        self.show_status()

    def _ask_about_conflict(self, error: ConflictError) -> None:
        ways: Sequence[Literal["mine", "theirs", "both"]] = ("mine", "theirs", "both")
        choices = [
            Choice("Keep mine", "the file's version is put aside beside the journal"),
            Choice("Take the file's version", "for these segments only; undo brings mine back"),
            Choice("Keep both", "mine stays, the file's version becomes the segment's note"),
        ]

        def resolve(position: int | None) -> None:
            if position is not None:
                self._write(lambda: self.session.resolve_conflict(ways[position]))
            else:
                self._quiet_until_s = monotonic() + _ASK_AGAIN_AFTER_S
                self.notify("Not saved; all your work is in the journal. Ctrl+S asks again.")

        self.app.push_screen(ChoiceScreen(error.message, choices), resolve)
