"""Which words translate which, on the screen, with the real embedder."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from support.real_embedder import the_embedder
from support.screens import ListeningApp, Open, edit_screen, helpers_with, messages, on_screen
from support.settling import settled
from support.small_project import DRAFT, make_project, the_document
from textual.pilot import Pilot
from textual.widgets import TextArea

from alignwb.core.bitext.segment import SegmentRef, Status
from alignwb.tui.boxes.segment_editor import SegmentEditor
from alignwb.tui.edit import linking
from alignwb.tui.edit.source_line import SourceLine

DRAFTED = SegmentRef("p2", "s1")
SOURCE = "Zij werkten bij de Sovnarkom."


@pytest.fixture
def opened(tmp_path: Path) -> Open:
    @asynccontextmanager
    async def open_document(*, has_embedder: bool = True) -> AsyncIterator[Pilot[None]]:
        project = make_project(tmp_path)
        helpers = helpers_with(project, the_embedder if has_embedder else None)
        app = ListeningApp(project, the_document(project), helpers=helpers)
        async with on_screen(app) as pilot:
            edit_screen(pilot).go(DRAFTED)
            await pilot.pause()
            yield pilot

    return open_document


def editor_of(pilot: Pilot[None]) -> SegmentEditor:
    return edit_screen(pilot).query_one(SegmentEditor)


def shown(pilot: Pilot[None]) -> list[str]:
    """The source words that are shown as linked."""
    line = edit_screen(pilot).query_one(SourceLine)
    return [line.source[0][start:end] for start, end in line.linked]


async def test_the_word_at_the_cursor_shows_what_it_translates(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("home", "right")
        await settled(pilot)
        assert shown(pilot) == ["Zij"]
        await pilot.press("ctrl+right", "right", "right")
        assert shown(pilot) == ["werkten"]
        await pilot.press("end", "left", "left")
        assert shown(pilot) == ["Sovnarkom"]


async def test_nothing_is_loaded_for_who_only_looks(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("ctrl+down", "ctrl+up")
        assert not edit_screen(pilot).linking.is_asking
        assert shown(pilot) == []


async def test_links_of_another_text_are_dropped(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened() as pilot:
        await pilot.press("home")
        await settled(pilot)
        monkeypatch.setattr(linking, "_PAUSE_S", 60)
        assert shown(pilot) == ["Zij"]
        await pilot.press("X")
        assert shown(pilot) == []
        await pilot.press("backspace")
        assert shown(pilot) == ["Zij"]
        await pilot.press("ctrl+down")
        assert shown(pilot) == []


async def test_a_mark_goes_through_the_source_and_selects_the_translation(
    opened: Open,
) -> None:
    async with opened() as pilot:
        await pilot.press("alt+w")
        await settled(pilot)
        line, editor = edit_screen(pilot).query_one(SourceLine), editor_of(pilot)
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


async def test_a_term_takes_the_place_of_the_words_that_stood_for_it(opened: Open) -> None:
    async with opened() as pilot:
        editor = editor_of(pilot)
        editor.put("They toiled at Council.")
        await pilot.press("left")
        await settled(pilot)
        before = editor.text
        await pilot.press("ctrl+t")
        assert editor.text == "They toiled at Sovnarkom."
        await pilot.press("ctrl+z")
        assert editor.text == before


async def test_without_certain_links_a_term_is_put_at_the_cursor(opened: Open) -> None:
    async with opened() as pilot:
        editor = editor_of(pilot)
        editor.put("They worked there: ")
        await settled(pilot)
        await pilot.press("ctrl+t")
        assert editor.text == "They worked there: Sovnarkom"


async def test_what_is_selected_is_not_looked_past(opened: Open) -> None:
    async with opened() as pilot:
        editor = editor_of(pilot)
        editor.put("They toiled at Council.")
        await pilot.press("home")
        await settled(pilot)
        await pilot.press("shift+right")
        commands = edit_screen(pilot).term_commands
        assert commands.place_for(commands.terms.termbase.terms[0]) is None


async def test_without_an_embedder_everything_else_is_as_it_was(opened: Open) -> None:
    async with opened(has_embedder=False) as pilot:
        await pilot.press("home", "alt+right")
        await settled(pilot)
        assert shown(pilot) == []
        assert messages(pilot) == ""
        await pilot.press("end", "ctrl+t")
        assert editor_of(pilot).text == "They worked at Sovnarkom."
        await pilot.press("alt+t")
        assert editor_of(pilot).text == "They worked at Sovnarkom Sovnarkom."


async def test_a_split_cuts_the_target_by_its_word_links(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("home", "alt+s")
        await settled(pilot)
        pilot.app.screen.query_one(TextArea).move_cursor((0, SOURCE.index("bij")))
        await pilot.press("enter")
        await pilot.pause()
        parts = edit_screen(pilot).session.bitext.paragraph("p2").segments[:2]
        assert [part.target for part in parts] == ["They worked", "at Sovnarkom."]
        assert "by the word links, before “at Sovnarkom.”" in messages(pilot)
        await pilot.press("alt+m")
        whole = edit_screen(pilot).session.bitext.segment(DRAFTED)
        assert (whole.status, whole.draft) == (Status.DRAFT, DRAFT)


async def test_without_word_links_a_split_cuts_the_target_at_the_cursor(opened: Open) -> None:
    async with opened(has_embedder=False) as pilot:
        await pilot.press("home", *["right"] * 5, "alt+s", "enter")
        await settled(pilot)
        parts = edit_screen(pilot).session.bitext.paragraph("p2").segments[:2]
        assert [part.target for part in parts] == ["They", "worked at Sovnarkom."]
        assert "at the cursor: no word links say where" in messages(pilot)
