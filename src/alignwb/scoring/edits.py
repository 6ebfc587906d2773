"""Edits of the translation edit rate (Snover et al. 2006), counted for many shifts at once.

Insertions, deletions and substitutions are counted by edit distance; before that, runs of words
are shifted to where the reference has them as long as that pays, one edit each, always the best
shift first.  Which shifts are tried, which one is best and how far from the diagonal the distance
looks is Tercom's choice as sacrebleu has it, because figures are only worth something if others get
the same.  What differs is how: all shifts of a round go through one distance matrix, in arrays,
which takes a tenth of the time.
"""

import math
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Distances = NDArray[np.int32]

MAX_SHIFT_WORDS = 10
MAX_SHIFT_DISTANCE = 50
MAX_SHIFTS_TRIED = 1000
BEAM_WORDS = 25
_FAR = 1 << 24  # more than any distance, and small enough to add to


class _Shift(NamedTuple):
    """Words `start` to `start + length` go to `place`, counted before they are taken out."""

    start: int
    length: int
    place: int


class _Alignment(NamedTuple):
    """How a hypothesis stands to the reference on the cheapest way from one to the other.

    Attributes:
        hypothesis_of: For each reference word the hypothesis word beside it or before its gap; -1
            before the first.
        hypothesis_errors: For each hypothesis word whether it is an edit.
        reference_errors: For each reference word whether it is an edit.
    """

    hypothesis_of: list[int]
    hypothesis_errors: list[bool]
    reference_errors: list[bool]


def count_edits(hypothesis: Sequence[str], reference: Sequence[str]) -> int:
    """Edits, shifts among them, that make the words of the reference of those of the hypothesis."""
    numbers: dict[str, int] = defaultdict(lambda: len(numbers))
    words = [numbers[word] for word in hypothesis]
    goal = [numbers[word] for word in reference]
    if not words or not goal:
        return len(words) or len(goal)
    shifts = tried = 0
    while True:
        rows = list(_distances([words], goal))
        distance = int(rows[-1][-1, 0]) + len(goal)
        candidates = list(_shifts(words, goal, _alignment(rows, words, goal)))
        tried += len(candidates)
        if not candidates or tried >= MAX_SHIFTS_TRIED:
            return shifts + distance
        best, reached = _best(words, goal, candidates)
        if reached >= distance:
            return shifts + distance
        shifts += 1
        words = _shifted(words, best)


def _best(words: list[int], goal: list[int], candidates: Sequence[_Shift]) -> tuple[_Shift, int]:
    """The shift after which the distance is least, and that distance.

    Of equals the longest, then the one from furthest left, then the one to furthest left.
    """
    different = sorted(set(candidates), key=lambda shift: (-shift.length, shift.start, shift.place))
    rows = _distances([_shifted(words, shift) for shift in different], goal)
    distances = deque(rows, maxlen=1).pop()[-1]
    place = int(distances.argmin())
    return different[place], int(distances[place]) + len(goal)


def _shifted(words: list[int], shift: _Shift) -> list[int]:
    start, length, place = shift
    end = start + length
    if place < start:
        return words[:place] + words[start:end] + words[place:start] + words[end:]
    if place <= end:  # inside the run itself: past as many words as it would overlap
        place += length
    return words[:start] + words[end:place] + words[start:end] + words[place:]


def _shifts(words: list[int], goal: list[int], alignment: _Alignment) -> Iterator[_Shift]:
    """What may be shifted where: runs the reference has elsewhere, wrong both here and there."""
    for start, there, length in _common_runs(words, goal):
        if not any(alignment.hypothesis_errors[start : start + length]):
            continue
        if not any(alignment.reference_errors[there : there + length]):
            continue
        if start <= alignment.hypothesis_of[there] < start + length:
            continue
        last = -1
        for before in range(there - 1, there + length):
            place = alignment.hypothesis_of[before] + 1 if before >= 0 else 0
            if place != last:
                yield _Shift(start, length, place)
            last = place


def _common_runs(words: list[int], goal: list[int]) -> Iterator[tuple[int, int, int]]:
    """Every run of words that both have: where in the one, where in the other, how long."""
    places: dict[int, list[int]] = defaultdict(list)
    for there, word in enumerate(goal):
        places[word].append(there)
    for start, word in enumerate(words):
        for there in places.get(word, ()):
            if abs(there - start) > MAX_SHIFT_DISTANCE:
                continue
            longest = min(MAX_SHIFT_WORDS, len(words) - start, len(goal) - there)
            for length in range(1, longest + 1):
                if words[start + length - 1] != goal[there + length - 1]:
                    break
                yield start, there, length


def _alignment(rows: Sequence["Distances"], words: list[int], goal: list[int]) -> _Alignment:
    """Read from the one matrix in `rows`, from its end; of equal steps first both words, then one
    of the hypothesis, then one of the reference.
    """
    table = [row[:, 0].tolist() for row in rows]
    hypothesis_of = [0] * len(goal)
    hypothesis_errors, reference_errors = [True] * len(words), [True] * len(goal)
    i, j = len(words), len(goal)
    while i or j:
        is_same = bool(i and j) and words[i - 1] == goal[j - 1]
        if i and j and table[i][j] == table[i - 1][j - 1] - is_same:
            i, j = i - 1, j - 1
            hypothesis_of[j] = i
            hypothesis_errors[i] = reference_errors[j] = not is_same
        elif i and table[i][j] == table[i - 1][j] + 1:
            i -= 1
        else:
            j -= 1
            hypothesis_of[j] = i - 1
    return _Alignment(hypothesis_of, hypothesis_errors, reference_errors)


def _distances(hypotheses: Sequence[list[int]], goal: list[int]) -> Iterator["Distances"]:
    """Edit distances of hypotheses of one length (not 0) from the goal, row by row.

    Element [j, n] of row i, from 0, is the distance of the first i words of hypothesis n from the
    first j of the goal, less j; far from the diagonal it is not worked out and very large.
    """
    import numpy as np

    count, length, goal_length = len(hypotheses), len(hypotheses[0]), len(goal)
    words = np.array(hypotheses, dtype=np.int32).transpose().copy()
    goals = np.array(goal, dtype=np.int32)[:, np.newaxis]
    slope = goal_length / length
    # So steep a diagonal would else miss the row before.
    beam = BEAM_WORDS if slope <= 2 * BEAM_WORDS else math.ceil(slope / 2 + BEAM_WORDS)
    row = np.zeros((goal_length + 1, count), dtype=np.int32)
    yield row
    for i in range(1, length + 1):
        diagonal = math.floor(i * slope)
        low = max(0, diagonal - beam)
        high = goal_length + 1 if i == length else min(goal_length + 1, diagonal + beam)
        # Less j, a step along the goal costs nothing and one along both words costs 0 or -1.
        best = row[low:high] + 1
        first = max(low, 1)
        both = row[first - 1 : high - 1] - (words[i - 1] == goals[first - 1 : high - 1])
        inner = best[first - low :]
        np.minimum(inner, both, out=inner)
        np.minimum.accumulate(best, axis=0, out=best)
        if low == 0 and high > goal_length:
            row = best
        else:
            row = np.full((goal_length + 1, count), _FAR, dtype=np.int32)
            row[low:high] = best
        yield row
