"""The page about the document, and the list of documents."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from support.remembering_project import FIRST, LEFT, SUNNY, make_remembering_project
from support.screens import ListeningApp, Open, edit_screen, helpers_with, on_screen
from support.settling import settled, until
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from alignwb.core.bitext import edits
from alignwb.core.bitext.segment import Status
from alignwb.services.session import journalled_work
from alignwb.tui.dialogs.choice import ChoiceScreen
from alignwb.tui.dialogs.page import PageScreen


@pytest.fixture
def opened(tmp_path: Path) -> Open:
    project = make_remembering_project(tmp_path)
    (project.seeds / "andere.txt").write_text("Ja.", encoding="utf-8")
    (project.translations / "stuk.xlf").write_text("stuk", encoding="utf-8")

    @asynccontextmanager
    async def open_document(size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[None]]:
        helpers = helpers_with(project)
        app = ListeningApp(project, project.find("brief"), helpers=helpers)
        async with on_screen(app, size) as pilot:
            yield pilot

    return open_document


def page(pilot: Pilot[None]) -> list[list[str]]:
    assert isinstance(pilot.app.screen, PageScreen)
    return [row.split() for row in str(pilot.app.screen.query_one(Static).render()).splitlines()]


async def test_the_page_is_there_at_once_and_the_bands_follow(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("alt+e")
        assert ["segments", "8"] in page(pilot)
        assert ["repetitions", "2", "8"] in page(pilot)
        await until(pilot, lambda: ["none"] in [row[:1] for row in page(pilot)], "the bands")
        assert ["100", "%", "1", "4"] in page(pilot)
        await until(pilot, lambda: ["checks", "no", "findings"] in page(pilot), "the findings")
        await pilot.press("escape")
        assert not isinstance(pilot.app.screen, PageScreen)


async def test_the_page_tells_the_pace_once_enough_is_measured(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("alt+e")
        rows = page(pilot)
        assert ["words", "an", "hour", "not", "known", "yet"] in rows
        assert ["time", "left", "not", "known", "yet"] in rows
        await pilot.press("escape")
        session = edit_screen(pilot).session
        for number, ref in enumerate((SUNNY, LEFT, FIRST)):
            edit = edits.set_target(session.bitext, ref, "Done.", status=Status.CONFIRMED)
            assert edit is not None
            with pytest.MonkeyPatch.context() as patch:
                at_s = 1_800_000_000 + 240 * number
                patch.setattr(journalled_work, "time", lambda at_s=at_s: at_s)
                session.apply(edit)
        await pilot.press("alt+e")
        # The first edit has no time that is known: four words and four in eight minutes.
        assert ["words", "an", "hour", "60"] in page(pilot)
        assert ["measured", "on", "8", "words,", "8", "min"] in page(pilot)


async def test_the_page_tells_what_the_checks_find_in_what_is_not_saved_yet(opened: Open) -> None:
    async with opened() as pilot:
        session = edit_screen(pilot).session
        edit = edits.set_target(session.bitext, LEFT, "He left in 1987.", status=Status.CONFIRMED)
        assert edit is not None
        session.apply(edit)
        await pilot.press("alt+e")
        await until(pilot, lambda: ["checks", "1", "stop"] in page(pilot), "the findings")


async def test_a_page_that_is_left_early_disturbs_nothing(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("alt+e", "escape")
        await settled(pilot)
        assert not isinstance(pilot.app.screen, PageScreen)


async def test_the_list_of_documents_says_how_far_each_is(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("f2")
        await settled(pilot)
        dialog = pilot.app.screen
        assert isinstance(dialog, ChoiceScreen)
        lines = [str(option.prompt) for option in dialog.query_one(OptionList).options]
        assert [line.split()[1] for line in lines] == ["andere", "brief", "stuk"]
        assert "not imported" in lines[0]
        assert "open · Een brief" in lines[1]
        assert lines[1].split()[-8:-2] == ["32", "words", "0", "%", "no", "findings"]
        assert lines[1].split()[-2].startswith("20")
        assert "cannot be opened: " in lines[2]
