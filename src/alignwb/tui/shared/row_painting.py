"""A row as strips: gutter, source column, divider, target column, each piece in its style."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.segment import Segment as TextSegment
from rich.style import Style
from textual.strip import Strip

from alignwb.core.bitext.bitext import Kind
from alignwb.tui.shared.paragraph_lines import KIND_MARKS, Column, LinePiece, Tag

DIVIDER = " │ "

StyleOf = Callable[[str], Style]
"""The style of a tag or of one of: blank, row, current, hit, heading, gutter, divider."""


@dataclass(frozen=True, slots=True)
class RowLayout:
    """Widths in cells, and how many lines the row has, its blank last one included."""

    gutter: int
    column: int
    total: int
    lines: int


def paint_row(
    kind: Kind,
    number: int,
    columns: Sequence[Column],
    current: str,
    layout: RowLayout,
    style_of: StyleOf,
) -> list[Strip]:
    """The strips of a paragraph's row.

    number: of its first segment, for the gutter.  current: id of the segment the translator is
    at, "" if it is in another row.
    """
    background = style_of("row" if current else "blank")
    heading = kind in {Kind.TITLE, Kind.HEADING}
    styles = _PieceStyles(current, background, style_of, heading=heading)
    sides = [paint_column(column, layout.column, background, styles.of) for column in columns]
    marks = [str(number), KIND_MARKS[kind]]
    gutter_style = background + style_of("gutter")
    divider = TextSegment(DIVIDER, background + style_of("divider"))
    empty = [TextSegment(" " * layout.column, background)]
    rest = layout.total - layout.gutter - 2 * layout.column - len(DIVIDER)
    end = [TextSegment(" " * rest, background)] if rest > 0 else []
    strips: list[Strip] = []
    for line in range(layout.lines - 1):
        mark = marks[line] if line < len(marks) else ""
        gutter = TextSegment(mark.rjust(layout.gutter - 2).ljust(layout.gutter), gutter_style)
        left, right = (side[line] if line < len(side) else empty for side in sides)
        strips.append(Strip([gutter, *left, divider, *right, *end], layout.total))
    strips.append(Strip.blank(layout.total, style_of("blank")))
    return strips


class _PieceStyles:
    """The style of each piece of a row."""

    def __init__(
        self, current: str, background: Style, style_of: StyleOf, *, heading: bool
    ) -> None:
        self._current = current
        self._background = background
        self._style_of = style_of
        self._heading = heading
        self._made: dict[tuple[Tag, bool], Style] = {}

    def of(self, piece: LinePiece) -> Style:
        key = (piece.tag, piece.segment == self._current)
        style = self._made.get(key)
        if style is None:
            style = self._made[key] = self._make(*key)
        return style

    def _make(self, tag: Tag, is_current: bool) -> Style:
        style = self._background + self._style_of(tag)
        if is_current:
            style += self._style_of("current")
            if tag is Tag.HIT:
                style += self._style_of("hit")
        if self._heading and tag is not Tag.MARK:
            style += self._style_of("heading")
        return style


def paint_column(
    column: Column, width: int, background: Style, style_of: Callable[[LinePiece], Style]
) -> list[list[TextSegment]]:
    """The lines of one column, each exactly `width` cells."""
    lines: list[list[TextSegment]] = []
    first = 0
    for start, end in column.lines(width):
        line: list[TextSegment] = []
        at = start
        while first < len(column.pieces) and column.pieces[first].end <= start:
            first += 1
        for piece in column.pieces[first:]:
            if piece.start >= end:
                break
            if piece.start > at:
                line.append(TextSegment(column.text[at : piece.start], background))
                at = piece.start
            stop = min(piece.end, end)
            line.append(TextSegment(column.text[at:stop], style_of(piece)))
            at = stop
        if at < end:
            line.append(TextSegment(column.text[at:end], background))
        missing = width - cell_len(column.text[start:end])
        if missing > 0:
            line.append(TextSegment(" " * missing, background))
        lines.append(line)
    return lines
