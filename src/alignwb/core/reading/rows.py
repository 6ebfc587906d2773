"""Lines that are a block of their own: entries of contents, rows of tables, turns of a chat."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from alignwb.core.bitext.bitext import Kind
from alignwb.core.reading.lines import Line

CELL = "\t"
"""What parts the cells of a row of a table."""

_ENTRY_PAGE = re.compile(r"(?<=[.·…_\s])(?:\d{1,4}|[ivxlc]{1,7}|[IVXLC]{1,7})\Z")
_LEADERS = re.compile(r"[.·…_](?:\s?[.·…_]){2}\Z")
_CHAT = re.compile(
    r"(?:\[[^\]]{0,30}\b\d{1,2}[:.]\d\d\b[^\]]{0,30}\]"
    r"|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4},?\s\d{1,2}:\d\d(?:\s-)?)"
    r"\s?[^:]{1,40}:(?:\s|$)"
)
_MARKDOWN_ROW = re.compile(r"\|.*\||[^|]+(?:\s\|\s[^|]+){2,}")
_MIN_ROWS = 2
_LONGEST_ENTRY = 200  # columns


def mark_rows(lines: Sequence[Line]) -> list[Line]:
    """The lines with those marked that are a block of their own, whatever stands around them.

    An entry of contents ends in a row of points and a page, a turn of a chat begins with a time and
    a name, and rows of a table stand together and have as many cells.
    """
    marked: list[Line] = []
    for cells, group in groupby(lines, key=_cells):
        rows = list(group)
        if cells > 1 and len(rows) >= _MIN_ROWS:
            marked += [_as_row(row) for row in rows]
        else:
            marked += [_alone(row) for row in rows]
    return marked


def _cells(line: Line) -> int:
    """How many cells the line has as a row of a table; 1 if it is none."""
    if line.kind is not None:
        return 1
    if CELL in line.text:
        return line.text.count(CELL) + 1
    return line.text.count("|") if _MARKDOWN_ROW.fullmatch(line.text) else 1


def _alone(line: Line) -> Line:
    if line.kind is None and (_is_entry(line) or _CHAT.match(line.text)):
        return _as_row(line)
    return replace(line, text=line.text.replace(CELL, " ")) if CELL in line.text else line


def _is_entry(line: Line) -> bool:
    """True if the line ends in a row of points and a page, and something stands before them."""
    page = _ENTRY_PAGE.search(line.text) if line.width <= _LONGEST_ENTRY else None
    if page is None:
        return False
    before = line.text[: page.start()].rstrip()
    return _LEADERS.search(before, 1) is not None


def _as_row(line: Line) -> Line:
    return replace(line, kind=Kind.PARAGRAPH, starts_block=True)
