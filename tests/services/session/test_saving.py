"""Saving, and files that another program changed meanwhile."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from support.projects import LETTER, P1S1, P2S1, Desk

from alignwb.core.bitext import edits
from alignwb.core.bitext.bitext import Kind, Paragraph
from alignwb.core.bitext.segment import Segment
from alignwb.errors import ConflictError, FormatError, ProjectError
from alignwb.formats.xliff import read_xliff, write_xliff


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    desk.close()


def test_saving_writes_what_is_in_hand(desk: Desk) -> None:
    desk.type(P1S1, "One house.")

    assert desk.session.save().written
    assert desk.saved() == desk.session.bitext
    assert not desk.session.is_dirty
    assert desk.reopen().recovery.edits == 0


def test_saving_without_a_change_leaves_the_file_alone(desk: Desk) -> None:
    before = desk.file.stat()
    desk.type(P1S1, "One house.")
    desk.session.undo()

    assert not desk.session.save().written
    assert desk.file.stat().st_ino == before.st_ino


def test_changes_on_disk_elsewhere_are_merged_as_one_undoable_edit(desk: Desk) -> None:
    desk.type(P1S1, "One house.")
    desk.change_on_disk(P2S1, "The castle.")
    assert desk.session.changed_on_disk()

    outcome = desk.session.save()

    assert outcome.written
    assert outcome.merged
    assert (desk.target(P1S1), desk.target(P2S1)) == ("One house.", "The castle.")
    assert desk.saved() == desk.session.bitext
    assert not desk.session.changed_on_disk()
    desk.session.undo()
    assert (desk.target(P1S1), desk.target(P2S1)) == ("One house.", "")


def test_what_other_tools_put_into_the_file_meanwhile_stays_there(desk: Desk) -> None:
    desk.type(P1S1, "One house.")
    theirs = desk.file.read_bytes().replace(b"<file ", b'<file canResegment="no" ', 1)
    desk.file.write_bytes(theirs)

    desk.session.save()

    assert b'canResegment="no"' in desk.file.read_bytes()
    assert desk.saved() == desk.session.bitext


def test_a_conflict_names_the_segments_and_writes_nothing(desk: Desk) -> None:
    desk.type(P1S1, "One house.")
    desk.change_on_disk(P1S1, "A house.")
    theirs = desk.file.read_bytes()

    with pytest.raises(ConflictError, match="p1/s1"):
        desk.session.save()

    assert desk.file.read_bytes() == theirs
    assert desk.target(P1S1) == "One house."
    assert desk.session.conflicts == (P1S1,)


def conflict(desk: Desk) -> None:
    desk.type(P1S1, "One house.")
    desk.change_on_disk(P1S1, "A house.")
    desk.change_on_disk(P2S1, "The castle.")
    with pytest.raises(ConflictError):
        desk.session.save()


def test_keeping_mine_sets_the_other_version_aside(desk: Desk) -> None:
    conflict(desk)

    outcome = desk.session.resolve_conflict("mine")

    assert outcome.written
    assert (desk.target(P1S1), desk.target(P2S1)) == ("One house.", "The castle.")
    assert desk.saved() == desk.session.bitext
    aside = desk.journals / "letter.theirs-1.xlf"
    assert read_xliff(aside.read_bytes(), aside).bitext.segment(P1S1).target == "A house."
    assert aside.name in outcome.message


def test_taking_theirs_can_be_undone(desk: Desk) -> None:
    conflict(desk)

    desk.session.resolve_conflict("theirs")

    assert (desk.target(P1S1), desk.target(P2S1)) == ("A house.", "The castle.")
    assert desk.saved() == desk.session.bitext
    desk.session.undo()
    assert desk.target(P1S1) == "One house."


def test_keeping_both_puts_theirs_into_the_note(desk: Desk) -> None:
    note = edits.set_note(desk.session.bitext, P1S1, "House or home?")
    assert note
    desk.session.apply(note)
    conflict(desk)

    desk.session.resolve_conflict("both")

    segment = desk.session.bitext.segment(P1S1)
    assert segment.target == "One house."
    assert segment.note == "House or home?\nOn disk: A house."
    assert desk.saved() == desk.session.bitext
    assert (desk.journals / "letter.theirs-1.xlf").exists()


def test_a_file_that_changes_again_while_the_user_decides_is_asked_about_again(desk: Desk) -> None:
    conflict(desk)
    desk.change_on_disk(P1S1, "A home.")

    with pytest.raises(ConflictError):
        desk.session.resolve_conflict("theirs")

    desk.session.resolve_conflict("theirs")
    assert desk.target(P1S1) == "A home."


def test_a_file_damaged_by_another_program_is_not_overwritten(desk: Desk) -> None:
    desk.type(P1S1, "One house.")
    desk.file.write_bytes(b"<xliff><<<<<<< HEAD")

    with pytest.raises(FormatError, match="another program"):
        desk.session.save()

    assert desk.file.read_bytes() == b"<xliff><<<<<<< HEAD"
    assert desk.target(P1S1) == "One house."


def test_a_file_that_is_gone_is_written_anew(desk: Desk) -> None:
    desk.type(P1S1, "One house.")
    desk.file.unlink()
    assert desk.session.changed_on_disk()

    outcome = desk.session.save()

    assert outcome.written
    assert "gone" in outcome.message
    assert desk.saved() == desk.session.bitext


def test_other_paragraphs_on_disk_are_taken_over_and_ours_set_aside(desk: Desk) -> None:
    desk.type(P1S1, "One house.")
    ours = desk.session.bitext
    note = Paragraph("p3", Kind.NOTE, (Segment("s1", "Een noot."),))
    desk.file.write_bytes(
        write_xliff(replace(LETTER, paragraphs=(LETTER.paragraphs[0], note, LETTER.paragraphs[1])))
    )

    outcome = desk.session.save()

    assert outcome.has_other_paragraphs
    assert [p.id for p in desk.session.bitext.paragraphs] == ["p1", "p3", "p2"]
    assert desk.target(P1S1) == "One house."
    assert desk.saved() == desk.session.bitext
    aside = desk.journals / "letter.ours-1.xlf"
    assert read_xliff(aside.read_bytes(), Path("letter.xlf")).bitext == ours
    before = desk.session.bitext
    desk.crash()
    assert desk.session.bitext == before


def test_a_paragraph_deleted_on_disk_and_translated_here_can_be_kept(desk: Desk) -> None:
    desk.type(P2S1, "The castle.")
    desk.file.write_bytes(write_xliff(replace(LETTER, paragraphs=LETTER.paragraphs[:1])))

    with pytest.raises(ConflictError, match="p2/s1"):
        desk.session.save()
    desk.session.resolve_conflict("mine")

    assert desk.saved() == desk.session.bitext
    assert desk.target(P2S1) == "The castle."


def test_unsaved_edits_are_merged_with_a_file_changed_meanwhile(desk: Desk) -> None:
    desk.type(P1S1, "One house.")
    desk.crash()
    desk.change_on_disk(P2S1, "The castle.")

    assert (desk.target(P1S1), desk.target(P2S1)) == ("One house.", "The castle.")
    assert "merged" in desk.session.recovery.message
    assert desk.session.is_dirty
    before = desk.session.bitext
    desk.type(P2S1, "The lock.")
    desk.session.undo()
    desk.crash()
    assert desk.session.bitext == before
    desk.session.undo()
    assert (desk.target(P1S1), desk.target(P2S1)) == ("One house.", "")
    desk.session.redo()
    desk.session.save()
    assert desk.saved() == before


def test_a_conflict_found_at_opening_is_asked_about_at_the_save(desk: Desk) -> None:
    desk.type(P1S1, "One.")
    desk.session.save()
    desk.type(P1S1, "One house.")
    desk.crash()
    desk.change_on_disk(P1S1, "A house.")
    theirs = desk.file.read_bytes()

    for _ in range(2):
        assert desk.target(P1S1) == "One house."
        assert "p1/s1" in desk.session.recovery.message
        assert desk.session.changed_on_disk()
        with pytest.raises(ConflictError, match="p1/s1"):
            desk.session.save()
        desk.crash()
    assert desk.file.read_bytes() == theirs
    with pytest.raises(ConflictError):
        desk.session.save()
    desk.session.resolve_conflict("mine")
    assert desk.saved().segment(P1S1).target == "One house."


def test_a_saved_document_changed_meanwhile_is_shown_as_it_is(desk: Desk) -> None:
    desk.type(P1S1, "One house.")
    desk.session.save()
    desk.close()
    desk.change_on_disk(P1S1, "A house.")

    assert desk.target(P1S1) == "A house."
    assert not desk.session.is_dirty
    assert not desk.session.can_undo
    assert "letter.before.xlf" in desk.session.recovery.message
    before = desk.journals / "letter.before.xlf"
    assert read_xliff(before.read_bytes(), before).bitext.segment(P1S1).target == "One house."


def test_an_earlier_version_put_back_on_purpose_stays_with_unsaved_edits_on_top(
    desk: Desk,
) -> None:
    first = desk.file.read_bytes()
    desk.type(P1S1, "One house.")
    desk.session.save()
    desk.type(P2S1, "The castle.")
    desk.crash()
    desk.file.write_bytes(first)

    assert (desk.target(P1S1), desk.target(P2S1)) == ("", "The castle.")


@pytest.mark.parametrize("content", [None, b"", b"<xliff", b"\x00\xff"])
def test_a_missing_or_damaged_file_is_refused_and_the_work_put_where_it_can_be_copied(
    desk: Desk, content: bytes | None
) -> None:
    desk.type(P1S1, "One house.")
    desk.session.save()
    desk.type(P2S1, "The castle.")
    before = desk.session.bitext
    desk.crash()
    desk.file.unlink()
    if content is not None:
        desk.file.write_bytes(content)

    with pytest.raises(ProjectError if content is None else FormatError) as refusal:
        _ = desk.session

    rescued = desk.journals / "letter.recovered.xlf"
    assert str(rescued) in refusal.value.hint
    assert (desk.file.read_bytes() if desk.file.exists() else None) == content
    shutil.copy(rescued, desk.file)
    assert desk.session.bitext == before


def test_a_missing_file_without_a_journal_is_to_be_imported(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.file.unlink()

    with pytest.raises(ProjectError, match="missing") as refusal:
        _ = desk.session

    assert "alignwb import" in refusal.value.hint
