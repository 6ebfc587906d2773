"""Commands that have the document filled in and drafted while the translator works on."""

from collections.abc import Mapping
from time import monotonic

from textual import on, work
from textual.worker import get_current_worker

from alignwb.core.bitext.edits import Edit
from alignwb.core.bitext.segment import SegmentRef, Status
from alignwb.core.memory.filling import pretranslate
from alignwb.core.memory.units import MemoryMatch
from alignwb.errors import AlignwbError
from alignwb.tui.edit.drafting_messages import DraftingEnded, DraftsReady, draft_and_post
from alignwb.tui.edit.workbench import WorkbenchScreen
from alignwb.tui.shared.memory_messages import FillingReady

_PATIENCE_S = 1.0
"""So long drafting waits for the memory."""


class Drafting(WorkbenchScreen):
    """Fills in what the memory knows, starts and stops the engine, and takes its drafts in."""

    _is_filling = False
    _engine_waits = False

    def on_mount(self) -> None:
        """Start drafting if nothing is drafted yet."""
        if self._wants_drafts():
            self.action_draft_document()

    def stop_work(self) -> None:
        """Stop drafting."""
        super().stop_work()
        self.workers.cancel_group(self, "drafting")

    def action_draft_document(self) -> None:
        """Start filling in and drafting, or stop it."""
        if self._is_filling or self._is_drafting:
            self._is_filling = False
            self.workers.cancel_group(self, "drafting")
            if self._is_drafting:
                self.notify("Drafting stops after this batch; what is drafted stays.")
            else:
                self.activity = ""
                self.show_status()
        elif not self.session.read_only:
            self._fill_in()

    @property
    def _is_drafting(self) -> bool:
        return any(worker.group == "drafting" and worker.is_running for worker in self.workers)

    def _fill_in(self) -> None:
        """Have the memory asked for what it knows word for word; drafting follows."""
        if not self.project.config.pretranslate:
            self._start_engine()
            return
        bitext = self.session.bitext
        self._is_filling, self._engine_waits = True, True
        self.activity = "asking the memory"
        self.show_status()

        def answer(matches: Mapping[SegmentRef, MemoryMatch]) -> None:
            self.post_message(FillingReady(matches))

        def go_on_without(error: AlignwbError) -> None:
            self.tell_of_memory(error)
            answer({})

        self.aids.memory.ask(
            "filling", lambda memory: memory.exact_matches(bitext), answer, go_on_without
        )
        self.set_timer(_PATIENCE_S, self._stop_waiting)

    def _stop_waiting(self) -> None:
        """Draft while the memory takes in a large file; what it knows is filled in later."""
        if self._is_filling and self._engine_waits:
            self._start_engine()

    @on(FillingReady)
    def _take_filling(self, event: FillingReady) -> None:
        if not self._is_filling or not self.session.takes_changes:
            return
        self._is_filling = False
        edit = pretranslate(self.session.bitext, event.matches)
        if edit is not None:
            self._apply_filling(edit)
        if self._engine_waits:
            self._start_engine()

    def _apply_filling(self, edit: Edit) -> None:
        self.take_typed()
        untouched = not self.desk.is_touched
        if not self.attempt(lambda: self.session.apply(edit)):
            return
        if untouched:
            self.desk.reload()
        self.show_bitext()
        filled = len(edit.changes)
        self.notify(
            f"Filled in {filled} segment{'' if filled == 1 else 's'} from the memory;"
            " Ctrl+Z takes that back.",
            markup=False,
        )

    def _start_engine(self) -> None:
        self._engine_waits = False
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
