"""In which cell of which table a paragraph stands, told while a part is read from its beginning."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field

from alignwb.core.bitext.structure.paragraph_layout import LAST, Cell
from alignwb.formats.documents.packages.xml_nodes import Node


@dataclass(frozen=True, slots=True)
class TableNames:
    """How a format writes tables.

    Attributes:
        table, row: The names of their elements.
        cells: The names of cells, those that another one covers among them.
        filled: How many columns a cell fills.
        moved_on: How many columns the next cell stands further on.
        before: How many columns of a row stand before its first cell.
        is_heading: Whether a row says what columns hold, by the elements from the table to it.
    """

    table: str
    row: str
    cells: Collection[str]
    filled: Callable[[Node], int]
    moved_on: Callable[[Node], int]
    before: Callable[[Node], int]
    is_heading: Callable[[Sequence[Node]], bool]


@dataclass(slots=True)
class _OpenTable:
    """A table that is being read: the cell that the last paragraph stood in.

    empty: How many of the elements in the row were counted as cells without a paragraph.
    """

    table: Node
    number: int
    row: Node | None = None
    row_number: int = 0
    cell: Node | None = None
    place: Cell | None = None
    following: int = 1
    empty: int = 0


@dataclass(slots=True)
class TablePlaces:
    """The tables of a document.

    Attributes:
        names: How its format writes them.
        tables: How many began so far.
    """

    names: TableNames
    tables: int = 0
    _open: list[_OpenTable] = field(default_factory=list)

    def cell_in(self, around: Sequence[Node]) -> Cell | None:
        """The cell that the next paragraph stands in; None if it is in no table.

        around: the elements that it stands in, the outermost first.
        """
        starts = [n for n, each in enumerate(around) if each.name == self.names.table]
        for depth, start in enumerate(starts):
            table = around[start]
            if depth < len(self._open) and self._open[depth].table is not table:
                del self._open[depth:]
            if depth == len(self._open):
                self.tables += 1
                self._open.append(_OpenTable(table, min(LAST, self.tables)))
            end = starts[depth + 1] if depth + 1 < len(starts) else len(around)
            self._move(self._open[depth], around[start:end])
        del self._open[len(starts) :]
        return self._open[-1].place if self._open else None

    def _move(self, open_: _OpenTable, inside: Sequence[Node]) -> None:
        """Move on to the cell that the elements from a table on lead to."""
        names = self.names
        rows = (n for n, each in enumerate(inside) if each.name == names.row)
        at = next(rows, None)
        cell = next((each for each in inside if each.name in names.cells), None)
        if at is None or cell is None:
            open_.place = None
            return
        row = inside[at]
        if row is not open_.row:
            open_.row, open_.row_number = row, min(LAST, open_.row_number + 1)
            open_.cell, open_.empty = None, 0
            open_.following = 1 + names.before(row)
        if cell is open_.cell:
            return
        # Cells without a paragraph stay in the row; those with one are forgotten as they end.
        for each in row.children[open_.empty : -1]:
            if isinstance(each, Node) and each.name in names.cells:
                open_.following += names.moved_on(each)
        open_.empty = len(row.children) - 1
        column = max(1, min(LAST, open_.following))
        open_.cell = cell
        open_.place = Cell(
            open_.number,
            open_.row_number,
            column,
            max(1, min(LAST, names.filled(cell))),
            names.is_heading(inside[: at + 1]),
        )
        open_.following += names.moved_on(cell)
