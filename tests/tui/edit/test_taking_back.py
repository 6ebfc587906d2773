"""Undo and redo of what is typed, and a file that changes while something is typed."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from support.screens import ListeningApp, Open, edit_screen, helpers_with, on_screen, type_text
from support.settling import settled
from support.small_project import DRAFTED, LAST, MARKED, TITLE, make_project, the_document
from textual.pilot import Pilot

from alignwb.core.bitext.edits import apply, set_target
from alignwb.core.bitext.segment import Segment, SegmentRef, Status
from alignwb.formats.xliff import read_xliff
from alignwb.services.project.project import Project
from alignwb.tui.boxes.segment_editor import SegmentEditor
from alignwb.tui.dialogs.choice import ChoiceScreen


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return make_project(tmp_path)


@pytest.fixture
def opened(project: Project) -> Open:
    @asynccontextmanager
    async def open_document(size: tuple[int, int] = (100, 30)) -> AsyncIterator[Pilot[None]]:
        app = ListeningApp(project, the_document(project), helpers=helpers_with(project))
        async with on_screen(app, size) as pilot:
            yield pilot

    return open_document


def segment_of(pilot: Pilot[None], ref: SegmentRef) -> Segment:
    return edit_screen(pilot).session.bitext.segment(ref)


def editor_of(pilot: Pilot[None]) -> SegmentEditor:
    return edit_screen(pilot).query_one(SegmentEditor)


async def redo_all(pilot: Pilot[None]) -> None:
    while edit_screen(pilot).session.can_redo:
        await pilot.press("ctrl+y")


async def test_undo_past_what_was_typed_is_all_done_again(opened: Open) -> None:
    async with opened() as pilot:
        await type_text(pilot, "First")
        await pilot.press("ctrl+down", "alt+m")  # joined with the one after it
        joined = segment_of(pilot, DRAFTED)
        assert "zon scheen" in joined.source
        await type_text(pilot, " The sun shone.")
        text = editor_of(pilot).text
        while edit_screen(pilot).session.can_undo or edit_screen(pilot).is_touched:
            await pilot.press("ctrl+z")
        assert segment_of(pilot, TITLE).target == ""
        assert segment_of(pilot, DRAFTED).status is Status.DRAFT
        await redo_all(pilot)
        assert segment_of(pilot, TITLE).target == "First"
        assert segment_of(pilot, DRAFTED).source == joined.source
        assert segment_of(pilot, DRAFTED).target == editor_of(pilot).text == text


@pytest.mark.parametrize(
    "leaving",
    [
        ("ctrl+down",),
        ("ctrl+down", "ctrl+up"),
        ("ctrl+end", "ctrl+home"),
        ("ctrl+s",),
        ("f6", "escape"),
        ("ctrl+z", "ctrl+z"),
    ],
)
async def test_what_was_undone_is_done_again_after_the_box_was_left(
    opened: Open, leaving: tuple[str, ...]
) -> None:
    async with opened() as pilot:
        await pilot.press("ctrl+down")
        await type_text(pilot, " Hard")
        await pilot.press("ctrl+z")
        assert editor_of(pilot).text == "They worked at Sovnarkom."
        await pilot.press(*leaving)
        assert segment_of(pilot, DRAFTED).status is Status.DRAFT
        await redo_all(pilot)
        assert segment_of(pilot, DRAFTED).target == "They worked at Sovnarkom. Hard"
        assert edit_screen(pilot).ref == DRAFTED


async def test_a_click_elsewhere_keeps_what_was_undone(opened: Open) -> None:
    async with opened() as pilot:
        await type_text(pilot, "Missive")
        await pilot.press("ctrl+z")
        screen = edit_screen(pilot)
        screen.view.post_message(screen.view.SegmentChosen(LAST))
        await settled(pilot)
        assert screen.ref == LAST
        await pilot.press("ctrl+y")
        assert (screen.ref, editor_of(pilot).text) == (TITLE, "Missive")


async def test_steps_that_were_undone_are_there_after_the_program_ended(opened: Open) -> None:
    async with opened() as pilot:
        await type_text(pilot, "one")
        await pilot.press("f5")  # the source in its place: another step
        source = editor_of(pilot).text
        await pilot.press("ctrl+z", "ctrl+z")
        assert editor_of(pilot).text == ""
    async with opened() as pilot:
        assert editor_of(pilot).text == ""
        seen = []
        while edit_screen(pilot).session.can_redo:
            await pilot.press("ctrl+y")
            seen.append(editor_of(pilot).text)
        assert seen == ["one", source]


async def test_a_key_by_mistake_and_its_undo_end_nothing_that_could_be_done_again(
    opened: Open,
) -> None:
    async with opened() as pilot:
        await type_text(pilot, "Epistle")
        await pilot.press("ctrl+s", "ctrl+z", "q", "ctrl+z")
        assert editor_of(pilot).text == ""
        await redo_all(pilot)
        assert editor_of(pilot).text == "Epistle"


async def test_a_text_that_was_deleted_by_hand_comes_back_by_undo_after_a_restart(
    opened: Open,
) -> None:
    async with opened() as pilot:
        await type_text(pilot, "Note")
        await pilot.press(*["backspace"] * 4, "ctrl+s")
        assert segment_of(pilot, TITLE).target == ""
    async with opened() as pilot:
        await pilot.press("ctrl+z")
        assert editor_of(pilot).text == "Note"


async def test_undo_leaves_the_cursor_where_the_change_was(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("ctrl+down", "home", *"Now ")
        await pilot.press("ctrl+z")
        assert editor_of(pilot).text == "They worked at Sovnarkom."
        assert editor_of(pilot).cursor_location == (0, 0)
        await pilot.press("ctrl+y")
        assert editor_of(pilot).cursor_location == (0, 4)


async def test_the_box_has_no_undo_of_its_own(opened: Open) -> None:
    """A key of Textual's for it may be one that the table does not name."""
    async with opened() as pilot:
        await type_text(pilot, "Kept")
        await pilot.press("super+z", "ctrl+down", "super+y")
        assert (edit_screen(pilot).ref, editor_of(pilot).text) == (TITLE, "Kept")


