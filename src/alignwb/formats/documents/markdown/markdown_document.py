"""Markdown documents, read and written back."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import count, pairwise
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from alignwb.core.bitext.bitext import Kind
from alignwb.core.bitext.codes import without_codes
from alignwb.core.reading.blocks import Block, ReadDocument, Untranslated, tables_in
from alignwb.files.reading import reading
from alignwb.formats.documents.code_numbers import BlockCodes, is_same
from alignwb.formats.documents.document_text import DocumentText, utf_8_text
from alignwb.formats.documents.markdown.front_matter import FrontValue, front_values
from alignwb.formats.documents.markdown.markdown_layouts import MarkdownLayouts
from alignwb.formats.documents.markdown.markdown_runs import MarkdownText, markdown_text
from alignwb.formats.documents.markdown.markdown_writing import render_markdown
from alignwb.formats.documents.markdown.placed_inline import markdown_parser
from alignwb.formats.documents.markup.html_document import read_html, write_html
from alignwb.formats.documents.placed_text import PlacedText
from alignwb.formats.documents.tagged_text import render_tagged

FRONT_MATTER = "front matter"
CODE_BLOCK = "code"
NESTED_HTML = "HTML inside of lists and quotes"
ADDRESS = "addresses"
LABEL = "labels of images with codes in them"
UNPLACED = "text whose place could not be told"

_FRONT = re.compile(r"(?s)\A(---|\+\+\+)[ \t]*\r?\n.*?\r?\n(?:\1|\.\.\.)[ \t]*(?:\r?\n|\Z)")
_LINE_END = re.compile(r"\r\n?|\n")
_EMPHASIS = "*_~"
_BOX = re.compile(r"\[[ xX]\]")
_TASK = re.compile(r"\[[ xX]\][ \t]+")
_HEADING_MARK = re.compile(r"#{1,6}[ \t]+")


@dataclass(frozen=True)
class _Slot:
    """A place of the document: its block, where its text stands, and how it is written."""

    block: Block
    start: int
    end: int
    html: str = ""  # the number of the text in the block of HTML that the place is
    value: FrontValue | None = None  # of the front matter
    line_end: int = 0  # where the line under a heading ends, if it is one with such a line

    def emptied(self, text: str) -> tuple[int, int]:
        """What goes when nothing is left in the place: the emphasis around it too, and that line,
        which would be marks of something else.
        """
        start, end = self.start, self.end
        while start and end < len(text) and text[start - 1] == text[end] and text[end] in _EMPHASIS:
            start, end = start - 1, end + 1
        return start, self.line_end or end


@dataclass
class _Contents:
    """What is in a document."""

    slots: list[_Slot] = field(default_factory=list)
    left_out: dict[str, list[str]] = field(default_factory=dict)
    notes: dict[str, list[str]] = field(default_factory=dict)
    has_markup: bool = False

    def leave_out(self, what: str, text: str) -> None:
        if plain := " ".join(text.split()):
            self.left_out.setdefault(what, []).append(plain)


def is_markdown(data: bytes, path: Path) -> bool:
    """Whether there is anything in a document that only Markdown means something by."""
    with reading(path, "Markdown"):
        document = utf_8_text(data, path)
        return "\f" not in document.text and _Reader(document).contents.has_markup


def read_markdown(data: bytes, path: Path) -> ReadDocument:
    """The blocks of a document: paragraphs, headings, items, cells, notes, each in its place.

    Raises FormatError if it is no text in Unicode.
    """
    with reading(path, "Markdown"):
        contents = _Reader(utf_8_text(data, path)).contents
        return ReadDocument(
            tuple(slot.block for slot in contents.slots),
            left_out=tuple(
                Untranslated(what, tuple(texts)) for what, texts in contents.left_out.items()
            ),
            notes={label: tuple(places) for label, places in contents.notes.items()},
        )


def write_markdown_document(data: bytes, texts: Mapping[str, PlacedText], path: Path) -> bytes:
    """The document with other texts in some places.  Raises FormatError as `read_markdown` does."""
    with reading(path, "Markdown"):
        reader = _Reader(utf_8_text(data, path))
        changes: list[tuple[int, int, str]] = []
        pages: dict[tuple[int, int], dict[str, PlacedText]] = {}
        for slot in reader.contents.slots:
            placed = texts.get(slot.block.place)
            if placed is None or is_same(placed.text, slot.block.text):
                continue
            if slot.value is not None:
                plain = render_tagged(placed, slot.block.codes, path)
                changes.append((slot.start, slot.end, slot.value.written(plain)))
                continue
            if slot.html:
                pages.setdefault((slot.start, slot.end), {})[slot.html] = placed
                continue
            source = reader.document.text[slot.start : slot.end]
            new = render_markdown(placed, slot.block.codes, reader.reads_as, path, source)
            start, end = slot.emptied(reader.document.text) if not new else (slot.start, slot.end)
            changes.append((start, end, new))
        for (start, end), inner in pages.items():
            page = reader.document.text[start:end].encode("utf-8", "surrogateescape")
            new_page = write_html(page, inner, path, is_xml=False)
            changes.append((start, end, new_page.decode("utf-8", "surrogateescape")))
        return reader.document.with_changes(changes) if changes else data


class _Reader:
    """Reads a document; `contents` is what is in it."""

    def __init__(self, document: DocumentText) -> None:
        self.document = document
        self.contents = _Contents()
        self._parser: MarkdownIt = markdown_parser()
        self._env: dict[str, Any] = {}
        self._numbers = count(1)
        self._cells: Iterator[tuple[int, str]] | None = None  # those left of a row
        self._note = ""  # the label of the note that is being read
        self._layouts = MarkdownLayouts()
        text = document.text
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
        front = _FRONT.match(text)
        if front:
            self._take_front(front[0])
            self.contents.has_markup = True
            text = "\n" * len(_LINE_END.findall(front[0])) + text[front.end() :]
        self._read(self._parser.parse(text, self._env))

    def _take_front(self, front: str) -> None:
        """Take what of the front matter is for readers; the rest is left out."""
        rest = front
        values = list(front_values(front)) if front.startswith("---") else []
        for value in reversed(values):
            rest = rest[: value.line_start] + rest[value.end :]
        if rest.strip("-. \t\r\n"):
            self.contents.leave_out(FRONT_MATTER, rest)
        for value in values:
            kind = Kind.TITLE if value.key == "title" else Kind.PARAGRAPH
            where = f"{self.document.path}, line {self.document.line(value.start)}"
            codes = BlockCodes(where)
            self.document.sound(value.text, value.start)
            block = Block(
                kind,
                codes.protected(value.text),
                self.document.lines(value.start, value.end),
                place=str(next(self._numbers)),
                codes=codes.codes,
                comment=f"{value.key} of the document",
            )
            self.contents.slots.append(_Slot(block, value.start, value.end, value=value))

    def reads_as(self, markdown: str) -> str:
        """What inline Markdown reads as, without white space and codes."""
        children = self._parser.inline.parse(markdown, self._parser, self._env, [])
        found = markdown_text(children, markdown, lambda start, end: markdown[start:end], "")
        return "".join(without_codes(found.text).split()) if found else ""

    def _read(self, tokens: list[Token]) -> None:
        around: list[str] = []
        for number, token in enumerate(tokens):
            self._layouts.take(token)
            if token.type == "inline":
                self._take_inline(token, tokens, number, around)
            elif token.type in {"fence", "code_block"}:
                self.contents.leave_out(CODE_BLOCK, token.content)
                self.contents.has_markup |= token.type == "fence"
            elif token.type == "html_block":
                self._take_html(token)
            elif token.nesting > 0:
                around.append(token.type.removesuffix("_open"))
                self._note = token.meta.get("label", self._note)
                if token.type == "tr_open":
                    self._cells = None
            elif token.nesting < 0:
                around.pop()
        marks = {"bullet_list", "blockquote", "table", "footnote_reference"}
        self.contents.has_markup |= any(
            token.type.removesuffix("_open") in marks
            or (token.type == "heading_open" and token.markup.startswith("#"))
            for token in tokens
        )

    def _take_inline(
        self, token: Token, tokens: list[Token], number: int, around: list[str]
    ) -> None:
        assert token.map is not None
        is_cell = around[-1] in {"th", "td"}
        place = self._cell(token) if is_cell else self._lines(token, around)
        if place is None:
            if token.content.strip():
                self.contents.leave_out(UNPLACED, token.content)
            return
        source, doc_place, children = place

        def data_of(start: int, end: int) -> str:
            return self.document.text[doc_place(start) : doc_place(end)]

        where = f"{self.document.path}, line {token.map[0] + 1}"
        found = markdown_text(children, source, data_of, where)
        self.contents.has_markup |= any(
            child.type not in {"text", "text_special", "softbreak", "hardbreak"}
            for child in children
        )
        if found is None:
            self._leave_out_codes(children)
            return
        box = ""
        if around[-2:-1] == ["list_item"]:
            if _BOX.fullmatch(found.text):
                return  # a task of which no text is left
            found, box = _without_task(found, source)
        self.document.sound(found.text, doc_place(found.start))
        start, end = doc_place(found.start), doc_place(found.end)
        block = Block(
            _kind(around, tokens[number - 1]),
            found.text,
            self.document.lines(start, end),
            place=str(next(self._numbers)),
            codes=found.codes,
            layout=self._layouts.next(tokens[number - 1], box),
        )
        line_end = 0
        if tokens[number - 1].markup in {"=", "-"} and around[-1] == "heading":
            under = token.map[1]
            line_end = self._starts[under] + len(self._line(under))
        self.contents.slots.append(_Slot(block, start, end, line_end=line_end))
        if block.kind is Kind.NOTE:
            self.contents.notes.setdefault(self._note, []).append(block.place)

    def _leave_out_codes(self, children: list[Token]) -> None:
        for child, following in zip(children, [*children[1:], None], strict=False):
            if child.type == "code_inline":
                self.contents.leave_out(CODE_BLOCK, child.content)
            elif child.type == "link_open" and child.info == "auto" and following:
                self.contents.leave_out(ADDRESS, following.content)
            elif child.type == "image":
                self.contents.leave_out(LABEL, child.content)

    def _lines(
        self, token: Token, around: list[str]
    ) -> tuple[str, Callable[[int], int], list[Token]] | None:
        """The source of a block, where each character of it stands, and its inline tokens."""
        assert token.map is not None
        lines = token.content.split("\n")
        offsets: list[tuple[int, int]] = []
        at = 0
        for number, line in enumerate(lines, token.map[0]):
            own = self._line(number)
            bare = line.strip()
            column = own.rstrip().rfind(bare) if number == token.map[0] else -1
            if around[-1] == "heading" and (mark := _HEADING_MARK.search(own)):
                column = mark.end() if own.startswith(bare, mark.end()) else column
            elif own.rstrip().endswith(bare):
                column = len(own.rstrip()) - len(bare)
            if column < 0:
                return None
            lead = len(line) - len(line.lstrip())
            offsets.append((at, self._starts[number] + column - lead))
            at += len(line) + 1

        begins = [begin for begin, _ in offsets]

        def doc_place(place: int) -> int:
            begin, start = offsets[bisect_right(begins, place) - 1]
            return start + place - begin

        return token.content, doc_place, token.children or []

    def _cell(self, token: Token) -> tuple[str, Callable[[int], int], list[Token]] | None:
        """The same of the next cell of a table, which is found by its number in its row."""
        assert token.map is not None
        if self._cells is None:
            self._cells = iter(list(_cells(self._line(token.map[0]))))
        start, source = next(self._cells, (0, None))
        if source is None or source.replace(r"\|", "|") != token.content:
            return None
        base = self._starts[token.map[0]] + start
        children = self._parser.inline.parse(source, self._parser, self._env, [])
        return source, lambda place: base + place, children

    def _line(self, number: int) -> str:
        end = (
            self._starts[number + 1] if number + 1 < len(self._starts) else len(self.document.text)
        )
        return self.document.text[self._starts[number] : end].rstrip("\r\n")

    def _take_html(self, token: Token) -> None:
        assert token.map is not None
        self.contents.has_markup = True
        start = self._starts[token.map[0]]
        end = self._starts[token.map[1]] if token.map[1] < len(self._starts) else None
        source = self.document.text[start:end]
        if token.level:
            self.contents.leave_out(NESTED_HTML, source)
            return
        if not source.strip():
            return
        page = source.encode("utf-8", "surrogateescape")
        read = read_html(page, self.document.path, is_xml=False)
        for each in read.left_out:
            for text in each.texts:
                self.contents.leave_out(each.what, text)
        tables = tables_in(read.blocks)
        for inner in read.blocks:
            lines = inner.lines and (
                inner.lines[0] + token.map[0],
                inner.lines[1] + token.map[0],
            )
            block = replace(
                inner,
                place=str(next(self._numbers)),
                lines=lines,
                layout=inner.layout.with_tables_behind(self._layouts.tables),
            )
            self.contents.slots.append(_Slot(block, start, start + len(source), html=inner.place))
        self._layouts.tables += tables


def _cells(line: str) -> Iterator[tuple[int, str]]:
    """The cells of a row, each with its place in the line, as the parser divides it."""
    begin = len(line) - len(line.lstrip(" \t>"))
    ends = [match.start() for match in re.finditer(r"(?<!\\)\|", line)]
    borders = [begin - 1, *(end for end in ends if end >= begin), len(line)]
    for number, (start, end) in enumerate(pairwise(borders)):
        cell = line[start + 1 : end]
        is_outer = number in {0, len(borders) - 2}
        if is_outer and not cell.strip():
            continue
        lead = len(cell) - len(cell.lstrip())
        yield start + 1 + lead, cell.strip()


def _kind(around: list[str], opening: Token) -> Kind:
    """The kind of a block in others, of which the innermost is opened by a token."""
    if around[-1] == "heading":
        return Kind.TITLE if opening.tag == "h1" else Kind.HEADING
    if "footnote_reference" in around:
        return Kind.NOTE
    if "blockquote" in around:
        return Kind.QUOTE
    return Kind.PARAGRAPH


def _without_task(found: MarkdownText, source: str) -> tuple[MarkdownText, str]:
    """The text of an item without the box that is ticked, and that box, "" for none."""
    box = _TASK.match(source, found.start)
    text = _TASK.match(found.text)
    if box is None or text is None:
        return found, ""
    rest = MarkdownText(found.text[text.end() :], found.codes, box.end(), found.end)
    return rest, text[0].strip()
