"""Messages stand where they cover neither the current segment nor a box that is typed in."""

import asyncio
import html
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.review_project import make_review_project, the_alignment
from support.screens import ListeningApp, edit_screen, helpers_with, on_screen, review_screen
from support.settling import settled
from support.small_project import make_project, the_document
from textual.app import App
from textual.geometry import Region
from textual.pilot import Pilot
from textual.widgets._toast import Toast

from alignwb.tui.boxes.segment_editor import SegmentEditor
from alignwb.tui.boxes.text_box import TextBox
from alignwb.tui.dialogs.choice import Choice, ChoiceScreen
from alignwb.tui.dialogs.titled_frame import TitledFrame
from alignwb.tui.edit.panels import HintLine, SidePanel
from alignwb.tui.edit.source_line import SourceLine
from alignwb.tui.shared.guiding.message_room import (
    keep_around_dialog,
    room_around,
    room_in_column,
)
from alignwb.tui.shared.modes import Mode

WORDS = "Replaced in 12 segments; Ctrl+Z takes all of it back. 3 left out: confirmed."


def screen_text(app: App[None]) -> str:
    """All that is to be seen, as the picture of the screen has it."""
    return html.unescape(re.sub("<[^>]*>", "", app.export_screenshot())).replace("\u00a0", " ")


def toasts(pilot: Pilot[None]) -> list[Region]:
    found = [toast.region for toast in pilot.app.screen.query(Toast)]
    assert found
    assert all(region.area for region in found)
    return found


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
@pytest.mark.parametrize("at_end", [False, True])
async def test_on_the_edit_screen_messages_leave_what_helps_in_sight(
    tmp_path: Path, size: tuple[int, int], at_end: bool
) -> None:
    project = make_project(tmp_path)
    app = ListeningApp(project, the_document(project), helpers=helpers_with(project))
    async with on_screen(app, size, shows_messages=True) as pilot:
        if at_end:
            await pilot.press("ctrl+end")
        app.notify(WORDS)
        app.notify(WORDS, title="Not done", severity="error")
        await settled(pilot)
        screen = edit_screen(pilot)
        kept = [screen.query_one(kind).region for kind in (SegmentEditor, SourceLine)]
        kept += [screen.query_one(kind).region for kind in (SidePanel, HintLine)]
        target_from = screen.view.region.x + screen.view.first_column_width
        for toast in toasts(pilot):
            assert not any(toast.overlaps(region) for region in kept)
            assert screen.view.region.contains_region(toast)
            assert toast.right <= target_from + 1


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
@pytest.mark.parametrize("key", ["home", "end"])
async def test_on_the_review_screen_messages_go_to_the_other_end_of_the_list(
    tmp_path: Path, size: tuple[int, int], key: str
) -> None:
    project = make_review_project(tmp_path)
    app = ListeningApp(
        project, the_alignment(project), mode=Mode.REVIEW, helpers=helpers_with(project)
    )
    async with on_screen(app, size, shows_messages=True) as pilot:
        await pilot.press("home" if key == "end" else "end")
        app.notify(WORDS)
        await settled(pilot)
        await pilot.press(key)  # it gives way to the bead that is current now
        await settled(pilot)
        view = review_screen(pilot).view
        row = view.current_row()
        assert row is not None
        top = view.region.y + view.heights.top(row) - view.scroll_offset.y
        bead = Region(view.region.x, top, view.region.width, view.heights.height(row))
        for toast in toasts(pilot):
            assert view.region.contains_region(toast)
            assert not toast.overlaps(bead)


@pytest.mark.parametrize("key", ["f6", "f12", "alt+g", "ctrl+f", "ctrl+l", "alt+h"])
async def test_over_a_dialog_messages_leave_its_boxes_in_sight(tmp_path: Path, key: str) -> None:
    project = make_project(tmp_path)
    app = ListeningApp(project, the_document(project), helpers=helpers_with(project))
    async with on_screen(app, (80, 24), shows_messages=True) as pilot:
        app.notify(WORDS)
        await pilot.press("ctrl+down", key)
        await settled(pilot)
        frame = pilot.app.screen.query_one(TitledFrame)
        assert not any(toast.overlaps(frame.region) for toast in toasts(pilot))


@pytest.mark.parametrize("key", ["f6", "alt+e", "ctrl+f"])
async def test_a_message_is_shown_once_on_the_screen_in_front(tmp_path: Path, key: str) -> None:
    project = make_project(tmp_path)
    app = ListeningApp(project, the_document(project), helpers=helpers_with(project))
    async with on_screen(app, (80, 30), shows_messages=True) as pilot:
        app.notify("Written before.", timeout=3600)
        await settled(pilot)
        await pilot.press(key)
        await settled(pilot)
        assert len(app.screen_stack) > 2
        app.notify("Written meanwhile.", timeout=3600)
        await settled(pilot)
        shown = screen_text(app)
        assert [shown.count(f"Written {when}.") for when in ("before", "meanwhile")] == [1, 1]
        await pilot.press("escape")
        await settled(pilot)
        shown = screen_text(app)
        assert [shown.count(f"Written {when}.") for when in ("before", "meanwhile")] == [1, 1]


