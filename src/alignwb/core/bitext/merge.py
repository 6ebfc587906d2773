"""Three-way merge of bitexts: two that were made from one, changed in different places.

Paragraphs and segments are matched by their ids.  A change of one side is taken, the same
change of both is taken once; different changes are a conflict, which stays as in `ours`.

Segments that all three have (by id and the source as it was imported) are merged one by one; what
lies between them was split or merged, and is taken as a whole.  A target goes with its status,
origin and pairing; the note, the reviewer's flag, the draft and a corrected source go by
themselves.  Where one side joined or divided paragraphs, the other is cut like it first.  Where a
machine filled in what a human translated on the other side, the human's text
is taken.

A sentence of an alignment stands in one bead, and is the same when somebody has corrected it.
Where each side has given it to another one, or one has corrected and the other moved it, taking
both would double it, or lose it: the paragraphs that this is about are in conflict as wholes.
"""

from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from alignwb.core.bitext.bitext import Bitext, Paragraph
from alignwb.core.bitext.code_numbers import merged_codes, numbered_like
from alignwb.core.bitext.pairing import Pairing
from alignwb.core.bitext.regrouping import (
    SentenceKey,
    known_sentences,
    places_since,
    regrouped,
    sentences_in,
)
from alignwb.core.bitext.repairs.source_edits import with_source
from alignwb.core.bitext.segment import Origin, PostEdit, Segment, SegmentRef, Status

_Value = TypeVar("_Value")
_SegmentRun = tuple[Segment, ...]
_Key = tuple[str, str]
_TargetState = tuple[str, Status, Origin | None, Pairing | None, bool]
_ROUNDS = 8
"""How often paragraphs that have to be taken whole are looked for, before all are."""


@dataclass(frozen=True, slots=True)
class MergeResult:
    """The merged bitext, in which conflicting segments are as in `ours`, and these segments.

    `conflicts` is in document order; segments that only `theirs` has come last.
    """

    bitext: Bitext
    conflicts: tuple[SegmentRef, ...] = ()


def merge(base: Bitext, ours: Bitext, theirs: Bitext) -> MergeResult:
    """Take over into `ours` what `theirs` changed since `base`."""
    theirs = _numbered_like(theirs, base, ours)
    if theirs in (base, ours):
        return MergeResult(ours)
    if ours == base:
        return MergeResult(theirs)
    base, ours, theirs = _cut_alike(base, ours, theirs) or (base, ours, theirs)
    return _merged(base, ours, theirs, _paragraphs_at_odds(base, ours, theirs))


def _cut_alike(base: Bitext, ours: Bitext, theirs: Bitext) -> tuple[Bitext, Bitext, Bitext] | None:
    """The three with what either side joined or divided joined and divided in all of them.

    None where these paragraphs cross each other; whoever has them is in conflict then.
    """
    if places := places_since(base, ours):
        like_ours = [regrouped(each, base, ours, places) for each in (base, theirs)]
        if None in like_ours:
            return None
        base, theirs = filter(None, like_ours)
    if places := places_since(base, theirs):
        like_theirs = [regrouped(each, base, theirs, places) for each in (base, ours)]
        if None in like_theirs:
            return None
        base, ours = filter(None, like_theirs)
    return base, ours, theirs


def _merged(base: Bitext, ours: Bitext, theirs: Bitext, whole: Container[str]) -> MergeResult:
    """The merge of three that are cut into paragraphs alike.

    whole: the paragraphs of which all that differs is in conflict.
    """
    merged: dict[str, Paragraph] = {}
    conflicts: set[SegmentRef] = set()
    for paragraph_id in dict.fromkeys([*ours.positions, *theirs.positions]):
        versions = [_find(each, paragraph_id) for each in (base, ours, theirs)]
        if paragraph_id in whole:
            paragraph, refs = versions[1], _differing(*versions[1:])
        else:
            paragraph, refs = _merge_paragraph(*versions)
        conflicts |= refs
        if paragraph is not None:
            merged[paragraph_id] = _with_distinct_ids(paragraph)
    order, agreed = _merge_order(base, ours, theirs, merged)
    if not agreed:
        conflicts |= {ref for side in (ours, theirs) for ref, _ in side.segments()}
    head = _pick(_head(base), _head(ours), _head(theirs)) or _head(ours)
    bitext = replace(head, paragraphs=tuple(merged[paragraph_id] for paragraph_id in order))
    everything = dict.fromkeys(ref for side in (ours, theirs) for ref, _ in side.segments())
    return MergeResult(bitext, tuple(ref for ref in everything if ref in conflicts))


