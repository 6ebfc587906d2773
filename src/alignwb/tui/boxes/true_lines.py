"""What a box holds, and what it shows of it: Textual's own document is neither exact nor safe."""

from typing import overload

from textual.document._document import Document, EditResult, Location

from alignwb.core.languages.visible import visible


class TrueLines(Document):
    """A text as it is: lines end at line feeds and nowhere else, and no character is changed.

    Textual ends lines also at form feeds, separators and U+2028, and makes one of all line ends.
    """

    def __init__(self, text: str) -> None:
        super().__init__("")
        self._newline = "\n"
        self._lines = text.split("\n")

    def replace_range(self, start: Location, end: Location, text: str) -> EditResult:
        """Put `text` in the place of what stands there (Textual's replace_range)."""
        (top, left), (bottom, right) = sorted((start, end))
        replaced = self.get_text_range(start, end)
        before, after = self._line(top)[:left], self._line(bottom)[right:]
        *others, last = (before + text).split("\n")
        self._lines[top : bottom + 1] = [*others, last + after]
        return EditResult((top + len(others), len(last)), replaced)

    def _line(self, row: int) -> str:
        return self._lines[row] if row < len(self._lines) else ""


class ShownLines(TrueLines):
    """The lines of another document as they are shown: of each line the same number of characters.

    What lays lines out and moves the cursor over them measures these.
    """

    def __init__(self, shown: TrueLines) -> None:
        super().__init__("")
        self._lines = shown.lines

    @property
    def lines(self) -> list[str]:
        """Every line (Textual's lines)."""
        return [visible(line) for line in self._lines]

    @overload
    def __getitem__(self, line_index: int) -> str: ...

    @overload
    def __getitem__(self, line_index: slice) -> list[str]: ...

    def __getitem__(self, line_index: int | slice) -> str | list[str]:
        if isinstance(line_index, slice):
            return [visible(line) for line in self._lines[line_index]]
        return visible(self._lines[line_index])
