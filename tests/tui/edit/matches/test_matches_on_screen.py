"""Matches on the screen, and repetitions that are filled in; the memory is a real one."""

import sqlite3
from dataclasses import replace

import pytest
from support.client_xliff import client_file
from support.real_embedder import the_embedder
from support.remembering_project import (
    DRAFTED,
    FIRST,
    LEFT,
    REMEMBERING,
    REPEATED,
    SECOND,
    SUNNY,
    THIRD,
    write_memory,
)
from support.screens import ListeningApp, Open, edit_screen, helpers_with, messages, on_screen
from support.settling import settled
from support.translated_documents import imported
from textual.pilot import Pilot

from alignwb.core.bitext.segment import Origin, OriginKind, SegmentRef, Status
from alignwb.core.memory.units import MemoryQuery
from alignwb.formats.translation_unit import TranslationUnit
from alignwb.formats.xliff import write_xliff
from alignwb.services.memory.project_memory import open_memory
from alignwb.services.project.project import Project
from alignwb.tui.edit.matches.suggestion_list import SuggestionList
from alignwb.tui.edit.panels import HintLine, SidePanel
from alignwb.tui.shared.status_line import StatusLine


def shown_matches(pilot: Pilot[None]) -> list[tuple[int, str]]:
    shown = edit_screen(pilot).query_one(SidePanel).shown
    return [(match.rate, match.unit.target) for match in shown.matches]


async def test_matches_of_the_open_segment_are_shown_the_best_first(opened: Open) -> None:
    async with opened() as pilot:
        assert shown_matches(pilot) == [(100, "Then he left."), (76, "Then she left.")]
        assert "MATCHES" in str(edit_screen(pilot).query_one(SidePanel).render())


async def test_what_the_client_proposes_is_a_match_that_its_digit_takes(
    project: Project,
) -> None:
    unit = (
        "<trans-unit id='1'><source>De weg was lang.</source><alt-trans match-quality='88'"
        " origin='Klant'><source>De weg was langer.</source><target>The road was long.</target>"
        "</alt-trans></trans-unit>"
    )
    imported(project.root, "klant.xlf", client_file(unit))
    app = ListeningApp(project, project.find("klant"), helpers=helpers_with(project, the_embedder))
    async with on_screen(app, (160, 40)) as pilot:
        await settled(pilot)
        assert shown_matches(pilot) == [(88, "The road was long.")]
        await pilot.press("f4", "1")
        assert edit_screen(pilot).current.text == "The road was long."


async def test_a_segment_unlike_anything_shows_no_matches(opened: Open) -> None:
    async with opened(SegmentRef("p4", "s2")) as pilot:
        assert shown_matches(pilot) == []
        assert "MATCHES" not in str(edit_screen(pilot).query_one(SidePanel).render())
        assert "match" not in str(edit_screen(pilot).query_one(HintLine).render())


async def test_the_matches_of_the_segment_before_are_not_shown_for_this_one(
    opened: Open,
) -> None:
    async with opened() as pilot:
        edit_screen(pilot).go(SegmentRef("p4", "s2"))
        assert shown_matches(pilot) == []
        edit_screen(pilot).go(LEFT)
        assert len(shown_matches(pilot)) == 2  # known from before, shown at once


async def test_what_differs_in_the_source_is_marked_in_the_panel(opened: Open) -> None:
    async with opened(SUNNY) as pilot:
        panel = edit_screen(pilot).query_one(SidePanel)
        shown = panel.render()
        text = str(shown)
        assert "De zon scheen, en maar het was warm koud." in " ".join(text.split())
        struck = {text[span.start : span.end] for span in shown.spans if "strike" in span.style}  # type: ignore[union-attr]
        added = {text[span.start : span.end] for span in shown.spans if "underline" in span.style}  # type: ignore[union-attr]
        assert {"en", "warm"} <= struck
        assert {"maar", "koud"} <= added


