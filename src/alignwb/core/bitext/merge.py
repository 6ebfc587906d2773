"""Three-way merge of bitexts: two that were made from one, changed in different places.

Paragraphs and segments are matched by their ids.  What one side changed is taken; what both
changed alike is taken once; what both changed differently is a conflict, and stays as `ours`.
"""

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace

from alignwb.core.bitext.bitext import Bitext, Paragraph
from alignwb.core.bitext.merge_segments import merge_segments, pick
from alignwb.core.bitext.segment import SegmentRef


@dataclass(frozen=True, slots=True)
class MergeResult:
    """The merged bitext, in which conflicting segments are as in `ours`, and which those are.

    `conflicts` is in document order; segments that only `theirs` has come last.
    """

    bitext: Bitext
    conflicts: tuple[SegmentRef, ...] = ()


def merge(base: Bitext, ours: Bitext, theirs: Bitext) -> MergeResult:
    """Take over into `ours` what `theirs` changed since `base`."""
    if theirs in (base, ours):
        return MergeResult(ours)
    if ours == base:
        return MergeResult(theirs)
    merged: dict[str, Paragraph] = {}
    conflicts: set[SegmentRef] = set()
    for paragraph_id in dict.fromkeys([*ours.positions, *theirs.positions]):
        paragraph, refs = _merge_paragraph(
            _find(base, paragraph_id), _find(ours, paragraph_id), _find(theirs, paragraph_id)
        )
        conflicts |= refs
        if paragraph is not None:
            merged[paragraph_id] = paragraph
    order, agreed = _merge_order(base, ours, theirs, merged)
    if not agreed:
        conflicts |= {ref for side in (ours, theirs) for ref, _ in side.segments()}
    head = pick(_head(base), _head(ours), _head(theirs)) or _head(ours)
    bitext = replace(head, paragraphs=tuple(merged[paragraph_id] for paragraph_id in order))
    everything = dict.fromkeys(ref for side in (ours, theirs) for ref, _ in side.segments())
    return MergeResult(bitext, tuple(ref for ref in everything if ref in conflicts))


def _merge_paragraph(
    base: Paragraph | None, ours: Paragraph | None, theirs: Paragraph | None
) -> tuple[Paragraph | None, set[SegmentRef]]:
    if theirs in (base, ours):
        return ours, set()
    if ours == base:
        return theirs, set()
    if base is None or ours is None or theirs is None:
        return ours, _refs(ours) | _refs(theirs)
    segments, ids = merge_segments(base.segments, ours.segments, theirs.segments)
    conflicts = {SegmentRef(ours.id, segment_id) for segment_id in ids}
    frame = pick(_frame(base), _frame(ours), _frame(theirs))
    if frame is None:
        conflicts |= _refs(ours) | _refs(theirs)
    return replace(frame or ours, segments=segments), conflicts


def _merge_order(
    base: Bitext, ours: Bitext, theirs: Bitext, merged: Container[str]
) -> tuple[list[str], bool]:
    """The ids of the merged paragraphs in order, and whether both sides agree on it."""
    shared = base.positions.keys() & ours.positions.keys() & theirs.positions.keys()
    orders = [[id_ for id_ in side.positions if id_ in shared] for side in (base, ours, theirs)]
    order = pick(*orders)
    ours_lead = order in (None, orders[1])
    leading, following = (
        [id_ for id_ in side.positions if id_ in merged]
        for side in ((ours, theirs) if ours_lead else (theirs, ours))
    )
    return _weave(leading, following), order is not None


def _weave(leading: Sequence[str], following: Sequence[str]) -> list[str]:
    """`leading`, with what only `following` has after the one it comes after there."""
    known = set(leading)
    added: dict[str, list[str]] = {"": []}
    previous = ""
    for id_ in following:
        if id_ in known:
            previous = id_
        else:
            added.setdefault(previous, []).append(id_)
    return [*added[""], *(woven for id_ in leading for woven in (id_, *added.get(id_, ())))]


def _find(bitext: Bitext, paragraph_id: str) -> Paragraph | None:
    position = bitext.positions.get(paragraph_id)
    return None if position is None else bitext.paragraphs[position]


def _refs(paragraph: Paragraph | None) -> set[SegmentRef]:
    if paragraph is None:
        return set()
    return {SegmentRef(paragraph.id, segment.id) for segment in paragraph.segments}


def _frame(paragraph: Paragraph) -> Paragraph:
    return replace(paragraph, segments=())


def _head(bitext: Bitext) -> Bitext:
    return replace(bitext, paragraphs=())
