"""From evidence to prices: what a bead of each kind costs where."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from alignwb.alignment.evidence import Evidence
from alignwb.alignment.lattice import Prices


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each kind of evidence counts, in units of one minus a cosine.

    Attributes:
        null: A sentence without counterpart, beyond the median distance of the text's own 1-1
            beads.
        far: What a bead's distance is more than `_FAR` beyond that median, once more.
        idle: How much its cosine falls short of gaining `_LEAST_GAIN` from each of its sentences.
        length: The squared deviation of the lengths, for each sentence of the longer side.
        shared: A number or name on both sides.
        extra: Each sentence beyond the first of a side.
        both_several: That both sides have more than one sentence.
        inner_break: A paragraph break inside a bead.
        one_break: A bead that ends where a paragraph begins on one side only.
        both_breaks: What is taken off where paragraphs begin on both.
    """

    null: float = 0.32
    far: float = 1.0
    idle: float = 2.5
    length: float = 0.05
    shared: float = 0.02
    extra: float = 0.04
    both_several: float = -0.05
    inner_break: float = 0.2
    one_break: float = 0.01
    both_breaks: float = 0.05


DEFAULT_WEIGHTS = Weights()

MOST_UNEVEN = 1.15
"""Bound of the ratio of characters either way: a missing chapter would make it anything."""

_FAR = 0.2
_LEAST_GAIN = 0.06

_MOST_DEVIATION = 4.0
_MOST_SHARED = 2.0

_VARIANCE = 6.8
"""Of the target's characters for each of the source's (Gale & Church 1993)."""


def prices(
    evidence: Evidence,
    weights: Weights,
    median_distance: float,
    ratio: float,
    *,
    keep_source_paragraphs: bool = False,
) -> Prices:
    """The prices of a band's beads.

    median_distance: one minus the cosine of the texts' own 1-1 beads, in the middle.  ratio:
    target characters for one of the source.  keep_source_paragraphs: whether a paragraph break of
    the source forbids a bead.
    """
    a = np.array([a for a, _ in evidence.types], np.float32)[:, None]
    b = np.array([b for _, b in evidence.types], np.float32)[:, None]
    distance = 1 - evidence.cosine
    distance += weights.far * np.maximum(distance - median_distance - _FAR, 0)
    paired = distance * a * b
    paired += weights.idle * np.maximum(_LEAST_GAIN - evidence.gain, 0)
    paired += weights.length * _deviation(evidence, ratio) * np.maximum(a, b)
    paired -= weights.shared * np.minimum(evidence.shared, _MOST_SHARED)
    paired += weights.extra * (a + b - 2) + weights.both_several * ((a > 1) & (b > 1))
    paired += weights.inner_break * evidence.inner_breaks
    paired[np.isnan(evidence.cosine)] = np.inf
    if keep_source_paragraphs:
        paired[evidence.source_breaks > 0] = np.inf
    boundary = weights.one_break * evidence.one_break - weights.both_breaks * evidence.both_breaks
    return Prices(evidence.types, paired, weights.null + median_distance, boundary)


def _deviation(evidence: Evidence, ratio: float) -> npt.NDArray[np.float32]:
    """How far a bead's lengths are apart, in standard deviations, squared, at most 4."""
    expected = evidence.source_length * ratio
    mean = (expected + evidence.target_length) / 2 + 1
    apart = evidence.target_length - expected
    return np.minimum(apart * apart / (_VARIANCE * mean), _MOST_DEVIATION).astype(np.float32)
