"""The document: source paragraphs beside their targets, any number of them.

A `ScrollView` with the line API: nothing but the visible lines is ever made.  A row is a
paragraph; its height follows from wrapping both columns.
"""

from dataclasses import dataclass
from itertools import accumulate
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from alignwb.core import navigation
from alignwb.core.bitext import Bitext, Paragraph
from alignwb.core.segment import SegmentRef
from alignwb.tui.paragraph_lines import (
    Column,
    row_height,
    source_column,
    target_column,
    with_hits,
)
from alignwb.tui.row_layout import RowHeights
from alignwb.tui.row_painting import DIVIDER, RowLayout, paint_row

_MIN_COLUMN = 8


class BitextView(ScrollView, can_focus=False):
    """Shows a bitext and the segment the translator is at."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "bitext--source",
        "bitext--open",
        "bitext--done",
        "bitext--mark",
        "bitext--hit",
        "bitext--current",
        "bitext--row",
        "bitext--gutter",
        "bitext--heading",
        "bitext--divider",
    }

    DEFAULT_CSS = """
    BitextView {
        overflow: hidden scroll;
        scrollbar-size-vertical: 1;
        & .bitext--source { color: $foreground; }
        & .bitext--open { color: $foreground-darken-2; text-style: italic; }
        & .bitext--done { color: $foreground; }
        & .bitext--mark { color: $accent; }
        & .bitext--hit { color: $background; background: $warning; text-style: bold underline; }
        & .bitext--current { background: $primary-muted; color: $foreground; text-style: none; }
        & .bitext--row { background: $surface; }
        & .bitext--gutter { color: $foreground-darken-3; }
        & .bitext--heading { text-style: bold; }
        & .bitext--divider { color: $panel-lighten-2; }
    }
    """

    @dataclass
    class SegmentChosen(Message):
        """A segment was clicked."""

        ref: SegmentRef

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self._bitext = Bitext("", "", ())
        self._heights = RowHeights()
        self._current: SegmentRef | None = None
        self._open_text: tuple[str, str] | None = None
        self._needle = ""
        self._laid_out_width = 0
        self._gutter = 0
        self._cache: LRUCache[tuple[int, int], tuple[object, list[Strip]]] = LRUCache(512)
        self._styles: dict[str, Style] = {}
        self._numbers = RowNumbers()

    def show(self, bitext: Bitext, current: SegmentRef | None) -> None:
        """Show another bitext from its current segment on."""
        self._bitext, self._current, self._open_text = bitext, current, None
        self._laid_out_width = 0
        self._lay_out()
        self.reveal_current()

    def update_bitext(self, bitext: Bitext) -> None:
        """Show a changed bitext with the same paragraphs; only what changed is made anew."""
        changed = {
            row: paragraph
            for row, (paragraph, old) in enumerate(
                zip(bitext.paragraphs, self._bitext.paragraphs, strict=True)
            )
            if paragraph is not old
        }
        self._bitext = bitext
        self._remeasure(changed)

    def move_to(self, ref: SegmentRef) -> None:
        """Make `ref` the current segment and bring it into view."""
        old, self._current = self._current, ref
        left = {self._row_of(old): self._bitext.paragraph(old.paragraph)} if old else {}
        if self._open_text:
            self._open_text = None
            self._remeasure(left)
        for row in {*left, self._row_of(ref)}:
            self._refresh_row(row)
        self.reveal_current()

    def show_open_text(self, text: str | None) -> None:
        """Show what is being typed in place of the current segment's target."""
        if self._current is None:
            return
        self._open_text = None if text is None else (self._current.segment, text)
        self._remeasure(
            {self._row_of(self._current): self._bitext.paragraph(self._current.paragraph)}
        )

    def highlight(self, needle: str) -> None:
        """Highlight every occurrence of `needle`."""
        if needle != self._needle:
            self._needle = needle
            self._cache.clear()
            self.refresh()

    def segment_a_page_away(self, direction: int) -> SegmentRef | None:
        """The first segment of the paragraph a screenful down (1) or up (-1)."""
        if self._current is None or not len(self._heights):
            return None
        line = self._heights.top(self._row_of(self._current))
        line += direction * max(1, self.scrollable_content_region.height - 2)
        row = self._heights.row_at(max(0, min(line, self._heights.total - 1)))
        paragraph = self._bitext.paragraphs[row]
        return SegmentRef(paragraph.id, paragraph.segments[0].id)

    def reveal_current(self) -> None:
        """Scroll so that the current segment is in view, with what surrounds it."""
        if self._current is None or not self._laid_out_width:
            return
        row = self._row_of(self._current)
        top, height = self._heights.top(row), self._heights.height(row)
        window = self.scrollable_content_region.height
        if height > window:
            first, last = self._lines_of_current(row)
            top, height = top + first, min(last - first + 1, window)
        self.scroll_to_region(Region(0, top, 1, height), animate=False, force=True, immediate=True)

    def render_line(self, y: int) -> Strip:
        """One line of the screen (Textual's line API)."""
        width = self.scrollable_content_region.width
        line = y + self.scroll_offset.y
        if line >= self._heights.total:
            return Strip.blank(width, self._style("blank"))
        row = self._heights.row_at(line)
        return self._strips(row)[line - self._heights.top(row)]

    def on_resize(self, event: events.Resize) -> None:
        """Wrap anew when the width changes, keeping the current segment in view."""
        if event.size.width:
            self._lay_out()
            self.reveal_current()

    def on_click(self, event: events.Click) -> None:
        """A click chooses the segment under it."""
        if (offset := event.get_content_offset(self)) is None:
            return
        line = offset.y + self.scroll_offset.y
        if line < self._heights.total:
            row = self._heights.row_at(line)
            segment = self._segment_at(row, line - self._heights.top(row), offset.x)
            paragraph = self._bitext.paragraphs[row]
            self.post_message(self.SegmentChosen(SegmentRef(paragraph.id, segment)))

    def notify_style_update(self) -> None:
        """Forget colours of the theme before."""
        super().notify_style_update()
        self._styles.clear()
        self._cache.clear()

    @property
    def _column_width(self) -> int:
        width = self.scrollable_content_region.width - self._gutter - len(DIVIDER)
        return max(_MIN_COLUMN, width // 2)

    def _row_of(self, ref: SegmentRef) -> int:
        return self._bitext.positions[ref.paragraph]

    def _lay_out(self) -> None:
        total = navigation.progress(self._bitext).total
        self._gutter = len(str(total)) + 2
        width = self._column_width
        if width == self._laid_out_width or not self.size.width:
            return
        self._laid_out_width = width
        self._heights = RowHeights(
            row_height(paragraph, width, self._open_text_of(paragraph))
            for paragraph in self._bitext.paragraphs
        )
        self._cache.clear()
        self.virtual_size = Size(self.scrollable_content_region.width, self._heights.total)
        self.refresh()

    def _remeasure(self, rows: dict[int, Paragraph]) -> None:
        if not self._laid_out_width:
            return
        heights = {
            row: row_height(paragraph, self._laid_out_width, self._open_text_of(paragraph))
            for row, paragraph in rows.items()
        }
        if self._heights.update(heights):
            self.virtual_size = Size(self.scrollable_content_region.width, self._heights.total)
            self.refresh()
        else:
            for row in rows:
                self._refresh_row(row)

    def _refresh_row(self, row: int) -> None:
        if self._laid_out_width:
            self.refresh_lines(self._heights.top(row), self._heights.height(row))

    def _open_text_of(self, paragraph: Paragraph) -> tuple[str, str] | None:
        if self._current and self._current.paragraph == paragraph.id:
            return self._open_text
        return None

    def _columns(self, paragraph: Paragraph) -> tuple[Column, Column]:
        return source_column(paragraph), target_column(paragraph, self._open_text_of(paragraph))

    def _lines_of_current(self, row: int) -> tuple[int, int]:
        """First and last line, within its row, on which the current segment stands."""
        assert self._current is not None
        lines: list[int] = []
        for column in self._columns(self._bitext.paragraphs[row]):
            pieces = [p for p in column.pieces if p.segment == self._current.segment]
            lines += [
                number
                for number, (start, end) in enumerate(column.lines(self._laid_out_width))
                if any(piece.start < end and start < piece.end for piece in pieces)
            ]
        return (min(lines), max(lines)) if lines else (0, 0)

    def _segment_at(self, row: int, line: int, x: int) -> str:
        left, right = self._columns(self._bitext.paragraphs[row])
        divide = self._gutter + self._laid_out_width + 1
        column, x = (left, x - self._gutter) if x < divide else (right, x - divide - 2)
        lines = column.lines(self._laid_out_width)
        start, end = lines[min(line, len(lines) - 1)]
        return column.segment_at(min(start + max(0, x), end - 1))

    def _strips(self, row: int) -> list[Strip]:
        paragraph = self._bitext.paragraphs[row]
        current = self._current.segment if self._row_is_current(paragraph) and self._current else ""
        made_from = (paragraph, current, self._open_text_of(paragraph))
        key = (row, self._laid_out_width)
        cached = self._cache.get(key)
        if cached is not None and cached[0] == made_from:
            return cached[1]
        strips = self._make_strips(row, paragraph, current)
        self._cache.discard(key)  # setting alone would keep what is there
        self._cache[key] = (made_from, strips)
        return strips

    def _row_is_current(self, paragraph: Paragraph) -> bool:
        return self._current is not None and self._current.paragraph == paragraph.id

    def _make_strips(self, row: int, paragraph: Paragraph, current: str) -> list[Strip]:
        layout = RowLayout(
            gutter=self._gutter,
            column=self._laid_out_width,
            total=self.scrollable_content_region.width,
            lines=self._heights.height(row),
        )
        columns = [with_hits(column, self._needle) for column in self._columns(paragraph)]
        number = self._numbers.first_of(self._bitext, row)
        return paint_row(paragraph.kind, number, columns, current, layout, self._style)

    def _style(self, name: str) -> Style:
        style = self._styles.get(name)
        if style is None:
            if name == "blank":
                style = self.rich_style
            else:
                style = self.get_component_rich_style(f"bitext--{name}", partial=name != "row")
            self._styles[name] = style
        return style


class RowNumbers:
    """The number of each row's first segment, made anew only when segments come or go."""

    def __init__(self) -> None:
        self._bitext = Bitext("", "", ())
        self._numbers: list[int] = []

    def first_of(self, bitext: Bitext, row: int) -> int:
        """Number (from 1) of the first segment of a row."""
        if bitext is not self._bitext:
            if not self._same_shape(bitext):
                counts = (len(paragraph.segments) for paragraph in bitext.paragraphs)
                self._numbers = list(accumulate(counts, initial=1))
            self._bitext = bitext
        return self._numbers[row]

    def _same_shape(self, bitext: Bitext) -> bool:
        before, after = self._bitext.paragraphs, bitext.paragraphs
        return len(before) == len(after) and all(
            old is new or len(old.segments) == len(new.segments)
            for old, new in zip(before, after, strict=True)
        )
