"""The document as a page to read, any length of it: only what is in sight is ever laid out.

A position is a row of the page, or the part of a long paragraph that is one, and a line of it; so
nothing has to be known of the heights of what nobody looks at.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from textual import events
from textual.binding import Binding, BindingType
from textual.cache import LRUCache
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from alignwb.core.bitext import navigation
from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.overview.page_layout import stand_together
from alignwb.core.bitext.overview.page_rows import PageRows
from alignwb.core.bitext.segment import SegmentRef
from alignwb.tui.boxes.dialog_keys import bound
from alignwb.tui.commands import EDITING, named
from alignwb.tui.edit.preview.reading_columns import Shown
from alignwb.tui.edit.preview.reading_row import ReadingLayout, ReadingRow, paragraph_row
from alignwb.tui.edit.preview.table_row import table_row
from alignwb.tui.edit.row_parts import parts_of
from alignwb.tui.shared.row_painting import ComponentStyles

_WHEEL_LINES = 3
_KEPT_ROWS = 256


class _Row(NamedTuple):
    """The number of a row of the page, and of one of its parts where it is a long paragraph."""

    number: int
    part: int


class _Line(NamedTuple):
    """A line of a row."""

    row: _Row
    line: int


class PreviewView(Widget, can_focus=True):
    """Shows a bitext to read, and the segment one is at in it."""

    @dataclass
    class PlaceMoved(Message):
        """Another segment is the current one."""

        ref: SegmentRef

    @dataclass
    class PlaceChosen(Message):
        """A segment is the one to go to."""

        ref: SegmentRef

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "step(1)", "Next sentence"),
        Binding("up,k", "step(-1)", "Sentence before"),
        Binding("pagedown,space", "page(1)", "A screenful down"),
        Binding("pageup", "page(-1)", "A screenful up"),
        Binding("home,ctrl+home,ctrl+pageup", "edge(-1)", "Beginning"),
        Binding("end,ctrl+end,ctrl+pagedown", "edge(1)", "End"),
        bound(named(EDITING, "next_open"), "next_open", "Next open"),
        Binding("enter", "choose", "Go there"),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "preview--source",
        "preview--above",
        "preview--done",
        "preview--open",
        "preview--faint",
        "preview--mark",
        "preview--link",
        "preview--literal",
        "preview--sign",
        "preview--heading",
        "preview--current",
        "preview--divider",
    }
    DEFAULT_CSS = """
    PreviewView {
        height: 1fr;
        & .preview--source { color: $foreground; }
        & .preview--above { color: $foreground-darken-2; }
        & .preview--done { color: $foreground; }
        & .preview--open { color: $foreground-darken-2; text-style: italic; }
        & .preview--faint { color: $foreground-darken-3; text-style: italic; }
        & .preview--mark { color: $accent; }
        & .preview--link { color: $accent; }
        & .preview--literal { color: $secondary; background: $panel; }
        & .preview--sign { color: $foreground-darken-3; }
        & .preview--heading { text-style: bold; }
        & .preview--current { background: $primary-muted; color: $foreground; }
        & .preview--divider { color: $panel-lighten-2; }
    }
    """

    def __init__(self, bitext: Bitext, current: SegmentRef) -> None:
        super().__init__()
        self.current = current
        self._bitext = bitext
        self._page = PageRows(bitext.paragraphs)
        self._shown: Shown | None = None
        self._layout = ReadingLayout(0, Shown.TARGET)
        self._top = _Line(_Row(0, 0), 0)
        self._lines: list[_Line] = []
        self._parts: LRUCache[int, tuple[Paragraph, ...]] = LRUCache(_KEPT_ROWS)
        self._rows: LRUCache[_Row, ReadingRow] = LRUCache(_KEPT_ROWS)
        self._styles = ComponentStyles(self, "preview")

    @property
    def shown(self) -> Shown:
        """The sides that are shown; until one is chosen both, where they fit beside each other."""
        if self._shown is not None:
            return self._shown
        fits = ReadingLayout(self.size.width, Shown.BOTH).is_beside
        return Shown.BOTH if fits else Shown.TARGET

    def show_sides(self, shown: Shown) -> None:
        """Show these sides; the current segment stays on its line of the screen."""
        y = self._line_of_current_on_screen()
        self._shown = shown
        self._lay_out(y)

    def move_to(self, ref: SegmentRef | None) -> None:
        """Make `ref` the current segment and bring it into sight; nothing for None."""
        if ref is not None:
            self._make_current(ref)
            self._reveal()

    def action_step(self, direction: int) -> None:
        """Go to the next sentence (1) or the one before (-1)."""
        find = navigation.after if direction > 0 else navigation.before
        self.move_to(find(self._bitext, self.current))

    def action_page(self, direction: int) -> None:
        """Go a screenful down (1) or up (-1), to what is on the same line of the screen then."""
        y, top = self._line_of_current_on_screen() or 0, self._top
        step = self._after if direction > 0 else self._before
        self._scroll(step(top, max(1, self.size.height - 2)))
        if self._top == top:
            self.action_edge(direction)
        elif self._lines:
            # A sentence may be longer than the screen: it is not brought into sight as a whole.
            self._make_current(self._segment_at(self._lines[min(y, len(self._lines) - 1)]))

    def action_edge(self, direction: int) -> None:
        """Go to the first segment (-1) or the last (1)."""
        find = navigation.last if direction > 0 else navigation.first
        self.move_to(find(self._bitext))

    def action_next_open(self) -> None:
        """Go to the next segment that nobody has confirmed."""
        self.move_to(navigation.around(self._bitext, self.current, navigation.is_open))

    def action_choose(self) -> None:
        """Have the current segment gone to."""
        self.post_message(self.PlaceChosen(self.current))

    def on_resize(self, event: events.Resize) -> None:
        """Wrap again; the current segment stays in sight."""
        if event.size.width and event.size.height:
            self._lay_out(self._line_of_current_on_screen())

    def on_mouse_scroll_down(self) -> None:
        """Scroll down; the current segment stays what it is."""
        self._scroll(self._after(self._top, _WHEEL_LINES))

    def on_mouse_scroll_up(self) -> None:
        """Scroll up."""
        self._scroll(self._before(self._top, _WHEEL_LINES))

    def on_click(self, event: events.Click) -> None:
        """A click makes a segment the current one, a double click has it gone to."""
        offset = event.get_content_offset(self)
        if offset is None or offset.y >= len(self._lines):
            return
        ref = self._segment_at(self._lines[offset.y], offset.x)
        self.move_to(ref)
        if ref is not None and event.chain > 1:
            self.action_choose()

    def render_line(self, y: int) -> Strip:
        """One line of the screen (Textual's line API)."""
        if y < len(self._lines):
            row, line = self._lines[y]
            return self._row(row).strip(line)
        return Strip.blank(self.size.width, self._styles.named("blank"))

    def notify_style_update(self) -> None:
        """Forget colours of the theme before."""
        super().notify_style_update()
        self._styles.forget()
        self._rows.clear()

    def _make_current(self, ref: SegmentRef | None) -> None:
        if ref is not None:
            self.current = ref
            self.refresh()
            self.post_message(self.PlaceMoved(ref))

    def _lay_out(self, y: int | None) -> None:
        """Lay out for this size and these sides, with the current segment on a line of the screen.

        y: that line; None for one a third from the top.
        """
        self._layout = ReadingLayout(self.size.width, self.shown)
        self._rows.clear()
        if y is None or y >= self.size.height:
            y = self.size.height // 3
        self._top = self._before(self._first_line_of_current(), y)
        self._fill()
        self._reveal()

    def _fill(self) -> None:
        """Find the lines in sight from the top one on; below the end nothing is left free."""
        self._lines = list(self._window(self._top))
        missing = self.size.height - len(self._lines)
        if missing > 0:
            self._top = self._before(self._top, missing)
            self._lines = list(self._window(self._top))
        self.refresh()

    def _window(self, top: _Line) -> Iterator[_Line]:
        row: _Row | None = top.row
        line, left = top.line, self.size.height
        while row is not None and left > 0:
            for number in range(line, self._row(row).height):
                if left == 0:
                    return
                left -= 1
                yield _Line(row, number)
            row, line = self._next(row), 0

    def _scroll(self, top: _Line) -> None:
        self._top = top
        self._fill()

    def _reveal(self) -> None:
        """Scroll as little as shows the current segment, or all around it if it was far away."""
        height = self.size.height
        if not height or not self._lines:
            self.refresh()
            return
        first, last = self._lines_of_current()
        if self._lines[0] <= first and last <= self._lines[-1]:
            self.refresh()
            return
        if first < self._lines[0]:
            is_near = first >= self._before(self._lines[0], height)
            lines_before = 1 if is_near else height // 3
            self._scroll(self._before(first, lines_before))
            return
        is_near = last <= self._after(self._lines[-1], height)
        if is_near and self._before(last, height - 2) <= first:
            self._scroll(self._before(last, height - 2))
        else:
            self._scroll(self._before(first, 1 if is_near else height // 3))

    def _line_of_current_on_screen(self) -> int | None:
        if not self._lines:
            return None
        first = self._first_line_of_current()
        return self._lines.index(first) if first in self._lines else None

    def _first_line_of_current(self) -> _Line:
        return self._lines_of_current()[0]

    def _lines_of_current(self) -> tuple[_Line, _Line]:
        """The first and the last line of the current segment, of the row where it is not shown."""
        row = self._row_of(self.current)
        lines = self._row(row).lines_of(self.current) or (0, 0)
        return _Line(row, lines[0]), _Line(row, lines[1])

    def _row_of(self, ref: SegmentRef) -> _Row:
        number = self._page.row_of(self._bitext.positions[ref.paragraph])
        if self._is_of_table(number):
            return _Row(number, 0)
        for part, row in enumerate(self._parts_of(number)):
            if any(segment.id == ref.segment for segment in row.segments):
                return _Row(number, part)
        raise KeyError(ref)

    def _segment_at(self, at: _Line, x: int = 0) -> SegmentRef | None:
        return self._row(at.row).segment_at(at.line, x)

    def _before(self, at: _Line, count: int) -> _Line:
        """The line `count` lines before another; the first one of all before that."""
        row, line = at
        while count > line:
            before = self._previous(row)
            if before is None:
                return _Line(row, 0)
            count -= line
            row, line = before, self._row(before).height
        return _Line(row, line - count)

    def _after(self, at: _Line, count: int) -> _Line:
        """The line `count` lines after another; the last one of all after that."""
        row, line = at.row, at.line + count
        while line >= (height := self._row(row).height):
            following = self._next(row)
            if following is None:
                return _Line(row, max(0, height - 1))
            line -= height
            row = following
        return _Line(row, line)

    def _next(self, row: _Row) -> _Row | None:
        if row.part + 1 < len(self._parts_of(row.number)):
            return _Row(row.number, row.part + 1)
        if row.number + 1 < len(self._page):
            return _Row(row.number + 1, 0)
        return None

    def _previous(self, row: _Row) -> _Row | None:
        if row.part:
            return _Row(row.number, row.part - 1)
        if row.number:
            return _Row(row.number - 1, len(self._parts_of(row.number - 1)) - 1)
        return None

    def _is_of_table(self, number: int) -> bool:
        """Whether a row is one of a table; a cell of many sentences is a row of the page itself."""
        first, *others = self._page.paragraphs(number)
        return bool(others) or (first.layout.cell is not None and len(parts_of(first)) == 1)

    def _parts_of(self, number: int) -> tuple[Paragraph, ...]:
        """The parts of a row; a row of a table is one, whatever stands for it here."""
        parts = self._parts.get(number)
        if parts is None:
            paragraphs = self._page.paragraphs(number)
            parts = tuple(paragraphs[:1]) if len(paragraphs) > 1 else parts_of(paragraphs[0])
            self._parts[number] = parts
        return parts

    def _row(self, row: _Row) -> ReadingRow:
        made = self._rows.get(row)
        if made is None:
            made = self._rows[row] = self._make(row)
        return made

    def _make(self, row: _Row) -> ReadingRow:
        if self._is_of_table(row.number):
            styles = self._styles.named
            return table_row(self._page, row.number, self._layout, styles, self._current_ref)
        parts = self._parts_of(row.number)
        paragraph = parts[row.part]
        own = frozenset(segment.id for segment in paragraph.segments)

        def current() -> SegmentRef | None:
            return self.current if self.current.segment in own else None

        return paragraph_row(
            paragraph,
            self._layout,
            self._styles.named,
            current,
            above=int(paragraph.kind is Kind.HEADING and row > _Row(0, 0)),
            below=int(row.part + 1 == len(parts) and not self._is_close_to_next(row.number)),
        )

    def _current_ref(self) -> SegmentRef:
        return self.current

    def _is_close_to_next(self, number: int) -> bool:
        if number + 1 == len(self._page):
            return False
        here, following = self._page.paragraphs(number), self._page.paragraphs(number + 1)
        return stand_together(here[-1], following[0])
