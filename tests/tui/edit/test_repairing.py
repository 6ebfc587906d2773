"""Mending a document on the screen: its source and how it is cut."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from support.screens import (
    ListeningApp,
    Open,
    edit_screen,
    helpers_with,
    messages,
    on_screen,
    type_text,
)
from support.settling import settled
from support.small_project import BITEXT, make_project, the_document
from textual.pilot import Pilot

from alignwb.core.bitext import edits
from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.segment import Segment, SegmentRef, Status
from alignwb.formats.xliff import read_xliff
from alignwb.services.project.project import Project
from alignwb.tui.boxes.segment_editor import SegmentEditor
from alignwb.tui.dialogs.prompts import SourceScreen
from alignwb.tui.edit.panels import HintLine, SidePanel
from alignwb.tui.edit.source_line import SourceLine
from alignwb.tui.shared.paragraph_lines import source_column

TITLE, DRAFTED = SegmentRef("p1", "s1"), SegmentRef("p2", "s1")
SOURCE = "Zij werkten bij de Sovnarkom."


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return make_project(tmp_path)


@pytest.fixture
def opened(project: Project) -> Open:
    @asynccontextmanager
    async def open_document(size: tuple[int, int] = (120, 30)) -> AsyncIterator[Pilot[None]]:
        app = ListeningApp(project, the_document(project), helpers=helpers_with(project))
        async with on_screen(app, size) as pilot:
            edit_screen(pilot).go(DRAFTED)
            await pilot.pause()
            yield pilot

    return open_document


def bitext_of(pilot: Pilot[None]) -> Bitext:
    return edit_screen(pilot).session.bitext


def drafted(pilot: Pilot[None]) -> Segment:
    return bitext_of(pilot).segment(DRAFTED)


async def test_a_corrected_source_is_shown_everywhere_and_undone_by_key(opened: Open) -> None:
    async with opened() as pilot:
        screen = edit_screen(pilot)
        before = bitext_of(pilot)
        await pilot.press("f12", "delete", "W", "enter")
        await settled(pilot)
        assert drafted(pilot).source == "Wij werkten bij de Sovnarkom."
        assert screen.query_one(SourceLine).source[0] == "Wij werkten bij de Sovnarkom."
        assert SOURCE in str(screen.query_one(SidePanel).render())
        assert screen.query_one(SegmentEditor).text == "They worked at Sovnarkom."
        await pilot.press("ctrl+z")
        assert bitext_of(pilot) == before


async def test_what_is_typed_before_the_key_is_kept(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("!", "f12", "X", "enter")
        await settled(pilot)
        assert drafted(pilot).target == "They worked at Sovnarkom.!"
        assert drafted(pilot).source == f"X{SOURCE}"


async def test_escape_leaves_the_source_and_forgets_what_was_typed(opened: Open) -> None:
    async with opened() as pilot:
        before = bitext_of(pilot)
        await pilot.press("f12", "X", "escape", "escape")
        assert bitext_of(pilot) is before
        assert edit_screen(pilot).session.boxes == {}


async def test_the_source_as_imported_can_be_put_back_by_key(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("f12", "X", "enter", "f12", "Y", "ctrl+r", "enter")
        await settled(pilot)
        assert (drafted(pilot).source, drafted(pilot).original_source) == (SOURCE, "")


async def test_an_emptied_source_is_refused_and_comes_back(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("f12", "ctrl+k", "enter")
        await settled(pilot)
        assert "nothing would be left of the source" in messages(pilot)
        assert drafted(pilot).source == SOURCE
        await pilot.press("f12", "N", "u", "enter")
        await settled(pilot)
        assert drafted(pilot).source == "Nu"


async def test_a_confirmed_target_is_marked_until_it_is_confirmed_again(opened: Open) -> None:
    async with opened((80, 24)) as pilot:
        screen = edit_screen(pilot)
        await pilot.press("alt+c", "f12", "X", "enter")
        await settled(pilot)
        assert (drafted(pilot).status, drafted(pilot).is_outdated) == (Status.CONFIRMED, True)
        hint = str(screen.query_one(HintLine).render())
        assert "confirmed before its source was corrected" in hint
        await pilot.press("ctrl+home", "ctrl+g")
        assert screen.ref == DRAFTED
        await pilot.press("enter")
        assert not drafted(pilot).is_outdated
        assert screen.ref != DRAFTED


async def test_a_locked_segment_says_so(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("alt+c", "alt+k", "f12")
        assert not isinstance(pilot.app.screen, SourceScreen)
        assert "This segment is locked." in messages(pilot)


async def test_a_stale_draft_is_made_again(tmp_path: Path) -> None:
    wrong = replace(BITEXT.segment(DRAFTED), source="Zij werkten bij de bakker.")
    paragraph = replace(
        BITEXT.paragraph("p2"), segments=(wrong, *BITEXT.paragraph("p2").segments[1:])
    )
    make_project(tmp_path, BITEXT.with_paragraphs([paragraph]))
    (tmp_path / "alignwb.toml").write_text("hypotheses = 2\n")
    project = Project(tmp_path)
    app = ListeningApp(project, the_document(project), helpers=helpers_with(project))
    async with on_screen(app) as pilot:
        edit_screen(pilot).go(DRAFTED)
        await pilot.press("f12", "ctrl+k")
        await type_text(pilot, "Het huis is groot.")
        await pilot.press("enter")
        await settled(pilot)
        segment = drafted(pilot)
        assert segment.source == "Het huis is groot."
        assert segment.draft is not None
        assert "house" in segment.target
        assert edit_screen(pilot).query_one(SegmentEditor).text == segment.target
        assert bitext_of(pilot).segment(TITLE).draft is None


async def test_paragraphs_are_joined_and_divided_by_key_and_undone(opened: Open) -> None:
    async with opened() as pilot:
        screen = edit_screen(pilot)
        before = bitext_of(pilot)
        await pilot.press("ctrl+n")
        await settled(pilot)
        assert [len(each.segments) for each in bitext_of(pilot).paragraphs] == [1, 3]
        assert screen.ref == DRAFTED
        await pilot.press("ctrl+down", "ctrl+down")
        assert screen.ref == SegmentRef("p2", "p3.s1")
        await type_text(pilot, "Then")
        await pilot.press("f10")
        await settled(pilot)
        assert screen.ref == SegmentRef("p3", "s1")
        assert bitext_of(pilot).segment(screen.ref).target == "Then"
        assert screen.query_one(SegmentEditor).text == "Then"
        await pilot.press("ctrl+z", "ctrl+z", "ctrl+z")
        assert bitext_of(pilot) == before
        await pilot.press("ctrl+y", "ctrl+y", "ctrl+y")
        assert [len(each.segments) for each in bitext_of(pilot).paragraphs] == [1, 2, 1]


async def test_joined_paragraphs_are_saved_and_opened_again(opened: Open, project: Project) -> None:
    async with opened() as pilot:
        await pilot.press("ctrl+n", "ctrl+s")
        await settled(pilot)
        joined = bitext_of(pilot)
        document = the_document(project)
        assert read_xliff(document.bitext.read_bytes(), document.bitext).bitext == joined
    async with opened() as pilot:
        assert bitext_of(pilot) == joined
        await pilot.press("ctrl+z")
        await settled(pilot)
        assert bitext_of(pilot) == BITEXT


async def test_what_cannot_be_joined_says_why(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("ctrl+home", "ctrl+n", "f10")
        assert "a title cannot be joined with a paragraph" in messages(pilot)
        assert "begins its paragraph already" in messages(pilot)
        assert bitext_of(pilot) == BITEXT


async def test_notes_of_another_program_keep_a_paragraph_whole(
    opened: Open, project: Project
) -> None:
    path = the_document(project).bitext
    data = path.read_bytes().replace(b'<unit id="p3">', b'<unit id="p3" name="end">')
    path.write_bytes(data)
    async with opened() as pilot:
        await pilot.press("ctrl+n")
        assert "something of another program with paragraph p3" in messages(pilot)
        assert bitext_of(pilot) == BITEXT


async def test_where_a_joined_paragraph_began_is_seen_also_inside_of_a_segment(
    opened: Open,
) -> None:
    async with opened((100, 40)) as pilot:
        await pilot.press("ctrl+n", "ctrl+down", "ctrl+n")
        screen = edit_screen(pilot)
        merged = edits.merge_with_next(bitext_of(pilot), SegmentRef("p2", "s2"))
        screen.session.apply(merged)
        screen.go(SegmentRef("p2", "s2"))
        screen.show_bitext()
        await settled(pilot)
        segment = bitext_of(pilot).segment(SegmentRef("p2", "s2"))
        [start] = segment.paragraph_starts
        shown = f"{segment.source[: start.offset]}¶\u00a0{segment.source[start.offset :]}"
        line = screen.query_one(SourceLine)
        assert str(line.render()) == shown
        [row] = [each for each in screen.view._parts.rows if each.id == "p2"]
        assert shown in source_column(row).text
