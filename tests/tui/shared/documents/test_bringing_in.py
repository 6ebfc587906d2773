"""Importing a file from the list of documents."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from support.screens import ListeningApp, edit_screen, helpers_with, on_screen, type_text
from support.settling import settled
from support.small_project import make_project, the_document
from textual.pilot import Pilot
from textual.widgets import Static

from alignwb.tui.dialogs.import_line import ImportScreen


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
    pilot.app.screen.query_one("LineBox").value = path  # type: ignore[attr-defined]
    await pilot.press("enter")
    await settled(pilot)


async def test_a_file_that_is_named_is_imported_and_opened(
    pilot: Pilot[None], tmp_path: Path
) -> None:
    (tmp_path / "mijn verhaal.txt").write_text("De sluis staat open.\n", encoding="utf-8")
    await type_text(pilot, "kept")
    await name(pilot, f"'{tmp_path}/mijn verhaal.txt'")
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
    assert pilot.app.screen.query_one("LineBox").value == str(path)  # type: ignore[attr-defined]
    await pilot.press("escape", "escape")
    assert edit_screen(pilot).session.document.name == "brief"
