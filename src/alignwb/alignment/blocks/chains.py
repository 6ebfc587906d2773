"""Chains: anchors that follow each other on both sides, and whether they are a block."""

from collections.abc import Iterator, Sequence

import numpy as np

from alignwb.alignment.blocks.anchors import Alone, BlockAnchor
from alignwb.alignment.sentences.text import Text

_STEP = 5
"""Sentences left alone from an anchor to the next one of its chain, at most."""

_ENOUGH = 0.45
"""The evidence that a chain needs, all its anchors together, where few sentences are left alone."""

_ENOUGH_OF_MORE = 0.06
"""More for ten times as many pairs of them: among many, two are near each other by accident."""

_FEW_CELLS = 100

_EVEN_EVIDENCE = 0.25

_STEEPNESS = 4.0
"""A chain of so much evidence would be as likely an accident as not; how fast that changes."""

_SHORTEST = 20
"""Characters of a sentence that may be a block by itself; shorter ones come again and again."""


def chains(anchors: Sequence[BlockAnchor]) -> Iterator[list[BlockAnchor]]:
    """Anchors that follow each other on both sides, those with the most evidence first.

    anchors: by their source.  Each is in one chain at most; those with too little evidence for any
    block are left out.
    """
    for group in _linked(anchors):
        left = group
        while left:
            best, before = _heaviest_ends(left)
            if max(best) < _ENOUGH:
                break
            chain: list[BlockAnchor] = []
            place: int | None = int(np.argmax(best))
            while place is not None:
                chain.append(left[place])
                place = before[place]
            chain.reverse()
            yield chain
            inside = {each.source for each in chain}
            left = [each for each in left if each.source not in inside]


def _linked(anchors: Sequence[BlockAnchor]) -> list[list[BlockAnchor]]:
    """The anchors in groups, each with all that could be in a chain with one of its own.

    So that what is found in one group does not have the others looked through again.
    """
    leader = list(range(len(anchors)))

    def first_of(place: int) -> int:
        while leader[place] != place:
            leader[place] = leader[leader[place]]
            place = leader[place]
        return place

    for place in range(len(anchors)):
        for earlier in _before(anchors, place):
            leader[first_of(place)] = first_of(earlier)
    groups: dict[int, list[BlockAnchor]] = {}
    for place, anchor in enumerate(anchors):
        groups.setdefault(first_of(place), []).append(anchor)
    return list(groups.values())


def _before(anchors: Sequence[BlockAnchor], place: int) -> Iterator[int]:
    """The anchors that one could follow in a chain, the nearest first."""
    anchor = anchors[place]
    for earlier in range(place - 1, -1, -1):
        other = anchors[earlier]
        if anchor.source - other.source > _STEP:
            return
        if 0 < anchor.target - other.target <= _STEP:
            yield earlier


def _heaviest_ends(anchors: Sequence[BlockAnchor]) -> tuple[list[float], list[int | None]]:
    """For each anchor the most evidence of a chain that ends with it, and the one before it."""
    best: list[float] = []
    before: list[int | None] = []
    for place, anchor in enumerate(anchors):
        best.append(anchor.evidence)
        before.append(None)
        for earlier in _before(anchors, place):
            if best[earlier] > 0 and best[earlier] + anchor.evidence > best[place]:
                best[place] = best[earlier] + anchor.evidence
                before[place] = earlier
    return best, before


def is_enough(chain: Sequence[BlockAnchor], alone: Alone, source: Text, target: Text) -> bool:
    """Whether a chain is a block, and no accident."""
    cells = len(alone.source) * len(alone.target)
    needed = _ENOUGH + _ENOUGH_OF_MORE * max(np.log10(cells / _FEW_CELLS), 0)
    if _evidence(chain) < needed:
        return False
    if len(chain) > 1:
        return True
    sentences = (
        source.sentences[alone.source[chain[0].source]],
        target.sentences[alone.target[chain[0].target]],
    )
    is_note = alone.source[chain[0].source] in source.note_labels
    return is_note or min(map(len, sentences)) >= _SHORTEST


def likelihood(chain: Sequence[BlockAnchor]) -> float:
    """How likely it is that a chain is no accident, 0 to 1."""
    return float(1 / (1 + np.exp(_STEEPNESS * (_EVEN_EVIDENCE - _evidence(chain)))))


def _evidence(chain: Sequence[BlockAnchor]) -> float:
    return sum(anchor.evidence for anchor in chain)
