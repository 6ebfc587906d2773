"""The part of the table of boundaries that is searched: a band around a path."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np

from alignwb.alignment.arrays import Integers


@dataclass(frozen=True)
class Band:
    """Cells (i, j): boundary i of the source with boundaries first[i] to last[i] - 1 of the target.

    Boundary i lies after i sentences.  Cells are numbered row by row.

    Attributes:
        first: Shape (source sentences + 1,); never falls.
        last: Likewise, exclusive, greater than `first`.
    """

    first: Integers
    last: Integers

    @cached_property
    def offsets(self) -> Integers:
        """Number of each row's first cell, and the number of cells at the end."""
        return np.concatenate([[0], np.cumsum(self.last - self.first)])


def whole(source_count: int, target_count: int) -> Band:
    """Every cell of the table."""
    rows = source_count + 1
    return Band(np.zeros(rows, np.int64), np.full(rows, target_count + 1, np.int64))


def around(
    path: Sequence[tuple[int, int]], radius: int, source_count: int, target_count: int
) -> Band:
    """The cells around a path, within `radius` columns and half as many rows.

    path: Boundaries (i, j) from (0, 0) to the end, neither ever falling.
    """
    rows = source_count + 1
    first = np.full(rows, target_count, np.int64)
    last = np.zeros(rows, np.int64)
    for (i0, j0), (i1, j1) in pairwise(path):
        steps = np.arange(i0, i1 + 1)
        if i1 == i0:
            low, high = np.array([j0]), np.array([j1])
        else:
            along = j0 + (steps - i0) * (j1 - j0) / (i1 - i0)
            low, high = np.floor(along).astype(np.int64), np.ceil(along).astype(np.int64)
        np.minimum.at(first, steps, low)
        np.maximum.at(last, steps, high)
    rows_away = radius // 2
    first, last = _widened(first, rows_away, np.minimum), _widened(last, rows_away, np.maximum)
    first = np.clip(first - radius, 0, target_count)
    last = np.clip(last + radius, 0, target_count)
    first[0], last[-1] = 0, target_count
    return Band(np.minimum.accumulate(first[::-1])[::-1], np.maximum.accumulate(last) + 1)


def _widened(values: Integers, radius: int, pick: np.ufunc) -> Integers:
    """For each row the pick of all rows within `radius`."""
    result = values
    reach = 0
    while reach < radius:
        step = min(max(reach, 1), radius - reach)
        ahead = np.concatenate([result[step:], np.repeat(result[-1:], step)])[: len(result)]
        behind = np.concatenate([np.repeat(result[:1], step), result[:-step]])[: len(result)]
        result = pick(result, pick(ahead, behind))
        reach += step
    return result
