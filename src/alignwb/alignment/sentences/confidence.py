"""The confidence of beads: the probability that each is right.

A bead's own cosine says little: free translations are far and right.  Most is said by the
probability of the bead among all paths through the texts (the forward-backward algorithm, Baum et
al. 1970); then by its distance beside the usual one in these texts, and for a sentence left alone
by whether there is one that it might have paired with.

A path's weight is exp(-price).  A null is as probable as all paths in which its
sentence has no counterpart, wherever they pass it.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from alignwb.alignment.arrays import Doubles
from alignwb.alignment.sentences.lattice import Lattice

_INTERCEPT = 0.399
_LOGIT = 0.596
_NEARNESS = 1.866
_NULL = -0.344
_PARTNER = -1.93
_RUN = 0.387
_DISTANCE = -2.836
_CLAIM = -6.239
"""A logistic regression on the right beads of perturbed books of the development set and of a text
of the Text+Berg corpus, the latter counted eight times, by bench/fitting/alignment.py."""

_SUREST = 1 - 1e-6

_EVEN = 0.5
"""The confidence at most where what is right could not be found, whatever the paths say."""


class FoundBead(NamedTuple):
    """A bead that was found, in figures.

    Attributes:
        probability: Among all paths, 0 to 1; see `probabilities`.
        nearness: Its cosine less the median cosine of the texts' 1-1 beads; 0 for a null.
        is_null: Whether one side is empty.
        partner: The best cosine of a null's sentence with any sentence that it might have paired
            with, less that median; 0 for other beads.
        is_in_run: Whether it is a null beside another one: what is left out is often long.
        distance: One minus that median; the further apart the sides of a text, the less can be
            told.
        claim: What a bead would gain from a null beside it; see `claims`.
        is_opposite: Whether it is a null that stands opposite others of its meaning; see
            `opposites`.
    """

    probability: float
    nearness: float
    is_null: bool
    partner: float
    is_in_run: bool
    distance: float
    claim: float
    is_opposite: bool


def confidences(beads: Sequence[FoundBead]) -> Doubles:
    """The probability that each bead is right, 0 to 1."""
    if not beads:
        return np.zeros(0)
    probability, nearness, is_null, partner, is_in_run, distance, claim, is_opposite = np.array(
        beads, np.float64
    ).T
    probability = np.clip(probability, 1 - _SUREST, _SUREST)
    score = (
        _INTERCEPT
        + _LOGIT * np.log(probability / (1 - probability))
        + _NEARNESS * nearness
        + _NULL * is_null
        + _PARTNER * partner
        + _RUN * is_in_run
        + _DISTANCE * distance
        + _CLAIM * claim
    )
    right: Doubles = 1 / (1 + np.exp(-score))
    return np.where(is_opposite > 0, np.minimum(right, _EVEN), right)


def probabilities(lattice: Lattice, path: Sequence[tuple[int, int]]) -> Doubles:
    """The probability of each bead of a path among all paths, 0 to 1.

    path: The boundaries of the beads.
    """
    reached = _forward(lattice)
    leaving, source_nulls, target_nulls = _backward(lattice, reached)
    total = reached[lattice.steps.cells - 1]
    numbers = {kind: number for number, kind in enumerate(lattice.prices.types)}
    result = np.empty(len(path) - 1)
    for place, ((i0, j0), (i1, j1)) in enumerate(pairwise(path)):
        if j0 == j1:
            result[place] = source_nulls[i1]
        elif i0 == i1:
            result[place] = target_nulls[j1]
        else:
            end = lattice.steps.cell(i1, j1)
            price = lattice.prices.paired[numbers[i1 - i0, j1 - j0], end]
            price += lattice.prices.boundary[end]
            weight = reached[lattice.steps.cell(i0, j0)] - price + leaving[end] - total
            result[place] = np.exp(min(weight, 0.0))
    return np.clip(result, 0, 1)


def _forward(lattice: Lattice) -> Doubles:
    """The logarithm of the weight of all paths from the start to each cell."""
    reached = np.full(lattice.steps.cells + 1, -np.inf)
    for i in range(lattice.steps.rows):
        if i == 0:
            arrived = -lattice.start()
        else:
            cells = lattice.steps.into[i].cells
            arrived = np.logaddexp.reduce(reached[cells] - lattice.fares(i), axis=0)
        toll = lattice.toll(i)
        reached[lattice.row(i)] = np.logaddexp.accumulate(arrived + toll) - toll
    return reached


def _backward(lattice: Lattice, reached: Doubles) -> tuple[Doubles, Doubles, Doubles]:
    """The same from each cell to the end, and the probabilities of each sentence's null.

    The nulls are those of the source and of the target, each by the boundary after it.
    """
    leaving = np.full(lattice.steps.cells + 1, -np.inf)
    leaving[lattice.steps.cells - 1] = 0
    total = reached[lattice.steps.cells - 1]
    source_nulls = np.zeros(lattice.steps.rows)
    target_nulls = np.zeros(int(lattice.steps.band.last[-1]))
    for i in range(lattice.steps.rows - 1, -1, -1):
        here = lattice.row(i)
        toll = lattice.toll(i)
        onward = np.logaddexp.accumulate((leaving[here] - toll)[::-1])[::-1] + toll
        leaving[here] = onward
        along = reached[here][:-1] - np.diff(toll) + onward[1:] - total
        columns = slice(int(lattice.steps.band.first[i]) + 1, int(lattice.steps.band.last[i]))
        target_nulls[columns] += np.exp(np.minimum(along, 0))
        if i:
            cells = lattice.steps.into[i].cells
            weights = onward - lattice.fares(i)
            source_nulls[i] = np.exp(np.minimum(reached[cells[-1]] + weights[-1] - total, 0)).sum()
            for came_from, weight in zip(cells, weights, strict=True):
                leaving[came_from] = np.logaddexp(leaving[came_from], weight)
            leaving[lattice.steps.cells] = -np.inf
    return leaving, source_nulls, target_nulls
