"""Saving, and files that another program changed meanwhile."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from support.reopened_document import LETTER, P1S1, P1S2, P2S1, ReopenedDocument

from alignwb.core.bitext import edits, navigation
from alignwb.core.bitext.bitext import Kind, Paragraph
from alignwb.core.bitext.segment import Segment, SegmentRef
from alignwb.errors import ConflictError, FormatError, ProjectError
from alignwb.files.file_bytes import unreadable
from alignwb.formats.xliff import read_xliff, write_xliff
from alignwb.services.session import Keep, OpenText, recovery
from alignwb.services.session.disk_changes import number_segments


@pytest.fixture
def letter(tmp_path: Path) -> Iterator[ReopenedDocument]:
    letter = ReopenedDocument(tmp_path)
    yield letter
    letter.close()


def test_saving_writes_what_is_in_hand(letter: ReopenedDocument) -> None:
    letter.type(P1S1, "One house.")

    assert letter.session.save().written
    assert letter.saved() == letter.session.bitext
    assert not letter.session.is_dirty
    assert letter.reopen().recovery.edits == 0


def test_saving_without_a_change_leaves_the_file_alone(letter: ReopenedDocument) -> None:
    before = letter.file.stat()
    letter.type(P1S1, "One house.")
    letter.session.undo()

    assert not letter.session.save().written
    assert letter.file.stat().st_ino == before.st_ino


def test_changes_on_disk_elsewhere_are_merged_as_one_undoable_edit(
    letter: ReopenedDocument,
) -> None:
    letter.type(P1S1, "One house.")
    letter.change_on_disk(P2S1, "The castle.")
    assert letter.session.changed_on_disk()

    outcome = letter.session.save()

    assert outcome.written
    assert outcome.merged
    assert (letter.target(P1S1), letter.target(P2S1)) == ("One house.", "The castle.")
    assert letter.saved() == letter.session.bitext
    assert not letter.session.changed_on_disk()
    letter.session.undo()
    assert (letter.target(P1S1), letter.target(P2S1)) == ("One house.", "")


def test_what_other_tools_put_into_the_file_meanwhile_stays_there(letter: ReopenedDocument) -> None:
    letter.type(P1S1, "One house.")
    theirs = letter.file.read_bytes().replace(b"<file ", b'<file canResegment="no" ', 1)
    letter.file.write_bytes(theirs)

    letter.session.save()

    assert b'canResegment="no"' in letter.file.read_bytes()
    assert letter.saved() == letter.session.bitext


def test_a_conflict_names_the_segments_and_writes_nothing(letter: ReopenedDocument) -> None:
    letter.type(P1S1, "One house.")
    letter.change_on_disk(P1S1, "A house.")
    theirs = letter.file.read_bytes()

    with pytest.raises(ConflictError, match="p1/s1"):
        letter.session.save()

    assert letter.file.read_bytes() == theirs
    assert letter.target(P1S1) == "One house."
    assert letter.session.conflicts == (P1S1,)


def conflict(letter: ReopenedDocument) -> None:
    letter.type(P1S1, "One house.")
    letter.change_on_disk(P1S1, "A house.")
    letter.change_on_disk(P2S1, "The castle.")
    with pytest.raises(ConflictError):
        letter.session.save()


def test_keeping_mine_sets_the_other_version_aside(letter: ReopenedDocument) -> None:
    conflict(letter)

    outcome = letter.session.resolve_conflict("mine")

    assert outcome.written
    assert (letter.target(P1S1), letter.target(P2S1)) == ("One house.", "The castle.")
    assert letter.saved() == letter.session.bitext
    aside = letter.journals / "letter.theirs-1.xlf"
    assert read_xliff(aside.read_bytes(), aside).bitext.segment(P1S1).target == "A house."
    assert aside.name in outcome.message


def test_taking_theirs_can_be_undone(letter: ReopenedDocument) -> None:
    conflict(letter)

    letter.session.resolve_conflict("theirs")

    assert (letter.target(P1S1), letter.target(P2S1)) == ("A house.", "The castle.")
    assert letter.saved() == letter.session.bitext
    letter.session.undo()
    assert letter.target(P1S1) == "One house."


def test_keeping_both_puts_theirs_into_the_note(letter: ReopenedDocument) -> None:
    note = edits.set_note(letter.session.bitext, P1S1, "House or home?")
    assert note
    letter.session.apply(note)
    conflict(letter)

    letter.session.resolve_conflict("both")

    segment = letter.session.bitext.segment(P1S1)
    assert segment.target == "One house."
    assert segment.note == "House or home?\nOn disk: A house."
    assert letter.saved() == letter.session.bitext
    assert (letter.journals / "letter.theirs-1.xlf").exists()


def test_a_file_that_changes_again_while_the_user_decides_is_asked_about_again(
    letter: ReopenedDocument,
) -> None:
    conflict(letter)
    letter.change_on_disk(P1S1, "A home.")

    with pytest.raises(ConflictError):
        letter.session.resolve_conflict("theirs")

    letter.session.resolve_conflict("theirs")
    assert letter.target(P1S1) == "A home."


def test_a_file_damaged_by_another_program_is_not_overwritten(letter: ReopenedDocument) -> None:
    letter.type(P1S1, "One house.")
    letter.file.write_bytes(b"<xliff><<<<<<< HEAD")

    with pytest.raises(FormatError, match="another program"):
        letter.session.save()

    assert letter.file.read_bytes() == b"<xliff><<<<<<< HEAD"
    assert letter.target(P1S1) == "One house."


def test_a_file_emptied_of_its_segments_is_not_taken_over(letter: ReopenedDocument) -> None:
    letter.type(P1S1, "One house.")
    empty = (
        b'<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="nl"'
        b' trgLang="en"><file id="f"><unit id="u"><ignorable><source> </source></ignorable>'
        b"</unit></file></xliff>"
    )
    letter.file.write_bytes(empty)

    with pytest.raises(FormatError, match=r"another program.*nothing to translate") as refusal:
        letter.session.save()

    assert "move it away" in refusal.value.hint
    assert letter.file.read_bytes() == empty
    letter.file.unlink()
    assert letter.session.save().written
    assert letter.saved().segment(P1S1).target == "One house."


def test_a_file_that_is_gone_is_written_again(letter: ReopenedDocument) -> None:
    letter.type(P1S1, "One house.")
    letter.file.unlink()
    assert letter.session.changed_on_disk()

    outcome = letter.session.save()

    assert outcome.written
    assert "gone" in outcome.message
    assert letter.saved() == letter.session.bitext


def test_other_paragraphs_on_disk_are_taken_over_and_ours_set_aside(
    letter: ReopenedDocument,
) -> None:
    letter.type(P1S1, "One house.")
    ours = letter.session.bitext
    note = Paragraph("p3", Kind.NOTE, (Segment("s1", "Een noot."),))
    letter.file.write_bytes(
        write_xliff(replace(LETTER, paragraphs=(LETTER.paragraphs[0], note, LETTER.paragraphs[1])))
    )

    outcome = letter.session.save()

    assert outcome.has_other_paragraphs
    assert [p.id for p in letter.session.bitext.paragraphs] == ["p1", "p3", "p2"]
    assert letter.target(P1S1) == "One house."
    assert letter.saved() == letter.session.bitext
    aside = letter.journals / "letter.ours-1.xlf"
    assert read_xliff(aside.read_bytes(), Path("letter.xlf")).bitext == ours
    before = letter.session.bitext
    letter.crash()
    assert letter.session.bitext == before


def test_a_paragraph_deleted_on_disk_and_translated_here_can_be_kept(
    letter: ReopenedDocument,
) -> None:
    letter.type(P2S1, "The castle.")
    letter.file.write_bytes(write_xliff(replace(LETTER, paragraphs=LETTER.paragraphs[:1])))

    with pytest.raises(ConflictError, match="p2/s1"):
        letter.session.save()
    letter.session.resolve_conflict("mine")

    assert letter.saved() == letter.session.bitext
    assert letter.target(P2S1) == "The castle."


def test_unsaved_edits_are_merged_with_a_file_changed_meanwhile(letter: ReopenedDocument) -> None:
    letter.type(P1S1, "One house.")
    letter.crash()
    letter.change_on_disk(P2S1, "The castle.")

    assert (letter.target(P1S1), letter.target(P2S1)) == ("One house.", "The castle.")
    assert "merged" in letter.session.recovery.message
    assert letter.session.is_dirty
    before = letter.session.bitext
    letter.type(P2S1, "The lock.")
    letter.session.undo()
    letter.crash()
    assert letter.session.bitext == before
    letter.session.undo()
    assert (letter.target(P1S1), letter.target(P2S1)) == ("One house.", "")
    letter.session.redo()
    letter.session.save()
    assert letter.saved() == before


def test_a_conflict_found_at_opening_is_asked_about_at_the_save(letter: ReopenedDocument) -> None:
    letter.type(P1S1, "One.")
    letter.session.save()
    letter.type(P1S1, "One house.")
    letter.crash()
    letter.change_on_disk(P1S1, "A house.")
    theirs = letter.file.read_bytes()

    for _ in range(2):
        assert letter.target(P1S1) == "One house."
        assert "too, in segment 1. You" in letter.session.recovery.message
        assert letter.session.changed_on_disk()
        with pytest.raises(ConflictError, match="p1/s1"):
            letter.session.save()
        letter.crash()
    assert letter.file.read_bytes() == theirs
    with pytest.raises(ConflictError):
        letter.session.save()
    letter.session.resolve_conflict("mine")
    assert letter.saved().segment(P1S1).target == "One house."


def test_a_saved_document_changed_meanwhile_is_shown_as_it_is(letter: ReopenedDocument) -> None:
    letter.type(P1S1, "One house.")
    letter.session.save()
    letter.close()
    letter.change_on_disk(P1S1, "A house.")

    assert letter.target(P1S1) == "A house."
    assert not letter.session.is_dirty
    assert not letter.session.can_undo
    assert "letter.before.xlf" in letter.session.recovery.message
    before = letter.journals / "letter.before.xlf"
    assert read_xliff(before.read_bytes(), before).bitext.segment(P1S1).target == "One house."


def test_an_earlier_version_put_back_on_purpose_stays_with_unsaved_edits_on_top(
    letter: ReopenedDocument,
) -> None:
    first = letter.file.read_bytes()
    letter.type(P1S1, "One house.")
    letter.session.save()
    letter.type(P2S1, "The castle.")
    letter.crash()
    letter.file.write_bytes(first)

    assert (letter.target(P1S1), letter.target(P2S1)) == ("", "The castle.")


@pytest.mark.parametrize("content", [None, b"", b"<xliff", b"\x00\xff"])
def test_a_missing_or_damaged_file_is_refused_and_the_work_put_where_it_can_be_copied(
    letter: ReopenedDocument, content: bytes | None
) -> None:
    letter.type(P1S1, "One house.")
    letter.session.save()
    letter.type(P2S1, "The castle.")
    before = letter.session.bitext
    letter.crash()
    letter.file.unlink()
    if content is not None:
        letter.file.write_bytes(content)

    with pytest.raises(ProjectError if content is None else FormatError) as refusal:
        _ = letter.session

    rescued = letter.journals / "letter.recovered.xlf"
    assert str(rescued) in refusal.value.hint
    assert (letter.file.read_bytes() if letter.file.exists() else None) == content
    shutil.copy(rescued, letter.file)
    assert letter.session.bitext == before


def test_over_a_file_that_one_may_not_read_no_copy_is_proposed(
    letter: ReopenedDocument, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter.type(P1S1, "One house.")
    letter.session.save()
    letter.crash()

    def refuse(path: Path) -> bytes:
        error = PermissionError(13, "Permission denied")
        raise unreadable(path, error) from error

    with monkeypatch.context() as patch:
        patch.setattr(recovery, "read_bytes_if_there", refuse)
        with pytest.raises(ProjectError, match="Permission denied") as refusal:
            _ = letter.session
    assert "recovered" not in refusal.value.hint
    assert not (letter.journals / "letter.recovered.xlf").exists()


def test_a_missing_file_without_a_journal_is_to_be_imported(tmp_path: Path) -> None:
    letter = ReopenedDocument(tmp_path)
    letter.file.unlink()

    with pytest.raises(ProjectError, match="missing") as refusal:
        _ = letter.session

    assert "alignwb import" in refusal.value.hint


def test_what_is_typed_is_a_version_of_its_own_where_the_file_was_changed(
    letter: ReopenedDocument,
) -> None:
    letter.session.keep_open_text(P1S1, "One hou")
    letter.change_on_disk(P1S1, "A house.")
    theirs = letter.file.read_bytes()

    with pytest.raises(ConflictError, match="p1/s1"):
        letter.session.save()

    assert letter.file.read_bytes() == theirs
    assert letter.target(P1S1) == ""
    assert letter.session.has_open_text


@pytest.mark.parametrize(
    ("keep", "target", "note"),
    [
        ("mine", "One hou", ""),
        ("theirs", "A house.", ""),
        ("both", "One hou", "On disk: A house."),
    ],
)
def test_a_conflict_about_what_is_typed_is_decided_like_any_other(
    letter: ReopenedDocument, keep: Keep, target: str, note: str
) -> None:
    letter.session.keep_open_text(P1S1, "One hou")
    letter.change_on_disk(P1S1, "A house.")
    with pytest.raises(ConflictError):
        letter.session.save()

    letter.session.resolve_conflict(keep)

    segment = letter.session.bitext.segment(P1S1)
    assert (segment.target, segment.note) == (target, note)
    assert letter.saved() == letter.session.bitext
    assert not letter.session.has_open_text
    assert (letter.journals / "letter.theirs-1.xlf").exists() is (keep != "theirs")
    if keep == "theirs":
        letter.session.undo()
        assert letter.target(P1S1) == "One hou"


def test_what_is_typed_stays_open_while_the_file_changes_elsewhere(
    letter: ReopenedDocument,
) -> None:
    letter.session.keep_open_text(P1S1, "One hou")
    letter.change_on_disk(P2S1, "The castle.")

    letter.session.save()

    assert letter.target(P2S1) == "The castle."
    assert letter.target(P1S1) == ""
    assert letter.reopen().recovery.open_text == OpenText(P1S1, "One hou")


@pytest.mark.parametrize("saved", ["", "One."])
def test_what_was_typed_before_a_crash_does_not_go_over_a_file_changed_since(
    letter: ReopenedDocument, saved: str
) -> None:
    if saved:
        letter.type(P1S1, saved)
        letter.session.save()
    letter.session.keep_open_text(P1S1, "One house, t")
    letter.crash()
    letter.change_on_disk(P1S1, "A house.")
    theirs = letter.file.read_bytes()

    for _ in range(2):
        assert letter.session.recovery.open_text == OpenText(P1S1, "One house, t")
        assert "too, in segment 1. You" in letter.session.recovery.message
        with pytest.raises(ConflictError, match="p1/s1"):
            letter.session.save()
        letter.crash()
    assert letter.file.read_bytes() == theirs
    with pytest.raises(ConflictError):
        letter.session.save()
    letter.session.resolve_conflict("mine")
    assert letter.saved().segment(P1S1).target == "One house, t"
    assert (letter.journals / "letter.theirs-1.xlf").exists()


def test_what_was_typed_before_a_crash_stays_open_where_the_file_changed_elsewhere(
    letter: ReopenedDocument,
) -> None:
    letter.type(P1S1, "One.")
    letter.session.save()
    letter.session.keep_open_text(P1S1, "One house, t")
    letter.crash()
    letter.change_on_disk(P2S1, "The castle.")

    assert letter.session.recovery.open_text == OpenText(P1S1, "One house, t")
    assert (letter.target(P1S1), letter.target(P2S1)) == ("One.", "The castle.")
    assert not letter.session.save().written


@pytest.mark.parametrize("crashed", [True, False])
def test_what_was_undone_can_be_done_again_after_a_change_on_disk_elsewhere(
    letter: ReopenedDocument, crashed: bool
) -> None:
    letter.type(P1S2, "Kept.")
    letter.type(P1S1, "One house.")
    letter.session.undo()
    if crashed:
        letter.crash()
    letter.change_on_disk(P2S1, "The castle.")
    letter.session.save()
    assert letter.target(P2S1) == "The castle."
    letter.crash()

    assert letter.session.redo()
    assert (letter.target(P1S1), letter.target(P2S1)) == ("One house.", "The castle.")


def test_what_was_undone_is_not_done_again_over_what_another_program_wrote(
    letter: ReopenedDocument,
) -> None:
    letter.type(P1S1, "One house.")
    letter.session.undo()
    letter.change_on_disk(P1S1, "A house.")
    letter.session.save()

    assert letter.session.redo() is None
    assert letter.target(P1S1) == "A house."


def test_segments_go_by_their_numbers_and_one_that_is_gone_by_its_name() -> None:
    gone = SegmentRef("p9", "s3")
    assert number_segments([P2S1, gone], LETTER) == f"{navigation.number_of(LETTER, P2S1)}, p9/s3"
    assert number_segments([P1S1] * 7, LETTER) == "1, 1, 1, 1, 1 and 2 more"
