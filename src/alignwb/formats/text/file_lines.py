"""Files that hold a unit on each line, read line by line."""

from collections.abc import Iterator
from io import TextIOWrapper
from pathlib import Path

from alignwb.errors import FormatError, UsageError
from alignwb.files.decoding import COMMON_ENCODINGS, decode, marked_encoding, unmarked_utf_16
from alignwb.files.file_bytes import opened, read_bytes
from alignwb.files.reading_limits import MOST_CHARACTERS_OF_A_LINE, beyond_limit
from alignwb.formats.tables.table_rows import not_in_encoding, unmarked

_IMPORT = "alignwb memory import"
_SAMPLE = 4096


def encoding_of_lines(path: Path, given: str | None, command: str) -> str:
    """The encoding to read a file of lines in: the one that is given, else what its mark names.

    command: the command that takes `--encoding`, for the hint.  Raises UsageError if there is no
    such encoding, FormatError if a mark is missing that UTF-16 needs.
    """
    if given is not None:
        try:
            decode(b"", given)
        except LookupError as error:
            raise UsageError(
                f"there is no text encoding “{given}”", hint=COMMON_ENCODINGS
            ) from error
        return given
    with opened(path) as file:
        sample = file.read(_SAMPLE)
    marked = marked_encoding(sample)
    if marked is None and (utf_16 := unmarked_utf_16(sample)):
        raise unmarked(path, utf_16, command)
    return marked or "utf-8"


def lines_of_file(path: Path, encoding: str) -> Iterator[str]:
    """The lines with their ends, which are part of the text inside quotation marks.

    Raises FormatError where a line is longer than is read, or is not in the encoding.
    """
    try:
        with opened(path) as file, TextIOWrapper(file, encoding, newline="") as lines:
            number = 0
            while line := lines.readline(MOST_CHARACTERS_OF_A_LINE + 1):
                number += 1
                if len(line) > MOST_CHARACTERS_OF_A_LINE:
                    raise beyond_limit(
                        f"{path}, line {number}",
                        "the line is too long",
                        f"{MOST_CHARACTERS_OF_A_LINE:,} characters",
                        "Is it a table?  Each line holds a source and its target.",
                    )
                yield line.removeprefix("\ufeff") if number == 1 else line
    except UnicodeDecodeError as error:
        raise _wrongly_encoded(path, encoding, error) from error


def _wrongly_encoded(path: Path, encoding: str, error: UnicodeDecodeError) -> FormatError:
    """The error with its place, which a file that is read in parts does not tell."""
    data = read_bytes(path)
    try:
        data.decode(encoding)
    except UnicodeDecodeError as placed:
        return not_in_encoding(data, path, encoding, placed, _IMPORT)
    return FormatError(f"{path}: not in the encoding {encoding}: {error.reason}")
