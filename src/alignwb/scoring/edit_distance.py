"""Edit distances of words within the beam around the diagonal that sacrebleu keeps for TER."""

import math
from collections.abc import Iterator, Sequence

KEPT, REPLACED, DELETED, INSERTED = " sdi"
"""What becomes of a word of the hypothesis, or of the reference, in a trace."""

_UNREACHED = 1 << 24
_BEAM = 25


class Distances:
    """The distances between the beginnings of a hypothesis and of a reference that has words.

    `known` has those of the same words in another order, to save some of the work.
    """

    def __init__(
        self, words: Sequence[int], reference: Sequence[int], known: "Distances | None" = None
    ) -> None:
        self._words, self._reference = words, reference
        self._rows = known.same_rows(words) if known else [list(range(len(reference) + 1))]
        windows = list(_windows(len(words), len(reference)))
        for row in range(len(self._rows) - 1, len(words)):
            self._rows.append(self._row(words[row], *windows[row]))

    def same_rows(self, words: Sequence[int]) -> list[list[int]]:
        """The rows that hold for other words too: the first, and as long as the words agree."""
        pairs = enumerate(zip(words, self._words, strict=True))
        count = next((place for place, (mine, theirs) in pairs if mine != theirs), len(words))
        return self._rows[: count + 1]

    @property
    def edits(self) -> int:
        """The distance between the whole texts."""
        return self._rows[-1][-1]

    def trace(self) -> str:
        """The edits that make the one the other; among equals replacing, then deleting first."""
        edits = []
        row, column = len(self._words), len(self._reference)
        while row or column:
            edit = self._edit(row, column)
            edits.append(edit)
            row -= edit != INSERTED
            column -= edit != DELETED
        return "".join(reversed(edits))

    def _row(self, word: int, start: int, end: int) -> list[int]:
        before = self._rows[-1]
        row = [_UNREACHED] * len(before)
        left = _UNREACHED
        if start == 0:
            row[0] = left = before[0] + 1
        for column in range(max(start, 1), end):
            cost = before[column - 1]
            if word != self._reference[column - 1]:
                cost += 1
            if before[column] < cost:
                cost = before[column] + 1
            left += 1
            if cost < left:  # noqa: PLR1730 - `min` takes half as long again, in this loop
                left = cost
            row[column] = left
        return row

    def _edit(self, row: int, column: int) -> str:
        if not row:
            return INSERTED
        before, cost = self._rows[row - 1], self._rows[row][column]
        if column:
            is_kept = self._words[row - 1] == self._reference[column - 1]
            if before[column - 1] + (not is_kept) == cost:
                return KEPT if is_kept else REPLACED
        return DELETED if before[column] + 1 == cost else INSERTED


def edit_distances(hypotheses: Sequence[Sequence[int]], reference: Sequence[int]) -> list[int]:
    """The distance of each hypothesis, at least one and all of one length."""
    import numpy as np

    words = np.array(hypotheses, np.int32).T
    wanted = np.array(reference, np.int32)[:, None]
    places = np.arange(len(reference) + 1, dtype=np.int32)[:, None]
    # One column a hypothesis.
    before = np.repeat(places, len(hypotheses), axis=1)
    after = np.full_like(before, _UNREACHED)
    first, last = 0, len(places)
    for word, (start, end) in zip(words, _windows(len(words), len(reference)), strict=True):
        costs = before[start:end] + 1
        inner = max(start, 1)
        replaced = before[inner - 1 : end - 1] + (word != wanted[inner - 1 : end - 1])
        np.minimum(costs[inner - start :], replaced, out=costs[inner - start :])
        # Inserting costs one more than the place before: so the least of all before, one a step.
        costs -= places[start:end]
        np.minimum.accumulate(costs, axis=0, out=costs)
        costs += places[start:end]
        np.minimum(costs, _UNREACHED, out=after[start:end])
        before[first:last] = _UNREACHED
        before, after = after, before
        first, last = start, end
    return [int(cost) for cost in before[-1]]


def _windows(words: int, reference_words: int) -> Iterator[tuple[int, int]]:
    """The columns of each row that are in the beam."""
    ratio = reference_words / words if words else 1
    beam = math.ceil(ratio / 2 + _BEAM) if ratio / 2 > _BEAM else _BEAM
    for row in range(1, words + 1):
        diagonal = math.floor(row * ratio)
        end = reference_words + 1 if row == words else min(reference_words + 1, diagonal + beam)
        yield max(0, diagonal - beam), end
