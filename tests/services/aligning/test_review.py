"""Opening a reference to correct its alignment."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from support.projects import P1S1, Desk

from alignwb.core.bitext import edits
from alignwb.core.bitext.segment import SegmentRef, Status
from alignwb.errors import FormatError, ProjectError, UsageError
from alignwb.services.opening import first_to_review, open_review
from alignwb.services.project.project import Document
from alignwb.services.session import Session, open_session


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A project whose document has a reference of the same name."""
    desk = Desk(tmp_path)
    desk.project.references.mkdir()
    shutil.copy(desk.file, desk.project.references)
    return desk


def type_in(session: Session, text: str) -> None:
    edit = edits.set_target(session.bitext, P1S1, text)
    assert edit
    session.apply(edit)


def crash(session: Session) -> None:
    assert session._work.journal
    assert session._lock
    session._work.journal.close()
    session._lock.release()


def review(desk: Desk) -> Session:
    return open_review(desk.project, desk.project.reference("letter")).session


def test_a_document_and_its_reference_are_worked_on_side_by_side(desk: Desk) -> None:
    with review(desk) as session:
        assert not session.read_only
        assert not desk.session.read_only
        type_in(session, "A house. Two houses.")
        session.save()

    assert desk.target(P1S1) == ""
    assert "A house." in (desk.project.references / "letter.xlf").read_text(encoding="utf-8")
    assert "A house." not in desk.file.read_text(encoding="utf-8")


def test_each_finds_its_own_work_again_after_a_crash(desk: Desk) -> None:
    session = review(desk)
    type_in(session, "of the reference")
    type_in(desk.session, "of the document")
    crash(session)
    desk.crash()

    assert desk.target(P1S1) == "of the document"
    with review(desk) as session:
        assert session.recovery.edits == 1
        assert session.bitext.segment(P1S1).target == "of the reference"


def test_a_review_can_be_undone_after_a_restart(desk: Desk) -> None:
    with review(desk) as session:
        type_in(session, "A house.")
        session.save()
    with review(desk) as session:
        assert session.undo()
        assert session.bitext.segment(P1S1).target == ""


def test_a_second_review_can_only_look(desk: Desk) -> None:
    with review(desk), review(desk) as second:
        assert second.read_only
        assert "open for editing" in second.recovery.message


def test_looking_takes_no_lock(desk: Desk) -> None:
    reference = desk.project.reference("letter")
    with open_review(desk.project, reference, read_only=True).session as session:
        assert session.read_only
    assert not desk.project.state.exists()


def test_a_document_named_like_the_folder_of_references_has_its_own_journal(desk: Desk) -> None:
    path = desk.project.translations / "reference.xlf"
    shutil.copy(desk.file, path)
    with review(desk) as session:
        type_in(session, "in the reference")
    with open_session(desk.project, desk.project.find("reference")) as session:
        assert not session.read_only
        type_in(session, "in the document")
    with review(desk) as session:
        assert session.bitext.segment(P1S1).target == "in the reference"


def test_what_is_no_reference_is_not_reviewed(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="can be reviewed"):
        open_review(desk.project, desk.document)
    elsewhere = tmp_path / "elsewhere.xlf"
    shutil.copy(desk.file, elsewhere)
    with pytest.raises(ProjectError, match="can be reviewed"):
        open_review(desk.project, Document("elsewhere", None, elsewhere))


def test_a_missing_or_damaged_reference_is_told_in_words(desk: Desk) -> None:
    reference = desk.project.reference("letter")
    reference.bitext.write_bytes(b"<xliff")
    with pytest.raises(FormatError, match=r"letter\.xlf"):
        open_review(desk.project, reference)
    reference.bitext.unlink()
    with pytest.raises(ProjectError, match="no aligned bitext") as caught:
        open_review(desk.project, reference)
    assert "alignwb align" in caught.value.hint


def test_a_reference_is_found_by_name_beginning_or_any_path_of_its_document(desk: Desk) -> None:
    references = desk.project.references
    shutil.copy(desk.file, references / "lettuce.xlf")
    seed = desk.project.seeds / "letter.txt"
    desk.project.seeds.mkdir()
    seed.write_text("Een huis.", encoding="utf-8")
    expected = references / "letter.xlf"
    for asked in ("letter", "lette" + "r", str(expected), str(desk.file), str(seed)):
        assert desk.project.reference(asked).bitext == expected
    assert desk.project.reference("lettu").name == "lettuce"
    with pytest.raises(UsageError, match="any of: letter, lettuce"):
        desk.project.reference("let")
    with pytest.raises(UsageError, match="no aligned bitext") as caught:
        desk.project.reference("memoir")
    assert "letter, lettuce" in caught.value.hint


def test_a_document_without_a_reference_is_not_taken_for_another(desk: Desk) -> None:
    (desk.project.references / "letter.xlf").rename(desk.project.references / "letters.xlf")
    with pytest.raises(UsageError):
        desk.project.reference(str(desk.file))


def test_the_first_reference_with_open_beads_comes_first(desk: Desk) -> None:
    later = desk.project.references / "zebra.xlf"
    shutil.copy(desk.file, later)
    assert first_to_review(desk.project).name == "letter"
    with review(desk) as session:
        for ref, segment in tuple(session.bitext.segments()):
            confirm(session, ref, segment.source)
        session.save()
    assert first_to_review(desk.project).name == "zebra"
    later.write_bytes(b"damaged")
    assert first_to_review(desk.project).name == "letter"


def confirm(session: Session, ref: SegmentRef, text: str) -> None:
    edit = edits.set_target(session.bitext, ref, text, status=Status.CONFIRMED)
    assert edit
    session.apply(edit)


def test_without_references_there_is_nothing_to_review(tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="no aligned bitext") as caught:
        first_to_review(Desk(tmp_path).project)
    assert "alignwb align" in caught.value.hint


def test_a_reference_is_still_only_read_by_the_editor(desk: Desk) -> None:
    reference = replace(desk.document, bitext=desk.project.references / "letter.xlf")
    with open_session(desk.project, reference) as session:
        assert session.read_only
