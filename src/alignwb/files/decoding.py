"""Text from bytes: the encoding that somebody has named, or what the bytes say themselves."""

import codecs
import re
from dataclasses import dataclass

MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (codecs.BOM_UTF8, "utf-8-sig"),
)
"""The byte order marks that a file may begin with, and the encodings they are of."""

COMMON_ENCODINGS = "Common ones: utf-8, utf-16, cp1252 (Windows), latin-1, cp850 (DOS), mac-roman."
"""A hint for who named one that there is not."""

_LINE_END = re.compile(r"\r\n|\r|\n")
_SAMPLE = 4096

_NO_ENCODINGS_OF_FILES = frozenset(
    {"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined"}
)
"""Python has these among its encodings; on a large file some take for ever."""


def decode(data: bytes, encoding: str) -> str:
    """The text, without half characters (lone surrogates).

    Raises LookupError if there is no such encoding of files, UnicodeError if the bytes do not fit.
    """
    try:
        name = codecs.lookup(encoding).name
    except ValueError as error:  # a name with a zero byte
        raise LookupError(f"unknown encoding: {encoding!r}") from error
    if name.replace("_", "-") in _NO_ENCODINGS_OF_FILES:
        raise LookupError(f"{encoding} is no encoding of files")
    text = data.decode(encoding)
    if name != "utf-8":
        text.encode("utf-8")  # UTF-7 can hold half characters, which nothing can write again
    return text


@dataclass(frozen=True, slots=True)
class WrongByte:
    """The first byte of a file that does not fit its encoding.

    Attributes:
        line: Its line, from 1.
        column: Its character in that line, from 1.
        byte: The byte, in hexadecimal.
        likely: The encoding it is probably in.
        character: The character it is there.
    """

    line: int
    column: int
    byte: str
    likely: str
    character: str


def marked_encoding(data: bytes) -> str | None:
    """The encoding that a byte order mark names; None if there is no mark."""
    return next((name for mark, name in MARKS if data.startswith(mark)), None)


def unmarked_utf_16(data: bytes) -> str | None:
    """The encoding of bytes that look like UTF-16 without a mark; None if they do not."""
    sample = data[:_SAMPLE]
    for name, zeros, others in (
        ("utf-16-le", sample[1::2], sample[0::2]),
        ("utf-16-be", sample[0::2], sample[1::2]),
    ):
        if zeros.count(0) > 0.8 * len(zeros) and others.count(0) < 0.1 * len(others):
            return name
    return None


def wrong_byte(data: bytes, encoding: str, error: UnicodeDecodeError) -> WrongByte:
    """What is known of the byte that `error` is about.  data: the file from its beginning."""
    lines = _LINE_END.split(data[: error.start].decode(encoding, "replace"))
    byte = data[error.start : error.start + 1]
    # Bytes that are controls in Latin-1 are quotation marks and dashes in Windows-1252.
    likely = "cp1252" if re.search(rb"[\x80-\x9f]", data) else "latin-1"
    return WrongByte(
        len(lines), len(lines[-1]) + 1, byte.hex().upper(), likely, byte.decode(likely, "replace")
    )