def changed_elsewhere(project: Project, ref: SegmentRef, text: str) -> None:
    path = the_document(project).bitext
    file = read_xliff(path.read_bytes(), path)
    edit = set_target(file.bitext, ref, text)
    assert edit
    path.write_bytes(file.with_bitext(apply(file.bitext, edit)).data)


def on_disk(project: Project, ref: SegmentRef) -> str:
    path = the_document(project).bitext
    return read_xliff(path.read_bytes(), path).bitext.segment(ref).target


@pytest.mark.parametrize(
    ("chosen", "kept", "note"),
    [
        (0, "Zon and wind", ""),
        (1, "The sun.", ""),
        (2, "Zon and wind", "On disk: The sun."),
    ],
)
async def test_a_change_on_disk_of_what_is_being_typed_is_asked_about(
    opened: Open, project: Project, chosen: int, kept: str, note: str
) -> None:
    async with opened() as pilot:
        await pilot.press("ctrl+down", "ctrl+down", *"Zon", "ctrl+s", *" and wind")
        changed_elsewhere(project, MARKED, "The sun.")
        screen = edit_screen(pilot)
        screen.saving.look_after_the_file()
        await settled(pilot)
        assert isinstance(pilot.app.screen, ChoiceScreen)
        assert screen.editor.text == "Zon and wind"
        await pilot.press(*["down"] * chosen, "enter")
        await settled(pilot)
        assert editor_of(pilot).text == kept
        await pilot.press("ctrl+down")
        assert (segment_of(pilot, MARKED).target, segment_of(pilot, MARKED).note) == (kept, note)
        await pilot.press("ctrl+s")
        assert on_disk(project, MARKED) == kept
        if chosen == 1:
            await pilot.press("ctrl+z")
            assert segment_of(pilot, MARKED).target == "Zon and wind"


async def test_a_conflict_put_off_leaves_the_file_and_the_box_as_they_are(
    opened: Open, project: Project
) -> None:
    async with opened() as pilot:
        await pilot.press("ctrl+end", *"He le")
        changed_elsewhere(project, LAST, "Then he went.")
        edit_screen(pilot).saving.look_after_the_file()
        await settled(pilot)
        await pilot.press("escape", *"ft")
        assert editor_of(pilot).text == "He left"
        assert on_disk(project, LAST) == "Then he went."
        await pilot.press("ctrl+up", "ctrl+s")
        assert isinstance(pilot.app.screen, ChoiceScreen)
        assert on_disk(project, LAST) == "Then he went."


async def test_keys_that_are_not_taken_yet_count_where_the_file_was_changed(
    opened: Open, project: Project
) -> None:
    async with opened() as pilot:
        screen = edit_screen(pilot)
        changed_elsewhere(project, TITLE, "A letter")
        editor_of(pilot).insert("Brief")  # its message has not come by
        screen.saving.look_after_the_file()
        await settled(pilot)
        assert isinstance(pilot.app.screen, ChoiceScreen)


async def test_what_was_typed_before_a_crash_is_asked_about_if_the_file_changed_since(
    opened: Open, project: Project
) -> None:
    async with opened() as pilot:
        await pilot.press("ctrl+end", *"He fled")
    changed_elsewhere(project, LAST, "Then he went.")
    async with opened() as pilot:
        assert (edit_screen(pilot).ref, editor_of(pilot).text) == (LAST, "He fled")
        edit_screen(pilot).saving.look_after_the_file()
        await settled(pilot)
        assert isinstance(pilot.app.screen, ChoiceScreen)
        assert on_disk(project, LAST) == "Then he went."
