"""Terms in tables of other programs: CSV, TSV, and the glossaries of OmegaT.

A table may begin with a header, whose names are those of the termbase or others in common use.
Without a header the columns are source, target and note, as in OmegaT.
"""

import codecs
import csv
import io
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from alignwb.core.languages.half_characters import to_utf_8
from alignwb.core.terms.termbase import Term
from alignwb.errors import FormatError
from alignwb.files.reading import reading
from alignwb.formats.spreadsheet_cells import (
    GuardReader,
    SpreadsheetWriter,
    delimiter_of,
    header_cells,
    is_for_spreadsheets,
    is_misread,
    is_unquoted,
)
from alignwb.formats.termbase.termbase_rows import (
    COLUMNS,
    LeftOut,
    PlacedTerm,
    ReadTerms,
    WrittenTerms,
    find_columns,
    refuse_too_large,
    refuse_too_many,
    to_cells,
    to_term,
)

if TYPE_CHECKING:
    import _csv

_NAMES = {
    "nl": "source",
    "nl-nl": "source",
    "nl-be": "source",
    "dutch": "source",
    "nederlands": "source",
    "en": "target",
    "en-gb": "target",
    "en-us": "target",
    "english": "target",
    "engels": "target",
    "part of speech": "pos",
    "partofspeech": "pos",
    "notes": "note",
    "comment": "note",
    "definition": "note",
    "opmerking": "note",
}
_WITHOUT_HEADER = {"source": 0, "target": 1, "note": 2}
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_csv(data: bytes, path: Path) -> ReadTerms:
    """Read a table with commas, semicolons or tabs between its cells.

    Rows that make no term are left out.  Raises FormatError if the file is no such table.
    """
    with reading(path, "a table of terms"):
        return _read(_quoted_rows(_decode(data, path)), path)


def read_tsv(data: bytes, path: Path) -> ReadTerms:
    """Read a table with tabs between its cells and no quotes; lines with `#` are comments.

    One that was written for spreadsheets has quotes and no comments.  Rows that make no term are
    left out.  Raises FormatError if the file is no such table.
    """
    with reading(path, "a table of terms"):
        text = _decode(data, path)
        if is_for_spreadsheets(header_cells(_first_line(text))):
            return _read(_quoted_rows(text), path)
        lines = io.StringIO(text, newline="")
        return _read(
            (
                [] if line.lstrip().startswith("#") else line.rstrip("\r\n").split("\t")
                for line in lines
            ),
            path,
        )


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


def _quoted_rows(text: str) -> "_csv.Reader":
    delimiter = delimiter_of(_first_line(text))
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)


def _first_line(text: str) -> str:
    return text.partition("\n")[0]


def _read(rows: Iterable[list[str]], path: Path) -> ReadTerms:
    terms: list[PlacedTerm] = []
    left_out: list[LeftOut] = []
    columns: dict[str, int] | None = None
    guards = GuardReader(())
    for line, cells in _filled(rows, path):
        place = f"{path}:{line}"
        if columns is None:
            columns = _columns(cells, place)
            if columns is not None:
                guards = GuardReader(cells)
                continue
            columns = _WITHOUT_HEADER
        try:
            terms.append(PlacedTerm(line, to_term(guards.texts(cells), columns, place)))
        except FormatError as error:
            left_out.append(LeftOut(line, error.message.removeprefix(f"{place}: ")))
            refuse_too_many(left_out, path, left_out[0].reason)
    if columns is _WITHOUT_HEADER and len(left_out) > len(terms):
        line, reason = left_out[0]
        raise FormatError(
            f"{path}:{line}: this does not look like a table of terms: {reason}",
            hint="Is it another format?  With a header row (source, target) it is read as it is.",
        )
    return ReadTerms(tuple(terms), tuple(left_out))


def _filled(rows: Iterable[list[str]], path: Path) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not blank, stripped, each with the line it begins on."""
    end = 0
    iterator = iter(rows)
    while True:
        start = end + 1
        try:
            row = next(iterator, None)
        except csv.Error as error:
            raise FormatError(
                f"{path}:{start}: this is not a table of terms: {error}",
                hint="Is a quotation mark left open?  Save the table again as CSV.",
            ) from None
        if row is None:
            return
        end = getattr(iterator, "line_num", start)
        if any(cell.strip() for cell in row):
            yield start, [cell.strip() for cell in row]


def _columns(cells: list[str], place: str) -> dict[str, int] | None:
    """The index of each column if these cells are a header; None if they are not."""
    folded = [cell.casefold() for cell in cells]
    names = [_NAMES.get(name, name) for name in folded]
    if not {"source", "target"} & set(names):
        return None
    # A column with the right name is preferred to one with a similar name.
    for number, (own, name) in enumerate(zip(folded, names, strict=True)):
        if own != name and (name in folded or name in names[:number]):
            names[number] = own
    return find_columns(names, place)


def _decode(data: bytes, path: Path) -> str:
    refuse_too_large(data, path)
    encoding = next((name for mark, name in _BYTE_ORDER_MARKS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise FormatError(
            f"{path}:{line}: not UTF-8", hint="Save the table again as UTF-8 text."
        ) from error
    if "\0" in text:
        raise FormatError(f"{path}: not a text file", hint="A table of terms is plain text.")
    return text