async def test_a_dialog_not_laid_out_yet_keeps_messages_off_once_it_is() -> None:
    app: App[None] = App()
    async with app.run_test(size=(72, 20), notifications=True) as pilot:
        app.notify(WORDS, timeout=3600)
        await pilot.pause()
        dialog = ChoiceScreen("Which one?", [Choice(str(number)) for number in range(9)])
        dialog.styles.align_vertical = "bottom"
        shown = app.push_screen(dialog)
        while not dialog.is_running:
            await asyncio.sleep(0)
        assert not any(frame.region.height for frame in dialog.query(TitledFrame))
        keep_around_dialog(dialog)
        await shown
        await pilot.pause()
        frame = dialog.query_one(TitledFrame)
        assert frame.region.bottom == 20
        above = Region(0, 0, 72, frame.region.y)
        assert all(above.contains_region(toast) for toast in toasts(pilot))


async def test_a_dialog_left_before_it_is_laid_out_needs_no_room_any_more() -> None:
    app: App[None] = App()
    async with app.run_test(size=(72, 20), notifications=True) as pilot:
        dialog = ChoiceScreen("Which one?", [Choice("this"), Choice("that")])
        await app.push_screen(dialog)
        await dialog.dismiss(None)
        assert not dialog.is_running
        keep_around_dialog(dialog)
        await pilot.pause()
        assert app.screen is not dialog


async def test_in_a_terminal_made_too_low_for_both_the_box_typed_in_stays_in_sight(
    tmp_path: Path,
) -> None:
    project = make_project(tmp_path)
    app = ListeningApp(project, the_document(project), helpers=helpers_with(project))
    async with on_screen(app, (80, 24), shows_messages=True) as pilot:
        app.notify(WORDS, timeout=3600)
        app.notify(WORDS.upper(), timeout=3600)
        await pilot.press("f6")
        await settled(pilot)
        before = toasts(pilot)
        await pilot.resize_terminal(80, 11)
        await settled(pilot)
        box = pilot.app.screen.query_one(TextBox).region
        lines = Region(box.x, box.y, box.width, 1)
        assert any(toast.overlaps(lines) for toast in before)
        assert not any(toast.overlaps(lines) for toast in toasts(pilot))


async def test_messages_that_grow_go_to_the_side_of_the_dialog_that_holds_them(
    tmp_path: Path,
) -> None:
    project = make_project(tmp_path)
    app = ListeningApp(project, the_document(project), helpers=helpers_with(project))
    async with on_screen(app, (80, 30), shows_messages=True) as pilot:
        await pilot.press("f6")
        await settled(pilot)
        frame = pilot.app.screen.query_one(TitledFrame)
        frame.styles.offset = (0, 7 - frame.region.y)
        for count in range(1, 7):
            app.notify(f"{WORDS} {count}", severity="warning", timeout=3600)
            await settled(pilot)
            assert not any(toast.overlaps(frame.region) for toast in toasts(pilot))


@given(st.integers(1, 60), st.integers(0, 60), st.integers(0, 60))
def test_the_room_begins_at_the_edge_that_is_farther_away(height: int, one: int, two: int) -> None:
    first, end = sorted((min(one, height), min(two, height)))
    room = room_in_column(Region(0, 1, 40, height), (first, end))
    free = first if room.edge == "top" else height - end
    assert free == max(first, height - end)


def test_where_a_dialog_leaves_no_room_the_box_with_the_focus_stays_in_sight() -> None:
    whole = Region(0, 0, 80, 24)
    assert room_around(Region(0, 0, 80, 24), Region(2, 2, 70, 1), whole).edge == "bottom"
    assert room_around(Region(0, 0, 80, 24), Region(2, 20, 70, 1), whole).edge == "top"


@pytest.mark.parametrize(
    ("needed", "edge"), [(2, "top"), (6, "top"), (7, "bottom"), (40, "bottom")]
)
def test_high_messages_go_to_the_side_that_holds_more_of_them(needed: int, edge: str) -> None:
    assert room_around(Region(5, 6, 70, 9), None, Region(0, 0, 80, 24), needed).edge == edge


@pytest.mark.parametrize("size", [(80, 10), (60, 12), (44, 11)])
async def test_in_a_low_terminal_the_words_of_a_message_are_in_sight(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    project = make_project(tmp_path)
    app = ListeningApp(project, the_document(project), helpers=helpers_with(project))
    async with on_screen(app, size, shows_messages=True) as pilot:
        await pilot.press(*"Dear")
        app.notify("There is nothing to do.\nDo that.", title="Not done", severity="error")
        await settled(pilot)
        drawn = [strip.text for strip in app.screen._compositor.render_strips()]
        assert any("Do that." in line for line in drawn)
        (toast,) = toasts(pilot)
        assert not toast.overlaps(edit_screen(pilot).editor.region)


@pytest.mark.parametrize("mode", [Mode.EDIT, Mode.REVIEW])
async def test_a_message_may_come_before_a_document_is_laid_out_and_once_it_is_left(
    tmp_path: Path, mode: Mode
) -> None:
    project = make_review_project(tmp_path)
    document = the_alignment(project) if mode is Mode.REVIEW else project.documents()[0]
    app = ListeningApp(project, document, mode=mode, helpers=helpers_with(project))
    async with on_screen(app, shows_messages=True) as pilot:
        screen = app._screen_for(document, mode)
        app.push_screen(screen)
        app.notify(WORDS)
        app.place_messages()
        await settled(pilot)
        assert toasts(pilot)
        await app.pop_screen()
        screen.place_messages()
