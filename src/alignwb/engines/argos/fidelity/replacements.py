"""Changes to a text that are found one by one, in its own offsets, and made all at once."""

from bisect import bisect_left
from collections.abc import Iterable
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
