"""The rows of a page: paragraphs one under the other, cells of a table beside each other."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from alignwb.core.bitext.bitext import Paragraph
from alignwb.core.bitext.structure.paragraph_layout import Cell

LEAST_CELLS = 3
"""Of the text of a column; where columns would be narrower there is no grid."""

_MOST_SEGMENTS = 100
_MOST_CHARACTERS = 12_000
"""At which a row of a table is full; what follows goes into another one."""

_MARKS = 2  # cells of what stands before a text that is not confirmed


class PageRows:
    """The rows of a document, by their numbers.

    Attributes:
        starts: The number of the first paragraph of each row.
    """

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self._paragraphs = paragraphs
        self.starts: list[int] = []
        self._longest: dict[int, dict[int, int]] = {}
        row: tuple[int, int] | None = None
        segments = characters = 0
        for number, paragraph in enumerate(paragraphs):
            cell = paragraph.layout.cell
            if cell is None:
                self.starts.append(number)
                row = None
                continue
            length = max(len(paragraph.source), len(paragraph.target))
            self._measure(cell, length)
            segments += len(paragraph.segments)
            characters += length
            is_full = segments > _MOST_SEGMENTS or characters > _MOST_CHARACTERS
            if row != (cell.table, cell.row) or is_full:
                self.starts.append(number)
                segments, characters = len(paragraph.segments), length
            row = cell.table, cell.row

    def __len__(self) -> int:
        return len(self.starts)

    def row_of(self, paragraph: int) -> int:
        """The row that a paragraph stands in."""
        return bisect_right(self.starts, paragraph) - 1

    def paragraphs(self, row: int) -> Sequence[Paragraph]:
        """The paragraphs of a row; more than one, or one with a cell, is a row of a table."""
        end = self.starts[row + 1] if row + 1 < len(self.starts) else len(self._paragraphs)
        return self._paragraphs[self.starts[row] : end]

    def begins_table(self, row: int) -> bool:
        """Whether a row of a table has none of that table above it."""
        return not row or self._table(row - 1) != self._table(row)

    def ends_table(self, row: int) -> bool:
        """Whether a row of a table has none of that table under it."""
        return row + 1 == len(self.starts) or self._table(row + 1) != self._table(row)

    def column_widths(self, row: int, room: int) -> tuple[int, ...] | None:
        """The cells of text in each column of the table of a row; None where they do not fit.

        room: the cells there are for the grid.
        """
        return column_widths(self._longest[self._table(row)], room)

    def _table(self, row: int) -> int:
        cell = self._paragraphs[self.starts[row]].layout.cell
        return cell.table if cell else 0

    def _measure(self, cell: Cell, length: int) -> None:
        longest = self._longest.setdefault(cell.table, {})
        last = cell.column + cell.columns - 1
        longest.setdefault(last, 0)
        if cell.columns == 1:
            longest[last] = max(longest[last], length + _MARKS)


def column_widths(longest: Mapping[int, int], room: int) -> tuple[int, ...] | None:
    """The cells of text in each column of a grid; None where one would be too narrow.

    longest: the longest text of a column, by its number from 1.  Between the texts of two columns,
    and at both ends, stand a line and a space at each side of it.
    """
    count = max(longest)
    left = room - 3 * count - 1
    if left < count * LEAST_CELLS:
        return None
    wanted = [max(LEAST_CELLS, longest.get(column, 0)) for column in range(1, count + 1)]
    widths = [0] * count
    # The narrow ones get what they want, and the others share what is left alike.
    order = sorted(range(count), key=wanted.__getitem__)
    for place, column in enumerate(order):
        widths[column] = min(wanted[column], left // (count - place))
        left -= widths[column]
    return tuple(widths)


def border(widths: Sequence[int], *, is_first: bool = False, is_last: bool = False) -> str:
    """A line of a grid: over its first row, under its last, or between two."""
    left, cross, right = "┌┬┐" if is_first else "└┴┘" if is_last else "├┼┤"
    return left + cross.join("─" * (width + 2) for width in widths) + right


def offset_of(widths: Sequence[int], column: int) -> int:
    """The cells from the edge of a grid to the text of a column, whose number counts from 1."""
    return 2 + sum(widths[: column - 1]) + 3 * (column - 1)


def width_of(widths: Sequence[int], cell: Cell) -> int:
    """The cells of text of a cell."""
    filled = widths[cell.column - 1 : cell.column - 1 + cell.columns]
    return sum(filled) + 3 * (len(filled) - 1)


def lines_of_row(widths: Sequence[int], cells: Sequence[Cell]) -> list[int]:
    """The offsets of the upright lines of a row, from the edge of its grid."""
    covered = {
        column
        for cell in cells
        for column in range(cell.column + 1, min(cell.column + cell.columns, len(widths) + 1))
    }
    inner = [offset_of(widths, n) - 2 for n in range(1, len(widths) + 1) if n not in covered]
    return [*inner, offset_of(widths, len(widths) + 1) - 2]
