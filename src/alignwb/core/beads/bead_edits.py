"""Edits of beads: which sentences of the two texts go together.

The sentences of either text, read through the bitext in order, are the same after each of these
as before; only `swap_targets` lets two runs change places.  A bead may have sentences of several
paragraphs of either text: those of the source are one paragraph of the bitext then, and are parted
again when no bead crosses their border any more.  A bead that is changed counts as not reviewed.
A bead that is left empty on both sides goes; its note passes to the one that has its sentences.
All raise EditError where they cannot be done, and on a locked segment.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from alignwb.core.bitext import navigation
from alignwb.core.bitext.bitext import Bitext, Paragraph
from alignwb.core.bitext.code_numbers import disjoint
from alignwb.core.bitext.edits import Edit, fresh_id, locate, refuse_locked, replace_segment
from alignwb.core.bitext.pairing import Pairing, Side
from alignwb.core.bitext.post_edits.tracing import origin_of, post_edit_of, rewritten
from alignwb.core.bitext.repairs.joined_paragraphs import Homed, opened, recut
from alignwb.core.bitext.segment import Origin, PostEdit, Segment, SegmentRef, Status
from alignwb.core.bitext.sentence_breaks import with_text
from alignwb.core.bitext.sentences import (
    Sentence,
    joined_notes,
    joined_segments,
    sentences_of,
    with_sentences,
)
from alignwb.errors import EditError


@dataclass(frozen=True, slots=True)
class _BeadPlace:
    """A bead, by its opened paragraph and its position there."""

    paragraph: Paragraph
    position: int

    @property
    def bead(self) -> Segment:
        return self.paragraph.segments[self.position].as_bead()

    @property
    def ref(self) -> SegmentRef:
        return SegmentRef(self.paragraph.id, self.paragraph.segments[self.position].id)


def shift(bitext: Bitext, ref: SegmentRef, side: Side, forward: bool) -> Edit:
    """Give a sentence of a bead to its neighbour; so a null becomes a full bead.

    Forward, the last sentence of that side goes to the next bead; backward, the first one goes to
    the bead before.
    """
    units, here, there = _pair(bitext, ref, forward=forward)
    run = sentences_of(here.bead, side)
    if not run:
        raise EditError(f"segment {ref.segment} has no {side} to move")
    received = sentences_of(there.bead, side)
    if forward:
        kept, received = run[:-1], (*run[-1:], *received)
    else:
        kept, received = run[1:], (*received, *run[:1])
    giver = _with_side(here.bead, side, kept)
    taker = _with_side(there.bead, side, received, origin=here.bead.origin)
    pair = [(here.ref, giver), (there.ref, taker)]
    changed = _without_empty(pair if forward else pair[::-1])
    return _edit(bitext, units, f"move {side} sentence", changed, ref)


def split_bead(bitext: Bitext, ref: SegmentRef, source_count: int, target_count: int) -> Edit:
    """Make two beads of one; the counts are the sentences of each side that the first one keeps.

    The first keeps id, note and flag; the second does if it has all of the source.
    """
    return _split(bitext, ref, (source_count, target_count), "split bead")


def make_null(bitext: Bitext, ref: SegmentRef) -> Edit:
    """Make two nulls of a bead: one of its source, and after it one of its target."""
    bead = _open(_units(bitext, ref), ref).bead
    if not bead.source or not bead.target:
        raise EditError(f"segment {ref.segment} is a null already")
    return _split(bitext, ref, (len(sentences_of(bead, Side.SOURCE)), 0), "part source and target")


def merge_beads(bitext: Bitext, ref: SegmentRef) -> Edit:
    """Make one of a bead and the next one.

    Its id is that of the first, or of the second if only that has a source.
    """
    units, here, there = _pair(bitext, ref, forward=True)
    whole = joined_segments(here.bead, there.bead)
    keeper, other = (there, here) if there.bead.source and not here.bead.source else (here, there)
    # The draft was for the source, if that is the same.
    draft = keeper.bead.draft if keeper.bead.source == whole.source else None
    whole = replace(whole, id=keeper.bead.id, draft=draft)
    return _edit(bitext, units, "merge beads", {keeper.ref: (whole,), other.ref: ()}, ref)


def swap_targets(bitext: Bitext, ref: SegmentRef) -> Edit:
    """Exchange the targets of a bead and the next one."""
    units, here, there = _pair(bitext, ref, forward=True)
    first, second = here.bead, there.bead
    if not first.target and not second.target:
        raise EditError(f"segments {first.id} and {second.id} have no targets to swap")
    return _edit(
        bitext,
        units,
        "swap targets",
        _without_empty(
            [(here.ref, _retargeted(first, second)), (there.ref, _retargeted(second, first))]
        ),
        ref,
    )


def edit_side(
    bitext: Bitext, ref: SegmentRef, side: Side, text: str, *, post_edit: PostEdit | None = None
) -> Edit | None:
    """Change the text of one side and keep the text as it was aligned.  None if nothing changes.

    post_edit: what is known of how a target was made; without it, words that stay are kept.

    White space around the text is dropped.  A side may become empty if the other is not, but a
    paragraph keeps at least one source.
    """
    whole, text = text, text.strip()
    paragraph, _, segment = locate(bitext, ref)
    if text == segment.text(side):
        return None
    if not text:
        _refuse_emptying(paragraph, segment, side)
    bead = segment.as_bead()
    changed = with_text(bead, side, text)
    if side is Side.SOURCE:
        changed = replace(changed, draft=None)
    else:
        if post_edit is not None:
            post_edit = rewritten(post_edit, whole, text)
        else:
            post_edit = rewritten(post_edit_of(segment), segment.target, text)
        changed = replace(changed, origin=origin_of(post_edit, text), post_edit=post_edit)
    status = Status.EDITED if changed.target else Status.INITIAL
    pairing = _pairing(changed).corrected(side, bead.text(side), text)
    changed = replace(changed, pairing=pairing, status=status, is_outdated=False)
    return replace_segment(bitext, ref, changed, label=f"edit {side}")


def restore_side(bitext: Bitext, ref: SegmentRef, side: Side) -> Edit | None:
    """Put back a side as it was aligned.  Raises EditError if it reads so still."""
    pairing = locate(bitext, ref)[2].pairing
    original = pairing.original(side) if pairing else ""
    if not original:
        raise EditError(f"the {side} of this bead reads as it was aligned")
    return edit_side(bitext, ref, side, original)


def _pairing(bead: Segment) -> Pairing:
    assert bead.pairing is not None
    return bead.pairing


def _refuse_emptying(paragraph: Paragraph, segment: Segment, side: Side) -> None:
    if side is Side.SOURCE and segment.paragraph_starts:
        raise EditError(
            "a paragraph of the source begins in this bead, and would be lost",
            hint="Move its first sentence to the next bead.",
        )
    if not segment.text(Side.TARGET if side is Side.SOURCE else Side.SOURCE):
        raise EditError(
            f"nothing would be left of segment {segment.id}",
            hint="Merge it with a neighbour instead.",
        )
    if side is Side.SOURCE and paragraph.source == segment.source:
        raise EditError(f"nothing would be left of the source of paragraph {paragraph.id}")


def _units(bitext: Bitext, *refs: SegmentRef) -> tuple[Paragraph, ...]:
    """The opened paragraphs of neighbouring beads, one or two, codes told apart by their numbers.

    Raises EditError if there is no such bead.
    """
    found = tuple(dict.fromkeys(locate(bitext, ref)[0].id for ref in refs))
    units = tuple(map(bitext.paragraph, sorted(found, key=bitext.positions.__getitem__)))
    if len(units) == 2:
        units = disjoint(*units)
    return tuple(replace(each, segments=opened(each)) for each in units)


def _open(units: Sequence[Paragraph], ref: SegmentRef) -> _BeadPlace:
    """The place of a bead that may be changed.  Raises EditError if it is locked."""
    paragraph = next(each for each in units if each.id == ref.paragraph)
    place = _BeadPlace(paragraph, paragraph.position(ref.segment))
    refuse_locked(place.bead)
    return place


def _pair(
    bitext: Bitext, ref: SegmentRef, *, forward: bool
) -> tuple[tuple[Paragraph, ...], _BeadPlace, _BeadPlace]:
    """The paragraphs of a bead and the one after or before it, and the places of the two.

    Raises EditError if there is no such bead, and if one of them is locked.
    """
    units = _units(bitext, ref)
    _open(units, ref)
    there = navigation.after(bitext, ref) if forward else navigation.before(bitext, ref)
    if there is None:
        end = "last" if forward else "first"
        raise EditError(
            f"this is the {end} bead of {bitext.document}", hint="Split it to have one more."
        )
    units = _units(bitext, ref, there)
    return units, _open(units, ref), _open(units, there)


def _split(bitext: Bitext, ref: SegmentRef, counts: tuple[int, int], label: str) -> Edit:
    units = _units(bitext, ref)
    here = _open(units, ref)
    source, target = (sentences_of(here.bead, side) for side in (Side.SOURCE, Side.TARGET))
    n, m = counts
    first, second = (source[:n], target[:m]), (source[n:], target[m:])
    if min(counts) < 0 or not any(first) or not any(second):
        raise EditError(
            f"segment {ref.segment} cannot be split there: a part would be empty",
            hint="Each part needs a sentence of one side at least.",
        )
    new = Segment(
        fresh_id({each.id for each in here.paragraph.segments}),
        "",
        origin=here.bead.origin,
        pairing=Pairing(),
    )
    bases = (new, here.bead) if source and not first[0] else (here.bead, new)
    parts = tuple(
        with_sentences(base, *sides) for base, sides in zip(bases, (first, second), strict=True)
    )
    return _edit(bitext, units, label, {ref: parts}, ref)


def _with_side(
    bead: Segment, side: Side, run: Sequence[Sentence], *, origin: Origin | None = None
) -> Segment:
    other = Side.TARGET if side is Side.SOURCE else Side.SOURCE
    sides = {side: run, other: sentences_of(bead, other)}
    return with_sentences(bead, sides[Side.SOURCE], sides[Side.TARGET], origin=origin)


def _retargeted(bead: Segment, other: Segment) -> Segment:
    """The bead with the other's target."""
    base = replace(bead, origin=other.origin)
    return with_sentences(base, sentences_of(bead, Side.SOURCE), sentences_of(other, Side.TARGET))


