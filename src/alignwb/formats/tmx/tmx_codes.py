"""Inline codes in TMX (1.4b, 3.4): `bpt`, `ept`, `it`, `ph`, `hi` and `ut`, read and written.

A code of a target is the code of the source that has its `x`; where a tool gives none, the next
one with the same content.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from alignwb.core.bitext.code_numbers import free_numbers
from alignwb.core.bitext.codes import (
    CODE,
    MOST_CODES,
    Codes,
    End,
    InlineCode,
    PlacedEnd,
    code_at,
    numbers_in,
    read_code,
)
from alignwb.formats.xml_text import ILLEGAL, escape_attribute, escape_text

_KINDS = {
    "bold": "xlf:b",
    "italic": "xlf:i",
    "ulined": "xlf:u",
    "lb": "xlf:lb",
    "pb": "xlf:pb",
}
_TYPES = {kind: name for name, kind in _KINDS.items()}
_POINTS = frozenset({"ph", "ut", "x"})


@dataclass(slots=True)
class UnitReading:
    """The codes of a unit while its texts are read, the sources before the targets.

    Attributes:
        codes: Those found so far, by number.
        is_full: Whether there were more than a unit can have; the others are left out.
    """

    _numbers: Iterator[int]
    codes: dict[int, InlineCode] = field(default_factory=dict)
    is_full: bool = False
    _by_x: dict[tuple[bool, str], int] = field(default_factory=dict)

    @classmethod
    def of(cls, texts: Iterable[str]) -> "UnitReading":
        """The reading of a unit with these texts, whose characters are no codes."""
        return cls(free_numbers(numbers_in(texts)))

    def text(self, seg: etree._Element) -> str:
        """The text of a `<seg>` with a character for each code."""
        side = _Side(self)
        side.read(seg)
        return "".join(side.pieces)

    def known(self, code: InlineCode, used: set[int]) -> int | None:
        """The number of a code that the unit has already, and this text has not."""
        if code.id:
            return self._by_x.get((code.is_pair, code.id))
        alike = (
            number
            for number, each in self.codes.items()
            if number not in used and replace(each, number=1) == replace(code, number=1)
        )
        return next(alike, None)

    def add(self, code: InlineCode) -> int | None:
        """The number that a new code gets; None if there are too many."""
        number = next(self._numbers)
        if number > MOST_CODES:
            self.is_full = True
            return None
        self.codes[number] = replace(code, number=number)
        if code.id:
            self._by_x.setdefault((code.is_pair, code.id), number)
        return number


@dataclass(slots=True)
class _Side:
    unit: UnitReading
    pieces: list[str] = field(default_factory=list)
    _used: set[int] = field(default_factory=set)
    _begun: dict[str, int] = field(default_factory=dict)

    def read(self, element: etree._Element) -> None:
        ends = {each.get("i", ""): each for each in element if _name(each) == "ept"}
        self.pieces.append(element.text or "")
        for part in element:
            self._read_code(part, _name(part), ends)
            self.pieces.append(part.tail or "")

    def _read_code(self, part: etree._Element, name: str, ends: dict[str, etree._Element]) -> None:
        if name in _POINTS:
            self._put(_code(part, is_pair=False), End.POINT)
        elif name == "bpt":
            end = ends.get(part.get("i", ""))
            code = _code(part, is_pair=True, end=end)
            number = self._put(code, End.OPEN)
            if number is not None:
                self._begun[part.get("i", "")] = number
        elif name == "ept":
            number = self._begun.pop(part.get("i", ""), None)
            if number is not None:
                self.pieces.append(PlacedEnd(number, End.CLOSE).text)
            else:
                self._put(_half(part, is_end=True), End.CLOSE)
        elif name == "it":
            is_end = part.get("pos", "").casefold() == "end"
            self._put(_half(part, is_end=is_end), End.CLOSE if is_end else End.OPEN)
        elif name == "hi":
            number = self._put(_code(part, is_pair=True, has_words=True), End.OPEN)
            self.read(part)
            if number is not None:
                self.pieces.append(PlacedEnd(number, End.CLOSE).text)
        elif name:
            self.read(part)

    def _put(self, code: InlineCode, end: End) -> int | None:
        number = self.unit.known(code, self._used)
        if number is None:
            number = self.unit.add(code)
        if number is not None:
            self._used.add(number)
            self.pieces.append(PlacedEnd(number, end).text)
        return number


def _name(element: etree._Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2].rpartition(":")[2] if isinstance(tag, str) else ""


def _code(
    element: etree._Element,
    *,
    is_pair: bool,
    end: etree._Element | None = None,
    has_words: bool = False,
) -> InlineCode:
    stated = element.get("type", "")
    return InlineCode(
        1,
        is_pair=is_pair,
        kind=_KINDS.get(stated, stated),
        id=element.get("x", ""),
        data="" if has_words else _content(element),
        data_end="" if end is None else _content(end),
        is_half=is_pair and end is None and not has_words,
    )


def _half(element: etree._Element, *, is_end: bool) -> InlineCode:
    code = _code(element, is_pair=True)
    return replace(code, data="", data_end=code.data) if is_end else code


def _content(element: etree._Element) -> str:
    return "".join(map(str, element.itertext()))


class SegWriting:
    """Writes the texts of one unit at level 2."""

    def __init__(self, codes: Codes) -> None:
        self._codes = codes

    def text(self, text: str) -> str:
        """The content of a `<seg>`."""
        paired = _paired(text)
        pieces: list[str] = []
        done = 0
        for found in CODE.finditer(text):
            pieces.append(_escaped(text[done : found.start()]))
            done = found.end()
            placed = read_code(found[0])
            code = code_at(placed, self._codes)
            if code is None:
                pieces.append(found[0])
            else:
                pieces.append(_tag(code, placed.end, paired.get(found.start())))
        pieces.append(_escaped(text[done:]))
        return "".join(pieces)


def _paired(text: str) -> dict[int, int]:
    """For each end of a pair that a text has whole, by its place: the number of the pair in it."""
    begun: dict[int, list[int]] = {}
    pairs: dict[int, int] = {}
    count = 0
    for found in CODE.finditer(text):
        number, end = read_code(found[0])
        if end is End.OPEN:
            begun.setdefault(number, []).append(found.start())
        elif end is End.CLOSE and begun.get(number):
            count += 1
            pairs[begun[number].pop()] = pairs[found.start()] = count
    return pairs


def _tag(code: InlineCode, end: End, pair: int | None) -> str:
    kind = _TYPES.get(code.kind, code.kind)
    kind = f' type="{_attribute(kind)}"' if kind else ""
    data = _escaped(code.data_end if end is End.CLOSE else code.data)
    if end is End.POINT:
        return f'<ph x="{code.number}"{kind}>{data}</ph>'
    if pair is None:
        position = "end" if end is End.CLOSE else "begin"
        return f'<it pos="{position}" x="{code.number}"{kind}>{data}</it>'
    if end is End.CLOSE:
        return f'<ept i="{pair}">{data}</ept>'
    return f'<bpt i="{pair}" x="{code.number}"{kind}>{data}</bpt>'


def _escaped(text: str) -> str:
    return escape_text(ILLEGAL.sub("\ufffd", text))


def _attribute(text: str) -> str:
    return escape_attribute(ILLEGAL.sub("\ufffd", text))
