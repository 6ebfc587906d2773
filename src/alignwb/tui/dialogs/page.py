"""A page of tables that is read and left."""

import re
from collections.abc import Sequence

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from alignwb.core.languages.visible import visible
from alignwb.services.memory.document_page import PageTable
from alignwb.tui.boxes.dialog import Dialog
from alignwb.tui.boxes.dialog_keys import bound
from alignwb.tui.commands import EDITING, named

_NUMBER = re.compile(r"[-+]?\d[\d.,]*(?: %)?")


class PageScreen(Dialog[None]):
    """Shows tables under their headings; what comes later can be shown in their place."""

    BINDINGS = [  # noqa: RUF012 - Textual's convention
        Binding("escape,q", "dismiss(None)", "Back"),
        bound(named(EDITING, "figures"), "dismiss(None)", "Back"),
    ]
    DEFAULT_CSS = """
    PageScreen {
        align: center middle;
        & > VerticalScroll {
            width: 64; max-width: 100%; height: auto; max-height: 100%;
            border: round $primary; background: $surface; padding: 0 1;
        }
        & Static { height: auto; }
    }
    """

    def __init__(self, title: str, tables: Sequence[PageTable]) -> None:
        super().__init__()
        self._title = title
        self._tables = tables

    def compose(self) -> ComposeResult:
        """The tables in a scrolling box (Textual's compose)."""
        with VerticalScroll() as box:
            box.border_title = Content(visible(self._title))
            box.border_subtitle = "Esc goes back"
            yield Static(_text(self._tables), markup=False)

    def on_mount(self) -> None:
        """Show what came between the making of the page and now."""
        self.query_one(Static).update(_text(self._tables))

    def show(self, tables: Sequence[PageTable]) -> None:
        """Show other tables."""
        self._tables = tables
        if self.is_open:
            self.query_one(Static).update(_text(tables))


def _text(tables: Sequence[PageTable]) -> Content:
    lines: list[Content] = []
    for heading, rows in tables:
        if not rows:
            continue
        if heading:
            lines.append(Content.styled(visible(heading), "bold $accent"))
        columns = [
            _aligned([visible(cell) for cell in column]) for column in zip(*rows, strict=True)
        ]
        lines += [Content(f"  {'  '.join(cells)}".rstrip()) for cells in zip(*columns, strict=True)]
    return Content("\n").join(lines)


def _aligned(column: Sequence[str]) -> list[str]:
    """The cells of a column, as wide as its widest one: numbers to the right, words to the left.

    The first cell may be the heading of a column of numbers.
    """
    width = max(map(cell_len, column))
    filled = [cell for cell in column[1:] if cell] or column
    if all(_NUMBER.fullmatch(cell) for cell in filled):
        return [" " * (width - cell_len(cell)) + cell for cell in column]
    return [cell + " " * (width - cell_len(cell)) for cell in column]
