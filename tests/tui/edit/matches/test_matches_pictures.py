"""Pictures of what the memory and the termbase put on the screen.

`pytest tests/tui/edit/matches/test_matches_pictures.py --snapshot-update` renews
them after a meant change.
"""

from pathlib import Path

import pytest
from support.remembering_project import make_remembering_project
from support.screens import edit_screen, helpers_with
from support.settling import settled
from support.small_project import the_document
from support.snap_compare import SnapCompare
from textual.pilot import Pilot

from alignwb.core.bitext.segment import SegmentRef
from alignwb.tui.app import AlignwbApp

SUNNY = SegmentRef("p2", "s2")
LEFT = SegmentRef("p3", "s1")
BOTH_SIZES = pytest.mark.parametrize(
    "size", [(160, 50), (80, 24)], ids=lambda size: f"{size[0]}x{size[1]}"
)


@pytest.fixture
def app(tmp_path: Path) -> AlignwbApp:
    project = make_remembering_project(tmp_path)
    helpers = helpers_with(project)
    return AlignwbApp(project, the_document(project), helpers=helpers)


class Press:
    """Goes to a segment and presses keys, each once the screen has settled."""

    def __init__(self, at: SegmentRef, *keys: str) -> None:
        self._at = at
        self._keys = keys

    async def __call__(self, pilot: Pilot[None]) -> None:
        await pilot.pause()
        edit_screen(pilot).go(self._at)
        for key in (*self._keys, ""):
            await settled(pilot)
            if key:
                await pilot.press(key)


@BOTH_SIZES
def test_matches(snap_compare: SnapCompare, app: AlignwbApp, size: tuple[int, int]) -> None:
    assert snap_compare(app, terminal_size=size, run_before=Press(SUNNY))


@BOTH_SIZES
def test_the_panel_beside_a_narrow_text_and_bare_text(
    snap_compare: SnapCompare, app: AlignwbApp, size: tuple[int, int]
) -> None:
    assert snap_compare(app, terminal_size=size, run_before=Press(LEFT, "alt+d"))


def test_the_list_of_matches_and_drafts(snap_compare: SnapCompare, app: AlignwbApp) -> None:
    assert snap_compare(app, terminal_size=(80, 24), run_before=Press(LEFT, "f4"))


@BOTH_SIZES
def test_the_concordance(snap_compare: SnapCompare, app: AlignwbApp, size: tuple[int, int]) -> None:
    keys = ("alt+l", *"zon", "down")
    assert snap_compare(app, terminal_size=size, run_before=Press(LEFT, *keys))


def test_the_form_for_a_term(snap_compare: SnapCompare, app: AlignwbApp) -> None:
    keys = (*"Then", "alt+g", *"toen", "f4")
    assert snap_compare(app, terminal_size=(80, 24), run_before=Press(LEFT, *keys))
