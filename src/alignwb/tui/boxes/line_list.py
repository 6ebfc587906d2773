"""A list of lines, of which a click chooses one."""

from textual.events import Click
from textual.widgets import OptionList


class LineList(OptionList):
    """Lines to choose from, as Textual's; but a double click is one choice.

    Its second half would choose what has come to stand there, where the list stays open.
    """

    def on_click(self, event: Click) -> None:
        """Leave out all but the first click of several, and one on a line that is gone."""
        line: int | None = event.style.meta.get("option")
        if event.chain > 1 or (line is not None and line >= self.option_count):
            event.prevent_default()
