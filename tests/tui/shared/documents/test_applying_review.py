"""A review that a client sends back, taken into the open document from the screen."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from support.review_files import edited
from support.screens import ListeningApp, edit_screen, helpers_with, messages, on_screen
from support.settling import settled
from support.small_project import BITEXT, DRAFTED, TITLE, make_project, the_document
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from alignwb.core.bitext.bitext import Bitext
from alignwb.services.exporting.ways_out import GoingOut, send_out, ways_out
from alignwb.services.project.project import Project
from alignwb.tui.dialogs.import_line import ImportScreen
from alignwb.tui.dialogs.reviewed_changes_list import ReviewedChangesList


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "project").mkdir()
    return make_project(tmp_path / "project")


@pytest.fixture
async def pilot(project: Project) -> AsyncIterator[Pilot[None]]:
    app = ListeningApp(project, the_document(project), helpers=helpers_with(project))
    async with on_screen(app) as pilot:
        yield pilot


def review(project: Project, path: Path, *changes: tuple[str, str]) -> Path:
    """A review of the document as a reviewer sends it back, under a name of their own."""
    document = the_document(project)
    (way,) = (way for way in ways_out(project, document) if way.name == "review-docx")
    send_out(way, document, BITEXT, GoingOut(with_drafts=True), path)

    def change(xml: str) -> str:
        for old, new in changes:
            assert old in xml
            xml = xml.replace(old, new)
        return xml

    path.write_bytes(edited(path.read_bytes(), change))
    return path


async def bring(pilot: Pilot[None], path: Path) -> str:
    """Name the file; what is told of it."""
    await pilot.press("f2", "i")
    pilot.app.screen.query_one("PathBox").value = str(path)  # type: ignore[attr-defined]
    await pilot.press("enter")
    await settled(pilot)
    assert isinstance(pilot.app.screen, ImportScreen)
    words = str(pilot.app.screen.query_one(Static).content)
    await pilot.press("enter")
    await settled(pilot)
    return words


def rows(pilot: Pilot[None]) -> list[str]:
    lines = pilot.app.screen.query_one(OptionList)
    return [str(lines.get_option_at_index(n).prompt) for n in range(lines.option_count)]


def bitext_of(pilot: Pilot[None]) -> Bitext:
    return edit_screen(pilot).session.bitext


async def test_what_the_reviewer_changed_is_shown_and_taken_as_one_edit(
    pilot: Pilot[None], project: Project, tmp_path: Path
) -> None:
    path = review(project, tmp_path / "terug (2).docx", ("They worked at", "They served at"))
    assert "terug (2).docx is a review of brief (1 row)." in await bring(pilot, path)
    assert isinstance(pilot.app.screen, ReviewedChangesList)
    (line,) = rows(pilot)
    assert line.split("\n") == [
        "2",
        "  now   They worked at Sovnarkom.",
        "  then  They served at Sovnarkom.",
    ]
    await pilot.press("escape")
    assert bitext_of(pilot).segment(DRAFTED) == BITEXT.segment(DRAFTED)
    await bring(pilot, path)
    await pilot.press("enter")
    await settled(pilot)
    assert bitext_of(pilot).segment(DRAFTED).target == "They served at Sovnarkom."
    assert "Segments changed by terug (2).docx: 1." in messages(pilot)
    await pilot.press("ctrl+z")
    assert bitext_of(pilot).segment(DRAFTED) == BITEXT.segment(DRAFTED)


async def test_the_segment_that_is_open_shows_what_the_reviewer_made_of_it(
    pilot: Pilot[None], project: Project, tmp_path: Path
) -> None:
    path = review(project, tmp_path / "r.docx", ("They worked at", "They slept at"))
    await pilot.press("ctrl+down")
    assert edit_screen(pilot).ref == DRAFTED
    await bring(pilot, path)
    await pilot.press("enter")
    await settled(pilot)
    assert edit_screen(pilot).editor.text == "They slept at Sovnarkom."
    await pilot.press("ctrl+down")
    await settled(pilot)
    assert bitext_of(pilot).segment(DRAFTED).target == "They slept at Sovnarkom."


async def test_what_does_not_fit_says_why_and_is_not_taken(
    pilot: Pilot[None], project: Project, tmp_path: Path
) -> None:
    path = review(
        project,
        tmp_path / "r.docx",
        ("Zij werkten bij de Sovnarkom.", "Zij sliepen."),
        ("They worked at", "They slept at"),
    )
    await bring(pilot, path)
    (line,) = rows(pilot)
    assert line.startswith("2  not taken: its source was changed in the table")
    assert "table They slept at Sovnarkom." in line
    sums = str(pilot.app.screen.query(Static).first().content)
    assert sums == "0 to take · 0 as they were · 1 not taken"
    await pilot.press("enter")
    assert bitext_of(pilot).segment(DRAFTED) == BITEXT.segment(DRAFTED)


async def test_what_is_typed_since_the_review_was_written_is_not_overwritten(
    pilot: Pilot[None], project: Project, tmp_path: Path
) -> None:
    path = review(project, tmp_path / "r.docx", ("They worked at", "They served at"))
    await pilot.press("ctrl+down", "x")
    await bring(pilot, path)
    (line,) = rows(pilot)
    assert "not taken: its target has changed since the export" in line
    await pilot.press("escape")
    assert bitext_of(pilot).segment(DRAFTED).target == "They worked at Sovnarkom.x"


async def test_a_review_of_another_document_says_which_one_to_open(
    pilot: Pilot[None], project: Project, tmp_path: Path
) -> None:
    path = review(project, tmp_path / "r.docx", (">brief<", ">memoires<"))
    assert "a review of memoires" in await bring(pilot, path)
    assert "is no review of brief: open memoires to take it in" in messages(pilot)
    assert bitext_of(pilot).segment(TITLE) == BITEXT.segment(TITLE)
