"""Changes to a text that are found one by one, in its own offsets, and made all at once."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple


class TextReplacement(NamedTuple):
    """Characters `start` to `end` (exclusive) become `text`; with start == end it is inserted."""

    start: int
    end: int
    text: str


def apply_replacements(text: str, replacements: Iterable[TextReplacement]) -> str:
    """The text after all of them.

    Those at the same offset keep their order.  One that overlaps an earlier one is left out, but
    an insertion never is: inside replaced characters it comes after them.
    """
    pieces: list[str] = []
    end = 0
    for replacement in sorted(replacements, key=lambda item: item.start):
        if replacement.start >= end:
            pieces += (text[end : replacement.start], replacement.text)
            end = replacement.end
        elif replacement.start == replacement.end:
            pieces.append(replacement.text)
    pieces.append(text[end:])
    return "".join(pieces)


def apply_with_places(
    text: str, replacements: Iterable[TextReplacement], places: Sequence[tuple[int, bool]]
) -> tuple[str, list[int]]:
    """The text after `apply_replacements`, and where some of its old offsets are in it.

    places: in order, each an offset and whether it is meant behind what is put in there, not
    before it.  One inside replaced characters is at their end.
    """
    runs: list[tuple[int, int, int]] = []
    pieces: list[str] = []
    end = length = 0
    for start, stop, new in sorted(replacements, key=lambda item: item.start):
        if start < end and start != stop:
            continue
        added = new
        if start >= end:
            # Punctuation that a replacement leaves as it was is a part of the text before it.
            old = text[start:stop]
            kept = stop if new.startswith(old) and not any(map(str.isalnum, old)) else start
            runs.append((end, kept, length))
            pieces.append(text[end:kept])
            length += kept - end
            added = new[kept - start :]
            end = stop
        pieces.append(added)
        length += len(added)
    runs.append((end, len(text), length))
    pieces.append(text[end:])
    return "".join(pieces), [_place(runs, *place) for place in places]


def _place(runs: Sequence[tuple[int, int, int]], offset: int, is_behind: bool) -> int:
    find = bisect_right if is_behind else bisect_left
    index = max(0, find(runs, offset, key=lambda run: run[0]) - 1)
    start, stop, out = runs[index]
    if offset > stop:
        return runs[index + 1][2]
    return out + offset - start


class Rewritten:
    """A text after replacements, and where its old offsets are in it.

    Args:
        text: Before them.
        replacements: None overlaps another.
    """

    def __init__(self, text: str, replacements: Iterable[TextReplacement]) -> None:
        changes = sorted(replacements, key=lambda item: (item.start, item.end))
        self.text = apply_replacements(text, changes)
        self._changes: list[tuple[int, int, int]] = []
        shift = 0
        for start, end, new in changes:
            shift += len(new) - (end - start)
            self._changes.append((start, end, shift))

    def offset(self, old: int) -> int:
        """The new place of an old offset; one inside replaced characters is at their end."""
        index = bisect_left(self._changes, old, key=lambda change: change[0])
        if not index:
            return old
        _, end, shift = self._changes[index - 1]
        return max(old, end) + shift

    def offset_before(self, old: int) -> int:
        """The new place of an old offset; one inside replaced characters is at their beginning."""
        index = bisect_left(self._changes, old, key=lambda change: change[0])
        if index and old < self._changes[index - 1][1]:
            return self.offset(self._changes[index - 1][0])
        return self.offset(old)
