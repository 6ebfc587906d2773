"""Three-way merge of the segments of one paragraph.

Segments that all three have (by id and source) are merged one by one; what lies between them was
split or merged, and is taken as a whole.  A target goes with its status, origin and pairing; the
note, the reviewer's mark and the draft go by themselves.  Where a machine filled in what a human
translated on the other side, the human's text is taken.
"""

from dataclasses import replace
from typing import TypeVar

from alignwb.core.bitext.pairing import Pairing
from alignwb.core.bitext.segment import Origin, Segment, Status

T = TypeVar("T")
Run = tuple[Segment, ...]
_Key = tuple[str, str]
_Text = tuple[str, Status, Origin | None, Pairing | None]


def pick(base: T, ours: T, theirs: T) -> T | None:
    """The value that changed, or None if both did and differ.  For values that are not None."""
    if theirs in (base, ours):
        return ours
    return theirs if ours == base else None


def merge_segments(base: Run, ours: Run, theirs: Run) -> tuple[Run, set[str]]:
    """The merged segments, and the ids of those in conflict, which are as in `ours`."""
    anchors = _anchors(base, ours, theirs)
    merged: list[Segment] = []
    ids: list[str] = []
    conflicts: set[str] = set()
    for b, o, t in zip(*(_stretches(run, anchors) for run in (base, ours, theirs)), strict=True):
        stretch = pick(b, o, t)
        if stretch is None and len(b) == len(o) == len(t) == 1 and _key(o[0]) in anchors:
            segment, agreed = _merge_segment(b[0], o[0], t[0])
            stretch = (segment,)
            conflicts |= set() if agreed else {segment.id}
        elif stretch is None:
            stretch = o
            conflicts |= {segment.id for segment in set(o) ^ set(t)}
            ids += {segment.id for segment in t} - {segment.id for segment in o}
        merged += stretch
        ids += [segment.id for segment in stretch]
    if len(set(ids)) < len(ids):
        # Both sides split something and gave the new part the same id.
        return ours, {segment.id for segment in set(ours) ^ set(theirs)}
    return tuple(merged), conflicts


def _merge_segment(base: Segment, ours: Segment, theirs: Segment) -> tuple[Segment, bool]:
    is_flagged = pick(*map(_is_flagged, (base, ours, theirs)))
    note = pick(base.note, ours.note, theirs.note)
    text = pick(_text(base), _text(ours), _text(theirs))
    agreed = text is not None and note is not None
    if text is None:
        ours_is_human, theirs_is_human = (
            not side.status.may_be_overwritten for side in (ours, theirs)
        )
        agreed = note is not None and not (ours_is_human and theirs_is_human)
        text = _text(theirs if theirs_is_human and not ours_is_human else ours)
    target, status, origin, pairing = text
    draft = pick((base.draft,), (ours.draft,), (theirs.draft,))
    if draft is None:
        # The draft that the target was made from.
        draft = ((ours if text == _text(ours) else theirs).draft,)
    merged = replace(
        ours,
        target=target,
        status=status,
        origin=origin,
        draft=draft[0],
        note=ours.note if note is None else note,
        pairing=pairing and replace(pairing, is_flagged=bool(is_flagged)),
    )
    return merged, agreed


def _text(segment: Segment) -> _Text:
    pairing = segment.pairing and replace(segment.pairing, is_flagged=False)
    return segment.target, segment.status, segment.origin, pairing


def _is_flagged(segment: Segment) -> bool:
    return segment.pairing is not None and segment.pairing.is_flagged


def _key(segment: Segment) -> _Key:
    return segment.id, segment.source


def _anchors(*runs: Run) -> frozenset[_Key]:
    """What stands in every run, if it stands in the same order in all; else nothing."""
    shared = frozenset.intersection(*(frozenset(map(_key, run)) for run in runs))
    orders = {tuple(key for key in map(_key, run) if key in shared) for run in runs}
    return shared if len(orders) == 1 else frozenset()


def _stretches(run: Run, anchors: frozenset[_Key]) -> list[Run]:
    """What lies before, at and after each anchor: one more than twice as many as anchors."""
    stretches: list[list[Segment]] = [[]]
    for segment in run:
        if _key(segment) in anchors:
            stretches += ([segment], [])
        else:
            stretches[-1].append(segment)
    return [tuple(stretch) for stretch in stretches]
