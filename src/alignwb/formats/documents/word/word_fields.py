"""Fields of Word: instructions whose results stand in the text, in one paragraph or over many.

Word makes most results itself and makes them again (a page number, a table of contents): they stay.
The text of a link, or of a form, is somebody's, and is translated.
"""

import re
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass

from alignwb.formats.documents.inline.items import (
    Anchor,
    Item,
    Point,
    Raw,
    Scope,
    plain_text,
    raw_of,
)
from alignwb.formats.documents.inline.untranslated import UntranslatedTexts
from alignwb.formats.documents.word.word_shown import LINK_TIPS

_TRANSLATED = frozenset({"HYPERLINK", "FORMTEXT", "QUOTE"})
_LISTS = frozenset({"TOC", "INDEX", "TOA", "RD", "BIBLIOGRAPHY"})
_ADDRESS = re.compile(r'HYPERLINK\s+(?:\\l\s+)?"([^"]*)"', re.IGNORECASE)
_TIP = re.compile(r'\\o\s+"([^"]*)"', re.IGNORECASE)
_SHOWN = re.compile(r"\AMACROBUTTON\s+\S+\s*(.*)", re.IGNORECASE | re.DOTALL)
_ENTRY = re.compile(r'\A(?:XE|TC|TA)\s+(?:\\\w\s+)*"?([^"]*)', re.IGNORECASE)


@dataclass(slots=True)
class FieldMark:
    """Where a field begins or ends, or its instruction does ("begin", "separate", "end").

    `at` is where it stands in the part.
    """

    what: str
    raw: Raw
    at: int


@dataclass(slots=True)
class FieldCode:
    """A part of an instruction."""

    text: str
    raw: Raw


@dataclass(slots=True)
class Nested:
    """An element around a part of a paragraph, and what it is once that has been folded."""

    inner: "Sequence[Unfolded]"
    folded: Callable[[list[Item]], Item]


Unfolded = Item | FieldMark | FieldCode | Nested


@dataclass(frozen=True, slots=True)
class FieldPairs:
    """The marks of a part that belong together; those of a field without an end are not in it.

    Attributes:
        begins: Where a field begins, by where its separator and its end stand.
        ended: Where the fields begin that end.
    """

    begins: Mapping[int, int]
    ended: Set[int]


NO_FIELDS = FieldPairs({}, frozenset())
"""Those of a part without fields."""


@dataclass(slots=True)
class _Open:
    at: int
    code: str = ""
    is_shown: bool = False


class Fields:
    """The fields of a part; those that are open at the end of a paragraph go on in the next."""

    def __init__(self, pairs: FieldPairs, left_out: UntranslatedTexts) -> None:
        self.pairs = pairs
        self._left_out = left_out
        self._open: list[_Open] = []

    def fold(self, unfolded: Sequence[Unfolded]) -> list[Item]:
        """The items of a paragraph or a scope, with each whole field in it as one item."""
        return _Folding(self, unfolded, self._left_out).items(0, len(unfolded))

    def mark(self, mark: FieldMark) -> None:
        """Note a mark whose counterpart is in another paragraph; one without any is no mark."""
        begin = self.pairs.begins.get(mark.at)
        if mark.what == "begin":
            if mark.at in self.pairs.ended:
                self._open.append(_Open(mark.at))
        elif begin is None:
            return
        elif mark.what == "separate":
            for each in self._open:
                each.is_shown = each.is_shown or each.at == begin
        else:
            self.end(begin, mark.at)

    def end(self, begin: int, end: int) -> None:
        """Note that a field has ended, and with it all that began in it."""
        self._open = [each for each in self._open if not begin <= each.at <= end]

    def add_code(self, text: str) -> None:
        """Note a part of an instruction that ends in another paragraph."""
        if self._open and not self._open[-1].is_shown:
            self._open[-1].code += text

    @property
    def kept_as(self) -> str:
        """What text here is, as the result of a field that Word makes again; "" if it is none."""
        for each in self._open:
            name = field_name(each.code)
            if not each.is_shown or name not in _TRANSLATED:
                return what_is_kept(name)
        return ""


def field_name(code: str) -> str:
    """The first word of an instruction, in capitals."""
    words = code.split(None, 1)
    return words[0].upper() if words else ""


