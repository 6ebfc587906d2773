"""Keys that arrive together do what they say, one after the other."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from random import Random

import pytest
from support.screens import ListeningApp, edit_screen, helpers_with, on_screen
from support.settling import settled
from support.small_project import make_project, the_document
from textual.events import Key
from textual.pilot import Pilot
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList

from alignwb.core.bitext.segment import SegmentRef
from alignwb.formats.xliff import read_xliff
from alignwb.services.project.project import Project
from alignwb.tui.app import AlignwbApp
from alignwb.tui.dialogs.prompts import NoteScreen
from alignwb.tui.edit.edit_screen import EditScreen
from alignwb.tui.terminal.key_parser import KeyParser

ESCAPE = "\x1b[27u"  # not the lone byte, which a terminal waits after
TITLE, DRAFTED, LAST = SegmentRef("p1", "s1"), SegmentRef("p2", "s1"), SegmentRef("p3", "s1")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return make_project(tmp_path)


@asynccontextmanager
async def opened(project: Project) -> AsyncIterator[Pilot[None]]:
    app = ListeningApp(project, the_document(project), helpers=helpers_with(project))
    async with on_screen(app) as pilot:
        yield pilot


async def burst(pilot: Pilot[None], *keys: str) -> EditScreen:
    """Have all these keys arrive at once."""
    driver = pilot.app._driver
    assert driver is not None
    for key in keys:
        driver.send_message(Key(key, key if len(key) == 1 else None))
    await settled(pilot)
    return edit_screen(pilot)


async def send(pilot: Pilot[None], data: str) -> EditScreen:
    """Have a terminal send this at once."""
    driver = pilot.app._driver
    assert driver is not None
    for message in KeyParser().feed(data):
        driver.process_message(message)
    await settled(pilot)
    return edit_screen(pilot)


def click_at(x: int, y: int) -> str:
    """What a terminal sends for a click on a cell of the screen."""
    return f"\x1b[<0;{x + 1};{y + 1}M\x1b[<0;{x + 1};{y + 1}m"


def click_on_line(pilot: Pilot[None], line: int) -> str:
    """What a terminal sends for a click on a line of the list in front."""
    region = pilot.app.screen.query_one(OptionList).content_region
    return click_at(region.x + 3, region.y + line)


async def test_text_typed_behind_the_key_of_a_dialog_lands_in_it(project: Project) -> None:
    async with opened(project) as pilot:
        screen = await burst(pilot, "A", "f6", "n", "o", "w", "f6", "b", "enter", "T")
        first = screen.session.bitext.segment(TITLE)
        assert (first.note, first.target) == ("now", "Ab")
        assert screen.editor.text == "They worked at Sovnarkom.T"


async def test_a_key_with_priority_overtakes_no_character(project: Project) -> None:
    async with opened(project) as pilot:
        screen = await burst(pilot, "alt+g", *"zon", "down", *"sun", "alt+g", "Y")
        assert "zon\tsun" in (project.root / "glossary.tsv").read_text(encoding="utf-8")
        assert screen.editor.text == "Y"


async def test_a_dialog_that_is_left_leaves_the_next_keys_to_the_box(project: Project) -> None:
    async with opened(project) as pilot:
        screen = await burst(
            pilot, "ctrl+l", "4", "enter", "H", "e", "ctrl+f", *"hij", "escape", "!"
        )
        assert screen.ref == LAST
        assert screen.editor.text == "He!"


def random_burst(random: Random) -> Iterator[tuple[str, str, str]]:
    """Keys, with what of them goes into the target and what into the note."""
    for _ in range(random.randint(3, 9)):
        letter = random.choice("abcdefgh")
        match random.randint(0, 2):
            case 0:
                yield letter, letter, ""
            case 1:
                yield f"f6 {letter} f6", "", letter
            case _:
                yield "ctrl+f @ backspace escape", "", ""  # it is nowhere in the document


@pytest.mark.parametrize("seed", range(8))
async def test_any_burst_goes_where_it_would_go_key_by_key(project: Project, seed: int) -> None:
    async with opened(project) as pilot:
        parts = list(random_burst(Random(seed)))
        screen = await burst(pilot, *(key for keys, _, _ in parts for key in keys.split()))
        segment = screen.session.bitext.segment(TITLE)
        assert screen.editor.text == "".join(target for _, target, _ in parts)
        assert segment.note == "".join(note for _, _, note in parts)


async def test_a_click_comes_after_the_characters_typed_before_it(project: Project) -> None:
    async with opened(project) as pilot:
        view = edit_screen(pilot).view
        on_last = click_at(view.region.x + 5, view.region.y + view.heights.top(2))
        screen = await send(pilot, f"Dear{on_last}!")
        assert screen.session.bitext.segment(TITLE).target == "Dear"
        assert (screen.ref, screen.editor.text) == (LAST, "!")


@pytest.mark.parametrize("keys", ["\x1bOS", "\x1bOQ", "\x10", "\x0c"])
async def test_the_second_half_of_a_double_click_closes_nothing_more(
    project: Project, keys: str
) -> None:
    async with opened(project) as pilot:
        await send(pilot, "\x0c2\r")
        await send(pilot, keys)
        assert isinstance(pilot.app.screen, ModalScreen)
        screen = await send(pilot, 2 * click_on_line(pilot, 0))
        await send(pilot, f"{ESCAPE}Z")  # the first command of the palette shows the help
        assert isinstance(pilot.app.screen, EditScreen)
        assert screen.editor.text.endswith("Z")


async def test_a_selection_is_drawn_with_the_mouse_as_before(project: Project) -> None:
    async with opened(project) as pilot:
        await send(pilot, "Dear me")
        box = edit_screen(pilot).editor.content_region
        x, y = box.x + 1, box.y + 1
        drag = f"\x1b[<0;{x};{y}M\x1b[<32;{x + 2};{y}M\x1b[<32;{x + 4};{y}M\x1b[<0;{x + 4};{y}m"
        screen = await send(pilot, f"{drag}B")
        assert screen.editor.text == "B me"


async def test_a_dialog_that_ends_while_keys_wait_for_it_holds_none_up(project: Project) -> None:
    class Fleeting(ModalScreen[None]):
        def compose(self) -> Iterator[Input]:
            yield Input()

        def on_key(self) -> None:
            self.dismiss(None)

    async with opened(project) as pilot:
        await pilot.app.push_screen(Fleeting())
        screen = await burst(pilot, "tab", "Z")
        assert screen.editor.text == "Z"


@pytest.mark.parametrize("keys", [["enter"], ["n", "o", "enter"], ["escape"], ["ctrl+j", "enter"]])
async def test_a_dialog_that_no_key_has_opened_has_its_box_when_a_key_comes(
    project: Project, keys: list[str]
) -> None:
    answers: list[str | None] = []
    async with opened(project) as pilot:
        app, screen = pilot.app, edit_screen(pilot)
        assert isinstance(app, AlignwbApp)
        screen.ask(NoteScreen("kept"), answers.append)
        for key in keys:  # at once: they have been waiting for their turn
            app._turns.take(Key(key, key if len(key) == 1 else None))
        await settled(pilot)
        assert app.screen is screen
        typed = "".join(key for key in keys if len(key) == 1)
        assert answers == [None if keys == ["escape"] else f"kept{typed}"]


async def test_what_is_to_follow_the_keys_comes_after_the_last_of_them(project: Project) -> None:
    async with opened(project) as pilot:
        app, seen = pilot.app, list[str]()
        assert isinstance(app, AlignwbApp)
        for letter in "Brief":
            app._turns.take(Key(letter, letter))
        app._turns.take(lambda: seen.append(edit_screen(pilot).editor.text))
        await settled(pilot)
        assert seen == ["Brief"]


async def test_keys_behind_the_one_that_leaves_end_quietly(project: Project) -> None:
    async with opened(project) as pilot:
        driver = pilot.app._driver
        assert driver is not None
        for key in ("A", "ctrl+q", "x", "enter"):
            driver.send_message(Key(key, key if len(key) == 1 else None))
        await until_ended(pilot)
    document = the_document(project)
    saved = read_xliff(document.bitext.read_bytes(), document.bitext).bitext
    assert saved.segment(TITLE).target == "A"


async def until_ended(pilot: Pilot[None]) -> None:
    """Wait until the application is about to end."""
    while not pilot.app._exit:
        await asyncio.sleep(0)
    assert pilot.app._exception is None
