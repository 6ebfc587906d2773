"""Suggested terms are accepted, changed and refused by single keys."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from support.real_embedder import the_embedder
from support.screens import ListeningApp, edit_screen, helpers_with, messages, on_screen
from support.settling import settled
from support.small_project import BITEXT, make_project, the_document
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from alignwb.core.bitext.bitext import Kind, Paragraph
from alignwb.core.bitext.segment import Segment, Status
from alignwb.core.terms.candidate_runs import CandidateKind
from alignwb.core.terms.candidates import TermCandidate
from alignwb.services.project.project import Project
from alignwb.services.terms.refusals import refused_terms
from alignwb.services.terms.suggesting import TermSuggestion
from alignwb.tui.dialogs.titled_frame import TitledFrame
from alignwb.tui.edit.edit_screen import EditScreen
from alignwb.tui.edit.terms.term_form import TermForm
from alignwb.tui.edit.terms.term_suggestion_list import FoundRows, Row, TermSuggestionList

PAIRS = (
    ("Kapitein Bontekoe zag Oostende.", "Captain Bontekoe saw Ostend."),
    ("Later zag Bontekoe de kustvaartschipper.", "Later Bontekoe saw the coaster’s master."),
    ("De kustvaartschipper sprak met Zeelenberg.", ""),
)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    paragraphs = tuple(
        Paragraph(
            f"p{n}",
            Kind.PARAGRAPH,
            (Segment("s1", dutch, english, Status.EDITED if english else Status.INITIAL),),
        )
        for n, (dutch, english) in enumerate(PAIRS, start=1)
    )
    project = make_project(tmp_path, replace(BITEXT, paragraphs=paragraphs))
    project.glossary.write_text("source\ttarget\n", encoding="utf-8")
    return project


@asynccontextmanager
async def listed(
    project: Project, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[Pilot[None], TermSuggestionList]]:
    app = ListeningApp(project, the_document(project), helpers=helpers_with(project, the_embedder))
    async with on_screen(app, size) as pilot:
        await pilot.press("alt+slash")
        await settled(pilot)
        assert isinstance(pilot.app.screen, TermSuggestionList)
        yield pilot, pilot.app.screen


def suggestions(shown: TermSuggestionList) -> list[TermSuggestion]:
    return [each for each in shown._lists[shown._shown] if isinstance(each, TermSuggestion)]


def texts(shown: TermSuggestionList) -> list[str]:
    return [each.candidate.text for each in suggestions(shown)]


def rows(project: Project) -> list[str]:
    return project.glossary.read_text("utf-8").splitlines()[1:]


async def go_to(pilot: Pilot[None], shown: TermSuggestionList, text: str) -> None:
    shown.query_one(OptionList).highlighted = texts(shown).index(text)
    await pilot.pause()


async def test_those_of_the_sentence_come_first_and_a_key_shows_those_of_the_document(
    project: Project,
) -> None:
    async with listed(project) as (pilot, shown):
        assert "Bontekoe" in " ".join(texts(shown))
        assert "Zeelenberg" not in texts(shown)
        await pilot.press("tab")
        assert {"Zeelenberg", "kustvaartschipper"} <= set(texts(shown))
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, EditScreen)
        assert rows(project) == []


async def test_one_with_its_english_is_accepted_and_undone(project: Project) -> None:
    async with listed(project) as (pilot, shown):
        await pilot.press("tab")
        await go_to(pilot, shown, "Zeelenberg")
        suggestion = suggestions(shown)[texts(shown).index("Zeelenberg")]
        assert suggestion.target == ""
        name = next(each for each in texts(shown) if "Bontekoe" in each)
        await go_to(pilot, shown, name)
        await pilot.press("a")
        assert len(rows(project)) == 1
        assert rows(project)[0].startswith(f"{name}\t")
        assert name not in texts(shown)
        await pilot.press("escape", "ctrl+z")
        assert rows(project) == []


async def test_one_without_english_opens_the_form_and_leaves_the_list_when_it_is_added(
    project: Project,
) -> None:
    async with listed(project) as (pilot, shown):
        await pilot.press("tab")
        await go_to(pilot, shown, "Zeelenberg")
        await pilot.press("enter")
        assert isinstance(pilot.app.screen, TermForm)
        await pilot.press("escape")
        assert "Zeelenberg" in texts(shown)
        await pilot.press("e")
        form = pilot.app.screen
        assert isinstance(form, TermForm)
        assert form.query_one("#source", Input).value == "Zeelenberg"
        form.query_one("#target", Input).value = "Mr Zeelenberg"
        await pilot.press("enter")
        assert pilot.app.screen_stack[-1] is shown
        assert rows(project) == ["Zeelenberg\tMr Zeelenberg"]
        assert "Zeelenberg" not in texts(shown)


async def test_what_is_refused_is_remembered_and_can_be_taken_back(project: Project) -> None:
    async with listed(project) as (pilot, shown):
        await pilot.press("tab")
        await go_to(pilot, shown, "kustvaartschipper")
        await pilot.press("x")
        assert refused_terms(project) == ("kustvaartschipper",)
        assert "kustvaartschipper" not in texts(shown)
        await pilot.press("u")
        assert refused_terms(project) == ()
        assert texts(shown)[0] == "kustvaartschipper"
        await pilot.press("x", "escape", "alt+slash")
        await settled(pilot)
        await pilot.press("tab")
        again = pilot.app.screen
        assert isinstance(again, TermSuggestionList)
        assert again._shown == 1
        assert "kustvaartschipper" not in texts(again)


async def test_a_file_of_refusals_that_cannot_be_read_is_told_of(project: Project) -> None:
    project.refused_terms.write_bytes(b"\xff\n")
    app = ListeningApp(project, the_document(project), helpers=helpers_with(project))
    async with on_screen(app, (80, 24)) as pilot:
        await pilot.press("alt+slash")
        await settled(pilot)
        assert "refused-terms.txt:1: not UTF-8" in messages(pilot)
        assert pilot.app.screen is edit_screen(pilot)


async def test_a_double_click_accepts_one_and_not_what_comes_to_stand_there(
    project: Project,
) -> None:
    async with listed(project) as (pilot, shown):
        await pilot.press("tab")
        clicked = next(
            number
            for number, (one, following) in enumerate(pairwise(suggestions(shown)))
            if one.target and following.target
        )
        name, following, *_ = texts(shown)[clicked:]
        await pilot.click(OptionList, offset=(6, clicked), times=2)
        await settled(pilot)
        assert [row.partition("\t")[0] for row in rows(project)] == [name]
        assert following in texts(shown)


class NobodyDecides:
    """A `Decider` that is asked nothing."""

    def accept(self, row: Row, done: Callable[[], None]) -> None: ...

    def change(self, row: Row, done: Callable[[], None]) -> None: ...

    def refuse(self, row: Row) -> bool:  # noqa: ARG002 - the port names it
        return False

    def take_back(self, row: Row) -> bool:  # noqa: ARG002
        return False


@pytest.mark.parametrize("moment", ["before the list is shown", "while it is shown", "once left"])
async def test_what_is_suggested_may_be_found_at_any_time(moment: str) -> None:
    candidate = TermCandidate("sluis", CandidateKind.WORD, 3, 1.0, (), ())
    found = [TermSuggestion(candidate, "lock")]
    shown = TermSuggestionList(NobodyDecides())
    app: App[None] = App()
    async with app.run_test() as pilot:
        if moment == "before the list is shown":
            shown.show(FoundRows(document=found))
        await app.push_screen(shown)
        if moment == "while it is shown":
            await pilot.press("tab")
            assert "Looking" in str(shown.query_one(TitledFrame).border_title)
            shown.show(FoundRows(document=found))
        if moment == "once left":
            await shown.dismiss(None)
            shown.show(FoundRows(document=found))
        else:
            assert shown.query_one(TitledFrame).border_title == "1 suggestion for the document"
            assert shown.query_one(OptionList).option_count == 1
