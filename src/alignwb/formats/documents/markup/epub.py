"""Books (EPUB 2 and 3): their pages, titles and tables of contents, read and written back."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from alignwb.core.bitext.codes import plain_equivalent
from alignwb.core.reading.blocks import Block, ReadDocument, Untranslated, tables_in
from alignwb.errors import FormatError
from alignwb.files.reading import reading
from alignwb.formats.documents.document_text import document_text
from alignwb.formats.documents.markup.html_document import (
    markup_encoding,
    read_html,
    set_html_language,
    states,
    write_html,
)
from alignwb.formats.documents.markup.markup_tokens import (
    MarkupToken,
    TokenKind,
    attribute_values,
    attributes_of,
    tokens_of,
)
from alignwb.formats.documents.markup.xml_labels import read_labels, write_labels
from alignwb.formats.documents.packages.zip_parts import ZipParts
from alignwb.formats.documents.placed_text import PlacedText

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_RIGHTS = frozenset({"META-INF/rights.xml", "META-INF/sinf.xml", "META-INF/license.lcpl"})
_PAGES = frozenset({"application/xhtml+xml", "text/html", "application/html+xml"})
_NCX = "application/x-dtbncx+xml"
_FONTS_ONLY = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
_TITLES = {"dc:title": "title of the book", "dc:description": "description of the book"}
_PROPERTIES = {"dc:subject": "", "dc:rights": ""}
PROPERTIES = "properties of the book (subjects, rights, titles of its guide)"
_LABELS = {"text": "entry of the table of contents"}
_ROOTS = frozenset({"package", "ncx"})
_FIND = "Is it a book in the EPUB format, and whole?"


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a book that has texts: its name and what it is."""

    name: str
    labels: Mapping[str, str] | None = None  # None for a page

    def read(self, data: bytes, path: Path) -> ReadDocument:
        if self.labels is None:
            return read_html(data, path, is_xml=True)
        return read_labels(data, path, self.labels)

    def write(self, data: bytes, texts: Mapping[str, PlacedText], path: Path) -> bytes:
        if self.labels is None:
            return write_html(data, texts, path, is_xml=True)
        return write_labels(data, texts, path, self.labels)


def read_epub(data: bytes, path: Path) -> ReadDocument:
    """The blocks of a book, in the order in which its pages are read.

    Raises FormatError if it is none, is damaged, encrypted or protected, or has no text.
    """
    with reading(path, "EPUB"):
        book = _Book(data, path)
        blocks: list[Block] = []
        tables = 0
        left_out: dict[str, list[str]] = {}
        remarks: list[str] = []
        for part, content, place in book.contents():
            read = part.read(content, place)
            behind = tables
            tables += tables_in(read.blocks)
            blocks += (
                replace(
                    each,
                    place=f"{part.name}#{each.place}",
                    layout=each.layout.with_tables_behind(behind),
                )
                for each in read.blocks
            )
            for each in read.left_out:
                left_out.setdefault(each.what, []).extend(each.texts)
            remarks += (f"{part.name}: {remark}" for remark in read.remarks)
        if not any("#" in block.place and not block.comment for block in blocks):
            raise FormatError(
                f"{path}: there is no text in it",
                hint="If its pages are pictures, have a program read them (OCR) first.",
            )
        if properties := list(book.untranslated()):
            left_out[PROPERTIES] = properties
        told = tuple(Untranslated(what, tuple(texts)) for what, texts in left_out.items())
        return ReadDocument(tuple(blocks), left_out=told, remarks=tuple(remarks))


def write_epub(data: bytes, texts: Mapping[str, PlacedText], path: Path) -> bytes:
    """The book with other texts in some places.  Raises FormatError as `read_epub` does."""
    with reading(path, "EPUB"):
        book = _Book(data, path)
        by_part: dict[str, dict[str, PlacedText]] = {}
        for place, text in texts.items():
            name, _, number = place.rpartition("#")
            by_part.setdefault(name, {})[number] = text
        changed: dict[str, bytes] = {}
        for part, content, inner in book.contents():
            written = part.write(content, by_part.get(part.name, {}), inner)
            if written != content:
                changed[part.name] = written
        return book.parts.with_parts(changed)


def set_epub_language(data: bytes, languages: tuple[str, str], path: Path) -> bytes:
    """The book in another language than the first of two, where it states that one."""
    with reading(path, "EPUB"):
        book = _Book(data, path)
        changed: dict[str, bytes] = {}
        for part, content, inner in book.contents():
            if part.labels is None:
                written = set_html_language(content, languages, inner, is_xml=True)
            else:
                written = _with_language(content, languages, inner, part.labels)
            if written != content:
                changed[part.name] = written
        return book.parts.with_parts(changed)


