"""The steps through a band: which beads lead from which boundaries to which, at what price."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from alignwb.alignment.band import Band, Integers

Costs = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Prices:
    """What beads cost in a band.

    Attributes:
        types: (source sentences, target sentences) of each kind of bead with text on both sides.
        paired: Shape (types, cells): the bead of that type ending at the cell; infinite where
            there is none.
        null: One sentence of either side without counterpart.
        boundary: Shape (cells,): added for ending any bead at the cell.
    """

    types: tuple[tuple[int, int], ...]
    paired: Costs
    null: float
    boundary: Costs


class Arrivals(NamedTuple):
    """The steps into a row from rows above it, shapes (steps,) and (steps, cells of the row).

    Attributes:
        numbers: Of the bead types; the last step, a null of the source, has the number of types.
        cells: Where each step comes from; the number of all cells where it would come from
            outside the band.
        prices: What each costs, its boundary included.
    """

    numbers: Integers
    cells: Integers
    prices: Numbers


class Lattice:
    """A band with the prices of its steps.

    Besides the steps into a row there are those along it, the nulls of the target.
    """

    def __init__(self, band: Band, prices: Prices) -> None:
        self.band = band
        self.prices = prices
        self.offsets = band.offsets
        self.rows = len(band.first)
        self.cells = int(self.offsets[-1])
        self._source_sizes = np.array([a for a, _ in prices.types] + [1])
        self._target_sizes = np.array([b for _, b in prices.types] + [0])

    def row(self, i: int) -> slice:
        """The cells of a row."""
        return slice(int(self.offsets[i]), int(self.offsets[i + 1]))

    def arrivals(self, i: int) -> Arrivals:
        """The steps into row i, which is not the first."""
        first, last = self.band.first, self.band.last
        numbers = np.flatnonzero(self._source_sizes <= i)
        rows = i - self._source_sizes[numbers]
        columns = np.arange(first[i], last[i])[None, :] - self._target_sizes[numbers][:, None]
        inside = (columns >= first[rows][:, None]) & (columns < last[rows][:, None])
        cells = np.where(inside, (self.offsets[rows] - first[rows])[:, None] + columns, self.cells)
        here = self.row(i)
        prices = np.empty(cells.shape)
        prices[:-1] = self.prices.paired[numbers[:-1], here]
        prices[-1] = self.prices.null
        prices += self.prices.boundary[here]
        return Arrivals(numbers, cells, prices)

    def toll(self, i: int) -> Numbers:
        """What it costs to walk along row i from its first cell to each."""
        steps = self.prices.null + self.prices.boundary[self.row(i)].astype(np.float64)
        steps[0] = 0
        return np.cumsum(steps)

    def cell(self, i: int, j: int) -> int:
        """The number of cell (i, j)."""
        return int(self.offsets[i] + j - self.band.first[i])

    def start(self) -> Numbers:
        """Zero where the first row's path starts, infinite in its other cells."""
        return np.where(np.arange(self.band.first[0], self.band.last[0]) == 0, 0.0, np.inf)

    def size(self, number: int) -> tuple[int, int]:
        """(source sentences, target sentences) of a step into a row."""
        return int(self._source_sizes[number]), int(self._target_sizes[number])


def all_types(longest: int) -> tuple[tuple[int, int], ...]:
    """All bead types with one to `longest` sentences on each side."""
    return tuple((a, b) for a in range(1, longest + 1) for b in range(1, longest + 1))
