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


@dataclass(frozen=True)
class MeasuredText:
    """One of the two texts, ready to be aligned.

    Attributes:
        spans: Its sentences' vectors.
        cognates: Sums of `cognate_sums` over the sentences before each boundary, shape
            (sentences + 1, width).
        lengths: Characters before each boundary, shape (sentences + 1,).
        breaks: Shape (sentences + 1,): 1 where a paragraph begins after that boundary.
    """

    spans: Spans
    cognates: Singles
    lengths: Doubles
    breaks: Singles

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
        shared: Weight of the cognates they share, at least 0.
        deviation: The distance of their lengths in standard deviations, squared, at most 4.
        inner_breaks: Paragraph breaks inside the bead, both sides together.
        one_break: Shape (cells,): 1 where a paragraph begins on one side only.
        both_breaks: Shape (cells,): 1 where paragraphs begin on both sides.
    """

    types: tuple[tuple[int, int], ...]
    cosine: Halves
    gain: Halves
    shared: Halves
    deviation: Halves
    inner_breaks: npt.NDArray[np.int8]
    one_break: Singles
    both_breaks: Singles


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
    deviation = np.empty(shape, np.float16)
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
        deviation[number] = _deviation(
            (source.lengths[rows] - source.lengths[i]) * ratio,
            target.lengths[columns] - target.lengths[j],
        )
        inner[number] = source.breaks_inside(i, rows) + target.breaks_inside(j, columns)
    begins_source, begins_target = source.breaks[rows], target.breaks[columns]
    return Evidence(
        types,
        cosine,
        _gain(band, types, cosine),
        shared,
        deviation,
        inner,
        np.abs(begins_source - begins_target),
        begins_source * begins_target,
    )


def _deviation(expected: Doubles, length: Doubles) -> Doubles:
    """Gale & Church (1993), with their variance."""
    apart = length - expected
    return np.minimum(apart * apart / (_VARIANCE * ((expected + length) / 2 + 1)), _MOST_DEVIATION)


def _gain(band: Band, types: tuple[tuple[int, int], ...], cosine: Halves) -> Halves:
    """Each bead's cosine less the best of the beads inside it that lack one sentence."""
    rows, columns = _cells(band)
    cells = np.arange(len(rows))
    nowhere = len(rows)
    row_above = np.maximum(rows - 1, 0)
    is_above = (rows > 0) & (columns >= band.first[row_above]) & (columns < band.last[row_above])
    above = np.where(is_above, band.offsets[row_above] + columns - band.first[row_above], nowhere)
    left = np.where(columns > band.first[rows], cells - 1, nowhere)
    known = np.full((len(types), nowhere + 1), -1, np.float16)
    known[:, :-1] = np.where(np.isnan(cosine), -1, cosine)
    numbers = {kind: number for number, kind in enumerate(types)}
    gain = np.full(cosine.shape, np.inf, np.float16)
    for number, (a, b) in enumerate(types):
        rest = [
            known[numbers[smaller]][ends]
            for smaller, last_goes in (((a - 1, b), above), ((a, b - 1), left))
            if smaller in numbers
            for ends in (cells, last_goes)
        ]
        if rest:
            gain[number] = cosine[number] - np.maximum.reduce(rest)
    return gain


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
