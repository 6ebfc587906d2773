"""Inline codes: emphasis, links, fields and the tags of other tools, as values of their own.

In a text each code is one character, from the plane that Unicode keeps for private use and no
writing uses (U+100000 to U+10FFFF).  So a code is moved, copied and deleted whole or not at all,
and whatever cuts, joins, finds or replaces text carries it along.  The character tells which code
of its paragraph it is and, of one that spans words, which end; what the code is stands in
`Paragraph.codes`.  Footnote markers are none of these: they are text (`markers`).

The values are those of XLIFF 2.1 (4.7, inline codes); the other formats have fewer.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from enum import IntEnum
from typing import Any, NamedTuple, TypeAlias

JsonValue: TypeAlias = Any

MOST_CODES = 0x3FFF
"""The most codes that a paragraph can have."""

CODE = re.compile("[\U00100000-\U0010bfff]")
"""One code, or one end of a code that spans words."""

_FIRST = 0x100000
_RANGE = MOST_CODES + 1
_FIRST_POINT = chr(_FIRST + 2 * _RANGE)

CODES = re.compile(f"{CODE.pattern}+")
"""Codes with nothing between them."""

PAIR_ENDS = f"{chr(_FIRST)}-{chr(_FIRST + 2 * _RANGE - 1)}"
"""The ends of codes that span words, as a range of a character class."""


GAP = "\x00\ufdd0\x00"
"""Stands where a code that may be a space was left out; no text has these characters."""

_BREAK = re.compile(r"</?(?:br|p|div|li|tr|td|th|h[1-6])\b|\\[nrt]|[\n\t]", re.IGNORECASE)
_BREAK_TYPES = frozenset({"lb", "pb", "br", "x-lb", "x-br", "xlf:lb", "xlf:pb", "break", "newline"})
_FORMAT = re.compile(
    r"</?(?:b|i|u|s|em|strong|span|font|a|sub|sup|small|big|code|tt|mark|cf|hi|g)\b|&shy;|\xad",
    re.IGNORECASE,
)
_FORMAT_TYPES = frozenset(
    {"bold", "italic", "underlined", "ulined", "font", "color", "dulined", "scap", "struct"}
    | {"xlf:b", "xlf:i", "xlf:u"}
)
_BEFORE_GAP = re.compile(r"[\w.,;:!?…)\]”’\"'%°]")
_BEHIND_GAP = re.compile(r"[\w(\[„“‘\"']")
_GLUED = re.compile(rf"(?<={_BEFORE_GAP.pattern})(?:{GAP})+(?={_BEHIND_GAP.pattern})")


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
        id: Its id in the file; "" for none.  It names the code there and says nothing about it.
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
    id: str = field(default="", compare=False)
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


def code_at(end: PlacedEnd, codes: Codes) -> InlineCode | None:
    """The code of a paragraph of which a character is an end; None if it is text there.

    A text may have characters of the plane of codes.  One is text where the paragraph has no code
    of that number, and where it has a point and this is an end of a pair, or the other way.
    """
    code = codes.get(end.number)
    return None if code is None or (end.end is End.POINT) is code.is_pair else code


def text_ends(texts: Iterable[str], codes: Codes) -> set[PlacedEnd]:
    """The characters of texts that are no ends of these codes, though others might be taken so."""
    return {end for text in texts for end in codes_of(text) if code_at(end, codes) is None}


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


def words_alone(text: str) -> str:
    """The text without its codes, with a space where only one of them parted two words.

    A code that spans words may begin or end inside a word; a point stands between two.
    """
    return text if text.isascii() else CODES.sub(space_for, text)


def space_for(codes: re.Match[str]) -> str:
    """What some codes leave behind between the words of their text: a space, or nothing."""
    text, start, end = codes.string, codes.start(), codes.end()
    if max(codes[0]) < _FIRST_POINT:
        return ""
    before, behind = text[max(start - 1, 0) : start], text[end : end + 1]
    is_between = _BEFORE_GAP.match(before) and _BEHIND_GAP.match(behind)
    return " " if is_between else ""


def plain_equivalent(text: str, codes: Codes) -> str:
    """The text with what each code reads as in plain text in its place.

    Words that only a break or a placeholder parts are parted by a space.
    """
    return with_gaps("".join(_equivalents(text, codes))) if has_codes(text) else text


def _equivalents(text: str, codes: Codes) -> Iterator[str]:
    end = 0
    for found in CODE.finditer(text):
        yield text[end : found.start()]
        placed = read_code(found[0])
        code = code_at(placed, codes)
        if code is None:
            yield found[0]  # a character that a text happens to have
        else:
            yield code_equivalent(placed, code)
        end = found.end()
    yield text[end:]


def code_equivalent(placed: PlacedEnd, code: InlineCode) -> str:
    """What a code, or an end of it, reads as in plain text; `GAP` where it may be a space."""
    is_end = placed.end is End.CLOSE
    equiv, data = (code.equiv_end, code.data_end) if is_end else (code.equiv, code.data)
    return equiv or gap_for(stands_alone=not code.is_pair, kinds=(code.kind,), content=data)


def gap_for(*, stands_alone: bool, kinds: tuple[str, ...] = (), content: str = "") -> str:
    """What a code leaves behind in plain text: `GAP`, or nothing.

    stands_alone: whether it is no half of a pair, so that it may be a break or a placeholder, and
    no bold letter inside a word.  kinds: what the file says it is.  content: the code itself.
    """
    said = {kind.strip().casefold() for kind in kinds}
    if said & _BREAK_TYPES or _BREAK.search(content):
        return GAP
    if not stands_alone or said & _FORMAT_TYPES or _FORMAT.search(content):
        return ""
    return GAP


def with_gaps(text: str) -> str:
    """The text with a space for each `GAP` between two words, and without the others."""
    return _GLUED.sub(" ", text).replace(GAP, "") if GAP in text else text


def glued_gaps(text: str) -> frozenset[int]:
    """The offsets at which `with_gaps` puts a space in the place of a `GAP`, or of several."""
    return frozenset(found.start() for found in _GLUED.finditer(text))


def numbers_in(texts: Iterable[str]) -> set[int]:
    """The numbers of all codes that the texts have, or seem to have."""
    return {end.number for text in texts for end in codes_of(text)}


def renumbered(text: str, numbers: Mapping[int, int], codes: Codes | None = None) -> str:
    """The text with other numbers for its codes; those that are not in `numbers` stay.

    codes: those of its paragraph; characters that are none of them stay too.  None if all are.
    """

    def other(found: re.Match[str]) -> str:
        placed = read_code(found[0])
        if codes is not None and code_at(placed, codes) is None:
            return found[0]
        return placed._replace(number=numbers.get(placed.number, placed.number)).text

    return CODE.sub(other, text) if has_codes(text) else text


_DEFAULT = InlineCode(1, is_pair=False)
_KEYS = {each.name: each.name for each in fields(InlineCode) if each.name != "number"}
_KEYS |= {
    "equiv_end": "equiv-end",
    "disp_end": "disp-end",
    "data_end": "data-end",
    "is_pair": "pair",
    "may_be_deleted": "can-delete",
    "may_be_copied": "can-copy",
    "may_overlap": "can-overlap",
    "is_half": "half",
}
"""The key of each field in files."""


def to_values(code: InlineCode) -> dict[str, JsonValue]:
    """The plain values that files hold, but for the number; defaults are left out."""
    return {
        key: getattr(code, name)
        for name, key in _KEYS.items()
        if getattr(code, name) != getattr(_DEFAULT, name)
    }


def from_values(number: int, values: JsonValue) -> InlineCode:
    """The inverse of `to_values`.  Raises ValueError on anything `to_values` does not make."""
    if not isinstance(values, Mapping) or not values.keys() <= set(_KEYS.values()):
        raise ValueError("this is no inline code")
    known: dict[str, Any] = {}
    for name, key in _KEYS.items():
        if key not in values:
            continue
        value, default = values[key], getattr(_DEFAULT, name)
        if isinstance(default, Reordering):
            known[name] = Reordering(value)
        elif type(value) is type(default):
            known[name] = value
        else:
            raise ValueError(f"{key}: {value!r}")
    return InlineCode(number, **{"is_pair": False} | known)
