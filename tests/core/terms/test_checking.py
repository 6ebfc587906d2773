from collections.abc import Sequence

import pytest

from alignwb.core.languages.words import Span
from alignwb.core.terms.checking import TermProblem, check_terms
from alignwb.core.terms.termbase import Term, TermHit, TermStatus

PARTY = Term("Bolsjewistische Partij", "Bolshevik Party")
BARE_PARTY = Term("Bolsjewistische Partij", "Party", TermStatus.FORBIDDEN)
TSAR = Term("tsaar", "tsar")
EMPEROR = Term("tsaar", "emperor", TermStatus.ADMITTED)
CZAR = Term("tsaar", "czar", TermStatus.FORBIDDEN)
PRAVDA = Term("Pravda", "Pravda", TermStatus.DO_NOT_TRANSLATE)


def find(rendering: str, text: str) -> Sequence[Span]:
    start = text.find(rendering)
    return [Span(start, start + len(rendering))] if start >= 0 else []


def problems(target: str, *terms: Term, at: int = 0) -> list[tuple[TermProblem, str]]:
    hits = [TermHit(at, at + 5, term) for term in terms]
    found = check_terms(hits, target, find)
    return [(finding.problem, finding.found) for finding in found]


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("The tsar fell.", []),
        ("The emperor fell.", []),
        ("He fell.", [(TermProblem.MISSING, "")]),
        ("The czar fell.", [(TermProblem.MISSING, ""), (TermProblem.FORBIDDEN, "czar")]),
        ("The tsar, or czar, fell.", [(TermProblem.FORBIDDEN, "czar")]),
    ],
)
def test_a_term_is_rendered_in_a_way_that_is_asked_for(
    target: str, expected: list[tuple[TermProblem, str]]
) -> None:
    assert problems(target, TSAR, EMPEROR, CZAR) == expected


def test_what_is_not_to_be_translated_is_kept() -> None:
    assert problems("In Pravda.", PRAVDA) == []
    assert problems("In Truth.", PRAVDA) == [(TermProblem.TRANSLATED, "")]


def test_a_forbidden_rendering_inside_the_wanted_one_is_no_finding() -> None:
    assert problems("The Bolshevik Party won.", PARTY, BARE_PARTY) == []


def test_a_term_that_is_only_forbidden_need_not_be_rendered() -> None:
    assert problems("He fell.", CZAR) == []


def test_a_term_that_stands_there_twice_is_one_finding() -> None:
    hits = [TermHit(0, 5, TSAR), TermHit(9, 14, TSAR)]
    (finding,) = check_terms(hits, "He fell.", find)
    assert (finding.start, finding.expected) == (0, ("tsar",))
