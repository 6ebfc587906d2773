"""The document: source paragraphs beside their targets, any number of them.

A row is a paragraph; its height follows from wrapping both columns.
"""

from collections.abc import Iterable
from itertools import accumulate
from typing import ClassVar

from textual.strip import Strip

from alignwb.core.bitext import navigation
from alignwb.core.bitext.bitext import Bitext, Paragraph
from alignwb.core.bitext.segment import SegmentRef
from alignwb.tui.shared.paragraph_lines import (
    Column,
    row_height,
    source_column,
    target_column,
    with_hits,
)
from alignwb.tui.shared.row_painting import DIVIDER, RowLayout, paint_row
from alignwb.tui.shared.rows_view import MIN_COLUMN, RowsView


class BitextView(RowsView):
    """Shows a bitext and the segment the translator is at."""

    STYLES = "bitext"
    WHOLE_STYLES = frozenset({"row"})
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

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self._bitext = Bitext("", "", ())
        self._current: SegmentRef | None = None
        self._open_text: tuple[str, str] | None = None
        self._needle = ""
        self._gutter = 0
        self._numbers = RowNumbers()

    def show(self, bitext: Bitext, current: SegmentRef | None) -> None:
        """Show another bitext from its current segment on."""
        self._bitext, self._current, self._open_text = bitext, current, None
        self.lay_out(again=True)
        self.reveal_current()

    def update_bitext(self, bitext: Bitext) -> None:
        """Show a changed bitext with the same paragraphs; only what changed is laid out again."""
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
            self.refresh_row(row)
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
            self.forget_pictures()

    def segment_a_page_away(self, direction: int) -> SegmentRef | None:
        """The first segment of the paragraph a screenful down (1) or up (-1)."""
        row = self.row_a_page_away(direction)
        if row is None:
            return None
        paragraph = self._bitext.paragraphs[row]
        return SegmentRef(paragraph.id, paragraph.segments[0].id)

    def measure_columns(self) -> int:
        """Half of what gutter and divider leave."""
        total = navigation.progress(self._bitext).total
        self._gutter = len(str(total)) + 2
        width = self.scrollable_content_region.width - self._gutter - len(DIVIDER)
        return max(MIN_COLUMN, width // 2)

    def measure_rows(self) -> Iterable[int]:
        """The height of every paragraph."""
        return (
            row_height(paragraph, self.column_width, self._open_text_of(paragraph))
            for paragraph in self._bitext.paragraphs
        )

    def current_row(self) -> int | None:
        """The paragraph of the current segment."""
        return None if self._current is None else self._row_of(self._current)

    def lines_of_current(self, row: int) -> tuple[int, int]:
        """The lines on which the current segment stands."""
        assert self._current is not None
        lines: list[int] = []
        for column in self._columns(self._bitext.paragraphs[row]):
            pieces = [p for p in column.pieces if p.segment == self._current.segment]
            lines += [
                number
                for number, (start, end) in enumerate(column.lines(self.column_width))
                if any(piece.start < end and start < piece.end for piece in pieces)
            ]
        return (min(lines), max(lines)) if lines else (0, 0)

    def segment_under(self, row: int, line: int, x: int) -> SegmentRef:
        """The sentence there; beside the text the nearest one."""
        paragraph = self._bitext.paragraphs[row]
        left, right = self._columns(paragraph)
        divide = self._gutter + self.column_width + 1
        column, x = (left, x - self._gutter) if x < divide else (right, x - divide - 2)
        lines = column.lines(self.column_width)
        start, end = lines[min(line, len(lines) - 1)]
        segment = column.segment_at(min(start + max(0, x), end - 1))
        return SegmentRef(paragraph.id, segment)

    def made_from(self, row: int) -> object:
        """The paragraph, what is typed in it and which of its segments is current."""
        paragraph = self._bitext.paragraphs[row]
        return paragraph, self._current_in(paragraph), self._open_text_of(paragraph)

    def make_strips(self, row: int) -> list[Strip]:
        """The paragraph in its two columns."""
        paragraph = self._bitext.paragraphs[row]
        layout = RowLayout(
            gutter=self._gutter,
            column=self.column_width,
            total=self.scrollable_content_region.width,
            lines=self.heights.height(row),
        )
        columns = [with_hits(column, self._needle) for column in self._columns(paragraph)]
        number = self._numbers.first_of(self._bitext, row)
        current = self._current_in(paragraph)
        return paint_row(paragraph.kind, number, columns, current, layout, self.style_named)

    def _row_of(self, ref: SegmentRef) -> int:
        return self._bitext.positions[ref.paragraph]

    def _remeasure(self, rows: dict[int, Paragraph]) -> None:
        if self.column_width:
            self.update_heights(
                {
                    row: row_height(paragraph, self.column_width, self._open_text_of(paragraph))
                    for row, paragraph in rows.items()
                }
            )

    def _open_text_of(self, paragraph: Paragraph) -> tuple[str, str] | None:
        return self._open_text if self._current_in(paragraph) else None

    def _columns(self, paragraph: Paragraph) -> tuple[Column, Column]:
        return source_column(paragraph), target_column(paragraph, self._open_text_of(paragraph))

    def _current_in(self, paragraph: Paragraph) -> str:
        """Id of the current segment, "" if it is in another paragraph."""
        if self._current is None or self._current.paragraph != paragraph.id:
            return ""
        return self._current.segment


class RowNumbers:
    """The number of each row's first segment, counted again only when segments come or go."""

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
