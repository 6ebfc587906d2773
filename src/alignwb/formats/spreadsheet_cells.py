"""Tables for spreadsheet programs, which calculate, convert and unquote what is meant as text.

A cell that a spreadsheet would take for a formula, a number or a date gets an apostrophe before it
(OWASP ASVS 1.2.10), and the cells are quoted as RFC 4180 has it, so that quotes, tabs and line
breaks in them stay what they are.  A column of its own names the cells that were guarded; it is
the sign by which a reader knows that apostrophes are to be taken off again, and survives a
spreadsheet that sorts, edits and saves the table.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from itertools import zip_longest

from alignwb.core.languages.half_characters import to_utf_8

GUARD_COLUMN = "guarded-for-spreadsheets"
"""The header of the column that names the guarded cells of each row."""

_GUARD = "'"
_FORMULA_SIGNS = frozenset("=+-@\t\r\n\0＝＋－＠−")
_PLAIN_NUMBER = re.compile(r"(?:0|[1-9]\d{0,14})")
_TOKEN = re.compile(r"[^\W\d_]+")
_MONTHS = """
    jan januari january feb februari february febr maa maart mar mrt march apr april mei may jun
    juni june jul juli july aug augustus august sep sept september okt oktober oct october nov
    november dec december
"""
_DAYS = """
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma di wo do vr za zo monday tuesday
    wednesday thursday friday saturday sunday mon tue wed thu fri sat sun
"""
_WORDS_OF_VALUES = frozenset(f"{_MONTHS} {_DAYS} e am pm uur".split())
_SIGNS_OF_VALUES = frozenset(".,:/\\-+%()€$£¥")
_VALUES = frozenset(("true", "false", "waar", "onwaar"))
_LONGEST_VALUE = 40


def is_misread(text: str) -> bool:
    """Whether a spreadsheet would show a cell otherwise than its text, or calculate it."""
    bare = text.lstrip()
    if not bare:
        return bool(text) and text[0] in _FORMULA_SIGNS
    if bare[0] in _FORMULA_SIGNS or text[0] in _FORMULA_SIGNS:
        return True
    return len(text) <= _LONGEST_VALUE and _is_value(text)


def is_unquoted(text: str) -> bool:
    """Whether a spreadsheet would take quotation marks off a cell that is written as it is."""
    return text.lstrip().startswith('"')


def guarded(text: str) -> str:
    """The cell for a text: with an apostrophe before it if a spreadsheet would misread it."""
    return f"{_GUARD}{text}" if _needs_guard(text) else text


def unguarded(cell: str) -> str:
    """The text of a cell that `guarded` has made."""
    text = cell.removeprefix(_GUARD)
    return text if text != cell and _needs_guard(text) else cell


class SpreadsheetWriter:
    """Makes the rows of a table for spreadsheets.

    Args:
        columns: The names of the columns.
        delimiter: What stands between cells.

    Attributes:
        guarded_cells: How many cells got an apostrophe.
    """

    def __init__(self, columns: Sequence[str], delimiter: str) -> None:
        self._columns = tuple(columns)
        self._delimiter = delimiter
        self.guarded_cells = 0

    def header(self) -> bytes:
        """The first row, after the byte order mark by which Excel knows UTF-8."""
        return self._row((*self._columns, GUARD_COLUMN)).encode("utf-8-sig")

    def row(self, texts: Iterable[str]) -> bytes:
        """The row of these texts, one for each column."""
        texts = tuple(texts)
        cells = tuple(map(guarded, texts))
        names = [
            name
            for name, text, cell in zip(self._columns, texts, cells, strict=True)
            if text != cell
        ]
        self.guarded_cells += len(names)
        return to_utf_8(self._row((*cells, " ".join(names))))

    def _row(self, cells: Sequence[str]) -> str:
        line = io.StringIO(newline="")
        # All cells, because LibreOffice keeps a quoted one as text where it is asked to.
        writer = csv.writer(
            line, delimiter=self._delimiter, quoting=csv.QUOTE_ALL, lineterminator="\r\n"
        )
        writer.writerow(cells)
        return line.getvalue()


def is_for_spreadsheets(header: Sequence[str]) -> bool:
    """Whether a table with these columns was made by `SpreadsheetWriter`."""
    return any(name.strip().casefold() == GUARD_COLUMN for name in header)


def header_cells(line: str) -> list[str]:
    """The cells of a first line, however a spreadsheet has separated and quoted them."""
    with suppress(csv.Error):
        return next(csv.reader([line], delimiter=delimiter_of(line)), [])
    return []


def delimiter_of(line: str) -> str:
    """What stands between the cells of a first line: a comma, a semicolon or a tab."""
    return max(",;\t", key=line.count)


class GuardReader:
    """Takes the apostrophes off the cells of a table again.

    Args:
        header: The names of its columns; of a table that was not made for spreadsheets all cells
            stay as they are.
    """

    def __init__(self, header: Sequence[str]) -> None:
        self._names = [name.strip().casefold() for name in header]
        self._place = self._names.index(GUARD_COLUMN) if is_for_spreadsheets(header) else -1

    def texts(self, cells: Sequence[str]) -> list[str]:
        """The texts of a row's cells."""
        if not 0 <= self._place < len(cells):
            return list(cells)
        are_guarded = cells[self._place].casefold().split()
        return [
            unguarded(cell) if name in are_guarded else cell
            for name, cell in zip_longest(self._names[: len(cells)], cells, fillvalue="")
        ]


def _needs_guard(text: str) -> bool:
    # A text that looks as if it were guarded is guarded itself, so that both come back.
    bare = text.removeprefix(_GUARD)
    return is_misread(text) or (bare != text and _needs_guard(bare))


def _is_value(text: str) -> bool:
    """Whether a short text may be a number, a date, a time, a sum of money or a truth value."""
    folded = text.strip().casefold()
    if folded in _VALUES:
        return True
    if _PLAIN_NUMBER.fullmatch(text) or not any(map(str.isdigit, folded)):
        return False  # a plain number looks the same as its text
    if not all(each.isalnum() or each.isspace() or each in _SIGNS_OF_VALUES for each in folded):
        return False
    return all(word in _WORDS_OF_VALUES for word in _TOKEN.findall(folded))
