"""A box of several lines that shows what its text hides, and never changes it."""

from typing import ClassVar

from rich.text import Text
from textual.document._document import EditResult, Location
from textual.document._document_navigator import DocumentNavigator
from textual.widgets import TextArea

from alignwb.core.bitext.codes import CODE, has_codes
from alignwb.tui.boxes.long_line import LongLine, LongLineDocument
from alignwb.tui.boxes.true_lines import ShownLines, TrueLines


class TextBox(TextArea):
    """Holds a text as it is and draws it with control characters and inline codes made visible.

    Attributes:
        own_codes: The codes that may be put in, as they are written in a text.  Others are those of
            another text: they are left out of what is typed and pasted, and that is said.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"text-box--code"}
    DEFAULT_CSS = """
    TextBox .text-box--code { color: $accent; text-style: bold; }
    """

    own_codes: frozenset[str] = frozenset()

    def get_line(self, line_index: int) -> Text:
        """A line as it is drawn (Textual's get_line)."""
        shown = self.wrapped_document.document.get_line(line_index)
        line = LongLine(shown, end="", no_wrap=True)
        text = self.document.get_line(line_index)
        if has_codes(text):
            style = self.get_component_rich_style("text-box--code", partial=True)
            for found in CODE.finditer(text):
                line.stylize(style, *found.span())
        return line

    def get_column_width(self, row: int, column: int) -> int:
        """The cells before a column (Textual's get_column_width)."""
        return Text(self.wrapped_document.document.get_line(row)[:column]).cell_len

    def _set_document(self, text: str, language: str | None) -> None:  # noqa: ARG002
        # Here alone Textual makes the document and what lays it out; no box has a language.
        document = TrueLines(text)
        self.document = document
        shown = ShownLines(document)
        self.wrapped_document = LongLineDocument(shown, tab_width=self.indent_width)
        self.navigator = DocumentNavigator(self.wrapped_document)
        self.move_cursor((0, 0))
        self._rewrap_and_refresh_virtual_size()

    def _rewrap_and_refresh_virtual_size(self) -> None:
        # Textual paints again only if the number of lines changes, and leaves the cursor where it
        # was before them.
        super()._rewrap_and_refresh_virtual_size()
        self._cursor_offset = self.wrapped_document.location_to_offset(self.cursor_location)
        self.refresh()
        if self.is_mounted and self.has_focus:
            self.app.cursor_position = self.cursor_screen_offset

    def _replace_via_keyboard(
        self, insert: str, start: Location, end: Location
    ) -> EditResult | None:
        # A terminal sends the line ends of what is pasted as it likes.
        insert = self.without_others_codes(insert.replace("\r\n", "\n").replace("\r", "\n"))
        return super()._replace_via_keyboard(insert, start, end)

    def without_others_codes(self, text: str) -> str:
        """The text without the codes of other texts; a message says that they are left out."""
        kept = CODE.sub(lambda found: found[0] if found[0] in self.own_codes else "", text)
        if kept != text:
            self.notify(
                "A code that this segment does not have was left out.",
                severity="warning",
                timeout=4,
            )
        return kept
