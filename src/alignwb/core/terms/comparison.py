"""What a term would bring to a termbase: something new, something known, a contradiction."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from alignwb.core.terms.termbase import Term, TermStatus

_ONLY = {TermStatus.PREFERRED, TermStatus.DO_NOT_TRANSLATE}
"""What says how a source is rendered first of all."""


class Novelty(StrEnum):
    """How a term stands to a termbase."""

    NEW = "new"
    KNOWN = "known"  # source and target with the same status are there
    CONTRADICTING = "contradicting"  # the source is there, and rendered otherwise


@dataclass(frozen=True, slots=True)
class Comparison:
    """How a term stands to a termbase, and the row of it that says so; None if it is new."""

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
            for spelling in (term.source, *term.variants):
                self._rows.setdefault(spelling, []).append(term)

    def compare(self, term: Term) -> Comparison:
        """How a term stands to these.

        The same rendering with another status contradicts, and so does another rendering where
        both are to be the first choice, or where the source is not to be translated at all.
        Further renderings that are admitted or forbidden are new.
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
    """Whether a source with a rendering of one status cannot have one of the other beside it."""
    if {here, other} == {TermStatus.DO_NOT_TRANSLATE, TermStatus.ADMITTED}:
        return True
    return here in _ONLY and other in _ONLY
