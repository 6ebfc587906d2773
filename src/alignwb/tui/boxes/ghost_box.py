"""A box that shows what may follow the cursor, dim, without having it."""

import re
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual._time import get_time
from textual.document._document import EditResult
from textual.strip import Strip
from textual.widgets.text_area import Edit

from alignwb.core.languages.visible import visible
from alignwb.tui.boxes.text_box import TextBox

_WORD = re.compile(r"\s*\S+|\s+")


class GhostBox(TextBox):
    """Draws a ghost text behind its text, on the lines below it too.

    A ghost is drawn and nothing else: it is in no text, cannot be selected, moves no cursor.

    Attributes:
        ghost_since_s: When (on Textual's clock, as events are) the ghost came to be shown.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"ghost-box--ghost"}
    DEFAULT_CSS = """
    GhostBox .ghost-box--ghost { color: $foreground; text-style: dim italic; }
    """

    _ghost = ""
    ghost_since_s = 0.0

    @property
    def ghost(self) -> str:
        """The ghost text that is shown; "" for none."""
        return self._ghost

    def show_ghost(self, text: str) -> None:
        """Show a ghost text behind the cursor, which is at the end of the text; "" for none.

        What was shown before as the end of a longer one has been seen since then.
        """
        if text == self._ghost:
            return
        if not (text and self._ghost.endswith(text)):
            self.ghost_since_s = get_time()
        self._ghost = text
        self.refresh()

    def edit(self, edit: Edit) -> EditResult:
        """Make a change (Textual's edit); what is typed of the ghost is no longer to come."""
        is_typed = edit.text and edit.from_location == edit.to_location == self.document.end
        rest = self._ghost.removeprefix(edit.text) if is_typed else self._ghost
        result = super().edit(edit)
        self.show_ghost(rest if rest != self._ghost else "")
        return result

    def undo(self) -> None:
        """Undo the last changes (Textual's undo)."""
        self.show_ghost("")
        super().undo()

    def redo(self) -> None:
        """Do again what was undone (Textual's redo)."""
        self.show_ghost("")
        super().redo()

    @property
    def is_at_end(self) -> bool:
        """Whether the cursor is behind the whole text, and nothing is selected."""
        return self.selection.is_empty and self.cursor_location == self.document.end

    def render_line(self, y: int) -> Strip:
        """A line as it is drawn, with what of the ghost is on it (Textual's render_line)."""
        strip = super().render_line(y)
        if not (self._ghost and self.is_at_end):
            return strip
        column, row = self.cursor_screen_offset - self.content_region.offset
        chunks = ghost_lines(visible(self._ghost), column, self.wrap_width)
        if not 0 <= y - row < len(chunks) or not chunks[y - row]:
            return strip
        return self._with_chunk(strip, column if y == row else 0, chunks[y - row], y == row)

    def _with_chunk(self, strip: Strip, column: int, chunk: str, has_cursor: bool) -> Strip:
        style = self.get_component_rich_style("ghost-box--ghost", partial=True)
        background = next((each.style for each in strip.crop(column) if each.style), None)
        plain = style if background is None else background.without_color + style
        segments = [Segment(chunk, plain)]
        if has_cursor and self._draw_cursor:
            cursor = next(iter(strip.crop(column, column + 1)), None)
            segments = [
                Segment(chunk[:1], cursor.style if cursor else plain),
                Segment(chunk[1:], plain),
            ]
        end = column + cell_len(chunk)
        return Strip.join([strip.crop(0, column), Strip(segments), strip.crop(end)])


def ghost_lines(text: str, column: int, width: int) -> list[str]:
    """The text on lines of that width, the first of them behind `column`; words stay whole.

    A space that a line would begin with is left out; a word longer than a line is cut off.
    """
    lines = [""]
    room = width - column
    for found in _WORD.finditer(text):
        word = found[0]
        if cell_len(word) > room:
            if len(lines) > 1 or lines[0] or column:
                lines.append("")
                room = width
            word = word.lstrip()
        while cell_len(word) > room:
            word = word[:-1]
        lines[-1] += word
        room -= cell_len(word)
    return lines
