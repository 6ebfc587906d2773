"""Reading PO catalogues as pairs."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from alignwb.core.languages.language_codes import is_language
from alignwb.errors import FormatError
from alignwb.files.decoding import decode, marked_encoding
from alignwb.files.file_bytes import read_bytes
from alignwb.files.reading import reading, reason
from alignwb.files.reading_limits import MOST_XML_BYTES
from alignwb.formats.po.catalogue import header_fields
from alignwb.formats.po.po_entries import PoEntry, po_entries
from alignwb.formats.read_report import ReadReport
from alignwb.formats.translation_unit import TranslationUnit

_CHARSET = re.compile(rb"charset=([A-Za-z0-9._:-]{1,40})")
_PROPERTY = re.compile(r"([a-z][a-z-]*): (.*)")
_OWN = "alignwb"
_FUZZY = "an entry that is marked as fuzzy"
_OBSOLETE = "an entry that is obsolete"
_LACKING = "an entry without a source or a translation"


def read_po(
    path: Path, languages: Sequence[str] = ("nl", "en"), report: ReadReport | None = None
) -> Iterator[tuple[int, TranslationUnit]]:
    """The entries that have a translation, with their numbers from 1; the header is none.

    Singular and plural are a pair each.  A catalogue of the other direction is read the right way
    round, and one of another language gives nothing.  Fuzzy entries are left out, unless alignwb
    wrote them: those say their status.  Raises ProjectError if the file cannot be read, and
    FormatError with the line if it is no PO or not in its encoding.
    """
    report = report or ReadReport()
    with reading(path, "PO"):
        header: dict[str, str] = {}
        number = 0
        for entry in po_entries(decoded_po(read_bytes(path, MOST_XML_BYTES), path), path):
            if entry.is_header:
                header = header_fields(entry.target)
                _tell_languages(header, languages, report)
                continue
            number += 1
            yield from ((number, unit) for unit in _units(entry, number, header, languages, report))


def _units(
    entry: PoEntry,
    number: int,
    header: dict[str, str],
    languages: Sequence[str],
    report: ReadReport,
) -> Iterator[TranslationUnit]:
    is_own = header.get("x-generator", "").startswith(_OWN)
    direction = _direction(header, languages)
    if entry.is_obsolete:
        report.leave_out(number, _OBSOLETE)
    elif direction == 0:
        report.leave_out(number, "an entry in another language")
    elif "fuzzy" in entry.flags and not is_own:
        report.leave_out(number, _FUZZY)
    else:
        pairs = [pair for pair in _pairs(entry) if all(pair)]
        if not pairs:
            report.leave_out(number, _LACKING)
        properties = _properties(entry, is_own=is_own)
        for pair in pairs:
            source, target = pair[::direction]
            yield TranslationUnit(source, target, "\n".join(entry.notes), properties)


def _pairs(entry: PoEntry) -> list[tuple[str, str]]:
    pairs = [(entry.texts.get("msgid", ""), entry.target)]
    plurals = [text for key, text in entry.texts.items() if key.startswith("msgstr ")]
    if len(plurals) > 1:
        pairs.append((entry.texts.get("msgid_plural", ""), plurals[-1]))
    return pairs


def _properties(entry: PoEntry, *, is_own: bool) -> tuple[tuple[str, str], ...]:
    properties: list[tuple[str, str]] = []
    if is_own:
        found = (_PROPERTY.fullmatch(line) for line in entry.extracted)
        return tuple((each[1], each[2]) for each in found if each)
    if context := entry.texts.get("msgctxt"):
        properties.append(("context", context))
    if entry.extracted:
        properties.append(("client-note", " / ".join(filter(None, entry.extracted))))
    return tuple(properties)


def _tell_languages(header: dict[str, str], languages: Sequence[str], report: ReadReport) -> None:
    for name in ("x-source-language", "language"):
        if stated := header.get(name):
            report.languages.setdefault(stated)
    if _direction(header, languages) < 0:
        report.remarks.append(
            f"the file is into {header['language']}: its sources and targets are exchanged"
        )


def _direction(header: dict[str, str], languages: Sequence[str]) -> int:
    """1 if the file is of these languages, -1 if it is of the other direction, 0 if of others."""
    stated = header.get("language", "")
    if not stated or is_language(stated, languages[1]):
        return 1
    return -1 if is_language(stated, languages[0]) else 0


def decoded_po(data: bytes, path: Path) -> str:
    """The text of a catalogue, in the encoding that it says.  Raises FormatError."""
    stated = _CHARSET.search(data)
    name = marked_encoding(data) or (stated[1].decode("ascii") if stated else "utf-8")
    if name.upper() == "CHARSET":  # a template that nobody has filled in
        name = "utf-8"
    try:
        text = decode(data, name)
    except LookupError:
        raise FormatError(
            f"{path}: it says that it is in “{name}”, and there is no such text encoding",
            hint="Save it as UTF-8, and let its header say: charset=UTF-8",
        ) from None
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise FormatError(
            f"{path}, line {line}: not in the encoding that its header says, {name}:"
            f" {reason(error)}",
            hint="Save it as UTF-8, and let its header say: charset=UTF-8",
        ) from None
    except UnicodeError as error:
        raise FormatError(f"{path}: not in the encoding {name}: {reason(error)}") from None
    return text
