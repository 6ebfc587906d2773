"""Checking a file of any kind: what it is, whether it is read, what is in it, what it violates."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from alignwb.errors import AlignwbError, FormatError
from alignwb.files.file_bytes import read_bytes
from alignwb.files.reading import reading
from alignwb.files.reading_limits import MOST_XML_BYTES
from alignwb.formats.conformance.file_check import CheckedFile, check_file
from alignwb.formats.conformance.po_rules import po_findings
from alignwb.formats.file_kind import FileKind, Languages
from alignwb.formats.file_kinds import KINDS, is_bilingual_document, pick, read_document, read_pairs
from alignwb.formats.po.po_reader import decoded_po
from alignwb.formats.read_report import ReadReport

_STANDARDS = frozenset({"tmx", "xliff", "xliff1", "tbx"})
_SAMPLE = 200
_LANGUAGES: Languages = ("nl", "en")


def checked_file(path: Path, languages: Languages = _LANGUAGES) -> CheckedFile:
    """What a file is, what is in it, and what it violates.

    Told by its suffix; a file of an unknown one is checked as XML if it looks like that.  Kinds
    without a standard of their own violate nothing: they are read, or not.  languages: of the pairs
    and terms that are counted.  Raises AlignwbError if the file cannot be read at all.
    """
    kinds = [kind for kind in KINDS if path.suffix.casefold() in kind.suffixes]
    if not kinds or any(kind.name in _STANDARDS for kind in kinds):
        data = read_bytes(path, MOST_XML_BYTES)
        if not kinds and b"<" not in data[:_SAMPLE]:
            raise FormatError(
                f"{path}: its name does not say what kind of file it is",
                hint="The kinds of files and their suffixes: alignwb formats",
            )
        checked = check_file(data, path)
        if checked.findings:
            return checked
        return replace(checked, holds=_pairs_or_terms(path, kinds, languages))
    if any(kind.name == "po" for kind in kinds):
        return _checked_po(path, kinds, languages)
    named = kinds[0].name
    if pick(path, lambda kind: kind.read_document) is not None:
        return _checked_document(path, named)
    holds = _pairs_or_terms(path, kinds, languages)
    if not holds:
        raise FormatError(
            f"{path}: nothing in it is read as {named}",
            hint="The kinds of files and what is read in them: alignwb formats",
        )
    return CheckedFile(named, (), holds)


def _checked_po(path: Path, kinds: list[FileKind], languages: Languages) -> CheckedFile:
    with reading(path, "PO"):
        findings = tuple(po_findings(decoded_po(read_bytes(path, MOST_XML_BYTES), path), path))
    return CheckedFile("PO", findings, _pairs_or_terms(path, kinds, languages))


def _checked_document(path: Path, name: str) -> CheckedFile:
    read = read_document(path)
    left_out = tuple(f"left out: {len(each.texts)} × {each.what}" for each in read.left_out)
    holds = _counted(len(read.blocks), "text")
    return CheckedFile(name, (), holds, (*read.remarks, *left_out))


def _pairs_or_terms(path: Path, kinds: list[FileKind], languages: Languages) -> str:
    """What is read in a file: its pairs, its terms, or either; "" for nothing.

    Raises AlignwbError if it is a bilingual document that cannot be read, whatever its standard
    says of it: nothing else could be in it.
    """
    if any(kind.read_bitext for kind in kinds) or is_bilingual_document(path):
        return _counted(sum(1 for _ in read_pairs(path).segments()), "segment")
    counts = [
        _count(path, count)
        for count in (
            lambda: _pairs(path, kinds, languages),
            lambda: _terms(path, kinds, languages),
        )
    ]
    return " or ".join(filter(None, counts))


def _count(path: Path, count: Callable[[], str]) -> str:
    try:
        with reading(path, "a table"):
            return count()
    except AlignwbError:
        return ""  # it is the other of the two, or none, which is said then


def _pairs(path: Path, kinds: list[FileKind], languages: Languages) -> str:
    read = next((kind.read_units for kind in kinds if kind.read_units), None)
    if read is None:
        return ""
    report = ReadReport()
    count = len({number for number, _ in read(path, languages, report)})
    left_out = f" ({report.left_out_total} left out)" if report.left_out_total else ""
    return f"{_counted(count, 'unit')}{left_out}" if count else ""


def _terms(path: Path, kinds: list[FileKind], languages: Languages) -> str:
    read = next((kind.read_terms for kind in kinds if kind.read_terms), None)
    if read is None:
        return ""
    count = len(read(read_bytes(path), path, languages).terms)
    return _counted(count, "term") if count else ""


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"
