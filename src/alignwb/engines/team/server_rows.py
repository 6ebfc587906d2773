"""What the members tell each other, as values of the driver and as rows that come from a COPY."""

import json
from collections.abc import Iterator, Sequence
from contextlib import suppress

from alignwb.core.languages.half_characters import without_half_characters
from alignwb.core.memory.shared_units import SharedChange, UnitPlace
from alignwb.core.terms.shared_terms import TermChange
from alignwb.core.terms.termbase import Term, TermStatus
from alignwb.files.reading_limits import MOST_CHARACTERS_OF_A_CELL

Row = Sequence[str | None]

_ESCAPES = {"\\": "\\", "t": "\t", "n": "\n", "r": "\r", "b": "\b", "f": "\f", "v": "\v"}
_NO_CELL = "\t\n\r"


def storable(text: str) -> str:
    """A text as PostgreSQL takes it: without half characters, and without U+0000."""
    return without_half_characters(text).replace("\0", "�")


def literal(text: str) -> str:
    """A text in a statement."""
    return "'" + text.replace("'", "''") + "'"


def row_of_unit(change: SharedChange, languages: tuple[str, str]) -> tuple[str | None, ...]:
    """The columns of `UNITS` that are sent."""
    where = change.where
    texts = (*languages, where.project, where.document, where.place, where.source)
    return (
        change.id,
        *map(storable, texts),
        None if change.target is None else storable(change.target),
        storable(change.previous),
        storable(change.following),
        change.confirmed_at,
    )


def unit_of_row(row: Row) -> SharedChange:
    """The change in a row of `UNITS`."""
    _, id_, author, project, document, place, source, target, previous, following, at = row
    where = UnitPlace(project or "", document or "", place or "", source or "")
    return SharedChange(
        id_ or "", where, target, previous or "", following or "", at or "", author or ""
    )


def row_of_term(change: TermChange, languages: tuple[str, str]) -> tuple[object, ...]:
    """The columns of `TERMS` that are sent."""
    term = change.term
    texts = (*languages, change.project, term.source, term.target, term.status, term.pos, term.note)
    variants = [storable(each) for each in term.variants]
    return (change.id, *map(storable, texts), variants, change.is_there, change.changed_at)


def term_of_row(row: Row) -> TermChange | None:
    """The change in a row of `TERMS`; None if no glossary can have such a row.

    Whoever may write can put anything there, with other programs too.
    """
    _, id_, author, project, source, target, status, pos, note, variants, is_there, at = (
        cell or "" for cell in row
    )
    with suppress(ValueError):
        spellings = tuple(json.loads(variants))
        cells = (source, target, pos, note, *spellings)
        is_sound = source and target and all(map(_is_cell, cells)) and "" not in spellings
        if is_sound:
            term = Term(source, target, TermStatus(status), pos, note, spellings)
            return TermChange(id_, project, term, is_there == "t", at, author)
    return None


def _is_cell(text: object) -> bool:
    if not isinstance(text, str) or any(sign in text for sign in _NO_CELL):
        return False
    return text == text.strip() and len(text) <= MOST_CHARACTERS_OF_A_CELL


def rows_of(lines: Sequence[bytes]) -> Iterator[list[str | None]]:
    """The fields of rows in COPY's text format, a line for each."""
    for line in b"".join(lines).decode("utf-8").split("\n")[:-1]:
        fields = line.split("\t")
        if "\\" not in line:
            yield list(fields)
        else:
            yield [None if field == "\\N" else _unescaped(field) for field in fields]


def number_of_last(lines: Sequence[bytes], otherwise: int) -> int:
    """The number that the last row begins with; another one if there is no row."""
    return int(lines[-1].partition(b"\t")[0]) if lines else otherwise


def _unescaped(field: str) -> str:
    first, *others = field.split("\\")
    result = [first]
    pending = iter(others)
    for part in pending:
        if part:
            result.append(_ESCAPES.get(part[0], part[0]) + part[1:])
        else:  # an escaped backslash; what follows it is plain
            result.append("\\" + next(pending, ""))
    return "".join(result)
