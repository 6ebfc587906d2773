"""The program that reads the text of a PDF with PDFium: the PDF from stdin, JSON lines to stdout.

It runs as a process of its own (`python -m alignwb.formats.pdf.pdfium_worker`), because PDFium is
native code: what makes it crash, hang or grow ends this process, and nothing that a user works in.
No other module imports pypdfium2.  Each line that it writes is an object with one key: `refused`
and why, or `pages` (how many), then for each `page` its words, and `end` with what is known of all.
"""

import ctypes
import json
import math
import os
import sys
from collections.abc import Iterator
from types import ModuleType
from typing import Any, BinaryIO

from alignwb.files.reading_limits import (
    MOST_PDF_MEMORY,
    MOST_PDF_PAGES,
    MOST_TEXT_BYTES,
    seconds_of_pdf,
)

LOCKED = "locked"
PAGES = "pages"
TEXT = "text"
DAMAGED = "damaged"

_REPLACED = frozenset((*range(32), 0xFFFD, 0xFFFF))
_HYPHENS = frozenset((2, 0xFFFE))
_LINE_ENDS = frozenset((10, 13))
_SPACES = frozenset(map(ord, " \t\u00a0\u2002\u2003\u2009\u200a\u3000"))
_PASSWORD_ERRORS = frozenset((4, 5))
_COMMENTS = frozenset((1, 3, 20))  # notes, free text and form fields
_LONGEST_COMMENT = 10_000
_RAISED = 1.0  # points


def main(source: BinaryIO, sink: BinaryIO) -> None:
    """Read a PDF within limits."""
    data = source.read()
    _limit_memory(len(data))
    limit_time(0)
    sink.writelines(
        json.dumps(message, separators=(",", ":")).encode() + b"\n" for message in _messages(data)
    )
    sink.flush()


def limit_time(pages: int) -> None:
    """Have the system end this process when it has used the seconds for so many pages."""
    _limit("RLIMIT_CPU", seconds_of_pdf(pages))


def _limit_memory(size: int) -> None:
    _limit("RLIMIT_AS", MOST_PDF_MEMORY + size)
    _limit("RLIMIT_CORE", 0)


def _limit(name: str, most: int) -> None:
    try:
        import resource
    except ImportError:  # not on Windows, where only the parent looks at the clock
        return
    kind = getattr(resource, name)
    _, hard = resource.getrlimit(kind)
    is_free = hard == resource.RLIM_INFINITY
    resource.setrlimit(kind, (most if is_free else min(most, hard), hard))


def _messages(data: bytes) -> Iterator[dict[str, Any]]:
    from pypdfium2 import raw

    raw.FPDF_InitLibraryWithConfig(raw.FPDF_LIBRARY_CONFIG(version=2))
    document = raw.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        error = raw.FPDF_GetLastError()
        yield {"refused": LOCKED if error in _PASSWORD_ERRORS else DAMAGED}
        return
    count = raw.FPDF_GetPageCount(document)
    if count > MOST_PDF_PAGES:
        yield {"refused": PAGES}
        return
    limit_time(count)
    yield {"pages": count}
    known: dict[str, Any] = {"unreadable": 0, "annotations": []}
    left = MOST_TEXT_BYTES
    for number in range(count):
        page = raw.FPDF_LoadPage(document, number)
        if not page:
            yield {"page": None}
            continue
        words = _words(raw, page, known)
        left -= len(words) + sum(len(word[0]) for word in words)
        if left < 0:
            yield {"refused": TEXT}
            return
        yield {"page": words}
        known["annotations"] += _annotations(raw, page)
        raw.FPDF_ClosePage(page)
    yield {"end": {**known, "attachments": max(0, raw.FPDFDoc_GetAttachmentCount(document))}}


def _words(raw: ModuleType, page: object, known: dict[str, Any]) -> list[tuple[Any, ...]]:
    """The words of a page, each as the fields of a `PdfWord`."""
    text = raw.FPDFText_LoadPage(page)
    if not text:
        return []
    made = _WordMaker(raw, text)
    count = raw.FPDFText_CountChars(text)
    for at in range(count):
        made.take(at, raw.FPDFText_GetUnicode(text, at))
    made.end_word(count)
    raw.FPDFText_ClosePage(text)
    known["unreadable"] += made.unreadable
    return made.words


