"""The cheapest path through a band: dynamic programming over beads.

The recurrence is that of Gale & Church (1993), over the bead types of Thompson & Koehn (2019).
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from alignwb.alignment.band import Band

Costs = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Prices:
    """What beads cost in a band.

    Attributes:
        types: (source sentences, target sentences) of each kind of bead with text on both sides.
        paired: Shape (types, cells): the bead of that type ending at the cell; infinite where
            there is none.
        source_null: One source sentence without counterpart.
        target_null: One target sentence without counterpart.
        boundary: Shape (cells,): added for ending any bead at the cell.
    """

    types: tuple[tuple[int, int], ...]
    paired: Costs
    source_null: float
    target_null: float
    boundary: Costs


def cheapest(band: Band, prices: Prices) -> list[tuple[int, int]]:
    """The boundaries (i, j) of the cheapest beads, from (0, 0) to the end."""
    table = _Table(band, prices)
    table.fill()
    return table.path()


class _Table:
    """The costs of reaching each cell, and by which step."""

    _SOURCE_NULL = -1
    _TARGET_NULL = -2

    def __init__(self, band: Band, prices: Prices) -> None:
        self._band = band
        self._prices = prices
        self._offsets = band.offsets
        self._cost = np.full(int(self._offsets[-1]) + 1, np.inf, np.float64)
        self._step = np.full(int(self._offsets[-1]), self._TARGET_NULL, np.int8)
        self._source_sizes = np.array([a for a, _ in prices.types] + [1])
        self._target_sizes = np.array([b for _, b in prices.types] + [0])

    def fill(self) -> None:
        """Row by row; within a row the nulls of the target come last."""
        cost, offsets, prices = self._cost, self._offsets, self._prices
        nowhere = len(cost) - 1
        first, last = self._band.first, self._band.last
        price = prices.target_null
        for i in range(len(first)):
            here = slice(offsets[i], offsets[i + 1])
            columns = np.arange(first[i], last[i])
            if i == 0:
                reached = np.where(columns == 0, 0.0, np.inf)
            else:
                rows = i - self._source_sizes
                kept = rows >= 0
                rows = rows[kept]
                before = columns[None, :] - self._target_sizes[kept][:, None]
                inside = (before >= first[rows][:, None]) & (before < last[rows][:, None])
                cells = np.where(
                    inside, offsets[rows][:, None] + before - first[rows][:, None], nowhere
                )
                arriving = cost[cells]
                numbers = np.flatnonzero(kept)
                arriving[:-1] += prices.paired[numbers[:-1], here]
                arriving[-1] += prices.source_null
                best = arriving.argmin(axis=0)
                reached = arriving[best, np.arange(len(columns))] + prices.boundary[here]
                step = numbers[best]
                step[best == len(numbers) - 1] = self._SOURCE_NULL
                self._step[here] = step
            # Walking on along the row costs the same at each step, so one running minimum does.
            toll = np.concatenate([[0.0], np.cumsum(price + prices.boundary[here][1:])])
            walked = np.minimum.accumulate(reached - toll) + toll
            self._step[here][walked < reached - 1e-9] = self._TARGET_NULL
            cost[here] = np.minimum(walked, reached)

    def path(self) -> list[tuple[int, int]]:
        """Backwards from the end along the steps."""
        first, offsets = self._band.first, self._offsets
        i = len(first) - 1
        j = int(self._band.last[-1]) - 1
        path = [(i, j)]
        while i or j:
            step = int(self._step[offsets[i] + j - first[i]])
            if step == self._SOURCE_NULL:
                i -= 1
            elif step == self._TARGET_NULL:
                j -= 1
            else:
                i -= int(self._source_sizes[step])
                j -= int(self._target_sizes[step])
            path.append((i, j))
        return path[::-1]


def all_types(longest: int) -> tuple[tuple[int, int], ...]:
    """All bead types with one to `longest` sentences on each side."""
    return tuple((a, b) for a in range(1, longest + 1) for b in range(1, longest + 1))
