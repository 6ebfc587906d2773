"""The cheapest path through a band: dynamic programming over beads.

The recurrence is that of Gale & Church (1993), over the bead types of Thompson & Koehn (2019).
"""

import numpy as np

from alignwb.alignment.sentences.lattice import Lattice, Steps

_ALONG = -1
"""The step along a row: a null of the target."""


def cheapest(lattice: Lattice) -> list[tuple[int, int]]:
    """The boundaries (i, j) of the cheapest beads, from (0, 0) to the end."""
    cost = np.full(lattice.steps.cells + 1, np.inf)
    step = np.full(lattice.steps.cells, _ALONG, np.int8)
    for i in range(lattice.steps.rows):
        here = lattice.row(i)
        if i == 0:
            reached = lattice.start()
        else:
            numbers, cells = lattice.steps.into[i]
            arriving = cost[cells] + lattice.fares(i)
            best = arriving.argmin(axis=0)
            reached = arriving.min(axis=0)
            step[here] = numbers[best]
        # Walking on costs the same from wherever one set out, so one running minimum does.
        toll = lattice.toll(i)
        walked = np.minimum.accumulate(reached - toll) + toll
        step[here][walked < reached - 1e-9] = _ALONG
        cost[here] = np.minimum(walked, reached)
    return _back(lattice.steps, step)


def _back(steps: Steps, step: np.ndarray[tuple[int], np.dtype[np.int8]]) -> list[tuple[int, int]]:
    """The path from the end along the steps, turned round."""
    i, j = steps.rows - 1, int(steps.band.last[-1]) - 1
    path = [(i, j)]
    while i or j:
        number = int(step[steps.cell(i, j)])
        a, b = (0, 1) if number == _ALONG else steps.size(number)
        i, j = i - a, j - b
        path.append((i, j))
    return path[::-1]