async def test_the_best_match_replaces_the_target_and_says_where_it_is_from(
    opened: Open,
) -> None:
    async with opened() as pilot:
        await pilot.press("x", "ctrl+r")
        assert edit_screen(pilot).current.text == "Then he left."
        marks = edit_screen(pilot).query_one(StatusLine).state.marks
        assert marks == "◐ᵀ edited · TM 100 % memory/letters.tmx"
        await pilot.press("enter")
        segment = edit_screen(pilot).session.bitext.segment(LEFT)
        assert segment.target == "Then he left."
        assert segment.origin == Origin(OriginKind.TM, "memory/letters.tmx", 100)
        assert segment.status is Status.CONFIRMED


async def test_a_match_brings_the_footnote_marker_of_this_source(opened: Open) -> None:
    async with opened(SUNNY) as pilot:
        await pilot.press("ctrl+r")
        assert edit_screen(pilot).current.text == "The sun shone, and it was warm.[^1]"
        assert "73 %, fitted" in str(edit_screen(pilot).query_one(SidePanel).render())


async def test_one_undo_takes_a_match_out_again(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("x", "ctrl+r", "ctrl+z")
        assert edit_screen(pilot).current.text == "x"
        await pilot.press("enter")
        origin = edit_screen(pilot).session.bitext.segment(LEFT).origin
        assert origin is not None
        assert origin.kind is OriginKind.HUMAN


async def test_the_best_match_is_inserted_at_the_cursor(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("a", "b", "left", "alt+i")
        assert edit_screen(pilot).current.text == "a Then he left.b"


async def test_a_suggestion_is_picked_by_its_number_in_the_panel(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("ctrl+2")
        assert edit_screen(pilot).current.text == "Then she left."
        await pilot.press("f4")
        assert isinstance(pilot.app.screen, SuggestionList)
        await pilot.press("1")
        assert edit_screen(pilot).current.text == "Then he left."
        await pilot.press("ctrl+9")
        assert edit_screen(pilot).current.text == "Then he left."


async def test_drafts_come_behind_matches_under_one_numbering(opened: Open) -> None:
    async with opened(DRAFTED) as pilot:
        write_memory(
            edit_screen(pilot).project.memory / "more.tmx",
            TranslationUnit("Zij werkten bij de Zjenotdel.", "They worked at Zhenotdel."),
        )
    async with opened(DRAFTED) as pilot:
        assert shown_matches(pilot) == [(81, "They worked at Zhenotdel.")]
        await pilot.press("ctrl+3")
        assert edit_screen(pilot).current.text == "They were at Sovnarkom."
        await pilot.press("ctrl+1")
        assert edit_screen(pilot).current.text == "They worked at Zhenotdel."


async def test_the_list_inserts_at_the_cursor_too(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("a", "f4", "down", "i")
        assert edit_screen(pilot).current.text == "a Then she left."


async def test_a_locked_segment_takes_no_match(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("N", "o", "alt+c", "alt+k", "ctrl+r", "alt+i")
        assert edit_screen(pilot).session.bitext.segment(LEFT).target == "No"


async def test_what_is_confirmed_is_a_match_at_once_and_no_more_when_it_is_undone(
    opened: Open, project: Project
) -> None:
    project.root.joinpath("alignwb.toml").write_text(
        "draft_on_open = false\ncheck_on_screen = false\npropagate = false\n"
    )
    async with opened(FIRST) as pilot:
        assert shown_matches(pilot) == []
        await pilot.press(*"Silence", "enter")
        edit_screen(pilot).go(SECOND)
        await settled(pilot)
        assert shown_matches(pilot) == [(100, "Silence")]
        await pilot.press("ctrl+z")
        edit_screen(pilot).go(SECOND)
        await settled(pilot)
        assert shown_matches(pilot) == []


async def test_confirming_fills_in_repetitions_as_one_step_and_leaves_confirmed_ones(
    opened: Open,
) -> None:
    async with opened(THIRD) as pilot:
        await pilot.press(*"Quiet", "alt+c")
        session = edit_screen(pilot).session
        for ref in (FIRST, SECOND):
            segment = session.bitext.segment(ref)
            assert (segment.target, segment.status) == ("Quiet", Status.DRAFT)
            assert segment.origin == Origin(OriginKind.TM, "brief", 100)
        edit_screen(pilot).go(FIRST)
        await pilot.press("ctrl+z")
        assert session.bitext.segment(FIRST).target == ""
        assert session.bitext.segment(SECOND).target == ""
        assert session.bitext.segment(THIRD).target == "Quiet"
        edit_screen(pilot).go(SECOND)
        await pilot.press(*"Still", "alt+c")
        assert session.bitext.segment(THIRD).target == "Quiet"
        assert session.bitext.segment(FIRST).target == "Still"


async def test_repetitions_stay_where_the_project_wants_it_so(
    opened: Open, project: Project
) -> None:
    project.root.joinpath("alignwb.toml").write_text(
        "draft_on_open = false\ncheck_on_screen = false\npropagate = false\n"
    )
    async with opened(THIRD) as pilot:
        await pilot.press(*"Quiet", "alt+c")
        assert edit_screen(pilot).session.bitext.segment(FIRST).target == ""


async def test_a_memory_whose_index_cannot_be_kept_is_there_all_the_same(
    opened: Open, project: Project
) -> None:
    project.state.mkdir()
    (project.state / "cache").write_text("no folder")
    async with opened() as pilot:
        assert shown_matches(pilot)
        await pilot.press(*"He left", "enter")
        assert edit_screen(pilot).session.bitext.segment(LEFT).status is Status.CONFIRMED


async def test_a_memory_that_cannot_be_opened_is_told_of_and_nothing_else_suffers(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> sqlite3.Connection:
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(sqlite3, "connect", refuse)
    async with opened() as pilot:
        assert shown_matches(pilot) == []
        assert "disk I/O error" in messages(pilot)
        await pilot.press(*"He left", "enter")
        assert edit_screen(pilot).session.bitext.segment(LEFT).status is Status.CONFIRMED
        edit_screen(pilot).drafting.toggle()
        await settled(pilot)
        assert edit_screen(pilot).session.bitext.segment(FIRST).draft is not None


async def test_a_memory_file_that_cannot_be_read_is_told_of(opened: Open, project: Project) -> None:
    (project.memory / "broken.tmx").write_text("<tmx")
    async with opened() as pilot:
        assert shown_matches(pilot)
        assert "broken.tmx" in messages(pilot)


async def test_a_narrow_screen_names_the_best_match_in_a_line(opened: Open) -> None:
    async with opened(size=(80, 24)) as pilot:
        line = str(edit_screen(pilot).query_one(HintLine).render())
        assert line.startswith("no terms here")
        assert line.endswith("match 100 % +1")
        assert len(line) == 78


async def test_leaving_and_coming_back_the_index_says_what_the_file_says(
    opened: Open, project: Project
) -> None:
    async with opened(FIRST) as pilot:
        await pilot.press(*"Silence", "enter", "ctrl+q")
    with open_memory(project) as memory:
        assert [match.unit.target for match in memory.find(MemoryQuery(REPEATED))] == ["Silence"]


async def test_another_document_has_what_came_into_the_memory_meanwhile(
    opened: Open, project: Project
) -> None:
    second = replace(REMEMBERING, document="second", original="")
    (project.translations / "second.xlf").write_bytes(write_xliff(second))
    async with opened() as pilot:
        await pilot.press(*"Off he went", "enter")
        write_memory(project.memory / "new.tmx", TranslationUnit("Het regende.", "It was raining."))
        await pilot.press("f2", "2")
        assert edit_screen(pilot).session.document.name == "second"
        edit_screen(pilot).go(SegmentRef("p4", "s2"))
        await settled(pilot)
        assert shown_matches(pilot) == [(100, "It was raining.")]
        edit_screen(pilot).go(LEFT)
        await settled(pilot)
        assert (100, "Off he went") in shown_matches(pilot)
