"""Cells of tables that hold more than one term: spellings, renderings, line breaks."""

import re
from collections.abc import Iterable

from alignwb.core.languages.dutch.verbs import verb_forms

_BREAK = re.compile(r"(?:(?<![^\S\r\n])[^\S\r\n]++)?[\r\n]\s*|\t+")
_BETWEEN_TERMS = re.compile(r"[;|\r\n]|(?<=\s)/(?=\s)")
_BETWEEN_SPELLINGS = re.compile(r"[;,|\r\n]|(?<=\s)/(?=\s)")
_PARTED = re.compile(r"(?<![^\W\d_])([^\W\d_]++)\|([^\W\d_]+)")


def has_breaks(cell: str) -> bool:
    """Whether a cell has line breaks or tabs, which a line of the termbase cannot hold."""
    return _BREAK.search(cell) is not None


def one_line(cell: str) -> str:
    """The text of a cell with a space for each line break."""
    return _BREAK.sub(" ", cell).strip()


def terms_in(cell: str) -> tuple[str, ...]:
    """The terms in a cell: `kolkhoz; collective farm`, `a / b`, `a | b`, a line for each."""
    return _parts(_BETWEEN_TERMS, cell)


def sources_in(cell: str) -> tuple[str, ...]:
    """The spellings of a Dutch cell.

    The bar by which dictionaries show the particle of a verb is taken out: `aan|komen`.
    """
    return terms_in(_PARTED.sub(_joined_verb, cell))


def spellings_in(cell: str) -> tuple[str, ...]:
    """The spellings in a cell for variants, where commas separate them too."""
    return _parts(_BETWEEN_SPELLINGS, cell)


def _joined_verb(match: re.Match[str]) -> str:
    verb = match[1] + match[2]
    is_particle = verb_forms(verb.casefold()).particle == match[1].casefold()
    return verb if is_particle else match[0]


def _parts(separators: re.Pattern[str], cell: str) -> tuple[str, ...]:
    return tuple(_distinct(part.strip() for part in separators.split(cell)))


def _distinct(parts: Iterable[str]) -> Iterable[str]:
    return dict.fromkeys(filter(None, parts))
