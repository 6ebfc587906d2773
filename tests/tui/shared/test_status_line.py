"""The top line says where one is, however little room there is."""

import pytest
from textual.app import App, ComposeResult

from alignwb.core.bitext.navigation import DocumentProgress
from alignwb.tui.shared.status_line import StatusLine, StatusLineState


class OneLine(App[None]):
    def __init__(self, state: StatusLineState) -> None:
        super().__init__()
        self._state = state

    def compose(self) -> ComposeResult:
        line = StatusLine()
        line.state = self._state
        yield line


async def shown(state: StatusLineState, width: int) -> str:
    app = OneLine(state)
    async with app.run_test(size=(width, 3)):
        return str(app.query_one(StatusLine).render())


@pytest.mark.parametrize("width", [60, 80, 100, 160])
@pytest.mark.parametrize("activity", ["", "drafting 12/303  6/s  32 s left"])
async def test_the_number_of_the_segment_is_never_cut(width: int, activity: str) -> None:
    state = StatusLineState(
        "the-letters-of-a-miller-from-zaandam",
        120,
        DocumentProgress(7, 40, 1303),
        "◐ edited · HUMAN",
        activity,
        "unsaved",
    )
    line = await shown(state, width)
    assert "  120/1303" in line
    assert line.startswith(" the-" if line.startswith(" ") else "the")
    assert line.rstrip().endswith("7 done 0 %  unsaved")


async def test_only_what_is_no_longer_safe_is_an_alarm() -> None:
    for saved, is_alarm in (("saved", 0), ("unsaved", 0), ("not on the disk", 1), ("read only", 1)):
        app = OneLine(StatusLineState("brief", 1, DocumentProgress(0, 0, 1), saved=saved))
        async with app.run_test(size=(80, 3)):
            content = app.query_one(StatusLine).render()
            styles = [str(span.style) for span in content.spans]  # type: ignore[union-attr]
            assert sum("$warning" in style and "bold" in style for style in styles) == is_alarm
