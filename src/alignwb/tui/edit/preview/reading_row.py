"""A row of the preview: a paragraph, or a part of a long one, wrapped and painted line by line."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rich.segment import Segment as TextSegment
from rich.style import Style
from textual.strip import Strip

from alignwb.core.bitext.bitext import Kind, Paragraph
from alignwb.core.bitext.overview.looks import Look
from alignwb.core.bitext.pairing import Side
from alignwb.tui.edit.preview.reading_columns import (
    BOLD,
    CENTRED,
    INDENTS,
    Shown,
    reading_column,
)
from alignwb.tui.shared.paragraph_lines import Column, LinePiece, Tag
from alignwb.tui.shared.row_painting import PaintedColumn

_POINTER = "▸ "
_DIVIDER = "  │  "
_MOST_CELLS = 72
"""Of a column: longer lines are hard to read."""

_LEAST_CELLS = 8
_BESIDE_FROM = 100
"""Cells from which both sides stand beside each other."""

StyleOf = Callable[[str], Style]
"""The style of a tag or of one of: blank, current, heading, divider, above, link, literal, sign."""

_NAMED_LOOKS = {Look.LINK: "link", Look.CODE: "literal", Look.SIGN: "sign"}


@dataclass(frozen=True, slots=True)
class ReadingLayout:
    """What is shown in how many cells."""

    width: int
    shown: Shown

    @property
    def is_beside(self) -> bool:
        """Whether both sides are shown, beside each other."""
        return self.shown is Shown.BOTH and self.width >= _BESIDE_FROM

    @property
    def sides(self) -> tuple[Side, ...]:
        """The sides that are shown, in their order."""
        return tuple(Side) if self.shown is Shown.BOTH else (Side(self.shown.value),)

    @property
    def column(self) -> int:
        """Cells of a column."""
        margins = 2 * len(_POINTER)
        room = self.width - margins
        if self.is_beside:
            room = (room - len(_DIVIDER)) // 2
        return max(_LEAST_CELLS, min(_MOST_CELLS, room))

    @property
    def margin(self) -> int:
        """Cells left of the first column."""
        used = 2 * self.column + len(_DIVIDER) if self.is_beside else self.column
        return max(len(_POINTER), (self.width - used) // 2)


@dataclass(frozen=True, slots=True)
class _Place:
    """A column and where it stands in its row: its first line, its cells from the left."""

    column: Column
    painted: PaintedColumn
    lines: Sequence[tuple[int, int]]
    top: int
    x: int

    def lines_of(self, segment: str) -> list[int]:
        """The lines of the row on which a segment stands in this column."""
        pieces = [piece for piece in self.column.pieces if piece.segment == segment]
        if not pieces:
            return []
        first, last = pieces[0].start, pieces[-1].end
        return [
            self.top + number
            for number, (start, end) in enumerate(self.lines)
            if start < last and first < max(end, start + 1)
        ]

    def holds(self, line: int) -> bool:
        """Whether a line of the row is one of this column."""
        return self.top <= line < self.top + len(self.lines)


class ReadingRow:
    """A row as lines of cells.

    current: asked for the id of the current segment if it is in this row, when a line is painted.
    above, below: blank lines around the text.
    """

    def __init__(
        self,
        paragraph: Paragraph,
        layout: ReadingLayout,
        style_of: StyleOf,
        current: Callable[[], str],
        *,
        above: int = 0,
        below: int = 0,
    ) -> None:
        self.paragraph = paragraph
        self._layout = layout
        self._style_of = style_of
        self._current = current
        self._indent = min(INDENTS.get(paragraph.kind, 0), layout.column // 4)
        self._places = self._placed(above)
        ends = [place.top + len(place.lines) for place in self._places]
        self.height = max(ends) + below if ends else 0

    def lines_of(self, segment: str) -> tuple[int, int] | None:
        """The first and the last line on which a segment stands; None if it is not shown."""
        found = [line for place in self._places for line in place.lines_of(segment)]
        return (min(found), max(found)) if found else None

    def segment_at(self, line: int, x: int = 0) -> str | None:
        """The segment at a line, `x` cells from the left, or nearest to it; None without any."""
        there = [place for place in self._places if place.holds(line)] or self._places
        if not there:
            return None
        place = next((each for each in reversed(there) if each.x <= x), there[0])
        start, end = place.lines[max(0, min(line - place.top, len(place.lines) - 1))]
        return place.column.segment_at(max(start, min(start + max(0, x - place.x), end - 1)))

    def strip(self, line: int) -> Strip:
        """One line."""
        width, blank = self._layout.width, self._style_of("blank")
        there = [place for place in self._places if place.holds(line)]
        if not there:
            return Strip.blank(width, blank)
        cells: list[TextSegment] = []
        at = 0
        for place in there:
            gap = place.x - at
            if gap > 0:
                cells += self._gap(gap, line, is_first=not at)
            cells += self._centred(place.painted.line(line - place.top))
            at = place.x + self._text_width
        if at < width:
            cells.append(TextSegment(" " * (width - at), blank))
        return Strip(cells).crop(0, width)

    @property
    def _text_width(self) -> int:
        return max(1, self._layout.column - 2 * self._indent)

    def _placed(self, above: int) -> list[_Place]:
        layout = self._layout
        places: list[_Place] = []
        top = above
        for number, side in enumerate(layout.sides):
            column = reading_column(self.paragraph, side, with_source=len(layout.sides) == 1)
            if column is None:
                continue
            is_above = side is Side.SOURCE and len(layout.sides) > 1 and not layout.is_beside
            styles = self._styles_above if is_above else self._style
            painted = PaintedColumn(column, self._text_width, self._style_of("blank"), styles)
            x = layout.margin + self._indent
            if layout.is_beside:
                x += number * (layout.column + len(_DIVIDER))
            lines = column.lines(self._text_width)
            places.append(_Place(column, painted, lines, top, x))
            if not layout.is_beside:
                top += len(lines)
        return places

    def _gap(self, cells: int, line: int, *, is_first: bool) -> list[TextSegment]:
        """What stands left of a column: the pointer at the current segment, or the divider."""
        blank, layout = self._style_of("blank"), self._layout
        if not is_first or cells > layout.margin + self._indent:
            before = layout.column + layout.margin + 2 if is_first else self._indent + 2
            after = cells - before - 1
            divider = TextSegment("│", blank + self._style_of("divider"))
            return [TextSegment(" " * before, blank), divider, TextSegment(" " * after, blank)]
        current = self._current()
        lines = (place.lines_of(current) for place in self._places)
        if line != next((each[0] for each in lines if each), None):
            return [TextSegment(" " * cells, blank)]
        space = TextSegment(" " * (cells - len(_POINTER)), blank)
        return [space, TextSegment(_POINTER, blank + self._style_of(Tag.MARK))]

    def _centred(self, cells: list[TextSegment]) -> list[TextSegment]:
        """The cells of a column's line; of a title in the middle."""
        if self.paragraph.kind not in CENTRED or len(cells) < 2 or cells[-1].text.strip():
            return cells
        *text, rest = cells
        left = len(rest.text) // 2
        right = len(rest.text) - left
        return [
            TextSegment(" " * left, rest.style),
            *text,
            TextSegment(" " * right, rest.style),
        ]

    def _style(self, piece: LinePiece) -> Style:
        return self._in_its_place(piece, self._style_of(piece.tag))

    def _styles_above(self, piece: LinePiece) -> Style:
        return self._in_its_place(piece, self._style_of("above"))

    def _in_its_place(self, piece: LinePiece, style: Style) -> Style:
        style = self._style_of("blank") + style
        if self.paragraph.kind in BOLD and piece.tag is not Tag.MARK:
            style += self._style_of("heading")
        if piece.segment == self._current():
            style += self._style_of("current")
        return self._looking(style, piece.looks) if piece.looks else style

    def _looking(self, style: Style, looks: frozenset[Look]) -> Style:
        """The style of words that inline codes make look otherwise."""
        for look, name in _NAMED_LOOKS.items():
            if look in looks:
                style += self._style_of(name)
        return style + Style(
            bold=True if Look.BOLD in looks else None,
            # What is not confirmed is in italics as a whole: there emphasis stands upright.
            italic=not style.italic if Look.ITALIC in looks else None,
            underline=True if looks & {Look.UNDERLINED, Look.LINK} else None,
            strike=True if Look.STRUCK in looks else None,
        )


def blank_lines_above(kind: Kind) -> int:
    """The lines that set a heading off from what stands before it."""
    return 1 if kind is Kind.HEADING else 0
