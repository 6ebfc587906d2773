"""What is typed in any box of a screen comes back after the process was killed.

The end of the process is a copy of the project's folder: what it holds at that moment is what a
killed process leaves, for a key is handed to the operating system when it is handled.
"""

import ast
import shutil
from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest
from support.review_project import make_review_project, the_alignment
from support.screens import (
    ListeningApp,
    edit_screen,
    helpers_with,
    messages,
    on_screen,
    review_screen,
    type_text,
)
from support.settling import settled
from support.small_project import make_project, the_document
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from alignwb.core.bitext.pairing import Side
from alignwb.core.bitext.segment import SegmentRef
from alignwb.errors import ProjectError
from alignwb.services.project.project import Project
from alignwb.services.session import Box
from alignwb.tui.boxes.typing_dialog import TypingDialog
from alignwb.tui.shared.modes import Mode

TITLE, DRAFTED, MARKED = SegmentRef("p1", "s1"), SegmentRef("p2", "s1"), SegmentRef("p2", "s2")
SCREENS = Path(__file__).parents[3] / "src" / "alignwb" / "tui"


def editing(project: Project) -> AbstractAsyncContextManager[Pilot[None]]:
    return on_screen(ListeningApp(project, the_document(project), helpers=helpers_with(project)))


def reviewing(project: Project) -> AbstractAsyncContextManager[Pilot[None]]:
    app = ListeningApp(
        project, the_alignment(project), mode=Mode.REVIEW, helpers=helpers_with(project)
    )
    return on_screen(app)


def left_by_a_kill(project: Project, folder: Path) -> Project:
    """The project as it is on disk now.

    The index is left out: it is written meanwhile, and made again from the bitexts.
    """
    shutil.copytree(project.root, folder, ignore=shutil.ignore_patterns("memory.sqlite*"))
    return Project(folder)


def texts_of(pilot: Pilot[None]) -> list[str]:
    """What the boxes of the dialog hold."""
    screen = pilot.app.screen
    return [
        *(box.value for box in screen.query(Input)),
        *(box.text for box in screen.query(TextArea)),
    ]


async def leave(pilot: Pilot[None]) -> None:
    """Leave the dialog without what is typed in it; where that would be lost, Esc says so first."""
    dialog = pilot.app.screen
    assert isinstance(dialog, TypingDialog)
    await pilot.press("escape")
    if not dialog.is_question:
        assert pilot.app.screen is dialog
        await pilot.press("escape")
    assert pilot.app.screen is not dialog


@pytest.mark.parametrize(
    ("key", "typed", "label", "spoken", "shown"),
    [
        ("f6", "is this his own letter", "Write a note", "F6 there", "is this his own letter"),
        ("ctrl+f", "zon", "Search", "Ctrl+F", "zon"),
        ("alt+l", "werkten bij", "Look up in the memory", "Alt+L", "werkten bij"),
        (
            "f12",
            "Nee, ",
            "Correct the source",
            "F12 there",
            "Nee, Zij werkten bij de Sovnarkom.",
        ),
        ("ctrl+l", "41", "Go to a number, paragraph or heading", "Ctrl+L", "41"),
    ],
)
async def test_what_is_typed_in_a_dialog_of_the_edit_screen_comes_back(
    tmp_path: Path, key: str, typed: str, label: str, spoken: str, shown: str
) -> None:
    (tmp_path / "a").mkdir()
    project = make_project(tmp_path / "a")
    async with editing(project) as pilot:
        await pilot.press("ctrl+down", key)
        await settled(pilot)
        await type_text(pilot, typed)
        killed = left_by_a_kill(project, tmp_path / "b")
    async with editing(killed) as pilot:
        assert f"What you typed in “{label}”" in messages(pilot)
        assert f"{spoken} shows it" in messages(pilot)
        await pilot.press(key)
        await settled(pilot)
        assert texts_of(pilot) == [shown]
        await type_text(pilot, "7")
        assert texts_of(pilot) == [f"{shown}7"]
        again = left_by_a_kill(killed, tmp_path / "c")
    async with editing(again) as pilot:
        await pilot.press(key)
        await settled(pilot)
        assert texts_of(pilot) == [f"{shown}7"]
        await leave(pilot)
        left = left_by_a_kill(again, tmp_path / "d")
    async with editing(left) as pilot:
        assert "What you typed" not in messages(pilot)


