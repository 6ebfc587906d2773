"""Matches and hits of the concordance, put into a segment that has inline codes."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from support.coded_project import BITEXT, SOURCE
from support.coded_texts import written
from support.remembering_project import write_memory
from support.screens import ListeningApp, edit_screen, helpers_with, messages, on_screen, type_text
from support.settling import settled
from support.small_project import make_project, the_document
from textual.pilot import Pilot

from alignwb.core.bitext.codes import codes_of
from alignwb.formats.translation_unit import TranslationUnit

ENGLISH = "Read the letter of the miller."


@pytest.fixture
async def pilot(tmp_path: Path) -> AsyncIterator[Pilot[None]]:
    project = make_project(tmp_path, BITEXT)
    write_memory(
        project.memory / "molens.tmx", TranslationUnit("Lees de brief van de molenaar.", ENGLISH)
    )
    app = ListeningApp(project, the_document(project), helpers=helpers_with(project))
    async with on_screen(app, (140, 40)) as pilot:
        await settled(pilot)
        yield pilot


def text_of(pilot: Pilot[None]) -> str:
    return edit_screen(pilot).editor.text


async def test_a_match_brings_the_codes_of_the_source_and_that_is_said(pilot: Pilot[None]) -> None:
    await pilot.press("ctrl+r")
    await settled(pilot)
    assert sorted(codes_of(text_of(pilot))) == sorted(codes_of(SOURCE))
    assert "The codes are the source's" in messages(pilot)


async def test_a_match_put_in_at_the_cursor_doubles_no_code(pilot: Pilot[None]) -> None:
    await pilot.press("alt+circumflex_accent", *"ab", "alt+circumflex_accent")
    before = codes_of(text_of(pilot))
    assert before
    await pilot.press("alt+i")
    await settled(pilot)
    assert sorted(codes_of(text_of(pilot))) == sorted(codes_of(SOURCE))


async def look_up(pilot: Pilot[None], words: str) -> None:
    await pilot.press("alt+l")
    await type_text(pilot, words)
    await settled(pilot)
    await pilot.press("enter")
    await settled(pilot)


async def test_all_of_a_hit_goes_into_an_empty_target_with_the_codes(pilot: Pilot[None]) -> None:
    await look_up(pilot, "molenaar")
    assert sorted(codes_of(text_of(pilot))) == sorted(codes_of(SOURCE))
    assert "The codes are the source's" in messages(pilot)


async def test_into_what_is_written_only_its_words_go(pilot: Pilot[None]) -> None:
    await type_text(pilot, "So: ")
    await look_up(pilot, "molenaar")
    assert written(text_of(pilot)) == f"So: {ENGLISH}"
    assert "codes" not in messages(pilot)
