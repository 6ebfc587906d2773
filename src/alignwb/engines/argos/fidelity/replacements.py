"""Changes to a text that are found one by one, in its own offsets, and made all at once."""

from collections.abc import Iterable
from typing import NamedTuple


class TextReplacement(NamedTuple):
    """Characters `start` to `end` (exclusive) become `text`; with start == end it is inserted."""

    start: int
    end: int
    text: str


def apply_replacements(text: str, replacements: Iterable[TextReplacement]) -> str:
    """The text after all of them.

    Those at the same offset keep their order; one that overlaps an earlier one is left out.
    """
    pieces: list[str] = []
    end = 0
    for replacement in sorted(replacements, key=lambda item: item.start):
        if replacement.start < end:
            continue
        pieces += (text[end : replacement.start], replacement.text)
        end = replacement.end
    pieces.append(text[end:])
    return "".join(pieces)
