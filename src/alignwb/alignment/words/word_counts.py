"""Translations of words counted in a bitext: which words keep company in its segments."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

import numpy as np

from alignwb.alignment.arrays import Doubles, Integers
from alignwb.core.languages.words import words_of

_ROUNDS = 5
_DIAGONAL = 4.0
"""A link from one end of a segment to the other is rarer than a straight one by e to this power."""

_DISCOUNT = 0.5
"""Taken off each count: a pair that was seen once counts half."""

_FEWEST = 1e-3
MOST_WORD_PAIRS = 250_000
"""Of one segment: 500 words a side.  All are compared with all."""

_LARGEST = 1_500_000
"""So many pairs of words take about a second."""


@dataclass(frozen=True, slots=True)
class WordCounts:
    """The translations of words in a bitext, whatever their case.

    Attributes:
        sources: The source words' numbers.
        targets: The target words' numbers.
        keys: Rising; a key is a source number times the number of target words, plus a target
            number.
        weights: Of each key, 0 to 1.
    """

    sources: dict[str, int]
    targets: dict[str, int]
    keys: Integers
    weights: Doubles

    def weigh(self, sources: Sequence[str], targets: Sequence[str]) -> Doubles:
        """The certainty that each source word is translated by each target word, 0 to 1."""
        if not len(self.keys):
            return np.zeros((len(sources), len(targets)))
        rows = _numbered(sources, self.sources)
        columns = _numbered(targets, self.targets)
        wanted = rows[:, None] * len(self.targets) + columns
        places = np.minimum(np.searchsorted(self.keys, wanted), len(self.keys) - 1)
        is_known = (rows >= 0)[:, None] & (columns >= 0) & (self.keys[places] == wanted)
        return np.where(is_known, self.weights[places], 0.0)


NO_COUNTS = WordCounts({}, {}, np.zeros(0, np.int64), np.zeros(0))


class _Occurrences(NamedTuple):
    """Every pair of a source and a target word of the same segment.

    Attributes:
        source: The number of the source word among all of the bitext.
        target: Likewise of the target word.
        key: See `WordCounts.keys`.
        prior: By their places in the segment.
    """

    source: Integers
    target: Integers
    key: Integers
    prior: Doubles


def count_words(pairs: Iterable[tuple[str, str]]) -> WordCounts:
    """Counts over the sources and targets of segments.

    IBM model 1 in both directions (Brown et al. 1993, §4) with the diagonal prior of Dyer et al.
    2013, trained to agree (Liang et al. 2006).  Of a long bitext as many segments are taken,
    evenly over it, as can be counted in about a second; none of more than 250,000 word pairs.
    """
    sources: dict[str, int] = {}
    targets: dict[str, int] = {}
    segments = [
        (
            [sources.setdefault(word.text.lower(), len(sources)) for word in words_of(source)],
            [targets.setdefault(word.text.lower(), len(targets)) for word in words_of(target)],
        )
        for source, target in pairs
    ]
    segments = _as_many_as_fit(
        [pair for pair in segments if 0 < len(pair[0]) * len(pair[1]) <= MOST_WORD_PAIRS]
    )
    if not segments:
        return NO_COUNTS
    occurrences = _occurrences(segments, len(targets))
    keys, place = np.unique(occurrences.key, return_inverse=True)
    rows, columns = np.divmod(keys, len(targets))
    counts = _totals(place, occurrences.prior)
    for _ in range(_ROUNDS):
        forth, back = _shares(counts, rows), _shares(counts, columns)
        of_target = _shares(forth[place] * occurrences.prior, occurrences.target)
        of_source = _shares(back[place] * occurrences.prior, occurrences.source)
        counts = _totals(place, of_target * of_source) + 1e-12
    seen = counts > _FEWEST
    weights = np.sqrt(_shares(counts, rows) * _shares(counts, columns))
    weights *= np.maximum(0, 1 - _DISCOUNT / counts)
    return WordCounts(sources, targets, keys[seen], weights[seen])


def _as_many_as_fit(
    segments: list[tuple[list[int], list[int]]],
) -> list[tuple[list[int], list[int]]]:
    total = sum(len(source) * len(target) for source, target in segments)
    return segments[:: max(1, -(-total // _LARGEST))]


def _occurrences(segments: Sequence[tuple[list[int], list[int]]], width: int) -> _Occurrences:
    source_kinds = np.fromiter(chain.from_iterable(source for source, _ in segments), np.int64)
    target_kinds = np.fromiter(chain.from_iterable(target for _, target in segments), np.int64)
    lengths = np.array([[len(source), len(target)] for source, target in segments])
    first = np.cumsum(lengths, axis=0) - lengths
    sizes = lengths.prod(axis=1)
    segment = np.repeat(np.arange(len(segments)), sizes)
    within = np.arange(len(segment)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    row, column = np.divmod(within, lengths[segment, 1])
    source = first[segment, 0] + row
    target = first[segment, 1] + column
    distance = (row + 0.5) / lengths[segment, 0] - (column + 0.5) / lengths[segment, 1]
    return _Occurrences(
        source,
        target,
        source_kinds[source] * width + target_kinds[target],
        np.exp(-_DIAGONAL * np.abs(distance)),
    )


def _shares(values: Doubles, group: Integers) -> Doubles:
    """Each value's share of the sum of its group."""
    shares: Doubles = values / _totals(group, values)[group]
    return shares


def _totals(group: Integers, values: Doubles) -> Doubles:
    """The sum of the values of each group."""
    return np.bincount(group, values).astype(np.float64, copy=False)


def _numbered(texts: Sequence[str], numbers: dict[str, int]) -> Integers:
    return np.array([numbers.get(text.lower(), -1) for text in texts], np.int64)
