"""Five lines for whoever sees a screen for the first time; they go away with the first key."""

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import Static


class FirstHint(Static):
    """Shows the lines; it takes its room from the text, so that it covers nothing."""

    DEFAULT_CSS = """
    FirstHint {
        height: auto; padding: 0 1; background: $panel;
        border-top: solid $accent; border-title-color: $accent; border-title-style: bold;
    }
    """

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__(Content("\n").join(map(_with_keys_marked, lines)), markup=False)
        self.border_title = "Welcome · this goes away with the first key"


def _with_keys_marked(line: str) -> Content:
    """The line with what stands between two backquotes shown as keys are."""
    parts = line.split("`")
    return Content.assemble(
        *((part, "bold $accent") if place % 2 else part for place, part in enumerate(parts))
    )
