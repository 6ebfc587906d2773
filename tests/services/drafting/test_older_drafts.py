"""Which drafts are older than the terms: by the key kept with them, else by what they lack."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.fakes import ObedientTranslator

from alignwb.core.bitext import edits
from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.segment import (
    Draft,
    Hypothesis,
    Origin,
    OriginKind,
    Segment,
    SegmentRef,
    Status,
)
from alignwb.core.terms.termbase import Term, Termbase, TermHit, TermStatus
from alignwb.formats.xliff import read_xliff, write_xliff
from alignwb.services.drafting.drafting import draft_document
from alignwb.services.drafting.older_drafts import drafts_older_than_terms, terms_key
from alignwb.services.session import edit_codec
from alignwb.services.terms.project_terms import ProjectTerms, ReadTermbase, to_project_terms

HERRING = Term("haring", "herring")
BOAT = Term("logger", "lugger", pos="noun")
SEA, SAIL, QUAY = (SegmentRef("p1", f"s{n}") for n in (1, 2, 3))
SOURCES = ("De logger ving haring.", "Het zeil scheurde.", "Aan de kade lag een logger.")


def terms_of(*terms: Term) -> ProjectTerms:
    return to_project_terms(ReadTermbase(Termbase(terms)))


def undrafted() -> Bitext:
    segments = tuple(Segment(f"s{n}", text) for n, text in enumerate(SOURCES, start=1))
    return Bitext("haven", "seeds/haven.txt", (Paragraph("p1", Kind.PARAGRAPH, segments),))


def drafted(bitext: Bitext, terms: ProjectTerms | None) -> Bitext:
    for progress in draft_document(bitext, ObedientTranslator(), terms=terms):
        edit = edits.attach_drafts(bitext, progress.drafts)
        bitext = edits.apply(bitext, edit) if edit else bitext
    return bitext


def with_segment(bitext: Bitext, ref: SegmentRef, **fields: object) -> Bitext:
    changed = replace(bitext.segment(ref), **fields)  # type: ignore[arg-type]
    edit = edits.replace_segment(bitext, ref, changed, label="test")
    return edits.apply(bitext, edit) if edit else bitext


@pytest.mark.parametrize(
    ("now", "older"),
    [
        ((HERRING, BOAT), [SEA, QUAY]),  # one more
        ((Term("haring", "kipper"),), [SEA]),  # another rendering
        ((), [SEA]),  # one less
        ((replace(HERRING, status=TermStatus.FORBIDDEN),), [SEA]),
        ((replace(HERRING, pos="noun"),), [SEA]),
        ((replace(HERRING, note="a fish", variants=("pekelharing",)),), []),
        ((HERRING, Term("mast", "mast")), []),  # of no concern
        ((HERRING, Term("scheuren", "tear")), [SAIL]),
    ],
)
def test_drafts_are_older_whose_terms_are_others_now(
    now: tuple[Term, ...], older: list[SegmentRef]
) -> None:
    bitext = drafted(undrafted(), terms_of(HERRING))
    assert drafts_older_than_terms(bitext, terms_of(HERRING)) == ()
    assert drafts_older_than_terms(bitext, terms_of(*now)) == tuple(older)
    again = drafted(bitext, terms_of(*now))
    assert drafts_older_than_terms(again, terms_of(*now)) == ()


def test_only_what_is_asked_for_is_looked_at() -> None:
    bitext = drafted(undrafted(), None)
    assert drafts_older_than_terms(bitext, terms_of(BOAT), {QUAY}) == (QUAY,)


def test_a_draft_that_has_a_new_term_already_needs_no_other() -> None:
    text = "The lugger caught fish."
    draft = Draft("e", "p", "1", (Hypothesis(text, -0.1),))
    bitext = with_segment(
        undrafted(), SEA, draft=draft, target=text, status=Status.DRAFT, origin=draft.origin
    )
    assert drafts_older_than_terms(bitext, terms_of(BOAT)) == ()
    assert drafts_older_than_terms(bitext, terms_of(HERRING)) == (SEA,)
    never = Term("logger", "lugger", TermStatus.FORBIDDEN)
    assert drafts_older_than_terms(bitext, terms_of(never)) == (SEA,)


@pytest.mark.parametrize(
    "fields",
    [
        {"status": Status.CONFIRMED},
        {"status": Status.EDITED},
        {"target": "Mine.", "status": Status.DRAFT},  # by another program, which left the status
        {"target": "", "status": Status.INITIAL, "origin": None},  # emptied by a hand
        {"target": "Known.", "origin": Origin(OriginKind.TM, "memory", 100)},
    ],
)
def test_what_a_hand_has_touched_is_never_older(fields: dict[str, object]) -> None:
    bitext = with_segment(drafted(undrafted(), None), SEA, **fields)
    assert drafts_older_than_terms(bitext, terms_of(HERRING)) == ()
    assert drafted(bitext, terms_of(HERRING)).segment(SEA) == bitext.segment(SEA)


def test_another_hypothesis_was_chosen_by_a_hand() -> None:
    bitext = drafted(undrafted(), None)
    draft = bitext.segment(SEA).draft
    assert draft is not None
    chosen = with_segment(bitext, SEA, target=draft.hypotheses[1].text)
    assert drafts_older_than_terms(chosen, terms_of(HERRING)) == ()


def test_the_key_is_kept_in_the_file_only_where_there_were_terms() -> None:
    data = write_xliff(drafted(undrafted(), terms_of(HERRING)))
    assert data.count(b'type="terms"') == 1
    again = read_xliff(data, Path("haven.xlf")).bitext
    assert drafts_older_than_terms(again, terms_of(HERRING)) == ()
    assert drafts_older_than_terms(again, terms_of(Term("haring", "kipper"))) == (SEA,)
    assert b'type="terms"' not in write_xliff(drafted(undrafted(), None))


def test_the_key_is_kept_in_the_journal() -> None:
    segment = drafted(undrafted(), terms_of(HERRING)).segment(SEA)
    assert segment.draft is not None
    assert segment.draft.terms
    assert edit_codec.decode_segment(edit_codec.encode_segment(segment)) == segment
    known = with_segment(drafted(undrafted(), None), SEA).segment(SEA)
    assert edit_codec.decode_segment(edit_codec.encode_segment(segment, known), known) == segment


@given(
    st.lists(
        st.builds(
            TermHit, st.integers(0, 9), st.integers(0, 9), st.builds(Term, st.text(), st.text())
        ),
        max_size=4,
    )
)
def test_a_key_is_the_same_for_the_same_terms_alone(hits: list[TermHit]) -> None:
    assert terms_key(hits) == terms_key(list(hits))
    assert bool(terms_key(hits)) is bool(hits)
    assert terms_key(hits) != terms_key([*hits, TermHit(0, 1, Term("x", "\udc80"))])
