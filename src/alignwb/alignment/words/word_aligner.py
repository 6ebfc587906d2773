"""Word alignment without training: the words of a target that translate those of its source.

Similarities of word vectors, mutual best ones first (Jalili Sabet et al. 2020, “SimAlign”), with
the counts of the project's own bitext, a prior for like places, and a bonus beside other links.
"""

from collections.abc import Sequence

import numpy as np

from alignwb.alignment.arrays import Doubles
from alignwb.alignment.ports import Embedder
from alignwb.alignment.words.word_counts import NO_COUNTS, WordCounts
from alignwb.alignment.words.word_joining import Pair, SegmentWords, join
from alignwb.alignment.words.word_links import WordLink, WordLinks
from alignwb.alignment.words.word_vectors import WordVectors
from alignwb.core.languages.words import words_of

_COUNTS_WEIGHT = 0.5
_DISTANCE_WEIGHT = 0.5
_NEIGHBOUR_WEIGHT = 0.1
_NEIGHBOUR_REACH = 3
_MOST_NEIGHBOURS = 2.0
_ROUNDS = 2
_LEAST_CERTAIN = 0.3
"""In a text that is no translation at all some words are each other's best, too."""

_LEAST_LEFT_OVER = 0.1
"""Words that have no link yet are only linked to each other if they are as close as this."""


class WordAligner:
    """Links words.

    Args:
        embedder: Embeds the words.
        source_lang: BCP 47.
        target_lang: BCP 47.
    """

    def __init__(
        self, embedder: Embedder, source_lang: str = "nl", target_lang: str = "en"
    ) -> None:
        self._source = WordVectors(embedder, source_lang)
        self._target = WordVectors(embedder, target_lang)

    def read(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Read the words of some hundred sources and targets that will be linked.

        Reading them one segment at a time takes twice as long.  Raises EngineError if the
        embedder fails.
        """
        for side, vectors in enumerate((self._source, self._target)):
            found = [word.text for pair in pairs for word in words_of(pair[side])]
            if found:
                vectors.of_words(found)

    def link(self, source: str, target: str, counts: WordCounts | None = None) -> WordLinks:
        """The links of one segment.  Raises EngineError if the embedder fails."""
        counts = counts or NO_COUNTS
        sources, targets = words_of(source), words_of(target)
        source_spans = tuple(word.span for word in sources)
        target_spans = tuple(word.span for word in targets)
        if not sources or not targets:
            return WordLinks(source_spans, target_spans)
        source_texts = [word.text for word in sources]
        target_texts = [word.text for word in targets]
        source_side = SegmentWords(self._source, source_texts)
        target_side = SegmentWords(self._target, target_texts)
        closeness = (source_side.vectors @ target_side.vectors.T).astype(np.float64)
        closeness += _COUNTS_WEIGHT * counts.weigh(source_texts, target_texts)
        mutual, merits = _mutual_links(closeness - _DISTANCE_WEIGHT * _distances(closeness.shape))
        pairs = join(mutual, source_side, target_side)
        pairs |= _left_over(merits, pairs)
        pairs = join(pairs, source_side, target_side)
        scores = np.clip(closeness, 0, 1).tolist()
        links = tuple(
            WordLink(row, column, score, (row, column) in mutual and score >= _LEAST_CERTAIN)
            for row, column in sorted(pairs)
            for score in [scores[row][column]]
        )
        return WordLinks(source_spans, target_spans, links)


def _mutual_links(merits: Doubles) -> tuple[set[Pair], Doubles]:
    """The pairs in which each is the other's best, and the merits they were found by.

    In the second and third round a pair beside other pairs has a bonus.
    """
    pairs, seen = _mutual(merits), merits
    for _ in range(_ROUNDS):
        seen = merits + _NEIGHBOUR_WEIGHT * _neighbours(pairs, merits.shape)
        pairs = _mutual(seen)
    return pairs, seen


def _mutual(merits: Doubles) -> set[Pair]:
    best_of_column = merits.argmax(axis=0)
    return {
        (row, int(column))
        for row, column in enumerate(merits.argmax(axis=1))
        if best_of_column[column] == row
    }


def _left_over(merits: Doubles, pairs: set[Pair]) -> set[Pair]:
    """Links between words that have none, best first."""
    rows = _others({row for row, _ in pairs}, merits.shape[0])
    columns = _others({column for _, column in pairs}, merits.shape[1])
    found: set[Pair] = set()
    while rows and columns:
        part = merits[np.ix_(rows, columns)]
        new = {
            (row, column) for row, column in _mutual(part) if part[row, column] > _LEAST_LEFT_OVER
        }
        if not new:
            break
        found |= {(rows[row], columns[column]) for row, column in new}
        linked_rows, linked_columns = map(set, zip(*new, strict=True))
        rows = [row for number, row in enumerate(rows) if number not in linked_rows]
        columns = [column for number, column in enumerate(columns) if number not in linked_columns]
    return found


def _others(numbers: set[int], count: int) -> list[int]:
    return [number for number in range(count) if number not in numbers]


def _distances(shape: Sequence[int]) -> Doubles:
    """The distances between the words' places, as shares of their texts."""
    rows, columns = ((np.arange(count) + 0.5) / count for count in shape)
    return np.abs(rows[:, None] - columns)


def _neighbours(pairs: set[Pair], shape: Sequence[int]) -> Doubles:
    """The number of links beside each pair, nearer ones counting more."""
    near = np.zeros((shape[0] + 2 * _NEIGHBOUR_REACH, shape[1] + 2 * _NEIGHBOUR_REACH))
    for row, column in pairs:
        for step in range(1, _NEIGHBOUR_REACH + 1):
            for way in (-step, step):
                near[row + _NEIGHBOUR_REACH + way, column + _NEIGHBOUR_REACH + way] += 1 / step
    inner = slice(_NEIGHBOUR_REACH, -_NEIGHBOUR_REACH)
    return np.minimum(near[inner, inner], _MOST_NEIGHBOURS)
