"""What the paragraphs of an OpenDocument text are parts of: headings by level, lists, tables."""

from collections.abc import Sequence
from dataclasses import replace

from alignwb.core.bitext.bitext import Kind
from alignwb.core.bitext.structure.paragraph_layout import PLAIN, Layout
from alignwb.formats.documents.list_marks import stated_number
from alignwb.formats.documents.opendocument.odt_lists import OdtLists
from alignwb.formats.documents.packages.table_places import TableNames, TablePlaces
from alignwb.formats.documents.packages.xml_nodes import Node

_LOWEST = 9


class OdtLayouts:
    """Says what each outermost paragraph is a part of, as they stand in a part.

    tables: of the document, whose parts count them on.
    """

    def __init__(self, tables: TablePlaces) -> None:
        self._tables = tables
        self._lists = OdtLists()

    def add(self, root: Node) -> None:
        """Take in the styles of lists that stand in a root element."""
        self._lists.add(root)

    def around(self, around: Sequence[Node]) -> Layout:
        """What the next paragraph stands in; around: the elements, the outermost first."""
        cell = self._tables.cell_in(around)
        mark, depth = self._lists.mark_in(around)
        return Layout(depth=depth, mark=mark, cell=cell) if cell or depth else PLAIN


def layout_of(paragraph: Node, kind: Kind, standing: Layout, level_of_style: int) -> Layout:
    """The layout of a paragraph of a kind that stands in something."""
    if kind is Kind.QUOTE:
        return replace(standing, quotes=1)
    if kind is Kind.HEADING:
        stated = stated_number(paragraph.get("text:outline-level"), 0) or level_of_style
        # Numbered headings stand in lists, and are no items of them.
        return replace(standing, level=max(0, min(_LOWEST, stated)), depth=0)
    return standing


def tables_of_text() -> TablePlaces:
    """The tables of a document."""
    return TablePlaces(
        TableNames(
            "table:table",
            "table:table-row",
            frozenset({"table:table-cell", "table:covered-table-cell"}),
            lambda cell: stated_number(cell.get("table:number-columns-spanned"), 1),
            lambda cell: max(1, stated_number(cell.get("table:number-columns-repeated"), 1)),
            lambda _: 0,
            lambda inside: any(each.name == "table:table-header-rows" for each in inside),
        )
    )
