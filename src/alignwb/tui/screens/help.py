"""The help panel: what the screen is and every key, from its command table."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from alignwb.tui.commands import Command, Group
from alignwb.tui.key_names import spoken
from alignwb.tui.paragraph_lines import ORIGIN_MARKS, STATUS_MARKS


class HelpScreen(ModalScreen[None]):
    """Keys by group, and the meaning of the marks."""

    BINDINGS = [Binding("escape,f1,q", "dismiss(None)", "Back")]  # noqa: RUF012 - Textual's way

    DEFAULT_CSS = """
    HelpScreen {
        align: right middle;
        & > VerticalScroll {
            width: 74; max-width: 100%; height: 100%;
            border: round $primary; background: $surface; padding: 0 1;
        }
        & Static { height: auto; }
    }
    """

    def __init__(self, introduction: str, commands: Sequence[Command]) -> None:
        super().__init__()
        self._introduction = introduction
        self._commands = commands

    def compose(self) -> ComposeResult:
        """The text in a scrolling box (Textual's compose)."""
        with VerticalScroll() as box:
            box.border_title = "Help"
            box.border_subtitle = "Esc goes back"
            yield Static(_help(self._introduction, self._commands), markup=False)


def _help(introduction: str, commands: Sequence[Command]) -> Content:
    lines = [Content(introduction), Content("")]
    for group in _groups(commands):
        lines.append(Content.styled(group, "bold $accent"))
        lines += [
            Content.assemble(
                (f"{spoken(command.keys[0]):<12}", "bold"),
                f" {command.label}",
                (f"  ({', '.join(map(spoken, command.keys[1:]))})", "$foreground-darken-2")
                if len(command.keys) > 1
                else "",
            )
            for command in commands
            if command.group is group
        ]
        lines.append(Content(""))
    lines.append(Content.styled("Marks", "bold $accent"))
    lines += [Content(f"{mark:<3} {status}") for status, mark in STATUS_MARKS.items()]
    lines += [
        Content(f"{mark:<3} from {kind.upper()}") for kind, mark in ORIGIN_MARKS.items() if mark
    ]
    return Content("\n").join(lines)


def _groups(commands: Sequence[Command]) -> list[Group]:
    present = {command.group for command in commands}
    return [group for group in Group if group in present]
