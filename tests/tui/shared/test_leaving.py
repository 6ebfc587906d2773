"""One can always leave, and is told where the work is: both screens, real files, real refusals."""

import errno
import os
import resource
import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import pytest
from support.pty_screen import PtyScreen
from support.review_project import make_review_project, the_alignment
from support.screens import ListeningApp, helpers_with, messages, type_text
from support.settling import settled, until
from support.small_project import make_project, the_document
from support.waiting import wait_until
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from alignwb.core.bitext.segment import SegmentRef
from alignwb.formats.xliff import read_xliff
from alignwb.services.project.project import Document, Project
from alignwb.services.session import open_session
from alignwb.tui.dialogs.choice import ChoiceScreen
from alignwb.tui.shared.modes import Mode
from alignwb.tui.shared.session_screen import SessionScreen

TITLE = SegmentRef("p1", "s1")
FULL = OSError(errno.ENOSPC, "No space left on device")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The home folder, in which nobody has written yet."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    return home


@pytest.fixture(params=list(Mode), ids=str)
def mode(request: pytest.FixtureRequest) -> Mode:
    assert isinstance(request.param, Mode)
    return request.param


@pytest.fixture
def project(mode: Mode, tmp_path: Path) -> Project:
    root = tmp_path / "project"
    root.mkdir()
    return make_project(root) if mode is Mode.EDIT else make_review_project(root)


@pytest.fixture
def document(mode: Mode, project: Project) -> Document:
    return the_document(project) if mode is Mode.EDIT else the_alignment(project)


@asynccontextmanager
async def opened(project: Project, document: Document, mode: Mode) -> AsyncIterator[Pilot[None]]:
    """The screen with some work in it that is in the journal: the title is “Some letter”."""
    app = ListeningApp(project, document, mode=mode, helpers=helpers_with(project))
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        if mode is Mode.REVIEW:
            await pilot.press("ctrl+home", "e", "ctrl+u")
        await type_text(pilot, "Some letter")
        await settled(pilot)
        yield pilot
        for screen in app.screen_stack:
            if isinstance(screen, SessionScreen):
                screen.session.close()


def question(pilot: Pilot[None]) -> str:
    """The dialog that is open, its explanation and its choices."""
    screen = pilot.app.screen
    assert isinstance(screen, ChoiceScreen)
    explanation = screen.query(Static).first(Static).render()
    options = screen.query_one(OptionList).options
    return "\n".join([str(explanation), *(str(option.prompt) for option in options)])


def has_left(pilot: Pilot[None]) -> bool:
    return pilot.app._exit


def parting_words(pilot: Pilot[None]) -> str:
    assert isinstance(pilot.app, ListeningApp)
    return "\n".join(pilot.app.parting_words)


def damage_the_bitext(document: Document) -> None:
    document.bitext.write_bytes(b"\x1f\x8b no bitext")


def put_a_folder_in_its_place(document: Document) -> None:
    document.bitext.unlink()
    (document.bitext / "inside").mkdir(parents=True)


@pytest.mark.parametrize("spoil", [damage_the_bitext, put_a_folder_in_its_place])
async def test_a_bitext_that_cannot_be_saved_is_left_with_the_work_in_the_journal(
    project: Project, document: Document, mode: Mode, spoil: Callable[[Document], None]
) -> None:
    async with opened(project, document, mode) as pilot:
        spoil(document)
        await pilot.press("ctrl+q")
        journal = project.state_of(document, "journal") / "brief.jsonl"
        assert str(journal) in question(pilot).replace("\n", "")
        assert not has_left(pilot)
        await pilot.press("3")
        assert not has_left(pilot)
        await pilot.press("ctrl+q", "1")
        assert has_left(pilot)
        assert str(journal) in parting_words(pilot)
    assert "Some letter" in journal.read_text()


