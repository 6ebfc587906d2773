"""From evidence to prices: the price of a bead of each kind at each place."""

from dataclasses import dataclass, replace

import numpy as np

from alignwb.alignment.sentences.evidence import Evidence
from alignwb.alignment.sentences.lattice import Prices


@dataclass(frozen=True, slots=True)
class PriceWeights:
    """The weight of each kind of evidence, in units of one minus a cosine.

    Attributes:
        null: A sentence without counterpart, beyond the median distance of the text's own 1-1
            beads.
        far: The part of a bead's distance that is more than `_FAR` beyond that median, once more.
        idle: The part of `_LEAST_GAIN` that its cosine does not gain from each of its sentences.
        length: The squared deviation of the lengths, for each sentence of the longer side.
        shared: A cognate on both sides.
        extra: Each sentence beyond the first of a side.
        both_several: That both sides have more than one sentence.
        inner_break: A paragraph break inside a bead, in texts whose paragraphs agree.
        one_break: A bead that ends where a paragraph begins on one side only.
        both_breaks: Taken off where paragraphs begin on both sides.
    """

    null: float = 0.32
    far: float = 1.0
    idle: float = 2.5
    length: float = 0.05
    shared: float = 0.05
    extra: float = 0.04
    both_several: float = -0.05
    inner_break: float = 0.2
    one_break: float = 0.02
    both_breaks: float = 0.06


DEFAULT_WEIGHTS = PriceWeights()

_AGREEING, _AT_ODDS = 0.6, 0.4
_LEAST_TRUST = 0.25

_FAR = 0.2
_LEAST_GAIN = 0.06

_MOST_SHARED = 2.0


def trusting_paragraphs(weights: PriceWeights, agreement: float) -> PriceWeights:
    """The weights for texts whose paragraphs agree so far.

    agreement: the part of the breaks of the text with fewer that fall together with one of the
    other's.  A translator who keeps the paragraphs has hardly a break inside a bead; of one who
    does not keep them, breaks say little.
    """
    trust = (agreement - _AT_ODDS) / (_AGREEING - _AT_ODDS)
    trust = _LEAST_TRUST + (1 - _LEAST_TRUST) * min(max(trust, 0.0), 1.0)
    return replace(weights, inner_break=weights.inner_break * trust)


def prices(evidence: Evidence, weights: PriceWeights, median_distance: float) -> Prices:
    """The prices of a band's beads.

    median_distance: the median of one minus the cosine of the texts' own 1-1 beads.
    """
    paired = np.empty(evidence.cosine.shape, np.float32)
    for number, (a, b) in enumerate(evidence.types):
        # Arithmetic in half precision is slow: each is widened first.
        price = 1 - evidence.cosine[number].astype(np.float32)
        price += weights.far * np.maximum(price - (median_distance + _FAR), 0)
        price *= a * b
        if (a, b) != (1, 1):
            gain = evidence.gain[number].astype(np.float32)
            price += weights.idle * np.maximum(_LEAST_GAIN - gain, 0)
        price += (weights.length * max(a, b)) * evidence.deviation[number].astype(np.float32)
        shared = evidence.shared[number].astype(np.float32)
        price -= weights.shared * np.minimum(shared, _MOST_SHARED)
        price += np.float32(weights.inner_break) * evidence.inner_breaks[number]
        price += weights.extra * (a + b - 2) + weights.both_several * (a > 1 and b > 1)
        price[np.isnan(price)] = np.inf
        paired[number] = price
    boundary = weights.one_break * evidence.one_break - weights.both_breaks * evidence.both_breaks
    return Prices(evidence.types, paired, weights.null + median_distance, boundary)
