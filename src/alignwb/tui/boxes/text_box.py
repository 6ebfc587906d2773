"""A box of several lines that shows what its text hides, and never changes it."""

from rich.text import Text
from textual.document._document import EditResult, Location
from textual.document._document_navigator import DocumentNavigator
from textual.widgets import TextArea

from alignwb.tui.boxes.long_line import LongLine, LongLineDocument
from alignwb.tui.boxes.true_lines import ShownLines, TrueLines


class TextBox(TextArea):
    """Holds a text as it is and draws it with its control characters made visible."""

    def get_line(self, line_index: int) -> Text:
        """A line as it is drawn (Textual's get_line)."""
        shown = self.wrapped_document.document.get_line(line_index)
        return LongLine(shown, end="", no_wrap=True)

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

    def _replace_via_keyboard(
        self, insert: str, start: Location, end: Location
    ) -> EditResult | None:
        # A terminal sends the line ends of what is pasted as it likes.
        insert = insert.replace("\r\n", "\n").replace("\r", "\n")
        return super()._replace_via_keyboard(insert, start, end)
