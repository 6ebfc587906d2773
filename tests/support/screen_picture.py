"""What a terminal would show: as much of one as the screens of Textual need."""

import codecs
import re

from rich.cells import cell_len

_TOKEN = re.compile(
    r"\x1b\[(?P<row>\d+);(?P<column>\d+)H|\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*\x07"
    r"|(?P<end>\r|\n)|(?P<words>[^\x1b\r\n]+)"
)
_LONGEST = 64
"""No sequence that Textual sends is longer."""


class ScreenPicture:
    """Rows of cells, kept as bytes come in."""

    def __init__(self, columns: int, rows: int) -> None:
        self._cells = [[" "] * columns for _ in range(rows)]
        self._row = self._column = 0
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self._waiting = ""

    def feed(self, sent: bytes) -> None:
        """Take the next bytes."""
        text = self._waiting + self._decoder.decode(sent)
        # A sequence may be cut in two by reading.
        cut = text.rfind("\x1b", max(0, len(text) - _LONGEST))
        cut = len(text) if cut < 0 or _TOKEN.match(text, cut) else cut
        text, self._waiting = text[:cut], text[cut:]
        for token in _TOKEN.finditer(text):
            self._take(token)

    def rows(self) -> list[str]:
        """The rows as text."""
        return ["".join(row) for row in self._cells]

    def __contains__(self, words: str) -> bool:
        return any(words in row for row in self.rows())

    def _take(self, token: re.Match[str]) -> None:
        if token["row"]:
            self._row, self._column = int(token["row"]) - 1, int(token["column"]) - 1
        elif token["end"] == "\r":
            self._column = 0
        elif token["end"]:
            self._row += 1
        elif token["words"]:
            for character in token["words"]:
                self._put(character)

    def _put(self, character: str) -> None:
        row = self._cells[min(self._row, len(self._cells) - 1)]
        width = cell_len(character)
        for column in range(self._column, min(self._column + width, len(row))):
            row[column] = character if column == self._column else ""
        self._column += width
