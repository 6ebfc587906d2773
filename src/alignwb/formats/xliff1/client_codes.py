"""The inline elements of XLIFF 1 as codes, and codes as those elements again (1.2, 2.3).

A code keeps the bytes of its tags as its data, and is written by them; nothing of it is made up.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum

from alignwb.core.bitext.codes import CODE, End, InlineCode, PlacedEnd, codes_of, read_code
from alignwb.errors import FormatError
from alignwb.formats.documents.code_numbers import BlockCodes, is_own
from alignwb.formats.xliff1.memsource_tags import TextTag, text_with_tags
from alignwb.formats.xliff1.placed_nodes import PlacedNode, PlacedXml
from alignwb.formats.xml_text import escape_text

SEGMENT_MARK = "seg"
"""The mtype of an `<mrk>` that is a segment."""

_KINDS = {
    "bold": "xlf:b",
    "x-bold": "xlf:b",
    "italic": "xlf:i",
    "x-italic": "xlf:i",
    "underlined": "xlf:u",
    "x-underlined": "xlf:u",
    "lb": "xlf:lb",
    "x-lb": "xlf:lb",
    "x-html-br": "xlf:lb",
    "link": "link",
    "x-link": "link",
    "x-html-a": "link",
    "image": "image",
    "x-image": "image",
    "x-html-img": "image",
}
_POINTS = frozenset({"x", "ph", "it"})
_LONGEST_NAME = 40
_DELETED = "x-sdl-deleted"


_Key = tuple[str, str]
"""What codes of one element and one id have in common."""


class _Part(Enum):
    """What an element is of its code."""

    SPAN = "an element around words"
    BEGIN = "the element where it begins"
    END = "the element where it ends"
    POINT = "an element that stands for itself"


@dataclass(frozen=True, slots=True)
class TagNames:
    """What the tags of a tool are called: of their start, or alone, and of their end; by id.

    are_in_text: Whether the tool writes them as text, between signs of its own (Memsource).
    """

    names: Mapping[str, tuple[str, str]]
    are_in_text: bool = False

    def of(self, code_id: str) -> tuple[str, str]:
        """The two names of a code; "" where none is known."""
        return self.names.get(code_id, ("", ""))


class ClientCodes:
    """The codes of one trans-unit, numbered as they come: those of the source, then others.

    Two elements of the source are one code if they are the same in id and spelling.  In a target
    one with the id of a code of the source is that code, also where it is spelled otherwise, but
    for those with a content (`ph`, `it`), which is shown.

    Args:
        file: The file they stand in.
        place: Of the unit, for messages.
        tags: What a tool calls its tags.
    """

    def __init__(self, file: PlacedXml, place: str, tags: TagNames) -> None:
        self._file = file
        self._tags = tags
        self._block = BlockCodes(place)
        self._numbers: dict[_Key, list[int]] = {}
        self._spelled: dict[tuple[_Key, End, str], int] = {}
        self._places_tried: dict[tuple[_Key, End, bool], int] = {}
        self._begun: list[int] = []
        self._placed: set[PlacedEnd] = set()
        self._is_source = True
        self._ends: Counter[PlacedEnd] = Counter()
        self.inner_texts: list[str] = []

    @property
    def codes(self) -> dict[int, InlineCode]:
        """The codes found so far, by number; one of which an end stands nowhere is half a code."""
        return {
            number: replace(code, is_half=True) if self._lacks_an_end(code) else code
            for number, code in self._block.codes.items()
        }

    def _lacks_an_end(self, code: InlineCode) -> bool:
        return code.is_pair and any(not self._ends[end] for end in code.ends)

    def read_source(self, node: PlacedNode) -> str:
        """The content of a source as text with codes, as it stands."""
        return self._whole(node)

    def read_target(self, node: PlacedNode) -> str:
        """The content of a target likewise, once all sources have been read."""
        if self._is_source:
            self._is_source, self._begun = False, []
        self._placed.clear()
        self._places_tried = {key: n for key, n in self._places_tried.items() if not key[2]}
        return self._whole(node)

    def _whole(self, node: PlacedNode) -> str:
        text = self._read(node)
        self._ends.update(codes_of(text))
        return text

    def _read(self, node: PlacedNode) -> str:
        pieces: list[str] = []
        for part in self._file.content(node):
            if not isinstance(part, str):
                pieces.append(self._code(part))
            elif self._tags.are_in_text:
                pieces += (
                    self._text_tag(each) if isinstance(each, TextTag) else self._protected(each)
                    for each in text_with_tags(part)
                )
            else:
                pieces.append(self._protected(part))
        return "".join(pieces)

    def _protected(self, text: str) -> str:
        # A character that would stand for a code is kept as one of its own.
        return self._block.protected(text, lambda character: f"&#{ord(character)};")

    def _text_tag(self, tag: TextTag) -> str:
        key = ("{}", tag.id if tag.end is End.POINT else f"{tag.id}>")
        raw = escape_text(tag.raw)
        number = (tag.end is End.CLOSE and self._ended(key)) or self._known(key, raw, tag.end)
        if not number:
            number = self._block.next_number()
            name = self._tags.of(tag.id)[0]
            is_pair = tag.end is not End.POINT
            self._block.add(InlineCode(number, is_pair, kind=tag.kind, id=tag.id, disp=name))
            self._numbers.setdefault(key, []).append(number)
        self._spell(key, number, tag.end, raw)
        if tag.end is End.OPEN:
            self._begun.append(number)
        return self._place(number, tag.end)

    def _code(self, node: PlacedNode) -> str:
        attributes = self._file.attributes(node)
        part, key = self._kind_of(node, attributes)
        if part is _Part.SPAN:
            return self._span(node, attributes, key)
        raw = self._file.text[node.start : node.end]
        self._keep_inner_texts(node)
        if part is _Part.POINT:
            number = self._known(key, raw, End.POINT, by_id=node.name == "x")
            number = number or self._add(node, attributes, key, is_pair=False, data=raw)
            return self._place(number, End.POINT)
        which = End.OPEN if part is _Part.BEGIN else End.CLOSE
        number = (which is End.CLOSE and self._ended(key)) or self._known(key, raw, which)
        number = number or self._add(node, attributes, key, is_pair=True)
        if not self._data(number, which):
            self._spell(key, number, which, raw)
            code = self._block.codes[number]
            said = self._name(node, attributes), attributes.get("equiv-text", "")
            if which is End.OPEN:
                code = replace(code, disp=said[0], equiv=said[1])
            else:
                code = replace(code, disp_end=said[0], equiv_end=said[1])
            self._block.codes[number] = code
        if which is End.OPEN:
            self._begun.append(number)
        return self._place(number, which)

    def _span(self, node: PlacedNode, attributes: Mapping[str, str], key: _Key) -> str:
        head = self._file.text[node.start : node.inner]
        tail = self._file.text[node.close : node.end]
        if node.is_empty_tag:
            head, tail = f"{head[:-2].rstrip()}>", f"</{node.tag}>"
        number = self._known(key, head, End.OPEN)
        number = number or self._add(node, attributes, key, is_pair=True, data=head, data_end=tail)
        begin = self._place(number, End.OPEN)
        return f"{begin}{self._read(node)}{self._place(number, End.CLOSE)}"

    def _place(self, number: int, end: End) -> str:
        placed = PlacedEnd(number, end)
        self._placed.add(placed)
        return placed.text

    def _known(self, key: _Key, raw: str, end: End, *, by_id: bool = True) -> int:
        """The code that an element is; 0 if it is a new one."""
        number = self._spelled.get((key, end, raw), 0)
        if number and self._data(number, end) == raw:
            return number
        numbers = self._numbers.get(key, ())
        # One that is spelled, and placed, stays so: no place before the last is looked at again.
        may_be_placed = by_id and not self._is_source
        tried = (key, end, may_be_placed)
        for place in range(self._places_tried.get(tried, 0), len(numbers)):
            number = numbers[place]
            is_free = not self._data(number, end)
            if is_free or (may_be_placed and PlacedEnd(number, end) not in self._placed):
                self._places_tried[tried] = place
                return number
        self._places_tried[tried] = len(numbers)
        return 0

    def _spell(self, key: _Key, number: int, end: End, raw: str) -> None:
        """Note how an end of a code is written."""
        code = self._block.codes[number]
        is_end = end is End.CLOSE
        code = replace(code, data_end=raw) if is_end else replace(code, data=raw)
        self._block.codes[number] = code
        self._note_spelling(key, number, end, raw)

    def _note_spelling(self, key: _Key, number: int, end: End, raw: str) -> None:
        self._spelled[key, end, raw] = min(number, self._spelled.get((key, end, raw), number))

    def _ended(self, key: _Key) -> int:
        """The last code of an id that has begun and not ended; 0 for none."""
        for place in reversed(range(len(self._begun))):
            if self._begun[place] in self._numbers.get(key, ()):
                return self._begun.pop(place)
        return 0

    def _data(self, number: int, end: End) -> str:
        code = self._block.codes[number]
        return code.data_end if end is End.CLOSE else code.data

    def _kind_of(self, node: PlacedNode, attributes: Mapping[str, str]) -> tuple[_Part, _Key]:
        """What an element is of its code, and by what it is the same code in source and target."""
        code_id = attributes.get("id", "")
        name = node.name
        if name in {"bx", "bpt", "ex", "ept"}:
            kind = "bx" if name in {"bx", "ex"} else "bpt"
            part = _Part.BEGIN if name in {"bx", "bpt"} else _Part.END
            return part, (kind, attributes.get("rid") or code_id)
        if name in _POINTS or (name == "mrk" and attributes.get("mtype") == _DELETED):
            return _Part.POINT, (name, code_id or attributes.get("mid", ""))
        if name == "g":
            return _Part.SPAN, (name, code_id)
        head = self._file.text[node.start : node.inner]
        is_span = name == "mrk" or not node.is_empty_tag
        return (_Part.SPAN if is_span else _Part.POINT), (name, head)

    def _add(
        self,
        node: PlacedNode,
        attributes: Mapping[str, str],
        key: _Key,
        *,
        is_pair: bool,
        data: str = "",
        data_end: str = "",
    ) -> int:
        number = self._block.next_number()
        names = self._tags.of(attributes.get("id", "")) if node.name in {"g", "x"} else ("", "")
        kind = attributes.get("ctype", "")
        self._block.add(
            InlineCode(
                number,
                is_pair,
                kind=_KINDS.get(kind, kind),
                id=attributes.get("id", ""),
                equiv=attributes.get("equiv-text", "") if data else "",
                disp=(names[0] or self._name(node, attributes)) if data else "",
                disp_end=names[1],
                data=data,
                data_end=data_end,
                may_be_copied=attributes.get("clone", "yes") != "no",
                may_overlap=not (data_end and is_pair),
            )
        )
        self._numbers.setdefault(key, []).append(number)
        for end, spelled in ((End.OPEN if is_pair else End.POINT, data), (End.CLOSE, data_end)):
            if spelled:
                self._note_spelling(key, number, end, spelled)
        return number

    def _name(self, node: PlacedNode, attributes: Mapping[str, str]) -> str:
        """What a code is called: its native form where that is in it, else its ctype."""
        if node.name in {"ph", "it", "bpt", "ept"} and node.close > node.inner:
            native = " ".join(self._file.all_text(node).split())
            return native if len(native) <= _LONGEST_NAME else f"{native[: _LONGEST_NAME - 1]}…"
        kind = attributes.get("ctype", "")
        return kind or (attributes.get("mtype", "") if node.name == "mrk" else "")

    def _keep_inner_texts(self, node: PlacedNode) -> None:
        """Remember the texts inside of codes (`<sub>`), which are in no segment."""
        self.inner_texts += (
            text
            for each in node.all()
            if each.name == "sub"
            if (text := self._file.all_text(each).strip())
        )


def known_data(codes: Mapping[int, InlineCode]) -> set[str]:
    """The spellings of some codes, each of which may be written into their file."""
    return {data for code in codes.values() for data in (code.data, code.data_end) if data}


def render_content(
    text: str,
    own: Mapping[int, InlineCode],
    given: Mapping[int, InlineCode],
    known: frozenset[str],
    place: str,
) -> str:
    """A text with codes as the content of an element.

    own: the codes of the unit.  given: those of the paragraph the text is from, of which one that
    came from another unit is written if its spelling is `known` in the file.  Raises FormatError on
    a code that is neither; place: of the unit, for that message.
    """
    pieces: list[str] = []
    end = 0
    for found in CODE.finditer(text):
        pieces.append(escape_text(text[end : found.start()]))
        number, which = read_code(found[0])
        code, other = own.get(number), given.get(number)
        if not is_own(code, other):
            code = other
        data = "" if code is None else code.data_end if which is End.CLOSE else code.data
        if not data or (code is not own.get(number) and data not in known):
            raise FormatError(
                f"{place}: code {number} of the translation is not one of this file",
                hint="Take that code out of the target.",
            )
        pieces.append(data)
        end = found.end()
    pieces.append(escape_text(text[end:]))
    return "".join(pieces)
