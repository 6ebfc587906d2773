"""Ways through a document, without a screen."""

import pytest
from support.empty_stage import EmptyStage
from support.small_project import DRAFTED, LAST, MARKED, TITLE

from alignwb.core.bitext import edits
from alignwb.core.bitext.segment import Draft, Hypothesis, Status
from alignwb.services.session import Session
from alignwb.tui.dialogs.go_to import GoToScreen
from alignwb.tui.shared.moving import Moving


@pytest.fixture
def moving(session: Session, stage: EmptyStage) -> Moving:
    return Moving(session, stage)


def test_it_steps_to_either_end_and_says_where_there_is_no_more(
    moving: Moving, stage: EmptyStage
) -> None:
    visited = []
    for _ in range(4):
        visited.append(stage.ref)
        moving.next_segment()
    assert visited == [TITLE, DRAFTED, MARKED, LAST]
    assert stage.said == ["This is the last segment"]
    moving.answers["first_segment"]()
    moving.previous_segment()
    assert stage.ref == TITLE
    assert stage.said[1:] == ["This is the first segment"]


def test_the_next_open_segment_is_past_what_is_confirmed(
    moving: Moving, stage: EmptyStage, session: Session
) -> None:
    edit = edits.set_status(session.bitext, DRAFTED, Status.CONFIRMED)
    assert edit is not None
    session.apply(edit)
    moving.next_open()
    assert stage.ref == MARKED


def test_a_place_is_asked_for_and_the_last_segment_is_where_the_numbers_end(
    moving: Moving, stage: EmptyStage
) -> None:
    moving.ask_for_place()
    [(dialog, answer)] = stage.asked
    assert isinstance(dialog, GoToScreen)
    answer(None)
    assert stage.ref == TITLE
    answer(dialog._place_of("3"))
    assert stage.ref == MARKED
    answer(dialog._place_of("99"))
    assert stage.ref == LAST
    moving.go_to_number(2)
    assert stage.ref == DRAFTED


def test_drafts_are_gone_through_by_how_far_they_can_be_trusted(
    moving: Moving, stage: EmptyStage, session: Session
) -> None:
    drafts = {
        ref: Draft("e", "p", "2", (Hypothesis("Draft.", -0.5),), confidence=confidence)
        for ref, confidence in ((TITLE, 0.4), (MARKED, 0.1), (LAST, 0.8))
    }
    session.attach_drafts(drafts)
    visited = []
    for answer in ("least_sure_draft", "least_sure_draft", "surest_draft", "surest_draft"):
        moving.draft_answers[answer]()
        visited.append(stage.ref)
    assert visited == [LAST, MARKED, LAST, TITLE]


def test_what_is_skipped_is_passed_over(moving: Moving, stage: EmptyStage) -> None:
    moving.skipped = [DRAFTED, LAST]
    moving.next_segment()
    assert stage.ref == MARKED
    moving.next_open()
    assert stage.ref == TITLE
    moving.next_open()
    moving.previous_segment()
    assert stage.ref == TITLE
