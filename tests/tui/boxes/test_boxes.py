"""Boxes draw what their text hides, keep it as it is, and put the cursor where it looks."""

import ast
from pathlib import Path

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.geometry import Offset

import alignwb.tui
from alignwb.tui.boxes.ghost_box import GhostBox
from alignwb.tui.boxes.line_box import LineBox
from alignwb.tui.boxes.segment_editor import SegmentEditor
from alignwb.tui.boxes.text_box import TextBox

HOSTILE = "een\x1b]2;x\x07\u202etwee\u200b\u00addrie\x85vier"
SHOWN = "een␛]2;x␇␦twee¦¬drie␦vier"


class BoxesApp(App[None]):
    def compose(self) -> ComposeResult:
        yield TextBox(HOSTILE, compact=True)
        yield LineBox(HOSTILE, compact=True)


LONG = "The old ferryman waited by the black water until nobody was left, and then rowed home alone"


class ResizedApp(App[None]):
    """A box whose height follows nothing: a resize changes only where its lines end."""

    CSS = "TextArea { height: 8; border: none; padding: 0 1; }"

    def __init__(self, box: TextBox) -> None:
        super().__init__()
        self.box = box

    def compose(self) -> ComposeResult:
        yield self.box

    def painted(self) -> list[str]:
        return [
            "".join(part.text for part in strip).rstrip()
            for strip in self.screen._compositor.render_strips()
        ]


def box_of(kind: type[TextBox]) -> TextBox:
    return SegmentEditor({}) if kind is SegmentEditor else kind(soft_wrap=True)


def fill(box: TextBox) -> None:
    box.load_text(LONG)
    box.focus()
    box.move_cursor(box.document.end)
    if isinstance(box, GhostBox):
        box.show_ghost(" and wet through")


@pytest.mark.parametrize("kind", [TextBox, GhostBox, SegmentEditor])
@pytest.mark.parametrize(("before", "after"), [(62, 52), (52, 62), (36, 33), (200, 75), (40, 80)])
async def test_after_a_resize_it_is_painted_as_in_a_terminal_that_had_that_width(
    kind: type[TextBox], before: int, after: int
) -> None:
    fresh = ResizedApp(box_of(kind))
    async with fresh.run_test(size=(after, 12)) as pilot:
        fill(fresh.box)
        await pilot.pause()
        as_new, cursor = fresh.painted(), fresh.box.cursor_screen_offset
    app = ResizedApp(box_of(kind))
    async with app.run_test(size=(before, 12)) as pilot:
        fill(app.box)
        await pilot.pause()
        assert app.painted() != as_new
        await pilot.resize_terminal(after, 12)
        await pilot.pause()
        assert app.painted() == as_new
        assert app.box.cursor_screen_offset == app.cursor_position == cursor


@pytest.mark.parametrize("kind", [TextBox, GhostBox, SegmentEditor])
async def test_a_text_put_in_before_the_first_layout_is_painted_as_one_put_in_after_it(
    kind: type[TextBox],
) -> None:
    painted = []
    for is_early in (True, False):
        app = ResizedApp(box_of(kind))
        if is_early:
            app.box.load_text(LONG)
            app.box.move_cursor(app.box.document.end)
        async with app.run_test(size=(47, 12)) as pilot:
            if is_early:
                app.box.focus()
                if isinstance(app.box, GhostBox):
                    app.box.show_ghost(" and wet through")
            else:
                fill(app.box)
            await pilot.pause()
            painted.append(app.painted())
    assert painted[0] == painted[1]


@pytest.mark.parametrize("kind", [TextBox, LineBox])
async def test_a_box_draws_pictures_and_holds_the_text(kind: type[TextBox | LineBox]) -> None:
    app = BoxesApp()
    async with app.run_test(size=(60, 20)):
        box = app.query_one(kind)
        assert (box.text if isinstance(box, TextBox) else box.value) == HOSTILE
        assert box.render_line(0).text.strip() == SHOWN
        box.focus()


async def test_a_click_on_a_picture_puts_the_cursor_before_it() -> None:
    app = BoxesApp()
    async with app.run_test(size=(60, 20)) as pilot:
        for place in (3, 9, 16, len(HOSTILE)):
            await pilot.click(LineBox, offset=Offset(place, 0))
            assert app.query_one(LineBox).cursor_position == place
            assert app.query_one(LineBox)._cursor_offset - (place == len(HOSTILE)) == place
            box = app.query_one(TextBox)
            left = box.content_region.x - box.region.x
            await pilot.click(TextBox, offset=Offset(left + place, 0))
            assert box.cursor_location == (0, place)
            assert box.get_column_width(0, place) == place
            assert box.cursor_screen_offset.x - box.content_region.x == place


async def test_typing_beside_hidden_characters_and_undo_change_nothing_else() -> None:
    app = BoxesApp()
    async with app.run_test(size=(60, 20)) as pilot:
        box = app.query_one(TextBox)
        box.focus()
        box.move_cursor((0, 4))
        await pilot.press("a", "backspace", "backspace", "ctrl+z", "ctrl+z", "ctrl+z")
        assert box.text == HOSTILE
        await pilot.press("end", "b")
        assert box.text == f"{HOSTILE}b"


async def test_lines_wrap_where_what_is_drawn_fills_them() -> None:
    app = BoxesApp()
    async with app.run_test(size=(12, 20)):
        box = app.query_one(TextBox)
        box.load_text("\x1b" * 30)
        rows = [box.render_line(row).text.rstrip() for row in range(box.wrapped_document.height)]
        assert "".join(rows) == "␛" * 30
        assert max(map(len, rows)) <= box.size.width


async def test_what_is_pasted_has_one_kind_of_line_end() -> None:
    app = BoxesApp()
    async with app.run_test(size=(60, 20)) as pilot:
        box = app.query_one(TextBox)
        box.load_text("")
        box.focus()
        app.screen.post_message(events.Paste("a\r\nb\rc\u2028d"))
        await pilot.pause()
        assert box.text == "a\nb\nc\u2028d"


def test_every_box_and_title_of_the_screens_is_one_that_shows() -> None:
    """Textual's own draw control characters as they are, and read titles as markup."""
    raw = {"TextArea", "Input", "MaskedInput"}
    made = {
        f"{path.stem}: {call.func.id}"
        for path in Path(alignwb.tui.__file__).parent.rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in raw
    }
    assert made == set()
