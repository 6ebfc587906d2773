"""Exporting from the screen: what is offered, what is said, what is written."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from support.screens import ListeningApp, edit_screen, helpers_with, messages, on_screen, type_text
from support.settling import settled
from support.small_project import make_project, the_document
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from alignwb.tui.edit.export_screen import ExportScreen
from alignwb.tui.edit.preview.preview_screen import PreviewScreen

KEY = "alt+exclamation_mark"


@pytest.fixture
async def pilot(tmp_path: Path) -> AsyncIterator[Pilot[None]]:
    project = make_project(tmp_path)
    app = ListeningApp(project, the_document(project), helpers=helpers_with(project))
    async with on_screen(app) as pilot:
        yield pilot


def explanation(pilot: Pilot[None]) -> str:
    assert isinstance(pilot.app.screen, ExportScreen)
    return str(pilot.app.screen.query(Static).first().content)


async def test_the_formats_are_listed_that_of_the_original_first_and_what_is_unfinished(
    pilot: Pilot[None],
) -> None:
    await pilot.press(KEY)
    lines = pilot.app.screen.query_one(OptionList)
    options = [str(lines.get_option_at_index(n).prompt) for n in range(lines.option_count)]
    assert options[0] == "1 txt  exports/brief.txt"
    assert any(each.endswith("tmx  exports/brief.tmx") for each in options)
    assert "Without a target: 3 segments." in explanation(pilot)
    assert "Not confirmed: 1 segment, taken as without a target" in explanation(pilot)


async def test_what_is_typed_goes_out_as_it_stands(pilot: Pilot[None], tmp_path: Path) -> None:
    await type_text(pilot, "A letter")
    await pilot.press(KEY, "d", "1")
    await settled(pilot)
    text = (tmp_path / "exports" / "brief.txt").read_text(encoding="utf-8")
    assert text.startswith("A letter\n")
    assert "They worked at Sovnarkom." in text
    assert "Toen ging hij weg." in text
    assert "3 paragraphs in exports/brief.txt; 2 in the source language" in messages(pilot)
    await pilot.press(KEY)
    lines = pilot.app.screen.query_one(OptionList)
    assert "replaces the one there" in str(lines.get_option_at_index(0).prompt)


async def test_nothing_confirmed_is_an_error_in_words_and_no_file(
    pilot: Pilot[None], tmp_path: Path
) -> None:
    await pilot.press(KEY)
    lines = pilot.app.screen.query_one(OptionList)
    names = [str(lines.get_option_at_index(n).prompt).split()[1] for n in range(lines.option_count)]
    await pilot.press(str(names.index("tmx") + 1))
    await settled(pilot)
    assert "nothing in brief is confirmed yet" in messages(pilot)
    assert not (tmp_path / "exports" / "brief.tmx").exists()


async def test_the_document_can_be_read_before_it_goes_out(pilot: Pilot[None]) -> None:
    await pilot.press(KEY, "p")
    assert isinstance(pilot.app.screen, PreviewScreen)
    await pilot.press("escape")
    assert isinstance(pilot.app.screen, ExportScreen)
    await pilot.press("escape")
    assert pilot.app.screen is edit_screen(pilot)
