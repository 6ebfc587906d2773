"""Drafts of other engines than the one that drafted the segment that is open."""

from collections.abc import Sequence
from dataclasses import dataclass

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.segment import Draft, SegmentRef
from alignwb.core.drafting.translator import DraftRequest
from alignwb.errors import AlignwbError
from alignwb.services.drafting.chosen_engines import remark_on_way
from alignwb.services.drafting.drafting import terms_to_honour
from alignwb.services.drafting.other_engines import OtherEngines
from alignwb.services.editing.open_segment import OpenSegment
from alignwb.services.project.document_languages import is_in_languages
from alignwb.services.project.project import Project
from alignwb.services.terms.project_terms import ProjectTerms
from alignwb.tui.edit.edit_stage import EditStage
from alignwb.tui.shared.side_work import Cancelled

_GROUP = "other drafts"
_PAUSE_S = 0.3
"""So long a segment is open before engines are asked: who pages through asks for nothing."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the other engines say of a segment with a source."""

    ref: SegmentRef
    source: str
    drafts: tuple[Draft, ...] = ()


class OtherDrafts:
    """Has the other engines draft the open segment, beside the screen, and shows what they say."""

    def __init__(self, project: Project, current: OpenSegment, stage: EditStage) -> None:
        self._project = project
        self._current = current
        self._stage = stage
        self._engines = OtherEngines(project)
        self._shown: _Shown | None = None
        self._told: set[str] = set()

    @property
    def drafts(self) -> tuple[Draft, ...]:
        """What they say of the open segment as far as they have, in their order."""
        shown = self._shown
        if shown is None or (shown.ref, shown.source) != self._here():
            return ()
        return tuple(each for each in shown.drafts if each.origin.name != self._drafted_by())

    def look_up(self) -> None:
        """Have them asked for the open segment, unless it is left at once."""
        session = self._current.session
        if not self._engines or session.read_only:
            return
        if not is_in_languages(session.bitext, self._project.config):
            return
        here = self._here()
        self._stage.beside.after(_PAUSE_S, lambda: self._begin(here))

    def _drafted_by(self) -> str:
        draft = self._current.segment.draft
        return draft.origin.name if draft else ""

    def _here(self) -> tuple[SegmentRef, str]:
        return self._current.ref, self._current.segment.source

    def _begin(self, wanted: tuple[SegmentRef, str]) -> None:
        session = self._current.session
        if not session.takes_changes or wanted != self._here() or not wanted[1]:
            return
        if self._current.segment.status.is_done:
            return
        bitext = session.bitext
        drafted_by = self._drafted_by()
        self._tell_of_way()
        self._stage.beside.run(
            _GROUP, lambda cancelled: self._ask(bitext, wanted[0], drafted_by, cancelled)
        )

    def stop(self) -> None:
        """Ask no more."""
        self._stage.beside.cancel(_GROUP)

    def _ask(self, bitext: Bitext, ref: SegmentRef, drafted_by: str, cancelled: Cancelled) -> None:
        hand_over = self._stage.beside.hand_over
        try:
            terms = terms_to_honour(self._project)
            request = _request(bitext, ref, terms)
            document = [segment.source for _, segment in bitext.segments()]
            found: Sequence[Draft] = self._engines.known(request)
            hand_over(self._take, _Shown(ref, request.source, tuple(found)))
            for failure in self._engines.ask(request, document, drafted_by, cancelled):
                if failure is not None:
                    hand_over(self._tell, failure)
                found = self._engines.known(request)
                hand_over(self._take, _Shown(ref, request.source, tuple(found)))
        except AlignwbError as error:
            hand_over(self._tell, error)

    def _take(self, shown: _Shown) -> None:
        if not self._current.session.takes_changes or (shown.ref, shown.source) != self._here():
            return
        if shown != self._shown:
            self._shown = shown
            self._stage.show_hints()

    def _tell(self, error: AlignwbError) -> None:
        """Tell of a failure once, and not again at every segment."""
        if error.message not in self._told and self._current.session.takes_changes:
            self._told.add(error.message)
            self._stage.tell(error)

    def _tell_of_way(self) -> None:
        for name in self._project.config.engine_names[1:]:
            words = remark_on_way(self._project.config.with_engine(name))
            if words and words not in self._told:
                self._told.add(words)
                self._stage.notify(words, severity="warning", markup=False)


def _request(bitext: Bitext, ref: SegmentRef, terms: ProjectTerms | None) -> DraftRequest:
    paragraph, segment = bitext.paragraph(ref.paragraph), bitext.segment(ref)
    hits = terms.find(segment.source) if terms else ()
    return DraftRequest(segment.source, paragraph.kind, hits, paragraph.codes)
