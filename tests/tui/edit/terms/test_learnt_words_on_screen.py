"""What drafts have learnt is listed, refused and made a term by single keys."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from support.drafted_bitext import drafted_bitext
from support.screens import ListeningApp, edit_screen, helpers_with, messages, on_screen, type_text
from support.settling import settled
from support.small_project import make_project, the_document
from textual.pilot import Pilot
from textual.widgets import OptionList

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.segment import SegmentRef
from alignwb.core.drafting.rewordings import Rewording
from alignwb.services.drafting.refused_words import refused_words
from alignwb.services.project.project import Project
from alignwb.tui.dialogs.titled_frame import TitledFrame
from alignwb.tui.edit.terms.term_suggestion_list import TermSuggestionList

OPEN = SegmentRef("p3", "s1")
SOURCES = ("De kamer was koud.", "Zij verliet de kamer.", "Hij kwam de kamer binnen.")


@pytest.fixture(scope="module")
def drafted() -> Bitext:
    bitext = drafted_bitext(SOURCES)
    assert all("chamber" not in each.target for _, each in bitext.segments())
    return bitext


@asynccontextmanager
async def opened(project: Project) -> AsyncIterator[Pilot[None]]:
    app = ListeningApp(project, the_document(project), helpers=helpers_with(project))
    async with on_screen(app, (100, 30)) as pilot:
        for text in ("The chamber — was cold.", "She left — the chamber."):
            await pilot.press("alt+x")
            await type_text(pilot, text)
            await pilot.press("enter")
            await settled(pilot)
        yield pilot


async def listed(pilot: Pilot[None]) -> TermSuggestionList:
    """The list of what was learnt."""
    await pilot.press("alt+slash")
    await settled(pilot)
    shown = pilot.app.screen
    assert isinstance(shown, TermSuggestionList)
    while shown._shown != 2:
        await pilot.press("tab")
    return shown


def title(shown: TermSuggestionList) -> str:
    return str(shown.query_one(TitledFrame).border_title)


def open_target(pilot: Pilot[None]) -> str:
    return edit_screen(pilot).session.bitext.segment(OPEN).target


async def test_a_refused_word_leaves_the_drafts_until_it_is_taken_back(
    tmp_path: Path, drafted: Bitext
) -> None:
    project = make_project(tmp_path, drafted)
    async with opened(project) as pilot:
        assert "chamber" in open_target(pilot)
        shown = await listed(pilot)
        assert title(shown) == "1 learnt from what you confirmed"
        await pilot.press("x")
        await settled(pilot)
        assert title(shown) == "Nothing is learnt yet from what you confirmed"
        assert refused_words(project) == {Rewording("kamer", "chamber")}
        assert open_target(pilot) == drafted.segment(OPEN).target
        await pilot.press("u")
        await settled(pilot)
        assert title(shown) == "1 learnt from what you confirmed"
        assert refused_words(project) == frozenset()
        assert "chamber" in open_target(pilot)


async def test_a_learnt_word_becomes_a_term(tmp_path: Path, drafted: Bitext) -> None:
    project = make_project(tmp_path, drafted)
    async with opened(project) as pilot:
        shown = await listed(pilot)
        await pilot.press("a")
        await settled(pilot)
        rows = project.glossary.read_text("utf-8").splitlines()
        assert rows[-1].split("\t")[:2] == ["kamer", "chamber"]
        assert shown.query_one(OptionList).option_count == 0
        assert "chamber" in open_target(pilot)


async def test_a_spelling_is_no_term(tmp_path: Path) -> None:
    bitext = drafted_bitext(("Een kleur.", "Mooie kleuren.", "Geen kleur."))
    project = make_project(tmp_path, bitext)
    app = ListeningApp(project, the_document(project), helpers=helpers_with(project))
    async with on_screen(app, (100, 30)) as pilot:
        drafts = [each.target for _, each in bitext.segments()]
        british = {"color": "colour", "colour": "color"}
        for text in drafts[:2]:
            old = next(each for each in british if each in text)
            await pilot.press("alt+x")
            await type_text(pilot, text.replace(old, british[old]))
            await pilot.press("enter")
            await settled(pilot)
        shown = await listed(pilot)
        kinds = [str(each) for each in shown._lists[2]]
        assert any("spelling" in each.lower() for each in kinds)
        before = project.glossary.read_bytes()
        shown.query_one(OptionList).highlighted = next(
            place for place, each in enumerate(kinds) if "spelling" in each.lower()
        )
        await pilot.press("a")
        await settled(pilot)
        assert "and no term; it stays learnt" in messages(pilot)
        assert project.glossary.read_bytes() == before
        assert shown.query_one(OptionList).option_count == len(kinds)


async def test_where_nothing_is_to_be_learnt_the_list_says_why(
    tmp_path: Path, drafted: Bitext
) -> None:
    project = make_project(tmp_path, drafted, settings="learn_words = false\n")
    async with opened(project) as pilot:
        shown = await listed(pilot)
        assert title(shown) == "Nothing is learnt: learn_words is false in alignwb.toml"


async def test_a_damaged_file_of_refusals_is_told_of_and_nothing_is_drafted_by_it(
    tmp_path: Path, drafted: Bitext
) -> None:
    project = make_project(tmp_path, drafted)
    project.refused_words.write_text("kamer chamber\n", encoding="utf-8")
    async with opened(project) as pilot:
        assert "refused-words.txt:1: should be a word or sign" in messages(pilot)
        assert open_target(pilot) == drafted.segment(OPEN).target
