"""The bottom line: the commands most wanted, as many as fit, each also to be clicked."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.app import RenderResult
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from alignwb.tui.commands import Command
from alignwb.tui.commands.key_names import spoken

_GAP = 2


class KeyLine(Widget):
    """Shows the commands that have a footer word, in the order given, cut between two of them."""

    DEFAULT_CSS = "KeyLine { height: 1; dock: bottom; background: $panel; padding: 0 1; }"

    @dataclass
    class Chosen(Message):
        """A command was clicked."""

        command: Command

    def __init__(self, commands: Sequence[Command]) -> None:
        super().__init__()
        self._commands = [command for command in commands if command.footer]

    def render(self) -> RenderResult:
        """The line (Textual's render)."""
        return Content(" " * _GAP).join(
            Content.assemble((spoken(command.keys[0]), "bold $accent"), f" {command.footer}")
            for command, _, _ in self._fitting()
        )

    def on_click(self, event: events.Click) -> None:
        """Run the command under the click."""
        if (offset := event.get_content_offset(self)) is not None:
            for command, start, end in self._fitting():
                if start <= offset.x < end:
                    self.post_message(self.Chosen(command))

    def _fitting(self) -> list[tuple[Command, int, int]]:
        """The commands that fit, with the cells they take."""
        placed: list[tuple[Command, int, int]] = []
        start = 0
        for command in self._commands:
            end = start + len(spoken(command.keys[0])) + 1 + len(command.footer)
            if end > self.content_size.width:
                break
            placed.append((command, start, end))
            start = end + _GAP
        return placed
