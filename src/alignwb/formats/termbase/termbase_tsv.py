"""The termbase file: tab-separated, a header row, comment lines that begin with `#`.

It is read leniently, and written back byte for byte; a term that is added is one more line at the
end, and one that is changed is another line in the place of its own.
"""

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from alignwb.core.terms.termbase import Term, Termbase, TermStatus
from alignwb.errors import FormatError
from alignwb.files.reading import reading
from alignwb.formats.tables.header import to_header
from alignwb.formats.tables.header_names import Role
from alignwb.formats.termbase.termbase_rows import (
    COLUMNS,
    find_columns,
    refuse_too_large,
    refuse_too_many,
    to_cells,
    to_term,
)

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+\Z")
_KEEPING_BYTES = "surrogateescape"
_UNDECODED = re.compile("[\udc80-\udcff]")
_FIRST_UNDECODED = 0xDC00
_LANGUAGES = ("nl", "en")
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class TermbaseFile:
    """A termbase and the file it stands in.

    Attributes:
        path: The file, for messages.
        termbase: Its terms, in its order.
        lines: All lines, with comments and line ends.
        columns: The index of each known column; empty in a file without rows.
        width: The number of columns, unknown ones included.
        problems: Why rows make no term, each with its line.
        places: The index in `lines` of the row of each term, in their order.
        first: The index in `lines` behind the header row; 0 without one.
    """

    path: Path
    termbase: Termbase
    lines: tuple[str, ...]
    columns: tuple[tuple[str, int], ...] = ()
    width: int = 0
    problems: tuple[FormatError, ...] = ()
    places: tuple[int, ...] = ()
    first: int = 0


def read_termbase(data: bytes, path: Path) -> TermbaseFile:
    """Read a termbase file.

    The header names the columns, in any order, in alignwb's words or others in use; `source` and
    `target` are required, and unknown columns are kept.  Without a header the first two columns are
    source and target.  An empty status is "preferred"; the target of a do-not-translate term may be
    left out.  A row that makes no term is left out, and is one of the `problems`.  Raises
    FormatError with file, line and what to do if the file is no termbase: not text, with a header
    that does not fit, or without header and without any sound row.
    """
    with reading(path, "a termbase"):
        return _read(data, path)


def _read(data: bytes, path: Path) -> TermbaseFile:
    lines = tuple(_LINE.findall(_decode(data, path)))
    rows = _rows(lines)
    first = next(rows, None)
    if first is None:
        return TermbaseFile(path, Termbase(), lines)
    number, cells = first
    named = _columns(cells, f"{path}:{number}")
    has_header, columns = named is not None, named or {"source": 0, "target": 1}
    terms: list[Term] = []
    places: list[int] = []
    problems: list[FormatError] = []
    for line, row in rows if has_header else chain([first], rows):
        try:
            terms.append(_to_term(row, columns, f"{path}:{line}"))
            places.append(line - 1)
        except FormatError as error:
            problems.append(error)
            refuse_too_many(problems, path, problems[0].message)
    if problems and not terms and not has_header:
        raise problems[0]
    return TermbaseFile(
        path,
        Termbase(tuple(terms)),
        lines,
        tuple(columns.items()),
        max(len(cells), 1 + max(columns.values())),
        tuple(problems),
        tuple(places),
        number if has_header else 0,
    )


def _columns(cells: list[str], place: str) -> dict[str, int] | None:
    """The columns that a header names, in its own words or those of other tables; None if none."""
    names = [cell.casefold() for cell in cells]
    if {"source", "target"} & set(names):
        return find_columns(names, place)
    header = to_header(cells, _LANGUAGES)
    if header is None:
        return None
    columns = {"source": header.source, "target": header.target}
    for role, column in header.fields:
        if role in {Role.FORBIDDEN, Role.KEPT}:
            raise FormatError(
                f"{place}: the termbase has no column “{cells[column]}”",
                hint="Take such a table in with: alignwb terms import. Or write “forbidden” or"
                " “do-not-translate” in a column “status”.",
            )
        columns.setdefault(str(role), column)
    return columns


def _to_term(row: list[str], columns: dict[str, int], place: str) -> Term:
    if found := next(filter(None, map(_UNDECODED.search, row)), None):
        byte = bytes([ord(found[0]) - _FIRST_UNDECODED])
        raise FormatError(
            f"{place}: not UTF-8: byte {byte.hex().upper()}, which would be"
            f" “{byte.decode('cp1252', 'replace')}” in cp1252",
            hint="Save the file again as tab-separated UTF-8 text.",
        )
    return to_term(row, columns, place)


def write_termbase(file: TermbaseFile) -> bytes:
    """The bytes of the file; those it was read from if nothing was added."""
    return "".join(file.lines).encode("utf-8", _KEEPING_BYTES)


def add_term(file: TermbaseFile, term: Term) -> TermbaseFile:
    """The file with one more term, on a line at the end.

    Raises FormatError if the file lacks a column that the term needs, or if a cell cannot hold
    what belongs into it.
    """
    check_term(file, term)
    return add_terms(file, (term,))


def add_terms(file: TermbaseFile, terms: Iterable[Term]) -> TermbaseFile:
    """The file with each term on a line at the end; the terms have passed `check_term`."""
    line_end = _line_end(file.lines)
    terms = tuple(terms)
    if not terms:
        return file
    file = _with_columns(file)
    rows = tuple("\t".join(_cells(file, term)) + line_end for term in terms)
    end = len(file.lines)
    return replace(
        file,
        termbase=Termbase((*file.termbase.terms, *terms)),
        lines=(*_ended(file.lines, line_end), *rows),
        places=(*file.places, *range(end, end + len(rows))),
    )


