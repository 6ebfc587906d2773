"""What comes late, or twice, to a dialog closes nothing else and shows nothing any more."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from textual.app import App
from textual.screen import ModalScreen
from textual.widgets import Input

import alignwb.tui
from alignwb.core.filters.filter_line import Filter
from alignwb.core.searching.search import Search
from alignwb.errors import AlignwbError
from alignwb.services.memory.document_page import PageTable
from alignwb.services.project.written_paths import Completed
from alignwb.tui.boxes.dialog import Dialog
from alignwb.tui.boxes.typing_dialog import TypingDialog
from alignwb.tui.dialogs.choice import Choice, ChoiceScreen
from alignwb.tui.dialogs.filter_line import FilterScreen
from alignwb.tui.dialogs.import_line import ImportScreen
from alignwb.tui.dialogs.page import PageScreen
from alignwb.tui.dialogs.search_line import SearchScreen

SCREENS = Path(alignwb.tui.__file__).parent


def _nothing(*_: object) -> None:
    """Stands for whoever is told what is asked."""


def _filter() -> tuple[Dialog[None], Callable[[], None]]:
    dialog = FilterScreen(str(Filter()), dims=False, on_ask=_nothing)
    return dialog, lambda: dialog.say("No segment fits.")


def _import() -> tuple[Dialog[None], Callable[[], None]]:
    dialog = ImportScreen(lambda path: Completed(path, ()), _nothing, _nothing)
    return dialog, lambda: dialog.say_why_not(AlignwbError("That is no file."))


def _search() -> tuple[Dialog[None], Callable[[], None]]:
    dialog = SearchScreen(Search(), _nothing, _nothing, "F3")
    return dialog, lambda: dialog.show_found("7 segments")


def _page() -> tuple[Dialog[None], Callable[[], None]]:
    dialog = PageScreen("Scores", [PageTable("", [["scoring …"]])])
    return dialog, lambda: dialog.show([PageTable("", [["BLEU", "31.2"]])])


@pytest.mark.parametrize("make", [_filter, _import, _search, _page])
@pytest.mark.parametrize("moment", ["before it is shown", "while it is shown", "once it is left"])
async def test_what_is_found_out_beside_a_dialog_may_come_at_any_time(
    make: Callable[[], tuple[Dialog[None], Callable[[], None]]], moment: str
) -> None:
    dialog, tell = make()
    app: App[None] = App()
    async with app.run_test() as pilot:
        if moment == "before it is shown":
            tell()
        await app.push_screen(dialog)
        if moment == "while it is shown":
            tell()
        await dialog.dismiss(None)
        tell()
        await pilot.pause()
        assert not dialog.is_open


async def test_a_second_answer_leaves_what_is_behind_the_dialog() -> None:
    answers: list[int | None] = []
    app: App[None] = App()
    async with app.run_test() as pilot:
        behind = ModalScreen[None]()
        await app.push_screen(behind)
        dialog = ChoiceScreen("Which?", [Choice("this"), Choice("that")])
        await app.push_screen(dialog, answers.append)
        dialog.answer(1)
        dialog.answer(0)
        await pilot.pause()
        assert app.screen is behind
        assert answers == [1]


async def test_an_answer_from_behind_another_dialog_leaves_that_one() -> None:
    class Asking(TypingDialog[None]):
        box = "asking"

        def compose(self) -> Iterator[Input]:
            yield Input()

    app: App[None] = App()
    async with app.run_test() as pilot:
        below, above = Asking(), Asking()
        await app.push_screen(below)
        await app.push_screen(above)
        below.dismiss(None)
        await pilot.pause()
        assert app.screen is above
        assert below.is_open


def test_every_dialog_is_derived_from_the_one_that_is_answered_once() -> None:
    bases = {
        (path.relative_to(SCREENS).as_posix(), ast.unparse(base).partition("[")[0])
        for path in SCREENS.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
        for base in node.bases
    }
    assert {path for path, base in bases if base == "ModalScreen"} == {"boxes/dialog.py"}
