"""The bytes of a document as text, each at its place, and text put into it again."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from alignwb.errors import FormatError
from alignwb.files.decoding import COMMON_ENCODINGS, marked_encoding, unmarked_utf_16, wrong_byte
from alignwb.files.reading_limits import MEGABYTE, MOST_TEXT_BYTES, beyond_limit

_LINE_END = re.compile(r"\r\n?|\n")
_BYTE_ORDER_MARK = "\ufeff"
_LONE = re.compile("[\ud800-\udfff]")
_WITHOUT_MARK = {"utf-8-sig": b"\xef\xbb\xbf"}
_WIDE = {"utf-16": "utf-16", "utf-32": "utf-32"}


@dataclass(frozen=True)
class DocumentText:
    """A document as text.

    Attributes:
        text: All of it.  A byte that does not fit the encoding is a half character.
        encoding: Of the bytes, as Python names it.
        mark: The byte order mark that stands before them; b"" for none.
        path: For messages.
    """

    text: str
    encoding: str
    mark: bytes
    path: Path

    def line(self, place: int) -> int:
        """The line (from 1) of a place in the text."""
        return bisect_right(self._line_starts, place)

    def lines(self, start: int, end: int) -> tuple[int, int]:
        """The first and the last line of a stretch of the text."""
        return self.line(start), self.line(max(start, end - 1))

    def sound(self, text: str, place: int) -> str:
        """A piece of the text.  Raises FormatError if bytes in it do not fit the encoding."""
        broken = None if text.isascii() else _LONE.search(text)
        if broken:
            raise FormatError(
                f"{self.path}, line {self.line(place)}: a byte there is not {self.encoding}:"
                f" {ord(broken[0]) & 0xFF:02X}",
                hint="Save the file in UTF-8 in the program it comes from.",
            )
        return text

    def can_hold(self, text: str) -> bool:
        """Whether the encoding has every character of a text."""
        try:
            text.encode(self.encoding)
        except UnicodeEncodeError:
            return False
        return True

    def with_changes(self, changes: Iterable[tuple[int, int, str]]) -> bytes:
        """The bytes with other texts in some stretches (start, end, text), none in another.

        Raises FormatError if the encoding lacks a character of a new text.
        """
        pieces: list[str] = []
        done = 0
        for start, end, new in sorted(changes):
            self._refuse_unknown_characters(new, start)
            pieces += (self.text[done:start], new)
            done = end
        pieces.append(self.text[done:])
        data = "".join(pieces).encode(self.encoding, "surrogateescape")
        mark = self.mark
        if not mark and marked_encoding(data):
            # The first character of a text would be taken for the mark, unless one stands before.
            mark = _BYTE_ORDER_MARK.encode(self.encoding)
        return mark + data

    def _refuse_unknown_characters(self, new: str, place: int) -> None:
        try:
            new.encode(self.encoding, "surrogateescape")
        except UnicodeEncodeError as error:
            raise FormatError(
                f"{self.path}, line {self.line(place)}: “{new[error.start]}” of the new text is no"
                f" character of the file's encoding, {self.encoding}",
                hint="Put another in its place, or save the file in UTF-8 and import that.",
            ) from None

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in _LINE_END.finditer(self.text))]


def document_text(data: bytes, path: Path, encoding: str = "utf-8") -> DocumentText:
    """Bytes as text, by their byte order mark, else in the encoding that the document names.

    Raises FormatError if there is nothing in it, too much, or if it is not in that encoding at all.
    """
    if len(data) > MOST_TEXT_BYTES:
        limit = f"{MOST_TEXT_BYTES // MEGABYTE} MB"
        raise beyond_limit(path, "it is too large", limit, "Split it.")
    if not data.strip():
        raise FormatError(f"{path}: the file is empty", hint="Is it the right file?")
    name = marked_encoding(data) or unmarked_utf_16(data) or encoding
    mark = b""
    if name in _WITHOUT_MARK:
        mark, name = _WITHOUT_MARK[name], "utf-8"
    elif name in _WIDE:
        mark = data[: 4 if name == "utf-32" else 2]
        name += "-le" if mark.startswith(b"\xff") else "-be"
    try:
        text = data[len(mark) :].decode(name, "surrogateescape")
        is_exact = text.encode(name, "surrogateescape") == data[len(mark) :]
    except LookupError as error:
        raise FormatError(
            f"{path}: there is no text encoding “{name}”", hint=COMMON_ENCODINGS
        ) from error
    except UnicodeError as error:
        raise FormatError(f"{path}: not in the encoding {name}: {error}") from error
    if not is_exact:
        raise FormatError(
            f"{path}: in {name} it could not be written back byte for byte",
            hint="Save it in UTF-8 in the program it comes from.",
        )
    return DocumentText(text, name, mark, path)


def utf_8_text(data: bytes, path: Path) -> DocumentText:
    """The same of a document that is in Unicode.  Raises FormatError with the first wrong byte."""
    document = document_text(data, path)
    if document.encoding == "utf-8" and _LONE.search(document.text):
        plain = data[len(document.mark) :]
        try:
            plain.decode("utf-8")
        except UnicodeDecodeError as error:
            wrong = wrong_byte(plain, "utf-8", error)
            raise FormatError(
                f"{path}, line {wrong.line}: the byte {wrong.byte} (character {wrong.column}) is"
                f" not UTF-8; in {wrong.likely} it is “{wrong.character}”",
                hint=f"If that is right: alignwb import --encoding {wrong.likely} FILE",
            ) from error
    return document