def with_line(file: TermbaseFile, line: str, at: int | None = None) -> TermbaseFile:
    """The file with one more line, which is not looked at; `termbase` and `places` stay.

    at: the index that the line gets; at the end without one, or where the header is before it.
    """
    line_end = _line_end(file.lines)
    if at is None or not file.first <= at < len(file.lines):
        return replace(file, lines=(*_ended(file.lines, line_end), line + line_end))
    return replace(file, lines=(*file.lines[:at], line + line_end, *file.lines[at:]))


def changed_row(file: TermbaseFile, place: int, term: Term) -> str:
    """The line at an index of the file, without its end, so changed that it makes another term.

    Cells of unknown columns stay, and the others that say the same as before.  Raises FormatError
    if the file lacks a column that the term needs, or if a cell cannot hold what belongs into it.
    """
    old = dict(zip(file.places, file.termbase.terms, strict=True))[place]
    values = _cells(file, term)
    line = file.lines[place].rstrip("\r\n")
    mark = _BYTE_ORDER_MARK * (place == 0 and line.startswith(_BYTE_ORDER_MARK))
    cells = line.removeprefix(mark).split("\t")
    before, after = to_cells(old), to_cells(term)
    for name, index in file.columns:
        is_left_out = index >= len(cells) or not cells[index].strip()
        # A target that was left out stands for the source, which may be another one now.
        if before[name] != after[name] or (
            name == "target" and is_left_out and _needs_target(term)
        ):
            cells += [""] * (1 + index - len(cells))
            cells[index] = values[index]
    _refuse_unreadable(file, [cell.strip() for cell in cells], term)
    return mark + "\t".join(cells)


def _needs_target(term: Term) -> bool:
    return term.status is not TermStatus.DO_NOT_TRANSLATE or term.target != term.source


def check_term(file: TermbaseFile, term: Term) -> None:
    """Raise FormatError if the file lacks a column for the term or a cell cannot hold it."""
    file = _with_columns(file)
    _refuse_unreadable(file, _cells(file, term), term)


def _with_columns(file: TermbaseFile) -> TermbaseFile:
    """The file, with a header row if it has no row yet."""
    if file.columns:
        return file
    line_end = _line_end(file.lines)
    header = "\t".join(COLUMNS) + line_end
    columns = tuple((name, place) for place, name in enumerate(COLUMNS))
    lines = (*_ended(file.lines, line_end), header)
    return replace(file, lines=lines, columns=columns, width=len(COLUMNS))


def _decode(data: bytes, path: Path) -> str:
    refuse_too_large(data, path)
    if data.startswith(_UTF_16):
        raise FormatError(
            f"{path}:1: not UTF-8", hint="Save the file again as tab-separated UTF-8 text."
        )
    text = data.decode("utf-8", _KEEPING_BYTES)
    if "\0" in text:
        raise FormatError(f"{path}: not a text file", hint="A termbase is tab-separated text.")
    return text


def _rows(lines: tuple[str, ...]) -> Iterator[tuple[int, list[str]]]:
    """The number and the cells of each line that is neither blank nor a comment."""
    for number, line in enumerate(lines, start=1):
        content = line.removeprefix(_BYTE_ORDER_MARK) if number == 1 else line
        if content.strip() and not content.lstrip().startswith("#"):
            yield number, [cell.strip() for cell in content.rstrip("\r\n").split("\t")]


def _cells(file: TermbaseFile, term: Term) -> list[str]:
    """The row for a term.  Raises FormatError if the file lacks a column it needs."""
    values = to_cells(term)
    columns = dict(file.columns)
    unsaid = {"", TermStatus.PREFERRED}
    for name, value in values.items():
        if value not in unsaid and name not in columns:
            raise FormatError(
                f"{file.path}: there is no column “{name}” for “{value}”",
                hint=f"Begin the file with a header row: {', '.join(COLUMNS)}, separated by tabs.",
            )
    cells = [""] * file.width
    for name, column in columns.items():
        cells[column] = values[name]
    return cells


def _refuse_unreadable(file: TermbaseFile, cells: list[str], term: Term) -> None:
    """Raise FormatError if the row would not be read back as the term."""
    header = [f"column {number}" for number in range(max(file.width, len(cells)))]
    for name, column in file.columns:
        header[column] = name
    table = "\t".join(header) + "\n" + "\t".join(cells)
    try:
        is_same = read_termbase(
            table.encode("utf-8", "surrogatepass"), file.path
        ).termbase.terms == (term,)
    except FormatError:
        is_same = False
    if not is_same:
        raise FormatError(
            f"{file.path}: a line of the termbase cannot hold the term “{term.source}”",
            hint="It needs a source and a target; cells have no tabs, line breaks or outer spaces,"
            " variants no “|”, and a line that begins with # is a comment.",
        )


def _line_end(lines: tuple[str, ...]) -> str:
    """The line end of the first line, or a line feed."""
    first = lines[0] if lines else ""
    return first[len(first.rstrip("\r\n")) :] or "\n"


def _ended(lines: tuple[str, ...], line_end: str) -> tuple[str, ...]:
    """The lines, with a line end after the last."""
    if not lines or lines[-1].endswith(("\r", "\n")):
        return lines
    return (*lines[:-1], lines[-1] + line_end)
