"""A bead as strips: number and marks, its two sides, what joins them, and a frame if it is current.

A row is a line above the bead and the bead's own lines.  The line above belongs to the frames of
this bead and of the one before, or says which paragraph begins here; where room is scarce there
is none but for the latter.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.segment import Segment as TextSegment
from rich.style import Style
from textual.strip import Strip

from alignwb.core.bitext.bitext import Kind, Paragraph
from alignwb.core.bitext.pairing import Side
from alignwb.core.bitext.segment import Segment
from alignwb.core.searching.search import Finder
from alignwb.tui.review.bead_lines import (
    FLAG,
    NOTE,
    REVIEW_MARKS,
    SideColumns,
    Trust,
    side_columns,
)
from alignwb.tui.review.bead_wires import JOINT_WIDTH, joint
from alignwb.tui.shared.paragraph_lines import KIND_MARKS, LinePiece, Tag
from alignwb.tui.shared.row_painting import StyleOf, paint_column

_NOTHING = "┈"
_TRUST_STYLES = {
    Trust.DONE: "confirmed",
    Trust.HAND: "wire",
    Trust.SURE: "wire",
    Trust.DOUBTFUL: "doubtful",
}


@dataclass(frozen=True, slots=True)
class BeadLayout:
    """Widths in cells.

    Attributes:
        digits: Of the highest bead number.
        column: Of either side.
        total: Of the view.
        is_roomy: Whether there is a line above every bead.
    """

    digits: int
    column: int
    total: int
    is_roomy: bool

    @property
    def gutter(self) -> int:
        """Frame, number, status, flag and the spaces between."""
        return self.digits + 5


@dataclass(frozen=True, slots=True)
class BeadRow:
    """A bead to paint.

    Attributes:
        bead: The bead.
        trust: The ground on which it is trusted.
        number: From 1.
        begins: The source paragraph that begins with it.
        chosen: The side chosen, if this is the current bead.
        follows_current: Whether the bead above is the current one.
        is_faint: Whether it is dimmed.
    """

    bead: Segment
    trust: Trust
    number: int
    begins: tuple[Kind, str] | None = None
    chosen: Side | None = None
    follows_current: bool = False
    is_faint: bool = False


def lines_above(layout: BeadLayout, *, begins_paragraph: bool) -> int:
    """The number of lines above a bead in its row."""
    return 1 if layout.is_roomy or begins_paragraph else 0


def paragraph_begun(paragraph: Paragraph) -> tuple[Kind, str]:
    """The facts behind the line above the first bead of a paragraph."""
    return paragraph.kind, paragraph.id


def paint_bead(
    row: BeadRow, layout: BeadLayout, style_of: StyleOf, finder: Finder | None
) -> list[Strip]:
    """The strips of a bead's row."""
    strips = []
    if lines_above(layout, begins_paragraph=row.begins is not None):
        strips.append(_line_above(row, layout, style_of))
    return strips + _Body(row, layout, style_of).strips(finder)


def line_below(layout: BeadLayout, style_of: StyleOf, *, is_current: bool) -> Strip:
    """The last line of all, below the last bead."""
    if is_current:
        return _line(("╰", "", "╯"), layout.total, style_of, "frame")
    return Strip.blank(layout.total, style_of("blank"))


def _line_above(row: BeadRow, layout: BeadLayout, style_of: StyleOf) -> Strip:
    title = ""
    if row.begins is not None:
        kind, name = row.begins
        mark = KIND_MARKS[kind]
        title = f" ¶ {name.removeprefix('p')}{f'  {mark} {kind}' if mark else ''} "
    if layout.is_roomy and row.chosen is not None:
        return _line(("╭", title, "╮"), layout.total, style_of, "frame")
    if layout.is_roomy and row.follows_current:
        return _line(("╰", title, "╯"), layout.total, style_of, "frame")
    if title:
        return _line(("─", title, "─"), layout.total, style_of, "rule")
    return Strip.blank(layout.total, style_of("blank"))


