"""The open segment: what becomes an edit, when, and with which status and origin."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from support.small_project import DRAFT, make_project, the_document

from alignwb.core.bitext import edits
from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.edits import Edit
from alignwb.core.bitext.pairing import Pairing
from alignwb.core.bitext.segment import Origin, OriginKind, Segment, SegmentRef, Status
from alignwb.errors import AlignwbError, ConflictError, EditError
from alignwb.formats.xliff import read_xliff
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
    current = OpenSegment(session, TITLE)
    current.type("A letter")
    assert session.bitext.segment(TITLE).target == ""
    current.open(DRAFTED)
    segment = session.bitext.segment(TITLE)
    assert (segment.target, segment.status) == ("A letter", Status.EDITED)
    assert segment.origin is not None
    assert segment.origin.kind is OriginKind.HUMAN


def test_leaving_an_untouched_segment_changes_nothing(session: Session) -> None:
    before = session.bitext
    current = OpenSegment(session, DRAFTED)
    current.open(MARKED)
    assert session.bitext == before
    assert not session.can_undo


def test_confirming_a_draft_keeps_its_origin(session: Session) -> None:
    current = OpenSegment(session, DRAFTED)
    current.confirm()
    segment = session.bitext.segment(DRAFTED)
    assert segment.status is Status.CONFIRMED
    assert segment.origin == DRAFT.origin
    assert segment.draft == DRAFT


def test_a_post_edited_draft_still_comes_from_the_engine(session: Session) -> None:
    current = OpenSegment(session, DRAFTED)
    current.type("They worked for Sovnarkom.")
    current.confirm()
    segment = session.bitext.segment(DRAFTED)
    assert segment.origin == DRAFT.origin
    assert segment.target == "They worked for Sovnarkom."


def test_an_empty_target_cannot_be_confirmed(session: Session) -> None:
    current = OpenSegment(session, TITLE)
    with pytest.raises(AlignwbError, match="nothing to confirm"):
        current.confirm()
    assert session.bitext.segment(TITLE).status is Status.INITIAL


def test_editing_a_confirmed_segment_takes_the_confirmation_back(session: Session) -> None:
    current = OpenSegment(session, DRAFTED)
    current.confirm()
    current.type("They toiled at Sovnarkom.")
    current.commit()
    assert session.bitext.segment(DRAFTED).status is Status.EDITED


def test_undo_goes_back_to_where_the_change_was_made(session: Session) -> None:
    current = OpenSegment(session, TITLE)
    current.type("A letter")
    current.open(MARKED)
    edit = current.undo()
    assert edit is not None
    assert current.ref == TITLE
    assert current.text == ""
    current.redo()
    assert current.text == "A letter"


def test_splitting_and_undoing_stays_at_a_segment_that_exists(session: Session) -> None:
    current = OpenSegment(session, MARKED)
    current.type("The sun shone, but it was cold.[^1]")
    current.split(len("De zon scheen,"), len("The sun shone,"))
    paragraph = session.bitext.paragraph("p2")
    assert [segment.source for segment in paragraph.segments[1:]] == [
        "De zon scheen,",
        "maar het was koud.[^1]",
    ]
    current.open(SegmentRef("p2", paragraph.segments[2].id))
    current.undo()
    assert current.ref in {ref for ref, _ in session.bitext.segments()}
    assert current.text == "The sun shone, but it was cold.[^1]"


def test_a_locked_segment_refuses_typing_until_unlocked(session: Session) -> None:
    current = OpenSegment(session, DRAFTED)
    current.confirm()
    current.toggle(Status.LOCKED)
    assert current.is_locked
    current.text = "Forced in"
    with pytest.raises(EditError, match="locked"):
        current.commit()
    current.reload()
    current.toggle(Status.LOCKED)
    assert session.bitext.segment(DRAFTED).status is Status.CONFIRMED


def test_a_note_can_be_written_and_removed(session: Session) -> None:
    current = OpenSegment(session, TITLE)
    current.write_note("check the date")
    assert session.bitext.segment(TITLE).note == "check the date"
    current.write_note("")
    assert session.bitext.segment(TITLE).note == ""


def test_merging_joins_what_is_typed_with_the_next_target(session: Session) -> None:
    current = OpenSegment(session, DRAFTED)
    current.type("They worked at Sovnarkom;")
    current.merge()
    segment = current.segment
    assert segment.source == "Zij werkten bij de Sovnarkom. De zon scheen, maar het was koud.[^1]"
    assert current.text == segment.target == "They worked at Sovnarkom;"


def test_a_text_put_in_as_a_whole_is_from_where_it_was_taken(session: Session) -> None:
    current = OpenSegment(session, TITLE)
    memory = Origin(OriginKind.TM, "memory/letters.tmx", 87)
    current.take("A letter", memory)
    current.type("A long letter")
    current.confirm()
    assert session.bitext.segment(TITLE).origin == memory
    current.open(MARKED)
    current.type("The sun")
    current.commit()
    origin = session.bitext.segment(MARKED).origin
    assert origin is not None
    assert origin.kind is OriginKind.HUMAN


def test_repeating_a_segment_nothing_repeats_changes_nothing(session: Session) -> None:
    current = OpenSegment(session, DRAFTED)
    current.confirm()
    before = session.bitext
    assert current.repeat() == 0
    assert session.bitext is before


def test_a_text_that_is_taken_out_again_leaves_no_origin(session: Session) -> None:
    current = OpenSegment(session, TITLE)
    memory = Origin(OriginKind.TM, "memory/letters.tmx", 87)
    current.type("My")
    current.take("A letter", memory)
    current.type("My")
    assert current.origin == Origin(OriginKind.HUMAN)
    current.type("A letter")
    assert current.origin == memory
    current.take("", None)
    current.type("Mine")
    current.confirm()
    origin = session.bitext.segment(TITLE).origin
    assert origin is not None
    assert origin.kind is OriginKind.HUMAN


def changed_elsewhere(session: Session, change: Callable[[Bitext], Edit | None]) -> None:
    """Another program writes the file, and the session takes that in."""
    path = session.document.bitext
    file = read_xliff(path.read_bytes(), path)
    edit = change(file.bitext)
    assert edit is not None
    path.write_bytes(file.with_bitext(edits.apply(file.bitext, edit)).data)
    session.save()


def test_what_another_program_made_of_the_segment_is_held_unless_something_is_typed(
    session: Session,
) -> None:
    current = OpenSegment(session, DRAFTED)
    changed_elsewhere(session, lambda bitext: edits.set_target(bitext, DRAFTED, "They toiled."))
    current.take_over()
    assert current.text == "They toiled."
    assert not current.is_touched
    current.type("They toiled hard.")
    with pytest.raises(ConflictError):
        changed_elsewhere(session, lambda bitext: edits.set_target(bitext, DRAFTED, "They slept."))
    current.take_over()
    assert current.text == "They toiled hard."
    assert current.is_touched


@pytest.mark.parametrize(("held", "typed"), [("", ""), ("The sun shone.", "The sun shone.")])
def test_a_segment_that_is_gone_is_left_with_what_was_typed_for_it(
    session: Session, held: str, typed: str
) -> None:
    current = OpenSegment(session, MARKED)
    changed_elsewhere(session, lambda bitext: edits.merge_with_next(bitext, DRAFTED))
    assert current.is_gone
    assert current.leave_gone(held) == typed
    assert current.ref == DRAFTED
    assert current.text == session.bitext.segment(DRAFTED).target
    assert not current.is_gone


def test_a_target_that_was_emptied_and_typed_anew_is_human(session: Session) -> None:
    current = OpenSegment(session, DRAFTED)
    current.type("")
    current.begin_step()
    current.type("Other words.")
    current.confirm()
    assert current.segment.origin == Origin(OriginKind.HUMAN)
    session.undo()
    session.undo()
    session.undo()
    assert current.segment.origin is not None
    assert current.segment.origin.kind is OriginKind.MT


def test_a_target_that_was_emptied_and_brought_back_keeps_its_origin(session: Session) -> None:
    current = OpenSegment(session, DRAFTED)
    target = current.text
    current.type(target + "!")
    current.begin_step()
    current.type("")
    current.type(target + "!")
    current.commit()
    assert current.segment.origin is not None
    assert current.segment.origin.kind is OriginKind.MT


def test_confirming_is_a_step_of_its_own_behind_those_of_the_box(session: Session) -> None:
    current = OpenSegment(session, TITLE)
    for text in ("One", "One two", "One two three"):
        current.begin_step()
        current.type(text)
    current.confirm()
    seen = [(current.segment.target, current.segment.status)]
    while session.undo():
        seen.append((current.segment.target, current.segment.status))
    assert seen == [
        ("One two three", Status.CONFIRMED),
        ("One two three", Status.EDITED),
        ("One two", Status.EDITED),
        ("One", Status.EDITED),
        ("", Status.INITIAL),
    ]


def test_a_step_that_was_undone_in_the_box_is_none(session: Session) -> None:
    current = OpenSegment(session, TITLE)
    current.type("One")
    current.begin_step()
    current.type("One two")
    current.type("One")
    current.commit()
    session.undo()
    assert current.segment.target == ""


def test_undo_brings_back_what_a_bead_without_a_source_cannot_do_without(tmp_path: Path) -> None:
    bead = Segment("s1", "", "Added by him.", Status.EDITED, pairing=Pairing())
    paragraph = Paragraph("p1", Kind.PARAGRAPH, (bead, Segment("s2", "Hij ging.")))
    project = make_project(tmp_path, Bitext("bijvoegsel", "", (paragraph,)))
    with open_session(project, the_document(project)) as session:
        current = OpenSegment(session, SegmentRef("p1", "s1"))
        current.type("")
        assert current.undo()
        assert current.text == "Added by him."
        assert not session.has_open_text
        current.type("Added.")
        current.begin_step()
        current.type("")
        assert current.undo()
        assert current.text == "Added."
        assert current.undo()
        assert current.text == "Added by him."
        assert current.redo()
        assert current.text == "Added."
