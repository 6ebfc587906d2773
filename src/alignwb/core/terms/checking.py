"""Checking a translation against the terms found in its source."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from alignwb.core.languages.words import Span
from alignwb.core.terms.nesting import Stretches
from alignwb.core.terms.termbase import Term, TermHit, TermStatus

WANTED = frozenset({TermStatus.PREFERRED, TermStatus.ADMITTED, TermStatus.DO_NOT_TRANSLATE})
"""The statuses of renderings that the termbase asks for or allows."""

RenderingFinder = Callable[[str, str], Sequence[Span]]
"""Finds a rendering (the first argument) in a text, inflected or not."""


class TermProblem(StrEnum):
    """The ways a translation departs from the termbase."""

    MISSING = "missing"  # none of the renderings asked for is there
    FORBIDDEN = "forbidden"  # a rendering that must not be used is there
    TRANSLATED = "translated"  # what is not to be translated is not there


@dataclass(frozen=True, slots=True)
class TermFinding:
    """Something to look at in one translation.

    Attributes:
        problem: Its kind.
        start: The first character of the term in the source.
        end: The character after it.
        rows: The rows of the termbase for it; at least one.
        found: The forbidden rendering as it stands in the target; "" for the other problems.
    """

    problem: TermProblem
    start: int
    end: int
    rows: tuple[Term, ...]
    found: str = ""

    @property
    def expected(self) -> tuple[str, ...]:
        """The renderings the termbase asks for or allows, in its order."""
        return tuple(row.target for row in self.rows if row.status in WANTED)


def check_terms(
    hits: Iterable[TermHit], target: str, find_rendering: RenderingFinder
) -> tuple[TermFinding, ...]:
    """The problems with the terms of one segment, in the order of its source.

    hits: the terms in its source, as a recogniser finds them.  A term that stands there several
    times is looked for once.  A forbidden rendering counts only if it is no part of one that is
    asked for: `party` in `Bolshevik Party`.
    """
    findings: list[TermFinding] = []
    places = group_hits(hits)
    distinct = dict.fromkeys(places.values())
    targets = {row.sought for rows in distinct for row in rows if row.status in WANTED}
    wanted = Stretches(span for each in sorted(targets) for span in find_rendering(each, target))
    seen: set[tuple[Term, ...]] = set()
    for (start, end), rows in places.items():
        if rows in seen:
            continue
        seen.add(rows)
        if problem := _missing(rows, target, find_rendering):
            findings.append(TermFinding(problem, start, end, rows))
        for row in rows:
            if row.status is TermStatus.FORBIDDEN:
                spans = find_rendering(row.sought, target)
                free = [span for span in spans if not wanted.hold_as_part(Span(*span))]
                if free:
                    left, right = free[0]
                    found = target[left:right]
                    findings.append(TermFinding(TermProblem.FORBIDDEN, start, end, rows, found))
    return tuple(findings)


def group_hits(hits: Iterable[TermHit]) -> dict[Span, tuple[Term, ...]]:
    """The rows of the termbase for each stretch of a source, in the order of the text."""
    rows: dict[Span, list[Term]] = {}
    for hit in hits:
        rows.setdefault(hit.span, []).append(hit.term)
    return {span: tuple(terms) for span, terms in rows.items()}


def is_honoured(rows: Iterable[Term], target: str, find_rendering: RenderingFinder) -> bool:
    """True if a target has any rendering that the rows of a term ask for or allow."""
    return any(find_rendering(row.sought, target) for row in rows if row.status in WANTED)


def _missing(
    rows: tuple[Term, ...], target: str, find_rendering: RenderingFinder
) -> TermProblem | None:
    statuses = {row.status for row in rows if row.status in WANTED}
    if not statuses or is_honoured(rows, target, find_rendering):
        return None
    is_kept = statuses == {TermStatus.DO_NOT_TRANSLATE}
    return TermProblem.TRANSLATED if is_kept else TermProblem.MISSING
