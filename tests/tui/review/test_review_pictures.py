"""Pictures of the review screen, at the smallest and at a generous size.

`pytest tests/tui/review/test_review_pictures.py --snapshot-update` renews
them after a meant change.
"""

from pathlib import Path

import pytest
from support.review_project import make_review_project, many_beads, the_alignment
from support.settling import settled
from support.snap_compare import SnapCompare
from textual.pilot import Pilot

from alignwb.tui.app import AlignwbApp
from alignwb.tui.shared.modes import Mode


@pytest.fixture
def app(tmp_path: Path) -> AlignwbApp:
    project = make_review_project(tmp_path, many_beads(4))
    return AlignwbApp(project, the_alignment(project), mode=Mode.REVIEW)


SIZES = pytest.mark.parametrize("size", [(80, 24), (160, 50)], ids=["80x24", "160x50"])


@SIZES
def test_the_review_screen(
    snap_compare: SnapCompare, app: AlignwbApp, size: tuple[int, int]
) -> None:
    async def work(pilot: Pilot[None]) -> None:
        await pilot.press("enter", "enter", "enter", "f", "down", "0", "up")
        await settled(pilot)
        app.clear_notifications()

    assert snap_compare(app, terminal_size=size, run_before=work)


@SIZES
def test_a_text_being_corrected(
    snap_compare: SnapCompare, app: AlignwbApp, size: tuple[int, int]
) -> None:
    async def work(pilot: Pilot[None]) -> None:
        await pilot.press("q", "left", "e", "x")
        await settled(pilot)

    assert snap_compare(app, terminal_size=size, run_before=work)


def test_the_help(snap_compare: SnapCompare, app: AlignwbApp) -> None:
    async def ask(pilot: Pilot[None]) -> None:
        await pilot.press("f1")
        await settled(pilot)

    assert snap_compare(app, terminal_size=(100, 60), run_before=ask)


def test_the_ways_to_split(snap_compare: SnapCompare, app: AlignwbApp) -> None:
    async def ask(pilot: Pilot[None]) -> None:
        await pilot.press("q", "s")
        await settled(pilot)

    assert snap_compare(app, terminal_size=(80, 24), run_before=ask)
