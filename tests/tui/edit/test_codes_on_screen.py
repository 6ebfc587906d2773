"""Inline codes in the box of the real screen: put in, moved, copied, deleted, taken back."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from support.coded_project import BITEXT, SOURCE
from support.coded_texts import coded, written
from support.screens import ListeningApp, edit_screen, helpers_with, messages, on_screen, type_text
from support.settling import settled
from support.small_project import make_project, the_document
from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import Input

from alignwb.tui.boxes.text_box import TextBox
from alignwb.tui.edit.panels import SidePanel

NEXT, ALL = "alt+circumflex_accent", "alt+asterisk"
LEFT, RIGHT = "alt+left_parenthesis", "alt+right_parenthesis"


@pytest.fixture
async def pilot(tmp_path: Path) -> AsyncIterator[Pilot[None]]:
    project = make_project(tmp_path, BITEXT)
    app = ListeningApp(project, the_document(project), helpers=helpers_with(project))
    async with on_screen(app) as pilot:
        yield pilot


def text_of(pilot: Pilot[None]) -> str:
    return written(edit_screen(pilot).editor.text)


async def test_codes_are_put_in_in_order_around_what_is_selected_and_taken_back(
    pilot: Pilot[None],
) -> None:
    await type_text(pilot, "Read the letter")
    await pilot.press(*["shift+left"] * len("the letter"), NEXT)
    assert text_of(pilot) == "Read <1>the letter</1>"
    await type_text(pilot, " of ")
    await pilot.press(NEXT)
    await type_text(pilot, "him")
    await pilot.press(NEXT, NEXT, NEXT)
    assert text_of(pilot) == "Read <1>the letter</1> of <2>him</2>{3}"
    assert "every code and every footnote marker" in messages(pilot)
    await pilot.press("ctrl+z")
    assert text_of(pilot) == "Read <1>the letter</1> of <2>him</2>"


async def test_all_missing_codes_come_at_the_end_in_one_step(pilot: Pilot[None]) -> None:
    await type_text(pilot, "Read it")
    await pilot.press(ALL)
    assert text_of(pilot) == "Read it<1></1><2></2>{3}"
    await pilot.press("ctrl+z")
    assert text_of(pilot) == "Read it"


async def test_a_code_moves_over_words_as_often_as_the_key_is_pressed(pilot: Pilot[None]) -> None:
    await type_text(pilot, "Read the letter")
    await pilot.press(*["shift+left"] * len("letter"), NEXT, "home")
    await pilot.press(*["right"] * len("Read the x"))
    await pilot.press(LEFT, LEFT)
    assert text_of(pilot) == "<1>Read the letter</1>"
    await pilot.press(RIGHT)
    assert text_of(pilot) == "Read <1>the letter</1>"
    await pilot.press("ctrl+z")
    assert text_of(pilot) == "<1>Read the letter</1>"
    await pilot.press("home", "right", "right", "right", RIGHT)
    assert "no code at the cursor" in messages(pilot)


async def test_copying_and_pasting_keeps_the_codes_of_the_segment(pilot: Pilot[None]) -> None:
    await pilot.press("f5", "shift+home", "ctrl+c", "end")
    await pilot.press("ctrl+v")
    assert edit_screen(pilot).editor.text == SOURCE * 2


async def test_codes_of_another_segment_are_not_pasted_and_that_is_said(
    pilot: Pilot[None],
) -> None:
    point = coded("{3}")
    strange = coded("<7>x</7>{2}")
    pilot.app.post_message(Paste(f"a{strange}b{point}"))
    await settled(pilot)
    assert text_of(pilot) == "axb{3}"
    assert "does not have was left out" in messages(pilot)
    pilot.app.copy_to_clipboard(f"c{strange}")
    await pilot.press("ctrl+v")
    assert text_of(pilot) == "axb{3}cx"


async def test_the_cursor_goes_over_a_code_as_over_a_letter_and_one_end_is_deleted_alone(
    pilot: Pilot[None],
) -> None:
    await pilot.press("f5", "home", *["right"] * len("Lees x"), "backspace")
    assert text_of(pilot) == "Lees de brief</1> van <2>de molenaar</2>.{3}"
    await pilot.press("ctrl+z")
    assert edit_screen(pilot).editor.text == SOURCE


async def test_codes_are_drawn_as_numbers_in_the_box_and_in_the_rows(pilot: Pilot[None]) -> None:
    await pilot.press("f5")
    box = edit_screen(pilot).editor
    assert box.get_line(0).plain == "Lees ¹de brief₁ van ²de molenaar₂.ᶜ"
    colour = box.get_component_rich_style("text-box--code", partial=True).color
    drawn = [part for part in box.render_line(0) if part.style and part.style.color == colour]
    assert [part.text for part in drawn] == ["¹", "₁", "²", "₂", "ᶜ"]
    rows = edit_screen(pilot).view
    codes = [
        segment.text
        for strip in (rows.render_line(n) for n in range(8))
        for segment in strip
        if set(segment.text) & set("¹₁²₂ᶜ")
    ]
    assert codes[:5] == ["¹", "₁", "²", "₂", "ᶜ"]


async def test_markers_are_put_in_by_the_same_key(pilot: Pilot[None]) -> None:
    await pilot.press("ctrl+down", *"He", NEXT)
    assert text_of(pilot) == "He[^4]"


async def test_words_are_found_through_codes(pilot: Pilot[None]) -> None:
    await pilot.press("ctrl+down", "ctrl+f", *"lees", "space", *"de", "enter")
    await settled(pilot)
    assert edit_screen(pilot).ref.segment == "s1"


async def test_a_correction_of_the_source_keeps_its_codes(pilot: Pilot[None]) -> None:
    await pilot.press("f12", "delete", *"Z")
    assert "¹" in pilot.app.screen.query_one(TextBox).get_line(0).plain
    await pilot.press("enter")
    await settled(pilot)
    source = edit_screen(pilot).current.segment.source
    assert written(source) == "Zees <1>de brief</1> van <2>de molenaar</2>.{3}"


async def test_the_concordance_looks_up_what_is_selected_without_its_codes(
    pilot: Pilot[None],
) -> None:
    await pilot.press("f5", "home", *["right"] * len("Lees "))
    await pilot.press(*["shift+right"] * len("xde briefx"), "alt+l")
    assert pilot.app.screen.query_one(Input).value == "de brief"


async def test_a_line_takes_the_words_of_what_is_pasted_and_not_its_codes(
    pilot: Pilot[None],
) -> None:
    await pilot.press("f5", "shift+home", "ctrl+c", "ctrl+f", "ctrl+v")
    line = pilot.app.screen.query_one(Input)
    assert line.value == "Lees de brief van de molenaar."
    line.value = ""
    pilot.app.post_message(Paste(coded("van <2>de</2>")))
    await settled(pilot)
    assert line.value == "van de"


CLIENT_S = """\
<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="nl" trgLang="en">
  <file id="f1">
    <unit id="u1">
      <originalData><data id="d1">%1$s</data></originalData>
      <segment id="s1">
        <source>Stuur <pc id="1" type="fmt" subType="xlf:b">de brief</pc> aan \
