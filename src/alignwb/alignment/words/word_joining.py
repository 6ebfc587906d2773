"""Words that together translate one word of the other language: compounds, verbs in parts."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from alignwb.alignment.ports import Vectors
from alignwb.alignment.words.word_vectors import WordVectors

Pair = tuple[int, int]
"""The numbers of a source word and a target word."""

_LEAST_GAIN = 0.03
_CLOSE = 0.4
_REACH = 1
_LARGEST = 4
"""Words that go together with one word of the other language."""


class SegmentWords:
    """The words of one of a segment's texts; at least one."""

    def __init__(self, vectors: WordVectors, texts: Sequence[str]) -> None:
        self._of_sums = vectors.of_sums
        self._sums, self.vectors = vectors.of_words(texts)

    def __len__(self) -> int:
        return len(self._sums)

    def of_groups(self, groups: Sequence[Sequence[int]]) -> Vectors:
        """The vector of each group of words."""
        vectors = self.vectors[[group[0] for group in groups]]
        several = [number for number, group in enumerate(groups) if len(group) > 1]
        if several:
            sums = [self._sums[list(groups[number])].sum(axis=0) for number in several]
            vectors[several] = self._of_sums(np.stack(sums))
        return vectors


class _Candidate(NamedTuple):
    """A word that might join the group linked to a word of the other side."""

    word: int
    group: tuple[int, ...]
    other: int


def join(pairs: set[Pair], source: SegmentWords, target: SegmentWords) -> set[Pair]:
    """The pairs, and new ones of words that have none and stand beside a word that has one.

    They join it if the two of them together are closer to what it is linked to than it is alone,
    or if they are close to that themselves.
    """
    by_source = _joining(pairs, target, source)
    by_target = _joining({(column, row) for row, column in pairs}, source, target)
    return pairs | by_source | {(row, column) for column, row in by_target}


def _joining(pairs: set[Pair], side: SegmentWords, other: SegmentWords) -> set[Pair]:
    """Pairs (of the other side, of this side) for words of this side that have none."""
    groups: dict[int, tuple[int, ...]] = {}
    for number, own in sorted(pairs):
        groups[number] = (*groups.get(number, ()), own)
    free = set(range(len(side))).difference(own for _, own in pairs)
    candidates = [
        _Candidate(word, group, number)
        for number, group in groups.items()
        if len(group) < _LARGEST
        for word in sorted(free)
        if min(abs(word - own) for own in group) <= _REACH
    ]
    if not candidates:
        return set()
    others = other.vectors[[candidate.other for candidate in candidates]]
    before = side.of_groups([candidate.group for candidate in candidates])
    after = side.of_groups([(*candidate.group, candidate.word) for candidate in candidates])
    gains = np.einsum("ij,ij->i", others, after - before)
    alone = side.vectors[[candidate.word for candidate in candidates]]
    closeness = np.einsum("ij,ij->i", others, alone)
    gains = np.where(closeness > _CLOSE, np.maximum(gains, closeness), gains)
    best: dict[int, tuple[float, int]] = {}
    for candidate, gain in zip(candidates, gains.tolist(), strict=True):
        if gain > max(_LEAST_GAIN, best.get(candidate.word, (0.0, 0))[0]):
            best[candidate.word] = gain, candidate.other
    return {(number, word) for word, (_, number) in best.items()}
