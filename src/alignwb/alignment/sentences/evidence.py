"""The evidence for each bead in a band: meaning, cognates, lengths, paragraph breaks."""

from dataclasses import dataclass
from functools import partial

import numpy as np
import numpy.typing as npt

from alignwb.alignment.arrays import Doubles, Halves, Integers, Singles
from alignwb.alignment.sentences.band import Band
from alignwb.alignment.sentences.inner_products import inner_products
from alignwb.alignment.sentences.spans import Spans

_VARIANCE = 6.8
"""Of the target's characters for each of the source's (Gale & Church 1993)."""

_MOST_DEVIATION = 4.0

_FEW = 10.0
"""Characters added to both lengths before their ratio is taken: short sentences vary most."""


@dataclass(frozen=True)
class MeasuredText:
    """One of the two texts, ready to be aligned.

    Attributes:
        spans: Its sentences' vectors.
        cognates: Sums of `cognate_sums` over the sentences before each boundary, shape
            (sentences + 1, width).
        lengths: Characters before each boundary, shape (sentences + 1,).
        breaks: Shape (sentences + 1,): 1 where a paragraph begins after that boundary.
        continuations: Shape (sentences + 1,): 1 where a sentence seems to go on there.
        scraps: Shape (sentences + 1,): 1 where the sentence before is a scrap.
    """

    spans: Spans
    cognates: Singles
    lengths: Doubles
    breaks: Singles
    continuations: Singles
    scraps: Singles

    def __len__(self) -> int:
        return len(self.spans)

    def breaks_inside(self, start: Integers, end: Integers) -> Integers:
        """The number of paragraphs that begin between two boundaries, themselves left out."""
        before = np.cumsum(self.breaks, dtype=np.int64)
        return before[np.maximum(end - 1, 0)] - before[start]


@dataclass(frozen=True)
class Evidence:
    """Per bead type and cell of a band, shapes (types, cells), in half precision to save room.

    Attributes:
        types: (source sentences, target sentences) of each type.
        cosine: Of the two spans' vectors; NaN where there is no such bead.
        gain: The cosine less the best one that is left when the first or last sentence of either
            side goes; infinite for 1-1.
        lack: The best cosine that is reached when the next sentence before or after it of either
            side comes along, less its own; at least 0.
        shared: Weight of the cognates they share, at least 0.
        deviation: The distance of their lengths in standard deviations, squared, at most 4.
        uneven: The logarithm of the ratio of their lengths, without its sign.
        inner_breaks: Paragraph breaks inside the bead, both sides together.
        both_breaks: Shape (cells,): 1 where paragraphs begin on both sides.
        one_continuation: Shape (cells,): 1 where a sentence goes on on one side only.
        source_scraps: Shape (source sentences + 1,): 1 after a sentence that is a scrap.
        target_scraps: The same for the target.
    """

    types: tuple[tuple[int, int], ...]
    cosine: Halves
    gain: Halves
    lack: Halves
    shared: Halves
    deviation: Halves
    uneven: Halves
    inner_breaks: npt.NDArray[np.int8]
    both_breaks: Singles
    one_continuation: Singles
    source_scraps: Singles
    target_scraps: Singles


