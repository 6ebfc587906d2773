from pathlib import Path

import pytest
from support.screens import ListeningApp, edit_screen, helpers_with, on_screen
from support.settling import settled
from support.small_project import make_project, the_document
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import OptionList

from alignwb.tui.dialogs.choice import Choice, ChoiceScreen


async def test_words_of_a_file_are_neither_markup_nor_control_characters() -> None:
    app: App[None] = App()
    async with app.run_test(size=(100, 24)) as pilot:
        words = "[red]a[/] \x1b]2;t\x07\u2066[@click=app.quit]b"
        app.push_screen(ChoiceScreen(words, [Choice(words, words)]))
        await pilot.pause()
        shown = "[red]a[/] ␛]2;t␇␦[@click=app.quit]b"
        assert shown in app.screen.query_one("TitledFrame").render_line(0).text or any(
            shown in "".join(segment.text for segment in strip)
            for strip in app.screen._compositor.render_strips()
        )
        assert app.screen.query_one(OptionList).render_line(0).text.count(shown) == 2


@pytest.mark.parametrize("key", ["²", "①", "₁", "٢", "9"])
async def test_only_a_number_of_a_line_chooses_it(key: str) -> None:
    answers: list[int | None] = []
    app: App[None] = App()
    async with app.run_test() as pilot:
        dialog = ChoiceScreen("Which one?", [Choice("this"), Choice("that")])
        await app.push_screen(dialog, answers.append)
        await pilot.press(key)
        assert answers == ([1] if key == "٢" else [])


@pytest.mark.parametrize("width", [1, 2, 5, 8])
async def test_a_terminal_made_too_narrow_for_a_list_ends_nothing(
    tmp_path: Path, width: int
) -> None:
    project = make_project(tmp_path)
    app = ListeningApp(project, the_document(project), helpers=helpers_with(project))
    async with on_screen(app) as pilot:
        for keys in ("f2", "alt+j", "ctrl+l", "ctrl+p"):
            await pilot.press(keys)
            await pilot.resize_terminal(width, 24)
            await settled(pilot)
            await pilot.resize_terminal(90, 24)
            await pilot.press("escape")
        assert app.screen is edit_screen(pilot)


@pytest.mark.parametrize("chosen", [0, 1])
async def test_the_line_one_is_at_is_told_without_colours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chosen: int
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    project = make_project(tmp_path)
    app = ListeningApp(project, the_document(project), helpers=helpers_with(project))
    async with on_screen(app) as pilot:
        choices = [Choice("this", "of two"), Choice("that")]
        await app.push_screen(ChoiceScreen("Which one?", choices, highlighted=chosen))
        await settled(pilot)
        lines = app.screen.query_one(OptionList)
        underlined = [
            all(segment.style and segment.style.underline for segment in lines.render_line(row))
            for row in range(2)
        ]
        assert underlined == [chosen == row for row in range(2)]


def picture(pilot: Pilot[None]) -> str:
    """What is drawn of the screen in front."""
    return "\n".join(strip.text for strip in pilot.app.screen._compositor.render_strips())


@pytest.mark.parametrize("size", [(80, 24), (80, 12), (44, 14), (60, 9)])
@pytest.mark.parametrize("explanation", ["", "The file was changed by another program. " * 4])
@pytest.mark.parametrize("count", [3, 12, 80])
async def test_the_last_line_of_a_list_and_the_way_out_are_in_sight(
    size: tuple[int, int], explanation: str, count: int
) -> None:
    app: App[None] = App()
    async with app.run_test(size=size) as pilot:
        choices = [Choice(f"choice {number}") for number in range(1, count + 1)]
        await app.push_screen(ChoiceScreen("Which one?", choices, explanation=explanation))
        await pilot.press("end")
        await pilot.pause()
        assert f"choice {count} " in picture(pilot)
        assert "a digit or Enter" in picture(pilot)
        assert ("changed by" in picture(pilot)) == bool(explanation)


@pytest.mark.parametrize("count", [8, 12, 130])
async def test_a_line_that_no_digit_chooses_shows_none(count: int) -> None:
    app: App[None] = App()
    async with app.run_test() as pilot:
        await app.push_screen(ChoiceScreen("Which?", [Choice("line") for _ in range(count)]))
        await pilot.pause()
        options = app.screen.query_one(OptionList).options
        shown = [str(each.prompt).partition("line")[0].strip() for each in options]
        assert shown == [str(number) if number < 10 else "" for number in range(1, count + 1)]
