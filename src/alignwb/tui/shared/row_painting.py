"""A row as strips: gutter, source column, divider, target column, each piece in its style."""

from bisect import bisect_right
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import overload

from rich.cells import cell_len
from rich.segment import Segment as TextSegment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from alignwb.core.bitext.bitext import Kind
from alignwb.tui.shared.paragraph_lines import KIND_MARKS, Column, LinePiece, Tag

DIVIDER = " │ "

_NO_MARGIN: Mapping[int, str] = MappingProxyType({})

StyleOf = Callable[[str], Style]
"""The style of a tag or of one of: blank, row, current, hit, heading, gutter, divider, finding."""


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
    margin: Mapping[int, str] = _NO_MARGIN,
) -> "RowStrips":
    """The strips of a paragraph's row.

    number: of its first segment, for the gutter.  current: id of the segment the translator is
    at, "" if it is in another row.  margin: a mark beside some of the lines, two cells at most.
    """
    background = style_of("row" if current else "blank")
    heading = kind in {Kind.TITLE, Kind.HEADING}
    styles = _PieceStyles(current, background, style_of, heading=heading)
    sides = [PaintedColumn(column, layout.column, background, styles.of) for column in columns]
    return RowStrips((str(number), KIND_MARKS[kind]), sides, background, layout, style_of, margin)


class ComponentStyles:
    """The styles of a widget's component classes by the last part of their names, and "blank".

    prefix: the first part of their names.  whole: those that bring their own background; the others
    lie over one.
    """

    def __init__(self, widget: Widget, prefix: str, whole: Collection[str] = ()) -> None:
        self._widget = widget
        self._prefix = prefix
        self._whole = whole
        self._known: dict[str, Style] = {}

    def named(self, name: str) -> Style:
        """The style of a component, or that of the widget where nothing is."""
        style = self._known.get(name)
        if style is None:
            style = self._known[name] = self._look_up(name)
        return style

    def forget(self) -> None:
        """Look every style up again; the theme is another one."""
        self._known.clear()

    def _look_up(self, name: str) -> Style:
        if name == "blank":
            return self._widget.rich_style
        component = f"{self._prefix}--{name}"
        return self._widget.get_component_rich_style(component, partial=name not in self._whole)


class RowStrips(Sequence[Strip]):
    """The strips of a row, each made when it is first asked for: a row may be much higher than a
    screen.
    """

    def __init__(
        self,
        marks: Sequence[str],
        sides: "Sequence[PaintedColumn]",
        background: Style,
        layout: RowLayout,
        style_of: StyleOf,
        margin: Mapping[int, str] = _NO_MARGIN,
    ) -> None:
        self._marks = marks
        self._margin = margin
        self._margin_style = background + style_of("finding")
        self._sides = sides
        self._layout = layout
        self._gutter_style = background + style_of("gutter")
        self._divider = TextSegment(DIVIDER, background + style_of("divider"))
        rest = layout.total - layout.gutter - 2 * layout.column - len(DIVIDER)
        self._end = [TextSegment(" " * rest, background)] if rest > 0 else []
        self._blank = Strip.blank(layout.total, style_of("blank"))
        self._made: dict[int, Strip] = {}

    def __len__(self) -> int:
        return self._layout.lines

    @overload
    def __getitem__(self, index: int) -> Strip: ...
    @overload
    def __getitem__(self, index: slice) -> list[Strip]: ...
    def __getitem__(self, index: int | slice) -> Strip | list[Strip]:
        if isinstance(index, slice):
            return [self[line] for line in range(*index.indices(len(self)))]
        line = range(len(self))[index]
        if line not in self._made:
            self._made[line] = self._blank if line == len(self) - 1 else self._paint(line)
        return self._made[line]

    def _paint(self, line: int) -> Strip:
        layout = self._layout
        mark = self._marks[line] if line < len(self._marks) else ""
        text = mark.rjust(layout.gutter - 2)
        beside = self._margin.get(line)
        if beside is None:
            text = text.ljust(layout.gutter)
        left, right = (side.line(line) for side in self._sides)
        gutter = TextSegment(text, self._gutter_style)
        if beside is not None:
            finding = TextSegment(beside.ljust(2), self._margin_style)
            return Strip([gutter, finding, *left, self._divider, *right, *self._end], layout.total)
        return Strip([gutter, *left, self._divider, *right, *self._end], layout.total)


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
            if tag in {Tag.HIT, Tag.CODE}:
                style += self._style_of(tag)
        if self._heading and tag is not Tag.MARK:
            style += self._style_of("heading")
        return style


def paint_column(
    column: Column, width: int, background: Style, style_of: Callable[[LinePiece], Style]
) -> list[list[TextSegment]]:
    """The lines of one column, each exactly `width` cells."""
    painted = PaintedColumn(column, width, background, style_of)
    return [painted.line(number) for number in range(painted.height)]


class PaintedColumn:
    """One column, of which each line is exactly `width` cells."""

    def __init__(
        self, column: Column, width: int, background: Style, style_of: Callable[[LinePiece], Style]
    ) -> None:
        self._column = column
        self._width = width
        self._background = background
        self._style_of = style_of
        self._lines = column.lines(width)
        self._ends = [piece.end for piece in column.pieces]

    @property
    def height(self) -> int:
        """The number of lines it has."""
        return len(self._lines)

    def line(self, number: int) -> list[TextSegment]:
        """The pieces of a line, and the space behind them; beyond the last line only space."""
        if number >= len(self._lines):
            return [TextSegment(" " * self._width, self._background)]
        column, (start, end) = self._column, self._lines[number]
        line: list[TextSegment] = []
        at = start
        for place in range(bisect_right(self._ends, start), len(column.pieces)):
            piece = column.pieces[place]
            if piece.start >= end:
                break
            if piece.start > at:
                line.append(TextSegment(column.text[at : piece.start], self._background))
                at = piece.start
            stop = min(piece.end, end)
            line.append(TextSegment(column.text[at:stop], self._style_of(piece)))
            at = stop
        if at < end:
            line.append(TextSegment(column.text[at:end], self._background))
        missing = self._width - cell_len(column.text[start:end])
        if missing > 0:
            line.append(TextSegment(" " * missing, self._background))
        return line
