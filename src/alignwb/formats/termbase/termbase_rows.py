"""The rows of a termbase: the names of its columns, and the term that a row makes."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from alignwb.core.terms.termbase import Term, TermStatus
from alignwb.errors import FormatError
from alignwb.files.reading_limits import (
    MEGABYTE,
    MOST_BAD_ROWS,
    MOST_CHARACTERS_OF_A_CELL,
    MOST_ROWS,
    MOST_TABLE_BYTES,
    beyond_limit,
)
from alignwb.formats.termbase.status_words import to_status

COLUMNS = ("source", "target", "status", "pos", "note", "variants")
"""The columns of a termbase, in the order in which a new file has them."""

_SPLIT = "Is it a table of terms?  If it is, split it."

VARIANT_SEPARATOR = "|"
_STATUSES = ", ".join(TermStatus)


class PlacedTerm(NamedTuple):
    """A term of an exchange file and its line (1-based)."""

    line: int
    term: Term


class LeftOut(NamedTuple):
    """A line (1-based) of an exchange file that gives no term, and why."""

    line: int
    reason: str


class Remark(NamedTuple):
    """What was taken otherwise than it stands in a file, and the lines (1-based) it was so in."""

    text: str
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadTerms:
    """The terms of an exchange file and what was left out, in its order.

    Attributes:
        terms: The terms.
        left_out: What in it makes no term.
        remarks: What was taken otherwise than it stands there.
        unstated: The lines of terms whose status the file does not state.
        is_foreign_table: Whether it is a table that alignwb has not written: somebody has typed it,
            or a spreadsheet has given each entry a capital.
    """

    terms: tuple[PlacedTerm, ...]
    left_out: tuple[LeftOut, ...] = ()
    remarks: tuple[Remark, ...] = ()
    unstated: frozenset[int] = frozenset()
    is_foreign_table: bool = False


@dataclass(frozen=True, slots=True)
class TermLayout:
    """How a termbase is to be written; a format uses the parts that concern it.

    Attributes:
        title: Its title.
        languages: BCP 47 codes of the sources and the targets.
        is_for_spreadsheets: Whether a table is guarded against what spreadsheets do to text.
    """

    title: str
    languages: tuple[str, str]
    is_for_spreadsheets: bool = False


@dataclass(frozen=True, slots=True)
class WrittenTerms:
    """A termbase as the bytes of a file.

    Attributes:
        data: The bytes.
        guarded: Cells of a table that got an apostrophe, so that spreadsheets take them as text.
        misread: Cells of a table that a spreadsheet would show otherwise, or calculate.
    """

    data: bytes
    guarded: int = 0
    misread: int = 0


def refuse_too_large(data: bytes, path: Path) -> None:
    """Raise FormatError if a table of terms is larger than is read."""
    what = "it is too large for a table of terms"
    if len(data) > MOST_TABLE_BYTES:
        raise beyond_limit(path, what, f"{MOST_TABLE_BYTES // MEGABYTE} MB", _SPLIT)
    if max(data.count(b"\n"), data.count(b"\r")) > MOST_ROWS:
        raise beyond_limit(path, what, f"{MOST_ROWS:,} rows", _SPLIT)


def refuse_too_many(bad_rows: Sequence[object], path: Path, first: str) -> None:
    """Raise FormatError if so many rows make no term that the file is no table of terms.

    first: why the first one makes none.
    """
    if len(bad_rows) > MOST_BAD_ROWS:
        raise FormatError(
            f"{path}: more than {MOST_BAD_ROWS:,} rows make no term; the first: {first}",
            hint="Is it a table of terms?  Mend it, or take out what is none.",
        )


def find_columns(names: Sequence[str], place: str) -> dict[str, int]:
    """The index of each known column of a header, whose names are in lower case.

    Raises FormatError if `source` or `target` is missing, or one of `COLUMNS` is there twice.
    """
    for name in ("source", "target"):
        if name not in names:
            raise FormatError(
                f"{place}: the header has no column “{name}”",
                hint=f"Columns: {', '.join(COLUMNS)}, separated by tabs; the first two are needed.",
            )
    for name in COLUMNS:
        if names.count(name) > 1:
            raise FormatError(
                f"{place}: the header has the column “{name}” twice", hint="Rename one of them."
            )
    return {name: names.index(name) for name in COLUMNS if name in names}


def to_term(cells: Sequence[str], columns: Mapping[str, int], place: str) -> Term:
    """The term that a row of stripped cells makes.

    An empty status is "preferred"; the target of a do-not-translate term may be left out.
    Raises FormatError if the row makes no term.
    """
    values = {
        name: cells[column] if column < len(cells) else "" for name, column in columns.items()
    }
    longest = max(map(len, values.values()))
    if longest > MOST_CHARACTERS_OF_A_CELL:
        raise beyond_limit(
            place, "a cell is too long", f"{MOST_CHARACTERS_OF_A_CELL:,} characters", "Shorten it."
        )
    source = values["source"]
    if not source:
        raise FormatError(
            f"{place}: there is no source term",
            hint="Fill the column “source”, or begin the line with # to make it a comment.",
        )
    status = _status(values.get("status", ""), place)
    target = values["target"]
    if not target and status is TermStatus.DO_NOT_TRANSLATE:
        target = source
    if not target:
        raise FormatError(
            f"{place}: “{source}” has no target",
            hint="Cells are separated by tabs, not spaces. Fill the column “target”, or begin the"
            " line with # to make it a comment.",
        )
    variants = (part.strip() for part in values.get("variants", "").split(VARIANT_SEPARATOR))
    return Term(
        source=source,
        target=target,
        status=status,
        pos=values.get("pos", ""),
        note=values.get("note", ""),
        variants=tuple(filter(None, variants)),
    )


def to_cells(term: Term) -> dict[str, str]:
    """The cells of a row for the term, by the names in `COLUMNS` and in their order."""
    return {
        "source": term.source,
        "target": term.target,
        "status": str(term.status),
        "pos": term.pos,
        "note": term.note,
        "variants": join_variants(term.variants),
    }


def join_variants(variants: Iterable[str]) -> str:
    """Spellings in one cell."""
    return f" {VARIANT_SEPARATOR} ".join(variants)


def _status(cell: str, place: str) -> TermStatus:
    if not cell:
        return TermStatus.PREFERRED
    if (status := known_status(cell)) is None:
        raise FormatError(
            f"{place}: “{cell}” is no status of a term", hint=f"It is one of: {_STATUSES}."
        )
    return status


def known_status(cell: str) -> TermStatus | None:
    """The status that a cell names, in alignwb's word or another; None if it names none."""
    try:
        return TermStatus(re.sub(r"[\s_]+", "-", cell.casefold()))
    except ValueError:
        return to_status(cell)
