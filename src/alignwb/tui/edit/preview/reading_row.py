"""A row of the preview as lines of cells: columns of text, and what is drawn around them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.segment import Segment as TextSegment
from rich.style import Style
from textual.strip import Strip

from alignwb.core.bitext.bitext import Paragraph
from alignwb.core.bitext.overview.looks import Look
from alignwb.core.bitext.overview.page_layout import inset_of, rule_under
from alignwb.core.bitext.pairing import Side
from alignwb.core.bitext.segment import SegmentRef
from alignwb.core.languages.visible import visible
from alignwb.tui.edit.preview.reading_columns import BOLD, CENTRED, Shown, reading_column
from alignwb.tui.shared.paragraph_lines import Column, LinePiece, Tag
from alignwb.tui.shared.row_painting import PaintedColumn

POINTER = "▸ "
DIVIDER = "  │  "
_MOST_CELLS = 72
"""Of a column: longer lines are hard to read."""

_LEAST_CELLS = 8
_BESIDE_FROM = 100
"""Cells from which both sides stand beside each other."""

_LONGEST_RULE = 40

StyleOf = Callable[[str], Style]
"""The style of a tag or of one of: blank, current, heading, divider, above, link, literal, sign."""

CurrentOf = Callable[[], SegmentRef | None]
"""The current segment, asked for when a line is painted."""

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
        margins = 2 * len(POINTER)
        room = self.width - margins
        if self.is_beside:
            room = (room - len(DIVIDER)) // 2
        return max(_LEAST_CELLS, min(_MOST_CELLS, room))

    @property
    def margin(self) -> int:
        """Cells left of the first column."""
        used = 2 * self.column + len(DIVIDER) if self.is_beside else self.column
        return max(len(POINTER), (self.width - used) // 2)

    def left_of(self, number: int) -> int:
        """Cells left of the column of a side, by its number among those shown."""
        beside = number * (self.column + len(DIVIDER)) if self.is_beside else 0
        return self.margin + beside


@dataclass(frozen=True, slots=True)
class _Place:
    """A column and where it stands in its row: its first line, its cells from the left.

    pointer: the cells from the left to where the pointer at the current segment stands.
    """

    paragraph: Paragraph
    column: Column
    painted: PaintedColumn
    lines: Sequence[tuple[int, int]]
    top: int
    x: int
    width: int
    pointer: int

    def lines_of(self, ref: SegmentRef | None) -> list[int]:
        """The lines of the row on which a segment stands in this column."""
        if ref is None or ref.paragraph != self.paragraph.id:
            return []
        pieces = [piece for piece in self.column.pieces if piece.segment == ref.segment]
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


@dataclass(frozen=True, slots=True)
class _Drawn:
    """Characters that are the same on some lines of a row, and belong to no segment."""

    first: int
    last: int  # exclusive
    x: int
    text: str
    style: str


class ReadingRow:
    """A row as lines of cells, empty at first.

    current: asked for the current segment when a line is painted.
    """

    def __init__(self, layout: ReadingLayout, style_of: StyleOf, current: CurrentOf) -> None:
        self.layout = layout
        self.height = 0
        self._style_of = style_of
        self._current = current
        self._places: list[_Place] = []
        self._drawn: list[_Drawn] = []

    def put(
        self, paragraph: Paragraph, side: Side, top: int, x: int, room: int, pointer: int = -1
    ) -> int:
        """Let a side of a paragraph stand at a line and a cell, in so many cells.

        pointer: where the pointer stands at its current segment, from the left; -1 for beside it.
        Returns the line under it; the row grows to that.
        """
        layout = self.layout
        column = reading_column(paragraph, side, with_source=len(layout.sides) == 1)
        if column is None:
            return top
        inset = inset_of(paragraph.kind, paragraph.layout, room)
        width = max(1, room - inset.left - inset.right)
        is_above = side is Side.SOURCE and len(layout.sides) > 1 and not layout.is_beside
        styles = self._styles(paragraph, is_above=is_above)
        painted = PaintedColumn(column, width, self._style_of("blank"), styles)
        lines = column.lines(width)
        x += inset.left
        shown = visible(inset.mark)
        mark = cell_len(shown)
        if pointer < 0:
            pointer = max(0, x - mark - len(POINTER))
        self._places.append(_Place(paragraph, column, painted, lines, top, x, width, pointer))
        if mark:
            self.draw(top, top + 1, x - mark, shown, "source")
        top += len(lines)
        if rule := self._rule(paragraph, column, lines, width):
            self.draw(top, top + 1, x, rule, "divider")
            top += 1
        self.height = max(self.height, top)
        return top

    def draw(self, first: int, last: int, x: int, text: str, style: str) -> None:
        """Draw a text at a cell of each line from `first` to before `last`."""
        self._drawn.append(_Drawn(first, last, x, text, style))
        self.height = max(self.height, last)

    def lines_of(self, ref: SegmentRef) -> tuple[int, int] | None:
        """The first and the last line on which a segment stands; None if it is not shown."""
        found = [line for place in self._places for line in place.lines_of(ref)]
        return (min(found), max(found)) if found else None

    def segment_at(self, line: int, x: int = 0) -> SegmentRef | None:
        """The segment at a line, `x` cells from the left, or nearest to it; None without any."""
        there = [place for place in self._places if place.holds(line)] or self._places
        if not there:
            return None
        place = next((each for each in reversed(there) if each.x <= x), there[0])
        start, end = place.lines[max(0, min(line - place.top, len(place.lines) - 1))]
        offset = max(start, min(start + max(0, x - place.x), end - 1))
        return SegmentRef(place.paragraph.id, place.column.segment_at(offset))

    def strip(self, line: int) -> Strip:
        """One line."""
        width, blank = self.layout.width, self._style_of("blank")
        parts = [
            (place.x, place.width, self._centred(place, line))
            for place in self._places
            if place.holds(line)
        ]
        for each in self._drawn:
            if each.first <= line < each.last:
                cells = [TextSegment(each.text, blank + self._style_of(each.style))]
                parts.append((each.x, cell_len(each.text), cells))
        pointer = self._pointer()
        if pointer is not None and pointer[0] == line:
            mark = TextSegment(POINTER, blank + self._style_of(Tag.MARK))
            parts.append((pointer[1], len(POINTER), [mark]))
        if not parts:
            return Strip.blank(width, blank)
        strip: list[TextSegment] = []
        at = 0
        for x, taken, cells in sorted(parts, key=lambda each: each[0]):
            if x > at:
                strip.append(TextSegment(" " * (x - at), blank))
            strip += cells
            at = max(at, x + taken)
        return Strip(strip).adjust_cell_length(width, blank)

    def _pointer(self) -> tuple[int, int] | None:
        """The line and the cell at which the pointer stands; None if the segment is not here."""
        current = self._current()
        found = ((place.lines_of(current), place.pointer) for place in self._places)
        return next(((lines[0], x) for lines, x in found if lines), None)

    def _rule(
        self, paragraph: Paragraph, column: Column, lines: Sequence[tuple[int, int]], width: int
    ) -> str:
        # Titles stand in the middle, and where no level is known a heading is bold.
        if not paragraph.layout.level or paragraph.kind in CENTRED:
            return ""
        longest = max(cell_len(column.text[start:end]) for start, end in lines)
        rule = rule_under(paragraph.kind, paragraph.layout)
        return rule * min(longest, width, _LONGEST_RULE)

    def _centred(self, place: _Place, line: int) -> list[TextSegment]:
        """The cells of a column's line; of a title in the middle."""
        cells = place.painted.line(line - place.top)
        is_centred = place.paragraph.kind in CENTRED and place.paragraph.layout.cell is None
        if not is_centred or len(cells) < 2 or cells[-1].text.strip():
            return cells
        *text, rest = cells
        left = len(rest.text) // 2
        right = len(rest.text) - left
        return [
            TextSegment(" " * left, rest.style),
            *text,
            TextSegment(" " * right, rest.style),
        ]

    def _styles(self, paragraph: Paragraph, *, is_above: bool) -> Callable[[LinePiece], Style]:
        cell = paragraph.layout.cell
        is_bold = paragraph.kind in BOLD or (cell is not None and cell.is_heading)

        def style_of(piece: LinePiece) -> Style:
            style = self._style_of("blank") + self._style_of("above" if is_above else piece.tag)
            if is_bold and piece.tag is not Tag.MARK:
                style += self._style_of("heading")
            if SegmentRef(paragraph.id, piece.segment) == self._current():
                style += self._style_of("current")
            return self._looking(style, piece.looks) if piece.looks else style

        return style_of

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


def paragraph_row(
    paragraph: Paragraph,
    layout: ReadingLayout,
    style_of: StyleOf,
    current: CurrentOf,
    *,
    above: int = 0,
    below: int = 0,
) -> ReadingRow:
    """The row of a paragraph, or of a part of a long one; above, below: blank lines around it."""
    row = ReadingRow(layout, style_of, current)
    top = above
    for number, side in enumerate(layout.sides):
        under = row.put(paragraph, side, top, layout.left_of(number), layout.column)
        if not layout.is_beside:
            top = under
        elif number and under > top:
            draw_divider(row, top, under)
    if row.height:
        row.height += below
    return row


def draw_divider(row: ReadingRow, first: int, last: int) -> None:
    """Draw the line between two sides that stand beside each other."""
    x = row.layout.left_of(1) - len(DIVIDER)
    row.draw(first, last, x, DIVIDER, "divider")
