"""How sure a bead is: how probable among all paths, and whether it stays under other weights.

A bead's own cosine says little about whether it is right; beads that a little less or more of one
kind of evidence would have cut otherwise are the ones to look at.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from alignwb.alignment.beads import Bead
from alignwb.alignment.pricing import Weights


def variants(weights: Weights) -> tuple[Weights, ...]:
    """Other weights that could as well have been chosen."""
    return (
        replace(weights, null=weights.null - 0.1),
        replace(weights, null=weights.null + 0.1),
        replace(weights, length=0.0),
        replace(weights, extra=weights.extra + 0.06),
        replace(weights, extra=weights.extra - 0.06),
        replace(weights, inner_break=0.0, one_break=0.0, both_breaks=0.0),
    )


def confidences(
    beads: Sequence[Bead], others: Sequence[Sequence[Bead]], probabilities: Sequence[float]
) -> tuple[float, ...]:
    """0 to 1 for each bead: between its probability and the share of other alignments with it."""
    share = np.zeros(len(beads))
    for other in others:
        found = set(other)
        share += [bead in found for bead in beads]
    share /= max(len(others), 1)
    return tuple(float(value) for value in (share + probabilities) / 2)
