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


PAGE = """\
<!DOCTYPE html>
<html lang="nl"><body class="wide">
<h1>Het dok</h1>
<p>Het schip ligt <b>droog</b>.</p>
</body></html>
"""


async def test_a_document_of_a_format_that_is_written_back_goes_out_in_that_first(
    tmp_path: Path,
) -> None:
    project = make_project(tmp_path)
    (project.seeds / "dok.html").write_text(PAGE, encoding="utf-8")
    app = ListeningApp(project, project.find("dok"), helpers=helpers_with(project))
    async with on_screen(app) as pilot:
        await type_text(pilot, "The dock")
        await pilot.press("enter")
        await settled(pilot)
        await type_text(pilot, "The ship lies ")
        await pilot.press("alt+circumflex_accent")
        await type_text(pilot, "dry")
        await pilot.press("alt+circumflex_accent", ".")
        await pilot.press(KEY)
        line = pilot.app.screen.query_one(OptionList).get_option_at_index(0).prompt
        assert str(line) == "1 original  exports/dok.html"
        await pilot.press("d", "1")
        await settled(pilot)
        assert "exports/dok.html" in messages(pilot)
    written = (tmp_path / "exports" / "dok.html").read_text(encoding="utf-8")
    assert "<h1>The dock</h1>\n<p>The ship lies <b>dry</b>.</p>" in written
    assert '<body class="wide">' in written