def _paragraphs_at_odds(base: Bitext, ours: Bitext, theirs: Bitext) -> Container[str]:
    """The paragraphs whose sentences would be lost or doubled if both sides' beads were taken.

    They are the same from either side, so that whichever is chosen has every sentence.
    """
    if not any(segment.pairing for side in (ours, theirs) for _, segment in side.segments()):
        return ()
    whole: set[str] = set()
    for _ in range(_ROUNDS):
        at_odds: set[str] = set()
        for mine, other in ((ours, theirs), (theirs, ours)):
            at_odds |= _miscounted(base, mine, other, _merged(base, mine, other, whole).bitext)
        if at_odds <= whole:
            return whole
        whole |= at_odds
    return ours.positions.keys() | theirs.positions.keys()


def _miscounted(base: Bitext, ours: Bitext, theirs: Bitext, merged: Bitext) -> set[str]:
    """The paragraphs with sentences that are in the merged text more or less often than they may.

    That is as often as on either side, or with what both have added to the base or taken away.
    """
    known = known_sentences(base)
    before, own, other, now = (
        Counter(sentence for _, sentence in sentences_in(each, known))
        for each in (base, ours, theirs, merged)
    )

    def is_miscounted(sentence: SentenceKey) -> bool:
        counts = own[sentence], other[sentence]
        possible = (*counts, sum(counts) - before[sentence])
        return not min(possible) <= now[sentence] <= max(possible)

    miscounted = {each for each in own.keys() | other.keys() | now.keys() if is_miscounted(each)}
    if not miscounted:
        return set()
    return {
        paragraph_id
        for side in (ours, theirs, merged)
        for paragraph_id, sentence in sentences_in(side, known)
        if sentence in miscounted
    }


def _differing(ours: Paragraph | None, theirs: Paragraph | None) -> set[SegmentRef]:
    """The segments that two versions of a paragraph do not have alike."""
    if ours is None or theirs is None:
        return _refs(ours or theirs)
    return {SegmentRef(ours.id, each.id) for each in set(ours.segments) ^ set(theirs.segments)}


def _numbered_like(theirs: Bitext, base: Bitext, ours: Bitext) -> Bitext:
    """Their bitext with the numbers that its inline codes have in the others."""
    changed: list[Paragraph] = []
    for paragraph in theirs.paragraphs:
        before, own = _find(base, paragraph.id), _find(ours, paragraph.id)
        if before is not None and paragraph is not before:
            taken = own.codes if own is not None else ()
            numbered = numbered_like(paragraph, before, taken)
            if numbered is not paragraph:
                changed.append(numbered)
    return theirs.with_paragraphs(changed) if changed else theirs


def _merge_paragraph(
    base: Paragraph | None, ours: Paragraph | None, theirs: Paragraph | None
) -> tuple[Paragraph | None, set[SegmentRef]]:
    if theirs in (base, ours):
        return ours, set()
    if ours == base:
        return theirs, set()
    if base is None or ours is None or theirs is None:
        return ours, _refs(ours) | _refs(theirs)
    segments, ids = _merge_segments(base.segments, ours.segments, theirs.segments)
    conflicts = {SegmentRef(ours.id, segment_id) for segment_id in ids}
    frame = _pick(_frame(base), _frame(ours), _frame(theirs))
    if frame is None:
        conflicts |= _refs(ours) | _refs(theirs)
    codes = merged_codes(base.codes, ours.codes, theirs.codes)
    return replace(frame or ours, segments=segments, codes=codes), conflicts


def _with_distinct_ids(paragraph: Paragraph) -> Paragraph:
    """The paragraph; of segments that both sides cut off under one id, the later have new ones."""
    if len({segment.id for segment in paragraph.segments}) == len(paragraph.segments):
        return paragraph
    known: dict[str, Segment] = {}
    for segment in paragraph.segments:
        segment_id, number = segment.id, 2
        while segment_id in known and known[segment_id] != segment:
            segment_id, number = f"{segment.id}-{number}", number + 1
        known.setdefault(segment_id, replace(segment, id=segment_id))
    return replace(paragraph, segments=tuple(known.values()))


def _merge_order(
    base: Bitext, ours: Bitext, theirs: Bitext, merged: Container[str]
) -> tuple[list[str], bool]:
    """The ids of the merged paragraphs in order, and whether both sides agree on it."""
    shared = base.positions.keys() & ours.positions.keys() & theirs.positions.keys()
    orders = [[id_ for id_ in side.positions if id_ in shared] for side in (base, ours, theirs)]
    order = _pick(*orders)
    ours_lead = order in (None, orders[1])
    leading, following = (
        [id_ for id_ in side.positions if id_ in merged]
        for side in ((ours, theirs) if ours_lead else (theirs, ours))
    )
    return _weave(leading, following), order is not None


def _weave(leading: Sequence[str], following: Sequence[str]) -> list[str]:
    """`leading`, with each id that only `following` has put after the one before it there."""
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
    return replace(paragraph, segments=(), codes={})