def _without_empty(
    pair: Sequence[tuple[SegmentRef, Segment]],
) -> dict[SegmentRef, tuple[Segment, ...]]:
    """Two neighbours after a move; one that is empty on both sides leaves its note and flag."""
    kept = [(ref, bead) for ref, bead in pair if bead.source or bead.target]
    changed: dict[SegmentRef, tuple[Segment, ...]] = dict.fromkeys((ref for ref, _ in pair), ())
    if len(kept) == len(pair):
        return changed | {ref: (bead,) for ref, bead in kept}
    [(ref, bead)] = kept
    is_flagged = any(each.is_flagged for _, each in pair)
    left = replace(
        bead,
        note=joined_notes(each.note for _, each in pair),
        pairing=replace(_pairing(bead), is_flagged=is_flagged),
    )
    return changed | {ref: (left,)}


def _edit(
    bitext: Bitext,
    units: Sequence[Paragraph],
    label: str,
    changed: Mapping[SegmentRef, tuple[Segment, ...]],
    ref: SegmentRef,
) -> Edit:
    """The edit that puts beads in place of others; its focus is `ref`, or what replaced it."""
    segments = [
        Homed(unit.id, new)
        for unit in units
        for old in unit.segments
        for new in changed.get(SegmentRef(unit.id, old.id), (old,))
    ]
    left = [SegmentRef(each.paragraph, new.id) for each, run in changed.items() for new in run]
    edit = recut(bitext, units, segments).edit(label, ref if ref in left else left[0])
    assert edit is not None
    return edit