<ph id="2" equiv="{naam}" dataRef="d1"/>.</source>
      </segment>
    </unit>
  </file>
</xliff>
"""


async def test_a_clients_file_gets_its_codes_back_where_they_were_put(tmp_path: Path) -> None:
    project = make_project(tmp_path, BITEXT)
    (tmp_path / "translations" / "klant.xlf").write_text(CLIENT_S, encoding="utf-8")
    app = ListeningApp(project, project.find("klant"), helpers=helpers_with(project))
    async with on_screen(app, (160, 50)) as pilot:
        panel = str(edit_screen(pilot).query_one(SidePanel).render())
        assert "¹\u00a0bold  ᵇ\u00a0{naam}" in panel
        await type_text(pilot, "Send ")
        await pilot.press(NEXT)
        await type_text(pilot, "the letter")
        await pilot.press(NEXT)
        await type_text(pilot, " to ")
        assert "missing\u00a0ᵇ" in str(edit_screen(pilot).query_one(SidePanel).render())
        await pilot.press(NEXT, ".", "ctrl+s")
        await settled(pilot)
    saved = (tmp_path / "translations" / "klant.xlf").read_text(encoding="utf-8")
    target = saved.partition("<target>")[2].partition("</target>")[0]
    assert target == (
        'Send <pc id="1" type="fmt" subType="xlf:b">the letter</pc> to '
        '<ph id="2" equiv="{naam}" dataRef="d1"/>.'
    )
