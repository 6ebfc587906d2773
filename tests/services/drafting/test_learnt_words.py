"""Words learnt from a document, among the terms of its drafts."""

from dataclasses import replace

from support.fakes import ObedientTranslator

from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.segment import Draft, Hypothesis, Segment, SegmentRef, Status
from alignwb.core.terms.termbase import Term, Termbase
from alignwb.services.drafting.drafting import draft_document
from alignwb.services.drafting.learnt_words import learnt_words, with_learnt_words
from alignwb.services.terms.project_terms import ProjectTerms, ReadTermbase, to_project_terms

OPEN = SegmentRef("p1", "s3")


def confirmed(number: int, source: str, target: str, drafted: str) -> Segment:
    draft = Draft("echo", "fake", "1", (Hypothesis(drafted, 0.0),))
    return Segment(f"s{number}", source, target, Status.CONFIRMED, draft=draft)


DOCUMENT = Bitext(
    "brief",
    "seeds/brief.txt",
    (
        Paragraph(
            "p1",
            Kind.PARAGRAPH,
            (
                confirmed(1, "De kamer was koud.", "The chamber was cold.", "The room was cold."),
                confirmed(2, "Zij verliet de kamer.", "She left the chamber.", "She left a room."),
                Segment("s3", "Twee kamers en een hond."),
            ),
        ),
    ),
)


def terms_of(*terms: Term) -> ProjectTerms:
    return to_project_terms(ReadTermbase(Termbase(terms)))


def test_learnt_words_are_found_as_terms_are() -> None:
    terms = with_learnt_words(terms_of(Term("hond", "hound")), DOCUMENT)

    hits = terms.find(DOCUMENT.segment(OPEN).source)

    assert [hit.term.target for hit in hits] == ["chamber", "hound"]
    assert [hit.term.target for hit in terms.without_learnt(hits)] == ["hound"]


def test_a_term_of_the_project_is_not_learnt_over() -> None:
    terms = with_learnt_words(terms_of(Term("Kamer", "House of Representatives")), DOCUMENT)

    assert terms.learnt is None


def test_a_learnt_word_inside_a_term_is_left_to_the_term() -> None:
    terms = with_learnt_words(terms_of(Term("kamers en een hond", "digs with dog")), DOCUMENT)

    hits = terms.find(DOCUMENT.segment(OPEN).source)

    assert [hit.term.target for hit in hits] == ["digs with dog"]


def test_a_learnt_word_stands_beside_terms_that_it_does_not_touch() -> None:
    terms = with_learnt_words(terms_of(Term("hond", "hound"), Term("twee", "a pair of")), DOCUMENT)

    hits = terms.find("Twee kamers, een hond, de kamer en twee honden.")

    expected = ["a pair of", "chamber", "hound", "chamber", "a pair of", "hound"]
    assert [hit.term.target for hit in hits] == expected


def test_other_languages_have_none() -> None:
    terms = terms_of()

    assert with_learnt_words(terms, replace(DOCUMENT, source_lang="de")) is terms


def test_what_nobody_confirmed_teaches_nothing() -> None:
    paragraph = DOCUMENT.paragraphs[0]
    open_ = tuple(replace(each, status=Status.EDITED) for each in paragraph.segments)

    assert learnt_words(DOCUMENT.with_paragraphs([replace(paragraph, segments=open_)])) == ()


def test_drafts_are_made_with_learnt_words_and_not_counted_as_having_terms() -> None:
    terms = with_learnt_words(terms_of(), DOCUMENT)

    (progress,) = draft_document(DOCUMENT, ObedientTranslator(), terms=terms)

    assert "chamber" in progress.drafts[OPEN].text
    assert progress.terms[OPEN] == ()
