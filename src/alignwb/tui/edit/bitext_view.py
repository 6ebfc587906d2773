"""The document: source paragraphs beside their targets, any number of them.

A row is a paragraph, or a part of a very long one; its height follows from wrapping both columns.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import ClassVar

from textual.strip import Strip

from alignwb.core.bitext import navigation
from alignwb.core.bitext.bitext import Bitext, Paragraph
from alignwb.core.bitext.segment import SegmentRef
from alignwb.core.checks.findings import Finding
from alignwb.core.searching.search import Finder
from alignwb.tui.edit.checks.finding_marks import FindingMarks
from alignwb.tui.edit.row_parts import RowParts, segments_among
from alignwb.tui.shared.finding.shown_segments import ShownSegments
from alignwb.tui.shared.paragraph_lines import (
    Column,
    row_height,
    source_column,
    target_column,
    with_codes,
    with_faint,
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
        "bitext--code",
        "bitext--faint",
        "bitext--hit",
        "bitext--current",
        "bitext--row",
        "bitext--gutter",
        "bitext--heading",
        "bitext--divider",
        "bitext--finding",
    }

    DEFAULT_CSS = """
    BitextView {
        overflow: hidden scroll;
        scrollbar-size-vertical: 1;
        & .bitext--source { color: $foreground; }
        & .bitext--open { color: $foreground-darken-2; text-style: italic; }
        & .bitext--done { color: $foreground; }
        & .bitext--mark { color: $accent; }
        & .bitext--code { color: $accent; text-style: bold; }
        & .bitext--faint { color: $foreground-darken-3; text-style: dim; }
        & .bitext--hit { color: $background; background: $warning; text-style: bold underline; }
        & .bitext--current { background: $primary-muted; color: $foreground; text-style: none; }
        & .bitext--row { background: $surface; }
        & .bitext--gutter { color: $foreground-darken-3; }
        & .bitext--heading { text-style: bold; }
        & .bitext--finding { color: $warning; text-style: bold; }
        & .bitext--divider { color: $panel-lighten-2; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self._bitext = Bitext("", "", ())
        self._current: SegmentRef | None = None
        self._open_text: tuple[str, str] | None = None
        self._finder: Finder | None = None
        self._gutter = 0
        self._marks = FindingMarks()
        self._parts = RowParts(self._bitext)
        self._changed: frozenset[SegmentRef] = frozenset()
        self._shown = ShownSegments()
        self._numbers: Mapping[SegmentRef, int] = {}
        self._faint: frozenset[SegmentRef] = frozenset()

    def show(self, bitext: Bitext, current: SegmentRef | None) -> None:
        """Show another bitext from its current segment on."""
        self._bitext, self._current, self._open_text = bitext, current, None
        self._changed = frozenset()
        self._show_again()

    def leave_out(self, refs: frozenset[SegmentRef], *, dims: bool) -> None:
        """Hide segments, or dim them; none to show all.  The current one is always shown."""
        self._shown = ShownSegments(frozenset() if dims else refs)
        self._faint = refs if dims else frozenset()
        self._show_again()

    def _show_again(self) -> None:
        self._parts = RowParts(self._shown.of(self._bitext, self._current))
        self._numbers = self._shown.numbers(self._bitext)
        self.lay_out(again=True)
        self.reveal_current()

    def update_bitext(self, bitext: Bitext) -> None:
        """Show a changed bitext with the same paragraphs; only what changed is laid out again.

        The current segment stays where it is seen, whatever comes above it.
        """
        line = self.line_of_current()
        self._take_changes(bitext)
        if self._parts.rows_of([self._current]):  # not where a split was taken back
            self.keep_current_at(line)

    def _take_changes(self, bitext: Bitext) -> None:
        before, self._bitext = self._parts, bitext
        self._parts = RowParts(self._shown.of(bitext, self._current), before)
        self._numbers = self._shown.numbers(bitext)
        rows = self._parts.rows
        if len(rows) != len(before.rows):
            self.lay_out(again=True)
            return
        pairs = enumerate(zip(rows, before.rows, strict=True))
        self._remeasure(row for row, (part, old) in pairs if part is not old)

    def move_to(self, ref: SegmentRef) -> None:
        """Make `ref` the current segment and bring it into view."""
        old, self._current = self._current, ref
        if old in self._shown.hidden or ref in self._shown.hidden:
            self._open_text = None
            self._changed -= {old}
            self._show_again()
            return
        left = self._parts.rows_of([old])
        self._changed -= {old}  # it has been looked at
        if self._open_text:
            self._open_text = None
            self._remeasure(left)
        for row in {*left, self._parts.row_of(ref)}:
            self.refresh_row(row)
        self.reveal_current()

    def show_open_text(self, text: str | None) -> None:
        """Show what is being typed in place of the current segment's target."""
        if self._current is None:
            return
        self._open_text = None if text is None else (self._current.segment, text)
        self._remeasure([self._parts.row_of(self._current)])

    def mark_changed(self, refs: Iterable[SegmentRef]) -> None:
        """Mark segments whose drafts were made again, until they have been looked at."""
        new = frozenset(refs)
        self._changed |= new
        self._refresh_rows_of(new)

    def segments_in_sight(self) -> tuple[SegmentRef, ...]:
        """The segments of the rows that are seen now, in order."""
        return tuple(
            SegmentRef(self._parts.rows[row].id, segment.id)
            for row in self.rows_in_sight()
            for segment in self._parts.rows[row].segments
        )

    def show_findings(self, findings: Mapping[SegmentRef, bool]) -> None:
        """Mark segments in the margin; those that stop Enter, which are True, more strongly."""
        before, self._marks = self._marks, replace(self._marks, stopping=findings)
        self._refresh_rows_of(self._marks.changed_since(before))

    def show_current_finding(self, finding: Finding | None) -> None:
        """Mark the finding of the current segment that the commands act on, beside its line."""
        if finding != self._marks.current:
            self._marks = replace(self._marks, current=finding)
            self._refresh_rows_of([self._current])

    def highlight(self, finder: Finder | None) -> None:
        """Highlight every hit; None for nothing."""
        if finder is not self._finder:
            self._finder = finder
            self.forget_pictures()

    def segment_a_page_away(self, direction: int) -> SegmentRef | None:
        """The first segment of the row a screenful down (1) or up (-1)."""
        row = self.row_a_page_away(direction)
        if row is None:
            return None
        paragraph = self._parts.rows[row]
        return SegmentRef(paragraph.id, paragraph.segments[0].id)

    def measure_columns(self) -> int:
        """Half of what gutter and divider leave."""
        total = navigation.progress(self._bitext).total
        self._gutter = len(str(total)) + 2
        width = self.scrollable_content_region.width - self._gutter - len(DIVIDER)
        return max(MIN_COLUMN, width // 2)

    def measure_rows(self) -> Iterable[int]:
        """The height of every row."""
        return map(self._height, range(len(self._parts.rows)))

    @property
    def first_column_width(self) -> int:
        """Numbers and source."""
        return self._gutter + self.column_width

    def current_row(self) -> int | None:
        """The row of the current segment."""
        return None if self._current is None else self._parts.row_of(self._current)

    def lines_of_current(self, row: int) -> tuple[int, int]:
        """The lines on which the current segment stands."""
        assert self._current is not None
        lines = [
            line
            for column in self._columns(self._parts.rows[row])
            for line in column.lines_of(self._current.segment, self.column_width)
        ]
        return (min(lines), max(lines)) if lines else (0, 0)

    def segment_under(self, row: int, line: int, x: int) -> SegmentRef:
        """The sentence there; beside the text the nearest one."""
        paragraph = self._parts.rows[row]
        left, right = self._columns(paragraph)
        divide = self._gutter + self.column_width + 1
        column, x = (left, x - self._gutter) if x < divide else (right, x - divide - 2)
        lines = column.lines(self.column_width)
        start, end = lines[min(line, len(lines) - 1)]
        segment = column.segment_at(min(start + max(0, x), end - 1))
        return SegmentRef(paragraph.id, segment)

    def made_from(self, row: int) -> object:
        """The paragraph, what is typed in it, its current segment, new drafts and findings."""
        paragraph = self._parts.rows[row]
        marks = (
            segments_among(self._changed, paragraph),
            tuple(self._marks.within(paragraph).items()),
            self._marks.current if self._current_in(paragraph) else None,
        )
        return paragraph, self._current_in(paragraph), self._open_text_of(paragraph), marks

    def make_strips(self, row: int) -> Sequence[Strip]:
        """The paragraph in its two columns."""
        paragraph = self._parts.rows[row]
        layout = RowLayout(
            gutter=self._gutter,
            column=self.column_width,
            total=self.scrollable_content_region.width,
            lines=self.heights.height(row) + (not self._parts.ends_paragraph[row]),
        )
        faint = segments_among(self._faint, paragraph)
        columns = [
            with_codes(with_faint(with_hits(column, self._finder), faint))
            for column in self._columns(paragraph)
        ]
        first = SegmentRef(paragraph.id, paragraph.segments[0].id)
        number = self._numbers.get(first) or self._parts.first_number(row)
        current = self._current_in(paragraph)
        margin = self._marks.margin(paragraph, columns[1], self.column_width, current)
        return paint_row(paragraph.kind, number, columns, current, layout, self.style_named, margin)

    def _refresh_rows_of(self, refs: Iterable[SegmentRef | None]) -> None:
        for row in self._parts.rows_of(refs):
            self.refresh_row(row)

    def _remeasure(self, rows: Iterable[int]) -> None:
        if self.column_width:
            self.update_heights({row: self._height(row) for row in rows})

    def _height(self, row: int) -> int:
        """The lines of a row; only the last one of a paragraph has a blank line under it."""
        part = self._parts.rows[row]
        height = row_height(part, self.column_width, self._open_text_of(part))
        return height if self._parts.ends_paragraph[row] else height - 1

    def _open_text_of(self, paragraph: Paragraph) -> tuple[str, str] | None:
        return self._open_text if self._current_in(paragraph) else None

    def _columns(self, paragraph: Paragraph) -> tuple[Column, Column]:
        changed = segments_among(self._changed, paragraph)
        open_text = self._open_text_of(paragraph)
        return source_column(paragraph), target_column(paragraph, open_text, changed)

    def _current_in(self, part: Paragraph) -> str:
        """Id of the current segment, "" if it is in another row."""
        current = self._current
        if current is None or current.paragraph != part.id:
            return ""
        return current.segment if any(each.id == current.segment for each in part.segments) else ""
