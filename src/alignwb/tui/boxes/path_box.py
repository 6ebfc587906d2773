"""A box for a path, which Tab completes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from alignwb.services.project.written_paths import Completed
from alignwb.tui.boxes.line_box import LineBox


class PathBox(LineBox):
    """Holds a path.

    Args:
        path: What it holds at first.
        complete: Tells how a path goes on.
        placeholder: What is to be written.
        id: Of the widget.
    """

    @dataclass
    class Completing(Message):
        """A path was completed as far as is certain; `names` are what it may go on with."""

        names: Sequence[str]

    BINDINGS: ClassVar[list[BindingType]] = [Binding("tab", "complete", "Complete the path")]

    def __init__(
        self,
        path: str,
        complete: Callable[[str], Completed],
        *,
        placeholder: str = "",
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        super().__init__(path, placeholder, compact=True, id=id)
        self._complete = complete

    def action_complete(self) -> None:
        """Complete what is written; where that is whole already, go on to the next box."""
        found = self._complete(self.value)
        is_whole = found.text == self.value and len(found.names) < 2
        if is_whole:
            self.screen.focus_next()
            return
        self.value = found.text
        self.cursor_position = len(found.text)
        self.post_message(self.Completing(found.names if len(found.names) > 1 else ()))
