"""Saving and leaving, without a screen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from support.empty_stage import EmptyStage
from support.screens import ListeningApp, edit_screen, helpers_with, on_screen
from support.settling import settled
from support.small_project import BITEXT, make_project, the_document
from textual.pilot import Pilot

from alignwb.core.bitext import edits
from alignwb.core.bitext.segment import SegmentRef
from alignwb.errors import ProjectError
from alignwb.formats.xliff import read_xliff, write_xliff
from alignwb.services.editing.open_segment import OpenSegment
from alignwb.services.project.project import Project
from alignwb.services.project.resuming import read_resume
from alignwb.services.session import Session, open_session
from alignwb.tui.dialogs.choice import ChoiceScreen
from alignwb.tui.shared.modes import Mode
from alignwb.tui.shared.saving import OpenDocument, Saving

TITLE, LAST = SegmentRef("p1", "s1"), SegmentRef("p3", "s1")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return make_project(tmp_path)


@pytest.fixture
def session(project: Project) -> Iterator[Session]:
    with open_session(project, the_document(project)) as session:
        yield session


@pytest.fixture
def stage(session: Session) -> EmptyStage:
    return EmptyStage(OpenSegment(session, LAST))


@pytest.fixture
def saving(project: Project, session: Session, stage: EmptyStage) -> Saving:
    return Saving(project, session, Mode.EDIT, stage)


def translate(session: Session, ref: SegmentRef, text: str) -> None:
    edit = edits.set_target(session.bitext, ref, text)
    assert edit is not None
    session.apply(edit)


def painted(pilot: Pilot[None]) -> str:
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join("".join(part.text for part in strip) for strip in strips)


def on_disk(project: Project, ref: SegmentRef) -> str:
    path = the_document(project).bitext
    return read_xliff(path.read_bytes(), path).bitext.segment(ref).target


def written_elsewhere(project: Project, ref: SegmentRef, text: str) -> None:
    edit = edits.set_target(BITEXT, ref, text)
    assert edit is not None
    the_document(project).bitext.write_bytes(write_xliff(edits.apply(BITEXT, edit)))


def test_it_saves_by_itself_once_the_hands_rest(
    saving: Saving, session: Session, stage: EmptyStage, project: Project
) -> None:
    translate(session, LAST, "Then he went.")
    stage.note_change()
    saving.look_after_the_file()
    assert on_disk(project, LAST) == ""
    stage.changed_at_s -= 60
    saving.look_after_the_file()
    assert on_disk(project, LAST) == "Then he went."


def test_leaving_saves_closes_and_remembers_the_place(
    saving: Saving, session: Session, stage: EmptyStage, project: Project
) -> None:
    translate(session, LAST, "Gone.")
    saving.leave_for("another", Mode.REVIEW)
    assert stage.posted == [OpenDocument("another", Mode.REVIEW)]
    assert on_disk(project, LAST) == "Gone."
    assert read_resume(project).place_in(session.bitext, "brief") == LAST
    assert not session.takes_changes


async def test_a_conflict_says_the_numbers_that_the_screen_counts_and_all_of_its_message(
    project: Project,
) -> None:
    document = the_document(project)
    app = ListeningApp(project, document, helpers=helpers_with(project))
    async with on_screen(app, (80, 24)) as pilot:
        session, theirs = edit_screen(pilot).session, BITEXT
        for ref in (SegmentRef("p2", "s2"), LAST):
            translate(session, ref, f"Mine of {ref}.")
            edit = edits.set_target(theirs, ref, f"Theirs of {ref}.")
            assert edit is not None
            theirs = edits.apply(theirs, edit)
        document.bitext.write_bytes(write_xliff(theirs))
        await pilot.press("ctrl+s")
        await settled(pilot)
        shown = painted(pilot)
        assert "─ Changed by another program too: 3, 4 ─" in shown
        words = " ".join(shown.replace("│", " ").split())
        assert (
            "brief.xlf was changed by another program in segments that you have changed too:"
            " p2/s2, p3/s1. Nothing was written. Keep yours, take theirs, or keep both."
        ) in words
        await pilot.press("2")
        await settled(pilot)
        assert session.bitext.segment(LAST).target == "Theirs of p3/s1."


def test_what_cannot_be_saved_is_not_left_and_not_tried_again_at_once(
    saving: Saving, session: Session, stage: EmptyStage, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries: list[None] = []

    def full() -> None:
        tries.append(None)
        raise ProjectError("the disk is full")

    translate(session, LAST, "Kept.")
    monkeypatch.setattr(session, "save", full)
    assert not saving.leave()
    assert session.takes_changes
    assert [error.message for error in stage.told] == ["the disk is full"]
    stage.changed_at_s -= 60
    saving.look_after_the_file()
    assert len(tries) == 1
    assert not saving.save()
    assert len(tries) == 2


def test_a_conflict_is_asked_about_and_the_answer_carried_out(
    saving: Saving, session: Session, stage: EmptyStage, project: Project
) -> None:
    translate(session, LAST, "Mine.")
    written_elsewhere(project, LAST, "Theirs.")
    assert not saving.save()
    [(dialog, answer)] = stage.asked
    assert isinstance(dialog, ChoiceScreen)
    answer(None)
    assert on_disk(project, LAST) == "Theirs."
    assert "journal" in stage.said[-1]
    answer(2)
    assert on_disk(project, LAST) == "Mine."
    assert "Theirs." in session.bitext.segment(LAST).note


def test_what_another_program_wrote_elsewhere_is_taken_over_and_shown(
    saving: Saving, session: Session, stage: EmptyStage, project: Project
) -> None:
    written_elsewhere(project, TITLE, "A letter")
    saving.look_after_the_file()
    assert session.bitext.segment(TITLE).target == "A letter"
    assert "take_over" in stage.shown


def test_the_document_that_is_open_is_not_opened_again(
    saving: Saving, session: Session, stage: EmptyStage, project: Project
) -> None:
    (project.seeds / "other.txt").write_text("Nog een.", encoding="utf-8")
    names = [document.name for document in project.documents()]
    saving.switch_document()
    [(_, answer)] = stage.asked
    answer(names.index("brief"))
    assert session.takes_changes
    assert stage.posted == []
    answer(names.index("other"))
    assert stage.posted == [OpenDocument("other", Mode.EDIT)]
