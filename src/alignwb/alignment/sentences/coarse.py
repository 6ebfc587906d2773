"""Coarse to fine: the band the path must run in, found in time linear in the texts.

As in Thompson & Koehn (2019): the texts are cut into blocks, the blocks aligned, and the path of
the blocks becomes the middle of the band for blocks of half their size.
"""

import numpy as np

from alignwb.alignment.ports import Vectors
from alignwb.alignment.sentences.band import Band, around, whole
from alignwb.alignment.sentences.evidence import MeasuredText
from alignwb.alignment.sentences.inner_products import inner_products
from alignwb.alignment.sentences.lattice import Lattice, Prices, Steps
from alignwb.alignment.sentences.search import cheapest

RADIUS = 10
"""Cells to either side of the path; 6 to 30 make no difference to what is found."""

_SMALL = 400
"""Texts of so many blocks are aligned over their whole table."""

_TYPES = ((1, 1),)
_BLOCK_RADIUS = 8


def band_for(source: MeasuredText, target: MeasuredText) -> Band:
    """The band in which the path of the sentences is searched for."""
    longer = max(len(source), len(target))
    if longer <= 3 * RADIUS:
        return whole(len(source), len(target))
    size = 1
    while longer > _SMALL * size:
        size *= 2
    path = None
    while True:
        counts = -(-len(source) // size), -(-len(target) // size)
        if path is None:
            band = whole(*counts)
        else:
            band = around(
                [(min(2 * i, counts[0]), min(2 * j, counts[1])) for i, j in path],
                _BLOCK_RADIUS,
                *counts,
            )
        path = cheapest(Lattice(Steps(band, _TYPES), _block_prices(source, target, size, band)))
        if size == 1:
            return around(path, RADIUS, *counts)
        size //= 2


def _block_prices(source: MeasuredText, target: MeasuredText, size: int, band: Band) -> Prices:
    own, other = _shifted(source.spans.blocks(size)), _shifted(target.spans.blocks(size))
    distance = 1 - inner_products(
        band, lambda start, stop: own[start:stop], lambda start, stop: other[start:stop]
    )
    starts = band.offsets[:-1][band.first == 0]
    distance[: int(band.last[0] - band.first[0])] = np.inf
    distance[starts] = np.inf
    known = distance[np.isfinite(distance)]
    # Between the best pairs and the many pairs of strangers.
    null = float(np.quantile(known, 0.5)) / 2 if len(known) else 1.0
    source_nulls = np.full(len(own), null, np.float32)
    target_nulls = np.full(len(other), null, np.float32)
    return Prices(_TYPES, distance[None, :], source_nulls, target_nulls, np.zeros_like(distance))


def _shifted(blocks: Vectors) -> Vectors:
    """Row i is the block before boundary i."""
    return np.concatenate([np.zeros((1, blocks.shape[1]), np.float32), blocks])
