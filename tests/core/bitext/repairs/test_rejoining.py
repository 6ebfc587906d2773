"""Merging what was split: everything is back as it was."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from support.strategies import segments

from alignwb.core.bitext import edits, history
from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.edits import Edit
from alignwb.core.bitext.history import Work
from alignwb.core.bitext.repairs import rejoining
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
N_BEST = Draft("argos", "nl_en", "1.9", (Hypothesis("He left, late.", -0.2), Hypothesis("X", -1)))
WHOLE = Segment("s1", "Hij vertrok, laat.", N_BEST.text, Status.DRAFT, N_BEST.origin, N_BEST)


def work_of(*run: Segment) -> Work:
    return Work(Bitext("letter", "", (Paragraph("p1", Kind.PARAGRAPH, run),)))


def done(work: Work, edit: Edit | None) -> Work:
    assert edit
    return history.apply(work, edit)


def split(work: Work, source_offset: int = 13, target_offset: int = 9) -> Work:
    return done(work, edits.split_segment(work.bitext, REF, source_offset, target_offset))


def merged(work: Work, ref: SegmentRef = REF) -> Work:
    return done(work, rejoining.merge_with_next(work, ref))


@given(segments(), st.data())
def test_splitting_and_merging_back_changes_nothing(segment: Segment, data: st.DataObject) -> None:
    work = work_of(segment, Segment("s2", "Erna."))
    offsets = [data.draw(st.integers(0, len(text))) for text in (segment.source, segment.target)]
    try:
        parted = split(work, *offsets)
    except EditError:
        assume(False)
    assert merged(parted).bitext == work.bitext


# Two cuts of which either would leave nothing on one side are refused more often than not.
@settings(suppress_health_check=[HealthCheck.filter_too_much])
@given(segments(), st.data())
def test_three_parts_go_back_the_way_they_came(segment: Segment, data: st.DataObject) -> None:
    work = work_of(segment)
    refs: list[SegmentRef] = []
    parted = work
    for _ in range(2):
        ref = data.draw(st.sampled_from([each for each, _ in parted.bitext.segments()]))
        part = parted.bitext.segment(ref)
        offsets = [data.draw(st.integers(0, len(text))) for text in (part.source, part.target)]
        try:
            parted = done(parted, edits.split_segment(parted.bitext, ref, *offsets))
        except EditError:
            assume(False)
        refs.append(ref)
    for ref in reversed(refs):
        parted = merged(parted, ref)
    assert parted.bitext == work.bitext


def test_a_part_that_was_rewritten_keeps_its_words_and_the_draft_is_back() -> None:
    parted = split(work_of(WHOLE))
    rewritten = done(parted, edits.set_target(parted.bitext, REF, "He departed,"))
    whole = merged(rewritten).bitext.segment(REF)
    assert whole.target == "He departed, late."
    assert whole.status is Status.EDITED
    assert whole.draft == N_BEST


def test_a_part_that_was_confirmed_is_not_a_draft_again() -> None:
    parted = split(work_of(WHOLE))
    confirmed = done(parted, edits.set_status(parted.bitext, REF, Status.CONFIRMED))
    whole = merged(confirmed).bitext.segment(REF)
    assert (whole.status, whole.origin, whole.draft) == (Status.EDITED, N_BEST.origin, N_BEST)


def test_drafts_that_came_for_the_parts_are_kept() -> None:
    parted = split(work_of(Segment("s1", "Hij vertrok, laat.")), target_offset=0)
    drafts = {REF: Draft("argos", "nl_en", "1.9", (Hypothesis("He went,", -0.1),))}
    drafted, _ = history.attach_drafts(parted, drafts)
    assert merged(drafted).bitext.segment(REF).target == "He went,"


def test_notes_and_flags_of_the_parts_stay() -> None:
    parted = split(work_of(replace(WHOLE, note="first")))
    second = SegmentRef("p1", parted.bitext.paragraphs[0].segments[1].id)
    noted = done(parted, edits.set_note(parted.bitext, second, "second"))
    assert merged(noted).bitext.segment(REF) == replace(WHOLE, note="first\nsecond")


def test_segments_that_were_always_two_are_merged_as_ever() -> None:
    work = work_of(WHOLE, Segment("s2", "Nu.", "Now.", Status.CONFIRMED, Origin(OriginKind.HUMAN)))
    assert rejoining.merge_with_next(work, REF) == edits.merge_with_next(work.bitext, REF)


def test_a_part_whose_source_is_another_now_is_no_part_of_the_whole() -> None:
    parted = split(work_of(WHOLE))
    deeper = done(parted, edits.split_segment(parted.bitext, REF, 4, 3))
    whole = merged(deeper, REF).bitext.segment(REF)
    assert whole.source == "Hij vertrok,"
    assert whole.draft is None


def test_merging_can_be_taken_back() -> None:
    parted = split(work_of(WHOLE))
    step = history.undo(merged(parted))
    assert step
    assert step[0].bitext == parted.bitext


def test_a_locked_part_is_refused() -> None:
    parted = split(work_of(WHOLE))
    locked = done(parted, edits.set_status(parted.bitext, REF, Status.LOCKED))
    with pytest.raises(EditError, match="locked"):
        rejoining.merge_with_next(locked, REF)
