"""Joining and dividing paragraphs."""

from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from support.strategies import bitexts

from alignwb.core.bitext import edits, history
from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.edits import Edit
from alignwb.core.bitext.history import Work
from alignwb.core.bitext.merge import merge
from alignwb.core.bitext.repairs.paragraph_edits import divide_before, join_with_next
from alignwb.core.bitext.segment import Draft, Hypothesis, Segment, SegmentRef, Status
from alignwb.errors import EditError

A1, A2, B1, B2 = (
    SegmentRef(*each) for each in (("a", "s1"), ("a", "s2"), ("b", "s1"), ("b", "s2"))
)
MOVED = SegmentRef("a", "b.s1")


def paragraph(paragraph_id: str, *sources: str, kind: Kind = Kind.PARAGRAPH) -> Paragraph:
    segments = tuple(Segment(f"s{n}", source) for n, source in enumerate(sources, 1))
    return Paragraph(paragraph_id, kind, segments)


TEXT = Bitext(
    "letter",
    "",
    (
        replace(paragraph("a", "Hij ging", "toen"), lines=(3, 4), page=2),
        replace(paragraph("b", "naar huis.", "Klaar."), lines=(6, 8)),
        paragraph("c", "Einde."),
    ),
)
JOINED = edits.apply(TEXT, join_with_next(TEXT, "a"))
DIVIDED = edits.apply(TEXT, divide_before(TEXT, B2))


def with_target(bitext: Bitext, ref: SegmentRef, text: str) -> Bitext:
    edit = edits.set_target(bitext, ref, text, status=Status.CONFIRMED)
    assert edit
    return edits.apply(bitext, edit)


def ids(bitext: Bitext) -> list[str]:
    return [str(ref) for ref, _ in bitext.segments()]


def test_two_paragraphs_become_one_with_the_segments_of_both() -> None:
    assert ids(JOINED) == ["a/s1", "a/s2", "a/b.s1", "a/b.s2", "c/s1"]
    assert JOINED.paragraph("a").source == "Hij ging toen naar huis. Klaar."
    assert (JOINED.paragraph("a").lines, JOINED.paragraph("a").page) == ((3, 8), 2)


def test_a_segment_begins_a_paragraph() -> None:
    assert ids(DIVIDED) == ["a/s1", "a/s2", "b/s1", "b-2/s2", "c/s1"]
    assert DIVIDED.paragraph("b-2").kind is Kind.PARAGRAPH


def possible(bitext: Bitext, ref: SegmentRef) -> list[Edit]:
    found = []
    with suppress(EditError):
        found.append(divide_before(bitext, ref))
    with suppress(EditError):
        found.append(join_with_next(bitext, ref.paragraph))
    return found


@given(bitexts())
def test_what_is_done_can_be_taken_back(bitext: Bitext) -> None:
    for ref, _ in bitext.segments():
        for edit in possible(bitext, ref):
            after = edits.apply(bitext, edit)
            assert after != bitext
            assert sorted(s.source for _, s in after.segments()) == sorted(
                s.source for _, s in bitext.segments()
            )
            assert edits.apply(after, edits.inverse(edit)) == bitext
            for state in (bitext, after):
                state.segment(edit.focus)


def test_joining_and_dividing_again_gives_the_paragraphs_back() -> None:
    again = edits.apply(JOINED, divide_before(JOINED, MOVED))
    assert [each.source for each in again.paragraphs] == [each.source for each in TEXT.paragraphs]


NOTES = Bitext(
    "letter",
    "",
    (
        paragraph("n", "[^1] Eerste.", "Meer.", kind=Kind.NOTE),
        paragraph("m", "[^2] Tweede.", kind=Kind.NOTE),
    ),
)
TITLED = Bitext("letter", "", (paragraph("h", "Kop", kind=Kind.TITLE), paragraph("t", "Tekst.")))


def having(paragraph_id: str, **facts: Any) -> Bitext:
    return TEXT.with_paragraphs([replace(TEXT.paragraph(paragraph_id), **facts)])


def test_a_line_taken_for_a_heading_becomes_text_again() -> None:
    bitext = having("a", kind=Kind.HEADING)
    assert edits.apply(bitext, join_with_next(bitext, "a")).paragraph("a").kind is Kind.PARAGRAPH


