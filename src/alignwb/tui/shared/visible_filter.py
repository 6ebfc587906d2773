"""The last thing that every line of the screen goes through on its way to the terminal."""

from collections.abc import Sequence

from rich.cells import cell_len
from rich.segment import Segment as TextSegment
from textual.color import Color
from textual.filter import LineFilter

from alignwb.core.languages.visible import visible


class VisibleFilter(LineFilter):
    """Lets no control character through, whatever a widget draws.

    What draws text of a file makes it visible itself, since only there the columns can be kept.
    What forgets to loses here the characters that have no width.
    """

    def apply(self, segments: Sequence[TextSegment], background: Color) -> list[TextSegment]:  # noqa: ARG002
        """The line with pictures for what is hidden and takes a cell, and without the rest."""
        return [_shown(segment) for segment in segments]


def _shown(segment: TextSegment) -> TextSegment:
    picture = visible(segment.text)
    if picture == segment.text:
        return segment
    text = "".join(
        shown
        for character, shown in zip(segment.text, picture, strict=True)
        if character == shown or cell_len(character) == 1
    )
    return TextSegment(text, segment.style, segment.control)
