"""The vectors of spans: runs of one to a few sentences, put together from their sums."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from alignwb.alignment.arrays import Halves
from alignwb.alignment.ports import Vectors

_ROWS_AT_ONCE = 4096


@dataclass(frozen=True)
class Spans:
    """One text's spans.

    Attributes:
        sums: Shape (sentences, width); see `Embedder`.
        embed: Makes unit vectors of sums.
    """

    sums: Vectors
    embed: Callable[[Vectors], Vectors]

    def __len__(self) -> int:
        return len(self.sums)

    def ending(self, size: int) -> Halves:
        """Vectors of the spans of `size` sentences, shape (sentences + 1, dimensions).

        Row i is the span that ends at boundary i, after i sentences; zeros where there is none.
        Half precision keeps twenty thousand sentences at twenty megabytes.
        """
        count = len(self) - size + 1
        rows: list[Halves] = []
        for first in range(0, max(count, 0), _ROWS_AT_ONCE):
            last = min(first + _ROWS_AT_ONCE, count)
            sums = self.sums[first:last].copy()
            for following in range(1, size):
                sums += self.sums[first + following : last + following]
            rows.append(self.embed(sums).astype(np.float16))
        nothing = np.zeros((min(size, len(self) + 1), self._dimensions), np.float16)
        return np.concatenate([nothing, *rows])

    def blocks(self, size: int) -> Vectors:
        """Vectors of the text cut into blocks of `size` sentences, the last one as it comes."""
        starts = np.arange(0, len(self), size)
        if not len(starts):
            return np.zeros((0, self._dimensions), np.float32)
        return self.embed(np.add.reduceat(self.sums, starts, axis=0))

    @cached_property
    def _dimensions(self) -> int:
        return int(self.embed(np.zeros((1, self.sums.shape[1]), np.float32)).shape[1])
