"""Correcting a source, and what becomes of draft and target."""

from dataclasses import replace

import pytest
from hypothesis import assume, given
from support.strategies import bitexts, texts

from alignwb.core.bitext import edits
from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.merge import merge
from alignwb.core.bitext.repairs.source_edits import correct_source, restore_source
from alignwb.core.bitext.segment import (
    Draft,
    Hypothesis,
    Origin,
    OriginKind,
    Segment,
    SegmentRef,
    Status,
)
from alignwb.errors import EditError

REF = SegmentRef("p1", "s1")
WRONG, RIGHT = "De heerlljke kat sliep.", "De heerlijke kat sliep."
DRAFT = Draft("argos", "nl_en", "1.9", (Hypothesis("The cat slept.", -0.2),))
DRAFTED = Segment("s1", WRONG, DRAFT.text, Status.DRAFT, DRAFT.origin, DRAFT)
CONFIRMED = replace(DRAFTED, status=Status.CONFIRMED)


def bitext_of(*run: Segment) -> Bitext:
    return Bitext("letter", "", (Paragraph("p1", Kind.PARAGRAPH, run),))


def corrected(segment: Segment, text: str = RIGHT) -> Segment:
    bitext = bitext_of(segment)
    edit = correct_source(bitext, REF, text)
    assert edit
    return edits.apply(bitext, edit).segment(REF)


@given(bitexts(), texts)
def test_a_correction_keeps_the_first_source_and_can_be_taken_back(
    bitext: Bitext, text: str
) -> None:
    ref, segment = next(bitext.segments())
    try:
        edit = correct_source(bitext, ref, text)
    except EditError:
        edit = None
    assume(edit)
    assert edit
    after = edits.apply(bitext, edit)
    assert after.segment(ref).source != segment.source
    assert after.segment(ref).first_source == segment.first_source
    assert edits.apply(after, edits.inverse(edit)) == bitext


def test_a_second_correction_keeps_what_was_imported_and_putting_it_back_forgets_it() -> None:
    twice = corrected(corrected(DRAFTED, "De heerijke kat sliep."))
    assert twice.original_source == WRONG
    bitext = bitext_of(twice)
    back = edits.apply(bitext, restore_source(bitext, REF)).segment(REF)
    assert (back.source, back.original_source) == (WRONG, "")
    with pytest.raises(EditError, match="as it was imported"):
        restore_source(bitext_of(back), REF)


def test_a_draft_no_hand_touched_waits_for_another() -> None:
    segment = corrected(DRAFTED)
    assert segment.draft is None
    assert segment.target == DRAFT.text
    better = Draft("argos", "nl_en", "1.9", (Hypothesis("The lovely cat slept.", -0.1),))
    assert edits.with_draft(segment, better).target == "The lovely cat slept."


def test_what_a_memory_filled_in_for_another_source_goes() -> None:
    filled = replace(DRAFTED, origin=Origin(OriginKind.TM, "memory/a.tmx", 100))
    segment = corrected(filled)
    assert (segment.target, segment.status, segment.origin) == ("", Status.INITIAL, None)


def test_a_confirmed_target_stays_and_is_marked_until_it_is_confirmed_again() -> None:
    segment = corrected(CONFIRMED)
    assert (segment.target, segment.status) == (DRAFT.text, Status.CONFIRMED)
    assert segment.is_outdated
    bitext = bitext_of(segment)
    edit = edits.set_target(bitext, REF, segment.target, status=Status.CONFIRMED)
    assert edit
    assert edits.apply(bitext, edit).segment(REF) == replace(segment, is_outdated=False)


def test_an_edited_target_is_only_kept() -> None:
    segment = corrected(replace(DRAFTED, status=Status.EDITED))
    assert (segment.target, segment.status, segment.is_outdated) == (
        DRAFT.text,
        Status.EDITED,
        False,
    )


@pytest.mark.parametrize(
    ("segment", "text", "reason"),
    [
        (replace(DRAFTED, status=Status.LOCKED), RIGHT, "locked"),
        (DRAFTED, " \n\t", "nothing would be left"),
        (replace(DRAFTED, source=""), RIGHT, "no source to correct"),
    ],
)
def test_what_is_refused(segment: Segment, text: str, reason: str) -> None:
    with pytest.raises(EditError, match=reason):
        correct_source(bitext_of(segment), REF, text)


def test_line_ends_become_spaces() -> None:
    assert corrected(DRAFTED, " De heerlijke\r\nkat\nsliep. ").source == RIGHT


def test_a_split_divides_what_was_imported_too() -> None:
    bitext = bitext_of(corrected(DRAFTED))
    split = edits.apply(bitext, edits.split_segment(bitext, REF, RIGHT.index("kat"), 0))
    assert [part.first_source for _, part in split.segments()] == ["De heerlljke", "kat sliep."]


def test_a_correction_here_and_a_confirmation_elsewhere_are_both_kept() -> None:
    base, ours = bitext_of(DRAFTED), bitext_of(corrected(DRAFTED))
    theirs = bitext_of(replace(DRAFTED, target="The cat was asleep.", status=Status.CONFIRMED))
    for one, other in ((ours, theirs), (theirs, ours)):
        result = merge(base, one, other)
        merged = result.bitext.segment(REF)
        assert result.conflicts == ()
        assert (merged.source, merged.first_source) == (RIGHT, WRONG)
        assert (merged.target, merged.status) == ("The cat was asleep.", Status.CONFIRMED)
        assert merged.is_outdated
        assert merged.draft is None


def test_two_corrections_are_a_conflict_and_a_note_elsewhere_is_none() -> None:
    base, ours = bitext_of(DRAFTED), bitext_of(corrected(DRAFTED))
    other = bitext_of(corrected(DRAFTED, "De eerlijke kat sliep."))
    assert merge(base, ours, other).conflicts == (REF,)
    assert merge(base, ours, other).bitext == ours
    noted = bitext_of(replace(DRAFTED, note="Look."))
    assert merge(base, ours, noted).bitext.segment(REF) == replace(corrected(DRAFTED), note="Look.")


def test_a_new_draft_for_the_old_source_is_not_taken_for_the_new_one() -> None:
    edited = replace(DRAFTED, target="A cat slept.", status=Status.EDITED)
    newer = replace(edited, draft=Draft("argos", "nl_en", "2.0", (Hypothesis("Cats.", -0.1),)))
    merged = merge(bitext_of(edited), bitext_of(corrected(edited)), bitext_of(newer)).bitext
    assert merged.segment(REF) == corrected(edited)
