"""Tables whose rows state the languages of their texts, as the glossaries of DeepL do."""

from collections.abc import Sequence
from itertools import islice

from alignwb.core.languages.language_codes import base_language, is_code, names_language
from alignwb.formats.tables.header import Header, says_language
from alignwb.formats.tables.header_names import Rank, Role, column_name

TURNED = "source and target exchanged: it was translated the other way"
"""What is said of rows, and of units, that are turned round."""

OTHER_LANGUAGES = "in other languages"
"""What is said of those that are left out for their languages."""

_BARE = ((0, 1), (2, 3))
"""Where source and target stand without a header, and their languages."""


class RowLanguages:
    """Puts the texts of rows in one direction, and remembers what it did.

    Attributes:
        columns: Those of the languages of source and target.
        turned: The lines whose source and target were exchanged.
        others: The lines that are in other languages.
        stated: What the rows say of their languages, as they spell it.
    """

    def __init__(
        self,
        texts: tuple[int, int],
        columns: tuple[int, int],
        languages: Sequence[str],
        *,
        is_bare: bool = False,
    ) -> None:
        """texts, columns: of the source and the target, and of their languages.

        is_bare: whether there is no header, so that only the texts are left of a row.
        """
        self._texts = texts
        self.columns = columns
        self._wanted = tuple(map(base_language, languages))
        self._is_bare = is_bare
        self.turned: list[int] = []
        self.others: list[int] = []
        self.stated: dict[str, None] = {}

    def directed(self, line: int, cells: list[str]) -> list[str] | None:
        """A row from the project's source to its target; None if it is in other languages."""
        stated = [_cell(cells, column) for column in self.columns]
        pair = tuple(map(base_language, stated))
        source, target = self._texts
        # Under a header the columns may hold something else: `Source code`.
        if all(pair) if self._is_bare else all(map(names_language, stated)):
            self.stated |= dict.fromkeys(stated)
            if pair == self._wanted[::-1] != self._wanted and len(cells) > max(self._texts):
                cells = list(cells)
                cells[source], cells[target] = cells[target], cells[source]
                self.turned.append(line)
            elif pair != self._wanted:
                self.others.append(line)
                return None
        return cells[:2] if self._is_bare else cells


def languages_without_header(
    rows: Sequence[Sequence[str]], languages: Sequence[str]
) -> RowLanguages | None:
    """The languages that rows without a header state behind their texts; None if they do not."""
    wanted = set(map(base_language, languages))
    texts, columns = _BARE
    pairs = [[_cell(row, column) for column in columns] for row in rows]
    are_codes = all(is_code(each) for pair in pairs for each in pair)
    if not are_codes or not any(set(map(base_language, pair)) == wanted for pair in pairs):
        return None
    return RowLanguages(texts, columns, languages, is_bare=True)


def languages_by_header(header: Header, languages: Sequence[str]) -> RowLanguages | None:
    """The languages that columns of a table are called, beside those of the texts; else None."""
    columns: list[int] = []
    for role in (Role.SOURCE, Role.TARGET):
        named = (
            place
            for place, name in enumerate(header.names)
            if place not in {header.source, header.target}
            and (known := column_name(name, languages)) is not None
            and (known.role, known.rank) == (role, Rank.WORDS)
            and says_language(name)
        )
        columns += islice(named, 1)
    if len(columns) < len(_BARE):
        return None
    source, target = columns
    return RowLanguages((header.source, header.target), (source, target), languages)


def _cell(cells: Sequence[str], column: int) -> str:
    return cells[column].strip() if column < len(cells) else ""
