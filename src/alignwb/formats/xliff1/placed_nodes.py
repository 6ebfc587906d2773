"""The elements of an XML file with the places of their tags, so that it can be changed in place."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from xml.parsers import expat

from alignwb.errors import FormatError
from alignwb.files.reading import reason
from alignwb.files.reading_limits import (
    MEGABYTE,
    MOST_CLIENT_TAGS,
    MOST_NESTED_TAGS,
    MOST_XML_BYTES,
    beyond_limit,
)
from alignwb.formats.xml_mending import Mender, MendingError, encoding_of, root_place
from alignwb.formats.xml_text import escape_attribute

_TOKEN = re.compile(
    r"""<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<\?.*?(?:\?>|\Z)"""
    r"""|<(/?)([^\s/>!?"'=<]++)((?>[^<>"']|"[^<"]*+"|'[^<']*+')*+)>""",
    re.DOTALL,
)
_VERBATIM = re.compile(
    r"<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)|<!\[CDATA\[(.*?)(?:\]\]>|\Z)", re.DOTALL
)
ATTRIBUTE = re.compile(r"""(?<=\s)([^\s=/>"']++)\s*+=\s*+(?:"([^"]*+)"|'([^']*+)')""")
_REFERENCE = re.compile("&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|(amp|lt|gt|quot|apos));")
_PREDEFINED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_LINE_END = re.compile("\r\n?")
_SPLIT = "Split it, or ask the client for it in parts."
_MARKS = {
    "utf-8-sig": (b"\xef\xbb\xbf", "utf-8"),
}
XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace"


@dataclass(slots=True, eq=False)
class PlacedNode:
    """An element.

    Attributes:
        namespace: Of its name; "" for none.
        name: Without prefix.
        tag: Its name as it is written, with prefix.
        start: Where its start tag begins.
        inner: Where that ends.
        close: Where its end tag begins; `inner` of an element that is empty by its tag.
        end: Where that ends.
        parent: The element around it.
        prefixes: The namespaces in scope by their prefixes.
        children: The elements in it.
    """

    namespace: str
    name: str
    tag: str
    start: int
    inner: int
    parent: "PlacedNode | None"
    prefixes: Mapping[str, str]
    close: int = 0
    end: int = 0
    children: list["PlacedNode"] = field(default_factory=list)

    @property
    def is_empty_tag(self) -> bool:
        """Whether its start tag is its end too."""
        return self.close == self.end

    def all(self) -> Iterator["PlacedNode"]:
        """Every element below it, in the order of the file."""
        waiting = list(reversed(self.children))
        while waiting:
            node = waiting.pop()
            yield node
            waiting += reversed(node.children)


@dataclass(frozen=True)
class PlacedXml:
    """A file as text, and its elements.

    Attributes:
        text: All of it, without a byte order mark.
        encoding: Of its bytes.
        mark: The byte order mark.
        path: For messages.
        root: Its root element.
    """

    text: str
    encoding: str
    mark: bytes
    path: Path
    root: PlacedNode
    _mender: Mender = field(repr=False)

    def line(self, place: int) -> int:
        """The line (from 1) of a place."""
        return bisect_right(self._line_starts, place)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    def attributes(self, node: PlacedNode) -> dict[str, str]:
        """The attributes of an element by their names; one with a prefix as `{namespace}name`."""
        start_tag = self.text[node.start + 1 + len(node.tag) : node.inner]
        values: dict[str, str] = {}
        for match in ATTRIBUTE.finditer(start_tag):
            value = match[2] if match[2] is not None else match[3]
            prefix, _, name = match[1].rpartition(":")
            full = f"{{{node.prefixes.get(prefix, prefix)}}}{name}" if prefix else name
            values[full] = self.plain(" ".join(value.split()))
        return values

    def plain(self, raw: str) -> str:
        """What a stretch without tags reads as."""
        if "<" in raw:
            pieces: list[str] = []
            end = 0
            for match in _VERBATIM.finditer(raw):
                pieces += (self.plain(raw[end : match.start()]), _line_ends(match[1] or ""))
                end = match.end()
            return "".join((*pieces, self.plain(raw[end:])))
        raw = _line_ends(raw)
        return _unescaped(self._mender.mend(raw)) if "&" in raw else raw

    def content(self, node: PlacedNode) -> Iterator["str | PlacedNode"]:
        """What stands in an element: what its texts read as, and the elements between them."""
        at = node.inner
        for child in node.children:
            yield self.plain(self.text[at : child.start])
            yield child
            at = child.end
        yield self.plain(self.text[at : node.close])

    def all_text(self, node: PlacedNode) -> str:
        """All texts in an element, one behind the other."""
        inside = self.text[node.inner : node.close]
        return self.plain(_TOKEN.sub(lambda token: "" if token[2] else token[0], inside))

    def with_changes(self, changes: list[tuple[int, int, str]]) -> bytes:
        """The bytes with other texts in some stretches (start, end, text), none in another.

        A character that the encoding does not have is written by its number.
        """
        pieces: list[str] = []
        done = 0
        for start, end, new in sorted(changes, key=lambda each: each[:2]):
            pieces += (self.text[done:start], new)
            done = end
        pieces.append(self.text[done:])
        return self.mark + "".join(pieces).encode(self.encoding, "xmlcharrefreplace")


def read_placed(data: bytes, path: Path) -> PlacedXml:
    """The elements of a file.  Raises FormatError if it is not XML that is well-formed.

    Entities that it does not declare, and characters that XML has not, are taken as tools mean
    them; no other file is read.
    """
    text, encoding, mark = _decoded(data, path)
    mender = Mender()
    try:
        mended = mender.prolog(text)
    except MendingError as error:
        raise FormatError(f"{path}, line {error.line}: {error.reason}", hint=error.hint) from None
    if mended is None:
        raise FormatError(
            f"{path}: there is no root element in it", hint="Is it the right file, and whole?"
        )
    _refuse_ill_formed(mended, path)
    root = _nodes(text, root_place(text), path)
    return PlacedXml(text, encoding, mark, path, root, mender)


def with_attribute(tag: str, name: str, value: str) -> str:
    """A start tag with another value of an attribute, at its place or as its last."""
    for start, end, stated in _attribute_places(tag):
        if stated == name:
            return f"{tag[:start]}{escape_attribute(value)}{tag[end:]}"
    at = len(tag[: -2 if tag.endswith("/>") else -1].rstrip())
    return f'{tag[:at]} {name}="{escape_attribute(value)}"{tag[at:]}'


def without_attribute(tag: str, name: str) -> str:
    """A start tag without an attribute, nor the white space before it."""
    for match in ATTRIBUTE.finditer(tag):
        if match[1] == name:
            return f"{tag[: match.start()].rstrip()}{tag[match.end() :]}"
    return tag


def _attribute_places(tag: str) -> Iterator[tuple[int, int, str]]:
    for match in ATTRIBUTE.finditer(tag):
        group = 2 if match[2] is not None else 3
        yield match.start(group), match.end(group), match[1]


def _decoded(data: bytes, path: Path) -> tuple[str, str, bytes]:
    if len(data) > MOST_XML_BYTES:
        limit = f"{MOST_XML_BYTES // MEGABYTE} MB"
        raise beyond_limit(path, "it is too large", limit, _SPLIT)
    if not data.strip():
        raise FormatError(f"{path}: the file is empty", hint="Is it the right file?")
    name = encoding_of(data)
    mark, name = _MARKS.get(name, (b"", name))
    if name in {"utf-16", "utf-32"}:
        mark = data[: 4 if name == "utf-32" else 2]
        name += "-le" if mark.startswith(b"\xff") else "-be"
    try:
        text = data[len(mark) :].decode(name)
        is_exact = text.encode(name) == data[len(mark) :]
    except LookupError:
        raise FormatError(
            f"{path}: there is no text encoding “{name}”", hint="Save it in UTF-8."
        ) from None
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start + len(mark)) + 1
        raise FormatError(
            f"{path}, line {line}: the byte {data[len(mark) + error.start]:02X} is not {name}",
            hint="Save the file in UTF-8 in the program it comes from.",
        ) from None
    except UnicodeError as error:
        raise FormatError(f"{path}: not in the encoding {name}: {reason(error)}") from None
    if not is_exact:
        raise FormatError(
            f"{path}: in {name} it could not be written back byte for byte",
            hint="Save it in UTF-8 in the program it comes from.",
        )
    return text, name, mark


def _refuse_ill_formed(mended: str, path: Path) -> None:
    """Raise FormatError if a text without document type is not well-formed."""
    try:
        expat.ParserCreate("utf-8").Parse(mended.encode("utf-8", "surrogatepass"), True)
    except expat.ExpatError as error:
        raise FormatError(
            f"{path}, line {error.lineno}: this is not well-formed XML:"
            f" {expat.ErrorString(error.code)}",
            hint="Is the file cut off or damaged?  Take it from a backup, or ask the client.",
        ) from None


def _nodes(text: str, place: int, path: Path) -> PlacedNode:
    """The tree of a text that is known to be well-formed."""
    root: PlacedNode | None = None
    open_nodes: list[PlacedNode] = []
    scope: Mapping[str, str] = {"xml": XML_NAMESPACE}
    count = 0
    for token in _TOKEN.finditer(text, place):
        if not token[2]:
            continue
        count += 1
        if count > MOST_CLIENT_TAGS:
            raise beyond_limit(path, "it is too large", f"{MOST_CLIENT_TAGS:,} tags", _SPLIT)
        if token[1]:
            node = open_nodes.pop()
            node.close, node.end = token.start(), token.end()
            continue
        parent = open_nodes[-1] if open_nodes else None
        node = _node(token, parent, parent.prefixes if parent else scope)
        if parent:
            parent.children.append(node)
        root = root or node
        if token[3].endswith("/"):
            node.close = node.end = token.end()
        else:
            open_nodes.append(node)
        if len(open_nodes) > MOST_NESTED_TAGS:
            raise beyond_limit(
                path, "its elements are nested too deeply", f"{MOST_NESTED_TAGS} levels", _SPLIT
            )
    assert root is not None
    assert not open_nodes
    return root


def _node(token: re.Match[str], parent: PlacedNode | None, scope: Mapping[str, str]) -> PlacedNode:
    if "xmlns" in token[3]:
        declared = {
            match[1].partition(":")[2]: _unescaped(match[2] if match[2] is not None else match[3])
            for match in ATTRIBUTE.finditer(token[3])
            if match[1] == "xmlns" or match[1].startswith("xmlns:")
        }
        scope = {**scope, **declared}
    prefix, _, name = token[2].rpartition(":")
    namespace = scope.get(prefix, prefix)
    return PlacedNode(namespace, name, token[2], token.start(), token.end(), parent, scope)


def _unescaped(text: str) -> str:
    """A text with its references, all of which XML knows, as the characters they stand for."""

    def character(match: re.Match[str]) -> str:
        hexadecimal, decimal, name = match.groups()
        if name:
            return _PREDEFINED[name]
        return chr(int(hexadecimal, 16) if hexadecimal else int(decimal))

    return _REFERENCE.sub(character, text) if "&" in text else text


def _line_ends(text: str) -> str:
    return _LINE_END.sub("\n", text) if "\r" in text else text
