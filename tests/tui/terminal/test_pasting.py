"""Pasted text goes once into every box there is, and runs nothing."""

from pathlib import Path

import pytest
from support.review_project import make_review_project, the_alignment
from support.screens import (
    ListeningApp,
    edit_screen,
    helpers_with,
    messages,
    on_screen,
    review_screen,
)
from support.settling import settled
from support.small_project import make_project, the_document
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from alignwb.tui.boxes.segment_editor import SegmentEditor
from alignwb.tui.shared.modes import Mode
from alignwb.tui.terminal.pasted_text import harmless, one_line

PASTED = "10\u00a0km\r\nto \u202fthe\x1b[5m mill\x07\x00,\nsoft\u00adly"
ON_ONE_LINE = "10\u00a0km to \u202fthe mill, soft\u00adly"


def editing(root: Path) -> ListeningApp:
    project = make_project(root)
    return ListeningApp(project, the_document(project), helpers=helpers_with(project))


def reviewing(root: Path) -> ListeningApp:
    project = make_review_project(root)
    alignment = the_alignment(project)
    return ListeningApp(project, alignment, mode=Mode.REVIEW, helpers=helpers_with(project))


async def paste(pilot: Pilot[None], text: str) -> None:
    """Paste as the terminal does it: through the application."""
    pilot.app.post_message(events.Paste(text))
    await settled(pilot)


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("", ON_ONE_LINE),  # the target
        ("ctrl+f", ON_ONE_LINE),
        ("f4", ON_ONE_LINE),
        ("ctrl+l", ON_ONE_LINE),
        ("ctrl+p", ON_ONE_LINE),
        ("alt+g", ON_ONE_LINE),
        ("f6", "10\u00a0km\nto \u202fthe mill,\nsoft\u00adly"),
    ],
)
async def test_a_paste_goes_in_once(tmp_path: Path, keys: str, expected: str) -> None:
    async with on_screen(editing(tmp_path)) as pilot:
        await settled(pilot)
        await pilot.press(*keys.split())
        await settled(pilot)
        box = pilot.app.focused
        assert isinstance(box, Input | TextArea)
        before = box.value if isinstance(box, Input) else box.text
        await paste(pilot, PASTED)
        after = box.value if isinstance(box, Input) else box.text
        if before:  # what a form was filled in with
            assert after.count(expected) == 1
        else:
            assert after == expected
        assert not any(
            each.status.is_done for _, each in edit_screen(pilot).session.bitext.segments()
        )


async def test_a_paste_into_a_correction_goes_in_once(tmp_path: Path) -> None:
    async with on_screen(reviewing(tmp_path)) as pilot:
        await settled(pilot)
        await pilot.press("e", "ctrl+u")
        await paste(pilot, PASTED)
        assert review_screen(pilot).box.text == ON_ONE_LINE


async def test_a_paste_among_beads_is_no_command(tmp_path: Path) -> None:
    async with on_screen(reviewing(tmp_path)) as pilot:
        await settled(pilot)
        screen = review_screen(pilot)
        before, ref = screen.session.bitext, screen.ref
        pilot.app.post_message(events.Paste("dmsn0u and much more"))
        pilot.app.post_message(events.Key("enter", "\r"))  # the end of its line
        await settled(pilot)
        assert (screen.session.bitext, screen.ref) == (before, ref)
        assert not screen.box.is_open
        assert "Pasted text is no command" in messages(pilot)


async def test_what_was_copied_elsewhere_goes_in_on_one_line(tmp_path: Path) -> None:
    async with on_screen(editing(tmp_path)) as pilot:
        await settled(pilot)
        pilot.app.copy_to_clipboard("two\nlines")
        await pilot.press("ctrl+v")
        assert edit_screen(pilot).query_one(SegmentEditor).text == "two lines"


async def test_a_paste_right_after_the_key_of_a_dialog_is_meant_for_it(tmp_path: Path) -> None:
    async with on_screen(editing(tmp_path)) as pilot:
        await settled(pilot)
        pilot.app.post_message(events.Key("ctrl+f", None))
        pilot.app.post_message(events.Paste("koud"))
        await settled(pilot)
        box = pilot.app.focused
        assert isinstance(box, Input)
        assert box.value == "koud"


@pytest.mark.parametrize(
    ("pasted", "shown"),
    [
        ("a\x1b]52;c;aGk=\x07b", "ab"),
        ("a\x1b]0;title\x1b\\b", "ab"),
        ("a\x1bP1$r\x1b\\b\x1b(Bc", "abc"),
        ("a\x9b31mb\x85c\x7f\x08d", "ab\ncd"),
        ("a\tb\x0bc", "a b\nc"),
        ("\u200fa\u200db\u00ad", "\u200fa\u200db\u00ad"),
        ("\x1b[", ""),
    ],
)
def test_what_drives_a_terminal_goes(pasted: str, shown: str) -> None:
    assert harmless(pasted) == shown


def test_line_ends_become_one_space_each_and_spaces_stay() -> None:
    assert one_line("\n  a  b \r\n\r\n\tc \n") == "  a  b c "
