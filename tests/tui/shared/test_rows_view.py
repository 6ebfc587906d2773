"""Wherever one goes, something of what stands above and much of what comes next is in sight."""

from collections.abc import Callable, Sequence
from random import Random

import pytest
from support.review_project import many_beads
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from alignwb.tui.edit.bitext_view import BitextView
from alignwb.tui.review.bead_view import BeadView
from alignwb.tui.shared.rows_view import RowsView

BITEXT = many_beads(30)
REFS = [ref for ref, _ in BITEXT.segments()]


KINDS: Sequence[Callable[[], RowsView]] = (BitextView, BeadView)


class OneView(App[None]):
    CSS = "RowsView { height: 100%; }"

    def __init__(self, view: RowsView) -> None:
        super().__init__()
        self.view = view

    def compose(self) -> ComposeResult:
        yield self.view


def view_of(pilot: Pilot[None]) -> RowsView:
    assert isinstance(pilot.app, OneView)
    return pilot.app.view


def around(view: RowsView) -> tuple[int, int]:
    """The lines in sight above and below those of the current segment."""
    row = view.current_row()
    assert row is not None
    top, (first, last) = view.heights.top(row), view.lines_of_current(row)
    window, scrolled = view.scrollable_content_region.height, view.scroll_offset.y
    return top + first - scrolled, scrolled + window - 1 - (top + last)


def to_the_ends(view: RowsView) -> tuple[int, int]:
    """The lines there are above and below those of the current segment."""
    row = view.current_row()
    assert row is not None
    top, (first, last) = view.heights.top(row), view.lines_of_current(row)
    return top + first, view.virtual_size.height - 1 - (top + last)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("size", [(80, 13), (80, 19), (116, 44)])
async def test_context_stays_in_sight_wherever_one_goes(
    kind: Callable[[], RowsView], size: tuple[int, int]
) -> None:
    random = Random(7)
    async with OneView(kind()).run_test(size=size) as pilot:
        view = view_of(pilot)
        view.show(BITEXT, REFS[0])
        place = 0
        for step in range(120):
            # Jumps, single steps on, and a few back.
            place = random.randrange(len(REFS)) if step % 4 == 0 else place + random.choice([1, -1])
            place %= len(REFS)
            view.move_to(REFS[place])
            above, below = around(view)
            most_above, most_below = to_the_ends(view)
            assert above >= min(2, most_above)
            assert below >= min(size[1] // 4, most_below)


@pytest.mark.parametrize("kind", KINDS)
async def test_after_a_jump_one_reads_on_from_the_upper_part(kind: Callable[[], RowsView]) -> None:
    async with OneView(kind()).run_test(size=(90, 30)) as pilot:
        view = view_of(pilot)
        view.show(BITEXT, REFS[0])
        for place in (len(REFS) // 2, len(REFS) // 4, 3 * len(REFS) // 4):
            view.move_to(REFS[place])
            above, below = around(view)
            assert 2 <= above < 12
            assert below > above


@pytest.mark.parametrize("kind", KINDS)
async def test_what_is_well_in_sight_stays_where_it_is(kind: Callable[[], RowsView]) -> None:
    async with OneView(kind()).run_test(size=(90, 40)) as pilot:
        view = view_of(pilot)
        view.show(BITEXT, REFS[len(REFS) // 2])
        before = view.scroll_offset
        view.move_to(REFS[len(REFS) // 2 + 1])
        assert view.scroll_offset == before
