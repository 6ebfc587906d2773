"""The open segment: what becomes an edit, when, and with which status and origin."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from support.small_project import DRAFT, make_project, the_document

from alignwb.core.bitext.segment import Origin, OriginKind, SegmentRef, Status
from alignwb.errors import AlignwbError, EditError
from alignwb.services.editing.open_segment import OpenSegment
from alignwb.services.session import Session, open_session

TITLE = SegmentRef("p1", "s1")
DRAFTED = SegmentRef("p2", "s1")
MARKED = SegmentRef("p2", "s2")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    project = make_project(tmp_path)
    with open_session(project, the_document(project)) as session:
        yield session


def test_typing_is_no_edit_until_the_segment_is_left(session: Session) -> None:
    desk = OpenSegment(session, TITLE)
    desk.type("A letter")
    assert session.bitext.segment(TITLE).target == ""
    desk.open(DRAFTED)
    segment = session.bitext.segment(TITLE)
    assert (segment.target, segment.status) == ("A letter", Status.EDITED)
    assert segment.origin is not None
    assert segment.origin.kind is OriginKind.HUMAN


def test_leaving_an_untouched_segment_changes_nothing(session: Session) -> None:
    before = session.bitext
    desk = OpenSegment(session, DRAFTED)
    desk.open(MARKED)
    assert session.bitext == before
    assert not session.can_undo


def test_confirming_a_draft_keeps_its_origin(session: Session) -> None:
    desk = OpenSegment(session, DRAFTED)
    desk.confirm()
    segment = session.bitext.segment(DRAFTED)
    assert segment.status is Status.CONFIRMED
    assert segment.origin == DRAFT.origin
    assert segment.draft == DRAFT


def test_a_post_edited_draft_still_comes_from_the_engine(session: Session) -> None:
    desk = OpenSegment(session, DRAFTED)
    desk.type("They worked for Sovnarkom.")
    desk.confirm()
    segment = session.bitext.segment(DRAFTED)
    assert segment.origin == DRAFT.origin
    assert segment.target == "They worked for Sovnarkom."


def test_an_empty_target_cannot_be_confirmed(session: Session) -> None:
    desk = OpenSegment(session, TITLE)
    with pytest.raises(AlignwbError, match="nothing to confirm"):
        desk.confirm()
    assert session.bitext.segment(TITLE).status is Status.INITIAL


def test_editing_a_confirmed_segment_takes_the_confirmation_back(session: Session) -> None:
    desk = OpenSegment(session, DRAFTED)
    desk.confirm()
    desk.type("They toiled at Sovnarkom.")
    desk.commit()
    assert session.bitext.segment(DRAFTED).status is Status.EDITED


def test_undo_goes_back_to_where_the_change_was_made(session: Session) -> None:
    desk = OpenSegment(session, TITLE)
    desk.type("A letter")
    desk.open(MARKED)
    edit = desk.undo()
    assert edit is not None
    assert desk.ref == TITLE
    assert desk.text == ""
    desk.redo()
    assert desk.text == "A letter"


def test_splitting_and_undoing_leaves_the_desk_on_a_segment_that_exists(session: Session) -> None:
    desk = OpenSegment(session, MARKED)
    desk.type("The sun shone, but it was cold.[^1]")
    desk.split(len("De zon scheen,"), len("The sun shone,"))
    paragraph = session.bitext.paragraph("p2")
    assert [segment.source for segment in paragraph.segments[1:]] == [
        "De zon scheen,",
        "maar het was koud.[^1]",
    ]
    desk.open(SegmentRef("p2", paragraph.segments[2].id))
    desk.undo()
    assert desk.ref in {ref for ref, _ in session.bitext.segments()}
    assert desk.text == "The sun shone, but it was cold.[^1]"


def test_a_locked_segment_refuses_typing_until_unlocked(session: Session) -> None:
    desk = OpenSegment(session, DRAFTED)
    desk.confirm()
    desk.toggle(Status.LOCKED)
    assert desk.is_locked
    desk.text = "Forced in"
    with pytest.raises(EditError, match="locked"):
        desk.commit()
    desk.reload()
    desk.toggle(Status.LOCKED)
    assert session.bitext.segment(DRAFTED).status is Status.CONFIRMED


def test_a_note_can_be_written_and_removed(session: Session) -> None:
    desk = OpenSegment(session, TITLE)
    desk.write_note("check the date")
    assert session.bitext.segment(TITLE).note == "check the date"
    desk.write_note("")
    assert session.bitext.segment(TITLE).note == ""


def test_merging_joins_what_is_typed_with_the_next_target(session: Session) -> None:
    desk = OpenSegment(session, DRAFTED)
    desk.type("They worked at Sovnarkom;")
    desk.merge()
    segment = desk.segment
    assert segment.source == "Zij werkten bij de Sovnarkom. De zon scheen, maar het was koud.[^1]"
    assert desk.text == segment.target == "They worked at Sovnarkom;"


def test_a_text_put_in_as_a_whole_is_from_where_it_was_taken(session: Session) -> None:
    desk = OpenSegment(session, TITLE)
    memory = Origin(OriginKind.TM, "memory/letters.tmx", 87)
    desk.take("A letter", memory)
    desk.type("A long letter")
    desk.confirm()
    assert session.bitext.segment(TITLE).origin == memory
    desk.open(MARKED)
    desk.type("The sun")
    desk.commit()
    origin = session.bitext.segment(MARKED).origin
    assert origin is not None
    assert origin.kind is OriginKind.HUMAN


def test_repeating_a_segment_nothing_repeats_changes_nothing(session: Session) -> None:
    desk = OpenSegment(session, DRAFTED)
    desk.confirm()
    before = session.bitext
    assert desk.repeat() == 0
    assert session.bitext is before


def test_a_text_that_is_taken_out_again_leaves_no_origin(session: Session) -> None:
    desk = OpenSegment(session, TITLE)
    memory = Origin(OriginKind.TM, "memory/letters.tmx", 87)
    desk.type("My")
    desk.take("A letter", memory)
    desk.type("My")
    assert desk.took is None
    desk.type("A letter")
    assert desk.took == memory
    desk.take("", None)
    desk.type("Mine")
    desk.confirm()
    origin = session.bitext.segment(TITLE).origin
    assert origin is not None
    assert origin.kind is OriginKind.HUMAN
