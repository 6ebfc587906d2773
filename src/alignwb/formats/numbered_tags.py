"""Inline codes as tags with numbers, for texts that people read and edit elsewhere.

A code that spans words is `⟦1⟧` where it begins and `⟦/1⟧` where it ends, one that spans none is
`⟦1/⟧`.  A `⟦` of the text itself is doubled.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from alignwb.core.bitext.codes import CODE, MOST_CODES, Codes, End, PlacedEnd, read_code

_FORMS = {End.OPEN: "⟦{}⟧", End.CLOSE: "⟦/{}⟧", End.POINT: "⟦{}/⟧"}
_SPECIAL = re.compile(f"⟦|{CODE.pattern}")
_TAG = re.compile(r"⟦⟦|⟦(/?)([0-9]{1,5})(/?)⟧")


class TextPiece(NamedTuple):
    """A part of a text: words, or one tag."""

    text: str
    is_tag: bool = False


def tagged(text: str, codes: Codes) -> str:
    """The text with a tag for each of its codes; `untagged` undoes it."""
    return "".join(piece.text for piece in tagged_pieces(text, codes))


def tagged_pieces(text: str, codes: Codes) -> Iterator[TextPiece]:
    """The same in pieces, so that the tags can be set apart."""
    words: list[str] = []
    end = 0
    for found in _SPECIAL.finditer(text):
        words.append(text[end : found.start()])
        end = found.end()
        placed = None if found[0] == "⟦" else read_code(found[0])
        if placed is None or placed.number not in codes:
            words.append("⟦⟦" if placed is None else found[0])
            continue
        if joined := "".join(words):
            yield TextPiece(joined)
        words.clear()
        yield TextPiece(_FORMS[placed.end].format(placed.number), is_tag=True)
    words.append(text[end:])
    if joined := "".join(words):
        yield TextPiece(joined)


class NumberedText(NamedTuple):
    """A text with tags, and where each character of it stood, and its end, without them.

    Attributes:
        text: As `tagged` makes it.
        places: Where each character of the text with codes begins in it; its length at last.
    """

    text: str
    places: tuple[int, ...]

    def placed(self, start: int, end: int) -> tuple[int, int]:
        """A stretch of the text with codes in this one."""
        last = len(self.places) - 1
        return self.places[min(start, last)], self.places[min(end, last)]


def tagged_text(text: str, codes: Codes) -> NumberedText:
    """The same with the places of its characters."""
    places = [0]
    length = 0
    for character in text:
        length += len(tagged(character, codes))
        places.append(length)
    return NumberedText(tagged(text, codes), tuple(places))


def untagged(text: str) -> str:
    """The text that `tagged` was given; a tag of any number becomes that code."""
    return _TAG.sub(_code, text) if "⟦" in text else text


def _code(found: re.Match[str]) -> str:
    if not found[2]:
        return "⟦"
    number = int(found[2])
    if (found[1] and found[3]) or not 1 <= number <= MOST_CODES:
        return found[0]
    end = End.CLOSE if found[1] else End.POINT if found[3] else End.OPEN
    return PlacedEnd(number, end).text
