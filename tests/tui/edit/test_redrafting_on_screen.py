"""Drafts follow the terms: by the real starter, on the screen, whoever has changed the terms."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from support.drafted_bitext import drafted_bitext
from support.screens import ListeningApp, edit_screen, helpers_with, messages, on_screen
from support.settling import settled
from support.small_project import make_project, the_document
from textual.pilot import Pilot
from textual.widgets import Input

from alignwb.core.bitext import edits
from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.segment import SegmentRef, Status
from alignwb.services.project.project import Project
from alignwb.tui.edit.edit_screen import EditScreen
from alignwb.tui.shared.paragraph_lines import CHANGED_MARK

HERE, EDITED, CONFIRMED, FAR = (SegmentRef(p, "s1") for p in ("p1", "p2", "p3", "p90"))
SOURCE = "De schipper zag de molen."


def _drafted() -> Bitext:
    sources = [SOURCE, "De molen was oud.", "Hij kocht de molen."]
    sources += ["Het was een lange dag."] * 86 + ["Zij verkocht de molen."]
    bitext = drafted_bitext(sources)
    edit = edits.set_target(bitext, EDITED, "The old mill, mine.")
    bitext = edits.apply(bitext, edit) if edit else bitext
    edit = edits.set_target(
        bitext, CONFIRMED, bitext.segment(CONFIRMED).target, status=Status.CONFIRMED
    )
    return edits.apply(bitext, edit) if edit else bitext


@pytest.fixture(scope="module")
def drafted() -> Bitext:
    return _drafted()


@pytest.fixture
def project(tmp_path: Path, drafted: Bitext) -> Project:
    project = make_project(tmp_path, drafted, settings="hypotheses = 2\n")
    project.glossary.write_text("source\ttarget\tstatus\tpos\n", encoding="utf-8")
    return project


@asynccontextmanager
async def opened(project: Project) -> AsyncIterator[tuple[Pilot[None], EditScreen]]:
    app = ListeningApp(project, the_document(project), helpers=helpers_with(project))
    async with on_screen(app, (100, 30)) as pilot:
        yield pilot, edit_screen(pilot)


async def add_term(pilot: Pilot[None], source: str, target: str) -> None:
    await pilot.press("alt+g")
    pilot.app.screen.query_one("#source", Input).value = source
    pilot.app.screen.query_one("#target", Input).value = target
    await pilot.press("enter")


def target(screen: EditScreen, ref: SegmentRef) -> str:
    return screen.session.bitext.segment(ref).target


async def test_a_term_reaches_the_drafts_that_no_hand_has_touched(
    project: Project, drafted: Bitext
) -> None:
    async with opened(project) as (pilot, screen):
        await add_term(pilot, "molen", "windmill")
        await settled(pilot)
        for ref in (HERE, FAR):
            assert "windmill" in target(screen, ref)
            assert screen.session.bitext.segment(ref).status is Status.DRAFT
        assert screen.editor.text == target(screen, HERE)
        for ref in (EDITED, CONFIRMED):
            assert screen.session.bitext.segment(ref) == drafted.segment(ref)
        assert "2 drafts were made again" in messages(pilot)
        lines = [screen.view.render_line(y).text for y in range(screen.view.size.height)]
        assert sum(CHANGED_MARK in line for line in lines) == 1
        await pilot.press("ctrl+down", "ctrl+up")
        lines = [screen.view.render_line(y).text for y in range(screen.view.size.height)]
        assert not any(CHANGED_MARK in line for line in lines)


async def test_undoing_a_term_brings_the_drafts_back(project: Project, drafted: Bitext) -> None:
    async with opened(project) as (pilot, screen):
        await add_term(pilot, "molen", "windmill")
        await settled(pilot)
        await pilot.press("ctrl+z")
        await settled(pilot)
        assert target(screen, HERE) == drafted.segment(HERE).target
        # Not word for word: what is confirmed since the first draft has a say in it.
        assert "mill" in target(screen, FAR)
        assert "windmill" not in target(screen, FAR)


async def test_terms_of_another_program_reach_the_drafts(project: Project) -> None:
    async with opened(project) as (pilot, screen):
        with project.glossary.open("a", encoding="utf-8") as file:
            file.write("molen\twindmill\tpreferred\tnoun\n")
        screen.term_commands.glossary.follow_file()
        await settled(pilot)
        assert "windmill" in target(screen, HERE)


async def test_what_is_typed_and_not_committed_stays_with_its_draft(
    project: Project, drafted: Bitext
) -> None:
    async with opened(project) as (pilot, screen):
        await pilot.press("end", "!")
        with project.glossary.open("a", encoding="utf-8") as file:
            file.write("molen\twindmill\tpreferred\tnoun\n")
        screen.term_commands.glossary.follow_file()
        await settled(pilot)
        assert screen.editor.text == drafted.segment(HERE).target + "!"
        assert target(screen, HERE) == drafted.segment(HERE).target
        assert "windmill" in target(screen, FAR)


async def test_where_drafts_are_not_to_honour_terms_none_is_made_again(
    project: Project, drafted: Bitext
) -> None:
    (project.root / "alignwb.toml").write_text("honour_terms = false\ndraft_on_open = false\n")
    async with opened(Project(project.root)) as (pilot, screen):
        await add_term(pilot, "molen", "windmill")
        await settled(pilot)
        assert target(screen, HERE) == drafted.segment(HERE).target


async def test_a_document_is_opened_with_drafts_as_old_as_its_terms(project: Project) -> None:
    (project.root / "alignwb.toml").write_text("hypotheses = 2\n")
    project.glossary.write_text("source\ttarget\nmolen\twindmill\n", encoding="utf-8")
    async with opened(Project(project.root)) as (pilot, screen):
        await settled(pilot)
        assert "windmill" in target(screen, HERE)
