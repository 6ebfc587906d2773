"""XML with the place of every element in its bytes, a paragraph at a time.

lxml knows lines only; expat, which Python brings along, says for each tag at which byte it begins.
"""

import codecs
import re
from bisect import bisect_left, insort
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path
from xml.parsers import expat

from alignwb.errors import FormatError
from alignwb.files.decoding import decode
from alignwb.files.reading import reason
from alignwb.files.reading_limits import MOST_NESTED_TAGS, MOST_TAGS_OF_A_PART, beyond_limit
from alignwb.formats.xml_mending import encoding_of
from alignwb.formats.xml_text import ILLEGAL

Span = tuple[int, int]
"""Where something begins and ends in the bytes of a part."""

Handler = Callable[["Node", Sequence["Node"]], None]
"""Is given an element and those it stands in, the outermost first."""

_TAG = re.compile(rb"""<(?:[^<>"']|"[^"]*"|'[^']*')*>""")
_ATTRIBUTE = re.compile(rb"""(?<=\s)([^\s=<>"'/]++)\s*+=\s*+(?:"([^"]*)"|'([^']*)')""")
_HINT = "Is the file damaged?  Open it in the program it was written with and save it again."


class Node:
    """An element.

    Attributes:
        name: Its name: the common prefix of its namespace, a colon, the local name; of a namespace
            that nobody asked for `{uri}local`.
        attributes: Its attributes by such names; those without a namespace by their own.
        children: Elements and texts, in order.
        start: Where its start tag begins.
        inner_end: Where its end tag begins; of an empty tag, `start`.
        end: Where it ends.
    """

    __slots__ = ("attributes", "children", "end", "inner_end", "name", "start")

    def __init__(self, name: str, attributes: Mapping[str, str], start: int) -> None:
        self.name = name
        self.attributes = attributes
        self.children: list[Node | str] = []
        self.start = start
        self.inner_end = self.end = start

    @property
    def span(self) -> Span:
        """All of it."""
        return self.start, self.end

    @property
    def is_empty_tag(self) -> bool:
        """Whether it is written as one tag, `<x/>`."""
        return self.inner_end == self.start

    def get(self, name: str, default: str = "") -> str:
        """An attribute."""
        return self.attributes.get(name, default)

    def elements(self) -> Iterator["Node"]:
        """The elements in it, not those inside these."""
        return (child for child in self.children if isinstance(child, Node))

    def child(self, name: str) -> "Node | None":
        """The first element of that name in it, not inside another."""
        return next((child for child in self.elements() if child.name == name), None)

    def descendants(self) -> Iterator["Node"]:
        """The elements in it and inside these, in document order."""
        waiting = list(reversed(list(self.elements())))
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(list(node.elements())))

    def text(self) -> str:
        """All texts in it, joined."""
        pieces: list[str] = []
        waiting: list[Node | str] = [self]
        while waiting:
            each = waiting.pop()
            if isinstance(each, str):
                pieces.append(each)
            else:
                waiting.extend(reversed(each.children))
        return "".join(pieces)


class XmlPart:
    """A part of a package.

    Args:
        data: The part, in the encoding that it states.
        where: The path of the package and the name of the part, for messages.
        prefixes: The common prefixes of namespaces, by their URIs.

    Attributes:
        data: The part in UTF-8, without a byte order mark; places are places in it.

    Raises FormatError if it is in no known encoding.
    """

    def __init__(self, data: bytes, where: str, prefixes: Mapping[str, str]) -> None:
        self._where = where
        self._prefixes = prefixes
        self._encoding = encoding_of(data)
        self._has_mark = data.startswith(codecs.BOM_UTF8)
        if self._encoding in {"utf-8", "utf-8-sig"}:
            self.data = data.removeprefix(codecs.BOM_UTF8)
            return
        try:
            self.data = decode(data, self._encoding).encode()
        except (LookupError, UnicodeError) as error:
            raise FormatError(
                f"{where}: it says it is in {self._encoding}, but: {reason(error)}", hint=_HINT
            ) from None

    def in_its_encoding(self, data: bytes) -> bytes:
        """Bytes in UTF-8 as the part is written: what it cannot hold as references."""
        if self._encoding in {"utf-8", "utf-8-sig"}:
            return (codecs.BOM_UTF8 if self._has_mark else b"") + data
        return data.decode().encode(self._encoding, "xmlcharrefreplace")

    def tree(self) -> Node:
        """Its root element, with everything in it.  Raises FormatError."""
        return self._scan(frozenset(), lambda _, __: None)

    def scan(self, blocks: Collection[str], handle: Handler) -> Node:
        """The root element, after handing over each outermost element of the names in `blocks`.

        Each is handed over as it ends, with those it stands in, and then forgotten; what stands
        beside it is there as long as the element around them is open.  Raises FormatError if the
        part is not well-formed, declares a document type, or is too large or too deep.
        """
        return self._scan(blocks, handle)

    def _scan(self, blocks: Collection[str], handle: Handler) -> Node:
        if self.data.count(b"<") > MOST_TAGS_OF_A_PART:
            limit = f"{MOST_TAGS_OF_A_PART:,} tags"
            raise beyond_limit(self._where, "it is too long", limit, "Split it.")
        return _Scan(self.data, blocks, handle).run(self._where, self._prefixes)

    def start_tag(self, node: Node) -> bytes:
        """The start tag of an element, as it is written."""
        tag = _TAG.match(self.data, node.start)
        assert tag is not None, "expat has read it"
        return tag[0]

    def inner_start(self, node: Node) -> int:
        """Where the content of an element begins."""
        return node.start + len(self.start_tag(node))

    def prefix(self, node: Node) -> bytes:
        """The prefix of its namespace, as it is written, with the colon; b"" for none."""
        name = re.match(rb"<([^\s/>]+)", self.data[node.start : node.start + 200])
        head, colon, _ = name[1].partition(b":") if name else (b"", b"", b"")
        return head + colon if colon else b""

    def attribute(self, node: Node, local: str) -> tuple[bytes, Span] | None:
        """The quotation mark and the place of the value of an attribute, by its local name."""
        tag = self.start_tag(node)
        for found in _ATTRIBUTE.finditer(tag):
            if found[1].rpartition(b":")[2] == local.encode():
                group = 2 if found[2] is not None else 3
                at = node.start + found.start(group)
                return tag[found.start(group) - 1 : found.start(group)], (
                    at,
                    at + len(found[group]),
                )
        return None


