"""Inner products of the spans that meet in the cells of a band."""

from collections.abc import Callable, Iterator

import numpy as np

from alignwb.alignment.arrays import Singles
from alignwb.alignment.ports import Vectors
from alignwb.alignment.sentences.band import Band

Rows = Callable[[int, int], Vectors]
"""The rows of boundaries `start` to `stop`."""

_MOST_ROWS = 48
_MOST_PRODUCTS = 400_000


def inner_products(band: Band, source: Rows, target: Rows) -> Singles:
    """For each cell (i, j) of the band the inner product of source row i with target row j."""
    offsets = band.offsets
    result = np.empty(int(offsets[-1]), np.float32)
    for start, stop in _runs(band):
        low, high = int(band.first[start]), int(band.last[stop - 1])
        table = source(start, stop) @ target(low, high).T
        for i in range(start, stop):
            here = slice(int(offsets[i]), int(offsets[i + 1]))
            result[here] = table[i - start, band.first[i] - low : band.last[i] - low]
    return result


def _runs(band: Band) -> Iterator[tuple[int, int]]:
    """Runs of neighbouring rows whose common table stays small."""
    start = 0
    count = len(band.first)
    while start < count:
        stop = start + 1
        while stop < count and stop - start < _MOST_ROWS:
            columns = int(band.last[stop] - band.first[start])
            if (stop + 1 - start) * columns > _MOST_PRODUCTS:
                break
            stop += 1
        yield start, stop
        start = stop
