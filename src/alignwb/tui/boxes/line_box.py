"""A box of one line that shows what its text hides, and never changes it."""

from rich.cells import cell_len
from rich.text import Text
from textual.widgets import Input

from alignwb.core.bitext.codes import without_codes
from alignwb.core.languages.visible import visible


class LineBox(Input):
    """Holds a text as it is and draws it with its control characters made visible.

    What is put in is words that are searched for, terms, paths: never inline codes of a text.
    """

    # Textual draws what `_value` answers, and measures `value` in the two places below.
    @property
    def _value(self) -> Text:
        return Text(visible(self.value), no_wrap=True, overflow="ignore", end="")

    def replace(self, text: str, start: int, end: int) -> None:
        """Put a text in the place of a part, without inline codes (Textual's replace)."""
        super().replace(without_codes(text), start, end)

    def _position_to_cell(self, position: int) -> int:
        return cell_len(visible(self.value)[:position])

    def _cell_offset_to_index(self, offset: int) -> int:
        width = 0
        offset += self.scroll_offset.x
        for index, character in enumerate(visible(self.value)):
            width += cell_len(character)
            if offset < width:
                return index
        return len(self.value)
