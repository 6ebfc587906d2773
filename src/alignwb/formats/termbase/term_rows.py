"""The terms that a row of a table makes, as the tables of other programs have them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from alignwb.core.terms.termbase import Term, TermStatus
from alignwb.files.reading_limits import MOST_CHARACTERS_OF_A_CELL
from alignwb.formats.tables.header import Header
from alignwb.formats.tables.header_names import Role
from alignwb.formats.tables.table_rows import cell, joined_cells
from alignwb.formats.termbase.status_words import is_yes
from alignwb.formats.termbase.term_cells import (
    has_breaks,
    one_line,
    sources_in,
    spellings_in,
    terms_in,
)
from alignwb.formats.termbase.termbase_rows import (
    COLUMNS,
    VARIANT_SEPARATOR,
    Remark,
    known_status,
    to_term,
)

_COLUMNS = {name: place for place, name in enumerate(COLUMNS)}


class RowReader:
    """Makes terms of rows and remembers what it took otherwise than it stands there.

    Args:
        header: What the columns hold.
        path: The file, for messages.
        is_own: Whether alignwb wrote the table: every cell is one term then.
    """

    def __init__(self, header: Header, path: Path, *, is_own: bool) -> None:
        self._header = header
        self._path = path
        self._is_own = is_own
        self._remarks: dict[str, list[int]] = {}
        self._unstated: set[int] = set()

    def terms(self, line: int, cells: Sequence[str]) -> Iterator[Term]:
        """The terms of a row: the rendering, and those that stand beside it in its cell.

        Raises FormatError if the row makes none.
        """
        cells = self._on_one_line(line, cells)
        place = f"{self._path}:{line}"
        if self._is_own or max(map(len, cells)) > MOST_CHARACTERS_OF_A_CELL:
            columns = {str(role): column for role, column in self._header.fields}
            columns |= {"source": self._header.source, "target": self._header.target}
            yield to_term([each.strip() for each in cells], columns, place)
            return
        status = self._status(line, cells)
        sources = self._texts(line, cells, is_source=True)
        targets = self._texts(line, cells, is_source=False, status=status)
        if status is TermStatus.DO_NOT_TRANSLATE:
            targets = (one_line(cell(cells, self._header.target)),)
        values = self._values(cells, sources, status)
        first = to_term((values[0], next(iter(targets), ""), *values[2:]), _COLUMNS, place)
        yield first
        others = targets[1:]
        beside = status if status is not TermStatus.PREFERRED else TermStatus.ADMITTED
        yield from (replace(first, target=target, status=beside) for target in others)

    def remarks(self) -> tuple[Remark, ...]:
        """What was taken otherwise than it stands in the rows, with the lines."""
        unread = self._header.unread
        columns = (Remark(f"columns that are not read: {', '.join(unread)}"),) if unread else ()
        rows = (Remark(text, tuple(lines)) for text, lines in self._remarks.items())
        return (*columns, *rows)

    def unstated(self) -> frozenset[int]:
        """The lines whose rows state no status."""
        return frozenset(self._unstated)

    def _values(
        self, cells: Sequence[str], sources: Sequence[str], status: TermStatus
    ) -> tuple[str, ...]:
        """The cells of `COLUMNS`, the target left empty."""
        spellings = spellings_in(joined_cells(cells, self._header, Role.VARIANTS))
        variants = dict.fromkeys(
            each for each in (*sources[1:], *spellings) if each not in sources[:1]
        )
        return (
            next(iter(sources), ""),
            "",
            str(status),
            one_line(joined_cells(cells, self._header, Role.POS)),
            one_line(joined_cells(cells, self._header, Role.NOTE)),
            VARIANT_SEPARATOR.join(variants),
        )

    def _texts(
        self,
        line: int,
        cells: Sequence[str],
        *,
        is_source: bool,
        status: TermStatus = TermStatus.PREFERRED,
    ) -> tuple[str, ...]:
        """The spellings of the source or the renderings, whichever columns and cells have them."""
        header = self._header
        if is_source:
            split, columns = sources_in, (header.source, *header.more_sources)
            many = "several spellings: all but the first are variants"
        else:
            split, columns = terms_in, (header.target, *header.more_targets)
            many = f"several renderings: each is a row, {status}"
            if status is TermStatus.PREFERRED:
                many = "several renderings: the first is preferred, the others admitted"
        found = [split(cell(cells, column)) for column in columns]
        texts = tuple(dict.fromkeys(text for each in found for text in each))
        if len(texts) > 1 and status is not TermStatus.DO_NOT_TRANSLATE:
            self._say(many, line)
        return texts if found[0] else ()

    def _status(self, line: int, cells: Sequence[str]) -> TermStatus:
        said = joined_cells(cells, self._header, Role.STATUS)
        status = known_status(said) if said else None
        if said and status is None:
            self._say(f"the status “{said}” is not known: taken as preferred", line)
        for role, meant in (
            (Role.FORBIDDEN, TermStatus.FORBIDDEN),
            (Role.KEPT, TermStatus.DO_NOT_TRANSLATE),
        ):
            for column in (column for each, column in self._header.fields if each is role):
                value = cell(cells, column)
                if is_yes(value) is None:
                    name = self._header.names[column]
                    self._say(f"“{value}” in “{name}” is neither yes nor no: taken as no", line)
                elif is_yes(value):
                    status = meant
        if status is None:
            self._unstated.add(line)
        return status or TermStatus.PREFERRED

    def _on_one_line(self, line: int, cells: Sequence[str]) -> list[str]:
        """The cells, those of the texts with their line breaks, which may part terms."""
        header = self._header
        texts = {header.source, header.target, *header.more_sources, *header.more_targets}
        texts |= {column for role, column in header.fields if role is Role.VARIANTS}
        read = texts | {column for _, column in header.fields}
        kept = set() if self._is_own else texts
        if any(has_breaks(text.strip()) for n, text in enumerate(cells) if n in read - kept):
            self._say("a line break in a cell became a space", line)
        return [text if n in kept else one_line(text) for n, text in enumerate(cells)]

    def _say(self, text: str, line: int) -> None:
        self._remarks.setdefault(text, []).append(line)
