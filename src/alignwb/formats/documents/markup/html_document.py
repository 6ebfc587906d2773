"""HTML and XHTML pages, read and written back."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from html import unescape
from pathlib import Path

from alignwb.core.bitext.bitext import Kind
from alignwb.core.bitext.structure.paragraph_layout import Layout
from alignwb.core.reading.blocks import Block, ReadDocument
from alignwb.files.decoding import marked_encoding
from alignwb.files.reading import reading
from alignwb.formats.documents.code_numbers import BlockCodes, is_same
from alignwb.formats.documents.document_text import DocumentText, document_text
from alignwb.formats.documents.markup.elements import DRAWN, HEAD, LANGUAGE_META
from alignwb.formats.documents.markup.html_flow import (
    UNTRANSLATED,
    Flow,
    ShownAttribute,
    flow_of,
)
from alignwb.formats.documents.markup.html_runs import (
    RunText,
    collapsed,
    escaped,
    render_run,
    run_text,
)
from alignwb.formats.documents.markup.markup_tokens import (
    Attribute,
    MarkupToken,
    TokenKind,
    attribute_values,
    attributes_of,
    tokens_of,
)
from alignwb.formats.documents.markup.open_elements import Surround
from alignwb.formats.documents.placed_text import PlacedText

_NAMES = ("http-equiv", "name", "property", "itemprop")
_XML_SUFFIXES = frozenset({".xhtml", ".xht"})
_SAMPLE = 4096
_DECLARED = re.compile(rb"""\A\s*<\?xml\s[^>]*?\bencoding\s*=\s*["']([A-Za-z0-9._:-]+)["']""")
_META = re.compile(
    rb"""<meta\s(?:[^<>]|<(?!meta\s))*?\bcharset\s*+=\s*+["']?+\s*+([A-Za-z0-9._:-]+)""",
    re.IGNORECASE,
)
_AS_WINDOWS = frozenset(
    {"iso-8859-1", "iso8859-1", "latin1", "latin-1", "l1", "ascii", "us-ascii", "windows-1252"}
)
"""Names that browsers take for Windows-1252 (WHATWG Encoding, 4.2)."""

_AS_UTF_8 = frozenset({"utf-8", "utf8", "utf-16", "utf-16le", "utf-16be", "unicode"})
"""Names that stand for UTF-8 in a page that is in single bytes."""


@dataclass(frozen=True)
class _Slot:
    """A place of a page: its block, and where its text stands."""

    block: Block
    run: RunText | None = None
    attribute: Attribute | None = None

    @property
    def span(self) -> tuple[int, int]:
        """The stretch of the page that its text is."""
        if self.run:
            return self.run.start, self.run.end
        assert self.attribute is not None
        return self.attribute.start, self.attribute.end


@dataclass(frozen=True)
class _Told:
    """What a page says of a text."""

    kind: Kind
    layout: Layout
    what: str = ""


class _RunLayouts:
    """What the runs of a page are parts of, one behind the other."""

    def __init__(self, page: str) -> None:
        self._page = page
        self._items: set[int] = set()
        self._before: Surround | None = None
        self._end = 0

    def next(self, surround: Surround, text: RunText) -> Layout:
        """The layout of the next run, which stands in that block."""
        layout, item = surround.standing.layout, surround.standing.item
        if layout.is_line:
            line_ends = self._page.count("\n", self._end, text.start)
            # The first line of a preformatted block, or of a stanza in it.
            is_first = surround is not self._before or line_ends > 1
            layout = replace(layout, is_line=not is_first)
        self._before, self._end = surround, text.end
        if item in self._items:
            return layout.going_on()
        if item:
            self._items.add(item)
        return layout


@dataclass(frozen=True)
class _Page:
    """A page: its text, its slots in their order, and what is in none."""

    document: DocumentText
    slots: tuple[_Slot, ...]
    flow: Flow
    is_xml: bool


def read_html(data: bytes, path: Path, *, is_xml: bool | None = None) -> ReadDocument:
    """The blocks of a page.

    Texts between the tags of blocks, the title, and attributes that are shown, each in its place.
    is_xml: whether it is XHTML; None to tell by the page.  Raises FormatError if it is no text, or
    in another encoding than it says.
    """
    with reading(path, "HTML"):
        page = _page(data, path, is_xml)
        return ReadDocument(
            tuple(slot.block for slot in page.slots),
            left_out=page.flow.untranslated,
            remarks=_remarks(data, page.document),
        )


def write_html(
    data: bytes, texts: Mapping[str, PlacedText], path: Path, *, is_xml: bool | None = None
) -> bytes:
    """The page with other texts in some places.  Raises FormatError as `read_html` does."""
    with reading(path, "HTML"):
        page = _page(data, path, is_xml)
        changed = {
            slot.block.place: texts[slot.block.place]
            for slot in page.slots
            if slot.block.place in texts
            and not is_same(texts[slot.block.place].text, slot.block.text)
        }
        return page.document.with_changes(_changes(page, changed)) if changed else data


def set_html_language(
    data: bytes, languages: tuple[str, str], path: Path, *, is_xml: bool | None = None
) -> bytes:
    """The page in another language than the first of two, if that is the one it states.

    languages: BCP 47 codes of what it was and what it is now.
    """
    with reading(path, "HTML"):
        document = document_text(data, path, markup_encoding(data))
        if is_xml is None:
            is_xml = _is_xml(document.text, path)
        changes: list[tuple[int, int, str]] = []
        for token in tokens_of(document.text, is_xml=is_xml):
            if token.kind in {TokenKind.START, TokenKind.EMPTY}:
                changes += _language_changes(document.text, token, languages)
            if token.kind is TokenKind.START and token.name not in HEAD:
                break
        return document.with_changes(changes) if changes else data


def _language_changes(
    page: str, token: MarkupToken, languages: tuple[str, str]
) -> Iterator[tuple[int, int, str]]:
    """What to put where in a tag up to that of the body that states the first language."""
    values = attribute_values(page, token)
    named = {values.get(each, "").strip().lower() for each in _NAMES}
    is_meta = token.name == "meta" and not LANGUAGE_META.isdisjoint(named)
    is_whole = token.name in {"html", "body"}
    shown = {"content"} if is_meta else {"lang", "xml:lang"} if is_whole else set()
    for attribute in attributes_of(page, token):
        stated = page[attribute.start : attribute.end]
        if attribute.name in shown and states(stated.replace("_", "-"), languages[0]):
            is_locale = "og:locale" in named or "_" in stated
            new = languages[1].replace("-", "_") if is_locale else languages[1]
            yield attribute.start, attribute.end, new


def states(stated: str, language: str) -> bool:
    """Whether a stated language is another one, its region aside."""
    return stated.strip().lower().partition("-")[0] == language.lower().partition("-")[0]


def _page(data: bytes, path: Path, is_xml: bool | None) -> _Page:
    document = document_text(data, path, markup_encoding(data))
    if is_xml is None:
        is_xml = _is_xml(document.text, path)
    flow = flow_of(document.text, is_xml=is_xml)
    found: list[tuple[int, _Told, RunText | ShownAttribute]] = []
    layouts = _RunLayouts(document.text)
    for run in flow.runs:
        text = run_text(run, document)
        if text is not None:
            found.append(
                (text.start, _Told(run.surround.kind, layouts.next(run.surround, text)), text)
            )
        else:
            for piece in run.pieces:
                if piece.name not in DRAWN:  # of drawings that is told already
                    flow.leave_out(UNTRANSLATED, piece.text)
    for each in flow.attributes:
        layout = replace(each.surround.standing.layout.going_on(), level=0, is_line=False)
        told = _Told(Kind.PARAGRAPH, layout, each.what)
        found.append((each.attribute.start, told, each))
    found.sort(key=lambda each: each[0])
    slots = [
        _slot(document, str(number), told, content)
        for number, (_, told, content) in enumerate(found, 1)
    ]
    return _Page(document, tuple(slots), flow, is_xml)


def _slot(
    document: DocumentText, place: str, told: _Told, content: RunText | ShownAttribute
) -> _Slot:
    if isinstance(content, RunText):
        lines = document.lines(content.start, content.end)
        block = Block(
            told.kind,
            content.text,
            lines,
            place=place,
            codes=content.codes,
            comment=told.what,
            layout=told.layout,
        )
        return _Slot(block, run=content)
    attribute = content.attribute
    value = unescape(document.text[attribute.start : attribute.end])
    codes = BlockCodes(f"{document.path}, line {document.line(attribute.start)}")
    text = codes.protected(
        collapsed(document.sound(value, attribute.start)).strip(),
        lambda character: f"&#{ord(character)};",
    )
    lines = document.lines(attribute.start, attribute.end)
    block = Block(
        told.kind,
        text,
        lines,
        place=place,
        codes=codes.codes,
        comment=told.what,
        layout=told.layout,
    )
    return _Slot(block, attribute=attribute)


def _changes(page: _Page, changed: Mapping[str, PlacedText]) -> list[tuple[int, int, str]]:
    """What to put where.  An attribute inside a text that changes is changed with its tag."""
    inner: list[tuple[int, int, str]] = []
    runs: list[tuple[_Slot, PlacedText]] = []
    for slot in page.slots:
        placed = changed.get(slot.block.place)
        if placed is None:
            continue
        if slot.attribute is not None:
            inner.append((*slot.span, _value(slot.attribute, placed, page)))
        else:
            runs.append((slot, placed))
    starts = [start for start, _, _ in inner]
    source = page.document.text

    def tag_text(start: int, end: int) -> str:
        pieces: list[str] = []
        done = start
        for place in range(bisect_right(starts, start), len(inner)):
            first, last, new = inner[place]
            if first >= end:
                break
            pieces += (source[done:first], new)
            done = last
        pieces.append(source[done:end])
        return "".join(pieces)

    outer: list[tuple[int, int, str]] = []
    for slot, placed in runs:
        assert slot.run is not None
        text = render_run(placed, slot.run, page.document, tag_text, is_xml=page.is_xml)
        outer.append((*slot.span, text))
    return [*outer, *_outside(inner, outer)]


def _outside(
    inner: list[tuple[int, int, str]], outer: list[tuple[int, int, str]]
) -> list[tuple[int, int, str]]:
    """The changes that do not stand inside another one."""
    starts = [start for start, _, _ in outer]
    kept = []
    for change in inner:
        before = bisect_right(starts, change[0]) - 1
        if before < 0 or outer[before][1] <= change[0]:
            kept.append(change)
    return kept


def _value(attribute: Attribute, placed: PlacedText, page: _Page) -> str:
    run = RunText("", placed.codes, attribute.start, attribute.end)
    if placed.codes:
        text = render_run(placed, run, page.document, lambda *_: "", is_xml=page.is_xml)
        quote = attribute.quote or '"'
        text = text.replace(quote, "&quot;" if quote == '"' else "&#39;")
    else:
        quote = attribute.quote or '"'
        text = escaped(placed.text, page.document, is_xml=page.is_xml, quote=quote)
    return text if attribute.quote else f'"{text}"'


def markup_encoding(data: bytes) -> str:
    """The encoding of a page without a byte order mark, as browsers tell it."""
    found = _DECLARED.match(data[:_SAMPLE]) or _META.search(data[:_SAMPLE])
    if found is None:
        return "utf-8" if _is_utf_8(data) else "cp1252"
    name = found[1].decode("ascii").lower()
    if name in _AS_UTF_8:
        return "utf-8"
    return "cp1252" if name in _AS_WINDOWS else name


def _is_utf_8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _is_xml(text: str, path: Path) -> bool:
    return path.suffix.lower() in _XML_SUFFIXES or text[:_SAMPLE].lstrip().startswith("<?xml")


def _remarks(data: bytes, document: DocumentText) -> tuple[str, ...]:
    is_stated = _DECLARED.match(data[:_SAMPLE]) or _META.search(data[:_SAMPLE])
    if document.encoding == "cp1252" and not is_stated and not marked_encoding(data):
        return ("the page does not say its encoding and is not UTF-8; read as Windows-1252",)
    return ()