def _line(parts: tuple[str, str, str], width: int, style_of: StyleOf, style: str) -> Strip:
    left, title, right = parts
    blank = style_of("blank")
    head = f"{left}──"
    tail = "─" * (width - cell_len(head + title) - 1) + right
    pieces = [
        TextSegment(head, blank + style_of(style)),
        TextSegment(title, blank + style_of("gutter")),
        TextSegment(tail, blank + style_of(style)),
    ]
    return Strip([piece for piece in pieces if piece.text], width)


class _Body:
    """The lines of the bead itself."""

    def __init__(self, row: BeadRow, layout: BeadLayout, style_of: StyleOf) -> None:
        self._row = row
        self._layout = layout
        self._style_of = style_of
        self._is_current = row.chosen is not None
        self._background = style_of("row" if self._is_current else "blank")

    def strips(self, finder: Finder | None) -> list[Strip]:
        bead, trust, width = self._row.bead, self._row.trust, self._layout.column
        is_faint = self._row.is_faint
        columns = {side: side_columns(bead, side, finder, is_faint=is_faint) for side in Side}
        sides = {side: self._side(side, columns[side]) for side in Side}
        height = max(1, *map(len, sides.values()))
        left, right = (columns[side].anchors(width) for side in Side)
        wires = joint(bead, trust, left, right, height)
        wire_style = self._background + self._style_of(_TRUST_STYLES[trust])
        strips = []
        for line in range(height):
            source, target = (self._line_of(side, sides[side], line) for side in Side)
            middle = TextSegment(wires[line], wire_style)
            pieces = [*self._gutter(line), *source, middle, *target, self._end()]
            strips.append(Strip(pieces, self._layout.total))
        return strips

    def _side(self, side: Side, columns: SideColumns) -> list[list[TextSegment]]:
        background = self._background_of(side)
        style_of = self._piece_style(side)
        width = self._layout.column
        if not columns.sentences:
            style = background + self._style_of("nothing")
            return [[TextSegment(_NOTHING * width, style)]]
        return [
            line
            for column in columns.sentences
            for line in paint_column(column, width, background, style_of)
        ]

    def _line_of(
        self, side: Side, lines: Sequence[list[TextSegment]], line: int
    ) -> list[TextSegment]:
        if line < len(lines):
            return lines[line]
        return [TextSegment(" " * self._layout.column, self._background_of(side))]

    def _background_of(self, side: Side) -> Style:
        if side is self._row.chosen:
            return self._background + self._style_of("chosen")
        return self._background

    def _piece_style(self, side: Side) -> Callable[[LinePiece], Style]:
        background = self._background_of(side)
        is_heading = self._row.begins is not None and self._row.begins[0] in {
            Kind.TITLE,
            Kind.HEADING,
        }
        made: dict[Tag, Style] = {}

        def style_of(piece: LinePiece) -> Style:
            style = made.get(piece.tag)
            if style is None:
                style = background + self._style_of(piece.tag)
                if is_heading and piece.tag is not Tag.MARK:
                    style += self._style_of("heading")
                made[piece.tag] = style
            return style

        return style_of

    def _gutter(self, line: int) -> list[TextSegment]:
        bead, digits = self._row.bead, self._layout.digits
        bar = "│" if self._layout.is_roomy else "▌"
        frame = TextSegment(
            bar if self._is_current else " ", self._background + self._style_of("frame")
        )
        if line:
            return [frame, TextSegment(" " * (digits + 4), self._background)]
        number = TextSegment(
            str(self._row.number).rjust(digits) + " ", self._background + self._style_of("gutter")
        )
        status = TextSegment(
            REVIEW_MARKS[bead.status],
            self._background + self._style_of("confirmed" if bead.status.is_done else "wire"),
        )
        flag = FLAG if bead.is_flagged else NOTE if bead.note else " "
        return [
            frame,
            number,
            status,
            TextSegment(f"{flag} ", self._background + self._style_of("mark")),
        ]

    def _end(self) -> TextSegment:
        layout = self._layout
        rest = layout.total - layout.gutter - 2 * layout.column - JOINT_WIDTH
        bar = "│" if layout.is_roomy else "▐"
        text = " " * (rest - 1) + (bar if self._is_current else " ")
        return TextSegment(text, self._background + self._style_of("frame"))