class _Scan:
    def __init__(self, data: bytes, blocks: Collection[str], handle: Handler) -> None:
        self._data = data
        self._blocks = blocks
        self._handle = handle
        self._stack: list[Node] = []
        self._handled_before: list[int] = []  # of each element in the stack
        self._handled = 0
        self._inside = 0  # how many elements that are handed over are open

    def run(self, where: str, prefixes: Mapping[str, str]) -> Node:
        parser = expat.ParserCreate("utf-8", namespace_separator=" ")
        parser.buffer_text = True
        roots: list[Node] = []
        names: dict[str, str] = {}

        def named(full: str) -> str:
            name = names.get(full)
            if name is None:
                name = names[full] = _common_name(full, prefixes)
            return name

        def start(full: str, attributes: dict[str, str]) -> None:
            own = {named(key): value for key, value in attributes.items()} if attributes else {}
            node = Node(named(full), own, parser.CurrentByteIndex)
            if not self._stack:
                roots.append(node)
            self._start(node, where)

        def text(data: str) -> None:
            self._stack[-1].children.append(data)

        def document_type(*_: object) -> None:
            raise FormatError(
                f"{where}: it has a document type declaration, which is refused", hint=_HINT
            )

        parser.StartElementHandler = start
        parser.EndElementHandler = lambda _: self._end(parser.CurrentByteIndex)
        parser.CharacterDataHandler = text
        parser.StartDoctypeDeclHandler = document_type
        try:
            parser.Parse(self._data, True)
        except expat.ExpatError as error:
            raise FormatError(
                f"{where}, line {error.lineno}: this is not well-formed XML: "
                f"{expat.ErrorString(error.code)}",
                hint=_HINT,
            ) from None
        return roots[0]

    def _start(self, node: Node, where: str) -> None:
        if self._stack:
            self._stack[-1].children.append(node)
        self._stack.append(node)
        self._handled_before.append(self._handled)
        if len(self._stack) > MOST_NESTED_TAGS:
            limit = f"{MOST_NESTED_TAGS} tags, one inside the other,"
            raise beyond_limit(where, "it is nested too deeply", limit, _HINT)
        if node.name in self._blocks:
            self._inside += 1

    def _end(self, at: int) -> None:
        node = self._stack.pop()
        handled_before = self._handled_before.pop()
        if not node.children and self._data.endswith(b"/>", node.start, at):
            node.end = at  # of an empty tag expat says where it ends
        else:
            node.inner_end = at
            node.end = self._data.index(b">", at) + 1
        if node.name in self._blocks:
            self._inside -= 1
            if not self._inside:
                self._handle(node, self._stack)
                self._handled += 1
        if self._handled > handled_before and self._stack:
            # It has been handed over, or all that it held: a table is not kept to its end.
            self._stack[-1].children.pop()


def _common_name(full: str, prefixes: Mapping[str, str]) -> str:
    uri, _, local = full.rpartition(" ")
    prefix = prefixes.get(uri)
    if prefix:
        return f"{prefix}:{local}"
    return f"{{{uri}}}{local}" if uri else local


class Edits:
    """Other bytes for some places of a part.  Places may lie inside one another or be the same.

    A place that lies in another is changed where the other's bytes are made of `rendered`.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._edits: dict[Span, bytes] = {}
        self._order: list[Span] = []  # begin and minus the end, so that the outer comes first

    def __bool__(self) -> bool:
        return bool(self._edits)

    def put(self, span: Span, data: bytes) -> None:
        """Put bytes in a place, instead of those that stand there or were put there before."""
        if span not in self._edits:
            insort(self._order, (span[0], -span[1]))
        self._edits[span] = data

    def rendered(self, begin: int, end: int) -> bytes:
        """The bytes from one place to another as they are now."""
        pieces: list[bytes] = []
        at = begin
        for number in range(bisect_left(self._order, (begin, -end)), len(self._order)):
            start, minus_end = self._order[number]
            if start >= end:
                break
            if start >= at and -minus_end <= end:
                pieces += (self._data[at:start], self._edits[start, -minus_end])
                at = -minus_end
        pieces.append(self._data[at:end])
        return b"".join(pieces)


def escaped(text: str) -> bytes:
    """Character data; what XML cannot hold is written as �."""
    text = ILLEGAL.sub("�", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").encode()


def escaped_value(text: str, quote: bytes) -> bytes:
    """The value of an attribute between such quotation marks."""
    value = escaped(text).replace(b"\n", b"&#10;").replace(b"\t", b"&#9;")
    return value.replace(b'"', b"&quot;") if quote == b'"' else value.replace(b"'", b"&apos;")


def where_in(path: Path, part: str) -> str:
    """How messages name a part of a package."""
    return f"{path}, {part}" if part else str(path)
