"""How sure a bead is: the probability that it is right.

A bead's own cosine says little: free translations are far and right.  What says most is how
probable the bead is among all paths through the texts; then how far it lies from what is usual in
them, and what kind it is.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

_INTERCEPT = -0.903
_LOGIT = -1.290
_NEARNESS = -7.999
_NULL = 1.342
_SEVERAL = -0.348
"""A logistic regression on wrong beads, fitted to perturbed books of the development set."""

_SUREST = 1 - 1e-4


class Found(NamedTuple):
    """A bead that was found.

    Attributes:
        probability: Among all paths, 0 to 1; see `posterior`.
        nearness: Its cosine less that of the texts' 1-1 beads in the middle; 0 for a null.
        is_null: Whether one side is empty.
        is_several: Whether both sides have more than one sentence.
    """

    probability: float
    nearness: float
    is_null: bool
    is_several: bool


def confidences(beads: Sequence[Found]) -> npt.NDArray[np.float64]:
    """The probability that each bead is right, 0 to 1."""
    if not beads:
        return np.zeros(0)
    probability, nearness, is_null, is_several = np.array(beads, np.float64).T
    probability = np.clip(probability, 1 - _SUREST, _SUREST)
    score = (
        _INTERCEPT
        + _LOGIT * np.log(probability / (1 - probability))
        + _NEARNESS * nearness
        + _NULL * is_null
        + _SEVERAL * is_several
    )
    right: npt.NDArray[np.float64] = 1 / (1 + np.exp(score))
    return right