def gather(
    source: MeasuredText,
    target: MeasuredText,
    band: Band,
    types: tuple[tuple[int, int], ...],
    ratio: float,
) -> Evidence:
    """The evidence for all beads of the given types that end in a band's cells.

    ratio: target characters for one of the source.
    """
    rows, columns = _cells(band)
    shape = len(types), len(rows)
    cosine, shared = np.empty(shape, np.float16), np.empty(shape, np.float16)
    deviation, uneven = np.empty(shape, np.float16), np.empty(shape, np.float16)
    inner = np.empty(shape, np.int8)
    target_vectors = {b: target.spans.ending(b) for b in sorted({b for _, b in types})}
    source_size, source_vectors = 0, np.zeros((0, 0), np.float16)
    for number, (a, b) in enumerate(types):
        if a != source_size:
            source_size, source_vectors = a, source.spans.ending(a)
        i, j = np.maximum(rows - a, 0), np.maximum(columns - b, 0)
        cosine[number] = inner_products(
            band, partial(_rows, source_vectors), partial(_rows, target_vectors[b])
        )
        cosine[number, (rows < a) | (columns < b)] = np.nan
        cognates = partial(_ending, source.cognates, a), partial(_ending, target.cognates, b)
        shared[number] = np.maximum(inner_products(band, *cognates), 0)
        expected = (source.lengths[rows] - source.lengths[i]) * ratio
        length = target.lengths[columns] - target.lengths[j]
        deviation[number], uneven[number] = _deviation(expected, length), _uneven(expected, length)
        inner[number] = source.breaks_inside(i, rows) + target.breaks_inside(j, columns)
    gain, lack = _gain_and_lack(band, types, cosine)
    return Evidence(
        types,
        cosine,
        gain,
        lack,
        shared,
        deviation,
        uneven,
        inner,
        source.breaks[rows] * target.breaks[columns],
        np.abs(source.continuations[rows] - target.continuations[columns]),
        source.scraps,
        target.scraps,
    )


def _deviation(expected: Doubles, length: Doubles) -> Doubles:
    """Gale & Church (1993), with their variance."""
    apart = length - expected
    return np.minimum(apart * apart / (_VARIANCE * ((expected + length) / 2 + 1)), _MOST_DEVIATION)


def _uneven(expected: Doubles, length: Doubles) -> Doubles:
    """What the deviation does not tell of long beads: it is at its bound there."""
    apart: Doubles = np.abs(np.log((expected + _FEW) / (length + _FEW)))
    return apart


def _gain_and_lack(
    band: Band, types: tuple[tuple[int, int], ...], cosine: Halves
) -> tuple[Halves, Halves]:
    """Each bead's cosine beside those of the beads with one sentence less, and one more."""
    rows, columns = _cells(band)
    here = np.arange(len(rows))
    above, below = _cells_at(band, rows - 1, columns), _cells_at(band, rows + 1, columns)
    left, right = _cells_at(band, rows, columns - 1), _cells_at(band, rows, columns + 1)
    # Arithmetic in half precision is slow.
    known = np.full((len(types), len(rows) + 1), -1, np.float32)
    known[:, :-1] = np.where(np.isnan(cosine), np.float16(-1), cosine)
    numbers = {kind: number for number, kind in enumerate(types)}
    gain = np.full(cosine.shape, np.inf, np.float16)
    lack = np.zeros(cosine.shape, np.float16)
    for number, (a, b) in enumerate(types):
        own = known[number, :-1]
        less = [
            known[numbers[smaller]][ends]
            for smaller, last_goes in (((a - 1, b), above), ((a, b - 1), left))
            if smaller in numbers
            for ends in (here, last_goes)
        ]
        more = [
            known[numbers[larger]][ends]
            for larger, next_comes in (((a + 1, b), below), ((a, b + 1), right))
            if larger in numbers
            for ends in (here, next_comes)
        ]
        if less:
            gain[number] = own - np.maximum.reduce(less)
        if more:
            lack[number] = np.maximum(np.maximum.reduce(more) - own, 0)
    return gain, lack


def _cells_at(band: Band, rows: Integers, columns: Integers) -> Integers:
    """The numbers of cells; outside the band the number of all cells."""
    inside = np.clip(rows, 0, len(band.first) - 1)
    first = band.first[inside]
    is_cell = (rows == inside) & (columns >= first) & (columns < band.last[inside])
    return np.where(is_cell, band.offsets[inside] + columns - first, band.offsets[-1])


def _cells(band: Band) -> tuple[Integers, Integers]:
    """Row and column of each cell."""
    widths = band.last - band.first
    rows = np.repeat(np.arange(len(widths)), widths)
    columns = np.arange(int(widths.sum())) - np.repeat(band.offsets[:-1] - band.first, widths)
    return rows, columns


def _rows(vectors: Halves, start: int, stop: int) -> Singles:
    return vectors[start:stop].astype(np.float32)


def _ending(sums: Singles, size: int, start: int, stop: int) -> Singles:
    boundaries = np.arange(start, stop)
    return sums[boundaries] - sums[np.maximum(boundaries - size, 0)]
