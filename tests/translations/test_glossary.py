"""The glossary is one a second translator can work from, and the translations honour it."""

from functools import cache

from support.finished_work import DOCUMENTS, PROJECT, Place, reference

from alignwb.core.terms.checking import WANTED
from alignwb.core.terms.termbase import TermStatus
from alignwb.services.terms.bitext_checks import PlacedFinding, check_bitext
from alignwb.services.terms.project_terms import load_terms

TERMS = load_terms(PROJECT)

EXCEPTIONS: dict[tuple[str, str], str] = {}
"""By place and term as it stands there: why it is rendered in another way for once."""


def test_it_has_what_a_second_translator_needs() -> None:
    rows = TERMS.termbase.terms
    assert len({term.source for term in rows}) >= 80
    assert all(term.pos for term in rows)
    assert {term.status for term in rows} == set(TermStatus)


def test_no_term_is_both_wanted_and_forbidden() -> None:
    rows = TERMS.termbase.terms
    wanted = {(term.source, term.target) for term in rows if term.status in WANTED}
    forbidden = {(term.source, term.target) for term in rows if term.status not in WANTED}
    assert not wanted & forbidden
    assert len(wanted) + len(forbidden) == len(rows)


def test_what_is_not_to_be_translated_is_the_same_on_both_sides() -> None:
    kept = [term for term in TERMS.termbase.terms if term.status is TermStatus.DO_NOT_TRANSLATE]
    assert [term.target for term in kept] == [term.source for term in kept]


def test_every_occurrence_of_a_term_is_rendered_as_the_glossary_says() -> None:
    departing = [finding for finding in findings() if not finding.finding.found]
    otherwise = {(finding_place(finding), finding.term) for finding in departing}
    assert otherwise == set(EXCEPTIONS)


def test_no_forbidden_rendering_is_used() -> None:
    used = [
        (finding_place(finding), finding.finding.found)
        for finding in findings()
        if finding.finding.found
    ]
    assert used == []


@cache
def findings() -> tuple[PlacedFinding, ...]:
    """All that departs from the glossary in the finished translations."""
    return tuple(
        finding for document in DOCUMENTS for finding in check_bitext(reference(document), TERMS)
    )


def finding_place(finding: PlacedFinding) -> str:
    return str(Place(finding.document[:3], *finding.ref))
