from functools import cache

from finished_work import DOCUMENTS, PROJECT, reference

from alignwb.core.term_candidates import TermCandidate
from alignwb.services.project import Project
from alignwb.services.term_suggesting import suggest_terms
from alignwb.services.terms import load_terms

TERMS = load_terms(PROJECT)
FIRST = 150


@cache
def without_termbase() -> tuple[TermCandidate, ...]:
    none = load_terms(Project(PROJECT.root / "translations"))
    assert none.termbase.terms == ()
    return suggest_terms(map(reference, DOCUMENTS), none)


def test_half_of_the_sources_of_the_glossary_are_among_the_first() -> None:
    proposed = {
        hit.term.source
        for candidate in without_termbase()[:FIRST]
        for hit in TERMS.find(candidate.text)
        if hit.end - hit.start == len(candidate.text)
    }
    assert len(proposed) >= 60
    assert {"Zjenotdel", "coöperatieve beweging", "Olsoefjev", "Oktoberrevolutie"} <= proposed


def test_what_the_glossary_has_is_not_proposed() -> None:
    candidates = suggest_terms(map(reference, DOCUMENTS), TERMS)
    sources = {term.source for term in TERMS.termbase.terms}
    assert sources & {candidate.text for candidate in candidates} == set()
