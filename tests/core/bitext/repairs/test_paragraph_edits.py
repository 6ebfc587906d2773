"""Joining and dividing paragraphs."""

from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from support.strategies import bitexts

from alignwb.core.bitext import edits, history
from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.codes import End, InlineCode, PlacedEnd, without_codes
from alignwb.core.bitext.edits import Edit
from alignwb.core.bitext.history import Work
from alignwb.core.bitext.merge import merge
from alignwb.core.bitext.repairs.paragraph_edits import divide_before, join_with_next
from alignwb.core.bitext.segment import Draft, Hypothesis, Segment, SegmentRef, Status
from alignwb.core.bitext.structure.paragraph_layout import Layout
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


def test_what_is_joined_stands_where_its_first_part_stood_and_a_second_part_has_no_mark() -> None:
    item, other = Layout(depth=2, mark="7."), Layout(depth=2, mark="8.")
    heading = replace(paragraph("b", "Kop", kind=Kind.HEADING), layout=Layout(level=3))
    text = Bitext("", "", (replace(paragraph("a", "Een.", "Twee."), layout=item), heading))
    assert edits.apply(text, join_with_next(text, "a")).paragraph("a").layout == item
    backwards = replace(text, paragraphs=(heading, replace(text.paragraph("a"), layout=other)))
    joined = edits.apply(backwards, join_with_next(backwards, "b")).paragraph("b")
    assert (joined.kind, joined.layout) == (Kind.PARAGRAPH, other)
    divided = edits.apply(text, divide_before(text, A2))
    assert [each.layout for each in divided.paragraphs] == [
        item,
        Layout(depth=2),
        heading.layout,
    ]


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
            assert sorted(without_codes(s.source) for _, s in after.segments()) == sorted(
                without_codes(s.source) for _, s in bitext.segments()
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
        (TEXT.with_paragraphs([paragraph("b", "Ja.", "")]), B2, "without a source"),
    ],
)
def test_what_cannot_be_divided(bitext: Bitext, ref: SegmentRef, reason: str) -> None:
    with pytest.raises(EditError, match=reason):
        divide_before(bitext, ref)


def coded(text: str) -> str:
    """A text with codes: `<1` and `1>` for the ends of a pair, `<1>` for a point."""
    for number in range(1, 10):
        for shape, end in ((f"<{number}>", End.POINT), (f"<{number}", End.OPEN)):
            text = text.replace(shape, PlacedEnd(number, end).text)
        text = text.replace(f"{number}>", PlacedEnd(number, End.CLOSE).text)
    return text


BOLD = InlineCode(1, is_pair=True, kind="xlf:b", id="b", data="<b>", data_end="</b>")
BREAK = InlineCode(2, is_pair=False, kind="xlf:lb", id="br")


def with_codes(paragraph_id: str, *segments: tuple[str, str], codes: list[InlineCode]) -> Paragraph:
    made = (
        Segment(f"s{n}", coded(source), coded(target))
        for n, (source, target) in enumerate(segments, 1)
    )
    return Paragraph(
        paragraph_id,
        Kind.PARAGRAPH,
        tuple(made),
        places=(f"at {paragraph_id}",),
        codes={each.number: each for each in codes},
    )


def test_codes_of_a_joined_paragraph_get_numbers_of_their_own() -> None:
    first = with_codes("a", ("<1Hij1> ging", "<1He1> went"), codes=[BOLD])
    second = with_codes("b", ("<1naar1><2> huis", "home<2>"), codes=[BOLD, BREAK])
    draft = Draft("e", "p", "1", (Hypothesis(coded("<1to1> home<2>"), -1.0),))
    drafted = replace(second.segments[0], draft=draft, original_source=coded("<2>nar"))
    bitext = Bitext("d", "", (first, replace(second, segments=(drafted,))))
    [joined] = edits.apply(bitext, join_with_next(bitext, "a")).paragraphs
    assert list(joined.codes) == [1, 2, 3]
    assert (joined.codes[2].kind, joined.codes[3].kind) == ("xlf:lb", "xlf:b")
    moved = joined.segments[1]
    assert moved.source == coded("<3naar3><2> huis")
    assert moved.target == coded("home<2>")
    assert moved.draft
    assert moved.draft.text == coded("<3to3> home<2>")
    assert moved.original_source == coded("<2>nar")
    assert joined.places == ("at a", "at b")


def test_each_part_of_a_divided_paragraph_has_its_codes_and_joining_is_its_inverse() -> None:
    segments = (("<1Hij<2>", "<1He"), ("ging1>", "went1>"))
    bitext = Bitext("d", "", (with_codes("a", *segments, codes=[BOLD, BREAK]),))
    divided = edits.apply(bitext, divide_before(bitext, A2))
    first, second = divided.paragraphs
    assert (list(first.codes), list(second.codes)) == ([1, 2], [1])
    assert first.codes[1].is_half
    assert second.codes[1].is_half
    assert first.places == second.places == ("at a",)
    [joined] = edits.apply(divided, join_with_next(divided, "a")).paragraphs
    assert joined.codes == bitext.paragraphs[0].codes
    assert joined.source == bitext.paragraphs[0].source
    assert joined.places == ("at a",)


def test_a_character_that_is_no_code_stays_none_when_paragraphs_are_joined() -> None:
    first = with_codes("a", ("<1Hij1> ging", ""), codes=[BOLD])
    second = with_codes("b", ("<1> huis", ""), codes=[])
    bitext = Bitext("d", "", (first, second))
    [joined] = edits.apply(bitext, join_with_next(bitext, "a")).paragraphs
    assert joined.segments[1].source == coded("<1> huis")
    assert joined.segments[0].source == coded("<2Hij2> ging")
    assert list(joined.codes) == [2]


def test_what_others_did_to_codes_before_a_join_is_merged() -> None:
    first = with_codes("a", ("<1Hij1> ging", ""), codes=[BOLD])
    second = with_codes("b", ("<1naar1> huis", ""), codes=[BOLD])
    base = Bitext("d", "", (first, second))
    ours = edits.apply(base, join_with_next(base, "a"))
    there = replace(second.segments[0], target=coded("<1to1> home"), status=Status.EDITED)
    theirs = base.with_paragraphs([replace(second, segments=(there,))])
    merged = merge(base, ours, theirs)
    assert not merged.conflicts
    [joined] = merged.bitext.paragraphs
    assert joined.segments[1].target == coded("<2to2> home")
    assert joined.codes == ours.paragraphs[0].codes


def test_codes_that_another_program_numbered_otherwise_are_found_by_their_ids() -> None:
    bold, point = BOLD, replace(BREAK, kind="image")
    base = Bitext("d", "", (with_codes("a", ("<1a1><2>", ""), ("b", ""), codes=[bold, point]),))
    ours = edits.apply(base, edits.set_note(base, A2, "x") or pytest.fail("no edit"))
    theirs = Bitext(
        "d", "", (with_codes("a", ("a<1>", ""), ("b", ""), codes=[replace(point, number=1)]),)
    )
    [paragraph] = merge(base, ours, theirs).bitext.paragraphs
    assert paragraph.segments[0].source == coded("a<2>")
    assert paragraph.segments[1].note == "x"
    assert paragraph.codes[2] == point


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
