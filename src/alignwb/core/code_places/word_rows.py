"""Which words of a source the words of its translation came from, as shares."""

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Protocol

from alignwb.core.languages.words import Word


class WordShares(Protocol):
    """For each word of a translation the share that each word of its source has in it."""

    @property
    def source_words(self) -> Sequence[Word]:
        """The words of the source."""

    @property
    def target_words(self) -> Sequence[Word]:
        """The words of the translation."""

    def of(self, target: int, first: int, stop: int) -> float:
        """The share of source words `first` to `stop` (exclusive) in a target word, 0 to 1."""


class TabledShares:
    """Shares that are known one by one.

    Args:
        source_words: The words of the source.
        target_words: Those of the translation.
        rows: One for each word of the translation; the shares in a row sum to 1 at most.
    """

    def __init__(
        self,
        source_words: Sequence[Word],
        target_words: Sequence[Word],
        rows: Sequence[Sequence[float]],
    ) -> None:
        self.source_words = source_words
        self.target_words = target_words
        self._sums = [[0.0, *accumulate(row)] for row in rows]

    def of(self, target: int, first: int, stop: int) -> float:
        """The share of source words `first` to `stop` (exclusive) in a target word, 0 to 1."""
        sums = self._sums[target]
        return sums[stop] - sums[first]


class EqualWordShares:
    """The shares in a pair of texts of which nothing is known but the texts.

    Words that stand in both as often are each other's, in their order; those between them are
    shared out by their place.
    """

    def __init__(self, source_words: Sequence[Word], target_words: Sequence[Word]) -> None:
        self.source_words = source_words
        self.target_words = target_words
        own = _by_form(source_words)
        anchors: dict[int, int] = {}
        for form, there in _by_form(target_words).items():
            here = own.get(form, ())
            if len(here) == len(there):
                anchors.update(zip(there, here, strict=True))
        self._places = _interpolated(anchors, len(source_words), len(target_words))

    def place_of(self, target: int) -> int:
        """The source word that a target word came from; -1 for none."""
        return self._places[target]

    def of(self, target: int, first: int, stop: int) -> float:
        """The share of source words `first` to `stop` (exclusive) in a target word, 0 or 1."""
        return float(first <= self._places[target] < stop)


def _by_form(words: Sequence[Word]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for index, word in enumerate(words):
        found.setdefault(word.text.casefold(), []).append(index)
    return found


def _interpolated(anchors: dict[int, int], sources: int, targets: int) -> list[int]:
    """The source word for each target word: its anchor, or by its place between two anchors.

    -1 where no word is left between those.
    """
    known = [(-1, -1), *sorted(anchors.items()), (targets, sources)]
    places: list[int] = []
    for (left, from_source), (right, to_source) in pairwise(known):
        first, last = min(from_source, to_source) + 1, max(from_source, to_source) - 1
        for target in range(left + 1, right):
            share = (target - left) / (right - left)
            place = round(from_source + share * (to_source - from_source))
            places.append(max(first, min(last, place)) if first <= last else -1)
        if right < targets:
            places.append(to_source)
    return places
