"""Comparing a term with a termbase: it is new, known, or contradicts a row."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from alignwb.core.terms.termbase import Term, TermStatus

_ONLY = {TermStatus.PREFERRED, TermStatus.DO_NOT_TRANSLATE}
"""The statuses of a source's first choice."""


class Novelty(StrEnum):
    """The results of comparing a term with a termbase."""

    NEW = "new"
    KNOWN = "known"  # source and target with the same status are there
    CONTRADICTING = "contradicting"  # the source is there, and rendered otherwise


@dataclass(frozen=True, slots=True)
class Comparison:
    """The result of comparing a term with a termbase, and the row that decides it, if any."""

    novelty: Novelty
    row: Term | None = None


class KnownTerms:
    """The rows of a termbase by their spellings, variants included; case counts.

    Args:
        terms: The rows.
    """

    def __init__(self, terms: Iterable[Term]) -> None:
        self._rows: dict[str, list[Term]] = {}
        for term in terms:
            self.add(term)

    def add(self, term: Term) -> None:
        """Know one more row."""
        for spelling in (term.source, *term.variants):
            self._rows.setdefault(spelling, []).append(term)

    def compare(self, term: Term) -> Comparison:
        """Compare a term with these rows.

        The same rendering with another status contradicts.  Another rendering contradicts if both
        are to be the first choice, or if the source is not to be translated at all.  Further
        renderings that are admitted or forbidden are new.
        """
        rows = self._rows.get(term.source, [])
        for row in rows:
            if row.target == term.target:
                is_same = row.status is term.status
                return Comparison(Novelty.KNOWN if is_same else Novelty.CONTRADICTING, row)
        for row in rows:
            if _excludes(row.status, term.status):
                return Comparison(Novelty.CONTRADICTING, row)
        return Comparison(Novelty.NEW)


def _excludes(here: TermStatus, other: TermStatus) -> bool:
    """True if a source cannot have renderings of both statuses."""
    if {here, other} == {TermStatus.DO_NOT_TRANSLATE, TermStatus.ADMITTED}:
        return True
    return here in _ONLY and other in _ONLY
