"""Has the document filled in from the memory and drafted while the translator works on."""

from collections.abc import Callable, Mapping

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.edits import Edit
from alignwb.core.bitext.segment import SegmentRef, Status
from alignwb.core.drafting.rewordings import Rewordings
from alignwb.core.memory.pretranslation import pretranslate
from alignwb.core.memory.units import MemoryMatch
from alignwb.errors import AlignwbError
from alignwb.services.drafting.drafting import (
    DraftProgress,
    draft_document,
    refuse_other_languages,
    terms_to_honour,
)
from alignwb.services.drafting.kept_engine import KeptEngine
from alignwb.services.drafting.learnt_words import NOTHING_LEARNT, LearntWords
from alignwb.services.drafting.refused_words import learnt_for
from alignwb.services.editing.open_segment import OpenSegment
from alignwb.services.memory.memory_thread import MemoryThread
from alignwb.services.project.document_languages import is_in_languages
from alignwb.services.project.project import Project
from alignwb.services.session import Session
from alignwb.tui.edit.edit_stage import EditStage
from alignwb.tui.edit.engines.drafting_run import DraftingRun
from alignwb.tui.shared.memory_follower import MemoryFollower
from alignwb.tui.shared.paragraph_lines import CHANGED_MARK
from alignwb.tui.shared.side_work import Cancelled

_PATIENCE_S = 1.0
"""So long drafting waits for the memory."""