async def test_a_note_comes_back_at_its_segment_and_is_kept_there(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    project = make_project(tmp_path / "a")
    async with editing(project) as pilot:
        await pilot.press("ctrl+l", "3", "enter", "f6")
        await type_text(pilot, "sun or son")
        killed = left_by_a_kill(project, tmp_path / "b")
    async with editing(killed) as pilot:
        assert edit_screen(pilot).ref == MARKED
        assert "“Write a note” at number 3" in messages(pilot)
        await pilot.press("ctrl+up", "f6")
        assert texts_of(pilot) == [""]  # that of another segment
        await pilot.press("escape", "ctrl+down", "f6", "f6")
        session = edit_screen(pilot).session
        assert session.bitext.segment(MARKED).note == "sun or son"
        assert session.boxes == {}


async def test_the_form_for_a_term_comes_back_with_every_field(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    project = make_project(tmp_path / "a")
    async with editing(project) as pilot:
        await pilot.press("alt+g")
        await type_text(pilot, "zonlicht")
        await pilot.press("down")
        await type_text(pilot, "sunlight")
        await pilot.press("f4")
        await pilot.press("down")
        await type_text(pilot, "not of the moon")
        await pilot.press("down")
        await type_text(pilot, "noun")
        await pilot.press("down")
        await type_text(pilot, "zonnelicht | zonneschijn")
        await pilot.press("up", "up", "end", "!")
        killed = left_by_a_kill(project, tmp_path / "b")
    async with editing(killed) as pilot:
        assert "“Add a term” is unfinished; Alt+G shows it" in messages(pilot)
        status = await status_after(pilot, "ctrl+down", "alt+g")
        fields = ["zonlicht", "sunlight", "not of the moon!", "noun", "zonnelicht | zonneschijn"]
        assert texts_of(pilot) == fields
        assert status == "admitted"
        await type_text(pilot, "!")
        assert texts_of(pilot)[2] == "not of the moon!!"
        await pilot.press("enter")
        last = (killed.root / "glossary.tsv").read_text(encoding="utf-8").splitlines()[-1]
        row = ["zonlicht", "sunlight", "admitted", "noun", "not of the moon!!"]
        assert last.split("\t") == [*row, "zonnelicht | zonneschijn"]
        assert edit_screen(pilot).session.boxes == {}


async def status_after(pilot: Pilot[None], *keys: str) -> str:
    """The status that the form for a term has after these keys."""
    await pilot.press(*keys)
    form = pilot.app.screen
    assert isinstance(form, TypingDialog)
    return form.texts()["status"]


async def test_opening_a_dialog_and_leaving_it_as_it_was_keeps_nothing(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    async with editing(project) as pilot:
        screen = edit_screen(pilot)
        await pilot.press("f6")
        await type_text(pilot, "once")
        await pilot.press("enter", "f6")
        assert texts_of(pilot) == ["once"]
        assert screen.session.boxes == {}
        await type_text(pilot, "s")
        assert screen.session.boxes == {Box("note", TITLE): {"text": "onces"}}
        await pilot.press("backspace")
        assert screen.session.boxes == {}
        await pilot.press("escape", "alt+g")
        await settled(pilot)
        assert screen.session.boxes == {}


async def test_a_note_that_could_not_be_kept_is_shown_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = make_project(tmp_path)
    async with editing(project) as pilot:
        session = edit_screen(pilot).session

        def full(_: object) -> None:
            raise ProjectError("the disk is full")

        with monkeypatch.context() as patch:
            patch.setattr(session, "apply", full)
            await pilot.press("f6")
            await type_text(pilot, "who wrote this")
            await pilot.press("f6")
        assert "the disk is full" in messages(pilot)
        await pilot.press("f6")
        assert texts_of(pilot) == ["who wrote this"]
        await pilot.press("f6")
        assert session.bitext.segment(TITLE).note == "who wrote this"
        assert session.boxes == {}


async def test_keeping_a_note_leaves_what_is_typed_in_the_segment(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    project = make_project(tmp_path / "a")
    async with editing(project) as pilot:
        await type_text(pilot, "A letter")
        await pilot.press("f6")
        await type_text(pilot, "or: note")
        await pilot.press("f6")
        await type_text(pilot, ", long")
        killed = left_by_a_kill(project, tmp_path / "b")
    async with editing(killed) as pilot:
        screen = edit_screen(pilot)
        assert screen.editor.text == "A letter, long"
        assert screen.current.segment.target == "A letter"
        assert screen.current.segment.note == "or: note"
        assert "What you were typing in number 1 is in the box" in messages(pilot)


async def test_a_note_and_a_correction_of_the_review_come_back(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    project = make_review_project(tmp_path / "a")
    async with reviewing(project) as pilot:
        await pilot.press("down", "a")
        await type_text(pilot, "two sentences")
        with_note = left_by_a_kill(project, tmp_path / "b")
        await pilot.press("f6", "left", "e")
        await type_text(pilot, " Wat een dag")
        with_correction = left_by_a_kill(project, tmp_path / "c")
    async with reviewing(with_note) as pilot:
        assert review_screen(pilot).ref == DRAFTED
        assert "“Write a note” at number 2 is unfinished; F6 there shows it" in messages(pilot)
        await pilot.press("f6")
        assert texts_of(pilot) == ["two sentences"]
    async with reviewing(with_correction) as pilot:
        screen = review_screen(pilot)
        assert screen.current.side is Side.SOURCE
        assert screen.box.text.endswith(" Wat een dag")
        assert "What you were typing in number 2 is in the box" in messages(pilot)


async def test_a_full_disk_is_told_and_keeps_nobody_in_a_box(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = make_review_project(tmp_path)
    async with reviewing(project) as pilot:
        screen = review_screen(pilot)

        def full(*_: object) -> None:
            raise ProjectError("the disk is full")

        for way_out in (("escape", "escape"), ("enter",)):
            await pilot.press("e", "x")
            with monkeypatch.context() as patch:
                for name in ("keep_open_text", "drop_open_text", "keep_box", "drop_box"):
                    patch.setattr(screen.session, name, full)
                await pilot.press("y", *way_out)
                await pilot.press("ctrl+f", "9", "escape")
                assert not screen.box.is_open
        assert messages(pilot).count("the disk is full") >= 4
        assert screen.session.bitext.segment(TITLE).target == "A letterxy"


def dialogs_with_a_box() -> Sequence[tuple[str, Sequence[str]]]:
    """Every class of the screens that makes a box to type in, with its bases."""
    found: list[tuple[str, Sequence[str]]] = []
    for path in SCREENS.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef) and any(map(_makes_a_box, ast.walk(node))):
                bases = [base for base in node.bases if isinstance(base, ast.Subscript)]
                names = [each.value.id for each in bases if isinstance(each.value, ast.Name)]
                found.append((node.name, names))
    return found


def _makes_a_box(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {"Input", "LineBox", "TextArea", "TextBox"}
        and all(keyword.arg != "read_only" for keyword in node.keywords)
    )


def test_every_dialog_is_shown_by_what_keeps_its_text() -> None:
    showing = {
        path.relative_to(SCREENS).as_posix()
        for path in SCREENS.rglob("*.py")
        if "push_screen(" in path.read_text(encoding="utf-8")
    }
    assert showing == {"app.py", "shared/session_screen.py"}


def test_every_dialog_with_a_box_keeps_what_is_typed_in_it() -> None:
    found = dict(dialogs_with_a_box())
    assert {"NoteScreen", "TermForm", "ConcordanceScreen"} <= found.keys()
    assert {name for name, bases in found.items() if "TypingDialog" not in bases} == set()
