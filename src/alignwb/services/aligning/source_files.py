"""The text in a file that someone wants aligned."""

from pathlib import Path

from alignwb.errors import FormatError
from alignwb.formats.text.source_text import read_source


def read_text(path: Path, encoding: str | None = None) -> str:
    """The text of a plain text file; see `read_source`.

    encoding: of a file that is not in Unicode; one that is ignores it, so that the two sides of an
    alignment can be told of together.  Raises FormatError.
    """
    try:
        return read_source(path)
    except FormatError as error:
        if not isinstance(error.__cause__, UnicodeDecodeError):
            raise
        if encoding is not None:
            return read_source(path, encoding)
        raise FormatError(
            error.message,
            hint="Name its encoding with --encoding (cp1252, latin-1, …) or save it as UTF-8.",
        ) from error
