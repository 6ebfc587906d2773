"""Reading the text of a source document, or saying why it is no text.

It is plain text in UTF-8, with or without a byte order mark, or in UTF-16 or UTF-32 with one.
Other encodings have to be named and are never guessed, because a wrong guess looks right until
someone reads it.
"""

import re
import unicodedata
from pathlib import Path

from alignwb.core.shell_words import argument
from alignwb.errors import FormatError, UsageError
from alignwb.files.decoding import (
    COMMON_ENCODINGS,
    decode,
    marked_encoding,
    unmarked_utf_16,
    wrong_byte,
)
from alignwb.files.file_bytes import read_bytes
from alignwb.files.reading import reading, reason
from alignwb.files.reading_limits import MOST_TEXT_BYTES
from alignwb.formats.text.not_prose import refuse_what_is_no_prose

_OTHER_FORMATS = (
    (re.compile(rb"%PDF-"), "a PDF", "Let its name end in .pdf."),
    (
        re.compile(rb"PK\x03\x04"),
        "a zip archive (as .docx, .odt and .epub files are)",
        "Save it as plain text (.txt) in the program it comes from.",
    ),
    (
        re.compile(rb"\{\\rtf|\xd0\xcf\x11\xe0"),
        "a word processor's document",
        "Save it as plain text (.txt) in the program it comes from.",
    ),
    (
        re.compile(rb"\A\s*<(?:\?xml|!doctype|html)\b", re.IGNORECASE),
        "a marked-up document (XML or HTML)",
        "Save it as plain text (.txt) first.",
    ),
)
_CONTROLS = frozenset(map(chr, range(32))) - frozenset("\t\n\v\f\r\x1a\x1b") | {"\x7f"}
_SAMPLE = 4096
_MAX_CONTROL_SHARE = 0.05


def read_source(path: Path, encoding: str | None = None) -> str:
    """The text of a source file: no byte order mark, composed (NFC), line ends as they are.

    encoding: the encoding of a file that is not in Unicode, as Python names it; None for one that
    is.  Raises FormatError, with the place and what to do, if the file is empty, not text, no
    prose or in another encoding, ProjectError if it cannot be read, and UsageError if there is no
    such encoding.
    """
    with reading(path, "text"):
        return prose(read_bytes(path, MOST_TEXT_BYTES), path, encoding)


def prose(data: bytes, path: Path, encoding: str | None = None) -> str:
    """The text in the bytes of a source file.  Raises as `read_source` does."""
    text = source_text(data, path, encoding)
    refuse_what_is_no_prose(path, text)
    return text


def source_text(data: bytes, path: Path, encoding: str | None = None) -> str:
    """The text in the bytes of a source file, prose or not.  Raises as `read_source` does."""
    if not data.strip():
        raise FormatError(f"{path}: the file is empty", hint="Is it the right file?")
    for signature, what, hint in _OTHER_FORMATS:
        if signature.match(data):
            raise FormatError(f"{path}: this is {what}, not plain text", hint=hint)
    text = _decode(data, path, encoding)
    text = unicodedata.normalize("NFC", text.removeprefix("\ufeff"))
    if not text.strip():
        raise FormatError(f"{path}: there is no text in it", hint="Is it the right file?")
    if "\0" in text or _is_mostly_controls(text[:_SAMPLE]):
        raise _not_text(path)
    return text


def _decode(data: bytes, path: Path, encoding: str | None) -> str:
    marked = marked_encoding(data)
    if encoding is None and marked is None and b"\0" in data[:_SAMPLE]:
        raise _unmarked_or_binary(data[:_SAMPLE], path)
    name = encoding or marked or "utf-8"
    try:
        return decode(data, name)
    except LookupError as error:
        raise UsageError(
            f"there is no text encoding “{encoding}”", hint=COMMON_ENCODINGS
        ) from error
    except UnicodeDecodeError as error:
        raise _wrongly_encoded(data, path, name, error) from error
    except UnicodeError as error:
        raise FormatError(f"{path}: not in the encoding {name}: {reason(error)}") from error


def _wrongly_encoded(data: bytes, path: Path, name: str, error: UnicodeDecodeError) -> FormatError:
    sample = data[:_SAMPLE].decode("latin-1")
    if name == "utf-8" and _is_mostly_controls(sample):
        return _not_text(path)
    found = wrong_byte(data, name, error)
    place = f"{path}:{found.line}:{found.column}"
    if name not in {"utf-8", "utf-8-sig"}:
        return FormatError(
            f"{place}: byte {found.byte} does not fit the encoding {name}",
            hint="Is it the right encoding?",
        )
    likely = found.likely
    return FormatError(
        f"{place}: not UTF-8: byte {found.byte}, which would be “{found.character}” in {likely}",
        hint=f"If that is right: alignwb import --encoding {likely} {argument(path)}."
        f" Or convert it: iconv -f {likely} -t utf-8 {argument(path)} > NEW",
    )


def _unmarked_or_binary(sample: bytes, path: Path) -> FormatError:
    if name := unmarked_utf_16(sample):
        return FormatError(
            f"{path}: this looks like UTF-16 without a byte order mark",
            hint=f"If it is: alignwb import --encoding {name} {argument(path)}",
        )
    return _not_text(path)


def _not_text(path: Path) -> FormatError:
    return FormatError(
        f"{path}: this is a binary file, not text",
        hint="Sources are plain text (.txt or .md); save it as that first.",
    )


def _is_mostly_controls(sample: str) -> bool:
    return sum(character in _CONTROLS for character in sample) > _MAX_CONTROL_SHARE * len(sample)
