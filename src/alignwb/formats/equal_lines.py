"""Which lines of two versions of a text are the same, in time that grows as their number does."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

_MOST_COMPARED = 10_000
"""Pairs of lines, up to which a stretch without a line of its own is compared line by line."""


class Equal(NamedTuple):
    """A stretch of lines that both versions have: where it begins in each, and its length."""

    before: int
    after: int
    length: int


class _Stretch(NamedTuple):
    before: slice
    after: slice


def equal_lines(before: Sequence[str], after: Sequence[str]) -> Iterator[Equal]:
    """Stretches that both have, in their order.

    Lines that stand once in each are found first (patience diff), then what stands beside them; so
    no line that stands a thousand times is compared with a thousand others.
    """
    old = new = 0
    for anchor in [*_anchors(before, after), (len(before), len(after))]:
        yield from _between(before, after, _Stretch(slice(old, anchor[0]), slice(new, anchor[1])))
        if anchor[0] < len(before):
            yield Equal(*anchor, 1)
        old, new = anchor[0] + 1, anchor[1] + 1


def _anchors(before: Sequence[str], after: Sequence[str]) -> list[tuple[int, int]]:
    """The longest row of lines that stand once in each, in the same order in both."""
    once = {line for line, count in Counter(before).items() if count == 1}
    once &= {line for line, count in Counter(after).items() if count == 1}
    places = {line: place for place, line in enumerate(after) if line in once}
    pairs = [(place, places[line]) for place, line in enumerate(before) if line in once]
    ends: list[int] = []  # the least place in `after` that a row of each length ends at
    last: list[int] = []  # the pair it ends with
    previous: list[int] = []
    for number, (_, place) in enumerate(pairs):
        length = bisect_left(ends, place)
        previous.append(last[length - 1] if length else -1)
        ends[length : length + 1] = [place]
        last[length : length + 1] = [number]
    row: list[tuple[int, int]] = []
    number = last[-1] if last else -1
    while number >= 0:
        row.append(pairs[number])
        number = previous[number]
    return row[::-1]


def _between(before: Sequence[str], after: Sequence[str], stretch: _Stretch) -> Iterator[Equal]:
    """The lines that both have between two anchors: at the edges, and inside if that is short."""
    old, new = before[stretch.before], after[stretch.after]
    at, there = stretch.before.start, stretch.after.start
    most = min(len(old), len(new))
    head = next((n for n in range(most) if old[n] != new[n]), most)
    most -= head
    tail = next((n for n in range(most) if old[-1 - n] != new[-1 - n]), most)
    if head:
        yield Equal(at, there, head)
    inner_old, inner_new = old[head : len(old) - tail], new[head : len(new) - tail]
    if 0 < len(inner_old) * len(inner_new) <= _MOST_COMPARED:
        matcher = SequenceMatcher(None, inner_old, inner_new, autojunk=False)
        for one, other, length in matcher.get_matching_blocks():
            if length:
                yield Equal(at + head + one, there + head + other, length)
    if tail:
        yield Equal(stretch.before.stop - tail, stretch.after.stop - tail, tail)
