"""Text in another order: blocks that stand elsewhere in the other text, found and paired.

A path through both texts never turns back, so what stands elsewhere is left alone on both sides.
Here the sentences left alone are compared with each other.  Two that are closest to each other,
and clearly closer than to any others, are an anchor; anchors that follow each other on both sides
are a chain, also where other text stands between them, as between notes.  What a chain holds is
aligned like any text.

A chain needs evidence: a sentence by itself has to be much like the other one, a chapter only as
much as translations usually are.  Notes with the same marker need hardly any.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from alignwb.alignment.arrays import Singles
from alignwb.alignment.sentences.aligner import Alignment, align_section, length_ratio
from alignwb.alignment.sentences.beads import Bead
from alignwb.alignment.sentences.sections import Section, measure
from alignwb.alignment.sentences.spans import Spans
from alignwb.alignment.sentences.text import Text

_MOST_CELLS = 400_000_000
"""Of the table of sentences left alone; it takes a quarter of a minute, and no room."""

_ROWS_AT_ONCE = 512

_USUAL = 0.2
"""Wrong anchors lie further than this below the median cosine of the texts' own 1-1 beads, but for
one in fifty, which then lead others by little."""

_ENOUGH = 0.45
"""The evidence that a chain needs, all its anchors together, where few sentences are left alone."""

_ENOUGH_OF_MORE = 0.06
"""More for ten times as many pairs of them: among many, two are near each other by accident."""

_FEW_CELLS = 100
_EVEN_EVIDENCE = 0.25
_STEEPNESS = 4.0
"""A chain of so much evidence would be as likely an accident as not; how fast that changes."""

_FURTHEST = 0.35
"""Below the median; further away nothing is an anchor."""

_STRANGERS = 0.45
"""Sentences that have nothing to do with each other are so much further apart than usual; where
there is no other one to compare with, this is what an anchor leads by at most."""

_SAME_MARKER = 0.5
_FURTHEST_NOTE = 0.6
_CLOSER_NOTE = 0.2
"""So much closer than the note of its marker another one has to be: the numbers are others then."""

_STEP = 5
"""Sentences left alone from an anchor to the next one of its chain, at most."""

_BEYOND = 4
"""Sentences before and after the anchors of a block that may belong to it, on either side."""

_LEAST_CONFIDENCE = 0.5
_SAMPLE = 2000
_SHORTEST = 20
"""Characters of a sentence that may be a block by itself; shorter ones come again and again."""


@dataclass(frozen=True, slots=True)
class _Anchor:
    """Two sentences left alone that belong together, numbered among those left alone."""

    source: int
    target: int
    evidence: float


@dataclass(frozen=True, slots=True)
class _Alone:
    """The sentences of the two texts that are left alone, and how near they are to each other.

    Attributes:
        source: Their numbers in the source, rising.
        target: Likewise.
        source_vectors: Unit vectors, a row for each.
        target_vectors: Likewise.
        usual: The median cosine of the texts' 1-1 beads.
    """

    source: Sequence[int]
    target: Sequence[int]
    source_vectors: Singles
    target_vectors: Singles
    usual: float

    def nearness(self, source: int, target: int) -> float:
        """The cosine of two of them, less the usual one."""
        return float(self.source_vectors[source] @ self.target_vectors[target]) - self.usual


def with_moved_blocks(
    source: Text,
    target: Text,
    source_spans: Spans,
    target_spans: Spans,
    alignment: Alignment,
    *,
    keep_source_paragraphs: bool = False,
) -> Alignment:
    """The alignment with blocks paired that stand elsewhere in the target.

    alignment: of the whole texts, whose beads never cross.  Those of blocks take the places of
    their sources; what they do not hold stays as it was.
    """
    alone = _left_alone(alignment, source_spans, target_spans)
    if alone is None:
        return alignment
    chains = [
        chain
        for chain in _chains(_anchors(alone, source, target))
        if _is_enough(chain, alone, source, target)
    ]
    sections = dict(_sections(chains, alone))
    if not sections:
        return alignment
    sides = measure(source, target, source_spans), measure(target, source, target_spans)
    ratio = length_ratio(*sides)
    found: dict[Bead, float] = {}
    for section, likely in sections.items():
        block = align_section(
            *sides, section, ratio, 1 - alone.usual, keep_source_paragraphs=keep_source_paragraphs
        )
        found |= {
            bead: min(confidence, likely)
            for bead, confidence in zip(block.beads, block.confidences, strict=True)
            if not bead.is_null and confidence >= _LEAST_CONFIDENCE
        }
    return _with_beads(alignment, found)


def _left_alone(alignment: Alignment, source: Spans, target: Spans) -> _Alone | None:
    """The sentences left alone; None if there is nothing to compare, or too much."""
    own = [n for bead in alignment.beads if not bead.target for n in bead.source]
    other = [n for bead in alignment.beads if not bead.source for n in bead.target]
    ones = [bead for bead in alignment.beads if len(bead.source) == len(bead.target) == 1]
    if not own or not other or not ones or len(own) * len(other) > _MOST_CELLS:
        return None
    sample = ones[:: len(ones) // _SAMPLE + 1]
    ours = source.embed(source.sums[[bead.source_start for bead in sample]])
    theirs = target.embed(target.sums[[bead.target_start for bead in sample]])
    usual = float(np.median(np.einsum("ij,ij->i", ours, theirs)))
    return _Alone(
        own, other, source.embed(source.sums[own]), target.embed(target.sums[other]), usual
    )


def _anchors(alone: _Alone, source: Text, target: Text) -> list[_Anchor]:
    """Pairs of sentences left alone that belong together, by their source; none is in two."""
    by_marker = list(_notes(alone, source, target))
    taken = ({each.source for each in by_marker}, {each.target for each in by_marker})
    found = [
        each
        for each in _closest(alone)
        if each.source not in taken[0] and each.target not in taken[1]
    ]
    return sorted([*by_marker, *found], key=lambda each: each.source)


def _closest(alone: _Alone) -> Iterator[_Anchor]:
    """Sentences that are each other's closest, and not much further than usual.

    Their evidence is how far they lead, and how near they are.
    """
    count = len(alone.target)
    best = np.full(count, -1.0, np.float32)
    second = best.copy()
    owner = np.full(count, -1)
    rows: list[tuple[int, float, float]] = []
    for start in range(0, len(alone.source), _ROWS_AT_ONCE):
        table = alone.source_vectors[start : start + _ROWS_AT_ONCE] @ alone.target_vectors.T
        rows += _leaders(table)
        columns = _leaders(table.T)
        for column, (row, first, following) in enumerate(columns):
            if first > best[column]:
                second[column] = max(best[column], following)
                best[column], owner[column] = first, start + row
            else:
                second[column] = max(second[column], first)
    for number, (column, first, following) in enumerate(rows):
        nearness = first - alone.usual
        if owner[column] == number and nearness > -_FURTHEST:
            lead = first - max(following, float(second[column]), alone.usual - _STRANGERS)
            yield _Anchor(number, column, nearness + _USUAL + lead)


def _leaders(table: Singles) -> list[tuple[int, float, float]]:
    """For each row the place of its highest number, that number, and the second highest."""
    places = table.argmax(axis=1)
    lines = np.arange(len(table))
    highest = table[lines, places]
    if table.shape[1] == 1:
        following = np.full(len(table), -1.0, np.float32)
    else:
        following = np.partition(table, -2, axis=1)[:, -2]
    return [
        (int(place), float(first), float(second))
        for place, first, second in zip(places, highest, following, strict=True)
    ]


def _notes(alone: _Alone, source: Text, target: Text) -> Iterator[_Anchor]:
    """Notes of the same marker; where a marker comes again, the first with the first and so on.

    Only where both sides have as many of a marker, and nothing else is much closer.
    """
    own, other = _by_label(alone.source, source), _by_label(alone.target, target)
    for label, ours in own.items():
        theirs = other.get(label, ())
        if len(ours) != len(theirs):
            continue
        for i, j in zip(ours, theirs, strict=True):
            nearness = alone.nearness(i, j)
            rivals = float((alone.target_vectors @ alone.source_vectors[i]).max()) - alone.usual
            if nearness > -_FURTHEST_NOTE and rivals - nearness < _CLOSER_NOTE:
                yield _Anchor(i, j, nearness + _USUAL + _SAME_MARKER)


def _by_label(alone: Sequence[int], text: Text) -> dict[str, list[int]]:
    """For each marker the sentences left alone that begin with it, by number among those."""
    found: dict[str, list[int]] = {}
    for number, sentence in enumerate(alone):
        if label := text.note_labels.get(sentence):
            found.setdefault(label, []).append(number)
    return found


def _chains(anchors: Sequence[_Anchor]) -> Iterator[list[_Anchor]]:
    """Anchors that follow each other on both sides, those with the most evidence first.

    Each is in one chain.
    """
    left = list(anchors)
    while left:
        best, before = _heaviest_ends(left)
        chain: list[_Anchor] = []
        place: int | None = int(np.argmax(best))
        while place is not None:
            chain.append(left[place])
            place = before[place]
        chain.reverse()
        yield chain
        inside = {each.source for each in chain}
        left = [each for each in left if each.source not in inside]


def _heaviest_ends(anchors: Sequence[_Anchor]) -> tuple[list[float], list[int | None]]:
    """For each anchor the most evidence of a chain that ends with it, and the one before it."""
    best: list[float] = []
    before: list[int | None] = []
    for place, anchor in enumerate(anchors):
        best.append(anchor.evidence)
        before.append(None)
        for earlier in range(place - 1, -1, -1):
            other = anchors[earlier]
            if anchor.source - other.source > _STEP:
                break
            if (
                0 < anchor.target - other.target <= _STEP
                and best[earlier] > 0
                and best[earlier] + anchor.evidence > best[place]
            ):
                best[place] = best[earlier] + anchor.evidence
                before[place] = earlier
    return best, before


def _is_enough(chain: Sequence[_Anchor], alone: _Alone, source: Text, target: Text) -> bool:
    """Whether a chain is a block, and no accident."""
    cells = len(alone.source) * len(alone.target)
    needed = _ENOUGH + _ENOUGH_OF_MORE * max(np.log10(cells / _FEW_CELLS), 0)
    if _evidence(chain) < needed:
        return False
    if len(chain) > 1:
        return True
    sentences = (
        source.sentences[alone.source[chain[0].source]],
        target.sentences[alone.target[chain[0].target]],
    )
    is_note = alone.source[chain[0].source] in source.note_labels
    return is_note or min(map(len, sentences)) >= _SHORTEST


def _evidence(chain: Sequence[_Anchor]) -> float:
    return sum(anchor.evidence for anchor in chain)


def _likelihood(chain: Sequence[_Anchor]) -> float:
    """How likely it is that a chain is no accident, 0 to 1."""
    return float(1 / (1 + np.exp(_STEEPNESS * (_EVEN_EVIDENCE - _evidence(chain)))))


def _sections(
    chains: Iterable[Sequence[_Anchor]], alone: _Alone
) -> Iterator[tuple[Section, float]]:
    """The stretches of the texts that chains hold, cut where other text stands in between.

    Each is as long as the sentences left alone around its anchors allow, and overlaps no other;
    with it comes how likely its chain is no accident.
    """
    cores = {
        Section(
            alone.source[piece[0].source],
            alone.source[piece[-1].source] + 1,
            alone.target[piece[0].target],
            alone.target[piece[-1].target] + 1,
        ): _likelihood(chain)
        for chain in chains
        for piece in _pieces(chain, alone)
    }
    free = set(alone.source), set(alone.target)
    for core in cores:
        free[0].difference_update(range(core.source_start, core.source_end))
        free[1].difference_update(range(core.target_start, core.target_end))
    for core, likely in cores.items():
        source = _widened(core.source_start, core.source_end, free[0])
        target = _widened(core.target_start, core.target_end, free[1])
        yield Section(*source, *target), likely
        free[0].difference_update(range(*source))
        free[1].difference_update(range(*target))


def _pieces(chain: Sequence[_Anchor], alone: _Alone) -> Iterator[list[_Anchor]]:
    """The parts of a chain between which there is no other text on either side."""
    piece = [chain[0]]
    for before, after in pairwise(chain):
        own = alone.source[after.source] - alone.source[before.source]
        other = alone.target[after.target] - alone.target[before.target]
        if own > after.source - before.source or other > after.target - before.target:
            yield piece
            piece = []
        piece.append(after)
    yield piece


def _widened(start: int, end: int, free: set[int]) -> tuple[int, int]:
    """A run of sentences with those beside it that are free, a few on either side."""
    first, last = start, end
    while first - 1 in free and start - first < _BEYOND:
        first -= 1
    while last in free and last - end < _BEYOND:
        last += 1
    return first, last


def _with_beads(alignment: Alignment, found: Mapping[Bead, float]) -> Alignment:
    """The alignment with other beads for sentences that it leaves alone."""
    if not found:
        return alignment
    by_source = {bead.source_start: bead for bead in found}
    source = {number for bead in found for number in bead.source}
    target = {number for bead in found for number in bead.target}
    beads: list[Bead] = []
    confidences: list[float] = []
    for bead, confidence in zip(alignment.beads, alignment.confidences, strict=True):
        moved = by_source.get(bead.source_start) if bead.source and not bead.target else None
        if moved is not None:
            beads.append(moved)
            confidences.append(found[moved])
        elif not (
            bead.is_null and (source.issuperset(bead.source) and target.issuperset(bead.target))
        ):
            beads.append(bead)
            confidences.append(confidence)
    return replace(
        alignment, beads=tuple(beads), confidences=tuple(confidences), moved=frozenset(found)
    )
