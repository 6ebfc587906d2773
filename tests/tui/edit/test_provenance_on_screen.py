"""Whose words a target has, through the real screen: typed, corrected, pasted, undone, killed."""

import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from support.pty_screen import PtyScreen
from support.screens import ListeningApp, Open, edit_screen, helpers_with, on_screen, type_text
from support.settling import settled
from support.small_project import DRAFT, make_project, the_document
from support.waiting import wait_until
from textual import events
from textual.pilot import Pilot

from alignwb.core.bitext.post_edits.amounts import Edited, edit_amount
from alignwb.core.bitext.segment import Origin, OriginKind, PostEdit, Segment, SegmentRef
from alignwb.formats.xliff import read_xliff
from alignwb.services.project.project import Project
from alignwb.services.session.journal_lines import read_lines
from alignwb.services.session.replay import State, replay
from alignwb.tui.shared.status_line import StatusLine

DRAFTED = SegmentRef("p2", "s1")
HUMAN = Origin(OriginKind.HUMAN)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return make_project(tmp_path)


@pytest.fixture
def opened(project: Project) -> Open:
    """The drafted segment in the box: “They worked at Sovnarkom.”"""

    @asynccontextmanager
    async def open_document() -> AsyncIterator[Pilot[None]]:
        app = ListeningApp(project, the_document(project), helpers=helpers_with(project))
        async with on_screen(app) as pilot:
            edit_screen(pilot).move_to(DRAFTED)
            edit_screen(pilot).show_bitext()
            await settled(pilot)
            yield pilot

    return open_document


async def confirmed(pilot: Pilot[None]) -> Segment:
    await pilot.press("enter")
    await settled(pilot)
    return edit_screen(pilot).session.bitext.segment(DRAFTED)


async def test_a_draft_that_is_selected_and_typed_over_is_a_person_s(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("shift+home")
        await type_text(pilot, "The women left")
        segment = await confirmed(pilot)
        assert (segment.target, segment.origin) == ("The women left", HUMAN)
        assert segment.post_edit == PostEdit(DRAFT.text, DRAFT.origin, (), 14)


async def test_a_draft_that_goes_word_by_word_is_a_person_s(opened: Open) -> None:
    async with opened() as pilot:
        while edit_screen(pilot).editor.text:
            await pilot.press("ctrl+w")
        await type_text(pilot, "They worked.")
        segment = await confirmed(pilot)
        assert (segment.origin, segment.post_edit) == (
            HUMAN,
            PostEdit(DRAFT.text, DRAFT.origin, (), 12),
        )


async def test_what_is_written_in_front_and_the_rest_taken_out_is_a_person_s(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("home")
        await type_text(pilot, "They toiled")
        await pilot.press(*["delete"] * (len(DRAFT.text) - 1))
        segment = await confirmed(pilot)
        assert (segment.target, segment.origin) == ("They toiled.", HUMAN)


async def test_a_comma_leaves_the_draft_the_engine_s(opened: Open, project: Project) -> None:
    async with opened() as pilot:
        await pilot.press("home", "ctrl+right")
        await type_text(pilot, ",")
        segment = await confirmed(pilot)
        assert segment.origin == DRAFT.origin
        await pilot.press("ctrl+s")
        await settled(pilot)
    path = the_document(project).bitext
    amount = edit_amount(read_xliff(path.read_bytes(), path).bitext.segment(DRAFTED))
    assert amount is not None
    assert (amount.edited, amount.distance, amount.typed) == (Edited.PARTLY, 1, 1)


async def test_a_draft_that_is_confirmed_as_it_came_says_so(opened: Open) -> None:
    async with opened() as pilot:
        segment = await confirmed(pilot)
        amount = edit_amount(segment)
        assert amount is not None
        assert (segment.origin, amount.edited, amount.typed) == (DRAFT.origin, Edited.NO, 0)


async def test_pasted_words_are_a_person_s_and_words_that_were_moved_are_not(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("shift+home")
        pilot.app.post_message(events.Paste("Women were employed there."))
        await settled(pilot)
        assert edit_screen(pilot).current.origin == HUMAN
        await pilot.press("ctrl+z")
        await settled(pilot)
        assert edit_screen(pilot).current.origin == DRAFT.origin
        await pilot.press("end", "shift+home", "ctrl+x", "ctrl+v")
        segment = await confirmed(pilot)
        assert (segment.target, segment.origin) == (DRAFT.text, DRAFT.origin)


async def test_undo_in_the_box_gives_the_words_back_to_the_engine(opened: Open) -> None:
    async with opened() as pilot:
        screen = edit_screen(pilot)
        await pilot.press("shift+home")
        await type_text(pilot, "Other")
        assert screen.current.origin == HUMAN
        assert "MT" not in screen.query_one(StatusLine).state.marks
        while screen.editor.text != DRAFT.text:
            await pilot.press("ctrl+z")
            await settled(pilot)
        assert screen.current.origin == DRAFT.origin
        assert "MT" in screen.query_one(StatusLine).state.marks


async def test_the_draft_put_back_is_the_engine_s_again(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("shift+home")
        await type_text(pilot, "Mine")
        await settled(pilot)
        edit_screen(pilot).suggesting.revert_to_draft()
        await type_text(pilot, "!")
        segment = await confirmed(pilot)
        kept = ((0, len(DRAFT.text)),)
        assert segment.origin == DRAFT.origin
        assert segment.post_edit == PostEdit(DRAFT.text, DRAFT.origin, kept, 1)


def _typed(journal: Path) -> int | None:
    """How many characters the journal knows to have been typed in the open segment."""
    state, _ = replay(State(None, None), read_lines(journal.read_bytes()).records)
    made = state.open_text.post_edit if state.open_text else None
    return made.typed if made else None


def test_what_was_typed_before_a_kill_is_still_a_person_s(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    path, journal = the_document(project).bitext, project.state / "journal" / "brief.jsonl"
    with PtyScreen(tmp_path, "edit", "brief") as screen:
        screen.wait_for("saved")
        screen.send("\x1b[1;5B")  # Ctrl+Down: the next segment
        screen.wait_for("○ᴹ draft")
        screen.send("\x1b[1;2H")  # Shift+Home
        screen.send("Anna toil")
        wait_until(lambda: _typed(journal) == 9, "nine letters in the journal")
        screen.end(signal.SIGKILL)

    with PtyScreen(tmp_path, "edit", "brief") as screen:
        screen.wait_for("Anna toil")
        screen.send("ed")
        wait_until(lambda: _typed(journal) == 11, "eleven letters in the journal")
        screen.send("\r")
        screen.send("\x13")  # Ctrl+S
        wait_until(lambda: "Anna toiled" in path.read_text(), "the save")
        screen.end(signal.SIGKILL)

    segment = read_xliff(path.read_bytes(), path).bitext.segment(DRAFTED)
    assert (segment.target, segment.origin) == ("Anna toiled", HUMAN)
    assert segment.post_edit == PostEdit(DRAFT.text, DRAFT.origin, (), 11)
