"""The help panel: what the screen is and every key, from its command table."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from alignwb.tui.boxes.dialog import Dialog
from alignwb.tui.boxes.dialog_keys import bound
from alignwb.tui.commands import Command, Group, common


class HelpScreen(Dialog[None]):
    """The purpose of a screen, its keys by group, and the meaning of its marks."""

    BINDINGS = [  # noqa: RUF012 - Textual's way
        Binding("escape,q", "dismiss(None)", "Back"),
        bound(common.HELP, "dismiss(None)", "Back"),
    ]

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

    def __init__(
        self, introduction: str, commands: Sequence[Command], marks: Sequence[tuple[str, str]]
    ) -> None:
        super().__init__()
        self._text = _help(introduction, commands, marks)

    def compose(self) -> ComposeResult:
        """The text in a scrolling box (Textual's compose)."""
        with VerticalScroll() as box:
            box.border_title = "Help"
            box.border_subtitle = "Esc goes back"
            yield Static(self._text, markup=False)


def _help(
    introduction: str, commands: Sequence[Command], marks: Sequence[tuple[str, str]]
) -> Content:
    lines = [Content(introduction), Content("")]
    for group in _groups(commands):
        lines.append(Content.styled(group, "bold $accent"))
        lines += [
            Content.assemble(
                (f"{command.key:<12}", "bold"),
                f" {command.label}",
                (f"  ({', '.join(command.shown_keys[1:])})", "$foreground-darken-2")
                if len(command.shown_keys) > 1
                else "",
            )
            for command in commands
            if command.group is group
        ]
        lines.append(Content(""))
    lines.append(Content.styled("Marks", "bold $accent"))
    lines += [Content(f"{mark:<3} {meaning}") for mark, meaning in marks]
    return Content("\n").join(lines)


def _groups(commands: Sequence[Command]) -> list[Group]:
    present = {command.group for command in commands}
    return [group for group in Group if group in present]
