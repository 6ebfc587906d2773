"""The glossary is one a second translator can work from, and the translations honour it."""

from collections import defaultdict
from functools import cache

from finished_work import PROJECT, finished

from alignwb.core.term_recognition import Recogniser
from alignwb.core.termbase import Term, Termbase, TermHit, TermStatus
from alignwb.engines.stemming import SnowballStemmer
from alignwb.services.terms import load_terms

TERMS = load_terms(PROJECT)
WANTED = {TermStatus.PREFERRED, TermStatus.ADMITTED, TermStatus.DO_NOT_TRANSLATE}

EXCEPTIONS = {("000 p7/s5", "verhouden"): "the verb, “relate to one another”"}
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
    otherwise = {
        (str(place), segment.source[hits[0].start : hits[0].end])
        for place, segment in finished()
        for hits in by_place(TERMS.find(segment.source))
        if not any(stands_in(segment.target, target) for target in wanted(hits))
    }
    assert otherwise == set(EXCEPTIONS)


def test_no_forbidden_rendering_is_used() -> None:
    used = [
        (str(place), hit.term.target)
        for place, segment in finished()
        for hit in TERMS.find(segment.source)
        if hit.term.status is TermStatus.FORBIDDEN and stands_in(segment.target, hit.term.target)
    ]
    assert used == []


def by_place(hits: tuple[TermHit, ...]) -> list[list[TermHit]]:
    """Hits of the same stretch of text together: the rows of one term."""
    rows: dict[tuple[int, int], list[TermHit]] = defaultdict(list)
    for hit in hits:
        rows[hit.start, hit.end].append(hit)
    return list(rows.values())


def wanted(hits: list[TermHit]) -> list[str]:
    """The renderings the glossary asks for or allows."""
    return [hit.term.target for hit in hits if hit.term.status in WANTED]


def stands_in(text: str, rendering: str) -> bool:
    """Whether a rendering is in an English text, inflected or not."""
    return bool(_english(rendering).find(text))


@cache
def _english(rendering: str) -> Recogniser:
    return Recogniser(Termbase((Term(rendering, rendering),)), SnowballStemmer("english"))