@contextmanager
def full_disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A disk that takes nothing, but for the files of the home folder."""

    def refuse(*_: object) -> int:
        raise FULL

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", refuse)
        patch.setattr(os, "fsync", refuse)
        yield


async def test_what_no_disk_takes_is_named_and_can_be_gone_back_to(
    project: Project, document: Document, mode: Mode, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    async with opened(project, document, mode) as pilot:
        with full_disk(monkeypatch):
            await type_text(pilot, "!")
            await pilot.press("ctrl+q")
            assert "On no disk is the latest text of segment 1." in question(pilot)
            await pilot.press("1")
            assert "No space left" in messages(pilot)
            assert "On no disk" in question(pilot)
            await pilot.press("escape")
            assert not has_left(pilot)
            await pilot.press("ctrl+q", "2")
            assert has_left(pilot)
            assert "On no disk" in parting_words(pilot)
    assert list(home.iterdir()) == []


async def test_without_its_folder_the_bitext_can_be_written_elsewhere(
    project: Project, document: Document, mode: Mode, home: Path
) -> None:
    async with opened(project, document, mode) as pilot:
        shutil.move(project.root, home.parent / "moved")
        shutil.rmtree(home.parent / "moved")
        await type_text(pilot, "s")
        await pilot.press("ctrl+q")
        assert "On no disk is the latest text of segment" in question(pilot)
        await pilot.press("1")
        assert has_left(pilot)
    (rescued,) = home.iterdir()
    assert str(rescued) in parting_words(pilot)
    bitext = read_xliff(rescued.read_bytes(), rescued).bitext
    assert bitext.segment(TITLE).target == "Some letters"
    assert not project.root.exists()


async def test_a_deleted_journal_is_written_again_while_the_project_is_there(
    project: Project, document: Document, mode: Mode
) -> None:
    async with opened(project, document, mode) as pilot:
        shutil.rmtree(project.state)
        await type_text(pilot, "s")
        await settled(pilot)
        journal = project.state_of(document, "journal") / "brief.jsonl"
        assert "Some letter" in journal.read_text()
        await pilot.press("ctrl+q")
        assert has_left(pilot)
    with open_session(project, document, is_review=mode is Mode.REVIEW) as session:
        assert session.bitext.segment(TITLE).target == "Some letters"


async def test_a_disk_that_refuses_is_told_until_it_has_taken_everything(
    project: Project, document: Document, mode: Mode, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    async with opened(project, document, mode) as pilot:
        (screen,) = (each for each in pilot.app.screen_stack if isinstance(each, SessionScreen))
        session = screen.session
        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", refuse)
            await type_text(pilot, "s")
            await until(pilot, lambda: session.risk, "the disk to refuse")
            screen.saving.look_after_the_file()
            assert screen.saving.word(is_touched=screen.is_touched) == "not on the disk"
            assert "not on the disk yet" in messages(pilot)
            assert "Input/output error" in messages(pilot)
        await until(pilot, lambda: not session.risk, "the disk to have taken it")
        screen.saving.look_after_the_file()
        assert screen.saving.word(is_touched=screen.is_touched) != "not on the disk"
        assert messages(pilot).endswith("Everything you did is on the disk now.")


def test_a_full_disk_is_left_on_a_real_terminal(
    project: Project, document: Document, mode: Mode
) -> None:
    with PtyScreen(project.root, str(mode), "brief") as screen:
        screen.wait_for("Toen ging hij weg.")
        if mode is Mode.REVIEW:
            screen.send("e")
            screen.wait_for("Esc goes back")
        screen.send("Zz first")
        screen.wait_for("Zz first")
        pid = screen.process.pid
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
        screen.send(" second")
        screen.wait_for("not on the disk")
        screen.send("\x11")
        screen.wait_for("Go back")
        screen.wait_for("On no disk")

        resource.prlimit(pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
        screen.send("1")
        assert screen.end() == 0
        wait_until(lambda: not screen.modes_left_on, "the terminal")
        screen.wait_for("was written to")
    (rescued,) = (project.root.parent / "home").iterdir()
    assert b"Zz first second" in rescued.read_bytes()
