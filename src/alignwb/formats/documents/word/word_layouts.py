"""What the paragraphs of a document of Word are parts of: headings by level, lists, tables."""

from collections.abc import Sequence
from dataclasses import replace

from alignwb.core.bitext.bitext import Kind
from alignwb.core.bitext.structure.paragraph_layout import PLAIN, Cell, Layout
from alignwb.formats.documents.list_marks import stated_number
from alignwb.formats.documents.packages.table_places import TableNames, TablePlaces
from alignwb.formats.documents.packages.xml_nodes import Node
from alignwb.formats.documents.word.word_numbering import WordNumbering, level_number
from alignwb.formats.documents.word.word_styles import (
    WordStyles,
    is_on,
    list_of,
    outline_level,
)

_BODY_TEXT = 10
"""The level of what an outline level says that it is no heading."""


class WordLayouts:
    """Says what each paragraph is a part of, as they stand in the document.

    Every paragraph has to be asked about once, those without a text too: Word counts them all, but
    for those that a tracked change joins with the next.
    """

    def __init__(self, styles: WordStyles, numbering: Node | None) -> None:
        self._styles = styles
        self._numbering = WordNumbering(numbering)
        self._tables = TablePlaces(_TABLES)

    def cell_in(self, around: Sequence[Node]) -> Cell | None:
        """The cell of a table that the next paragraph stands in.

        around: the elements that it stands in, the outermost first.
        """
        return self._tables.cell_in(around)

    def layout(self, properties: Node | None, style: str, kind: Kind, cell: Cell | None) -> Layout:
        """The layout of the next paragraph, which is of that kind and stands in that cell."""
        layout = replace(PLAIN, cell=cell) if cell else PLAIN
        if kind is Kind.QUOTE:
            layout = replace(layout, quotes=1)
        elif kind is Kind.HEADING:
            layout = replace(layout, level=self._level(properties, style))
        mark, depth = self._item(properties, style)
        if mark is None:
            return layout
        is_item = kind not in {Kind.HEADING, Kind.TITLE, Kind.SUBTITLE}
        return replace(layout, mark=mark, depth=depth if is_item else 0)

    def _level(self, properties: Node | None, style: str) -> int:
        own = outline_level(properties)
        level = self._styles.level(style) if own is None else own + 1
        return 0 if level >= _BODY_TEXT else level

    def _item(self, properties: Node | None, style: str) -> tuple[str | None, int]:
        """What stands before a paragraph, None for nothing, and how deep its list is."""
        list_id, stated, by_style = *(list_of(properties) or ("", "")), ""
        if not list_id:
            list_id, stated, by_style = self._styles.list_of(style)
        if not list_id or list_id == "0":
            return None, 0
        level = level_number(stated)
        if by_style and not stated:
            level = self._numbering.level_of_style(list_id, by_style)
        return self._numbering.mark(list_id, level), level + 1


def _filled(cell: Node) -> int:
    properties = cell.child("w:tcPr")
    span = properties.child("w:gridSpan") if properties else None
    return stated_number(span.get("w:val"), 1) if span else 1


def _before(row: Node) -> int:
    properties = row.child("w:trPr")
    before = properties.child("w:gridBefore") if properties else None
    return stated_number(before.get("w:val"), 0) if before else 0


def _is_heading(from_table: Sequence[Node]) -> bool:
    properties = from_table[-1].child("w:trPr")
    header = properties.child("w:tblHeader") if properties else None
    return header is not None and is_on(header)


_TABLES = TableNames("w:tbl", "w:tr", frozenset({"w:tc"}), _filled, _filled, _before, _is_heading)
