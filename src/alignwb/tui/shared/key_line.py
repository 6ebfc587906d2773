"""The bottom line: the commands most wanted, as many as fit, each also to be clicked."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.app import RenderResult
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from alignwb.tui.commands import Command

_GAP = 2


class KeyLine(Widget):
    """Shows commands by their footer words, in the order given; none is cut.

    The last one is always there, at the right edge: by it one finds all the others.
    """

    DEFAULT_CSS = "KeyLine { height: 1; dock: bottom; background: $panel; padding: 0 1; }"

    commands: reactive[Sequence[Command]] = reactive(())

    @dataclass
    class Chosen(Message):
        """A command was clicked."""

        command: Command

    def render(self) -> RenderResult:
        """The line (Textual's render)."""
        line = Content("")
        for command, start, _ in self._fitting():
            key_and_word = Content.assemble((command.key, "bold $accent"), f" {command.footer}")
            line = Content.assemble(line, " " * (start - line.cell_length), key_and_word)
        return line

    def on_click(self, event: events.Click) -> None:
        """Run the command under the click."""
        if (offset := event.get_content_offset(self)) is not None:
            for command, start, end in self._fitting():
                if start <= offset.x < end:
                    self.post_message(self.Chosen(command))

    def _fitting(self) -> list[tuple[Command, int, int]]:
        return self.placed(self.commands, self.content_size.width)

    @staticmethod
    def placed(commands: Sequence[Command], width: int) -> list[tuple[Command, int, int]]:
        """The commands that fit, with the cells they take; a long one makes way for short ones."""
        if not commands:
            return []
        *wanted, last = commands
        room = width - _length(last) - _GAP
        placed: list[tuple[Command, int, int]] = []
        start = 0
        for command in wanted:
            end = start + _length(command)
            if end <= room:
                placed.append((command, start, end))
                start = end + _GAP
        return [*placed, (last, max(start, width - _length(last)), width)]


def _length(command: Command) -> int:
    return Content(command.key).cell_length + 1 + Content(command.footer).cell_length
