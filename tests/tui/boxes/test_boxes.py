"""Boxes draw what their text hides, keep it as it is, and put the cursor where it looks."""

import ast
from pathlib import Path

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.geometry import Offset

import alignwb.tui
from alignwb.tui.boxes.line_box import LineBox
from alignwb.tui.boxes.text_box import TextBox

HOSTILE = "een\x1b]2;x\x07\u202etwee\u200b\u00addrie\x85vier"
SHOWN = "een␛]2;x␇␦twee¦¬drie␦vier"


class BoxesApp(App[None]):
    def compose(self) -> ComposeResult:
        yield TextBox(HOSTILE, compact=True)
        yield LineBox(HOSTILE, compact=True)


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
