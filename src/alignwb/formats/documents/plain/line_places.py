"""Where the lines of repaired blocks stand in the text that they come from."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from alignwb.core.reading.lines import LINE_END, PIECE_END
from alignwb.core.reading.reflow import BlockLines


@dataclass(frozen=True, slots=True)
class LinePlace:
    """What of a line belongs to a block.

    Page breaks, ends of paragraphs and soft line ends inside a numbered line end a line too, save
    those that a place spans.

    Attributes:
        line: The number of the line, from 1.
        start: Where the place begins in the text.
        end: Where it ends.
        line_start: Where its line begins.
        line_end: Where its line ends, without what ends it.
        next_start: Where the next line begins.
    """

    line: int
    start: int
    end: int
    line_start: int
    line_end: int
    next_start: int


def line_places(
    text: str, blocks: Sequence[BlockLines]
) -> tuple[tuple[LinePlace, ...], ...] | None:
    """The place of each line of each block; None if one of them cannot be told.

    text: as it stands, composed or not.  A line holds what its block has of it in one piece, white
    space aside.
    """
    lines = list(_text_lines(text))
    found: list[tuple[LinePlace, ...]] = []
    for block in blocks:
        places: list[LinePlace] = []
        for number, piece in block.lines:
            placed = _placed(lines, number, "".join(piece.split()))
            if placed is None:
                return None
            places += placed
        found.append(tuple(places))
    return None if _overlap(found) else tuple(found)


class _TextLine:
    """A numbered line of the text: its letters and signs, and which of them are taken."""

    def __init__(self, text: str, start: int, end: int, following: int) -> None:
        self._text = text
        self._start, self._end, self._next = start, end, following
        self._letters: str | None = None
        self._spans: list[tuple[int, int]] = []
        self.taken = 0

    @property
    def letters(self) -> str:
        """What stands in the line, composed, without white space."""
        if self._letters is None:
            pieces: list[str] = []
            for start, end in _clusters(self._text, self._start, self._end):
                composed = unicodedata.normalize("NFC", self._text[start:end])
                kept = "".join(composed.split())
                pieces.append(kept)
                self._spans += [(start, end)] * len(kept)
            self._letters = "".join(pieces)
        return self._letters

    def take(self, start: int, count: int, number: int) -> LinePlace:
        """The place of some letters, which no other block can have."""
        self.taken = max(self.taken, start + count)
        first, last = self._spans[start][0], self._spans[start + count - 1][1]
        before = bisect_right(self._piece_starts, first) - 1
        behind = bisect_left(self._piece_ends, last)
        return LinePlace(
            number,
            first,
            last,
            self._piece_starts[before],
            self._piece_ends[behind],
            self._piece_starts[behind + 1],
        )

    @cached_property
    def _piece_starts(self) -> list[int]:
        """Where each piece begins, and where the next line does."""
        return [self._start, *(match.end() for match in self._inner_ends), self._next]

    @cached_property
    def _piece_ends(self) -> list[int]:
        return [*(match.start() for match in self._inner_ends), self._end]

    @cached_property
    def _inner_ends(self) -> list[re.Match[str]]:
        return list(PIECE_END.finditer(self._text, self._start, self._end))


def _text_lines(text: str) -> Iterator[_TextLine]:
    start = 0
    for match in LINE_END.finditer(text):
        yield _TextLine(text, start, match.start(), match.end())
        start = match.end()
    yield _TextLine(text, start, len(text), len(text))


def _clusters(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Each character with the marks that combine with it."""
    stretch = text[start:end]
    if stretch.isascii() or unicodedata.is_normalized("NFC", stretch):
        return [(place, place + 1) for place in range(start, end)]
    begins = [
        place
        for place in range(start, end)
        if place == start or not _combines(text[place - 1], text[place])
    ]
    return list(pairwise([*begins, end]))


def _combines(before: str, character: str) -> bool:
    if unicodedata.combining(character):
        return True
    return len(unicodedata.normalize("NFC", before + character)) == 1


def _placed(lines: list[_TextLine], number: int, letters: str) -> list[LinePlace] | None:
    """The places of a line of a block: one, or two where a capital was set alone."""
    line = lines[number - 1]
    start = line.letters.find(letters, line.taken)
    if start >= 0:
        return [line.take(start, len(letters), number)]
    own = line.letters[line.taken :]
    if own and letters.startswith(own):
        rest = letters[len(own) :]
        for following in range(number, min(number + 3, len(lines))):
            start = lines[following].letters.find(rest, lines[following].taken)
            if start >= 0:
                first = line.take(line.taken, len(own), number)
                return [first, lines[following].take(start, len(rest), following + 1)]
    start = line.letters.find(letters)  # of a block that was put behind one of the same line
    return [line.take(start, len(letters), number)] if start >= 0 else None


def _overlap(blocks: Sequence[Sequence[LinePlace]]) -> bool:
    spans = sorted((place.start, place.end) for places in blocks for place in places)
    return any(end > start for (_, end), (start, _) in pairwise(spans))
