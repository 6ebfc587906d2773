"""A row of a table in the preview: its cells beside each other in a grid."""

from collections.abc import Sequence
from dataclasses import dataclass

from alignwb.core.bitext.bitext import Paragraph
from alignwb.core.bitext.overview.page_rows import (
    PageRows,
    border,
    lines_of_row,
    offset_of,
    width_of,
)
from alignwb.core.bitext.pairing import Side
from alignwb.tui.edit.preview.reading_row import (
    POINTER,
    CurrentOf,
    ReadingLayout,
    ReadingRow,
    StyleOf,
    draw_divider,
)

_CELLS_OF_QUOTE = 4


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where the grid of a side stands, and how wide its columns are."""

    x: int
    widths: Sequence[int]


def table_row(
    rows: PageRows, number: int, layout: ReadingLayout, style_of: StyleOf, current: CurrentOf
) -> ReadingRow:
    """A row of a table, by its number among the rows of the page.

    Where the columns are too many for the page its cells stand one under the other, each behind the
    number of its column.
    """
    paragraphs = rows.paragraphs(number)
    row = ReadingRow(layout, style_of, current)
    inset = min(_CELLS_OF_QUOTE * paragraphs[0].layout.quotes, layout.column // 8)
    room = layout.column - 2 * inset
    widths = rows.column_widths(number, room)
    places = [layout.left_of(place) + inset for place in range(len(layout.sides))]
    if widths is None:
        _list_cells(row, paragraphs, places, room)
    else:
        _draw_grid(row, rows, number, [_Grid(x, widths) for x in places])
    return row


def _draw_grid(row: ReadingRow, rows: PageRows, number: int, grids: Sequence[_Grid]) -> None:
    """Draw a row of a grid for each side, beside each other or one under the other."""
    layout, paragraphs = row.layout, rows.paragraphs(number)
    is_first, is_last = rows.begins_table(number), rows.ends_table(number)
    top = 0
    for sides in [layout.sides] if layout.is_beside else [(each,) for each in layout.sides]:
        here = grids[: len(sides)]
        begin = top
        if not top:
            # None between the sides of a row, which would look like two rows.
            begin = 1
            for grid in here:
                row.draw(0, 1, grid.x, border(grid.widths, is_first=is_first), "divider")
        ends = (
            _put_cells(row, paragraphs, side, begin, grid)
            for side, grid in zip(sides, here, strict=True)
        )
        under = max(ends)
        cells = [each.layout.cell for each in paragraphs if each.layout.cell]
        for grid in here:
            for offset in lines_of_row(grid.widths, cells):
                row.draw(begin, under, grid.x + offset, "│", "divider")
        top = under
    if is_last:
        for grid in grids if layout.is_beside else grids[:1]:
            row.draw(top, top + 1, grid.x, border(grid.widths, is_last=True), "divider")
        row.height += 1
    if layout.is_beside:
        draw_divider(row, 0, top + is_last)


def _put_cells(
    row: ReadingRow, paragraphs: Sequence[Paragraph], side: Side, top: int, grid: _Grid
) -> int:
    """Put a side of the cells into a grid; returns the line under it."""
    pointer = row.layout.margin - len(POINTER)
    unders: dict[int, int] = {}
    for paragraph in paragraphs:
        cell = paragraph.layout.cell
        assert cell is not None
        x = grid.x + offset_of(grid.widths, cell.column)
        own = unders.get(cell.column, top)
        room = width_of(grid.widths, cell)
        unders[cell.column] = row.put(paragraph, side, own, x, room, pointer)
    return max(top + 1, *unders.values())


def _list_cells(
    row: ReadingRow, paragraphs: Sequence[Paragraph], places: Sequence[int], room: int
) -> None:
    """Put the cells one under the other, and a blank line under all of them."""
    layout = row.layout
    top = 0
    for side, x in zip(layout.sides, places, strict=True):
        start = 0 if layout.is_beside else top
        top = _put_under_each_other(row, paragraphs, side, start, x, room)
    if layout.is_beside:
        draw_divider(row, 0, row.height)
    row.height += 1


def _put_under_each_other(
    row: ReadingRow, paragraphs: Sequence[Paragraph], side: Side, top: int, x: int, room: int
) -> int:
    for paragraph in paragraphs:
        cell = paragraph.layout.cell
        assert cell is not None
        label = f"{cell.column}│ "
        under = row.put(paragraph, side, top, x + len(label), max(1, room - len(label)))
        if under > top:
            row.draw(top, under, x, label, "divider")
        top = under
    return top
