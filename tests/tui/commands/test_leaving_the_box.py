"""Every command that leaves the box makes an edit of what is typed first; none can forget it."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from support.review_project import make_review_project, the_alignment
from support.screens import (
    ListeningApp,
    edit_screen,
    helpers_with,
    on_screen,
    review_screen,
    type_text,
)
from support.settling import settled
from support.small_project import BITEXT, make_project, the_document

from alignwb.core.bitext import edits
from alignwb.core.bitext.segment import PostEdit, SegmentRef, Status
from alignwb.formats.xliff import write_xliff
from alignwb.services.project.project import Project
from alignwb.services.session import OpenText
from alignwb.tui.commands import EDITING, REVIEWING, Command
from alignwb.tui.edit.edit_screen import EditScreen
from alignwb.tui.review.review_screen import ReviewScreen
from alignwb.tui.shared.modes import Mode


def staying(commands: Sequence[Command]) -> set[str]:
    return {command.id for command in commands if not command.leaves_box}


def test_the_commands_that_go_on_with_the_text_in_the_box_are_these() -> None:
    """A new one stands here only if it changes the text in the box or shows nothing over it."""
    everywhere = {"toggle_help", "toggle_panels", "command_palette"}
    assert staying(REVIEWING) == {*everywhere, "edit_text"}
    assert staying(EDITING) == {
        *everywhere,
        # take in what is typed by themselves, as the same edit
        "confirm_next", "toggle_confirmed", "undo", "redo",
        # put something into the box
        "pick_suggestion", "use_match", "insert_match", "copy_source", "revert_to_draft",
        "clear_target", "insert_term", "pick_term", "concordance", "double_quote", "single_quote",
        "dash", "ellipsis", "hard_space", "insert_code", "insert_codes", "move_code_left",
        "move_code_right", "fix_finding", "complete_word", "complete_all", "pick_completion",
        # work beside it, or show something of it
        "draft_document", "next_source_word", "previous_source_word", "toggle_completion",
    }  # fmt: skip


def watch(screen: EditScreen | ReviewScreen, command: Command) -> list[tuple[bool, str]]:
    """Have the command's answer note what is typed still, and do nothing."""
    seen: list[tuple[bool, str]] = []

    def answer(*_: object) -> None:
        open_text = screen.session._work.open_text
        seen.append((screen.is_touched, open_text.text if open_text else ""))

    screen.answers[command.id] = answer
    return seen


