"""What speaks for each bead in a band: meaning, shared marks, lengths, paragraph breaks."""

from dataclasses import dataclass
from functools import partial

import numpy as np
import numpy.typing as npt

from alignwb.alignment.band import Band
from alignwb.alignment.products import products
from alignwb.alignment.spans import Spans

Numbers = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Side:
    """One of the two texts, ready to be aligned.

    Attributes:
        spans: Its sentences' vectors.
        marks: Sums of numbers and names over the sentences before each boundary, shape
            (sentences + 1, width).
        lengths: Characters before each boundary, shape (sentences + 1,).
        breaks: Shape (sentences + 1,): 1 where a paragraph begins after that boundary.
    """

    spans: Spans
    marks: Numbers
    lengths: Numbers
    breaks: Numbers

    def __len__(self) -> int:
        return len(self.spans)


@dataclass(frozen=True)
class Evidence:
    """Per bead type and cell of a band, shapes (types, cells); NaN where there is no such bead.

    Attributes:
        types: (source sentences, target sentences) of each type.
        cosine: Of the two spans' vectors.
        gain: By how much the cosine is greater than the best that is left when the first or last
            sentence of either side goes; infinite for 1-1.
        shared: Weight of the marks they share, at least 0.
        source_length: Characters of the source span.
        target_length: Likewise.
        inner_breaks: Paragraph breaks inside the bead, both sides together.
        source_breaks: Of them those inside its source.
        one_break: Shape (cells,): 1 where a paragraph begins on one side only.
        both_breaks: Shape (cells,): 1 where paragraphs begin on both sides.
    """

    types: tuple[tuple[int, int], ...]
    cosine: Numbers
    gain: Numbers
    shared: Numbers
    source_length: Numbers
    target_length: Numbers
    inner_breaks: Numbers
    source_breaks: Numbers
    one_break: Numbers
    both_breaks: Numbers


def gather(source: Side, target: Side, band: Band, types: tuple[tuple[int, int], ...]) -> Evidence:
    """The evidence for all beads of the given types that end in a band's cells."""
    rows, columns = _cells(band)
    shape = len(types), len(rows)
    cosine, shared = np.empty(shape, np.float32), np.empty(shape, np.float32)
    source_length, target_length = np.empty(shape, np.float32), np.empty(shape, np.float32)
    inner, inner_source = np.empty(shape, np.float32), np.empty(shape, np.float32)
    source_inner, target_inner = np.cumsum(source.breaks), np.cumsum(target.breaks)
    for number, (a, b) in enumerate(types):
        impossible = (rows < a) | (columns < b)
        i, j = np.maximum(rows - a, 0), np.maximum(columns - b, 0)
        cosine[number] = products(
            band, partial(source.spans.ending, a), partial(target.spans.ending, b)
        )
        shared[number] = products(
            band, partial(_ending, source.marks, a), partial(_ending, target.marks, b)
        )
        source_length[number] = source.lengths[rows] - source.lengths[i]
        target_length[number] = target.lengths[columns] - target.lengths[j]
        inner_source[number] = source_inner[np.maximum(rows - 1, 0)] - source_inner[i]
        inner[number] = (
            inner_source[number] + target_inner[np.maximum(columns - 1, 0)] - target_inner[j]
        )
        cosine[number, impossible] = np.nan
    begins_source, begins_target = source.breaks[rows], target.breaks[columns]
    return Evidence(
        types,
        cosine,
        _gain(band, types, cosine),
        np.maximum(shared, 0),
        source_length,
        target_length,
        inner,
        inner_source,
        np.abs(begins_source - begins_target),
        begins_source * begins_target,
    )


def _gain(band: Band, types: tuple[tuple[int, int], ...], cosine: Numbers) -> Numbers:
    """What each bead's cosine has over those of the beads inside it that lack one sentence."""
    rows, columns = _cells(band)
    cells = np.arange(len(rows))
    nowhere = len(rows)
    row_above = np.maximum(rows - 1, 0)
    is_above = (rows > 0) & (columns >= band.first[row_above]) & (columns < band.last[row_above])
    above = np.where(is_above, band.offsets[row_above] + columns - band.first[row_above], nowhere)
    left = np.where(columns > band.first[rows], cells - 1, nowhere)
    known = np.full((len(types), nowhere + 1), -1, np.float32)
    known[:, :-1] = np.where(np.isnan(cosine), -1, cosine)
    numbers = {kind: number for number, kind in enumerate(types)}
    gain = np.full(cosine.shape, np.inf, np.float32)
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


def _cells(band: Band) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Row and column of each cell."""
    widths = band.last - band.first
    rows = np.repeat(np.arange(len(widths)), widths)
    columns = np.arange(int(widths.sum())) - np.repeat(band.offsets[:-1] - band.first, widths)
    return rows, columns


def _ending(sums: Numbers, size: int, start: int, stop: int) -> Numbers:
    boundaries = np.arange(start, stop)
    return sums[boundaries] - sums[np.maximum(boundaries - size, 0)]
