"""The rows of a table: its encoding and separators found out, titles and a header told apart."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

from alignwb.errors import FormatError, UsageError
from alignwb.files.decoding import (
    COMMON_ENCODINGS,
    decode,
    marked_encoding,
    unmarked_utf_16,
    wrong_byte,
)
from alignwb.files.reading import reason
from alignwb.formats.spreadsheet_cells import GUARD_COLUMN, GuardReader, is_for_spreadsheets
from alignwb.formats.tables.header import MOST_TITLE_ROWS, Header, find_header
from alignwb.formats.tables.header_names import Role
from alignwb.formats.tables.row_languages import (
    RowLanguages,
    languages_by_header,
    languages_without_header,
)
from alignwb.formats.tables.separators import (
    are_cells_quoted,
    separator_of,
    separator_of_sep_line,
)

_SAMPLE_LINES = 100
_SAMPLE_CHARACTERS = 1_000_000
_MARK = "\ufeff"


class Row(NamedTuple):
    """A row that is not blank: the line it begins on, from 1, and its cells."""

    line: int
    cells: list[str]


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose rows are read as they are asked for.

    Attributes:
        header: Its header; None if it has none.
        titles: The rows above the header.
        rows: The rows below it, without what guards them against spreadsheets.
        is_plain: Whether alignwb wrote it and its quotation marks are text.
        languages: The languages that its rows state, by which they are put in one direction as they
            are read; None if they state none.
    """

    header: Header | None
    titles: tuple[Row, ...]
    rows: Iterator[Row]
    is_plain: bool = False
    languages: RowLanguages | None = None


@dataclass(frozen=True, slots=True)
class TableKind:
    """How a table is read that its name says the kind of.

    Attributes:
        what: What it is a table of, for messages.
        usual: The separator where no other fits better.
        is_always_quoted: Whether quotation marks always stand around cells.
        has_comments: Whether lines that begin with `#` are comments.
        own_columns: The columns by which a table is known that alignwb wrote without quotes.
        before_line: What stands in messages between the file and a line.
    """

    what: str
    usual: str
    is_always_quoted: bool = False
    has_comments: bool = False
    own_columns: frozenset[str] = frozenset()
    before_line: str = ":"


def read_table(
    lines_again: Callable[[], Iterable[str]],
    path: Path,
    kind: TableKind,
    languages: Sequence[str],
    *,
    is_by_spreadsheet: bool = False,
) -> Table:
    """Read a table.

    lines_again: gives its lines with their ends, from the beginning each time.  languages: codes of
    sources and targets.  is_by_spreadsheet: whether the encoding shows that a spreadsheet wrote it.
    Raises FormatError if a quotation mark is left open, or a header lacks a text.
    """
    lines = iter(lines_again())
    sample = _sample(lines)
    named = separator_of_sep_line(sample[0]) if sample else None
    skipped = 1 if named else 0
    separator = named or _separator(sample, kind, languages)
    is_plain = separator == "\t" and _is_plain(sample, kind, is_by_spreadsheet=is_by_spreadsheet)
    is_quoted = not is_plain and (
        kind.is_always_quoted
        or named is not None
        or separator != "\t"
        or _is_guarded(sample)
        or are_cells_quoted(lines_again(), separator, is_by_spreadsheet=is_by_spreadsheet)
    )
    whole = islice(chain(sample, lines), skipped, None)
    if is_quoted:
        has_comments = kind.has_comments and not _is_guarded(sample)
        rows = _quoted_rows(whole, path, kind, separator, skipped, has_comments=has_comments)
    else:
        rows = _plain_rows(whole, separator, skipped, has_comments=kind.has_comments)
    return _with_header(rows, f"{path}{kind.before_line}", languages, is_plain=is_plain)


def table_of(rows: Iterable[Row], path: Path, kind: TableKind, languages: Sequence[str]) -> Table:
    """The table that rows are whose cells are known.  Raises FormatError as `read_table` does."""
    return _with_header(iter(rows), f"{path}{kind.before_line}", languages, is_plain=False)


def decoded_table(
    data: bytes, path: Path, encoding: str | None, command: str, *, option: str = ""
) -> str:
    """The text of a table in UTF-8, in UTF-16 with a mark, or in the encoding that is named.

    command: the command that takes `--encoding`, for the hint.  option: what is typed before the
    path there, with a space.  Raises FormatError with the line and the byte, UsageError if there
    is no such encoding.
    """
    marked = marked_encoding(data)
    name = encoding or marked or "utf-8"
    if encoding is None and marked is None and (utf_16 := unmarked_utf_16(data)):
        raise unmarked(path, utf_16, command, option)
    try:
        text = decode(data, name)
    except LookupError as error:
        raise UsageError(
            f"there is no text encoding “{encoding}”", hint=COMMON_ENCODINGS
        ) from error
    except UnicodeDecodeError as error:
        raise not_in_encoding(data, path, name, error, command, option) from error
    except UnicodeError as error:
        raise FormatError(f"{path}: not in the encoding {name}: {reason(error)}") from error
    if "\0" in text:
        raise FormatError(f"{path}: not a text file", hint="A table is plain text.")
    return text.removeprefix(_MARK)


def unmarked(path: Path, utf_16: str, command: str, option: str = "") -> FormatError:
    """The error that a table has no byte order mark, and how to read it."""
    return FormatError(
        f"{path}: this looks like UTF-16 without a byte order mark",
        hint=f"If it is: {command} --encoding {utf_16} {option}{path}",
    )


