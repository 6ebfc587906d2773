"""The bitext file of a document as it was last read or written, and whether it still is."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from alignwb.core.bitext.bitext import Bitext
from alignwb.errors import AlignwbError, FormatError, UnmergedError
from alignwb.files.file_bytes import read_bytes_if_there
from alignwb.formats.atomic import write_atomically
from alignwb.formats.xliff import XliffFile, read_xliff

_FileTimes = tuple[int, int, int]


def read_work(data: bytes, path: Path) -> XliffFile:
    """A file to work on.  Raises FormatError if it is no bitext, or one without any segment.

    Such a file is valid XLIFF, and commands read it; but nobody can work where nothing is.
    """
    file = read_xliff(data, path)
    if not file.bitext.paragraphs:
        raise FormatError(
            f"{path}: there is no unit with text in this file, so nothing to translate",
            hint="Is it the right file?  Its texts may be in another one.",
        )
    return file


class SavedFile:
    """A bitext file and its content when it was last read or written.

    Args:
        path: The file.
        known: Its content when it was last read or written.
        copies: Copies of it, that say who may read it if it has been removed.
    """

    def __init__(self, path: Path, known: XliffFile, copies: Iterable[Path] = ()) -> None:
        self.path = path
        self.known = known
        self._copies = tuple(copies)
        self._times: _FileTimes | None = None

    def has_changed(self) -> bool:
        """Whether another program has changed or removed it.

        As long as its size and times are the same, it is not read.
        """
        times = self._look()
        if times is not None and times == self._times:
            return False
        if read_bytes_if_there(self.path) != self.known.data:
            return True
        self._times = times
        return False

    def on_disk(self) -> Bitext:
        """The bitext that can be read from it now; one without paragraphs if none can."""
        with suppress(AlignwbError):
            data = read_bytes_if_there(self.path)
            if data is not None:
                return read_xliff(data, self.path).bitext
        known = self.known.bitext
        return Bitext(known.document, known.original, ())

    def read_if_changed(self) -> XliffFile | None:
        """Its content if another program has changed it; None if not, or if it is gone.

        Raises FormatError if it is no longer a bitext.
        """
        data = read_bytes_if_there(self.path)
        if data is None or data == self.known.data:
            return None
        try:
            return read_work(data, self.path)
        except FormatError as error:
            what = "Repair it, or move it away, and save again:"
            if isinstance(error, UnmergedError):
                what = f"{error.hint}. Save again after that:"
            raise FormatError(
                f"the file was changed by another program: {error.message}",
                hint=f"It is left as it is. {what} your work is safe in the journal.",
            ) from error

    def write(self, file: XliffFile) -> None:
        """Write it.  Raises ProjectError if that fails; nothing has changed then."""
        write_atomically(
            self.path, file.data, no_wider_than=() if self.path.exists() else self._copies
        )
        self.known = file
        self._times = self._look()

    def _look(self) -> _FileTimes | None:
        try:
            status = self.path.stat()
        except OSError:
            return None
        return status.st_mtime_ns, status.st_size, status.st_ino