class Drafting:
    """Fills in what the memory knows, starts and stops the engine, and takes its drafts in.

    begun: called when the engine begins to draft what has no draft.

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
        begun: Callable[[], object] = lambda: None,
    ) -> None:
        self._begun = begun
        self._project = project
        self._session = session
        self._current = current
        self._memory = memory
        self._follower = follower
        self._stage = stage
        self._is_filling = False
        self._engine_waits = False
        self._run = DraftingRun((), is_whole=False)
        self._engine = KeptEngine(project)
        self._corrected: set[SegmentRef] = set()
        self._learnt: LearntWords = NOTHING_LEARNT
        self._words_wait = False
        self.answers: Mapping[str, Callable[..., object]] = {"draft_document": self.toggle}

    @property
    def rewordings(self) -> Rewordings:
        """What the translator always writes otherwise than the engine, as known so far."""
        return self._learnt.rewordings

    def start_if_wanted(self) -> None:
        """Start drafting if nothing is drafted yet; else have drafts follow the terms."""
        if self._session.read_only or not self._project.config.draft_on_open:
            return
        if self._is_for_others():
            return
        segments = self._session.bitext.segments()
        if all(each.draft is None and each.status is Status.INITIAL for _, each in segments):
            self.toggle()
        else:
            self.follow_terms()

    def get_ready(self) -> None:
        """Load the engine, as terms may be about to change."""
        if self._follows_terms and not self._stage.beside.is_running("drafting"):
            sources = [segment.source for _, segment in self._session.bitext.segments()]
            self._stage.beside.run("warming", lambda _: self._engine.get_ready(sources))

    def follow_terms(self) -> None:
        """Draft again what no hand has touched and is older than the terms; what is seen first.

        Drafting that is under way goes on with the terms as they are now.
        """
        if self._engine_waits or not self._follows_terms:
            return
        goes_on = self._run.is_whole and self._stage.beside.is_running("drafting")
        self._begin(is_whole=goes_on)

    def follow_words(self) -> None:
        """Draft again what is worded otherwise now that a segment was confirmed, or was not so.

        While drafting is under way this waits for its end.
        """
        draft = self._current.segment.draft
        is_corrected = draft is not None and self._current.segment.target != draft.text
        # What was confirmed as it is can only unteach.
        may_matter = is_corrected or self._learnt != NOTHING_LEARNT
        if may_matter and self._project.config.learn_words and self._follows_terms:
            bitext = self._session.bitext
            self._stage.beside.run("learning", lambda _: self._look_for_words(bitext))

    def _look_for_words(self, bitext: Bitext) -> None:
        try:
            is_new = learnt_for(self._project, bitext) != self._learnt
        except AlignwbError as error:
            self._stage.beside.hand_over(self._stage.tell, error)
            return
        if is_new:
            self._stage.beside.hand_over(self._draft_for_words)

    def _draft_for_words(self) -> None:
        if self._engine_waits or self._stage.beside.is_running("drafting"):
            self._words_wait = True
        elif self._session.takes_changes:
            self._begin(is_whole=False, follows_words=True)

    @property
    def _follows_terms(self) -> bool:
        config = self._project.config
        is_wanted = self._session.takes_changes and config.honour_terms
        if not is_wanted or not is_in_languages(self._session.bitext, config):
            return False
        return any(each.draft for _, each in self._session.bitext.segments())

    def draft_again(self, ref: SegmentRef) -> None:
        """Have a segment drafted whose draft was for another source, if documents are drafted."""
        config, bitext = self._project.config, self._session.bitext
        if not (self._session.takes_changes and config.draft_on_open):
            return
        if not is_in_languages(bitext, config):
            return
        self._corrected.add(ref)
        if not self._engine_waits:
            goes_on = self._run.is_whole and self._stage.beside.is_running("drafting")
            self._begin(is_whole=goes_on)

    def toggle(self) -> None:
        """Start filling in and drafting, or stop it."""
        self._corrected.clear()
        stage = self._stage
        is_drafting = self._run.is_whole and stage.beside.is_running("drafting")
        if self._is_filling or is_drafting:
            self._is_filling = False
            self.stop()
            if is_drafting:
                stage.notify("Drafting stops after this batch; what is drafted stays.")
            else:
                self._show_activity("")
        elif not self._session.read_only and not self._is_for_others():
            self._fill_in()

    def _is_for_others(self) -> bool:
        """Whether the engines are for other languages than the document's; that is said then."""
        try:
            refuse_other_languages(self._session.bitext, self._project.config)
        except AlignwbError as error:
            self._stage.tell(error)
            return True
        return False

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
            f" {stage.key_of('undo')} takes that back.",
            markup=False,
        )

    def _start_engine(self) -> None:
        self._engine_waits = False
        self._show_activity("starting the engine")
        self._begin(is_whole=True)
        self._begun()

    def _begin(self, *, is_whole: bool, follows_words: bool = False) -> None:
        """Draft in a thread, in the place of what is drafted now."""
        in_sight = frozenset(self._stage.view.segments_in_sight())
        bitext = self._session.bitext
        lacking = {ref for ref, each in bitext.segments() if each.draft is None}
        self._corrected &= lacking
        corrected = frozenset(self._corrected)
        run = self._run = DraftingRun(
            ({self._current.ref}, in_sight),
            corrected,
            is_whole=is_whole,
            follows_words=follows_words,
        )
        self._stage.beside.run("drafting", lambda cancelled: self._draft(run, bitext, cancelled))

    def _draft(self, run: DraftingRun, bitext: Bitext, cancelled: Cancelled) -> None:
        """Draft what has no draft (in a whole run) and what is older than the terms."""
        hand_over = self._stage.beside.hand_over
        try:
            terms = terms_to_honour(self._project, bitext)
            self._learnt = learnt_for(self._project, bitext)
            with self._engine.held() as engine:
                for refs in run.portions(bitext, terms):
                    for progress in draft_document(
                        bitext, engine(), terms=terms, refs=refs, cancelled=cancelled
                    ):
                        hand_over(self.take_drafts, progress, bitext)
        except AlignwbError as error:
            hand_over(self.end, run, error)
        else:
            hand_over(self.end, run)

    def take_drafts(self, progress: DraftProgress, asked_for: Bitext) -> None:
        """Take in a batch of drafts, and show them; asked_for: the bitext they were made for."""
        stage, current = self._stage, self._current
        if not self._session.takes_changes:
            return  # a batch that was under way when the document was left
        self._run.unanswered += len(progress.unanswered)
        stage.take_typed()
        untouched = not current.is_touched
        before = self._session.bitext
        drafts = {
            ref: draft
            for ref, draft in progress.drafts.items()
            if ref not in progress.older or self._is_as_it_was(ref, asked_for)
        }
        try:
            attached = self._session.attach_drafts(drafts, progress.sources)
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
        targets = {ref: before.segment(ref).target for ref in attached if ref in progress.older}
        changed = [
            ref
            for ref, target in targets.items()
            if target != self._session.bitext.segment(ref).target
        ]
        self._run.changed += len(changed)
        self._run.worded += len(progress.worded.intersection(changed))
        stage.view.mark_changed(changed)
        if current.ref in drafts:
            if untouched:
                current.reload()
                stage.show_segment()
            else:
                stage.show_panels()
        stage.show_status()

    def _is_as_it_was(self, ref: SegmentRef, asked_for: Bitext) -> bool:
        """True if no hand has touched a segment since its draft was to be made again."""
        if ref == self._current.ref and self._current.is_touched:
            return False
        try:
            return self._session.bitext.segment(ref) == asked_for.segment(ref)
        except KeyError:
            return False

    def end(self, run: DraftingRun, error: AlignwbError | None = None) -> None:
        """No more drafts of a run will come; `error`: why, if it did not go to its end."""
        if run is not self._run:
            return  # another one goes on with it
        self._stage.activity = ""
        if not self._session.takes_changes:
            return
        self._stage.show_status()
        if error is not None:
            self._stage.tell(error)
        elif run.changed:
            several = "draft was" if run.changed == 1 else "drafts were"
            is_for_words = run.follows_words or run.worded == run.changed
            self._stage.notify(
                f"{run.changed} {several} made again for"
                f" {'your own words' if is_for_words else 'the terms'}; {CHANGED_MARK} marks what"
                " has changed.",
                timeout=4,
            )
        if error is None and run.unanswered:
            several = (
                "segment, which stays as it was"
                if run.unanswered == 1
                else ("segments, which stay as they were")
            )
            self._stage.notify(
                f"The engine gave nothing for {run.unanswered} {several}.", severity="warning"
            )
        if self._words_wait:
            self._words_wait = False
            self._draft_for_words()
