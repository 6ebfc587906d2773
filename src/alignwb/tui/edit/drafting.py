"""Has the document filled in from the memory and drafted while the translator works on."""

from collections.abc import Callable, Mapping

from alignwb.core.bitext.edits import Edit
from alignwb.core.bitext.segment import SegmentRef, Status
from alignwb.core.memory.pretranslation import pretranslate
from alignwb.core.memory.units import MemoryMatch
from alignwb.errors import AlignwbError
from alignwb.services.drafting.drafting import (
    DraftProgress,
    draft_document,
    make_translator,
    terms_to_honour,
)
from alignwb.services.editing.open_segment import OpenSegment
from alignwb.services.memory.memory_thread import MemoryThread
from alignwb.services.project.project import Project
from alignwb.services.session import Session
from alignwb.tui.commands import EDITING, key_of
from alignwb.tui.edit.edit_stage import EditStage
from alignwb.tui.shared.memory_follower import MemoryFollower
from alignwb.tui.shared.side_work import Cancelled

_PATIENCE_S = 1.0
"""So long drafting waits for the memory."""

_THREADS = 1
"""One core drafts and one stays free for the keys."""


class Drafting:
    """Fills in what the memory knows, starts and stops the engine, and takes its drafts in.

    Attributes:
        answers: What it does for each command.
    """

    def __init__(
        self,
        project: Project,
        session: Session,
        current: OpenSegment,
        memory: MemoryThread,
        follower: MemoryFollower,
        stage: EditStage,
    ) -> None:
        self._project = project
        self._session = session
        self._current = current
        self._memory = memory
        self._follower = follower
        self._stage = stage
        self._is_filling = False
        self._engine_waits = False
        self.answers: Mapping[str, Callable[..., object]] = {"draft_document": self.toggle}

    def start_if_wanted(self) -> None:
        """Start drafting if nothing is drafted yet."""
        if self._session.read_only or not self._project.config.draft_on_open:
            return
        segments = self._session.bitext.segments()
        if all(each.draft is None and each.status is Status.INITIAL for _, each in segments):
            self.toggle()

    def toggle(self) -> None:
        """Start filling in and drafting, or stop it."""
        stage = self._stage
        is_drafting = stage.beside.is_running("drafting")
        if self._is_filling or is_drafting:
            self._is_filling = False
            self.stop()
            if is_drafting:
                stage.notify("Drafting stops after this batch; what is drafted stays.")
            else:
                self._show_activity("")
        elif not self._session.read_only:
            self._fill_in()

    def stop(self) -> None:
        """Stop the engine after the batch under way."""
        self._stage.beside.cancel("drafting")

    def _show_activity(self, activity: str) -> None:
        self._stage.activity = activity
        self._stage.show_status()

    def _fill_in(self) -> None:
        """Have the memory asked for what it knows word for word; drafting follows."""
        if not self._project.config.pretranslate:
            self._start_engine()
            return
        bitext = self._session.bitext
        self._is_filling, self._engine_waits = True, True
        self._show_activity("asking the memory")

        def answer(matches: Mapping[SegmentRef, MemoryMatch]) -> None:
            self._stage.beside.hand_over(self._take_filling, matches)

        def go_on_without(error: AlignwbError) -> None:
            self._follower.failed(error)
            answer({})

        self._memory.ask(
            "filling", lambda memory: memory.exact_matches(bitext), answer, go_on_without
        )
        self._stage.beside.after(_PATIENCE_S, self._stop_waiting)

    def _stop_waiting(self) -> None:
        """Draft while the memory takes in a large file; what it knows is filled in later."""
        if self._is_filling and self._engine_waits:
            self._start_engine()

    def _take_filling(self, matches: Mapping[SegmentRef, MemoryMatch]) -> None:
        if not self._is_filling or not self._session.takes_changes:
            return
        self._is_filling = False
        edit = pretranslate(self._session.bitext, matches)
        if edit is not None:
            self._apply_filling(edit)
        if self._engine_waits:
            self._start_engine()

    def _apply_filling(self, edit: Edit) -> None:
        stage = self._stage
        stage.take_typed()
        untouched = not self._current.is_touched
        if not stage.attempt(lambda: self._session.apply(edit)):
            return
        if untouched:
            self._current.reload()
        stage.show_bitext()
        filled = len(edit.changes)
        stage.notify(
            f"Filled in {filled} segment{'' if filled == 1 else 's'} from the memory;"
            f" {key_of(EDITING, 'undo')} takes that back.",
            markup=False,
        )

    def _start_engine(self) -> None:
        self._engine_waits = False
        self._show_activity("starting the engine")
        self._stage.beside.run("drafting", self._draft)

    def _draft(self, cancelled: Cancelled) -> None:
        """Draft what has no draft; in a thread."""
        bitext, project, hand_over = (
            self._session.bitext,
            self._project,
            self._stage.beside.hand_over,
        )
        try:
            translator = make_translator(project.config, threads=_THREADS)
            terms = terms_to_honour(project)
            for progress in draft_document(bitext, translator, terms=terms, cancelled=cancelled):
                hand_over(self.take_drafts, progress)
        except AlignwbError as error:
            hand_over(self.end, error)
        else:
            hand_over(self.end)

    def take_drafts(self, progress: DraftProgress) -> None:
        """Take in a batch of drafts, and show them."""
        stage, current = self._stage, self._current
        if not self._session.takes_changes:
            return  # a batch that was under way when the document was left
        stage.take_typed()
        untouched = not current.is_touched
        try:
            self._session.attach_drafts(progress.drafts, progress.sources)
        except AlignwbError as error:
            self.stop()
            stage.tell(error)
            return
        stage.activity = (
            f"drafting {progress.done}/{progress.total}  {progress.rate:.0f}/s"
            f"  {progress.remaining_s:.0f} s left"
        )
        stage.note_change()
        stage.view.update_bitext(self._session.bitext)
        if current.ref in progress.drafts:
            if untouched:
                current.reload()
                stage.show_segment()
            else:
                stage.show_panels()
        stage.show_status()

    def end(self, error: AlignwbError | None = None) -> None:
        """No more drafts will come; `error` says why if it was not the end of the document."""
        self._stage.activity = ""
        if not self._session.takes_changes:
            return
        self._stage.show_status()
        if error is not None:
            self._stage.tell(error)
