"""The help panel: what the screen is and every key, from the command table."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from alignwb.tui.commands import COMMANDS, Group
from alignwb.tui.key_names import spoken
from alignwb.tui.paragraph_lines import ORIGIN_MARKS, STATUS_MARKS

_INTRODUCTION = """\
Dutch on the left, English on the right; the sentence you are at is highlighted in both. \
Write in the box at the foot. Whatever you type is kept as you type it; Enter vouches for the \
sentence and goes on to the next open one. ↑ at the top of the box and ↓ at its foot leave it \
for the sentence before or after; a click goes anywhere."""


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

    def compose(self) -> ComposeResult:
        """The text in a scrolling box (Textual's compose)."""
        with VerticalScroll() as box:
            box.border_title = "Help"
            box.border_subtitle = "Esc goes back"
            yield Static(_help(), markup=False)


def _help() -> Content:
    lines = [Content(_INTRODUCTION), Content("")]
    for group in Group:
        lines.append(Content.styled(group, "bold $accent"))
        lines += [
            Content.assemble(
                (f"{spoken(command.keys[0]):<12}", "bold"),
                f" {command.label}",
                (f"  ({', '.join(map(spoken, command.keys[1:]))})", "$foreground-darken-2")
                if len(command.keys) > 1
                else "",
            )
            for command in COMMANDS
            if command.group is group
        ]
        lines.append(Content(""))
    lines.append(Content.styled("Marks", "bold $accent"))
    lines += [Content(f"{mark:<3} {status}") for status, mark in STATUS_MARKS.items()]
    lines += [
        Content(f"{mark:<3} from {kind.upper()}") for kind, mark in ORIGIN_MARKS.items() if mark
    ]
    return Content("\n").join(lines)
