"""The steps through a band: beads that lead from boundary to boundary, with their prices."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from alignwb.alignment.arrays import Doubles, Integers, Singles
from alignwb.alignment.sentences.band import Band


@dataclass(frozen=True, slots=True)
class Prices:
    """The prices of beads in a band.

    Attributes:
        types: (source sentences, target sentences) of each kind of bead with text on both sides.
        paired: Shape (types, cells): the bead of that type ending at the cell; infinite where
            there is none.
        source_nulls: Shape (rows,): the price of the sentence before each boundary of the source
            without counterpart; the first says nothing.
        target_nulls: The same for the target.
        boundary: Shape (cells,): added for ending any bead at the cell.
    """

    types: tuple[tuple[int, int], ...]
    paired: Singles
    source_nulls: Singles
    target_nulls: Singles
    boundary: Singles


class Arrivals(NamedTuple):
    """The steps into a row from rows above it.

    Attributes:
        numbers: Of the bead types, shape (steps,); the last step, a null of the source, has the
            number of types.
        cells: Where each step into each cell of the row comes from, shape (steps, cells of the
            row); the number of all cells where that is outside the band.
    """

    numbers: Integers
    cells: npt.NDArray[np.int32]


class Steps:
    """The steps there are in a band, whatever they cost.

    Besides the steps into a row there are those along it, the nulls of the target.
    """

    def __init__(self, band: Band, types: tuple[tuple[int, int], ...]) -> None:
        self.band = band
        self.types = types
        self.offsets = band.offsets
        self.rows = len(band.first)
        self.cells = int(self.offsets[-1])
        self.starts = [int(offset) for offset in self.offsets]
        self._source_sizes = np.array([a for a, _ in types] + [1])
        self._target_sizes = np.array([b for _, b in types] + [0])
        self.into = [self._arrivals(i) for i in range(self.rows)]

    def cell(self, i: int, j: int) -> int:
        """The number of cell (i, j)."""
        return self.starts[i] + j - int(self.band.first[i])

    def size(self, number: int) -> tuple[int, int]:
        """(source sentences, target sentences) of a step into a row."""
        return int(self._source_sizes[number]), int(self._target_sizes[number])

    def _arrivals(self, i: int) -> Arrivals:
        first, last = self.band.first, self.band.last
        numbers = np.flatnonzero(self._source_sizes <= i)
        rows = i - self._source_sizes[numbers]
        columns = np.arange(first[i], last[i])[None, :] - self._target_sizes[numbers][:, None]
        inside = (columns >= first[rows][:, None]) & (columns < last[rows][:, None])
        cells = (self.offsets[rows] - first[rows])[:, None] + columns
        return Arrivals(numbers, np.where(inside, cells, self.cells).astype(np.int32))


class Lattice:
    """Steps with their prices."""

    def __init__(self, steps: Steps, prices: Prices) -> None:
        self.steps = steps
        self.prices = prices

    def row(self, i: int) -> slice:
        """The cells of a row."""
        return slice(self.steps.starts[i], self.steps.starts[i + 1])

    def fares(self, i: int) -> Singles:
        """The prices of the steps into row i, boundaries included; it is not the first row."""
        numbers = self.steps.into[i].numbers
        here = self.row(i)
        fares = np.empty((len(numbers), here.stop - here.start), np.float32)
        fares[:-1] = self.prices.paired[numbers[:-1], here]
        fares[-1] = self.prices.source_nulls[i]
        fares += self.prices.boundary[here]
        return fares

    def toll(self, i: int) -> Doubles:
        """The price of walking along row i, from its first cell to each."""
        band = self.steps.band
        nulls = self.prices.target_nulls[band.first[i] : band.last[i]].astype(np.float64)
        tolls = nulls + self.prices.boundary[self.row(i)]
        tolls[0] = 0
        return np.cumsum(tolls)

    def start(self) -> Doubles:
        """Zero where the first row's path starts, infinite in its other cells."""
        band = self.steps.band
        return np.where(np.arange(band.first[0], band.last[0]) == 0, 0.0, np.inf)


LONGEST_SQUARE = 4
"""Sentences that both sides of a bead may have; two would cost a twentieth of the beads."""

LONGEST_SPAN = 8
"""Sentences that a side of a bead may have where the other has one."""


def bead_types() -> tuple[tuple[int, int], ...]:
    """(source sentences, target sentences) of all beads there are with text on both sides."""
    several = range(1, LONGEST_SQUARE + 1)
    many = range(LONGEST_SQUARE + 1, LONGEST_SPAN + 1)
    squares = [(a, b) for a in several for b in several]
    return (*squares, *((1, b) for b in many), *((a, 1) for a in many))
