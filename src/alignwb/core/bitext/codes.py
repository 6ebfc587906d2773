"""Inline codes: emphasis, links, fields and the tags of other tools, as values of their own.

In a text each code is one character, from the plane that Unicode keeps for private use and no
writing uses (U+100000 to U+10FFFF).  So a code is moved, copied and deleted whole or not at all,
and whatever cuts, joins, finds or replaces text carries it along.  The character tells which code
of its paragraph it is and, of one that spans words, which end; what the code is stands in
`Paragraph.codes`.  Footnote markers are none of these: they are text (`markers`).

The values are those of XLIFF 2.1 (4.7, inline codes); the other formats have fewer.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

MOST_CODES = 0x3FFF
"""The most codes that a paragraph can have."""

CODE = re.compile("[\U00100000-\U0010bfff]")
"""One code, or one end of a code that spans words."""

_FIRST = 0x100000
_RANGE = MOST_CODES + 1


class End(IntEnum):
    """What a code in a text is of its code."""

    OPEN = 0  # where the code begins that spans words
    CLOSE = 1  # where it ends
    POINT = 2  # all of a code that spans no words


class Reordering(IntEnum):
    """Whether a code may stand in another order among its like (XLIFF 2.1, canReorder)."""

    NO = 0
    FIRST_NO = 1  # the first of codes that keep their order; those behind it are NO
    YES = 2


@dataclass(frozen=True, slots=True)
class InlineCode:
    """A code of a paragraph, in its source, its target or both.

    Attributes:
        number: 1 to `MOST_CODES`, unique in its paragraph; people see it.
        is_pair: Whether it spans words and has two ends; else it is a point.
        kind: What it does, by XLIFF's name for it ("xlf:b", "xlf:i", "xlf:u", "xlf:lb", "link",
            "image", "quote", "other", or a tool's own name); "" if that is not known.
        id: Its id in the file; "" for none.
        equiv: What it reads as in plain text; "" for nothing.  Of a pair, of its first end.
        equiv_end: The same of the second end of a pair.
        disp: What it is called for people; "" for no name.
        disp_end: The same of the second end of a pair.
        data: The code as its own format writes it; "" if that is kept elsewhere.
        data_end: The same of the second end of a pair.
        may_be_deleted: Whether the target may lack it.
        may_be_copied: Whether the target may have it twice.
        may_overlap: Whether it may begin inside another pair and end outside, or the other way.
        reordering: Whether it may stand in another order.
        is_half: Whether the other end of a pair is in another paragraph.
    """

    number: int
    is_pair: bool
    kind: str = ""
    id: str = ""
    equiv: str = ""
    equiv_end: str = ""
    disp: str = ""
    disp_end: str = ""
    data: str = ""
    data_end: str = ""
    may_be_deleted: bool = True
    may_be_copied: bool = True
    may_overlap: bool = True
    reordering: Reordering = Reordering.YES
    is_half: bool = False

    def __post_init__(self) -> None:
        if not 1 <= self.number <= MOST_CODES:
            raise ValueError(f"a paragraph has codes 1 to {MOST_CODES}, and not {self.number}")

    @property
    def ends(self) -> tuple["PlacedEnd", ...]:
        """What a text has of it: both ends of a pair, or the point."""
        ends = (End.OPEN, End.CLOSE) if self.is_pair else (End.POINT,)
        return tuple(PlacedEnd(self.number, end) for end in ends)


Codes = Mapping[int, InlineCode]
"""The codes of a paragraph by their numbers."""


class PlacedEnd(NamedTuple):
    """A code in a text: which one, and which end of it."""

    number: int
    end: End

    @property
    def text(self) -> str:
        """The character that stands for it."""
        return chr(_FIRST + self.end * _RANGE + self.number)


class PlacedCode(NamedTuple):
    """A code and where it stood: `offset` counts characters of the text without any code."""

    end: PlacedEnd
    offset: int


def read_code(character: str) -> PlacedEnd:
    """The code that a character of a text is.  Raises ValueError if it is none."""
    if not CODE.fullmatch(character):
        raise ValueError(f"{character!r} is no code")
    end, number = divmod(ord(character) - _FIRST, _RANGE)
    return PlacedEnd(number, End(end))


def codes_of(text: str) -> tuple[PlacedEnd, ...]:
    """The codes of a text in their order, repeats kept."""
    # Nearly every text has none, and what is ASCII is known to be so without looking.
    if text.isascii():
        return ()
    return tuple(read_code(found[0]) for found in CODE.finditer(text))


def has_codes(text: str) -> bool:
    """Whether there is a code in a text."""
    return not text.isascii() and CODE.search(text) is not None


def strip_codes(text: str) -> tuple[str, tuple[PlacedCode, ...]]:
    """The text without its codes, and each code with its offset in that text."""
    if text.isascii():
        return text, ()
    pieces: list[str] = []
    placed: list[PlacedCode] = []
    end = 0
    for found in CODE.finditer(text):
        pieces.append(text[end : found.start()])
        placed.append(PlacedCode(read_code(found[0]), found.start() - len(placed)))
        end = found.end()
    pieces.append(text[end:])
    return "".join(pieces), tuple(placed)


def insert_codes(text: str, placed: Collection[PlacedCode]) -> str:
    """Put codes into a text that has none.  `insert_codes(*strip_codes(text)) == text`.

    Offsets beyond the end count as the end; codes at the same offset keep their order.
    """
    pieces: list[str] = []
    end = 0
    for code in sorted(placed, key=lambda each: each.offset):
        offset = max(end, min(code.offset, len(text)))
        pieces += (text[end:offset], code.end.text)
        end = offset
    pieces.append(text[end:])
    return "".join(pieces)


def without_codes(text: str) -> str:
    """The text without its codes, nothing in their places."""
    return text if text.isascii() else CODE.sub("", text)


def plain_equivalent(text: str, codes: Codes) -> str:
    """The text with what each code reads as in plain text in its place."""
    return "".join(_equivalents(text, codes)) if has_codes(text) else text


def _equivalents(text: str, codes: Codes) -> Iterator[str]:
    end = 0
    for found in CODE.finditer(text):
        yield text[end : found.start()]
        number, which = read_code(found[0])
        code = codes.get(number)
        if code is not None:
            yield code.equiv_end if which is End.CLOSE else code.equiv
        end = found.end()
    yield text[end:]


def renumbered(text: str, numbers: Mapping[int, int]) -> str:
    """The text with other numbers for its codes; those that are not in `numbers` stay."""

    def other(found: re.Match[str]) -> str:
        number, end = read_code(found[0])
        return PlacedEnd(numbers.get(number, number), end).text

    return CODE.sub(other, text) if has_codes(text) else text
