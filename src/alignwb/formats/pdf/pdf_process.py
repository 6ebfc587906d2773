"""The pages of a PDF, read by PDFium in a process of its own that is ended in time."""

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from alignwb.errors import FormatError
from alignwb.files.reading_limits import (
    MEGABYTE,
    MOST_PDF_MEMORY,
    MOST_PDF_PAGES,
    MOST_TEXT_BYTES,
    beyond_limit,
    seconds_of_pdf,
)
from alignwb.formats.pdf import pdfium_worker
from alignwb.formats.pdf.pdf_pages import PdfPages, PdfWord

_PROGRAM = (sys.executable, "-P", "-m", "alignwb.formats.pdf.pdfium_worker")
_PATIENCE = 10
"""How many times the seconds of a processor may pass on a busy machine."""

_SPLIT = "Print the pages that are to be translated to a PDF of their own."
_MENDED = "Open it in another program and print it to a new PDF, or save its text (.txt)."


def pdf_pages(data: bytes, path: Path) -> PdfPages:
    """The words of each page of a PDF.

    An empty password opens it.  Raises FormatError, saying what to do, if it asks for another one,
    if it is damaged, and if it takes more time, memory, pages or text than is read.
    """
    try:
        done = subprocess.run(  # noqa: S603 (our own program, and no shell)
            _PROGRAM,
            input=data,
            capture_output=True,
            check=False,
            timeout=_PATIENCE * seconds_of_pdf(MOST_PDF_PAGES),
        )
    except subprocess.TimeoutExpired as error:
        raise _too_slow(path) from error
    messages = list(_messages(done.stdout))
    pages = [message["page"] for message in messages if "page" in message]
    for message in messages:
        if "refused" in message:
            raise _refusal(path, message["refused"])
    if not messages or "end" not in messages[-1]:
        raise _broken_off(path, done.returncode, done.stderr, len(pages))
    known = messages[-1]["end"]
    return PdfPages(
        tuple(None if page is None else tuple(PdfWord(*word) for word in page) for page in pages),
        known["unreadable"],
        tuple(known["annotations"]),
        known["attachments"],
    )


def _messages(output: bytes) -> Iterator[dict[str, Any]]:
    for line in output.splitlines(keepends=True):
        if line.endswith(b"\n"):  # what was cut off in the middle is none
            yield json.loads(line)


def _refusal(path: Path, why: str) -> FormatError:
    if why == pdfium_worker.LOCKED:
        return FormatError(
            f"{path}: this PDF is encrypted and asks for a password",
            hint="Open it with its password in another program and print it to a new PDF.",
        )
    if why == pdfium_worker.PAGES:
        return _beyond(path, "it has too many pages", f"{MOST_PDF_PAGES:,}")
    if why == pdfium_worker.TEXT:
        limit = f"{MOST_TEXT_BYTES // MEGABYTE} million characters"
        return _beyond(path, "there is too much text in it", limit)
    return FormatError(f"{path}: cannot be read as a PDF: it is damaged, or none", hint=_MENDED)


def _broken_off(path: Path, code: int, said: bytes, pages: int) -> FormatError:
    """Why the process came to no end."""
    if code == -getattr(signal, "SIGXCPU", 0):
        return _too_slow(path, pages)
    if b"No module named 'pypdfium2" in said:
        return FormatError(
            f"{path}: a PDF is read with pypdfium2, and that is not installed",
            hint="Install alignwb again: pip install alignwb",
        )
    where = f" at page {pages + 1}" if pages else ""
    limit = f"{MOST_PDF_MEMORY // MEGABYTE:,} MB"
    return FormatError(
        f"{path}: the program that reads PDFs broke down{where}: the file is damaged, or takes more"
        f" than {limit} of memory",
        hint=_MENDED,
    )


def _too_slow(path: Path, pages: int = 0) -> FormatError:
    where = f" at page {pages + 1}" if pages else ""
    return FormatError(f"{path}: this PDF takes too long to read{where}", hint=_MENDED)


def _beyond(path: Path, what: str, limit: str) -> FormatError:
    error = beyond_limit(path, what, limit, _SPLIT)
    assert isinstance(error, FormatError)
    return error
