"""Textual's text area made quick for a long line: only the part of it that is asked for is cut.

Textual cuts the whole line into all its wrapped parts for each part that it paints, and for each
step of the cursor.
"""

from collections.abc import Iterable
from itertools import pairwise
from typing import SupportsIndex, overload

from rich.containers import Lines
from rich.style import Style
from rich.text import Text
from textual.document._wrapped_document import WrappedDocument


class LongLine(Text):
    """A line of which `divide` gives the parts one by one, as they are asked for."""

    def stylize(self, style: str | Style, start: int = 0, end: int | None = None) -> None:
        """Style a part (rich's `stylize`).

        A style of the whole line, which Textual gives to that of the cursor, lies under those of
        its parts.
        """
        if start == 0 and end is None:
            self.stylize_before(style)
        else:
            super().stylize(style, start, end)

    def divide(self, offsets: Iterable[int]) -> Lines:
        """The parts between the offsets (rich's `divide`)."""
        cuts = list(offsets)
        return _Parts(self, cuts) if len(cuts) > 2 else super().divide(cuts)


class _Parts(Lines):
    """The parts of a line, cut when they are asked for.

    Textual asks for the part it paints, and then for each one before it to count its tabs; where
    the line has none, these are all the same to it.
    """

    def __init__(self, line: Text, cuts: list[int]) -> None:
        super().__init__()
        self._line = line
        self._edges = [0, *cuts, len(line.plain)]
        self._painted: int | None = None
        self._without_tabs = None if "\t" in line.plain else Text()

    def __len__(self) -> int:
        return len(self._edges) - 1

    @overload
    def __getitem__(self, index: SupportsIndex) -> Text: ...
    @overload
    def __getitem__(self, index: slice) -> list[Text]: ...
    def __getitem__(self, index: SupportsIndex | slice) -> Text | list[Text]:
        if isinstance(index, slice):
            return [self[each] for each in range(*index.indices(len(self)))]
        place = range(len(self))[index.__index__()]
        if self._painted is None:
            self._painted = place
        elif place < self._painted and self._without_tabs is not None:
            return self._without_tabs
        return self._line[self._edges[place] : self._edges[place + 1]]


class LongLineDocument(WrappedDocument):
    """A wrapped document that cuts strings where Textual's cuts styled text."""

    def get_sections(self, line_index: int) -> list[str]:
        """The wrapped parts of a line (Textual's `get_sections`)."""
        line = self.document[line_index]
        edges = [0, *self.get_offsets(line_index), len(line)]
        return [line[start:end] for start, end in pairwise(edges)]
