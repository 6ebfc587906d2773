"""Replacing on the screen."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from support.screens import (
    ListeningApp,
    Open,
    edit_screen,
    helpers_with,
    messages,
    on_screen,
    type_text,
)
from support.settling import settled
from support.small_project import BITEXT, make_project, the_document
from support.waiting import LONG_S
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.segment import Segment, Status
from alignwb.core.searching.replacing import Replacement
from alignwb.services.searching.replacing_text import find_replacements
from alignwb.tui.dialogs.titled_frame import TitledFrame
from alignwb.tui.edit.edit_screen import EditScreen
from alignwb.tui.shared.finding import replacing_commands
from alignwb.tui.shared.finding.replace_form import PlacesScreen, ReplaceScreen


def _translated() -> Bitext:
    targets = {
        "Een brief": ("A letter, a letter", Status.EDITED),
        "De zon scheen, maar het was koud.[^1]": ("A letter[^1] came", Status.EDITED),
        "Toen ging hij weg.": ("The letter went", Status.CONFIRMED),
    }

    def with_target(segment: Segment) -> Segment:
        target, status = targets.get(segment.source, (segment.target, segment.status))
        return replace(segment, target=target, status=status)

    return BITEXT.with_paragraphs(
        [
            replace(paragraph, segments=tuple(map(with_target, paragraph.segments)))
            for paragraph in BITEXT.paragraphs
        ]
    )


@pytest.fixture
def opened(tmp_path: Path) -> Open:
    project = make_project(tmp_path, _translated())

    @asynccontextmanager
    async def open_document(size: tuple[int, int] = (100, 30)) -> AsyncIterator[Pilot[None]]:
        app = ListeningApp(project, the_document(project), helpers=helpers_with(project))
        async with on_screen(app, size) as pilot:
            yield pilot

    return open_document


async def look_for(pilot: Pilot[None], sought: str, replacement: str, *options: str) -> None:
    await pilot.press("alt+h", *options)
    assert isinstance(pilot.app.screen, ReplaceScreen)
    await type_text(pilot, sought)
    await pilot.press("enter")
    await type_text(pilot, replacement)
    await pilot.press("enter")
    await settled(pilot)


def targets(pilot: Pilot[None]) -> list[str]:
    return [segment.target for _, segment in edit_screen(pilot).session.bitext.segments()]


BEFORE = ["A letter, a letter", "They worked at Sovnarkom.", "A letter[^1] came", "The letter went"]


async def test_every_place_is_shown_and_all_change_with_one_undo(opened: Open) -> None:
    async with opened() as pilot:
        await look_for(pilot, "letter", "card")
        dialog = pilot.app.screen
        assert isinstance(dialog, PlacesScreen)
        assert targets(pilot) == BEFORE
        lines = [str(option.prompt) for option in dialog.query_one(OptionList).options]
        assert lines[0] == "[x] 1 A [letter→card], a letter"
        assert len(lines) == 3
        await pilot.press("enter")
        assert targets(pilot) == ["A card, a card", BEFORE[1], "A card[^1] came", BEFORE[3]]
        assert edit_screen(pilot).editor.text == "A card, a card"
        assert "Replaced in 2 segments" in messages(pilot)
        await pilot.press("ctrl+z")
        assert targets(pilot) == BEFORE


async def test_places_are_chosen_one_by_one(opened: Open) -> None:
    async with opened((80, 24)) as pilot:
        await look_for(pilot, "letter", "card")
        await pilot.press("n", "y", "space", "enter")
        assert targets(pilot) == ["A letter, a card", *BEFORE[1:]]
        await look_for(pilot, "card", "note")
        await pilot.press("a", "a", "enter")
        assert targets(pilot)[0] == "A letter, a note"


async def test_none_chosen_or_esc_changes_nothing(opened: Open) -> None:
    async with opened() as pilot:
        await look_for(pilot, "letter", "card")
        await pilot.press("a", "enter")
        await look_for(pilot, "letter", "card")
        await pilot.press("escape")
        assert targets(pilot) == BEFORE
        assert not edit_screen(pilot).session.can_undo


async def test_options_are_turned_by_keys(opened: Open) -> None:
    async with opened() as pilot:
        await look_for(pilot, r"(\w)etter", r"\1atter", "alt+r", "alt+o")
        await pilot.press("enter")
        assert targets(pilot)[3] == "The latter went"
        last = list(edit_screen(pilot).session.bitext.segments())[-1][1]
        assert last.status is Status.EDITED


async def test_what_is_typed_and_not_committed_counts(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("ctrl+e")
        await type_text(pilot, " letter")
        await look_for(pilot, "letter", "card")
        await pilot.press("enter")
        assert "letter" not in targets(pilot)[0]
        assert targets(pilot)[0].count("card") == 3


async def test_why_nothing_can_be_replaced_is_said(opened: Open) -> None:
    async with opened() as pilot:
        await look_for(pilot, "the letter", "x")
        assert "1 left out: the segment is confirmed" in messages(pilot)
        await look_for(pilot, "(", "x", "alt+r")
        assert "no regular expression" in messages(pilot)
        assert targets(pilot) == BEFORE


async def test_what_the_filter_hides_stays(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("alt+v")
        await type_text(pilot, "source:brief")
        await pilot.press("enter")
        await settled(pilot)
        await look_for(pilot, "letter", "card")
        await pilot.press("enter")
        assert targets(pilot) == ["A card, a card", *BEFORE[1:]]


@pytest.fixture
def may_go_on(monkeypatch: pytest.MonkeyPatch) -> Event:
    """Until it is set, places to replace are looked for."""
    going_on = Event()

    def find_later(*arguments: Any, **named: Any) -> Sequence[Replacement]:
        assert going_on.wait(LONG_S)
        return find_replacements(*arguments, **named)

    monkeypatch.setattr(replacing_commands, "find_replacements", find_later)
    return going_on


async def test_enter_before_the_places_are_found_confirms_no_segment(
    opened: Open, may_go_on: Event
) -> None:
    async with opened() as pilot:
        await pilot.press("alt+h", *"letter", "tab", *"card", "enter", "enter", "enter")
        assert "Looking" in str(pilot.app.screen.query_one(TitledFrame).border_title)
        may_go_on.set()
        await settled(pilot)
        assert isinstance(pilot.app.screen, PlacesScreen)
        assert targets(pilot) == BEFORE
        assert edit_screen(pilot).current.segment.status is Status.EDITED
        await pilot.press("enter")
        assert targets(pilot)[0] == "A card, a card"


async def test_what_is_asked_for_meanwhile_is_what_is_replaced(
    opened: Open, may_go_on: Event
) -> None:
    async with opened() as pilot:
        await pilot.press("alt+h", *"letter", "tab", *"card", "enter", *"board", "enter")
        may_go_on.set()
        await settled(pilot)
        assert isinstance(pilot.app.screen, PlacesScreen)
        await pilot.press("enter")
        assert targets(pilot)[0] == "A cardboard, a cardboard"


async def test_who_leaves_while_the_places_are_looked_for_is_shown_none(
    opened: Open, may_go_on: Event
) -> None:
    async with opened() as pilot:
        await pilot.press("alt+h", *"came", "tab", *"went", "enter", "escape", "escape")
        may_go_on.set()
        await settled(pilot)
        assert isinstance(pilot.app.screen, EditScreen)
        assert targets(pilot) == BEFORE


async def test_an_expression_that_cannot_be_is_told_and_can_be_mended(opened: Open) -> None:
    async with opened() as pilot:
        await look_for(pilot, "(lett", "card", "alt+r")
        assert isinstance(pilot.app.screen, ReplaceScreen)
        assert "(lett" in messages(pilot)
        await pilot.press("tab", "end", *"er)", "enter", "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, PlacesScreen)


async def test_the_last_place_is_in_sight_below_what_is_left_out(opened: Open) -> None:
    async with opened((80, 9)) as pilot:
        await look_for(pilot, "e", "E")
        assert "left out" in str(pilot.app.screen.query_one(Static).content)
        await pilot.press("end")
        await pilot.pause()
        places = pilot.app.screen.query_one(OptionList)
        frame = pilot.app.screen.query_one(TitledFrame)
        assert places.max_scroll_y > 0
        assert frame.content_region.contains_region(places.region)
