"""A document in other languages than the engines are for is not drafted, and that is said once."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

from support.remembering_project import REMEMBERING, UNITS, write_memory
from support.screens import ListeningApp, edit_screen, helpers_with, messages, on_screen, type_text
from support.settling import settled
from support.small_project import LAST, make_project
from support.translation_server import TranslationServer, serving_translations
from textual.pilot import Pilot

from alignwb.core.bitext.segment import Segment
from alignwb.services.project.project import Project
from alignwb.tui.edit.edit_screen import EditScreen

TOLD = "brief is not drafted: it is from nl to cs, the project from nl to en"


def czech_project(folder: Path, server: TranslationServer, *, on_open: bool) -> Project:
    paragraphs = tuple(
        replace(each, segments=tuple(Segment(s.id, s.source) for s in each.segments))
        for each in REMEMBERING.paragraphs
    )
    bitext = replace(REMEMBERING, paragraphs=paragraphs, target_lang="cs")
    project = make_project(folder, bitext)
    (folder / "alignwb.toml").write_text(
        f'engines = ["argos", "bureau"]\ndraft_on_open = {str(on_open).lower()}\n'
        f'[servers.bureau]\nurl = "{server.url}"\n',
        encoding="utf-8",
    )
    write_memory(project.memory / "brieven.tmx", *UNITS)
    return project


@asynccontextmanager
async def opened(
    folder: Path, *, on_open: bool
) -> AsyncIterator[tuple[Pilot[None], EditScreen, TranslationServer]]:
    with serving_translations() as server:
        project = czech_project(folder, server, on_open=on_open)
        app = ListeningApp(project, project.find("brief"), helpers=helpers_with(project))
        async with on_screen(app, (120, 40)) as pilot:
            await settled(pilot)
            yield pilot, edit_screen(pilot), server


def is_untouched(screen: EditScreen) -> bool:
    segments = [segment for _, segment in screen.session.bitext.segments()]
    return not any(each.target or each.draft for each in segments)


async def test_opening_it_drafts_nothing_and_says_so_once(tmp_path: Path) -> None:
    async with opened(tmp_path, on_open=True) as (pilot, screen, server):
        screen.go(LAST)
        await settled(pilot)
        screen.drafting.draft_again(LAST)
        screen.drafting.follow_terms()
        screen.drafting.get_ready()
        await settled(pilot)
        assert is_untouched(screen)
        assert messages(pilot).count(TOLD) == 1
        assert screen.suggesting.matches == ()
        assert server.asked == []


async def test_asking_for_drafts_says_why_there_are_none(tmp_path: Path) -> None:
    async with opened(tmp_path, on_open=False) as (pilot, screen, server):
        assert TOLD not in messages(pilot)
        await pilot.press("f9")
        await settled(pilot)
        assert messages(pilot).count(TOLD) == 1
        assert is_untouched(screen)
        assert screen.activity == ""
        assert server.asked == []


async def test_no_engine_goes_on_with_what_is_typed(tmp_path: Path) -> None:
    async with opened(tmp_path, on_open=False) as (pilot, screen, _):
        screen.go(LAST)
        await settled(pilot)
        await type_text(pilot, "Then he w")
        await settled(pilot)
        assert screen.current.text == "Then he w"
        assert screen.editor.ghost == ""
