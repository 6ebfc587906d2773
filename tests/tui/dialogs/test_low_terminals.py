"""In a low or narrow terminal what a dialog is for stays in sight, and how it is left."""

from collections.abc import Callable
from typing import Any

import pytest
from textual.app import App
from textual.widgets import OptionList, Static, TextArea

from alignwb.core.bitext.places import Heading
from alignwb.core.bitext.segment import SegmentRef
from alignwb.tui.boxes.dialog import Dialog
from alignwb.tui.dialogs.go_to import GoToScreen
from alignwb.tui.dialogs.prompts import NoteScreen, SourceScreen, SplitScreen
from alignwb.tui.dialogs.titled_frame import TitledFrame

LONG = "De schipper zag de sluis, en de sluis was dicht; " * 30
HEADINGS = [Heading(SegmentRef(f"p{n}", "s1"), n, f"Kop {n}", f"Head {n}") for n in range(1, 41)]

DIALOGS: dict[str, Callable[[], Dialog[Any]]] = {
    "note": lambda: NoteScreen(LONG),
    "source": lambda: SourceScreen(LONG, LONG.upper()),
    "split": lambda: SplitScreen(LONG),
    "go to": lambda: GoToScreen(40, HEADINGS, lambda _: None),
}


@pytest.mark.parametrize("size", [(80, 24), (80, 11), (44, 13)])
@pytest.mark.parametrize("name", DIALOGS)
async def test_the_box_the_list_and_the_way_out_are_in_the_frame(
    name: str, size: tuple[int, int]
) -> None:
    app: App[None] = App()
    async with app.run_test(size=size) as pilot:
        dialog = DIALOGS[name]()
        await app.push_screen(dialog)
        await pilot.press("pagedown", "down", "down", "up")
        await pilot.pause()
        frame = dialog.query_one(TitledFrame).content_region
        kinds = (OptionList, Static) if name == "go to" else (TextArea, Static)
        for kind in kinds:
            shown = dialog.query_one(kind).region
            assert shown.height
            assert frame.contains_region(shown)
        assert app.size.region.contains_region(frame)