class _WordMaker:
    """Makes words of the characters of a page."""

    def __init__(self, raw: ModuleType, text: object) -> None:
        self.words: list[tuple[Any, ...]] = []
        self.unreadable = 0
        self._raw, self._text = raw, text
        self._letters, self._start, self._begins = "", 0, "\n"

    def take(self, at: int, code: int) -> None:
        """Take in the character at a place."""
        if code in _SPACES:
            self.end_word(at)
            self._begins = self._begins or " "
        elif code in _LINE_ENDS:
            self.end_word(at)
            self._begins = "\n"
        elif code in _HYPHENS:
            # So PDFium writes a hyphen at the end of a line, and no end of the line behind it.
            self._letters += "-" if self._letters else ""
            self.end_word(at)
            self._begins = "\n"
        elif code in _REPLACED or code > sys.maxunicode:
            self.unreadable += 1
        else:
            self._take_letter(at, chr(code))

    def _take_letter(self, at: int, letter: str) -> None:
        is_other = bool(self._letters) and self._letters[-1].isdigit() != letter.isdigit()
        if is_other and _is_raised(self._raw, self._text, self._start, at):
            self.end_word(at)
        self._start = self._start if self._letters else at
        self._letters += letter

    def end_word(self, stop: int) -> None:
        """End the word, if one has begun, before the character at a place."""
        if self._letters:
            place = _place(self._raw, self._text, self._start, stop)
            self.words.append((_joined(self._letters), *place, self._begins))
            self._begins, self._letters = "", ""


def _is_raised(raw: ModuleType, text: object, before: int, at: int) -> bool:
    """Whether two characters stand on lines of their own, as the figure of a footnote does."""
    x, y, other = ctypes.c_double(), ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(text, before, x, y)
    raw.FPDFText_GetCharOrigin(text, at, x, other)
    return abs(other.value - y.value) > _RAISED


def _joined(letters: str) -> str:
    """Letters, where the halves of one (surrogates) may stand beside each other, as on Windows."""
    if letters.isascii():
        return letters
    return letters.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _place(
    raw: ModuleType, text: object, start: int, stop: int
) -> tuple[float, float, float, float, bool]:
    """Where the characters from `start` to `stop` stand: left, right, base, size, is turned."""
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(text, start, x, y)
    box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    raw.FPDFText_GetLooseCharBox(text, stop - 1, box)
    size = raw.FPDFText_GetFontSize(text, start)
    is_turned = False
    if raw.FPDFText_GetMatrix(text, start, matrix):
        size *= math.hypot(matrix.c, matrix.d)
        is_turned = abs(matrix.b) > abs(matrix.a) or matrix.a < 0
    numbers = (x.value, box.right, y.value, size)
    sound = (round(each, 2) if math.isfinite(each) else 0.0 for each in numbers)
    left, right, base, size = sound
    return left, right, base, size, is_turned


def _annotations(raw: ModuleType, page: object) -> list[str]:
    texts: list[str] = []
    for number in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, number)
        if not annotation:
            continue
        if raw.FPDFAnnot_GetSubtype(annotation) in _COMMENTS:
            texts += filter(None, (_value(raw, annotation, key) for key in (b"Contents", b"V")))
        raw.FPDFPage_CloseAnnot(annotation)
    return texts


def _value(raw: ModuleType, annotation: object, key: bytes) -> str:
    size = raw.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    if not 2 < size <= _LONGEST_COMMENT:
        return ""
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFAnnot_GetStringValue(
        annotation, key, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size
    )
    return buffer.raw.decode("utf-16-le", "replace").rstrip("\0").strip()


if __name__ == "__main__":
    main(sys.stdin.buffer, sys.stdout.buffer)
    sys.stdout.flush()
    # PDFium's own end is not awaited: a damaged document can make it crash there too.
    os._exit(0)
