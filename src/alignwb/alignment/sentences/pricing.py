"""From evidence to prices: the price of a bead of each kind at each place."""

from dataclasses import dataclass, replace

import numpy as np

from alignwb.alignment.sentences.evidence import Evidence
from alignwb.alignment.sentences.lattice import Prices


@dataclass(frozen=True, slots=True)
class PriceWeights:
    """The weight of each kind of evidence, in nats: a bead that is one dearer is e times rarer.

    Fitted by bench/fitting/alignment.py, but for `shared`.

    Attributes:
        null: A sentence without counterpart in a text of the usual distance.
        null_by_distance: The same, for each unit that the text's own 1-1 beads lie further apart.
        scrap: Added to it where the sentence is a scrap of signs.
        product: One minus the cosine of a bead, times the sentences of both sides multiplied.
        distance: The same times their mean.
        usual: Taken off: the median distance of 1-1 beads, for each sentence that makes a bead
            larger.
        far: The part of a bead's distance that is more than `_FAR` beyond that median, times the
            sentences multiplied.
        idle: The part of `_LEAST_GAIN` that its cosine does not gain from each of its sentences.
        lack: What its cosine would gain from the next sentence before or after it.
        deviation: The squared deviation of the lengths.
        uneven: The logarithm of the ratio of the lengths.
        shared: A cognate on both sides.
        extra: Each sentence beyond the first of a side.
        many: That a side has more than four sentences.
        inner_break: A paragraph break inside a bead, in texts whose paragraphs agree.
        both_breaks: Taken off a bead that ends where paragraphs begin on both sides.
        one_continuation: A bead that ends where only one side is inside a sentence.
    """

    null: float = 9.4
    null_by_distance: float = 13.9
    scrap: float = -4.4
    product: float = 3.9
    distance: float = 8.2
    usual: float = 5.0
    far: float = 14.5
    idle: float = 19.0
    lack: float = 30.0
    deviation: float = 0.4
    uneven: float = 8.5
    shared: float = 0.4
    extra: float = 5.3
    many: float = 2.9
    inner_break: float = 4.3
    both_breaks: float = 0.8
    one_continuation: float = 4.0


DEFAULT_WEIGHTS = PriceWeights()

_AGREEING, _AT_ODDS = 0.6, 0.4
_LEAST_TRUST = 0.25

_FAR = 0.2
_LEAST_GAIN = 0.06
_USUAL_DISTANCE = 0.3
_MOST_DISTANCE = 0.42
"""As far apart as any text was that the weights were fitted to; words alone are further."""
_FEW = 4

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
        distance = 1 - evidence.cosine[number].astype(np.float32)
        price = distance * np.float32(weights.product * a * b + weights.distance * (a + b) / 2)
        price += (weights.far * a * b) * np.maximum(distance - (median_distance + _FAR), 0)
        if (a, b) != (1, 1):
            gain = evidence.gain[number].astype(np.float32)
            price += weights.idle * np.maximum(_LEAST_GAIN - gain, 0)
        price += weights.lack * evidence.lack[number].astype(np.float32)
        price += weights.deviation * evidence.deviation[number].astype(np.float32)
        price += weights.uneven * evidence.uneven[number].astype(np.float32)
        shared = evidence.shared[number].astype(np.float32)
        price -= weights.shared * np.minimum(shared, _MOST_SHARED)
        price += np.float32(weights.inner_break) * evidence.inner_breaks[number]
        price += (weights.extra - weights.usual * median_distance / 2) * (a + b - 2)
        price += weights.many * (max(a, b) > _FEW)
        price[np.isnan(price)] = np.inf
        paired[number] = price
    boundary = weights.one_continuation * evidence.one_continuation
    boundary -= weights.both_breaks * evidence.both_breaks
    apart = min(median_distance, _MOST_DISTANCE) - _USUAL_DISTANCE
    null = weights.null + weights.null_by_distance * apart
    return Prices(
        evidence.types,
        paired,
        null + weights.scrap * evidence.source_scraps,
        null + weights.scrap * evidence.target_scraps,
        boundary,
    )
