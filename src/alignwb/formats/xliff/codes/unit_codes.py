"""The inline codes of a unit: which element is which code, and what it says of it.

Codes are numbered in the order of the unit's sources, then of what only targets have, then of what
only drafts have.  A code of a target is the code of the source that has its id, or whose copy it
says it is (XLIFF 2.1, 4.3.1.13 id and 4.3.1.5 copyOf).  Where another order is to be kept, the
metadata of the unit say so (`code 3`).
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from lxml import etree

from alignwb.core.bitext.code_numbers import free_numbers
from alignwb.core.bitext.codes import (
    MOST_CODES,
    End,
    InlineCode,
    JsonValue,
    PlacedEnd,
    Reordering,
    from_values,
    text_ends,
)
from alignwb.formats.xliff import names
from alignwb.formats.xliff.codes.code_elements import code_elements, kind_of, original_data
from alignwb.formats.xliff.tree import child
from alignwb.formats.xliff.unreadable import UnreadableError, newer
from alignwb.formats.xml_text import restore

_REORDERING = {"no": Reordering.NO, "firstNo": Reordering.FIRST_NO}


@dataclass(frozen=True, slots=True)
class UnitCodes:
    """The codes of a unit and the characters that stand for them.

    Attributes:
        codes: By number.
        characters: For each element of a code the characters that it begins and ends with; the
            second is "" unless the element spans words.
        ids: The id that each code has in the unit; "" for none.
    """

    codes: Mapping[int, InlineCode]
    characters: Mapping[etree._Element, tuple[str, str]]
    ids: Mapping[int, str]


NO_CODES = UnitCodes({}, {}, {})


@dataclass(frozen=True, slots=True)
class StatedCode:
    """What the metadata say of a code: its id, and all of it where the texts do not."""

    id: str
    code: InlineCode | None


@dataclass(slots=True)
class _Found:
    """A code while a unit is read."""

    id: str
    is_pair: bool
    opening: etree._Element | None = None
    closing: etree._Element | None = None
    number: int = 0


_Key = tuple[str, bool]


@dataclass(slots=True)
class _Reading:
    """Tells which elements of a unit are one code."""

    found: list[_Found] = field(default_factory=list)
    ends: list[tuple[etree._Element, _Found, tuple[End, ...]]] = field(default_factory=list)
    _sources: dict[_Key, _Found] = field(default_factory=dict)
    _others: dict[_Key, _Found] = field(default_factory=dict)
    _beside: dict[int, dict[_Key, _Found]] = field(default_factory=dict)

    def read_source(self, side: etree._Element, segment: int) -> None:
        """Read the codes of a source."""
        beside = self._beside.setdefault(segment, {})
        for element in code_elements(side):
            key, copied = _key(element), _copied(element)
            if element.tag in names.ENDS and (start := element.get("startRef")):
                key = (start, True)
                code = beside.get(key) or self._sources.get(key) or self._new(key)
            elif copied and (base := self._sources.get((copied, key[1]))):
                code = base
                beside[key] = code
            else:
                code = self._other_half(element, key) or self._new(key)
                beside[key] = code
            self._sources.setdefault(key, code)
            self._add(element, code)

    def _other_half(self, element: etree._Element, key: _Key) -> _Found | None:
        """The code of that id of which this end is still lacking, where tools misplace ends.

        That is an end before its beginning, and one that has the id of its beginning.
        """
        code = self._sources.get(key)
        if code is None or not key[0] or not key[1] or element.get("isolated") == "yes":
            return None
        ends = _ends(element)
        is_lacking = (code.opening is None and ends == (End.OPEN,)) or (
            code.closing is None and ends == (End.CLOSE,)
        )
        return code if is_lacking else None

    def read_other(self, side: etree._Element, segment: int) -> None:
        """Read the codes of a target, or of a draft."""
        beside = self._beside.get(segment, {})
        for element in code_elements(side):
            key, copied = _key(element), _copied(element)
            if element.tag in names.ENDS and (start := element.get("startRef")):
                key, copied = (start, True), ""
                code = self._others.get(key) or beside.get(key) or self._sources.get(key)
            else:
                base = (copied, key[1])
                code = (
                    beside.get(key)
                    or self._sources.get(key)
                    or (self._sources.get(base) or self._others.get(base) if copied else None)
                    or self._others.get(key)
                )
            if code is None or not key[0]:
                code = self._new(key)
            self._others[key] = code
            self._add(element, code)

    def expect(self, stated: Iterable[StatedCode]) -> None:
        """Know codes that no source or target has, which drafts may have."""
        for each in stated:
            key = (each.id, each.code is not None and each.code.is_pair)
            if each.code is not None and key not in self._sources and key not in self._others:
                self._others[key] = self._new(key)

    def _new(self, key: _Key) -> _Found:
        self.found.append(_Found(*key))
        return self.found[-1]

    def _add(self, element: etree._Element, code: _Found) -> None:
        ends = _ends(element)
        self.ends.append((element, code, ends))
        if ends[0] is not End.CLOSE and code.opening is None:
            code.opening = element
        if ends[-1] is End.CLOSE and code.closing is None:
            code.closing = element


def read_stated(metas: Mapping[str, etree._Element]) -> dict[int, StatedCode]:
    """What the metadata of a unit say of its codes, by their numbers."""
    stated: dict[int, StatedCode] = {}
    for number, values in stated_values(metas).items():
        code = from_values(number, values)
        stated[number] = StatedCode(code.id, code if values.keys() - {"id"} else None)
    return stated


def stated_values(metas: Mapping[str, etree._Element]) -> dict[int, dict[str, JsonValue]]:
    """What the metadata of a unit say of its codes, as they say it.  Raises UnreadableError."""
    stated: dict[int, dict[str, JsonValue]] = {}
    for name, meta in metas.items():
        if not name.startswith(names.CODE_META):
            continue
        try:
            number = int(name.removeprefix(names.CODE_META))
            stated[number] = json.loads(restore(meta.text or ""))
            from_values(number, stated[number])
        except (ValueError, RecursionError):
            raise newer(meta, "inline code") from None
    return stated


def read_codes(
    unit: etree._Element,
    segments: Sequence[etree._Element],
    drafts: Sequence[tuple[int, etree._Element]] = (),
    stated: Mapping[int, StatedCode] | None = None,
) -> UnitCodes:
    """The codes of a unit.

    drafts: the targets of drafts, with the positions of the segments they are for.  Raises
    UnreadableError if there are too many.
    """
    stated = stated or {}
    sides = [
        (position, part)
        for tag in (names.SOURCE, names.TARGET)
        for position, segment in enumerate(segments)
        if (part := child(segment, tag)) is not None
    ]
    if not stated and not any(_has_codes(side) for _, side in (*sides, *drafts)):
        return NO_CODES
    reading = _Reading()
    for position, side in sides:
        if side.tag == names.SOURCE:
            reading.read_source(side, position)
        else:
            reading.read_other(side, position)
    reading.expect(stated.values())
    for position, draft in drafts:
        reading.read_other(draft, position)
    texts = ["".join(map(str, side.itertext())) for _, side in (*sides, *drafts)]
    _give_numbers(unit, reading.found, stated, text_ends(texts, {}))
    return _unit_codes(unit, reading, stated)


def _has_codes(side: etree._Element) -> bool:
    return len(side) > 0 and next(code_elements(side), None) is not None


def _give_numbers(
    unit: etree._Element,
    found: Sequence[_Found],
    stated: Mapping[int, StatedCode],
    raw: set[PlacedEnd],
) -> None:
    """Number the codes, so that no character of the texts is taken for one."""
    by_id: dict[str, _Found] = {}
    for code in found:
        if code.id:
            by_id.setdefault(code.id, code)
    given: set[int] = set()
    for number, statement in stated.items():
        code_of_id = by_id.get(statement.id)
        if code_of_id is None or code_of_id.number:
            continue
        ends = InlineCode(number, is_pair=code_of_id.is_pair).ends
        if raw.isdisjoint(ends):
            code_of_id.number = number
            given.add(number)
    free = free_numbers(given | {end.number for end in raw})
    for code in found:
        code.number = code.number or next(free)
        if code.number > MOST_CODES:
            raise UnreadableError(unit, f"more than {MOST_CODES:,} inline codes in a unit")


def _unit_codes(
    unit: etree._Element, reading: _Reading, stated: Mapping[int, StatedCode]
) -> UnitCodes:
    data = original_data(unit)
    values = {each.id: each.code for each in stated.values() if each.code is not None}
    codes: dict[int, InlineCode] = {}
    for code in reading.found:
        kept = values.get(code.id) if code.id else None
        codes[code.number] = (
            replace(kept, number=code.number)
            if kept is not None and kept.is_pair == code.is_pair
            else _inline_code(code, data)
        )
    characters: dict[etree._Element, tuple[str, str]] = {}
    for element, code, ends in reading.ends:
        texts = [PlacedEnd(code.number, end).text for end in ends]
        characters[element] = (texts[0], texts[1] if len(texts) > 1 else "")
    ids = {code.number: code.id for code in reading.found}
    return UnitCodes(dict(sorted(codes.items())), characters, ids)


def _key(element: etree._Element) -> _Key:
    return element.get("id", ""), element.tag != names.PH


def _copied(element: etree._Element) -> str:
    return element.get("copyOf", "")


def _ends(element: etree._Element) -> tuple[End, ...]:
    tag = element.tag
    if tag == names.PH:
        return (End.POINT,)
    if tag in names.SPANS:
        return (End.OPEN, End.CLOSE)
    return (End.CLOSE,) if tag in names.ENDS else (End.OPEN,)


def _inline_code(found: _Found, data: Mapping[str, str]) -> InlineCode:
    first = found.opening if found.opening is not None else found.closing
    if first is None:  # known by the metadata alone, which say no more
        return InlineCode(found.number, is_pair=found.is_pair, id=found.id)
    is_mark = first.tag in names.MARKS
    is_span = first.tag == names.PC
    reordering = _REORDERING.get(first.get("canReorder", ""), Reordering.YES)
    code = InlineCode(
        found.number,
        is_pair=found.is_pair,
        kind=first.get("type", "generic") if is_mark else kind_of(first),
        id=found.id,
        may_be_deleted=first.get("canDelete") != "no",
        may_be_copied=first.get("canCopy") != "no" and not is_mark,
        may_overlap=first.get("canOverlap", "no" if is_span else "yes") != "no",
        reordering=reordering,
        is_half=found.is_pair and (found.opening is None or found.closing is None),
    )
    if is_mark:
        return code
    if (opening := found.opening) is not None:
        end = "Start" if opening.tag == names.PC else ""
        code = replace(
            code,
            equiv=restore(opening.get(f"equiv{end}", "")),
            disp=restore(opening.get(f"disp{end}", "")),
            data=data.get(opening.get(f"dataRef{end}", ""), ""),
        )
    if (closing := found.closing) is not None:
        end = "End" if closing.tag == names.PC else ""
        code = replace(
            code,
            equiv_end=restore(closing.get(f"equiv{end}", "")),
            disp_end=restore(closing.get(f"disp{end}", "")),
            data_end=data.get(closing.get(f"dataRef{end}", ""), ""),
        )
    return code
