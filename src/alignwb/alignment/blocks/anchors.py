"""Anchors: sentences of the two texts that belong together and that no path has joined."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np

from alignwb.alignment.arrays import Singles
from alignwb.alignment.sentences.aligner import Alignment
from alignwb.alignment.sentences.spans import Spans
from alignwb.alignment.sentences.text import Text

_MOST_CELLS = 400_000_000
"""Of the table of sentences left alone; it takes a quarter of a minute, and no room."""

_ROWS_AT_ONCE = 512

_USUAL = 0.2
"""Wrong anchors lie further than this below the median cosine of the texts' own 1-1 beads, but for
one in fifty, which then lead others by little."""

_FURTHEST = 0.35
"""Below the median; further away nothing is an anchor."""

_STRANGERS = 0.45
"""Sentences that have nothing to do with each other are so much further apart than usual; where
there is no other one to compare with, this is what an anchor leads by at most."""

_SAME_MARKER = 0.5

_FURTHEST_NOTE = 0.6

_CLOSER_NOTE = 0.2
"""So much closer than the note of its marker another one has to be: the numbers are others then."""

_DOUBTED = 0.3
"""The confidence below which a pair may be one that stands in the way of a block."""

_LEAST_USUAL = 0.45
"""Where the pairs of a whole text are further apart, as in texts that have nothing to do with each
other, nothing is near by comparison."""

_SAMPLE = 2000


@dataclass(frozen=True, slots=True)
class BlockAnchor:
    """Two sentences left alone that belong together, numbered among those left alone."""

    source: int
    target: int
    evidence: float


@dataclass(frozen=True, slots=True)
class Alone:
    """The sentences of the two texts that are left alone, and how near they are to each other.

    Attributes:
        source: Their numbers in the source, rising.
        target: Likewise.
        together: Pairs of them that a doubtful bead has together.
        source_vectors: Unit vectors, a row for each.
        target_vectors: Likewise.
        usual: The median cosine of the texts' 1-1 beads.
    """

    source: Sequence[int]
    target: Sequence[int]
    together: Container[tuple[int, int]]
    source_vectors: Singles
    target_vectors: Singles
    usual: float

    def nearness(self, source: int, target: int) -> float:
        """The cosine of two of them, less the usual one."""
        return float(self.source_vectors[source] @ self.target_vectors[target]) - self.usual


def left_alone(alignment: Alignment, source: Spans, target: Spans) -> Alone | None:
    """The sentences left alone; None if there is nothing to compare, or too much."""
    pairs = zip(alignment.beads, alignment.confidences, strict=True)
    open_ = [bead for bead, sure in pairs if bead.is_null or sure < _DOUBTED]
    own = [n for bead in open_ for n in bead.source]
    other = [n for bead in open_ for n in bead.target]
    together = {pair for bead in open_ for pair in product(bead.source, bead.target)}
    ones = [bead for bead in alignment.beads if len(bead.source) == len(bead.target) == 1]
    if not own or not other or not ones or len(own) * len(other) > _MOST_CELLS:
        return None
    sample = ones[:: len(ones) // _SAMPLE + 1]
    ours = source.embed(source.sums[[bead.source_start for bead in sample]])
    theirs = target.embed(target.sums[[bead.target_start for bead in sample]])
    usual = float(np.median(np.einsum("ij,ij->i", ours, theirs)))
    if usual < _LEAST_USUAL:
        return None
    return Alone(
        own,
        other,
        together,
        source.embed(source.sums[own]),
        target.embed(target.sums[other]),
        usual,
    )


def anchors(alone: Alone, source: Text, target: Text) -> list[BlockAnchor]:
    """Pairs of sentences left alone that belong together, by their source; none is in two."""
    by_marker = list(_notes(alone, source, target))
    taken = ({each.source for each in by_marker}, {each.target for each in by_marker})
    found = [
        each
        for each in _closest(alone)
        if each.source not in taken[0] and each.target not in taken[1]
    ]
    return sorted([*by_marker, *found], key=lambda each: each.source)


def _closest(alone: Alone) -> Iterator[BlockAnchor]:
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
        pair = alone.source[number], alone.target[column]
        if owner[column] == number and nearness > -_FURTHEST and pair not in alone.together:
            lead = first - max(following, float(second[column]), alone.usual - _STRANGERS)
            yield BlockAnchor(number, column, nearness + _USUAL + lead)


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


def _notes(alone: Alone, source: Text, target: Text) -> Iterator[BlockAnchor]:
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
                yield BlockAnchor(i, j, nearness + _USUAL + _SAME_MARKER)


def _by_label(alone: Sequence[int], text: Text) -> dict[str, list[int]]:
    """For each marker the sentences left alone that begin with it, by number among those."""
    found: dict[str, list[int]] = {}
    for number, sentence in enumerate(alone):
        if label := text.note_labels.get(sentence):
            found.setdefault(label, []).append(number)
    return found