def not_in_encoding(
    data: bytes,
    path: Path,
    name: str,
    error: UnicodeDecodeError,
    command: str,
    option: str = "",
) -> FormatError:
    """The error that a byte of a table does not fit its encoding, and how to read it."""
    found = wrong_byte(data, name, error)
    place = f"{path}:{found.line}"
    if name not in {"utf-8", "utf-8-sig"}:
        return FormatError(
            f"{place}: byte {found.byte} at character {found.column} does not fit the encoding"
            f" {name}",
            hint="Is it the right encoding?",
        )
    # What spreadsheets write on Windows; it differs from Latin-1 in signs alone.
    likely, character = "cp1252", bytes.fromhex(found.byte).decode("cp1252", "replace")
    if character == "\ufffd":
        likely, character = found.likely, found.character
    return FormatError(
        f"{place}: not UTF-8: byte {found.byte} at character {found.column}, which would be"
        f" “{character}” in {likely}",
        hint=f"If that is right: {command} --encoding {likely} {option}{path}",
    )


def _sample(lines: Iterator[str]) -> list[str]:
    sample: list[str] = []
    size = 0
    for line in lines:
        sample.append(line)
        size += len(line)
        if len(sample) >= _SAMPLE_LINES or size > _SAMPLE_CHARACTERS:
            break
    return sample


def _separator(sample: Sequence[str], kind: TableKind, languages: Sequence[str]) -> str:
    filled = [line for line in sample if line.strip() and not _is_comment(line, kind)]
    return separator_of(filled, languages, usual=kind.usual)


def _is_comment(line: str, kind: TableKind) -> bool:
    return kind.has_comments and line.lstrip(f"{_MARK} \t").startswith("#")


def _is_plain(sample: Sequence[str], kind: TableKind, *, is_by_spreadsheet: bool) -> bool:
    """Whether the first line has the names that alignwb writes: no cell is quoted then."""
    if is_by_spreadsheet or not kind.own_columns:
        return False
    first = next((line for line in sample if line.strip() and not _is_comment(line, kind)), "")
    cells = first.rstrip("\r\n").split("\t")
    return set(cells) >= kind.own_columns and not is_for_spreadsheets(cells)


def _is_guarded(sample: Sequence[str]) -> bool:
    return any(GUARD_COLUMN in line.casefold() for line in sample[:MOST_TITLE_ROWS])


def _with_header(
    rows: Iterator[Row], before_line: str, languages: Sequence[str], *, is_plain: bool
) -> Table:
    first = list(islice(rows, MOST_TITLE_ROWS + 1))
    stated = languages_without_header([row.cells for row in first], languages)
    if stated is not None:
        return Table(None, (), _directed(chain(first, rows), stated), is_plain, stated)
    found = find_header(first, before_line, languages)
    if found is None:
        return Table(None, (), chain(first, rows), is_plain)
    number, header = found
    below = chain(first[number + 1 :], rows)
    guards = GuardReader(header.names)
    texts: Iterator[Row] = (Row(line, guards.texts(cells)) for line, cells in below)
    stated = languages_by_header(header, languages)
    if stated is not None:
        texts = _directed(texts, stated)
        named = {header.names[column].strip() for column in stated.columns}
        header = replace(header, unread=tuple(each for each in header.unread if each not in named))
    return Table(header, tuple(first[:number]), texts, is_plain, stated)


def _directed(rows: Iterable[Row], stated: RowLanguages) -> Iterator[Row]:
    for line, row in rows:
        cells = stated.directed(line, row)
        if cells is not None:
            yield Row(line, cells)


def _quoted_rows(
    lines: Iterable[str],
    path: Path,
    kind: TableKind,
    separator: str,
    skipped: int,
    *,
    has_comments: bool,
) -> Iterator[Row]:
    reader = csv.reader(lines, delimiter=separator, strict=True)
    while True:
        line = skipped + reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise FormatError(
                f"{path}{kind.before_line}{line}: this is not {kind.what}: {error}",
                hint="Is a quotation mark left open?  Save the table again as CSV.",
            ) from None
        if cells is None:
            return
        is_comment = has_comments and cells[:1] and cells[0].lstrip(f"{_MARK} ").startswith("#")
        if not is_comment and any(text.strip() for text in cells):
            yield Row(line, cells)


def _plain_rows(
    lines: Iterable[str], separator: str, skipped: int, *, has_comments: bool
) -> Iterator[Row]:
    for number, line in enumerate(lines, skipped + 1):
        content = line.removeprefix(_MARK) if number == 1 else line
        if has_comments and content.lstrip().startswith("#"):
            continue
        if content.strip():
            yield Row(number, content.rstrip("\r\n").split(separator))


def lines_of(text: str) -> Callable[[], Iterable[str]]:
    """The lines of a text with their ends, again whenever they are asked for."""
    return lambda: io.StringIO(text, newline="")


def cell(cells: Sequence[str], column: int) -> str:
    """A cell of a row, without spaces around it; "" where the row is too short."""
    return cells[column].strip() if column < len(cells) else ""


def joined_cells(cells: Sequence[str], header: Header, role: Role) -> str:
    """What the columns of a role hold, each once, with semicolons between."""
    found = (cell(cells, column) for each, column in header.fields if each is role)
    return "; ".join(dict.fromkeys(filter(None, found)))
