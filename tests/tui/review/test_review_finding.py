"""Finding in an alignment: the filter, replacing and jumps, as on the other screen."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from random import Random

import pytest
from support.review_project import make_review_project, the_alignment
from support.screens import ListeningApp, Open, messages, on_screen, review_screen, type_text
from support.settling import settled
from textual.pilot import Pilot
from textual.widgets import OptionList

from alignwb.core.bitext import edits
from alignwb.core.bitext.segment import Origin, OriginKind, SegmentRef, Status
from alignwb.tui.dialogs.filter_line import FilterScreen
from alignwb.tui.dialogs.go_to import GoToScreen
from alignwb.tui.review.bead_view import BeadView
from alignwb.tui.shared.finding.filter_bar import FilterBar
from alignwb.tui.shared.finding.replace_form import PlacesScreen, ReplaceScreen
from alignwb.tui.shared.modes import Mode

TITLE = SegmentRef("p1", "s1")
WROTE, SILENT, SUN, LEFT = (SegmentRef("p2", f"s{n}") for n in (1, 2, 3, 4))
NOBODY, REMARK, END = (SegmentRef("p3", f"s{n}") for n in (1, 2, 3))


@pytest.fixture
def review(tmp_path: Path) -> Open:
    project = make_review_project(tmp_path)

    @asynccontextmanager
    async def open_review(size: tuple[int, int] = (100, 30)) -> AsyncIterator[Pilot[None]]:
        app = ListeningApp(project, the_alignment(project), mode=Mode.REVIEW)
        async with on_screen(app, size) as pilot:
            yield pilot

    return open_review


async def filter_by(pilot: Pilot[None], line: str, *keys: str) -> None:
    await pilot.press("alt+v", *keys)
    assert isinstance(pilot.app.screen, FilterScreen)
    await type_text(pilot, line)
    await pilot.press("enter")
    await settled(pilot)


def here(pilot: Pilot[None]) -> SegmentRef:
    return review_screen(pilot).ref


def shown(pilot: Pilot[None]) -> str:
    """The text of every row of the list."""
    view = review_screen(pilot).view
    strips = [view.make_strips(row) for row in range(len(view.heights))]
    return "\n".join(strip.text for row in strips for strip in row)


def status_of(pilot: Pilot[None], ref: SegmentRef) -> Status:
    return review_screen(pilot).session.bitext.segment(ref).status


@pytest.mark.parametrize("size", [(100, 30), (80, 24)])
async def test_what_does_not_fit_is_hidden_and_passed_over(
    review: Open, size: tuple[int, int]
) -> None:
    async with review(size) as pilot:
        await filter_by(pilot, "target:the -source:zij")
        bar = review_screen(pilot).query_one(FilterBar)
        assert here(pilot) == SUN
        assert bar.words.startswith("target:the -source:zij · 3 of 8, rest hidden")
        assert bar.display
        rows = shown(pilot)
        assert ("Toen ging hij weg" in rows, "Zij zweeg" in rows) == (True, False)
        await pilot.press("down", "down", "down")
        assert here(pilot) == END
        await pilot.press("up")
        assert here(pilot) == LEFT
        await pilot.press("alt+comma")
        assert "Zij zweeg" in shown(pilot)
        assert not bar.display


async def test_rows_keep_their_numbers_and_say_which_paragraph_begins(review: Open) -> None:
    async with review() as pilot:
        await filter_by(pilot, "source:einde")
        rows = shown(pilot)
        assert "¶ 3" in rows
        assert "8 ○" in rows


async def test_a_search_and_the_jumps_of_the_review_pass_over_it_too(review: Open) -> None:
    async with review() as pilot:
        await filter_by(pilot, "-source:schreef -source:zweeg -source:toen")
        await pilot.press("home", "w")
        assert here(pilot) == NOBODY
        await pilot.press("home", "n")
        assert here(pilot) == SUN
        await pilot.press("home", "o")
        assert here(pilot) == SUN
        await pilot.press("slash")
        await type_text(pilot, "he")
        await pilot.press("escape", "home", "f3")
        assert here(pilot) == SUN


async def test_by_doubt_only_beads_that_fit_are_shown(review: Open) -> None:
    async with review() as pilot:
        await filter_by(pilot, "-source:niemand")
        await pilot.press("q")
        assert here(pilot) == WROTE
        await pilot.press("enter")
        assert status_of(pilot, WROTE) is Status.CONFIRMED
        assert here(pilot) == SILENT
        assert status_of(pilot, NOBODY) is not Status.CONFIRMED


async def test_where_no_doubtful_bead_fits_the_order_stays(review: Open) -> None:
    async with review() as pilot:
        await filter_by(pilot, "source:einde")
        await pilot.press("q")
        assert here(pilot) == END
        assert not review_screen(pilot).current.by_doubt
        assert "doubts none" in messages(pilot)


async def test_confirming_down_to_here_confirms_nothing_unseen(review: Open) -> None:
    async with review() as pilot:
        await filter_by(pilot, "-target:sun")
        await pilot.press("end", "C")
        await settled(pilot)
        assert "7 beads confirmed" in messages(pilot)
        assert status_of(pilot, SUN) is not Status.CONFIRMED
        assert status_of(pilot, LEFT) is Status.CONFIRMED
        assert status_of(pilot, TITLE) is Status.CONFIRMED
        await pilot.press("ctrl+z")
        assert status_of(pilot, LEFT) is not Status.CONFIRMED


async def test_beads_that_are_merged_split_and_undone_stay_shown(review: Open) -> None:
    async with review() as pilot:
        await filter_by(pilot, "source:zon")
        await pilot.press("m")
        assert "Then he left." in shown(pilot)
        await pilot.press("ctrl+z")
        assert here(pilot) == SUN
        assert "Then he left." not in shown(pilot)
        await pilot.press("ctrl+l", "1", "enter")
        assert here(pilot) == TITLE
        assert "Een brief" in shown(pilot)
        await pilot.press("down")
        assert here(pilot) == SUN
        assert "Een brief" not in shown(pilot)


async def test_on_request_the_others_are_dimmed(review: Open) -> None:
    async with review() as pilot:
        await filter_by(pilot, "source:einde", "tab")
        view = review_screen(pilot).view
        styles = {part.text.strip(): part.style for strip in view.make_strips(0) for part in strip}
        style = styles["Een brief"]
        assert style is not None
        assert style.color == view.style_named("faint").color
        assert here(pilot) == END


async def test_the_filter_is_there_again_in_its_box(review: Open) -> None:
    async with review() as pilot:
        await filter_by(pilot, "source:einde")
        await pilot.press("alt+v")
        assert isinstance(pilot.app.screen, FilterScreen)
        assert pilot.app.screen.texts() == {"text": "source:einde"}


async def test_targets_are_replaced_with_one_undo(review: Open) -> None:
    async with review() as pilot:
        before = [segment.target for _, segment in review_screen(pilot).session.bitext.segments()]
        await pilot.press("alt+h")
        assert isinstance(pilot.app.screen, ReplaceScreen)
        await type_text(pilot, "he")
        await pilot.press("alt+w", "enter")
        await type_text(pilot, "she")
        await pilot.press("enter")
        await settled(pilot)
        dialog = pilot.app.screen
        assert isinstance(dialog, PlacesScreen)
        assert len(dialog.query_one(OptionList).options) == 2
        await pilot.press("enter")
        bitext = review_screen(pilot).session.bitext
        assert bitext.segment(WROTE).target == "she wrote for long, and she read it."
        assert bitext.segment(LEFT).target == "Then she left."
        assert "Then she left." in shown(pilot)
        await pilot.press("ctrl+z")
        bitext = review_screen(pilot).session.bitext
        assert [segment.target for _, segment in bitext.segments()] == before


async def test_what_was_replaced_comes_back_as_it_was_aligned(review: Open) -> None:
    async with review() as pilot:
        before = review_screen(pilot).session.bitext.segment(SUN)
        await pilot.press("alt+h")
        await type_text(pilot, "shone")
        await pilot.press("enter")
        await type_text(pilot, "blazed")
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("enter")
        assert review_screen(pilot).session.bitext.segment(SUN).target == "The sun blazed. Cold."
        while here(pilot) != SUN:
            await pilot.press("down")
        await pilot.press("right", "b")
        restored = review_screen(pilot).session.bitext.segment(SUN)
        assert (restored.target, restored.pairing) == (before.target, before.pairing)


async def test_a_correction_that_is_open_becomes_an_edit_before_a_replacement(
    review: Open,
) -> None:
    async with review() as pilot:
        await pilot.press("home", "e", "end")
        await type_text(pilot, " for him")
        await pilot.press("alt+h")
        await type_text(pilot, "him")
        await pilot.press("enter")
        await type_text(pilot, "her")
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("enter")
        assert review_screen(pilot).session.bitext.segment(TITLE).target == "A letter for her"


@pytest.mark.parametrize(("typed", "ref"), [("p3", NOBODY), ("4", SUN), ("brief", TITLE)])
async def test_a_jump_goes_to_a_number_a_paragraph_or_a_heading(
    review: Open, typed: str, ref: SegmentRef
) -> None:
    async with review((80, 24)) as pilot:
        await pilot.press("end", "ctrl+l")
        assert isinstance(pilot.app.screen, GoToScreen)
        await type_text(pilot, typed)
        await pilot.press("enter")
        assert here(pilot) == ref


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_whatever_is_done_while_filtered_the_rows_are_those_that_fit(
    review: Open, seed: int
) -> None:
    random = Random(seed)
    keys = ["m", "u", "d", "x", "0", "c", "down", "up", "home", "end", "o", "w", "n", "ctrl+z"]
    async with review() as pilot:
        screen = review_screen(pilot)
        for line in ("-source:zon", "status:initial,edited"):
            await filter_by(pilot, line)
            for _ in range(25):
                await pilot.press(random.choice(keys))
                bitext, hidden = screen.session.bitext, screen.finding_commands.filtering.unfitting
                refs = [ref for ref, _ in bitext.segments()]
                fit = [ref for ref in refs if ref not in hidden or ref == screen.ref]
                numbers = [refs.index(ref) + 1 for ref in fit]
                assert numbers_of(screen.view) == numbers
                heights = screen.view.heights
                measured = list(screen.view.measure_rows())
                assert [heights.height(row) for row in range(len(fit))] == measured
            await pilot.press("alt+comma")


def numbers_of(view: BeadView) -> list[int]:
    """The numbers that stand before the rows."""
    rows = ("".join(strip.text for strip in view.make_strips(n)) for n in range(len(view.heights)))
    return [int(found[1]) for row in rows for found in [re.search(r"(\d+) [○●]", row)] if found]


async def test_what_the_checks_find_in_an_alignment_is_a_condition(review: Open) -> None:
    async with review() as pilot:
        screen = review_screen(pilot)
        target = screen.session.bitext.segment(SUN).target.replace(" ", "  ", 1)
        edit = edits.set_target(
            screen.session.bitext,
            SUN,
            target,
            origin=Origin(OriginKind.HUMAN),
            status=Status.EDITED,
        )
        assert edit is not None
        screen.session.apply(edit)
        await filter_by(pilot, "finding:spacing")
        unfitting = screen.finding_commands.filtering.unfitting
        refs = [ref for ref, _ in screen.session.bitext.segments()]
        assert [ref for ref in refs if ref not in unfitting] == [SUN]
