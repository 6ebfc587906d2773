"""Drafts of several engines side by side on the screen; one is a real server on this machine."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from support.real_embedder import the_embedder
from support.remembering_project import LEFT, make_remembering_project
from support.screens import ListeningApp, Open, edit_screen, helpers_with, messages, on_screen
from support.settling import settled, until
from support.translation_server import Canned, TranslationServer, serving_translations
from textual.pilot import Pilot

from alignwb.core.bitext.segment import SegmentRef
from alignwb.tui.edit.panels import SidePanel


@pytest.fixture
def there() -> Iterator[TranslationServer]:
    with serving_translations(TranslationServer(translate=lambda _: ["So he went off."])) as server:
        yield server


@pytest.fixture
def opened(tmp_path: Path, there: TranslationServer) -> Open:
    project = make_remembering_project(tmp_path)
    settings = (tmp_path / "alignwb.toml").read_text(encoding="utf-8")
    (tmp_path / "alignwb.toml").write_text(
        f'engines = ["argos", "bureau"]\n{settings}[servers.bureau]\nurl = "{there.url}"\n',
        encoding="utf-8",
    )

    @asynccontextmanager
    async def open_document(at: SegmentRef = LEFT) -> AsyncIterator[Pilot[None]]:
        helpers = helpers_with(project, the_embedder)
        app = ListeningApp(project, project.find("brief"), helpers=helpers)
        async with on_screen(app, (160, 50)) as pilot:
            edit_screen(pilot).go(at)
            await settled(pilot)
            yield pilot

    return open_document


def panel(pilot: Pilot[None]) -> str:
    return str(edit_screen(pilot).query_one(SidePanel).render())


async def _said(pilot: Pilot[None], words: str) -> None:
    await until(pilot, lambda: words in panel(pilot), words)


async def test_another_engine_s_draft_stands_beside_with_its_name_and_is_picked_by_its_number(
    opened: Open, there: TranslationServer
) -> None:
    async with opened() as pilot:
        await _said(pilot, "So he went off.")
        name = f"libretranslate bureau {there.url.removeprefix('http://')}"
        assert name in panel(pilot)
        screen = edit_screen(pilot)
        await pilot.press(f"ctrl+{len(screen.suggesting.matches) + 1}")
        await settled(pilot)
        assert screen.current.text == "So he went off."
        assert screen.current.origin is not None
        assert screen.current.origin.name == name


async def test_a_segment_is_asked_for_once(opened: Open, there: TranslationServer) -> None:
    async with opened() as pilot:
        await _said(pilot, "So he went off.")
        asked = list(there.texts)
        edit_screen(pilot).go(SegmentRef("p4", "s2"))
        await settled(pilot)
        edit_screen(pilot).go(LEFT)
        await _said(pilot, "So he went off.")
        assert there.texts.count(asked[0]) == 1


async def test_a_server_that_fails_is_told_of_once_and_nothing_else_suffers(
    opened: Open, there: TranslationServer
) -> None:
    there.canned = [Canned(403, {"error": "Invalid API key"})] * 5
    async with opened() as pilot:
        await until(pilot, lambda: "it wants a key" in messages(pilot), "the message")
        edit_screen(pilot).go(SegmentRef("p4", "s2"))
        await settled(pilot)
        edit_screen(pilot).go(LEFT)
        await settled(pilot)
        assert messages(pilot).count("it wants a key") == 1
        assert "OTHER ENGINES" not in panel(pilot)
        await pilot.press("x")
        await settled(pilot)
        assert "x" in edit_screen(pilot).current.text
