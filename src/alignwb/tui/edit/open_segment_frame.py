"""The frame at the foot of the edit screen: the source, a line of hints, and the box."""

from textual.containers import Vertical
from textual.geometry import Size

from alignwb.tui.boxes.segment_editor import SegmentEditor
from alignwb.tui.edit.panels import HintLine
from alignwb.tui.edit.source_line import SourceLine

_LOW = 32  # rows of the screen below which source and box are kept small


class OpenSegmentFrame(Vertical):
    """Gives source and box the lines they need, and shows by its colour what is confirmed."""

    def __init__(self, source: SourceLine, hints: HintLine, editor: SegmentEditor) -> None:
        super().__init__(source, hints, editor, id="open-segment")
        self._source = source
        self._editor = editor

    def fit(self, screen: Size) -> None:
        """Give source and box the lines they need on a screen of that size.

        A line too many stays: a box that changes its height at every step is restless to look at,
        and each change costs a new layout.
        """
        source, editor = self._source, self._editor
        low = screen.height < _LOW
        source_lines = min(max(source.lines_needed(screen.width), 2), 4 if low else 7)
        editor_lines = min(max(editor.lines_needed, 3), 5 if low else 8)
        for widget, lines in ((source, source_lines), (editor, editor_lines)):
            if not lines <= widget.size.height <= lines + 1:
                widget.styles.height = lines

    def show_status(self, *, is_done: bool) -> None:
        """Show whether the segment is confirmed."""
        self.set_class(is_done, "-done")
        self.set_class(not is_done, "-unconfirmed")