async def test_what_is_typed_in_a_segment_is_an_edit_or_in_the_journal(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    app = ListeningApp(project, the_document(project), helpers=helpers_with(project))
    async with on_screen(app) as pilot:
        screen = edit_screen(pilot)
        typed = ""
        for command in EDITING:
            seen = watch(screen, command)
            typed += "a"
            await type_text(pilot, "a")
            await screen.action_command(command.id)
            target = screen.session.bitext.segment(screen.ref).target
            if command.leaves_box:
                assert seen == [(False, "")], command.id
                assert target == typed
            else:
                assert seen == [(True, typed)], command.id
            assert screen.editor.text == typed


async def test_what_is_corrected_in_a_bead_is_an_edit_or_in_the_journal(tmp_path: Path) -> None:
    project = make_review_project(tmp_path)
    app = ListeningApp(
        project, the_alignment(project), mode=Mode.REVIEW, helpers=helpers_with(project)
    )
    async with on_screen(app) as pilot:
        screen = review_screen(pilot)
        await pilot.press("e")
        typed = screen.box.text
        for command in REVIEWING:
            seen = watch(screen, command)
            if not screen.box.is_open:
                screen.correcting.begin()
            typed += "a"
            await type_text(pilot, "a")
            await screen.action_command(command.id)
            if command.leaves_box:
                assert seen == [(False, "")], command.id
                assert screen.current.segment.target == typed
            else:
                assert seen == [(True, typed)], command.id


@pytest.mark.parametrize("command", EDITING, ids=lambda command: str(command.id))
async def test_no_command_loses_what_is_typed(tmp_path: Path, command: Command) -> None:
    """Carried out for real: afterwards the text is an edit, in the history, or in the journal."""
    project = make_project(tmp_path)
    app = ListeningApp(project, the_document(project), helpers=helpers_with(project))
    async with on_screen(app) as pilot:
        screen = edit_screen(pilot)
        session = screen.session
        await type_text(pilot, "Brieven")
        await screen.action_command(command.id)
        await settled(pilot)
        open_text = session._work.open_text
        history = session._work.work.history
        edits = [*history.done, *history.undone]
        after = [each.target for edit in edits for change in edit.changes for each in change.after]
        texts = [*after, open_text.text if open_text else ""]
        if command.id not in {"clear_target", "copy_source", "undo"}:  # it is in the box's undo
            assert any("Brieven" in text for text in texts)


async def test_a_selection_outlives_that_the_text_became_an_edit(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    app = ListeningApp(project, the_document(project), helpers=helpers_with(project))
    async with on_screen(app) as pilot:
        screen = edit_screen(pilot)
        await type_text(pilot, "A letter")
        await pilot.press("home", "shift+right")
        screen.commit_typed()
        assert screen.editor.selected_text == "A"
        assert screen.current.segment.status is Status.EDITED
        await pilot.press("ctrl+z")
        assert screen.editor.text == ""
        assert screen.current.segment.target == ""


async def test_typing_is_not_lost_to_doing_something_again(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    app = ListeningApp(project, the_document(project), helpers=helpers_with(project))
    async with on_screen(app) as pilot:
        screen = edit_screen(pilot)
        await type_text(pilot, "A letter")
        await pilot.press("ctrl+down", "ctrl+z", "ctrl+down")
        await type_text(pilot, " Truly.")
        written, ref = screen.editor.text, screen.ref
        screen.editor.history.clear()
        await pilot.press("ctrl+y")
        assert screen.session.bitext.segment(ref).target == written


async def test_text_brought_back_after_a_crash_can_be_taken_back_and_done_again(
    tmp_path: Path,
) -> None:
    project = make_project(tmp_path)
    app = ListeningApp(project, the_document(project), helpers=helpers_with(project))
    async with on_screen(app) as pilot:
        screen = edit_screen(pilot)
        await type_text(pilot, "A letter")
        screen.editor.history.clear()  # as after a restart
        await pilot.press("ctrl+z")
        assert screen.editor.text == ""
        assert screen.session._work.open_text is None
        await pilot.press("ctrl+y")
        assert screen.editor.text == "A letter"


async def test_what_is_typed_stays_where_another_program_adds_a_paragraph(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    app = ListeningApp(project, the_document(project), helpers=helpers_with(project))
    async with on_screen(app) as pilot:
        screen = edit_screen(pilot)
        await type_text(pilot, "A letter, un")
        _write_with_other_paragraphs(project, slice(0, 2))
        screen.saving.save()
        assert screen.editor.text == "A letter, un"
        typed = PostEdit("", typed=len("A letter, un"))
        assert screen.session._work.open_text == OpenText(
            screen.ref, "A letter, un", post_edit=typed
        )
        await pilot.press("enter")
        assert screen.session.bitext.paragraphs[0].segments[0].target == "A letter, un"


async def test_what_is_typed_for_a_paragraph_that_is_gone_becomes_a_note(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    app = ListeningApp(project, the_document(project), helpers=helpers_with(project))
    async with on_screen(app) as pilot:
        screen = edit_screen(pilot)
        await type_text(pilot, "A letter, un")
        _write_with_other_paragraphs(project, slice(1, 3))
        screen.saving.save()
        assert screen.current.segment.note == "A letter, un"
        assert screen.session._work.open_text is None


async def test_what_is_typed_in_a_segment_that_another_program_locks_becomes_its_note(
    tmp_path: Path,
) -> None:
    project = make_project(tmp_path)
    app = ListeningApp(project, the_document(project), helpers=helpers_with(project))
    async with on_screen(app) as pilot:
        screen = edit_screen(pilot)
        await pilot.press("ctrl+down")
        await type_text(pilot, " Or")
        edit = edits.set_status(BITEXT, screen.ref, Status.LOCKED)
        assert edit is not None
        the_document(project).bitext.write_bytes(write_xliff(edits.apply(BITEXT, edit)))
        screen.saving.save()
        assert screen.current.segment.note == "They worked at Sovnarkom. Or"
        assert screen.session._work.open_text is None
        await pilot.press("ctrl+down")
        assert screen.ref == SegmentRef("p2", "s2")


def _write_with_other_paragraphs(project: Project, kept: slice) -> None:
    document = the_document(project)
    bitext = replace(BITEXT, paragraphs=BITEXT.paragraphs[kept])
    document.bitext.write_bytes(write_xliff(bitext))
