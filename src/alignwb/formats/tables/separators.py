"""What stands between the cells of a table, and whether quotation marks stand around them."""

import csv
import re
from collections.abc import Iterable, Sequence
from contextlib import suppress

from alignwb.formats.tables.header import MOST_TITLE_ROWS, to_header

SEPARATORS = "\t;,|"
"""In the order in which one is taken where several fit: the likelier in a text come later."""

_SEP_LINE = re.compile(r'\ufeff?"?sep=(.|\\t)"?[\s,;|]*', re.IGNORECASE)


def separator_of_sep_line(line: str) -> str | None:
    """The separator that a first line `sep=;` names, as Excel reads it; None for another line."""
    match = _SEP_LINE.fullmatch(line.rstrip("\r\n"))
    if match is None:
        return None
    return "\t" if match[1] == "\\t" else match[1]


def separator_of(lines: Sequence[str], languages: Sequence[str], *, usual: str = ",") -> str:
    """The separator that makes the best table of some first lines.

    One that makes a header of a row is best, else the one that parts most rows.  Separators inside
    quotation marks are text.  usual: where none stands in the lines.
    """
    best, most = usual, (False, 0)
    for separator in SEPARATORS:
        rows = _sample(lines, separator)
        has_header = any(to_header(row, languages) is not None for row in rows[:MOST_TITLE_ROWS])
        parted = sum(len(row) > 1 for row in rows)
        # A table of tabs is one where half of its lines have any; commas stand in every sentence.
        merit = (has_header, 2 * parted if separator == usual == "\t" else parted)
        if merit > most:
            best, most = separator, merit
    return best


def are_cells_quoted(
    lines: Iterable[str], separator: str = "\t", *, is_by_spreadsheet: bool = False
) -> bool:
    """Whether the quotation marks of a table stand around cells (RFC 4180) and are not their text.

    They do if every one stands where a writer of quoted cells puts it, and some could stand there
    for no other reason: a doubled one, a separator or a line break inside, or all cells quoted.
    is_by_spreadsheet: whether a spreadsheet is known to have written it, so that one is enough.
    """
    is_open = has_reason = has_any = False
    is_every = True
    count = 0
    for line in lines:
        content = line.rstrip("\r\n")
        if not is_open and '"' not in content:
            is_every = is_every and not content.strip()
            continue
        has_any = True
        count += 1
        parts = content.split('"')
        for number, part in enumerate(parts):
            if is_open:
                has_reason = has_reason or separator in part
            else:
                if not _is_between(part, number, len(parts), separator):
                    return False
                has_reason = has_reason or (part == "" and 0 < number < len(parts) - 1)
                is_every = is_every and not part.replace(separator, "")
            if number < len(parts) - 1:
                is_open = not is_open
        has_reason = has_reason or is_open
    if is_open or not has_any:
        return False
    return has_reason or is_by_spreadsheet or (is_every and count > 2)


def _is_between(part: str, number: int, parts: int, separator: str) -> bool:
    """Whether what stands outside quotation marks may stand there."""
    begins = number == 0 or part == "" or part.startswith(separator)
    ends = number == parts - 1 or part == "" or part.endswith(separator)
    return begins and ends


def _sample(lines: Sequence[str], separator: str) -> list[list[str]]:
    rows: list[list[str]] = []
    with suppress(csv.Error):
        # One by one, so that the rows above a faulty one count.
        rows.extend(
            row for row in csv.reader(lines, delimiter=separator) if any(map(str.strip, row))
        )
    return rows
