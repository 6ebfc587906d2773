"""A bitext in rows of any height, of which only the visible lines are ever made.

A `ScrollView` with the line API.  What a row is, how high and how painted, says the class that
stands on this one.
"""

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.style import Style
from textual import events
from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.segment import SegmentRef
from alignwb.core.searching.search import Finder
from alignwb.tui.shared.guiding.message_room import MessageRoom, room_in_column, widened
from alignwb.tui.shared.row_layout import RowHeights
from alignwb.tui.shared.row_painting import ComponentStyles

MIN_COLUMN = 8

_ABOVE, _BELOW = 6, 3
"""These parts of the window are to show what stands above and below the current segment."""


class RowsView(ScrollView, can_focus=False):
    """Lays rows out, keeps what was painted, scrolls and answers clicks.

    STYLES is the prefix of the component classes that styles are looked up by.
    """

    STYLES = ""
    WHOLE_STYLES: frozenset[str] = frozenset()
    """Names of styles that bring their own background; the others lie over one."""

    @dataclass
    class SegmentChosen(Message):
        """A segment was clicked."""

        ref: SegmentRef

    class Revealed(Message):
        """The current segment stands where it did not stand before, or is another one."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self.heights = RowHeights()
        self.column_width = 0
        """Cells of each column as it was last laid out; 0 before that."""
        self._cache: LRUCache[tuple[int, int], tuple[object, Sequence[Strip]]] = LRUCache(512)
        self._styles = ComponentStyles(self, self.STYLES, self.WHOLE_STYLES)

    @abstractmethod
    def show(self, bitext: Bitext, current: SegmentRef | None) -> None:
        """Show another bitext from its current segment on."""

    @abstractmethod
    def update_bitext(self, bitext: Bitext) -> None:
        """Show a changed bitext with the same paragraphs; only what changed is laid out again."""

    @abstractmethod
    def move_to(self, ref: SegmentRef) -> None:
        """Make `ref` the current segment and bring it into view."""

    @abstractmethod
    def highlight(self, finder: Finder | None) -> None:
        """Highlight every hit; None for nothing."""

    @abstractmethod
    def leave_out(self, refs: frozenset[SegmentRef], *, dims: bool) -> None:
        """Hide segments, or dim them; none to show all.  The current one is always shown."""

    @abstractmethod
    def segment_a_page_away(self, direction: int) -> SegmentRef | None:
        """A segment a screenful down (1) or up (-1)."""

    @abstractmethod
    def measure_columns(self) -> int:
        """The cells there are for each column now."""

    @abstractmethod
    def measure_rows(self) -> Iterable[int]:
        """The height of every row at `column_width`."""

    @abstractmethod
    def made_from(self, row: int) -> object:
        """All that a row's picture depends on, to be compared with what it was made from."""

    @abstractmethod
    def make_strips(self, row: int) -> Sequence[Strip]:
        """The row's picture, as many strips as it is high."""

    @property
    @abstractmethod
    def first_column_width(self) -> int:
        """The cells of the first column and of what stands left of it."""

    @abstractmethod
    def current_row(self) -> int | None:
        """The row the translator is in."""

    def lines_of_current(self, row: int) -> tuple[int, int]:
        """First and last line, within its row, that must be in view where the whole row cannot."""
        return 0, self.heights.height(row) - 1

    @abstractmethod
    def segment_under(self, row: int, line: int, x: int) -> SegmentRef:
        """The segment at a line of a row, `x` cells from the left."""

    def lay_out(self, *, again: bool = False) -> None:
        """Measure every row if the width is another one than before, or if asked to."""
        width = self.measure_columns()
        if not self.size.width or (width == self.column_width and not again):
            return
        self.column_width = width
        self.heights = RowHeights(self.measure_rows())
        self._cache.clear()
        self.fit()

    def fit(self) -> None:
        """The rows are of other heights than before."""
        self.virtual_size = Size(self.scrollable_content_region.width, self.heights.total)
        self.refresh()

    def update_heights(self, heights: dict[int, int]) -> None:
        """Rows have changed and are now so high."""
        if self.heights.update(heights):
            self.fit()
        else:
            for row in heights:
                self.refresh_row(row)

    def refresh_row(self, row: int) -> None:
        """Paint a row again."""
        if self.column_width:
            self.refresh_lines(self.heights.top(row), self.heights.height(row))

    def forget_pictures(self) -> None:
        """Paint everything again."""
        self._cache.clear()
        self.refresh()

    def row_a_page_away(self, direction: int) -> int | None:
        """The row a screenful down (1) or up (-1) from the current one."""
        row = self.current_row()
        if row is None or not len(self.heights):
            return None
        line = self.heights.top(row)
        line += direction * max(1, self.scrollable_content_region.height - 2)
        return self.heights.row_at(max(0, min(line, self.heights.total - 1)))

    def rows_in_sight(self) -> range:
        """The rows of which a line is seen now."""
        if not self.column_width or not len(self.heights):
            return range(0)
        first = max(0, min(self.scroll_offset.y, self.heights.total - 1))
        last = min(first + self.scrollable_content_region.height, self.heights.total) - 1
        return range(self.heights.row_at(first), self.heights.row_at(max(first, last)) + 1)

    def reveal_current(self) -> None:
        """Scroll so that the current segment is in view, with some lines above and below it.

        What is in view already stays where it is.  A segment that was far off comes to stand in
        the upper part of the window: one reads on from it.
        """
        row = self.current_row()
        if row is None or not self.column_width:
            return
        window = self.scrollable_content_region.height
        first, last = self._lines_in_view(row, window)
        top = self.scroll_offset.y
        is_far = last < top or first >= top + window
        room = window - (last - first + 1)
        above = min(window // _ABOVE, room // 3)
        below = room - above if is_far else min(window // _BELOW, room - above)
        region = Region(0, first - above, 1, last - first + 1 + above + below)
        self.scroll_to_region(region, animate=False, force=True, immediate=True)
        self.post_message(self.Revealed())

    def line_of_current(self) -> int | None:
        """The line of the window where the current segment begins; None where it is not seen."""
        row = self.current_row()
        if row is None or not self.column_width:
            return None
        line = self.heights.top(row) + self.lines_of_current(row)[0] - self.scroll_offset.y
        return line if 0 <= line < self.scrollable_content_region.height else None

    def keep_current_at(self, line: int | None) -> None:
        """Scroll so that the current segment begins at that line of the window, if at any."""
        row = self.current_row()
        if line is None or row is None:
            return
        offset = self.heights.top(row) + self.lines_of_current(row)[0] - line
        if offset != self.scroll_offset.y:
            self.scroll_to(y=offset, animate=False, force=True, immediate=True)

    def message_room(self) -> MessageRoom:
        """Where messages may stand: over the first column, away from the current segment."""
        region = self.scrollable_content_region
        row = self.current_row()
        kept = (0, 0)
        if row is not None and len(self.heights):
            first, last = self._lines_in_view(row, region.height)
            kept = first - self.scroll_offset.y, last + 1 - self.scroll_offset.y
        column = Region(region.x, region.y, self.first_column_width, region.height)
        return room_in_column(widened(column, region), kept)

    def _lines_in_view(self, row: int, window: int) -> tuple[int, int]:
        """First and last line that must be in view: the row where there is room for what is around.

        Else those of the current segment, as many as the window has.
        """
        top, height = self.heights.top(row), self.heights.height(row)
        if height + window // _ABOVE + window // _BELOW <= window:
            return top, top + height - 1
        first, last = self.lines_of_current(row)
        return top + first, top + min(last, first + window - 1)

    def render_line(self, y: int) -> Strip:
        """One line of the screen (Textual's line API)."""
        line = y + self.scroll_offset.y
        if line >= self.heights.total:
            return Strip.blank(self.scrollable_content_region.width, self.style_named("blank"))
        row = self.heights.row_at(line)
        return self._strips(row)[line - self.heights.top(row)]

    def on_resize(self, event: events.Resize) -> None:
        """Wrap again when the width changes, keeping the current row in view."""
        if event.size.width:
            self.lay_out()
            self.reveal_current()

    def on_click(self, event: events.Click) -> None:
        """A click chooses the segment under it; the second one of a double click is of the same."""
        offset = event.get_content_offset(self)
        if offset is None or event.chain > 1:
            return
        line = offset.y + self.scroll_offset.y
        if line < self.heights.total:
            row = self.heights.row_at(line)
            ref = self.segment_under(row, line - self.heights.top(row), offset.x)
            self.post_message(self.SegmentChosen(ref))

    def notify_style_update(self) -> None:
        """Forget colours of the theme before."""
        super().notify_style_update()
        self._styles.forget()
        self._cache.clear()

    def style_named(self, name: str) -> Style:
        """The style of a component, or "blank"."""
        return self._styles.named(name)

    def _strips(self, row: int) -> Sequence[Strip]:
        made_from = self.made_from(row)
        key = (row, self.column_width)
        cached = self._cache.get(key)
        if cached is not None and cached[0] == made_from:
            return cached[1]
        strips = self.make_strips(row)
        self._cache.discard(key)  # setting alone would keep what is there
        self._cache[key] = (made_from, strips)
        return strips