@pytest.mark.parametrize(
    ("bitext", "paragraph_id", "reason"),
    [
        (TEXT, "c", "the last paragraph"),
        (TITLED, "h", "a title cannot be joined with a paragraph"),
        (NOTES, "n", "the next footnote has a marker of its own"),
        (
            having("b", codes={"s1": 2}),
            "a",
            "codes of another tool",
        ),
        (
            having("b", client_notes=("x",)),
            "a",
            "client's notes",
        ),
        (
            having("a", target_order=("s2", "s1")),
            "a",
            "another order",
        ),
    ],
)
def test_what_cannot_be_joined(bitext: Bitext, paragraph_id: str, reason: str) -> None:
    with pytest.raises(EditError, match=reason):
        join_with_next(bitext, paragraph_id)


@pytest.mark.parametrize(
    ("bitext", "ref", "reason"),
    [
        (TEXT, B1, "begins its paragraph already"),
        (NOTES, SegmentRef("n", "s2"), "a footnote stays one paragraph"),
        (
            having("b", codes={"s2": 1}),
            B2,
            "codes of another tool",
        ),
        (TEXT.with_paragraphs([paragraph("b", "Ja.", "")]), B2, "without a source"),
    ],
)
def test_what_cannot_be_divided(bitext: Bitext, ref: SegmentRef, reason: str) -> None:
    with pytest.raises(EditError, match=reason):
        divide_before(bitext, ref)


def test_an_edit_that_no_longer_fits_is_refused() -> None:
    edit = join_with_next(TEXT, "a")
    with pytest.raises(EditError, match="has changed since"):
        edits.apply(with_target(TEXT, B1, "home."), edit)
    with pytest.raises(EditError, match="has changed since"):
        edits.apply(JOINED, edit)


def test_a_draft_that_arrives_after_a_join_leaves_undo_possible() -> None:
    work = history.apply(Work(TEXT), join_with_next(TEXT, "a"))
    draft = Draft("argos", "nl_en", "1.9", (Hypothesis("to the house.", -0.2),))
    work, attached = history.attach_drafts(work, {MOVED: draft, A1: draft})
    assert set(attached) == {MOVED, A1}
    undone = history.undo(work)
    assert undone
    assert undone[0].bitext.segment(A1).draft == draft
    redone = history.redo(undone[0])
    assert redone
    assert redone[0] == work


@pytest.mark.parametrize("changed", [JOINED, DIVIDED])
def test_what_another_program_translated_meanwhile_is_found_again(changed: Bitext) -> None:
    theirs = with_target(with_target(TEXT, B1, "home."), B2, "Done.")
    for one, other in ((changed, theirs), (theirs, changed)):
        result = merge(TEXT, one, other)
        assert result.conflicts == ()
        assert ids(result.bitext) == ids(changed)
        assert [s.target for _, s in result.bitext.segments()] == ["", "", "home.", "Done.", ""]


def test_work_on_both_sides_of_a_join_is_merged_and_only_what_differs_is_asked_about() -> None:
    ours = with_target(with_target(JOINED, A1, "He went"), MOVED, "to his house.")
    theirs = with_target(with_target(TEXT, B2, "Done."), B1, "home.")
    result = merge(TEXT, ours, theirs)
    assert result.conflicts == (MOVED,)
    assert [s.target for _, s in result.bitext.segments()] == [
        "He went",
        "",
        "to his house.",
        "Done.",
        "",
    ]


def test_two_programs_that_repair_different_places_are_merged() -> None:
    ours = edits.apply(TEXT, divide_before(TEXT, A2))
    result = merge(TEXT, ours, DIVIDED)
    assert result.conflicts == ()
    assert ids(result.bitext) == ["a/s1", "a-2/s2", "b/s1", "b-2/s2", "c/s1"]
    assert merge(TEXT, JOINED, JOINED).bitext == JOINED


def test_a_split_elsewhere_goes_with_its_paragraph() -> None:
    theirs = edits.apply(TEXT, edits.split_segment(TEXT, B1, 5, 0))
    result = merge(TEXT, JOINED, theirs)
    assert result.conflicts == ()
    assert result.bitext.paragraph("a").source == JOINED.paragraph("a").source
    assert len(result.bitext.paragraph("a").segments) == 5
