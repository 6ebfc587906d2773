"""Texts of LibreOffice (.odt, .ott, .fodt): read with their codes, written with other texts."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from alignwb.core.reading.blocks import ReadDocument
from alignwb.errors import FormatError
from alignwb.files.reading import reading
from alignwb.formats.documents.opendocument.odf_names import PREFIXES
from alignwb.formats.documents.opendocument.odt_spans import shown_text
from alignwb.formats.documents.opendocument.odt_text import OdtContext, find_places
from alignwb.formats.documents.packages.stated_languages import (
    put_language_and_country,
    put_text,
    rendered,
)
from alignwb.formats.documents.packages.text_places import (
    FoundPart,
    blocks_of,
    notes_of,
    part_with,
)
from alignwb.formats.documents.packages.xml_nodes import Edits, Node, XmlPart, where_in
from alignwb.formats.documents.packages.zip_parts import ZipParts
from alignwb.formats.documents.placed_text import PlacedText

_WHAT = "an OpenDocument text"
_HINT = "Open it in LibreOffice and save it as .odt, then import that."
_CONTENT, _STYLES, _META = "content.xml", "styles.xml", "meta.xml"
_MANIFEST = "META-INF/manifest.xml"
_STATING = frozenset({"style:style", "style:default-style", "dc:language"})
_OBJECT = re.compile(r"[^/]+/content\.xml")


def read_odt(data: bytes, path: Path) -> ReadDocument:
    """The blocks of a document: its body, headers and footers, and its title.

    Raises FormatError if it is none, is encrypted or damaged, is larger than is read, or has no
    text.
    """
    with reading(path, _WHAT):
        package = _package(data, path)
        found = [each for part in package.places() for each in part.found]
        blocks = blocks_of(found, path)
        package.tell()
        left_out = package.context.left_out
        return ReadDocument(
            blocks, left_out=left_out.texts(), remarks=left_out.remarks(), notes=notes_of(found)
        )


def write_odt(data: bytes, texts: Mapping[str, PlacedText], path: Path) -> bytes:
    """The document `data` with other texts in some of its places.

    A place whose text is, but for white space, the one that reading gives keeps its bytes, and so
    does every part without another text.  Raises FormatError as reading does.
    """
    with reading(path, _WHAT):
        package = _package(data, path)
        changed: dict[str, bytes] = {}
        for part in package.places():
            written = part_with(part, texts)
            if written is not None:
                changed[part.name] = written
        return package.with_parts(changed)


def set_odt_language(data: bytes, languages: tuple[str, str], path: Path) -> bytes:
    """The document in another language than the first of two, where its styles, those of single
    paragraphs too, or its properties state that one.
    """
    with reading(path, _WHAT):
        package = _package(data, path)
        changed: dict[str, bytes] = {}
        for name, part in package.stating_parts():
            edits = Edits(part.data)
            part.scan(_STATING, partial(_put_language, part, languages, edits))
            if edits:
                changed[name] = rendered(part, edits)
        return package.with_parts(changed) if changed else data


def _put_language(
    part: XmlPart, languages: tuple[str, str], edits: Edits, node: Node, around: Sequence[Node]
) -> None:
    """Put the second language where a style or the properties state the first.

    What a style of single words states stays, as those words may be left as they are.
    """
    sections = {each.name for each in around}
    if node.name == "dc:language":
        if "office:meta" in sections:
            put_text(part, node, languages, edits)
    elif "office:styles" in sections or (
        "office:automatic-styles" in sections and node.get("style:family") == "paragraph"
    ):
        put_language_and_country(part, node.descendants(), languages, edits)


class _FlatText:
    """A document that is one XML file (.fodt)."""

    def __init__(self, data: bytes, path: Path) -> None:
        self._data = data
        self._part = XmlPart(data, str(path), PREFIXES)
        self.context = OdtContext(path, None)

    def places(self) -> Iterator[FoundPart]:
        part, root = find_places(self.context, "", self._part)
        _refuse_others(root, self.context.path)
        yield part

    def stating_parts(self) -> Iterator[tuple[str, XmlPart]]:
        """The parts that may state its language, with their names."""
        yield "", self._part

    def tell(self) -> None:
        """Nothing of it is elsewhere."""

    def with_parts(self, parts: Mapping[str, bytes]) -> bytes:
        return parts.get("", self._data)


class _PackedText:
    """A document that is a zip (.odt, .ott)."""

    def __init__(self, data: bytes, path: Path) -> None:
        self._parts = ZipParts(data, path)
        if _CONTENT not in self._parts.names:
            raise FormatError(f"{path}: this is no OpenDocument text", hint=_HINT)
        if b"encryption-data" in (self._parts.read(_MANIFEST) or b""):
            raise FormatError(
                f"{path}: it is encrypted with a password",
                hint="Open it with its password, save it without one, then import that.",
            )
        self._path = path
        styles = self._part(_STYLES)
        self.context = OdtContext(path, styles.tree() if styles else None)

    def _part(self, name: str) -> XmlPart | None:
        data = self._parts.read(name)
        return None if data is None else XmlPart(data, where_in(self._path, name), PREFIXES)

    def places(self) -> Iterator[FoundPart]:
        for name in (_CONTENT, _STYLES, _META):
            part = self._part(name)
            if part is not None:
                found, root = find_places(self.context, name, part)
                if name == _CONTENT:
                    _refuse_others(root, self._path)
                yield found

    def stating_parts(self) -> Iterator[tuple[str, XmlPart]]:
        """The parts that may state its language, with their names."""
        for name in (_CONTENT, _STYLES, _META):
            part = self._part(name)
            if part is not None:
                yield name, part

    def tell(self) -> None:
        """Note what embedded objects show, none of which is translated."""
        for name in self._parts.names:
            part = self._part(name) if _OBJECT.fullmatch(name) else None
            for node in part.tree().descendants() if part else ():
                if node.name == "text:p":
                    self.context.left_out.add("texts of charts and objects", shown_text(node))

    def with_parts(self, parts: Mapping[str, bytes]) -> bytes:
        return self._parts.with_parts(parts)


def _package(data: bytes, path: Path) -> _PackedText | _FlatText:
    is_flat = data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
    return _FlatText(data, path) if is_flat else _PackedText(data, path)


def _refuse_others(root: Node, path: Path) -> None:
    body = root.child("office:body")
    kind = next((each.name for each in body.elements()), "") if body else ""
    if kind not in {"office:text", ""} or not root.name.startswith("office:document"):
        raise FormatError(f"{path}: this is no OpenDocument text", hint=_HINT)
