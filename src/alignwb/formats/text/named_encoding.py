"""Documents in an encoding that somebody has named: read as UTF-8, and written in theirs again."""

from pathlib import Path

from alignwb.errors import FormatError
from alignwb.files.decoding import decode
from alignwb.files.reading import reading
from alignwb.formats.text.source_text import source_text


def in_utf_8(data: bytes, path: Path, encoding: str) -> bytes:
    """The bytes of a text in UTF-8.

    Raises FormatError if they are no text in that encoding, UsageError if there is none of its
    name.
    """
    with reading(path, "text"):
        source_text(data, path, encoding)  # says in words what is wrong with it
        return decode(data, encoding).encode("utf-8")


def is_kept(data: bytes, path: Path, encoding: str) -> bool:
    """Whether a text comes back byte for byte."""
    with reading(path, "text"):
        try:
            return decode(data, encoding).encode(encoding) == data
        except UnicodeError:
            return False


def from_utf_8(data: bytes, path: Path, encoding: str) -> bytes:
    """The bytes of a text that was read by `in_utf_8`, in its encoding again.

    Raises FormatError, with the line, if that lacks a character.
    """
    text = data.decode("utf-8")
    try:
        return text.encode(encoding)
    except LookupError as error:
        raise FormatError(f"{path}: there is no text encoding “{encoding}”") from error
    except UnicodeEncodeError as error:
        line = text.count("\n", 0, error.start) + 1
        raise FormatError(
            f"{path}, line {line}: “{text[error.start]}” of the new text is no character of the"
            f" file's encoding, {encoding}",
            hint="Put another in its place, or save the file in UTF-8 and import that.",
        ) from None
