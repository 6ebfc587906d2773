"""Two long texts cut into stretches that are short enough to be compared word by word.

Comparing all words with all takes time as the product of both lengths.  Words that stand once in
either text, in the same order in both, show where the texts run side by side (the “patience”
difference of B. Cohen); between them little is left to compare.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from itertools import count
from typing import NamedTuple

MOST_PRODUCT = 160_000
"""Two texts of 400 words are still compared as a whole."""

_LONGEST = 64
"""Words of either side in a stretch of longer texts."""

_RUN = 4
"""Words of a run that is as good as a word that stands once."""


class Stretch(NamedTuple):
    """Words `start` to `end` of one text and `first` to `last` of the other, ends exclusive."""

    start: int
    end: int
    first: int
    last: int


def stretches(
    ours: Sequence[str], theirs: Sequence[str], most: int = MOST_PRODUCT
) -> tuple[Stretch, ...]:
    """The stretches of two texts, in order; each side is covered once.

    Texts whose lengths multiplied are `most` at most are one stretch.  Of longer ones a stretch
    has 64 words a side at most, so what a comparison stretch by stretch finds is a way from one
    text to the other, not always the shortest.  Takes time about proportional to the lengths.
    """
    if len(ours) * len(theirs) <= most:
        return (Stretch(0, len(ours), 0, len(theirs)),)
    found: list[Stretch] = []
    own = other = 0
    for start, first in [*_side_by_side(ours, theirs), (len(ours), len(theirs))]:
        found += _cut(Stretch(own, start, other, first))
        own, other = start, first
    return tuple(found)


def _side_by_side(ours: Sequence[str], theirs: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Places at which both texts are to be cut, rising on both sides.

    They are where a run of equal words begins and where it ends.
    """
    own = other = 0
    for place, their_place in ((0, 0), *_anchors(ours, theirs), (len(ours), len(theirs))):
        if place < own or their_place < other:
            continue
        back = 0
        most = min(place - own, their_place - other)
        while back < most and ours[place - back - 1] == theirs[their_place - back - 1]:
            back += 1
        yield place - back, their_place - back
        on = 0
        most = min(len(ours) - place, len(theirs) - their_place)
        while on < most and ours[place + on] == theirs[their_place + on]:
            on += 1
        own, other = place + on, their_place + on
        yield own, other


def _anchors(ours: Sequence[str], theirs: Sequence[str]) -> list[tuple[int, int]]:
    """Places of words that stand once in either text, the most that rise on both sides.

    In very long texts hardly any word does; there the first, second … time that the same four
    words come are taken for the same.
    """
    counts, their_counts = Counter(ours), Counter(theirs)
    once = [word if counts[word] == 1 == their_counts[word] else None for word in ours]
    return max(
        _rising(once, theirs), _rising(_numbered_runs(ours), _numbered_runs(theirs)), key=len
    )


def _numbered_runs(words: Sequence[str]) -> list[tuple[Hashable, int]]:
    """The runs of four words, each with how often it came before."""
    seen: defaultdict[Hashable, Iterator[int]] = defaultdict(count)
    runs = zip(*(words[start:] for start in range(_RUN)), strict=False)
    return [(run, next(seen[run])) for run in runs]


def _rising(ours: Sequence[Hashable], theirs: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Places of what both have, the most that rise on both sides; it stands once in either."""
    their_places = {each: place for place, each in enumerate(theirs)}
    pairs = [(place, their_places[each]) for place, each in enumerate(ours) if each in their_places]
    return [pairs[number] for number in _longest_rising([their for _, their in pairs])]


def _longest_rising(values: Sequence[int]) -> list[int]:
    """The numbers of the longest series of rising values (Schensted 1961)."""
    tails: list[int] = []
    tail_numbers: list[int] = []
    before: list[int] = []
    for number, value in enumerate(values):
        length = bisect_left(tails, value)
        before.append(tail_numbers[length - 1] if length else -1)
        if length == len(tails):
            tails.append(value)
            tail_numbers.append(number)
        else:
            tails[length], tail_numbers[length] = value, number
    series: list[int] = []
    number = tail_numbers[-1] if tail_numbers else -1
    while number >= 0:
        series.append(number)
        number = before[number]
    return series[::-1]


def _cut(whole: Stretch) -> Iterator[Stretch]:
    """The stretch in parts that are short on both sides, each as long a share of either side."""
    own, other = whole.end - whole.start, whole.last - whole.first
    parts = -(-max(own, other) // _LONGEST)
    for part in range(parts):
        yield Stretch(
            whole.start + own * part // parts,
            whole.start + own * (part + 1) // parts,
            whole.first + other * part // parts,
            whole.first + other * (part + 1) // parts,
        )
