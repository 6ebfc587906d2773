"""The box in which a filter is written."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input, Static

from alignwb.core.filters.filter_line import ConditionName, Filter, parse_filter
from alignwb.core.languages.visible import visible
from alignwb.errors import AlignwbError
from alignwb.tui.boxes.line_box import LineBox
from alignwb.tui.boxes.typing_dialog import TypingDialog
from alignwb.tui.commands import common
from alignwb.tui.dialogs.titled_frame import TitledFrame

_HELP = (
    f"Conditions: {', '.join(ConditionName)}\n"
    "Such as: status:draft,edited note -term:Sovnarkom score:<-0.5 since:7d target:/colou?r/"
)


class FilterScreen(TypingDialog[None]):
    """Tells the filter that is written; whoever is told closes it, or says why it cannot be.

    Args:
        line: The filter by now.
        dims: Whether what does not fit is dimmed, not hidden.
        on_ask: Told the filter, and whether it dims.
    """

    box = common.FILTER.id
    is_question = True

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "turn_dims", "Hide or dim", priority=True),
    ]
    DEFAULT_CSS = """
    FilterScreen {
        background: transparent;
        align: left bottom;
        & > Vertical { height: auto; border: round $primary; background: $surface; padding: 0 1; }
        & Static { height: auto; color: $text-muted; }
    }
    """

    def __init__(
        self, line: str, *, dims: bool, on_ask: Callable[["FilterScreen", Filter, bool], None]
    ) -> None:
        super().__init__()
        self._line = line
        self._dims = dims
        self._on_ask = on_ask

    def compose(self) -> ComposeResult:
        """A line to write in, and what can be written (Textual's compose)."""
        with TitledFrame() as box:
            box.border_title = "Show only segments that fit"
            yield LineBox(self._line, compact=True)
            yield Static(_HELP, markup=False)

    def on_mount(self) -> None:
        """Say what becomes of what does not fit."""
        super().on_mount()
        self._show_ways()

    def action_turn_dims(self) -> None:
        """Hide what does not fit, or dim it."""
        self._dims = not self._dims
        self._show_ways()

    def say(self, words: str) -> None:
        """Say why the filter cannot be, or that it is being looked for."""
        if self.is_open:
            self.query_one(Static).update("\n".join(map(visible, words.splitlines())))

    def _show_ways(self) -> None:
        others = "dims" if self._dims else "hides"
        self.query_one(
            TitledFrame
        ).border_subtitle = (
            f"Enter filters · empty it to show all · Tab {others} the others · Esc back"
        )

    @on(Input.Submitted)
    def _ask(self, event: Input.Submitted) -> None:
        try:
            asked = parse_filter(event.value)
        except AlignwbError as error:
            self.say(f"{error.message}\n{error.hint}")
        else:
            self._on_ask(self, asked, self._dims)
