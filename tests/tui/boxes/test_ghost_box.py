"""A ghost text is drawn behind the cursor, and is nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.app import App, ComposeResult

from alignwb.tui.boxes.ghost_box import GhostBox, ghost_lines


class GhostApp(App[None]):
    def compose(self) -> ComposeResult:
        yield GhostBox("The mill", compact=True, soft_wrap=True, show_line_numbers=False)

    @property
    def box(self) -> GhostBox:
        return self.query_one(GhostBox)


def rows(box: GhostBox) -> list[str]:
    return [box.render_line(row).text.rstrip() for row in range(box.size.height)]


def shown(app: GhostApp, ghost: str) -> GhostBox:
    box = app.box
    box.focus()
    box.move_cursor(box.document.end)
    box.show_ghost(ghost)
    return box


async def test_it_is_drawn_behind_the_text_and_the_text_is_without_it() -> None:
    app = GhostApp()
    async with app.run_test(size=(40, 6)) as pilot:
        box = shown(app, " turns slowly")
        await pilot.pause()
        assert rows(box)[0] == "The mill turns slowly"
        assert box.text == "The mill"
        assert box.cursor_location == (0, 8)
        await pilot.press("ctrl+a")
        assert "turns" not in box.selected_text


async def test_it_goes_on_on_the_next_line_whole_words_on_each() -> None:
    app = GhostApp()
    async with app.run_test(size=(18, 6)) as pilot:
        box = shown(app, " turns slowly on the river")
        await pilot.pause()
        first, second, *_ = rows(box)
        assert first.startswith("The mill turns")
        assert second.startswith("slowly")
        assert max(len(row) for row in rows(box)) <= box.wrap_width


async def test_what_it_hides_is_drawn_as_a_picture() -> None:
    app = GhostApp()
    async with app.run_test(size=(40, 6)) as pilot:
        box = shown(app, " a\x1b]b")
        await pilot.pause()
        assert rows(box)[0] == "The mill a␛]b"


@pytest.mark.parametrize("key", ["left", "home", "shift+left", "ctrl+a"])
async def test_it_is_not_drawn_where_the_cursor_is_elsewhere(key: str) -> None:
    app = GhostApp()
    async with app.run_test(size=(40, 6)) as pilot:
        box = shown(app, " turns")
        await pilot.press(key)
        assert rows(box)[0] == "The mill"
        assert not box.is_at_end


async def test_typing_it_leaves_the_rest_and_any_other_change_ends_it() -> None:
    app = GhostApp()
    async with app.run_test(size=(40, 6)) as pilot:
        box = shown(app, " turns")
        since = box.ghost_since_s
        await pilot.press("space", "t")
        assert box.ghost == "urns"
        assert box.ghost_since_s == since
        assert rows(box)[0] == "The mill turns"
        await pilot.press("x")
        assert box.ghost == ""
        box.show_ghost(" turns")
        await pilot.press("backspace")
        assert box.ghost == ""
        box.show_ghost("urns")
        assert box.ghost_since_s > since
        await pilot.press("ctrl+z")
        assert box.ghost == ""
        box.show_ghost("urns")
        await pilot.press("ctrl+y")
        assert box.ghost == ""


@given(
    st.text(st.sampled_from("ab é水 "), max_size=60),
    st.integers(0, 12),
    st.integers(4, 12),
)
def test_lines_of_a_ghost_fit_and_have_its_words_in_order(
    text: str, column: int, width: int
) -> None:
    column = min(column, width)
    lines = ghost_lines(text, column, width)
    assert cell_len(lines[0]) <= width - column
    assert all(cell_len(line) <= width for line in lines)
    letters = "".join(lines).replace(" ", "")
    if all(cell_len(word) <= width for word in text.split()):
        assert letters == text.replace(" ", "")
