"""Pairing what stands far apart: a block of targets is brought to its sources.

A bitext is in the order of its source, so it is always the targets that move.  They keep where they
stood in their text, as far as the order of beads does not say it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.difference import change_between
from alignwb.core.bitext.edits import Change, Edit, fresh_id, refuse_locked
from alignwb.core.bitext.overview.target_order import in_target_order
from alignwb.core.bitext.pairing import Pairing, Side
from alignwb.core.bitext.segment import Segment, SegmentRef
from alignwb.core.bitext.sentences import Sentence, joined_notes, sentences_of, with_sentences
from alignwb.errors import EditError

FETCH = "pair distant beads"
"""The label of the edit."""


@dataclass(frozen=True, slots=True)
class MarkedBlock:
    """Where a block begins, of which side it is, and where it ends, if that is said."""

    first: SegmentRef
    side: Side
    last: SegmentRef | None = None


def beads_of(bitext: Bitext, block: MarkedBlock) -> tuple[SegmentRef, ...]:
    """The beads of a block.

    Where its end is not said, they are the bead it begins with, and if that stands alone those
    after it that do so too and that nobody has confirmed.  Raises EditError if it is gone or empty.
    """
    refs = [ref for ref, _ in bitext.segments()]
    places = {ref: place for place, ref in enumerate(refs)}
    if block.first not in places or (block.last and block.last not in places):
        raise EditError("the marked bead is no longer there", hint="Mark it again.")
    start = places[block.first]
    if block.last:
        start, end = sorted((start, places[block.last]))
        return tuple(refs[start : end + 1])
    if not bitext.segment(block.first).text(block.side):
        raise EditError(
            f"this bead has no {block.side}", hint="Go to one that has, or choose the other side."
        )
    end = start + 1
    if _is_alone(bitext.segment(block.first), block.side):
        while end < len(refs) and _is_open_and_alone(bitext.segment(refs[end]), block.side):
            end += 1
    return tuple(refs[start:end])


def fetch(bitext: Bitext, block: MarkedBlock, here: SegmentRef) -> Edit:
    """Pair a marked block with the beads from `here` on, one bead with one.

    Of targets there may be more than sources: the others stand alone behind the last one.  All
    these beads are unreviewed then.  Raises EditError if one of the two has nothing to pair, if
    they are the same beads, or if one is locked.
    """
    other = MarkedBlock(here, block.side.other)
    blocks = {block.side: beads_of(bitext, block), other.side: beads_of(bitext, other)}
    givers = [ref for ref in blocks[Side.TARGET] if bitext.segment(ref).target]
    takers = [ref for ref in blocks[Side.SOURCE] if bitext.segment(ref).source]
    if not givers or not takers:
        raise EditError("there is nothing to pair", hint="Mark a bead that has text on that side.")
    if set(givers) & set(takers):
        raise EditError(
            "what is marked is paired with this already", hint="Go to the bead it belongs to."
        )
    for ref in (*givers, *takers):
        refuse_locked(bitext.segment(ref))
    return _Fetching(bitext, givers, takers).edit()


def _is_alone(segment: Segment, side: Side) -> bool:
    return bool(segment.text(side)) and not segment.text(side.other)


def _is_open_and_alone(segment: Segment, side: Side) -> bool:
    return _is_alone(segment, side) and not segment.status.is_done


class _Fetching:
    """The edit that brings the targets of some beads to others."""

    def __init__(
        self, bitext: Bitext, givers: Sequence[SegmentRef], takers: Sequence[SegmentRef]
    ) -> None:
        self._bitext = bitext
        self._givers = givers
        self._takers = takers
        self._brought = _with_places(bitext, givers, takers)

    def edit(self) -> Edit:
        """The edit, with the first bead that got a target in focus."""
        bitext = self._bitext
        changed: dict[SegmentRef, tuple[Segment, ...]] = {}
        for ref in self._givers:
            bead = bitext.segment(ref).as_bead()
            left = with_sentences(bead, sentences_of(bead, Side.SOURCE), ())
            changed[ref] = (left,) if bead.source else ()
        changed |= {ref: (bead,) for ref, bead in self._paired()}
        last = self._takers[-1]
        surplus = tuple(self._surplus(last.paragraph))
        changed[last] = (*changed.get(last, (bitext.segment(last),)), *surplus)
        return Edit(FETCH, tuple(_changes(bitext, changed)), self._takers[0])

    def _paired(self) -> Iterator[tuple[SegmentRef, Segment]]:
        for taker, giver in zip(self._takers, self._givers, strict=False):
            bead, from_bead = (self._bitext.segment(ref).as_bead() for ref in (taker, giver))
            note = bead.note
            if not from_bead.source:
                # That bead goes; what was said of it does not.
                note = joined_notes((bead.note, from_bead.note))
                bead = _flagged(bead, bead.is_flagged or from_bead.is_flagged)
            target = (*sentences_of(bead, Side.TARGET), *self._brought[giver])
            source = sentences_of(bead, Side.SOURCE)
            yield (
                taker,
                with_sentences(replace(bead, note=note), source, target, origin=from_bead.origin),
            )

    def _surplus(self, paragraph: str) -> Iterator[Segment]:
        """The targets for which there is no source, as beads of their own."""
        taken = {each.id for each in self._bitext.paragraph(paragraph).segments}
        for giver in self._givers[len(self._takers) :]:
            bead = self._bitext.segment(giver).as_bead()
            new = Segment(fresh_id(taken), "", origin=bead.origin, pairing=Pairing())
            taken.add(new.id)
            if not bead.source:
                new = _flagged(replace(new, note=bead.note), bead.is_flagged)
            yield with_sentences(new, (), self._brought[giver])


def _flagged(bead: Segment, is_flagged: bool) -> Segment:
    assert bead.pairing is not None
    return replace(bead, pairing=replace(bead.pairing, is_flagged=is_flagged))


def _with_places(
    bitext: Bitext, givers: Sequence[SegmentRef], takers: Sequence[SegmentRef]
) -> dict[SegmentRef, tuple[Sentence, ...]]:
    """The target sentences of the givers, with their places in the target text.

    Where the order of beads says it once they are brought, they need none.
    """
    numbers: dict[SegmentRef, list[int]] = {}
    sentences: list[Sentence] = []
    for ref, segment in bitext.segments():
        run = sentences_of(segment, Side.TARGET)
        numbers[ref] = list(range(len(sentences), len(sentences) + len(run)))
        sentences += run
    places = [each.place for each in sentences]
    order = in_target_order(places)
    brought = [number for ref in givers for number in numbers[ref]]
    after = _order_after(numbers, givers, takers)
    without = dict(enumerate(places)) | dict.fromkeys(brought)
    is_said = [after[n] for n in in_target_order([without[n] for n in after])] == order
    ranks = {number: rank for rank, number in enumerate(order)}
    return {
        ref: tuple(
            replace(sentences[number], place=None if is_said else ranks[number])
            for number in numbers[ref]
        )
        for ref in givers
    }


def _order_after(
    numbers: Mapping[SegmentRef, Sequence[int]],
    givers: Sequence[SegmentRef],
    takers: Sequence[SegmentRef],
) -> list[int]:
    """The numbers of the target sentences in the order of beads once they are brought."""
    gets = {taker: numbers[giver] for taker, giver in zip(takers, givers, strict=False)}
    surplus = [number for ref in givers[len(takers) :] for number in numbers[ref]]
    taken = set(givers)
    after: list[int] = []
    for ref, own in numbers.items():
        after += [] if ref in taken else own
        after += gets.get(ref, [])
        after += surplus if ref == takers[-1] else []
    return after


def _changes(bitext: Bitext, changed: Mapping[SegmentRef, tuple[Segment, ...]]) -> Iterator[Change]:
    for paragraph_id in dict.fromkeys(ref.paragraph for ref in changed):
        paragraph = bitext.paragraph(paragraph_id)
        after = tuple(
            new
            for old in paragraph.segments
            for new in changed.get(SegmentRef(paragraph_id, old.id), (old,))
        )
        if not after:
            raise EditError(f"nothing would be left of paragraph {paragraph_id}")
        yield change_between(paragraph, after)
