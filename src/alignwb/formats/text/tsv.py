"""Tables with a unit on each line, for spreadsheets and scripts."""

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from io import StringIO
from pathlib import Path
from typing import BinaryIO

from alignwb.core.languages.half_characters import count_half_characters, to_utf_8
from alignwb.errors import FormatError
from alignwb.files.file_bytes import read_bytes
from alignwb.files.reading import reading
from alignwb.formats.read_report import ReadReport
from alignwb.formats.spreadsheet_cells import (
    GUARD_COLUMN,
    SpreadsheetWriter,
    is_misread,
    is_unquoted,
)
from alignwb.formats.tables.header import Header
from alignwb.formats.tables.header_names import Role
from alignwb.formats.tables.row_languages import OTHER_LANGUAGES, TURNED
from alignwb.formats.tables.table_rows import (
    Row,
    Table,
    TableKind,
    cell,
    joined_cells,
    read_table,
    table_of,
)
from alignwb.formats.tables.workbooks import read_workbook as workbook_rows
from alignwb.formats.text.file_lines import encoding_of_lines, lines_of_file
from alignwb.formats.text.wordfast import is_wordfast, wordfast_units
from alignwb.formats.translation_unit import TranslationUnit, WrittenUnits

_ESCAPES = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})
_ESCAPE = re.compile(r"\\([\\tnr])")
_ESCAPED = {"\\": "\\", "t": "\t", "n": "\n", "r": "\r"}
_OWN = frozenset(("source", "target"))
_TSV = TableKind("a table of units", "\t", own_columns=_OWN, before_line=", line ")
_CSV = TableKind("a table of units", ",", is_always_quoted=True, before_line=", line ")
_COMMAND = "alignwb memory import"
_LACKING = "a row without a source or a target"


def read_tsv(
    path: Path,
    languages: Sequence[str] = ("nl", "en"),
    report: ReadReport | None = None,
    encoding: str | None = None,
) -> Iterator[tuple[int, TranslationUnit]]:
    """The rows that have a source and a target, with their line numbers from 1.

    A header says what the columns are; without one the first is the source and the second the
    target.  In a table that `write_tsv` has written, cells are escaped as it does, or guarded
    against spreadsheets.  A memory of Wordfast is read as one.

    languages: codes of the sources and the targets.  report: is told what is left out.  encoding:
    None for UTF-8, or UTF-16 with a byte order mark.  Raises ProjectError if the file cannot be
    read, FormatError on a line without a target or on text that is not in the encoding, and
    UsageError if there is no such encoding.
    """
    return _units(path, _TSV, languages, report or ReadReport(), encoding)


def read_csv(
    path: Path,
    languages: Sequence[str] = ("nl", "en"),
    report: ReadReport | None = None,
    encoding: str | None = None,
) -> Iterator[tuple[int, TranslationUnit]]:
    """The same of a table with commas, semicolons or bars, whose cells may be quoted."""
    return _units(path, _CSV, languages, report or ReadReport(), encoding)


def read_workbook(
    path: Path, languages: Sequence[str] = ("nl", "en"), report: ReadReport | None = None
) -> Iterator[tuple[int, TranslationUnit]]:
    """The same of the first sheet of a workbook, XLSX or ODS."""
    report = report or ReadReport()
    with reading(path, _CSV.what):
        rows, remark = workbook_rows(read_bytes(path), path)
        report.remarks += [remark] * bool(remark)
        yield from _of_table(table_of(rows, path, _CSV, languages), path, _CSV, report)


def write_tsv(
    file: BinaryIO,
    columns: Sequence[str],
    units: Iterable[TranslationUnit],
    *,
    for_spreadsheets: bool = False,
) -> WrittenUnits:
    r"""Write a header row and a row for each unit.

    columns: "source", "target", "note" or names of properties; a unit that lacks a property has an
    empty cell.  Backslash, tab, line feed and carriage return inside a cell are `\\`, `\t`, `\n`
    and `\r`; in a table for spreadsheets they stand as they are, in quotes.
    Half characters are written as U+FFFD.
    """
    writer = SpreadsheetWriter(columns, "\t")
    return _write(file, columns, units, writer if for_spreadsheets else None, _row, is_unquoted)


def write_csv(
    file: BinaryIO,
    columns: Sequence[str],
    units: Iterable[TranslationUnit],
    *,
    for_spreadsheets: bool = False,
) -> WrittenUnits:
    """The same with commas between, and cells in quotes where RFC 4180 asks for them."""
    writer = SpreadsheetWriter(columns, ",")
    return _write(file, columns, units, writer if for_spreadsheets else None, _csv_row, _never)


