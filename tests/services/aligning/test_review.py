"""Opening a reference to correct its alignment."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from support.reopened_document import P1S1, ReopenedDocument

from alignwb.core.bitext import edits
from alignwb.core.bitext.segment import SegmentRef, Status
from alignwb.errors import FormatError, ProjectError, UsageError
from alignwb.services.opening import first_to_review, open_review
from alignwb.services.project.project import Document
from alignwb.services.session import Session, open_session


@pytest.fixture
def letter(tmp_path: Path) -> ReopenedDocument:
    """A project whose document has a reference of the same name."""
    letter = ReopenedDocument(tmp_path)
    letter.project.references.mkdir()
    shutil.copy(letter.file, letter.project.references)
    return letter


def type_in(session: Session, text: str) -> None:
    edit = edits.set_target(session.bitext, P1S1, text)
    assert edit
    session.apply(edit)


def crash(session: Session) -> None:
    assert session._work.journal
    assert session._lock
    session._work.journal.close()
    session._lock.release()


def review(letter: ReopenedDocument) -> Session:
    return open_review(letter.project, letter.project.reference("letter")).session


def test_a_document_and_its_reference_are_worked_on_side_by_side(letter: ReopenedDocument) -> None:
    with review(letter) as session:
        assert not session.read_only
        assert not letter.session.read_only
        type_in(session, "A house. Two houses.")
        session.save()

    assert letter.target(P1S1) == ""
    assert "A house." in (letter.project.references / "letter.xlf").read_text(encoding="utf-8")
    assert "A house." not in letter.file.read_text(encoding="utf-8")


def test_each_finds_its_own_work_again_after_a_crash(letter: ReopenedDocument) -> None:
    session = review(letter)
    type_in(session, "of the reference")
    type_in(letter.session, "of the document")
    crash(session)
    letter.crash()

    assert letter.target(P1S1) == "of the document"
    with review(letter) as session:
        assert session.recovery.edits == 1
        assert session.bitext.segment(P1S1).target == "of the reference"


def test_a_review_can_be_undone_after_a_restart(letter: ReopenedDocument) -> None:
    with review(letter) as session:
        type_in(session, "A house.")
        session.save()
    with review(letter) as session:
        assert session.undo()
        assert session.bitext.segment(P1S1).target == ""


def test_a_second_review_can_only_look(letter: ReopenedDocument) -> None:
    with review(letter), review(letter) as second:
        assert second.read_only
        assert "open for editing" in second.recovery.message


def test_looking_takes_no_lock(letter: ReopenedDocument) -> None:
    reference = letter.project.reference("letter")
    with open_review(letter.project, reference, read_only=True).session as session:
        assert session.read_only
    assert not letter.project.state.exists()


def test_a_document_named_like_the_folder_of_references_has_its_own_journal(
    letter: ReopenedDocument,
) -> None:
    path = letter.project.translations / "reference.xlf"
    shutil.copy(letter.file, path)
    with review(letter) as session:
        type_in(session, "in the reference")
    with open_session(letter.project, letter.project.find("reference")) as session:
        assert not session.read_only
        type_in(session, "in the document")
    with review(letter) as session:
        assert session.bitext.segment(P1S1).target == "in the reference"


def test_what_is_no_reference_is_not_reviewed(letter: ReopenedDocument, tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="can be reviewed"):
        open_review(letter.project, letter.document)
    elsewhere = tmp_path / "elsewhere.xlf"
    shutil.copy(letter.file, elsewhere)
    with pytest.raises(ProjectError, match="can be reviewed"):
        open_review(letter.project, Document("elsewhere", None, elsewhere))


def test_a_missing_or_damaged_reference_is_told_in_words(letter: ReopenedDocument) -> None:
    reference = letter.project.reference("letter")
    reference.bitext.write_bytes(b"<xliff")
    with pytest.raises(FormatError, match=r"letter\.xlf"):
        open_review(letter.project, reference)
    reference.bitext.unlink()
    with pytest.raises(ProjectError, match="no aligned bitext") as caught:
        open_review(letter.project, reference)
    assert "alignwb align" in caught.value.hint


def test_a_reference_is_found_by_name_beginning_or_any_path_of_its_document(
    letter: ReopenedDocument,
) -> None:
    references = letter.project.references
    shutil.copy(letter.file, references / "lettuce.xlf")
    seed = letter.project.seeds / "letter.txt"
    letter.project.seeds.mkdir()
    seed.write_text("Een huis.", encoding="utf-8")
    expected = references / "letter.xlf"
    for asked in ("letter", "lette" + "r", str(expected), str(letter.file), str(seed)):
        assert letter.project.reference(asked).bitext == expected
    assert letter.project.reference("lettu").name == "lettuce"
    with pytest.raises(UsageError, match="any of: letter, lettuce"):
        letter.project.reference("let")
    with pytest.raises(UsageError, match="no aligned bitext") as caught:
        letter.project.reference("memoir")
    assert "letter, lettuce" in caught.value.hint


def test_a_document_without_a_reference_is_not_taken_for_another(letter: ReopenedDocument) -> None:
    (letter.project.references / "letter.xlf").rename(letter.project.references / "letters.xlf")
    with pytest.raises(UsageError):
        letter.project.reference(str(letter.file))


def test_the_first_reference_with_open_beads_comes_first(letter: ReopenedDocument) -> None:
    later = letter.project.references / "zebra.xlf"
    shutil.copy(letter.file, later)
    assert first_to_review(letter.project).name == "letter"
    with review(letter) as session:
        for ref, segment in tuple(session.bitext.segments()):
            confirm(session, ref, segment.source)
        session.save()
    assert first_to_review(letter.project).name == "zebra"
    later.write_bytes(b"damaged")
    assert first_to_review(letter.project).name == "letter"


def confirm(session: Session, ref: SegmentRef, text: str) -> None:
    edit = edits.set_target(session.bitext, ref, text, status=Status.CONFIRMED)
    assert edit
    session.apply(edit)


def test_without_references_there_is_nothing_to_review(tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="no aligned bitext") as caught:
        first_to_review(ReopenedDocument(tmp_path).project)
    assert "alignwb align" in caught.value.hint


def test_a_reference_is_still_only_read_by_the_editor(letter: ReopenedDocument) -> None:
    reference = replace(letter.document, bitext=letter.project.references / "letter.xlf")
    with open_session(letter.project, reference) as session:
        assert session.read_only
