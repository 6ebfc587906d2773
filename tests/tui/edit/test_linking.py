"""Which words translate which, on the screen, with the real embedder."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from support.small_project import make_project, the_document
from textual.pilot import Pilot

from alignwb.alignment.ports import Embedder
from alignwb.core.bitext.segment import SegmentRef
from alignwb.engines.registry import make_embedder
from alignwb.errors import EngineError
from alignwb.services.memory.memory_thread import MemoryThread
from alignwb.services.words.project_word_links import ProjectWordLinks
from alignwb.tui.app import AlignwbApp
from alignwb.tui.edit import linking
from alignwb.tui.edit.edit_screen import EditScreen
from alignwb.tui.edit.source_line import SourceLine
from alignwb.tui.shared.project_helpers import ProjectHelpers
from alignwb.tui.shared.segment_editor import SegmentEditor

DRAFTED = SegmentRef("p2", "s1")
SOURCE = "Zij werkten bij de Sovnarkom."

Open = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    return make_embedder()


@pytest.fixture
def workbench(tmp_path: Path, embedder: Embedder, monkeypatch: pytest.MonkeyPatch) -> Open:
    monkeypatch.setattr(linking, "_PAUSE_S", 0.001)

    @asynccontextmanager
    async def open_workbench(
        word_links: ProjectWordLinks | None = None,
    ) -> AsyncIterator[Pilot[None]]:
        project = make_project(tmp_path)
        app = AlignwbApp(
            project,
            the_document(project),
            helpers=ProjectHelpers(
                word_links or ProjectWordLinks(lambda: embedder), MemoryThread(project)
            ),
        )
        async with app.run_test(size=(100, 30)) as pilot:
            screen = screen_of(pilot)
            screen.go(DRAFTED)
            await pilot.pause()
            yield pilot
            screen.session.close()

    return open_workbench


def screen_of(pilot: Pilot[None]) -> EditScreen:
    screen = pilot.app.screen
    assert isinstance(screen, EditScreen)
    return screen


def editor_of(pilot: Pilot[None]) -> SegmentEditor:
    return screen_of(pilot).query_one(SegmentEditor)


def shown(pilot: Pilot[None]) -> list[str]:
    """The source words that are shown as linked."""
    line = screen_of(pilot).query_one(SourceLine)
    return [line.source[0][start:end] for start, end in line.linked]


async def links_of(pilot: Pilot[None]) -> None:
    """Wait for the links of what is in the box."""
    screen = screen_of(pilot)
    for _ in range(400):
        links = screen.linking.word_links
        if links.known(screen.current.segment.source, editor_of(pilot).text) or links.problem:
            break
        await pilot.pause(0.02)
    await screen.app.workers.wait_for_complete()
    await pilot.pause()


async def test_the_word_at_the_cursor_shows_what_it_translates(workbench: Open) -> None:
    async with workbench() as pilot:
        await pilot.press("home", "right")
        await links_of(pilot)
        assert shown(pilot) == ["Zij"]
        await pilot.press("ctrl+right", "right", "right")
        assert shown(pilot) == ["werkten"]
        await pilot.press("end", "left", "left")
        assert shown(pilot) == ["Sovnarkom"]


async def test_nothing_is_loaded_for_who_only_looks(workbench: Open) -> None:
    async with workbench() as pilot:
        await pilot.press("ctrl+down", "ctrl+up")
        assert screen_of(pilot).linking._asking is None
        assert shown(pilot) == []


async def test_links_of_another_text_are_dropped(
    workbench: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with workbench() as pilot:
        await pilot.press("home")
        await links_of(pilot)
        monkeypatch.setattr(linking, "_PAUSE_S", 60)
        assert shown(pilot) == ["Zij"]
        await pilot.press("X")
        await pilot.pause()
        assert shown(pilot) == []
        await pilot.press("backspace")
        await pilot.pause()
        assert shown(pilot) == ["Zij"]
        await pilot.press("ctrl+down")
        assert shown(pilot) == []


async def test_a_mark_goes_through_the_source_and_selects_the_translation(
    workbench: Open,
) -> None:
    async with workbench() as pilot:
        await pilot.press("alt+w")
        await links_of(pilot)
        line, editor = screen_of(pilot).query_one(SourceLine), editor_of(pilot)
        assert line.marked == (0, 3)
        assert editor.selected_text == "They"
        await pilot.press("alt+w")
        assert editor.selected_text == "worked"
        await pilot.press(*["alt+right"] * 9)
        assert line.marked is not None
        assert SOURCE[slice(*line.marked)] == editor.selected_text == "Sovnarkom"
        await pilot.press("alt+left", "alt+left", "alt+left")
        assert editor.selected_text == "worked"
        await pilot.press("s", "a", "t")
        assert editor.text == "They sat at Sovnarkom."
        assert line.marked is None


async def test_a_term_takes_the_place_of_the_words_that_stood_for_it(workbench: Open) -> None:
    async with workbench() as pilot:
        editor = editor_of(pilot)
        editor.put("They toiled at Council.")
        await pilot.press("left")
        await links_of(pilot)
        before = editor.text
        await pilot.press("ctrl+t")
        await pilot.pause()
        assert editor.text == "They toiled at Sovnarkom."
        await pilot.press("ctrl+z")
        assert editor.text == before


async def test_without_certain_links_a_term_is_put_at_the_cursor(workbench: Open) -> None:
    async with workbench() as pilot:
        editor = editor_of(pilot)
        editor.put("They worked there: ")
        await links_of(pilot)
        await pilot.press("ctrl+t")
        assert editor.text == "They worked there: Sovnarkom"


async def test_what_is_selected_is_not_looked_past(workbench: Open) -> None:
    async with workbench() as pilot:
        editor = editor_of(pilot)
        editor.put("They toiled at Council.")
        await pilot.press("home")
        await links_of(pilot)
        await pilot.press("shift+right")
        commands = screen_of(pilot).term_commands
        assert commands.place_for(commands.terms.termbase.terms[0]) is None


async def test_without_an_embedder_everything_else_is_as_it_was(workbench: Open) -> None:
    def missing() -> Embedder:
        raise EngineError("the package is not installed")

    async with workbench(ProjectWordLinks(missing)) as pilot:
        await pilot.press("home", "alt+right")
        await links_of(pilot)
        assert shown(pilot) == []
        assert not pilot.app._notifications
        await pilot.press("end", "ctrl+t")
        assert editor_of(pilot).text == "They worked at Sovnarkom.Sovnarkom"
