"""The hint for whoever sees a screen for the first time: shown once, gone with the first key."""

from pathlib import Path

import pytest
from support.review_project import make_review_project, the_alignment
from support.screens import ListeningApp, edit_screen, helpers_with, on_screen
from support.small_project import make_project, the_document
from textual.pilot import Pilot

from alignwb.services.project.project import Project
from alignwb.services.project.resuming import read_resume
from alignwb.tui.shared.guiding.first_hint import FirstHint
from alignwb.tui.shared.modes import Mode


def app_on(project: Project, *, read_only: bool = False, mode: Mode = Mode.EDIT) -> ListeningApp:
    find = the_document if mode is Mode.EDIT else the_alignment
    return ListeningApp(
        project,
        find(project),
        mode=mode,
        read_only=read_only,
        helpers=helpers_with(project),
        hints=True,
    )


def hints(pilot: Pilot[None]) -> list[FirstHint]:
    return [*pilot.app.screen.query(FirstHint)]


@pytest.mark.parametrize("key", ["x", "enter", "ctrl+down", "f1", "alt+d"])
async def test_the_first_key_that_does_something_takes_it_away_for_good(
    tmp_path: Path, key: str
) -> None:
    project = make_project(tmp_path)
    async with on_screen(app_on(project), (80, 24)) as pilot:
        (hint,) = hints(pilot)
        assert hint.content_size.height == 5
        await pilot.press("f11")  # is no command, and writes nothing
        assert hints(pilot)
        await pilot.press(key)
        assert not edit_screen(pilot).query(FirstHint)
    async with on_screen(app_on(project), (80, 24)) as pilot:
        assert not hints(pilot)


async def test_it_names_the_keys_in_force(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    project.settings.write_text('[own_keys]\nnote = "f11"\n', encoding="utf-8")
    async with on_screen(app_on(project)) as pilot:
        (hint,) = hints(pilot)
        assert "F11 a note" in str(hint.render())


async def test_each_screen_has_its_own(tmp_path: Path) -> None:
    project = make_review_project(tmp_path)
    async with on_screen(app_on(project, mode=Mode.REVIEW), (80, 24)) as pilot:
        (hint,) = hints(pilot)
        assert hint.content_size.height == 5
        await pilot.press("down")
        assert not hints(pilot)
    assert read_resume(project).seen_hints == ("review",)


async def test_nothing_is_shown_or_written_where_one_only_reads(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    async with on_screen(app_on(project, read_only=True)) as pilot:
        assert not hints(pilot)
        await pilot.press("ctrl+down")
    assert not (project.state / "resume.json").exists()


async def test_whoever_has_worked_in_the_project_is_not_new_to_it(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    app = ListeningApp(project, the_document(project), helpers=helpers_with(project))
    async with on_screen(app) as pilot:
        await pilot.press("ctrl+down", "x", "ctrl+s")
        await pilot.press("ctrl+q")
    async with on_screen(app_on(project)) as pilot:
        assert not hints(pilot)


async def test_a_screen_that_shows_no_hints_remembers_none(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    app = ListeningApp(project, the_document(project), helpers=helpers_with(project))
    async with on_screen(app) as pilot:
        await pilot.press("x")
    assert read_resume(project).seen_hints == ()
