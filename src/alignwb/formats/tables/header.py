"""The header of a table: which of its first rows it is, and what its columns hold.

Every reader of tables asks here, so that what is a header is defined once.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from alignwb.errors import FormatError
from alignwb.formats.spreadsheet_cells import GUARD_COLUMN
from alignwb.formats.tables.header_names import ColumnName, Rank, Role, column_name

_OF_NO_TERM = frozenset(("", GUARD_COLUMN))

_LANGUAGE_WORDS = frozenset(("lang", "language", "code"))

_DECISIVE_SIDES = {Role.STATUS: Role.TARGET, Role.POS: Role.SOURCE}

MOST_TITLE_ROWS = 10
"""Rows, blank ones not counted, that may stand above a header."""


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of a table by what they hold.

    Attributes:
        names: The cells of the header, as they are.
        source: The column of the sources.
        target: The column of the targets.
        more_sources: Columns of other spellings of the source.
        more_targets: Columns of further renderings.
        fields: The columns of what is said of a term; notes may have several.
        unread: The names of columns that are not read.
    """

    names: tuple[str, ...]
    source: int
    target: int
    more_sources: tuple[int, ...] = ()
    more_targets: tuple[int, ...] = ()
    fields: tuple[tuple[Role, int], ...] = ()
    unread: tuple[str, ...] = ()


def is_title(cells: Sequence[str]) -> bool:
    """Whether a row above a header is a title: one cell, or a name with a colon and its value."""
    filled = [cell for cell in cells if cell.strip()]
    return len(filled) <= 1 or filled[0].rstrip().endswith(":")


def find_header(
    rows: Sequence[tuple[int, Sequence[str]]], before_line: str, languages: Sequence[str]
) -> tuple[int, Header] | None:
    """The header among the first rows of a table, with its index; None if the table has none.

    rows: the rows that are not blank, with their lines.  before_line: the file, for messages.
    Above a header stand titles alone.  Raises FormatError on a header that lacks a text.
    """
    for number, (line, cells) in enumerate(rows[: MOST_TITLE_ROWS + 1]):
        header = to_header(cells, languages)
        if header is not None:
            _refuse_twice(cells, f"{before_line}{line}")
            return number, header
        if lacks := _lacking(cells, languages):
            raise FormatError(
                f"{before_line}{line}: the header has no column “{lacks}”",
                hint="Name the columns source and target, or Nederlands and Engels; others, such as"
                " status and note, may follow.",
            )
        if not is_title(cells):
            return None
    return None


def to_header(cells: Sequence[str], languages: Sequence[str]) -> Header | None:
    """The header that a row is; None if it does not name a source and a target."""
    known = [column_name(cell, languages) for cell in cells]
    for ranks in ({Rank.OWN}, {Rank.LANGUAGE}, {Rank.WORDS}, set(Rank)):
        sources = _columns(known, Role.SOURCE, ranks)
        targets = _columns(known, Role.TARGET, ranks)
        if sources and targets:
            return _header(cells, known, sources, targets, is_by_language=Rank.LANGUAGE in ranks)
    return None


def _header(
    cells: Sequence[str],
    known: Sequence[ColumnName | None],
    sources: list[int],
    targets: list[int],
    *,
    is_by_language: bool,
) -> Header:
    synonyms = [column for column in _columns(known, Role.TARGET, {Rank.WORDS}) if is_by_language]
    source, target = _first_text(cells, sources), _first_text(cells, targets)
    more_sources = [each for each in sources if is_by_language and each != source]
    more_targets = [each for each in (*targets, *synonyms) if is_by_language and each != target]
    fields = [
        (name.role, column)
        for column, name in enumerate(known)
        if name
        and name.role not in {Role.SOURCE, Role.TARGET, Role.OTHER_LANGUAGE}
        and _counts(name, known)
    ]
    read = {source, target, *more_sources, *more_targets, *(column for _, column in fields)}
    names = enumerate(cell.strip() for cell in cells)
    unread = [name for n, name in names if n not in read and name.casefold() not in _OF_NO_TERM]
    return Header(
        tuple(cells),
        source,
        target,
        tuple(more_sources),
        tuple(dict.fromkeys(more_targets)),
        tuple(fields),
        tuple(unread),
    )


def _counts(name: ColumnName, known: Sequence[ColumnName | None]) -> bool:
    """Whether a column says something of a row that another one does not say better.

    Where texts of both languages have a status, that of the rendering is the row's, and the part of
    speech is that of the source.
    """
    if name.role not in _DECISIVE_SIDES or name.side in {None, _DECISIVE_SIDES[name.role]}:
        return True
    others = (each for each in known if each and each.role is name.role and each is not name)
    return name.side is not Role.OTHER_LANGUAGE and not any(
        each.side in {None, _DECISIVE_SIDES[name.role]} for each in others
    )


def _columns(known: Sequence[ColumnName | None], role: Role, ranks: set[Rank]) -> list[int]:
    return [n for n, name in enumerate(known) if name and name.role is role and name.rank in ranks]


def _first_text(cells: Sequence[str], columns: list[int]) -> int:
    """The first column that does not say the language of another: `source`, not `source_lang`."""
    return next((n for n in columns if not says_language(cells[n])), columns[0])


def says_language(name: str) -> bool:
    """Whether the name of a column may say that it holds a language: `source_lang`, `Brontaal`."""
    words = name.casefold().replace("_", " ").replace("-", " ").split()
    return any(word in _LANGUAGE_WORDS or word.endswith("taal") for word in words)


def _lacking(cells: Sequence[str], languages: Sequence[str]) -> str:
    """The text that a header without it lacks; "" if the row is no header.

    A row is one by a name of alignwb's own, or if all its cells are names and no two say the same.
    """
    filled = [cell for cell in cells if cell.strip()]
    known = [name for name in (column_name(cell, languages) for cell in filled) if name]
    roles = [name.role for name in known]
    texts = {Role.SOURCE, Role.TARGET}
    is_own = any(name.rank is Rank.OWN and name.role in texts for name in known)
    is_all = len(known) == len(filled) > 1
    is_term = len(set(roles)) < len(roles)  # *bron* and *source*
    if is_term or not (is_own or (is_all and texts & set(roles))):
        return ""
    return "target" if Role.SOURCE in roles else "source"


def _refuse_twice(cells: Sequence[str], place: str) -> None:
    names = [cell.strip().casefold() for cell in cells]
    for role in (Role.SOURCE, Role.TARGET, Role.STATUS, Role.POS, Role.VARIANTS):
        if names.count(role) > 1:
            raise FormatError(
                f"{place}: the header has the column “{role}” twice", hint="Rename one of them."
            )
