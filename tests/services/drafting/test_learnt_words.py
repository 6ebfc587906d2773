"""Words learnt from a document, among the terms of its drafts."""

from dataclasses import replace

import pytest
from support.confirmed_segments import confirmed
from support.fakes import ObedientTranslator

from alignwb.core.bitext import edits
from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.segment import Draft, Hypothesis, Segment, SegmentRef, Status
from alignwb.core.drafting.rewordings import NO_REWORDINGS
from alignwb.core.drafting.translator import DraftRequest
from alignwb.core.terms.termbase import Term, Termbase
from alignwb.services.drafting.drafting import draft_document
from alignwb.services.drafting.learnt_words import NOTHING_LEARNT, learnt_words, with_learnt_words
from alignwb.services.drafting.older_drafts import engine_text, reworded
from alignwb.services.terms.project_terms import ProjectTerms, ReadTermbase, to_project_terms

OPEN = SegmentRef("p1", "s3")


def drafted(number: int, source: str, *said: str) -> Segment:
    draft = Draft("echo", "loud", "1.0", tuple(Hypothesis(text, -1.0) for text in said))
    return Segment(f"s{number}", source, said[0], Status.DRAFT, origin=draft.origin, draft=draft)


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
    terms = with_learnt_words(terms_of(Term("hond", "hound")), learnt_words(DOCUMENT))

    hits = terms.find(DOCUMENT.segment(OPEN).source)

    assert [hit.term.target for hit in hits] == ["chamber", "hound"]
    assert [hit.term.target for hit in terms.without_learnt(hits)] == ["hound"]


def test_a_term_of_the_project_is_not_learnt_over() -> None:
    terms = with_learnt_words(
        terms_of(Term("Kamer", "House of Representatives")), learnt_words(DOCUMENT)
    )

    assert terms.learnt is None


def test_a_learnt_word_inside_a_term_is_left_to_the_term() -> None:
    terms = with_learnt_words(
        terms_of(Term("kamers en een hond", "digs with dog")), learnt_words(DOCUMENT)
    )

    hits = terms.find(DOCUMENT.segment(OPEN).source)

    assert [hit.term.target for hit in hits] == ["digs with dog"]


def test_a_learnt_word_stands_beside_terms_that_it_does_not_touch() -> None:
    terms = with_learnt_words(
        terms_of(Term("hond", "hound"), Term("twee", "a pair of")), learnt_words(DOCUMENT)
    )

    hits = terms.find("Twee kamers, een hond, de kamer en twee honden.")

    expected = ["a pair of", "chamber", "hound", "chamber", "a pair of", "hound"]
    assert [hit.term.target for hit in hits] == expected


def test_other_languages_have_none() -> None:
    terms = terms_of()

    assert with_learnt_words(terms, learnt_words(replace(DOCUMENT, source_lang="de"))) is terms


def test_what_nobody_confirmed_teaches_nothing() -> None:
    paragraph = DOCUMENT.paragraphs[0]
    open_ = tuple(replace(each, status=Status.EDITED) for each in paragraph.segments)

    assert (
        learnt_words(DOCUMENT.with_paragraphs([replace(paragraph, segments=open_)]))
        == NOTHING_LEARNT
    )


WORDED_OTHERWISE = replace(
    DOCUMENT,
    paragraphs=(
        Paragraph(
            "p1",
            Kind.PARAGRAPH,
            (
                confirmed(1, "De haven sliep.", "The harbour slept.", "The harbor slept."),
                confirmed(2, "De zee, de kade.", "The sea, a harbour.", "The sea, a harbor."),
                drafted(3, "Daar lag de haven.", "There lay the harbor.", "That was the harbor."),
                drafted(4, "De zee zelf.", "The sea itself."),
                Segment("s5", "Zonder voorstel."),
            ),
        ),
    ),
)
THIRD, FIFTH = SegmentRef("p1", "s3"), SegmentRef("p1", "s5")


class HarborTranslator(ObedientTranslator):
    """Writes of a harbor, whatever it is asked."""

    def _say(self, plain: str, request: DraftRequest) -> str:
        return "The harbor, where " + super()._say(plain, request)


def drafted_throughout(bitext: Bitext, engine: HarborTranslator) -> Bitext:
    terms = with_learnt_words(terms_of(), learnt_words(bitext))
    for progress in draft_document(bitext, engine, terms=terms):
        edit = edits.attach_drafts(bitext, progress.drafts)
        bitext = edits.apply(bitext, edit) if edit else bitext
    return bitext


