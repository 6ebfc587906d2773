"""Importing a file from the list of documents."""

from collections.abc import AsyncIterator
from pathlib import Path
from threading import Event

import pytest
from support.client_xliff import TRADOS
from support.screens import (
    ListeningApp,
    edit_screen,
    helpers_with,
    messages,
    on_screen,
    type_text,
)
from support.settling import settled
from support.small_project import make_project, the_document
from support.waiting import LONG_S
from textual.pilot import Pilot
from textual.widgets import Static

from alignwb.services.incoming import Incoming, look_at, take_in
from alignwb.services.project.project import Document, Project
from alignwb.tui.dialogs.import_line import ImportScreen
from alignwb.tui.shared.documents import bringing_in


@pytest.fixture
async def pilot(tmp_path: Path) -> AsyncIterator[Pilot[None]]:
    (tmp_path / "project").mkdir()
    project = make_project(tmp_path / "project")
    app = ListeningApp(project, the_document(project), helpers=helpers_with(project))
    async with on_screen(app) as pilot:
        yield pilot


async def name(pilot: Pilot[None], path: str) -> None:
    await pilot.press("f2", "i")
    assert isinstance(pilot.app.screen, ImportScreen)
    pilot.app.screen.query_one("PathBox").value = path  # type: ignore[attr-defined]
    await pilot.press("enter")
    await settled(pilot)


def told(pilot: Pilot[None]) -> str:
    assert isinstance(pilot.app.screen, ImportScreen)
    return str(pilot.app.screen.query_one(Static).content)


async def test_a_file_that_is_named_is_imported_and_opened(
    pilot: Pilot[None], tmp_path: Path
) -> None:
    (tmp_path / "mijn verhaal.txt").write_text("De sluis staat open.\n", encoding="utf-8")
    await type_text(pilot, "kept")
    await name(pilot, f"'{tmp_path}/mijn verhaal.txt'")
    assert "is a document to translate (txt): 1 text, 1 segment, 4 words." in told(pilot)
    assert not (tmp_path / "project/seeds/mijn verhaal.txt").exists()
    await pilot.press("enter")
    await settled(pilot)
    screen = edit_screen(pilot)
    assert screen.session.document.name == "mijn verhaal"
    assert screen.current.segment.source == "De sluis staat open."
    assert "kept" in (tmp_path / "project/translations/brief.xlf").read_text(encoding="utf-8")


@pytest.mark.parametrize("there", [None, b"\xff\xfe\x00", b"PK\x03\x04"])
async def test_a_file_that_cannot_be_read_is_told_of_and_the_path_stays(
    pilot: Pilot[None], tmp_path: Path, there: bytes | None
) -> None:
    path = tmp_path / "stuk.txt"
    if there is not None:
        path.write_bytes(there)
    await name(pilot, str(path))
    assert isinstance(pilot.app.screen, ImportScreen)
    assert "stuk.txt" in str(pilot.app.screen.query_one(Static).content)
    assert pilot.app.screen.query_one("PathBox").value == str(path)  # type: ignore[attr-defined]
    await pilot.press("escape", "escape")
    assert edit_screen(pilot).session.document.name == "brief"


async def test_a_path_that_is_changed_is_looked_at_again(
    pilot: Pilot[None], tmp_path: Path
) -> None:
    for number in (1, 2):
        (tmp_path / f"deel{number}.txt").write_text(f"Deel {number}.\n", encoding="utf-8")
    await name(pilot, str(tmp_path / "deel1.txt"))
    await pilot.press(*["backspace"] * len("1.txt"), "tab")
    assert "deel1.txt  deel2.txt" in told(pilot)
    await pilot.press("2", "tab", "enter")
    await settled(pilot)
    assert "deel2.txt is a document" in told(pilot)
    assert not list((tmp_path / "project/seeds").glob("deel*"))


async def test_a_clients_file_comes_in_as_work(pilot: Pilot[None], tmp_path: Path) -> None:
    (tmp_path / "klant.xlf").write_text(TRADOS, encoding="utf-8")
    await name(pilot, str(tmp_path / "klant.xlf"))
    assert "klant.xlf is a client's bilingual file (xliff1): 2 texts, 3 segments" in told(pilot)
    await pilot.press("enter")
    await settled(pilot)
    screen = edit_screen(pilot)
    assert screen.session.document.name == "klant"
    first, *_ = (each for _, each in screen.session.bitext.segments())
    assert first.target == "The mill turns."


TMX = """<?xml version="1.0"?><tmx version="1.4"><header creationtool="x" creationtoolversion="1"
segtype="sentence" o-tmf="x" adminlang="en" srclang="nl" datatype="plaintext"/><body>
<tu><tuv xml:lang="nl"><seg>De sluis.</seg></tuv><tuv xml:lang="en"><seg>The lock.</seg></tuv></tu>
</body></tmx>"""


async def test_a_memory_is_taken_into_the_memory_and_the_document_stays_open(
    pilot: Pilot[None], tmp_path: Path
) -> None:
    (tmp_path / "oud.tmx").write_text(TMX, encoding="utf-8")
    await name(pilot, str(tmp_path / "oud.tmx"))
    assert "oud.tmx is a translation memory: 1 unit." in told(pilot)
    await pilot.press("enter")
    await settled(pilot)
    assert edit_screen(pilot).session.document.name == "brief"
    assert "1 unit in memory/oud.tmx" in messages(pilot)
    assert (tmp_path / "project/memory/oud.tmx").exists()


async def test_a_termbase_goes_into_the_glossary(pilot: Pilot[None], tmp_path: Path) -> None:
    (tmp_path / "woorden.utx").write_text(
        "#UTX 1.11; nl/en\n#src\ttgt\tsrc:pos\nsluis\tlock\tnoun\n", encoding="utf-8"
    )
    await name(pilot, str(tmp_path / "woorden.utx"))
    assert "woorden.utx is a termbase: 1 new term." in told(pilot)
    await pilot.press("enter")
    await settled(pilot)
    assert "sluis\tlock" in (tmp_path / "project/glossary.tsv").read_text(encoding="utf-8")


async def test_a_file_that_is_being_taken_in_is_taken_in_once(
    pilot: Pilot[None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_go_on, times = Event(), list[Incoming]()

    def take_in_later(project: Project, found: Incoming) -> Document | str:
        times.append(found)
        assert may_go_on.wait(LONG_S)
        return take_in(project, found)

    monkeypatch.setattr(bringing_in, "take_in", take_in_later)
    (tmp_path / "verhaal.txt").write_text("De sluis staat open.\n", encoding="utf-8")
    await name(pilot, f"{tmp_path}/verhaal.txt")
    await pilot.press("enter", "enter", "enter")
    may_go_on.set()
    await settled(pilot)
    screen = edit_screen(pilot)
    assert len(times) == 1
    assert screen.session.document.name == "verhaal"
    assert not screen.session.read_only


async def test_the_dialog_may_be_left_while_a_file_is_looked_at(
    pilot: Pilot[None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_go_on = Event()

    def look_later(project: Project, path: Path) -> Incoming:
        assert may_go_on.wait(LONG_S)
        return look_at(project, path)

    monkeypatch.setattr(bringing_in, "look_at", look_later)
    await pilot.press("f2", "i")
    pilot.app.screen.query_one("PathBox").value = f"{tmp_path}/nergens.txt"  # type: ignore[attr-defined]
    await pilot.press("enter", "escape", "escape")
    may_go_on.set()
    await settled(pilot)
    assert pilot.app.screen is edit_screen(pilot)