def _head(bitext: Bitext) -> Bitext:
    return replace(bitext, paragraphs=())


def _pick(base: _Value, ours: _Value, theirs: _Value) -> _Value | None:
    """The value that changed, or None if both did and differ.  For values that are not None."""
    if theirs in (base, ours):
        return ours
    return theirs if ours == base else None


def _merge_segments(
    base: _SegmentRun, ours: _SegmentRun, theirs: _SegmentRun
) -> tuple[_SegmentRun, set[str]]:
    """The merged segments, and the ids of those in conflict, which are as in `ours`."""
    anchors = _anchors(base, ours, theirs)
    merged: list[Segment] = []
    ids: list[str] = []
    conflicts: set[str] = set()
    for b, o, t in zip(*(_stretches(run, anchors) for run in (base, ours, theirs)), strict=True):
        stretch = _pick(b, o, t)
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
    is_flagged = _pick(base.is_flagged, ours.is_flagged, theirs.is_flagged)
    note = _pick(base.note, ours.note, theirs.note)
    text = _pick(_target_state(base), _target_state(ours), _target_state(theirs))
    dismissed = _pick(base.dismissed, ours.dismissed, theirs.dismissed)
    if dismissed is None:  # each side has let something else stand
        dismissed = tuple(dict.fromkeys((*ours.dismissed, *theirs.dismissed)))
    source = _pick(base.source, ours.source, theirs.source)
    agreed = text is not None and note is not None and source is not None
    if text is None:
        ours_is_human, theirs_is_human = map(_is_humans, (ours, theirs))
        agreed = None not in (note, source) and not (ours_is_human and theirs_is_human)
        text = _target_state(theirs if theirs_is_human and not ours_is_human else ours)
    target, status, origin, pairing, is_outdated = text
    giver = ours if text == _target_state(ours) else theirs
    draft = _pick((base.draft,), (ours.draft,), (theirs.draft,))
    if draft is None:
        # The draft that the target was made from.
        draft = (giver.draft,)
    merged = replace(
        ours,
        source=giver.source,
        paragraph_starts=giver.paragraph_starts,
        original_source=giver.original_source,
        is_outdated=is_outdated,
        target=target,
        status=status,
        origin=origin,
        post_edit=_post_edit(giver, base, ours, theirs),
        draft=draft[0],
        note=ours.note if note is None else note,
        pairing=pairing and replace(pairing, is_flagged=bool(is_flagged)),
        dismissed=dismissed,
    )
    return _with_source(merged, ours.source if source is None else source, (ours, theirs)), agreed


def _is_humans(segment: Segment) -> bool:
    """Whether a human has made the target what it is, in a bead also where it is empty."""
    is_emptied = segment.pairing is not None and not segment.target
    return is_emptied or not segment.stage.may_be_overwritten


def _post_edit(giver: Segment, *sides: Segment) -> PostEdit | None:
    """What was done to the target that is taken; of one that all sides have, who knows more."""
    if any(_target_state(side) != _target_state(giver) for side in sides):
        return giver.post_edit
    picked = _pick(*((side.post_edit,) for side in sides))
    return giver.post_edit if picked is None else picked[0]


def _with_source(merged: Segment, source: str, sides: Sequence[Segment]) -> Segment:
    """The merged segment with the source it is to have, and no draft that was for another."""
    if source != merged.source:
        return with_source(merged, source)
    if any(side.draft == merged.draft and side.source == source for side in sides):
        return merged
    return replace(merged, draft=None)


def _target_state(segment: Segment) -> _TargetState:
    pairing = segment.pairing and replace(segment.pairing, is_flagged=False)
    return segment.target, segment.status, segment.origin, pairing, segment.is_outdated


def _key(segment: Segment) -> _Key:
    # A correction keeps the source as it was imported, a split does not.  Where the sentences of
    # a bead begin goes with its source and its target alike, so these two are never parted.
    return segment.id, segment.source if segment.pairing else segment.first_source


def _anchors(*runs: _SegmentRun) -> frozenset[_Key]:
    """The segments that stand in every run, if they have the same order in all; else none."""
    shared = frozenset.intersection(*(frozenset(map(_key, run)) for run in runs))
    orders = {tuple(key for key in map(_key, run) if key in shared) for run in runs}
    return shared if len(orders) == 1 else frozenset()


def _stretches(run: _SegmentRun, anchors: frozenset[_Key]) -> list[_SegmentRun]:
    """The segments before, at and after each anchor: 2n + 1 stretches for n anchors."""
    stretches: list[list[Segment]] = [[]]
    for segment in run:
        if _key(segment) in anchors:
            stretches += ([segment], [])
        else:
            stretches[-1].append(segment)
    return [tuple(stretch) for stretch in stretches]
