"""A small text file of a project with a thing a line, which people may edit too."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from alignwb.errors import FormatError
from alignwb.files.file_bytes import read_bytes_if_there
from alignwb.files.reading_limits import MOST_TABLE_BYTES
from alignwb.formats.atomic import write_atomically


@dataclass(frozen=True, slots=True)
class LineFile:
    """Reads and changes such a file; one that is not there has no lines.

    All other lines keep their bytes.  Blank lines and those that begin with # say nothing.

    Attributes:
        path: The file.
        head: What a new one begins with, with its line end.
    """

    path: Path
    head: str

    def lines(self) -> tuple[tuple[int, str], ...]:
        """The lines that say something, without white space around, by their number from 1 on.

        Raises FormatError or ProjectError if the file cannot be read.
        """
        lines = enumerate(map(str.strip, self._text().splitlines()), start=1)
        return tuple((number, line) for number, line in lines if is_said(line))

    def add(self, line: str) -> None:
        """Put a line at the end.  Raises as `lines` does, and ProjectError if it is not written."""
        before = self._text() or self.head
        gap = "" if before.endswith("\n") else "\n"
        write_atomically(self.path, f"{before}{gap}{line}\n".encode())

    def remove(self, is_it: Callable[[str], bool]) -> bool:
        """Take out the lines of which that is true; False if there are none.  Raises as `add`."""
        lines = self._text().splitlines(keepends=True)
        kept = [line for line in lines if not (is_said(line.strip()) and is_it(line.strip()))]
        if len(kept) == len(lines):
            return False
        write_atomically(self.path, "".join(kept).encode())
        return True

    def _text(self) -> str:
        data = read_bytes_if_there(self.path, MOST_TABLE_BYTES) or b""
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            raise FormatError(
                f"{self.path}:{line}: not UTF-8", hint="Save the file again as UTF-8 text."
            ) from None


def is_said(line: str) -> bool:
    """Whether a line says something."""
    return bool(line) and not line.startswith("#")
