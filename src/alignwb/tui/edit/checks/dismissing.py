"""The question why a finding may stand."""

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input, Static

from alignwb.core.languages.visible import visible
from alignwb.tui.boxes.line_box import LineBox
from alignwb.tui.boxes.typing_dialog import TypingDialog
from alignwb.tui.dialogs.titled_frame import TitledFrame


class DismissScreen(TypingDialog[str | None]):
    """Asks for the reason of a dismissal; answers None if it was left."""

    box = "dismiss_finding"
    is_of_segment = True

    DEFAULT_CSS = """
    DismissScreen {
        align: center middle;
        & > Vertical {
            width: 80%; max-width: 100; height: auto; max-height: 80%;
            border: round $primary; background: $surface; padding: 0 1;
        }
        & Static { color: $text-muted; height: auto; }
    }
    """

    def __init__(self, message: str) -> None:
        super().__init__()
        self._message = message

    def compose(self) -> ComposeResult:
        """What was found, and a box for the reason (Textual's compose)."""
        with TitledFrame() as frame:
            frame.border_title = "Why may this stand?"
            yield Static(visible(self._message), markup=False)
            yield LineBox("", compact=True)
            yield Static("Enter dismisses it · Esc goes back", markup=False)

    @on(Input.Submitted)
    def _answer(self, event: Input.Submitted) -> None:
        self.dismiss(event.value)
