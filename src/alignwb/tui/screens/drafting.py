"""Commands that have the document drafted while the translator works on."""

from time import monotonic

from textual import on, work
from textual.worker import get_current_worker

from alignwb.core.segment import Status
from alignwb.errors import AlignwbError
from alignwb.tui.drafting import DraftingEnded, DraftsReady, draft_and_post
from alignwb.tui.screens.workbench import WorkbenchScreen


class Drafting(WorkbenchScreen):
    """Starts and stops the engine, and takes its drafts in."""

    def on_mount(self) -> None:
        """Start drafting if nothing is drafted yet."""
        if self._wants_drafts():
            self.action_draft_document()

    def stop_work(self) -> None:
        """Stop drafting."""
        self.workers.cancel_group(self, "drafting")

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
        draft_and_post(self.session.bitext, self.project, self, lambda: worker.is_cancelled)

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
        self.view.update_bitext(self.session.bitext)
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

    def _wants_drafts(self) -> bool:
        if self.session.read_only or not self.project.config.draft_on_open:
            return False
        return all(
            segment.draft is None and segment.status is Status.INITIAL
            for _, segment in self.session.bitext.segments()
        )
