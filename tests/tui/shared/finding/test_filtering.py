"""Filtering on the screen."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from support.screens import ListeningApp, Open, edit_screen, helpers_with, on_screen, type_text
from support.settling import settled
from support.small_project import DRAFTED, LAST, MARKED, TITLE, make_project, the_document
from support.waiting import LONG_S
from textual.pilot import Pilot
from textual.widgets import Static

from alignwb.core.bitext.segment import SegmentRef
from alignwb.services.searching.filtering import filtered
from alignwb.tui.dialogs.filter_line import FilterScreen
from alignwb.tui.shared.finding import filtering
from alignwb.tui.shared.finding.filter_bar import FilterBar


@pytest.fixture
def opened(tmp_path: Path) -> Open:
    project = make_project(tmp_path)

    @asynccontextmanager
    async def open_document(size: tuple[int, int] = (100, 30)) -> AsyncIterator[Pilot[None]]:
        app = ListeningApp(project, the_document(project), helpers=helpers_with(project))
        async with on_screen(app, size) as pilot:
            yield pilot

    return open_document


async def filter_by(pilot: Pilot[None], line: str) -> None:
    await pilot.press("alt+v")
    assert isinstance(pilot.app.screen, FilterScreen)
    await type_text(pilot, line)
    await pilot.press("enter")
    await settled(pilot)


def shown(pilot: Pilot[None]) -> list[str]:
    """The text of the rows of the document, one a paragraph or part."""
    view = edit_screen(pilot).view
    return [
        "".join(strip.text for strip in view.make_strips(row)) for row in range(len(view.heights))
    ]


def bar(pilot: Pilot[None]) -> FilterBar:
    return edit_screen(pilot).query_one(FilterBar)


async def test_what_does_not_fit_is_hidden_and_passed_over(opened: Open) -> None:
    async with opened() as pilot:
        await filter_by(pilot, "origin:none -source:brief")
        screen = edit_screen(pilot)
        assert screen.ref == MARKED
        rows = "\n".join(shown(pilot))
        assert "De zon scheen" in rows
        assert "Toen ging hij weg" in rows
        assert "Sovnarkom" not in rows
        assert "Een brief" not in rows
        assert bar(pilot).words.startswith("origin:none -source:brief · 2 of 4, rest hidden")
        assert bar(pilot).display
        await pilot.press("ctrl+down")
        assert screen.ref == LAST
        await pilot.press("ctrl+down")
        assert screen.ref == LAST
        await pilot.press("alt+comma")
        assert "Een brief" in "\n".join(shown(pilot))
        assert not bar(pilot).display


async def test_rows_keep_the_numbers_of_the_document(opened: Open) -> None:
    async with opened() as pilot:
        await filter_by(pilot, "source:toen")
        [row] = shown(pilot)
        assert row.lstrip().startswith("4 ")


async def test_a_segment_stays_shown_when_it_is_confirmed_and_the_next_that_fits_is_open(
    opened: Open,
) -> None:
    async with opened() as pilot:
        await filter_by(pilot, "status:initial -source:brief")
        await pilot.press("J", "a", "enter")
        assert edit_screen(pilot).ref == LAST
        assert "Ja" in "\n".join(shown(pilot))


async def test_a_jump_to_what_is_hidden_shows_it_until_it_is_left(opened: Open) -> None:
    async with opened() as pilot:
        await filter_by(pilot, "source:toen")
        await pilot.press("ctrl+l", "1", "enter")
        assert edit_screen(pilot).ref == TITLE
        assert "Een brief" in "\n".join(shown(pilot))
        await pilot.press("ctrl+down")
        assert edit_screen(pilot).ref == LAST
        assert "Een brief" not in "\n".join(shown(pilot))


async def test_on_request_the_others_are_dimmed(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("alt+v", "tab")
        await type_text(pilot, "source:toen")
        await pilot.press("enter")
        await settled(pilot)
        screen = edit_screen(pilot)
        assert screen.ref == LAST
        faint = screen.view.style_named("faint")
        first_row = screen.view.make_strips(0)[0]
        styles = {part.text.strip(): part.style for part in first_row}
        style = styles["Een brief"]
        assert style is not None
        assert style.color == faint.color
        assert "rest dimmed" in bar(pilot).words
        await pilot.press("ctrl+up")
        assert screen.ref == LAST


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("stutus:draft", "status:"),
        ("source:/(/", "regular expression"),
        ("note", "No segment fits"),
    ],
)
async def test_a_filter_that_cannot_be_is_answered_in_the_dialog(
    opened: Open, line: str, said: str
) -> None:
    async with opened() as pilot:
        await filter_by(pilot, line)
        assert isinstance(pilot.app.screen, FilterScreen)
        assert said in str(pilot.app.screen.query_one(Static).render())
        await pilot.press("escape")
        assert not bar(pilot).display
        assert len(shown(pilot)) == 3


async def test_terms_and_what_was_edited_today_are_known(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("H", "a", "enter")
        await filter_by(pilot, "since:today")
        assert (edit_screen(pilot).ref, len(shown(pilot))) == (TITLE, 1)
        await filter_by(pilot, "term:sovnarkom")
        assert edit_screen(pilot).ref == DRAFTED


async def test_the_box_begins_with_the_filter_and_emptied_it_shows_all(opened: Open) -> None:
    async with opened((80, 24)) as pilot:
        await filter_by(pilot, "source:toen")
        await pilot.press("alt+v")
        assert isinstance(pilot.app.screen, FilterScreen)
        assert pilot.app.screen.texts() == {"text": "source:toen"}
        await pilot.press("backspace", "enter")
        await settled(pilot)
        assert len(shown(pilot)) == 3


async def test_a_filter_that_is_left_while_it_is_looked_for_hides_nothing(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_go_on = Event()

    def filter_later(*arguments: Any, **named: Any) -> tuple[SegmentRef, ...]:
        assert may_go_on.wait(LONG_S)
        return filtered(*arguments, **named)

    monkeypatch.setattr(filtering, "filtered", filter_later)
    async with opened() as pilot:
        await pilot.press("alt+v", *"note", "enter", "enter", "escape")
        may_go_on.set()
        await settled(pilot)
        assert pilot.app.screen is edit_screen(pilot)
        assert str(bar(pilot).words) == ""
        assert "Een brief" in "\n".join(shown(pilot))
