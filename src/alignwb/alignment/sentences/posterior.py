"""How probable each bead is among all paths: the forward-backward algorithm (Baum et al. 1970).

A path's weight is exp(-price / temperature).  A null is as probable as all paths in which its
sentence has no counterpart, wherever they pass it.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from alignwb.alignment.sentences.lattice import Lattice, Numbers

TEMPERATURE = 0.12
"""At which the wrong beads are best told from the right ones by their probability."""


def probabilities(lattice: Lattice, path: Sequence[tuple[int, int]]) -> Numbers:
    """0 to 1 for each bead of a path, given by its boundaries."""
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
            weight = (
                reached[lattice.steps.cell(i0, j0)] - price / TEMPERATURE + leaving[end] - total
            )
            result[place] = np.exp(min(weight, 0.0))
    return np.clip(result, 0, 1)


def _forward(lattice: Lattice) -> Numbers:
    """The logarithm of the weight of all paths from the start to each cell."""
    reached = np.full(lattice.steps.cells + 1, -np.inf)
    for i in range(lattice.steps.rows):
        if i == 0:
            arrived = -lattice.start()
        else:
            cells = lattice.steps.into[i].cells
            arrived = np.logaddexp.reduce(reached[cells] - lattice.fares(i) / TEMPERATURE, axis=0)
        toll = lattice.toll(i) / TEMPERATURE
        reached[lattice.row(i)] = np.logaddexp.accumulate(arrived + toll) - toll
    return reached


def _backward(lattice: Lattice, reached: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Likewise from each cell to the end, and how probable each sentence's null is by boundary."""
    leaving = np.full(lattice.steps.cells + 1, -np.inf)
    leaving[lattice.steps.cells - 1] = 0
    total = reached[lattice.steps.cells - 1]
    source_nulls = np.zeros(lattice.steps.rows)
    target_nulls = np.zeros(int(lattice.steps.band.last[-1]))
    for i in range(lattice.steps.rows - 1, -1, -1):
        here = lattice.row(i)
        toll = lattice.toll(i) / TEMPERATURE
        onward = np.logaddexp.accumulate((leaving[here] - toll)[::-1])[::-1] + toll
        leaving[here] = onward
        along = reached[here][:-1] - np.diff(toll) + onward[1:] - total
        columns = slice(int(lattice.steps.band.first[i]) + 1, int(lattice.steps.band.last[i]))
        target_nulls[columns] += np.exp(np.minimum(along, 0))
        if i:
            cells = lattice.steps.into[i].cells
            weights = onward - lattice.fares(i) / TEMPERATURE
            source_nulls[i] = np.exp(np.minimum(reached[cells[-1]] + weights[-1] - total, 0)).sum()
            for came_from, weight in zip(cells, weights, strict=True):
                leaving[came_from] = np.logaddexp(leaving[came_from], weight)
            leaving[lattice.steps.cells] = -np.inf
    return leaving, source_nulls, target_nulls