def what_is_kept(name: str) -> str:
    """What the result of a field is called where it is told what was left out."""
    if name in _LISTS:
        return "tables of contents and indexes (Word makes them again)"
    return "results of fields (Word makes them again)"


class _Folding:
    def __init__(
        self, fields: Fields, unfolded: Sequence[Unfolded], left_out: UntranslatedTexts
    ) -> None:
        self._fields = fields
        self._unfolded = unfolded
        self._left_out = left_out
        self._ends: dict[int, int] = {}
        self._separators: dict[int, int] = {}
        begun: dict[int, int] = {}
        for at, each in enumerate(unfolded):
            if not isinstance(each, FieldMark):
                continue
            if each.what == "begin":
                begun[each.at] = at
            elif (begin := begun.get(fields.pairs.begins.get(each.at, -1))) is not None:
                (self._separators if each.what == "separate" else self._ends)[begin] = at
        self._closed = frozenset(self._ends.values())

    def items(self, begin: int, end: int) -> list[Item]:
        found: list[Item] = []
        at = begin
        while at < end:
            each = self._unfolded[at]
            if at in self._ends and not self._fields.kept_as:
                found.append(self._field(at))
                at = self._ends[at]
            elif isinstance(each, FieldMark):
                if at not in self._ends and at not in self._closed:
                    self._fields.mark(each)
                found.append(_piece(each.raw))
            elif isinstance(each, FieldCode):
                self._fields.add_code(each.text)
                found.append(_piece(each.raw))
            elif isinstance(each, Nested):
                found.append(self._nested(each))
            else:
                found.append(self._item(each))
            at += 1
        return found

    def _item(self, item: Item) -> Item:
        kept_as = self._fields.kept_as
        if kept_as and not isinstance(item, Anchor):
            self._left_out.add(kept_as, plain_text([item]))
            return _piece(raw_of([item]))
        return item

    def _nested(self, nested: Nested) -> Item:
        was_kept = bool(self._fields.kept_as)
        item = nested.folded(self._fields.fold(nested.inner))
        return self._item(item) if was_kept else item

    def _field(self, begin: int) -> Item:
        end = self._ends[begin]
        shown = self._separators.get(begin, end)
        head = self._unfolded[begin : shown + 1] if shown < end else self._unfolded[begin:end]
        code = "".join(each.text for each in head if isinstance(each, FieldCode))
        name = field_name(code)
        head_raw = tuple(piece for each in head for piece in self._raw(each))
        inner = self.items(min(shown + 1, end), end)
        first, last = self._unfolded[begin], self._unfolded[end]
        if isinstance(first, FieldMark) and isinstance(last, FieldMark):
            self._fields.end(first.at, last.at)
        tail_raw = self._raw(last)
        if name in _TRANSLATED:
            address = _ADDRESS.search(code)
            is_link = name == "HYPERLINK"
            if is_link and (tip := _TIP.search(code)):
                self._left_out.add(LINK_TIPS, tip[1])
            disp = (address[1] if address else "link") if is_link else "form field"
            return Scope(head_raw, tail_raw, inner, "link" if is_link else "other", disp)
        raw = (*head_raw, *raw_of(inner), *tail_raw)
        equiv = plain_text(inner)
        if equiv:
            return Point(raw, disp=name, equiv=equiv, is_lasting=True)
        self._tell(code)
        return Anchor(raw)

    def _raw(self, each: Unfolded) -> Raw:
        if isinstance(each, FieldMark | FieldCode):
            return each.raw
        item = self._nested(each) if isinstance(each, Nested) else each
        self._left_out.add("texts in the instructions of fields", plain_text([item]))
        return raw_of([item])

    def _tell(self, code: str) -> None:
        """Note what an instruction shows without a result, and the words of an entry."""
        if shown := _SHOWN.match(code.strip()):
            self._left_out.add("texts of buttons (fields)", shown[1])
        elif entry := _ENTRY.match(code.strip()):
            self._left_out.add("entries of an index", entry[1])


def _piece(raw: Raw) -> Item:
    """A piece of a field that goes on in another paragraph, at its place among the other codes."""
    return Point(raw, disp="field", is_lasting=True)
