"""Other beads in place of a run of beads: a new alignment of the same sentences."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from alignwb.core.beads.bead_runs import BeadRun, BeadSpan, read_run
from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.edits import Edit, fresh_id
from alignwb.core.bitext.pairing import Pairing
from alignwb.core.bitext.repairs.joined_paragraphs import Homed, recut
from alignwb.core.bitext.segment import Segment, SegmentRef
from alignwb.core.bitext.sentences import joined_notes, with_sentences
from alignwb.errors import EditError


def replace_run(
    bitext: Bitext,
    beads: Sequence[BeadSpan],
    confidences: Sequence[float | None] = (),
    *,
    after: SegmentRef | None = None,
    before: SegmentRef | None = None,
    label: str = "realign",
) -> Edit | None:
    """Put other beads of the same sentences between two segments; None if nothing changes.

    beads: all of them, in order, over the sentences of `read_run(bitext, after, before)`.
    confidences: of each of them, or none at all.

    A bead that is the same stays as it is; only its confidence is replaced, if it has one and
    nobody has confirmed it.  One that differs is unreviewed; ids, notes and flags go with the
    first sentence of the bead they belonged to.  A bead without a source stays in its paragraph if
    it can, else it goes to that of the bead before it.  Paragraphs of the source whose border a
    bead crosses are one paragraph; they are parted where none does.  Raises ValueError if the beads
    do not hold every sentence once, in order; EditError if a bead that a human has confirmed would
    differ, or paragraphs cannot be joined (`recut`).
    """
    run = read_run(bitext, after, before)
    _refuse_other_sentences(run, beads)
    if not run.refs:
        return None
    given = confidences or (None,) * len(beads)
    positions = [bitext.positions[ref.paragraph] for ref in (run.refs[0], run.refs[-1])]
    units = bitext.paragraphs[positions[0] : positions[1] + 1]
    replacement = _NewBeads(bitext, run, beads)
    made = [
        Homed(replacement.paragraphs[number], replacement.bead(number, confidence))
        for number, confidence in zip(range(len(beads)), given, strict=True)
    ]
    there = [
        Homed(unit.id, run.begun.get(SegmentRef(unit.id, each.id), each))
        for unit in units
        for each in unit.segments
    ]
    refs = [SegmentRef(each.paragraph, each.segment.id) for each in there]
    head, tail = refs.index(run.refs[0]), refs.index(run.refs[-1]) + 1
    return recut(bitext, units, [*there[:head], *made, *there[tail:]]).edit(label)


class _NewBeads:
    """The new beads, and the old ones that each of them is made from.

    Attributes:
        paragraphs: The paragraph that was there of each new bead: that of its first source
            sentence.
    """

    def __init__(self, bitext: Bitext, run: BeadRun, beads: Sequence[BeadSpan]) -> None:
        self._run = run
        self._beads = beads
        known = {span: number for number, span in enumerate(run.spans)}
        self._same = {n: known[bead] for n, bead in enumerate(beads) if bead in known}
        self._heirs = _heirs(run, beads, set(self._same.values()))
        self._givers = _owners(run.spans, 2)
        self.paragraphs = _paragraphs(run, beads, self._same)
        self._taken = {
            paragraph: {each.id for each in bitext.paragraph(paragraph).segments}
            for paragraph in set(self.paragraphs)
        }

    def bead(self, number: int, confidence: float | None) -> Segment:
        """The new bead of that number."""
        run, paragraph = self._run, self.paragraphs[number]
        if number in self._same:
            ref = run.refs[self._same[number]]
            same = run.begun.get(ref, run.segments[self._same[number]])
            segment = _with_confidence(same, confidence)
            if ref.paragraph != paragraph:
                segment = replace(segment, id=self._fresh_id(paragraph))
            return segment
        olds = self._heirs.get(number, ())
        own = [run.segments[old] for old in olds if run.refs[old].paragraph == paragraph]
        base = own[0] if own else Segment(self._fresh_id(paragraph), "")
        before = [run.segments[old] for old in olds]
        is_flagged = any(each.is_flagged for each in before)
        base = replace(
            base,
            note=joined_notes(each.note for each in before),
            pairing=Pairing(is_flagged=is_flagged),
        )
        source_start, source_end, target_start, target_end = self._beads[number]
        target = run.target[target_start:target_end]
        bead = with_sentences(
            base,
            run.source[source_start:source_end],
            target,
            origin=run.segments[self._givers[target_start]].origin if target else None,
        )
        assert bead.pairing is not None
        return replace(bead, pairing=replace(bead.pairing, confidence=confidence))

    def _fresh_id(self, paragraph: str) -> str:
        taken = self._taken[paragraph]
        new = fresh_id(taken)
        taken.add(new)
        return new


def _refuse_other_sentences(run: BeadRun, beads: Sequence[BeadSpan]) -> None:
    ends = [(0, 0), *((bead[1], bead[3]) for bead in beads), (len(run.source), len(run.target))]
    starts = [*((bead[0], bead[2]) for bead in beads), (len(run.source), len(run.target))]
    is_in_order = all(old <= new for pair in pairwise(ends) for old, new in zip(*pair, strict=True))
    if ends[:-1] != starts or not is_in_order or any(a == b for a, b in pairwise(ends[:-1])):
        raise ValueError("the beads do not hold every sentence once and in order")


def _heirs(run: BeadRun, beads: Sequence[BeadSpan], same: set[int]) -> dict[int, list[int]]:
    """For each new bead the old ones whose first sentence it has; beads that stay are left out.

    Raises EditError if a human has confirmed one of them.
    """
    sources, targets = _owners(beads, 0), _owners(beads, 2)
    heirs: dict[int, list[int]] = {}
    for number, (segment, span) in enumerate(zip(run.segments, run.spans, strict=True)):
        if number in same:
            continue
        if segment.status.is_done:
            raise EditError(
                f"segment {run.refs[number]} is {segment.status}, and its bead would change",
                hint="What a human has confirmed stays as it is.",
            )
        heir = sources[span[0]] if segment.source else targets[span[2]]
        heirs.setdefault(heir, []).append(number)
    return heirs


def _owners(spans: Sequence[BeadSpan], side: int) -> list[int]:
    """The number of the bead that has each sentence; side: 0 for the source, 2 for the target."""
    return [n for n, span in enumerate(spans) for _ in range(span[side], span[side + 1])]


def _paragraphs(run: BeadRun, beads: Sequence[BeadSpan], same: Mapping[int, int]) -> list[str]:
    """The paragraph of each new bead."""
    order = {name: n for n, name in enumerate(dict.fromkeys(ref.paragraph for ref in run.refs))}
    names = list(order)
    homes = [order[run.refs[owner].paragraph] for owner in _owners(run.spans, 0)]
    homes.append(len(names))
    previous = 0
    found: list[str] = []
    for number, (start, end, _, _) in enumerate(beads):
        if start < end:
            previous = homes[start]
        elif number in same:
            own = order[run.refs[same[number]].paragraph]
            previous = own if previous <= own <= homes[start] else previous
        found.append(names[previous])
    return found


def _with_confidence(segment: Segment, confidence: float | None) -> Segment:
    pairing = segment.pairing
    if pairing is None or segment.status.is_done or None in (pairing.confidence, confidence):
        return segment
    return replace(segment, pairing=replace(pairing, confidence=confidence))
