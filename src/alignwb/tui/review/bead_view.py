"""An alignment: the sentences of two texts in beads, any number of them.

A row is a bead: its sentences under each other on either side, and what joins them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from alignwb.core.bitext import navigation
from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.pairing import Side
from alignwb.core.bitext.segment import SegmentRef
from alignwb.core.defaults import DOUBTFUL_BELOW
from alignwb.core.searching.search import Finder
from alignwb.tui.review.bead_lines import bead_height, trust_of
from alignwb.tui.review.bead_painting import (
    BeadLayout,
    BeadRow,
    line_below,
    lines_above,
    paint_bead,
    paragraph_begun,
)
from alignwb.tui.review.bead_rows import BeadRows
from alignwb.tui.review.bead_wires import JOINT_WIDTH
from alignwb.tui.shared.finding.shown_segments import ShownSegments
from alignwb.tui.shared.rows_view import MIN_COLUMN, RowsView

_ROOMY = 24  # lines of the view from which there is one above every bead


class BeadView(RowsView):
    """Shows an alignment, the bead the reviewer is at and which side is chosen.

    Args:
        doubtful_below: The confidence, 0..1, below which a bead is shown as doubtful.
    """

    STYLES = "beads"
    WHOLE_STYLES = frozenset({"row"})
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "beads--source",
        "beads--target",
        "beads--confirmed",
        "beads--mark",
        "beads--code",
        "beads--faint",
        "beads--hit",
        "beads--row",
        "beads--chosen",
        "beads--gutter",
        "beads--heading",
        "beads--wire",
        "beads--doubtful",
        "beads--frame",
        "beads--rule",
        "beads--nothing",
    }

    DEFAULT_CSS = """
    BeadView {
        overflow: hidden scroll;
        scrollbar-size-vertical: 1;
        & .beads--source { color: $foreground; }
        & .beads--target { color: $foreground; }
        & .beads--confirmed { color: $success; }
        & .beads--mark { color: $accent; }
        & .beads--code { color: $accent; text-style: bold; }
        & .beads--faint { color: $foreground-darken-3; text-style: dim; }
        & .beads--hit { color: $background; background: $warning; text-style: bold underline; }
        & .beads--row { background: $surface; }
        & .beads--chosen { background: $primary-muted; }
        & .beads--gutter { color: $foreground-darken-3; }
        & .beads--heading { text-style: bold; }
        & .beads--wire { color: $primary; }
        & .beads--doubtful { color: $warning; text-style: bold; }
        & .beads--frame { color: $accent; }
        & .beads--rule { color: $panel-lighten-2; }
        & .beads--nothing { color: $foreground-darken-3; }
    }
    """

    @dataclass
    class SideChosen(Message):
        """One side of a bead was clicked."""

        side: Side

    def __init__(self, doubtful_below: float = DOUBTFUL_BELOW) -> None:
        super().__init__()
        self._doubtful_below = doubtful_below
        self._bitext = Bitext("", "", ())
        self._shown = ShownSegments()
        self._numbers: Mapping[SegmentRef, int] = {}
        self._faint: frozenset[SegmentRef] = frozenset()
        self._rows = BeadRows(self._bitext)
        self._layout = BeadLayout(digits=1, column=MIN_COLUMN, total=0, is_roomy=False)
        self._current: int | None = None
        self._current_ref: SegmentRef | None = None
        self._side = Side.TARGET
        self._finder: Finder | None = None

    def show(self, bitext: Bitext, current: SegmentRef | None) -> None:
        """Show another alignment from its current bead on."""
        self._bitext, self._current_ref = bitext, current
        self._show_again()

    def leave_out(self, refs: frozenset[SegmentRef], *, dims: bool) -> None:
        """Hide beads, or dim them; none to show all.  The current one is always shown."""
        self._shown = ShownSegments(frozenset() if dims else refs)
        self._faint = refs if dims else frozenset()
        self._show_again()

    def _show_again(self) -> None:
        current = self._current_ref
        self._rows = BeadRows(self._shown.of(self._bitext, current))
        self._numbers = self._shown.numbers(self._bitext)
        self._current = None if current is None else self._rows.row_of(current)
        self.lay_out(again=True)
        self.reveal_current()

    def update_bitext(self, bitext: Bitext) -> None:
        """Show a changed alignment; only what changed is laid out again."""
        if bitext is self._bitext:
            return
        self._bitext = bitext
        old, self._rows = self._rows, BeadRows(self._shown.of(bitext, self._current_ref))
        self._numbers = self._shown.numbers(bitext)
        head, tail = self._rows.changed_since(old)
        if self._current is not None:
            self._current = min(self._current, len(self._rows) - 1)
        if not self.column_width:
            return
        stop = len(self._rows) - tail
        changed = {row: self._height(row) for row in range(head, stop)}
        if len(old) == len(self._rows):
            self.update_heights(changed)
        else:
            self.heights = self.heights.spliced(head, len(old) - tail, changed.values())
            self.fit()

    def move_to(self, ref: SegmentRef) -> None:
        """Make `ref` the current bead and bring it into view."""
        left, self._current_ref = self._current_ref, ref
        if left in self._shown.hidden or ref in self._shown.hidden:
            self._show_again()
            return
        old, self._current = self._current, self._rows.row_of(ref)
        self._refresh_around(old)
        self._refresh_around(self._current)
        self.reveal_current()

    def choose(self, side: Side) -> None:
        """Let commands on one side mean this one."""
        self._side = side
        self._refresh_around(self._current)

    def highlight(self, finder: Finder | None) -> None:
        """Highlight every hit; None for nothing."""
        if finder is not self._finder:
            self._finder = finder
            self.forget_pictures()

    def segment_a_page_away(self, direction: int) -> SegmentRef | None:
        """The bead a screenful down (1) or up (-1)."""
        row = self.row_a_page_away(direction)
        return None if row is None else self._rows.ref_of(row)

    def lay_out(self, *, again: bool = False) -> None:
        """Measure again also where the room for lines between the beads comes or goes."""
        super().lay_out(again=again or self._layout.is_roomy != self._is_roomy)

    def measure_columns(self) -> int:
        """Half of what number, marks, joint and frame leave."""
        total = self.scrollable_content_region.width
        digits = len(str(navigation.progress(self._bitext).total))
        layout = BeadLayout(digits, MIN_COLUMN, total, self._is_roomy)
        width = max(MIN_COLUMN, (total - layout.gutter - JOINT_WIDTH - 1) // 2)
        self._layout = BeadLayout(digits, width, total, layout.is_roomy)
        return width

    def measure_rows(self) -> Iterable[int]:
        """The height of every bead and what is above it."""
        return map(self._height, range(len(self._rows)))

    def fit(self) -> None:
        """One line more than the rows: below the last one there is the end of its frame."""
        super().fit()
        self.virtual_size = Size(self.virtual_size.width, self.heights.total + 1)

    @property
    def first_column_width(self) -> int:
        """Numbers, marks and source."""
        return self._layout.gutter + self.column_width

    def current_row(self) -> int | None:
        """The row of the current bead."""
        return self._current

    def segment_under(self, row: int, line: int, x: int) -> SegmentRef:  # noqa: ARG002 - anywhere in its row
        """The bead of the row."""
        return self._rows.ref_of(row)

    def on_click(self, event: events.Click) -> None:
        """A click also chooses the side."""
        if (offset := event.get_content_offset(self)) is not None:
            middle = self._layout.gutter + self.column_width + JOINT_WIDTH // 2
            self.post_message(self.SideChosen(Side.SOURCE if offset.x < middle else Side.TARGET))

    def render_line(self, y: int) -> Strip:
        """One line of the screen (Textual's line API)."""
        if y + self.scroll_offset.y == self.heights.total:
            is_current = self._layout.is_roomy and self._current == len(self._rows) - 1
            return line_below(self._layout, self.style_named, is_current=is_current)
        return super().render_line(y)

    def made_from(self, row: int) -> object:
        """The bead, its number, what begins with it, whether it or the one before is current."""
        return self._picture_of(row), self._layout

    def make_strips(self, row: int) -> list[Strip]:
        """The bead in its two columns."""
        return paint_bead(self._picture_of(row), self._layout, self.style_named, self._finder)

    def _picture_of(self, row: int) -> BeadRow:
        bead, ref, begins = self._rows.beads[row], self._rows.ref_of(row), None
        if self._rows.begins_paragraph(row):
            begins = paragraph_begun(self._rows.paragraph_of(row))
        return BeadRow(
            bead=bead,
            trust=trust_of(bead, self._doubtful_below),
            number=self._numbers.get(ref, row + 1),
            begins=begins,
            chosen=self._side if row == self._current else None,
            follows_current=self._current is not None and row == self._current + 1,
            is_faint=ref in self._faint,
        )

    @property
    def _is_roomy(self) -> bool:
        return self.size.height >= _ROOMY

    def _height(self, row: int) -> int:
        above = lines_above(self._layout, begins_paragraph=self._rows.begins_paragraph(row))
        return above + bead_height(self._rows.beads[row], self.column_width)

    def _refresh_around(self, row: int | None) -> None:
        if row is None or not self.column_width:
            return
        for there in (row, row + 1):
            if there < len(self._rows):
                self.refresh_row(there)
        if row == len(self._rows) - 1:
            self.refresh_lines(self.heights.total, 1)
