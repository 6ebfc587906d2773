"""Signs of print by one key each, in the box of the real screen."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from support.screens import ListeningApp, edit_screen, helpers_with, messages, on_screen, type_text
from support.small_project import make_project, the_document
from textual.pilot import Pilot

from alignwb.core.bitext.segment import SegmentRef

MARKED = SegmentRef("p2", "s2")


@pytest.fixture
async def pilot(tmp_path: Path) -> AsyncIterator[Pilot[None]]:
    project = make_project(tmp_path)
    app = ListeningApp(project, the_document(project), helpers=helpers_with(project))
    async with on_screen(app) as pilot:
        yield pilot


async def test_signs_are_those_that_belong_where_they_are_typed(pilot: Pilot[None]) -> None:
    await pilot.press("alt+quotation_mark")
    await type_text(pilot, "It")
    await pilot.press("alt+apostrophe")
    await type_text(pilot, "s 12")
    await pilot.press("alt+space")
    await type_text(pilot, "km ")
    await pilot.press("alt+minus", "alt+minus", "alt+full_stop", "alt+quotation_mark")
    assert edit_screen(pilot).current.text == "“It’s 12\u00a0km —…”"


async def test_a_sign_replaces_what_is_selected_and_is_one_step(pilot: Pilot[None]) -> None:
    await type_text(pilot, "one two")
    await pilot.press("shift+left", "shift+left", "shift+left", "alt+minus")
    assert edit_screen(pilot).current.text == "one –"
    await pilot.press("alt+minus")
    assert edit_screen(pilot).current.text == "one —"
    await pilot.press("ctrl+z")
    assert edit_screen(pilot).current.text == "one –"
    await pilot.press("ctrl+z")
    assert edit_screen(pilot).current.text == "one two"


async def test_markers_are_put_in_in_the_order_of_the_source(pilot: Pilot[None]) -> None:
    screen = edit_screen(pilot)
    screen.move_to(MARKED)
    await pilot.press("alt+x", *"But")
    missing = [f"[^{label}]" for label in ("1",)]
    assert screen.current.segment.source.count("[^") == len(missing)
    for _ in missing:
        await pilot.press("alt+circumflex_accent")
    assert screen.current.text == "But" + "".join(missing)
    await pilot.press("alt+circumflex_accent")
    assert screen.current.text == "But" + "".join(missing)
    assert "every footnote marker" in messages(pilot)


async def test_a_locked_segment_takes_no_sign(pilot: Pilot[None]) -> None:
    await pilot.press(*"Hi", "alt+c", "alt+k", "alt+apostrophe", "alt+circumflex_accent")
    assert edit_screen(pilot).current.text == edit_screen(pilot).current.segment.target
    assert "locked" in messages(pilot)
