"""Drafts of the real starter model stream into the open screen, after what the memory knows."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from support.remembering_project import FIRST, LEFT, make_remembering_project
from support.screens import ListeningApp, edit_screen, helpers_with, messages, on_screen
from support.settling import settled, until
from support.small_project import BITEXT, make_project, the_document
from support.waiting import LONG_S
from textual.pilot import Pilot

from alignwb.core.bitext.segment import Origin, OriginKind, Segment, SegmentRef, Status
from alignwb.errors import ProjectError
from alignwb.services.drafting.drafting import draft_document, make_translator
from alignwb.services.memory.project_memory import ProjectMemory
from alignwb.services.project.project import Project
from alignwb.tui.boxes.segment_editor import SegmentEditor
from alignwb.tui.edit import drafting
from alignwb.tui.edit.edit_screen import EditScreen

TITLE = SegmentRef("p1", "s1")


def undrafted_project(folder: Path, *, on_open: bool) -> Project:
    paragraphs = tuple(
        replace(p, segments=tuple(Segment(s.id, s.source) for s in p.segments))
        for p in BITEXT.paragraphs
    )
    make_project(folder, replace(BITEXT, paragraphs=paragraphs))
    if on_open:
        (folder / "alignwb.toml").write_text("hypotheses = 2\n")
    return Project(folder)


@asynccontextmanager
async def opened(project: Project) -> AsyncIterator[tuple[Pilot[None], EditScreen]]:
    helpers = helpers_with(project)
    app = ListeningApp(project, the_document(project), helpers=helpers)
    async with on_screen(app, (120, 40)) as pilot:
        yield pilot, edit_screen(pilot)


async def test_a_document_without_drafts_is_drafted_when_it_is_opened(tmp_path: Path) -> None:
    async with opened(undrafted_project(tmp_path, on_open=True)) as (pilot, screen):
        await settled(pilot)
        assert screen.activity == ""
        for _, segment in screen.session.bitext.segments():
            assert segment.status is Status.DRAFT
            assert segment.draft is not None
            assert segment.draft.engine == "argos"
            assert segment.target == segment.draft.text
        marked = screen.session.bitext.segment(SegmentRef("p2", "s2"))
        assert marked.target.count("[^1]") == 1
        title = screen.session.bitext.segment(TITLE)
        assert screen.query_one(SegmentEditor).text == title.target


async def test_what_is_typed_while_drafting_goes_on_stays(tmp_path: Path) -> None:
    async with opened(undrafted_project(tmp_path, on_open=False)) as (pilot, screen):
        await pilot.press("M", "y", "f9")
        await settled(pilot)
        assert screen.activity == ""
        assert screen.query_one(SegmentEditor).text == "My"
        await pilot.press("enter")
        title = screen.session.bitext.segment(TITLE)
        assert (title.target, title.status) == ("My", Status.CONFIRMED)
        assert title.draft is not None
        await pilot.press("ctrl+z", "f7")
        assert screen.query_one(SegmentEditor).text == title.draft.text


async def test_leaving_while_a_batch_is_under_way_ends_quietly(tmp_path: Path) -> None:
    project = undrafted_project(tmp_path, on_open=False)
    async with opened(project) as (pilot, screen):
        (progress, *_) = draft_document(screen.session.bitext, make_translator(project.config))
        before = screen.session.bitext
        assert screen.saving.leave()
        screen.beside.hand_over(screen.drafting.take_drafts, progress, screen.session.bitext)
        screen.beside.hand_over(screen.drafting.end, screen.drafting._run)
        await pilot.press("x", "ctrl+down", "y")
        assert screen.session.bitext is before
        assert messages(pilot) == ""


async def test_a_journal_that_cannot_be_written_is_told_and_nothing_typed_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = undrafted_project(tmp_path, on_open=False)
    async with opened(project) as (pilot, screen):
        (progress, *_) = draft_document(screen.session.bitext, make_translator(project.config))

        def full(*_: object) -> None:
            raise ProjectError("the disk is full")

        with monkeypatch.context() as patch:
            patch.setattr(screen.session, "keep_open_text", full)
            patch.setattr(screen.session, "attach_drafts", full)
            await pilot.press("M", "y")
            screen.beside.hand_over(screen.drafting.take_drafts, progress, screen.session.bitext)
            await pilot.pause()
        assert set(messages(pilot).splitlines()) == {"the disk is full"}
        await pilot.press("enter")
        assert screen.session.bitext.segment(TITLE).target == "My"


async def test_drafting_fills_in_what_the_memory_knows_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafting, "_PATIENCE_S", LONG_S)
    async with opened(make_remembering_project(tmp_path)) as (pilot, screen):
        screen.go(FIRST)
        await pilot.press("f9")
        await settled(pilot)
        known = screen.session.bitext.segment(LEFT)
        assert known.target == "Then he left."
        assert known.origin == Origin(OriginKind.TM, "memory/letters.tmx", 100)
        assert known.draft is None
        drafted = screen.session.bitext.segment(FIRST)
        assert drafted.origin is not None
        assert drafted.origin.kind is OriginKind.MT
        assert screen.session._work.work.history.done[-1].label == "pre-translate"
        await pilot.press("ctrl+z")
        assert screen.session.bitext.segment(LEFT).target == ""
        assert screen.session.bitext.segment(FIRST).target == drafted.target


async def test_drafting_does_not_wait_for_a_memory_that_takes_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafting, "_PATIENCE_S", 0.01)
    gate = Event()

    def hold(_memory: ProjectMemory) -> None:
        assert gate.wait(LONG_S)

    async with opened(make_remembering_project(tmp_path)) as (pilot, screen):
        screen.go(FIRST)
        screen.helpers.memory.tell(hold, screen.memory.failed)
        await pilot.press("f9")
        await until(
            pilot,
            lambda: screen.session.bitext.segment(LEFT).draft and not screen.activity,
            "drafts while the memory is busy",
        )
        await pilot.press(*"Mine")
        gate.set()
        await settled(pilot)
        known = screen.session.bitext.segment(LEFT)
        assert (known.target, known.status) == ("Then he left.", Status.DRAFT)
        assert known.draft is not None
        assert known.origin == Origin(OriginKind.TM, "memory/letters.tmx", 100)
        assert screen.current.text.endswith("Mine")
        assert screen.activity == ""


async def test_drafting_asks_no_memory_where_the_project_wants_none(
    tmp_path: Path,
) -> None:
    project = make_remembering_project(tmp_path, settings="pretranslate = false\n")
    async with opened(project) as (pilot, screen):
        screen.go(FIRST)
        await pilot.press("f9")
        await settled(pilot)
        origin = screen.session.bitext.segment(LEFT).origin
        assert origin is not None
        assert origin.kind is OriginKind.MT
