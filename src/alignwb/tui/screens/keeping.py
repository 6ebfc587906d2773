"""Commands for whole documents: drafting, saving, switching; and what the file may answer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import Literal

from textual import on, work
from textual.message import Message
from textual.worker import get_current_worker

from alignwb.core.segment import Status
from alignwb.errors import AlignwbError, ConflictError
from alignwb.services.resuming import remember
from alignwb.services.session import SaveOutcome
from alignwb.tui.drafting import DraftingEnded, DraftsReady, draft_and_post
from alignwb.tui.screens.choice import Choice, ChoiceScreen
from alignwb.tui.screens.workbench import WorkbenchScreen
from alignwb.tui.widgets.bitext_view import BitextView

_AUTOSAVE_AFTER_S = 2.0
_ASK_AGAIN_AFTER_S = 60.0


@dataclass
class OpenDocument(Message):
    """Another document of the project is to be shown; this one is saved and closed."""

    name: str


class Keeping(WorkbenchScreen):
    """Answers the commands of the group “Documents”, and saves while the hands rest."""

    # Until then no save of its own accord: the last one failed and the translator knows.
    _quiet_until_s = 0.0

    @work
    async def action_switch_document(self) -> None:
        """Choose another document."""
        documents = self.project.documents()
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
            self.post_message(OpenDocument(names[chosen]))

    def on_mount(self) -> None:
        """Start drafting if nothing is drafted yet; look after the file from now on."""
        if self._wants_drafts():
            self.action_draft_document()
        self.set_interval(1.0, self._look_after_the_file)

    def action_draft_document(self) -> None:
        """Start drafting, or stop it."""
        if any(worker.group == "drafting" and worker.is_running for worker in self.workers):
            self.workers.cancel_group(self, "drafting")
            self.notify("Drafting stops after this batch; what is drafted stays.")
        elif not self.session.read_only:
            self.activity = "starting the engine"
            self.show_status()
            self._draft()

    @work(thread=True, group="drafting", exclusive=True, exit_on_error=False)
    def _draft(self) -> None:
        worker = get_current_worker()
        draft_and_post(self.session.bitext, self.project.config, self, lambda: worker.is_cancelled)

    @on(DraftsReady)
    def _take_drafts(self, event: DraftsReady) -> None:
        if not self.session.takes_changes:
            return  # a batch that was under way when the document was left
        progress = event.progress
        self.take_typed()
        untouched = not self.desk.is_touched
        try:
            self.session.attach_drafts(progress.drafts, progress.sources)
        except AlignwbError as error:
            self.workers.cancel_group(self, "drafting")
            self.tell(error)
            return
        self.activity = (
            f"drafting {progress.done}/{progress.total}  {progress.rate:.0f}/s"
            f"  {progress.remaining_s:.0f} s left"
        )
        self.changed_at_s = monotonic()
        self.query_one(BitextView).update_bitext(self.session.bitext)
        if self.desk.ref in progress.drafts:
            if untouched:
                self.desk.reload()
                self.show_segment()
            else:
                self.show_panels()
        self.show_status()

    @on(DraftingEnded)
    def _end_drafting(self, event: DraftingEnded) -> None:
        self.activity = ""
        if not self.session.takes_changes:
            return
        self.show_status()
        if event.error is not None:
            self.tell(event.error)

    def action_save(self) -> None:
        """Write the file now."""
        self._leave_nothing_open()
        if self._save():
            self.notify(f"Saved {self.session.document.bitext.name}", timeout=2)

    async def action_quit(self) -> None:
        """Save and leave."""
        if await self.leave():
            self.app.exit()

    async def leave(self) -> bool:
        """Stop drafting, commit, save and close; False if the file could not be saved."""
        self.workers.cancel_group(self, "drafting")
        self._leave_nothing_open()
        if not self._save():
            return False
        remember(self.project, place=(self.session.document.name, self.desk.ref))
        self.session.close()
        return True

    def _wants_drafts(self) -> bool:
        if self.session.read_only or not self.project.config.draft_on_open:
            return False
        return all(
            segment.draft is None and segment.status is Status.INITIAL
            for _, segment in self.session.bitext.segments()
        )

    def _leave_nothing_open(self) -> None:
        self.take_typed()
        if self.desk.is_touched and self.session.takes_changes:
            self.attempt(self.desk.commit)
            self.show_bitext()

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
            self.begin_at(self.desk.ref)
        elif outcome.merged is not None:
            if not self.desk.is_touched:
                self.desk.reload()
            self.show_bitext()
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