def test_a_draft_is_worded_as_the_translator_does_without_asking_the_engine() -> None:
    terms = with_learnt_words(terms_of(), learnt_words(WORDED_OTHERWISE))
    engine = HarborTranslator()

    progress = list(draft_document(WORDED_OTHERWISE, engine, terms=terms, refs=[THIRD]))

    assert [each.text for each in progress[0].drafts[THIRD].hypotheses] == [
        "There lay the harbour.",
        "That was the harbour.",
    ]
    assert (progress[0].done, progress[0].total) == (1, 1)
    assert list(progress[0].older) == [THIRD]
    assert engine.asked == []


def test_new_drafts_are_worded_so_too_and_then_nothing_is_left_to_do() -> None:
    terms = with_learnt_words(terms_of(), learnt_words(WORDED_OTHERWISE))
    engine, bitext = HarborTranslator(), WORDED_OTHERWISE

    for progress in draft_document(bitext, engine, terms=terms):
        edit = edits.attach_drafts(bitext, progress.drafts)
        assert edit is not None
        bitext = edits.apply(bitext, edit)

    assert [request.source for request in engine.asked] == [bitext.segment(FIFTH).source]
    assert progress.done == progress.total == 2
    assert bitext.segment(FIFTH).target.startswith("The harbour, where")
    assert list(draft_document(bitext, engine, terms=terms)) == []


def test_what_is_not_written_so_any_more_has_the_engine_asked_again() -> None:
    engine, bitext = HarborTranslator(), drafted_throughout(WORDED_OTHERWISE, HarborTranslator())
    assert bitext.segment(THIRD).target == "There lay the harbour."
    assert learnt_words(bitext).rewordings, "its own words do not unteach"
    second = SegmentRef("p1", "s2")
    edit = edits.set_target(bitext, second, "The sea, a harbor.")
    assert edit is not None
    bitext = drafted_throughout(edits.apply(bitext, edit), engine)

    assert learnt_words(bitext).rewordings == NO_REWORDINGS
    assert bitext.segment(THIRD).source in {request.source for request in engine.asked}
    assert "harbor," in bitext.segment(THIRD).target
    assert bitext.segment(THIRD).draft.reworded == ()  # type: ignore[union-attr]


def test_words_of_terms_are_not_worded_otherwise() -> None:
    terms = with_learnt_words(terms_of(Term("haven", "harbor")), learnt_words(WORDED_OTHERWISE))

    assert THIRD not in {
        ref
        for progress in draft_document(WORDED_OTHERWISE, HarborTranslator(), terms=terms)
        for ref, draft in progress.drafts.items()
        if "harbour" in draft.text
    }


@pytest.mark.parametrize(
    ("source", "text", "worded"),
    [
        ("Harbor kwam.", "Harbor came to the harbor.", "Harbor came to the harbor."),
        ("Hij las “the harbor of the sea”.", "He read “the harbor of the sea”.", None),
        ("De haven.", "The harbor, a harbor.", "The harbour, a harbour."),
    ],
)
def test_names_and_english_of_the_source_stay(source: str, text: str, worded: str | None) -> None:
    draft = Draft("echo", "loud", "1.0", (Hypothesis(text, -1.0),))
    terms = with_learnt_words(terms_of(), learnt_words(WORDED_OTHERWISE))

    assert reworded(draft, source, (), terms).text == (worded or text)


def test_hypotheses_that_become_one_are_one() -> None:
    draft = Draft(
        "echo",
        "fake",
        "1",
        tuple(Hypothesis(f"The {word}.", -1.0) for word in ("harbor", "harbour")),
    )
    terms = with_learnt_words(terms_of(), learnt_words(WORDED_OTHERWISE))

    worded = reworded(draft, "", (), terms)
    assert worded.hypotheses == (Hypothesis("The harbour.", -1.0),)
    assert worded.reworded == (("harbor", "harbour"),)
    assert engine_text(worded) == "The harbor."
    assert reworded(draft, "", (), None) is draft


def test_drafts_are_made_with_learnt_words_and_not_counted_as_having_terms() -> None:
    terms = with_learnt_words(terms_of(), learnt_words(DOCUMENT))

    (progress,) = draft_document(DOCUMENT, ObedientTranslator(), terms=terms)

    assert "chamber" in progress.drafts[OPEN].text
    assert progress.terms[OPEN] == ()
