"""The box in which a text of the current bead is corrected, and which all keys go through."""

from collections.abc import Mapping

from textual import events

from alignwb.tui.boxes.segment_editor import SegmentEditor

_SAME_BURST_S = 0.02


class ReviewBox(SegmentEditor):
    """Has the focus also while it is shut: then it takes no room, and letters are commands.

    All keys pass through this one widget's queue, so that what is typed right after the key that
    opens the box lands in it, and what is typed right after Enter is a command again, however
    fast they come.

    Args:
        commands: The screen's action for each key while the box is shut.
        ways_out: The action for each key that leaves the text to itself while it is open.
    """

    DEFAULT_CSS = """
    ReviewBox { height: 0; min-height: 0; }
    ReviewBox.-open { height: 3; }
    """

    def __init__(self, commands: Mapping[str, str], ways_out: Mapping[str, str]) -> None:
        super().__init__(commands)
        self._commands = commands
        self._ways_out = ways_out
        self._pasted_at_s = 0.0
        self.shut()

    @property
    def is_open(self) -> bool:
        """True while something can be typed."""
        return self.actions is self._ways_out

    async def on_key(self, event: events.Key) -> None:
        """Run a command key; but the Enter at the end of a paste is no command."""
        if not self.is_open and event.time - self._pasted_at_s < _SAME_BURST_S:
            event.stop()
            event.prevent_default()
        else:
            await super().on_key(event)

    def _on_paste(self, event: events.Paste) -> None:  # type: ignore[override]
        if not self.is_open and self.app.screen is self.screen:
            event.prevent_default()
            self._pasted_at_s = event.time
            self.notify(
                "Pasted text is no command here; open a text first to put it in.",
                severity="warning",
                timeout=4,
            )

    def open(self, text: str) -> None:
        """Take keys as text."""
        self.actions = self._ways_out
        self.add_class("-open")
        self.load(text)

    def shut(self) -> None:
        """Take keys as commands."""
        self.actions = self._commands
        self.remove_class("-open")
        self.load("", locked=True)
