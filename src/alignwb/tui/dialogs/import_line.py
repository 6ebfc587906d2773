"""The line that asks which file to import."""

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input, Static

from alignwb.core.languages.visible import visible
from alignwb.errors import AlignwbError
from alignwb.tui.boxes.line_box import LineBox
from alignwb.tui.boxes.typing_dialog import TypingDialog
from alignwb.tui.commands import common
from alignwb.tui.dialogs.titled_frame import TitledFrame

_HELP = "The path of a text, a document or a client's bitext; ~ is your own folder."


class ImportScreen(TypingDialog[None]):
    """Tells the path that is written; whoever is told closes it, or says why it cannot be.

    Args:
        on_ask: Told the path.
    """

    box = common.SWITCH_DOCUMENT.id

    DEFAULT_CSS: ClassVar[str] = """
    ImportScreen {
        align: center middle;
        & > Vertical {
            width: 80%; max-width: 100; height: auto;
            border: round $primary; background: $surface; padding: 0 1;
        }
        & Static { height: auto; color: $text-muted; }
    }
    """

    def __init__(self, on_ask: Callable[["ImportScreen", Path], None]) -> None:
        super().__init__()
        self._on_ask = on_ask

    def compose(self) -> ComposeResult:
        """A line to write in, and what can be written (Textual's compose)."""
        with TitledFrame() as box:
            box.border_title = "Import a file"
            box.border_subtitle = "Enter imports and opens it · Esc goes back"
            yield LineBox(compact=True)
            yield Static(_HELP, markup=False)

    def say(self, words: str) -> None:
        """Say that the file is being imported, or why it cannot be."""
        if self.is_mounted:
            self.query_one(Static).update("\n".join(map(visible, words.splitlines())))

    def say_why_not(self, error: AlignwbError) -> None:
        """Say why it cannot be imported, and what to do."""
        self.say("\n".join(filter(None, (error.message, error.hint))))

    @on(Input.Submitted)
    def _ask(self, event: Input.Submitted) -> None:
        written = _unquoted(event.value.strip())
        if not written:
            self.say(_HELP)
            return
        try:
            path = Path(written).expanduser()
        except RuntimeError:  # no such user
            path = Path(written)
        self.say(f"Importing {path.name}…")
        self._on_ask(self, path)


def _unquoted(written: str) -> str:
    """What is written without the quotation marks that a file manager puts around a path."""
    if len(written) > 1 and written[0] == written[-1] and written[0] in "'\"":
        return written[1:-1]
    return written.removeprefix("file://")
