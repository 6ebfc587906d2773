"""The search of bertalign over any vectors: pairs of sentences, then beads in a band along them.

Written from the paper (Liu and Zhu 2023): pairs among the three nearest targets of each source that
keep the order; then every bead of up to five sentences in a band along these pairs, worth the
cosine of its sides, less that of its neighbours (the margin), times log2(1 + the ratio of the
lengths); a sentence without a counterpart costs 0.1.
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import product

import numpy as np
import numpy.typing as npt

from alignwb.alignment.ports import Vectors
from alignwb.alignment.sentences.beads import Bead
from alignwb.alignment.sentences.text import Text

LARGEST = 5
"""Sentences of both sides of a bead together."""
_NEAREST = 3
_SKIP = -0.1
_AROUND = 5
"""Sentences that the band reaches to either side of the pairs."""
_STEPS = [(a, b) for a, b in product(range(LARGEST), repeat=2) if a and b and a + b <= LARGEST]


def anchored_beads(
    source: Text, target: Text, source_spans: Vectors, target_spans: Vectors
) -> tuple[list[Bead], list[float]]:
    """The beads, and the worth of each.

    The spans of 1, 2 … sentences by the sentence that they end with: arrays of sizes × sentences ×
    dimensions, of length 1.
    """
    n, m = len(source.sentences), len(target.sentences)
    low, high = _band(_ordered_pairs(source_spans[0], target_spans[0]), n, m)
    lengths = [
        np.concatenate([[0], np.cumsum([len(each) for each in text.sentences])])
        for text in (source, target)
    ]
    ratio = lengths[1][-1] / max(1, lengths[0][-1])
    best = [np.full(high[i] - low[i] + 1, -np.inf) for i in range(n + 1)]
    taken: list[list[tuple[int, int]]] = []
    for i in range(n + 1):
        here, steps = best[i], [(0, 0)] * len(best[i])
        columns = np.arange(low[i], high[i] + 1)
        if i == 0:
            here[:] = _SKIP * columns
            steps = [(0, min(1, int(j))) for j in columns]
        else:
            _improve(here, steps, columns, best[i - 1], low[i - 1], (1, 0), _SKIP)
        for a, b in _STEPS:
            if a > i:
                continue
            worth = _worth(source_spans[a - 1], target_spans[b - 1], i, a, b, columns, m)
            sizes = [
                (lengths[0][i] - lengths[0][i - a]) * ratio,
                lengths[1][columns] - lengths[1][np.maximum(0, columns - b)],
            ]
            least, most = np.minimum(*sizes), np.maximum(np.maximum(*sizes), 1)
            factor = np.log2(1 + least / most)
            is_there = np.isfinite(worth)
            worth[is_there] *= factor[is_there]
            _improve(here, steps, columns, best[i - a], low[i - a], (a, b), worth)
        if i:
            for at in range(1, len(here)):
                if here[at - 1] + _SKIP > here[at]:
                    here[at], steps[at] = here[at - 1] + _SKIP, (0, 1)
        taken.append(steps)
    return _steps_back(taken, best, low, n, m)


def _ordered_pairs(source: npt.NDArray[np.float32], target: Vectors) -> list[tuple[int, int]]:
    """Pairs in the order of both texts whose cosines have the greatest sum."""
    ends: list[float] = []  # the best sums, rising, of runs of pairs that end at `tails`
    tails: list[int] = []
    chains: list[tuple[tuple[int, int], object]] = []
    for number, row in enumerate(source):
        cosines = target @ row
        nearest = np.argpartition(-cosines, min(_NEAREST, len(cosines) - 1))[:_NEAREST]
        # From the last to the first, so that one source goes with one target.
        for place in sorted(map(int, nearest), reverse=True):
            at = bisect_right(tails, place - 1)
            total = (ends[at - 1] if at else 0.0) + max(0.0, float(cosines[place]))
            chain = ((number, place), chains[at - 1] if at else None)
            stop = at
            while stop < len(ends) and ends[stop] <= total:
                stop += 1
            ends[at:stop], tails[at:stop], chains[at:stop] = [total], [place], [chain]
    pairs: list[tuple[int, int]] = []
    chain_left: object = chains[-1] if chains else None
    while isinstance(chain_left, tuple):
        pair, chain_left = chain_left
        pairs.append(pair)
    return pairs[::-1]


def _band(
    pairs: Sequence[tuple[int, int]], n: int, m: int
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """The first and the last target boundary that each source boundary may be at."""
    points = [(0, 0), *((i + 0.5, j + 0.5) for i, j in pairs), (n, m)]
    along = np.interp(np.arange(n + 1), [i for i, _ in points], [j for _, j in points])
    numbers = np.arange(n + 1)
    low = np.floor(along[np.maximum(0, numbers - _AROUND)]).astype(int) - _AROUND
    high = np.ceil(along[np.minimum(n, numbers + _AROUND)]).astype(int) + _AROUND
    low[0], high[n] = 0, m
    return np.clip(low, 0, m), np.clip(high, 0, m)


def _worth(
    source: Vectors,
    target: Vectors,
    i: int,
    a: int,
    b: int,
    columns: npt.NDArray[np.int64],
    m: int,
) -> npt.NDArray[np.float64]:
    """The cosines of the spans that end at i and at the columns, less those of their neighbours."""
    row = source[i - 1]
    spans = target[np.clip(columns - 1, 0, m - 1)]
    cosines = spans @ row
    beside: list[npt.NDArray[np.float64]] = []
    for shift in (-b, b):
        places = columns - 1 + shift
        has = (places - b + 1 >= 0) & (places < m)
        there = target[np.clip(places, 0, m - 1)] @ row
        beside.append(np.where(has, there, np.nan))
    beside += [
        spans @ source[place]
        for place in (i - 1 - a, i - 1 + a)
        if place - a + 1 >= 0 and place < len(source)
    ]
    stacked = np.stack(beside)
    has_any = ~np.isnan(stacked).all(axis=0)
    means = np.zeros(len(columns))
    means[has_any] = np.nanmean(stacked[:, has_any], axis=0)
    return np.where(columns >= b, cosines - means, -np.inf)


def _improve(
    here: npt.NDArray[np.float64],
    steps: list[tuple[int, int]],
    columns: npt.NDArray[np.int64],
    before: npt.NDArray[np.float64],
    low: int,
    step: tuple[int, int],
    worth: npt.NDArray[np.float64] | float,
) -> None:
    """Take the step to every column where that is better."""
    places = columns - step[1] - low
    reaches = (places >= 0) & (places < len(before))
    came = np.where(reaches, before[np.clip(places, 0, len(before) - 1)], -np.inf) + worth
    better = came > here
    here[better] = came[better]
    for at in np.flatnonzero(better):
        steps[at] = step


def _steps_back(
    taken: Sequence[Sequence[tuple[int, int]]],
    best: Sequence[npt.NDArray[np.float64]],
    low: npt.NDArray[np.int64],
    i: int,
    j: int,
) -> tuple[list[Bead], list[float]]:
    beads: list[Bead] = []
    worth: list[float] = []
    while i or j:
        a, b = taken[i][j - low[i]]
        beads.append(Bead(i - a, i, j - b, j))
        worth.append(float(best[i][j - low[i]] - best[i - a][j - b - low[i - a]]))
        i, j = i - a, j - b
    return beads[::-1], worth[::-1]