class _Book:
    """A book: its parts, and which of them have texts."""

    def __init__(self, data: bytes, path: Path) -> None:
        self.parts = ZipParts(data, path)
        self._path = path
        self._refuse_protected()
        container = self.parts.read(_CONTAINER)
        if container is None:
            raise FormatError(f"{path}: this is no EPUB: {_CONTAINER} is not in it", hint=_FIND)
        roots = (
            values.get("full-path", "")
            for token, values in self._tags(container, _CONTAINER)
            if token.name.rpartition(":")[2] == "rootfile"
        )
        self.package = next(roots, "")
        package = self.parts.read(self.package) if self.package in self.parts.names else None
        if package is None:
            raise FormatError(f"{path}: the description of the book is not in it", hint=_FIND)
        self._content = {self.package: package}
        self._found = {part.name: part for part in self._text_parts(package)}

    def contents(self) -> Iterator[tuple[_Part, bytes, Path]]:
        """Each part that has texts, with its bytes and its path, for messages."""
        for part in self._found.values():
            if part.name not in self._content:
                self._content[part.name] = self.parts.read(part.name) or b""
            content = self._content[part.name]
            if content.strip():
                yield part, content, self._path / part.name

    def untranslated(self) -> Iterator[str]:
        """What the package shows and no text of it holds."""
        package, path = self._content[self.package], self._path / self.package
        for block in read_labels(package, path, _PROPERTIES).blocks:
            yield plain_equivalent(block.text, block.codes)
        for token, values in self._tags(package, self.package):
            if token.name == "reference" and (title := values.get("title", "").strip()):
                yield title

    def _text_parts(self, package: bytes) -> Iterator[_Part]:
        """The package with the title, the pages in the order of reading, and the contents."""
        items: dict[str, tuple[str, str]] = {}
        spine: list[str] = []
        for token, values in self._tags(package, self.package):
            name = token.name.rpartition(":")[2]
            if name == "item":
                href = unquote(values.get("href", ""))
                place = normpath(join(dirname(self.package), href))
                items[values.get("id", "")] = place, values.get("media-type", "").lower()
            elif name == "itemref":
                spine.append(values.get("idref", ""))
        yield _Part(self.package, _TITLES)
        ordered = [items[each] for each in dict.fromkeys(spine) if each in items]
        rest = [item for item_id, item in items.items() if item_id not in spine]
        for name, media_type in (*ordered, *rest):
            if name not in self.parts.names:
                continue
            if media_type in _PAGES:
                yield _Part(name)
            elif media_type == _NCX:
                yield _Part(name, _LABELS)

    def _tags(self, data: bytes, name: str) -> Iterator[tuple[MarkupToken, dict[str, str]]]:
        text = document_text(data, self._path / name, markup_encoding(data)).text
        for token in tokens_of(text, is_xml=True):
            if token.kind in {TokenKind.START, TokenKind.EMPTY}:
                yield token, attribute_values(text, token)

    def _refuse_protected(self) -> None:
        protected = _RIGHTS.intersection(self.parts.names)
        encryption = self.parts.read(_ENCRYPTION)
        if encryption is not None and not protected:
            methods = [
                values.get("algorithm", "")
                for token, values in self._tags(encryption, _ENCRYPTION)
                if token.name.rpartition(":")[2] == "encryptionmethod"
            ]
            if all(method in _FONTS_ONLY for method in methods):
                return
        if protected or encryption is not None:
            raise FormatError(
                f"{self._path}: the book is protected against copying (DRM)",
                hint="Ask the publisher for a copy without protection.",
            )


def _with_language(
    data: bytes, languages: tuple[str, str], path: Path, labels: Mapping[str, str]
) -> bytes:
    """A part that is no page, with another language where it, or one of its labels, states one."""
    document = document_text(data, path, markup_encoding(data))
    changes: list[tuple[int, int, str]] = []
    tokens = list(tokens_of(document.text, is_xml=True))
    for token, content in pairwise(tokens):
        if token.kind is not TokenKind.START:
            continue
        if token.name == "dc:language" and content.kind is TokenKind.TEXT:
            stated = document.text[content.start : content.end]
            if states(stated, languages[0]):
                start = content.start + len(stated) - len(stated.lstrip())
                changes.append((start, start + len(stated.strip()), languages[1]))
        if token.name in _ROOTS or token.name in labels:
            changes += (
                (attribute.start, attribute.end, languages[1])
                for attribute in attributes_of(document.text, token)
                if attribute.name == "xml:lang"
                and states(document.text[attribute.start : attribute.end], languages[0])
            )
    return document.with_changes(changes) if changes else data
