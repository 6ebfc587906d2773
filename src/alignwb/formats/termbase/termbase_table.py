"""Terms in tables of other programs: CSV, TSV, and the glossaries of OmegaT.

A table may begin with a header, in Dutch or English.  Without one the columns are source, target
and note, as in OmegaT.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

from alignwb.core.languages.half_characters import to_utf_8
from alignwb.core.terms.termbase import Term
from alignwb.errors import FormatError
from alignwb.files.decoding import marked_encoding
from alignwb.files.reading import reading
from alignwb.files.reading_limits import MOST_TABLE_BYTES
from alignwb.formats.spreadsheet_cells import (
    GUARD_COLUMN,
    SpreadsheetWriter,
    is_misread,
    is_unquoted,
)
from alignwb.formats.tables.header import Header
from alignwb.formats.tables.header_names import Role
from alignwb.formats.tables.row_languages import OTHER_LANGUAGES, TURNED, RowLanguages
from alignwb.formats.tables.table_rows import (
    Row,
    Table,
    TableKind,
    decoded_table,
    lines_of,
    read_table,
    table_of,
)
from alignwb.formats.tables.workbooks import read_workbook as workbook_rows
from alignwb.formats.termbase.term_rows import RowReader
from alignwb.formats.termbase.termbase_rows import (
    COLUMNS,
    LeftOut,
    PlacedTerm,
    ReadTerms,
    Remark,
    WrittenTerms,
    refuse_too_large,
    refuse_too_many,
    to_cells,
)
from alignwb.formats.termbase.utx import is_utx, utx_rows

_WHAT = "a table of terms"
_CSV = TableKind(_WHAT, ",", is_always_quoted=True)
_TSV = TableKind(_WHAT, "\t", has_comments=True, own_columns=frozenset(COLUMNS))
_WITHOUT_HEADER = Header(("", "", "note"), 0, 1, fields=((Role.NOTE, 2),))
_COMMAND = "alignwb terms import"


def read_csv(
    data: bytes,
    path: Path,
    languages: Sequence[str] = ("nl", "en"),
    encoding: str | None = None,
) -> ReadTerms:
    """Read a table with commas, semicolons, tabs or bars between its cells.

    languages: codes of the sources and the targets.  encoding: None for UTF-8, or UTF-16 with a
    byte order mark.  Rows that make no term are left out.  Raises FormatError if the file is no
    such table, UsageError if there is no such encoding.
    """
    return _read(data, path, _CSV, languages, encoding)


def read_tsv(
    data: bytes,
    path: Path,
    languages: Sequence[str] = ("nl", "en"),
    encoding: str | None = None,
) -> ReadTerms:
    """The same with tabs, unless nearly no line has one; lines with `#` are comments.

    Quotation marks belong to the text, except where a spreadsheet has put them around cells.
    """
    return _read(data, path, _TSV, languages, encoding)


def read_workbook(data: bytes, path: Path, languages: Sequence[str] = ("nl", "en")) -> ReadTerms:
    """The same of the first sheet of a workbook, XLSX or ODS."""
    with reading(path, _WHAT):
        if len(data) > MOST_TABLE_BYTES:
            refuse_too_large(data, path)
        rows, remark = workbook_rows(data, path)
        read = _terms(table_of(rows, path, _CSV, languages), path)
        return replace(read, remarks=(Remark(remark), *read.remarks)) if remark else read


def write_csv(terms: Iterable[Term], *, for_spreadsheets: bool = False) -> WrittenTerms:
    """A table with a header, commas between its cells, in UTF-8."""
    if for_spreadsheets:
        return _for_spreadsheets(terms, ",")
    rows = [tuple(to_cells(term).values()) for term in terms]
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows((COLUMNS, *rows))
    return WrittenTerms(to_utf_8(text.getvalue()), misread=sum(map(is_misread, chain(*rows))))


def write_tsv(terms: Iterable[Term], *, for_spreadsheets: bool = False) -> WrittenTerms:
    """A table with a header, tabs between its cells, in UTF-8: what `glossary.tsv` is.

    Cells must not have tabs or line breaks, as those of a termbase file have none.
    """
    if for_spreadsheets:
        return _for_spreadsheets(terms, "\t")
    rows = [tuple(to_cells(term).values()) for term in terms]
    data = to_utf_8("".join("\t".join(row) + "\n" for row in (COLUMNS, *rows)))
    misread = sum(is_misread(cell) or is_unquoted(cell) for cell in chain(*rows))
    return WrittenTerms(data, misread=misread)


def write_omegat(terms: Iterable[Term]) -> bytes:
    """A glossary for OmegaT: source, target and comment, without a header, in UTF-8.

    Each variant has its own line, because OmegaT finds a term by its source alone.  The caller
    leaves out forbidden renderings, which OmegaT would propose.
    """
    return to_utf_8(
        "".join(
            f"{spelling}\t{term.target}\t{term.note}\n"
            for term in terms
            for spelling in dict.fromkeys((term.source, *term.variants))
        )
    )


def _for_spreadsheets(terms: Iterable[Term], delimiter: str) -> WrittenTerms:
    writer = SpreadsheetWriter(COLUMNS, delimiter)
    rows = [writer.row(to_cells(term).values()) for term in terms]
    return WrittenTerms(b"".join((writer.header(), *rows)), guarded=writer.guarded_cells)


def _read(
    data: bytes, path: Path, kind: TableKind, languages: Sequence[str], encoding: str | None
) -> ReadTerms:
    with reading(path, _WHAT):
        refuse_too_large(data, path)
        text = decoded_table(data, path, encoding, _COMMAND)
        if is_utx(text):
            return _terms(table_of(utx_rows(text, path, languages), path, kind, languages), path)
        is_utf_8 = (encoding or marked_encoding(data) or "utf-8").startswith("utf-8")
        table = read_table(lines_of(text), path, kind, languages, is_by_spreadsheet=not is_utf_8)
        return _terms(table, path)


def _terms(table: Table, path: Path) -> ReadTerms:
    terms: list[PlacedTerm] = []
    left_out: list[LeftOut] = []
    is_own = table.header is not None and _is_own(table.header)
    rows = RowReader(table.header or _WITHOUT_HEADER, path, is_own=is_own)
    for line, cells in table.rows:
        try:
            terms += (PlacedTerm(line, term) for term in rows.terms(line, cells))
        except FormatError as error:
            left_out.append(LeftOut(line, error.message.removeprefix(f"{path}:{line}: ")))
            refuse_too_many(left_out, path, left_out[0].reason)
    if table.header is None and len(left_out) > len(terms):
        line, reason = left_out[0]
        raise FormatError(
            f"{path}:{line}: this does not look like a table of terms: {reason}",
            hint="Is it another format?  With a header row (source, target) it is read as it is.",
        )
    if table.languages is not None:
        left_out += (LeftOut(line, OTHER_LANGUAGES) for line in table.languages.others)
        left_out.sort()
    return ReadTerms(
        tuple(terms),
        tuple(left_out),
        (*_titles(table.titles), *_turned(table.languages), *rows.remarks()),
        rows.unstated(),
        is_foreign_table=not is_own,
    )


def _is_own(header: Header) -> bool:
    """Whether the columns are those that alignwb writes, so that each cell is one term."""
    return header.names in {COLUMNS, (*COLUMNS, GUARD_COLUMN)}


def _turned(languages: RowLanguages | None) -> tuple[Remark, ...]:
    if languages is None or not languages.turned:
        return ()
    return (Remark(TURNED, tuple(languages.turned)),)


def _titles(titles: Sequence[Row]) -> tuple[Remark, ...]:
    if not titles:
        return ()
    return (Remark("passed over, above the header", tuple(row.line for row in titles)),)