def _write(
    file: BinaryIO,
    columns: Sequence[str],
    units: Iterable[TranslationUnit],
    writer: SpreadsheetWriter | None,
    row: Callable[[Sequence[str]], bytes],
    is_changed: Callable[[str], bool],
) -> WrittenUnits:
    file.write(writer.header() if writer else row(columns))
    written = WrittenUnits()
    for each in units:
        unit = each.plain()
        known = dict(unit.properties)
        known |= {"source": unit.source, "target": unit.target, "note": unit.note}
        texts = [known.get(column, "") for column in columns]
        file.write(writer.row(texts) if writer else row(texts))
        written.units += 1
        written.replaced += sum(map(count_half_characters, texts))
        if writer is None:
            written.misread += sum(is_misread(text) or is_changed(text) for text in texts)
    written.guarded = writer.guarded_cells if writer else 0
    return written


def _never(_: str) -> bool:
    return False


def _units(
    path: Path,
    kind: TableKind,
    languages: Sequence[str],
    report: ReadReport,
    encoding: str | None,
) -> Iterator[tuple[int, TranslationUnit]]:
    with reading(path, kind.what):
        name = encoding_of_lines(path, encoding, _COMMAND)
        if is_wordfast(next(lines_of_file(path, name), "")):
            yield from wordfast_units(lines_of_file(path, name), path, languages, report)
            return
        table = read_table(
            lambda: lines_of_file(path, name),
            path,
            kind,
            languages,
            is_by_spreadsheet=not name.startswith("utf-8"),
        )
        yield from _of_table(table, path, kind, report)


def _of_table(
    table: Table, path: Path, kind: TableKind, report: ReadReport
) -> Iterator[tuple[int, TranslationUnit]]:
    if table.titles:
        lines = ", ".join(str(row.line) for row in table.titles)
        report.remarks.append(f"passed over, above the header: line {lines}")
    if table.header is not None and table.header.unread and not _is_own(table.header):
        unread = ", ".join(table.header.unread)
        report.remarks.append(f"columns that are not read: {unread}")
    for row, unit in _of_rows(table, path, kind):
        if unit.source and unit.target:
            yield row.line, unit
        else:
            report.leave_out(row.line, _LACKING)
    if table.languages is not None:
        report.languages |= table.languages.stated
        for line in table.languages.turned:
            report.mend(line, TURNED)
        for line in table.languages.others:
            report.leave_out(line, OTHER_LANGUAGES)


def _of_rows(table: Table, path: Path, kind: TableKind) -> Iterator[tuple[Row, TranslationUnit]]:
    header = table.header
    first = True
    for row in table.rows:
        # Prose that is taken for a table shows in its first line; in a table of tabs any line may.
        is_needed = first or not kind.is_always_quoted
        if len(row.cells) < 2 and is_needed and (header is None or table.is_plain):
            raise FormatError(
                f"{path}, line {row.line}: there is no target, only “{row.cells[0][:60]}”",
                hint="Each line holds a source and its target with a tab between them.",
            )
        first = False
        if header is None:
            yield row, TranslationUnit(cell(row.cells, 0), cell(row.cells, 1))
        elif _is_own(header):
            texts: Iterable[str] = row.cells
            if table.is_plain:
                texts = (_ESCAPE.sub(lambda match: _ESCAPED[match[1]], each) for each in texts)
            yield row, _own_unit(header, texts)
        else:
            note = joined_cells(row.cells, header, Role.NOTE)
            texts = (cell(row.cells, header.source), cell(row.cells, header.target))
            yield row, TranslationUnit(*texts, note)


def _is_own(header: Header) -> bool:
    """Whether the columns are named as `write_tsv` names them, properties among them."""
    return {name.strip().casefold() for name in header.names} >= _OWN


def _own_unit(header: Header, texts: Iterable[str]) -> TranslationUnit:
    names = (name.strip().casefold() for name in header.names)
    known = dict(zip(names, texts, strict=False))
    source, target = known.pop("source", ""), known.pop("target", "")
    note = known.pop("note", "")
    known.pop(GUARD_COLUMN, "")
    return TranslationUnit(source, target, note, tuple(known.items()))


def _row(cells: Sequence[str]) -> bytes:
    return to_utf_8("\t".join(cell.translate(_ESCAPES) for cell in cells) + "\n")


def _csv_row(cells: Sequence[str]) -> bytes:
    line = StringIO(newline="")
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return to_utf_8(line.getvalue())
