"""The ways to make two beads of one, the likeliest first."""

from math import log

from alignwb.core.bitext.pairing import Side
from alignwb.core.bitext.segment import Segment
from alignwb.core.bitext.sentences import sentence_counts, sentence_texts

_MANY = 9  # so that a digit chooses any of them
_NULL_COST = 2.0


def ways_to_split(segment: Segment) -> list[tuple[int, int]]:
    """The numbers of source and target sentences that may stay in the first of the two beads.

    At most nine, in the order of how well the lengths on the two sides fit; nulls come late.
    """
    sources, targets = sentence_counts(segment)
    ways = [
        (source, target)
        for source in range(sources + 1)
        for target in range(targets + 1)
        if 0 < source + target < sources + targets
    ]
    lengths = [[len(text) for text in sentence_texts(segment, side)] for side in Side]
    ways.sort(key=lambda way: _cost(lengths, way))
    return ways[:_MANY]


def _cost(lengths: list[list[int]], way: tuple[int, int]) -> float:
    cost = 0.0
    first = sum(lengths[0][: way[0]]), sum(lengths[1][: way[1]])
    second = sum(lengths[0][way[0] :]), sum(lengths[1][way[1] :])
    for source, target in (first, second):
        cost += abs(log(source / target)) if source and target else _NULL_COST
    return cost
