"""The memory on the screen: matches, repetitions, filling in, the concordance; all of it real."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from support.real_embedder import the_embedder
from support.remembering_project import (
    REMEMBERING,
    REPEATED,
    make_remembering_project,
    write_memory,
)
from support.screens import ListeningApp, edit_screen, helpers_with, messages, on_screen
from support.waiting import LONG_S, settled, until
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static

from alignwb.core.bitext.segment import Origin, OriginKind, SegmentRef, Status
from alignwb.core.memory.units import MemoryQuery
from alignwb.formats.translation_unit import TranslationUnit
from alignwb.formats.xliff import write_xliff
from alignwb.services.memory.project_memory import ProjectMemory, open_memory
from alignwb.services.project.project import Project
from alignwb.tui.edit import drafting
from alignwb.tui.edit.matches.concordance import ConcordanceScreen
from alignwb.tui.edit.matches.suggestion_list import SuggestionList
from alignwb.tui.edit.panels import HelpLine, SidePanel
from alignwb.tui.shared.row_painting import DIVIDER
from alignwb.tui.shared.status_line import StatusLine

DRAFTED = SegmentRef("p2", "s1")
SUNNY = SegmentRef("p2", "s2")
LEFT = SegmentRef("p3", "s1")
FIRST, SECOND, THIRD = (SegmentRef(paragraph, "s1") for paragraph in ("p4", "p5", "p6"))

Open = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return make_remembering_project(tmp_path)


@pytest.fixture
def opened(project: Project) -> Open:
    @asynccontextmanager
    async def open_document(
        at: SegmentRef = LEFT, size: tuple[int, int] = (160, 40)
    ) -> AsyncIterator[Pilot[None]]:
        helpers = helpers_with(project, the_embedder)
        app = ListeningApp(project, project.find("brief"), helpers=helpers)
        async with on_screen(app, size) as pilot:
            edit_screen(pilot).go(at)
            await settled(pilot)
            yield pilot

    return open_document


def shown_matches(pilot: Pilot[None]) -> list[tuple[int, str]]:
    shown = edit_screen(pilot).query_one(SidePanel).shown
    return [(match.rate, match.unit.target) for match in shown.matches]


async def test_matches_of_the_open_segment_are_shown_the_best_first(opened: Open) -> None:
    async with opened() as pilot:
        assert shown_matches(pilot) == [(100, "Then he left."), (76, "Then she left.")]
        assert "MATCHES" in str(edit_screen(pilot).query_one(SidePanel).render())


async def test_a_segment_unlike_anything_shows_no_matches(opened: Open) -> None:
    async with opened(SegmentRef("p4", "s2")) as pilot:
        assert shown_matches(pilot) == []
        assert "MATCHES" not in str(edit_screen(pilot).query_one(SidePanel).render())
        assert "match" not in str(edit_screen(pilot).query_one(HelpLine).render())


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
    project.root.joinpath("alignwb.toml").write_text("draft_on_open = false\npropagate = false\n")
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
    project.root.joinpath("alignwb.toml").write_text("draft_on_open = false\npropagate = false\n")
    async with opened(THIRD) as pilot:
        await pilot.press(*"Quiet", "alt+c")
        assert edit_screen(pilot).session.bitext.segment(FIRST).target == ""


async def test_drafting_fills_in_what_the_memory_knows_first(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafting, "_PATIENCE_S", LONG_S)
    async with opened(FIRST) as pilot:
        screen = edit_screen(pilot)
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
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafting, "_PATIENCE_S", 0.01)
    gate = Event()

    def hold(_memory: ProjectMemory) -> None:
        assert gate.wait(LONG_S)

    async with opened(FIRST) as pilot:
        screen = edit_screen(pilot)
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
    opened: Open, project: Project
) -> None:
    project.root.joinpath("alignwb.toml").write_text(
        "draft_on_open = false\npretranslate = false\n"
    )
    async with opened(FIRST) as pilot:
        screen = edit_screen(pilot)
        await pilot.press("f9")
        await settled(pilot)
        origin = screen.session.bitext.segment(LEFT).origin
        assert origin is not None
        assert origin.kind is OriginKind.MT


async def test_a_memory_that_cannot_be_opened_is_told_of_and_nothing_else_suffers(
    opened: Open, project: Project
) -> None:
    project.state.mkdir()
    (project.state / "cache").write_text("no folder")
    async with opened() as pilot:
        assert shown_matches(pilot) == []
        assert "cache" in messages(pilot)
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


async def open_concordance(pilot: Pilot[None], *keys: str) -> ConcordanceScreen:
    await pilot.press("alt+l", *keys)
    await settled(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, ConcordanceScreen)
    return screen


def hits(screen: ConcordanceScreen) -> list[str]:
    """The Dutch of each hit and, in another line, its English."""
    shown = screen.query_one(OptionList)
    prompts = [str(shown.get_option_at_index(n).prompt) for n in range(shown.option_count)]
    return [_one_below_the_other(prompt) if DIVIDER in prompt else prompt for prompt in prompts]


def _one_below_the_other(prompt: str) -> str:
    columns = zip(*(line.split(DIVIDER) for line in prompt.splitlines()), strict=True)
    return "\n".join(" ".join(" ".join(column).split()) for column in columns)


async def test_words_are_looked_up_as_they_are_typed_in_either_language(opened: Open) -> None:
    async with opened() as pilot:
        screen = await open_concordance(pilot, *"zon")
        assert hits(screen) == [
            "De zon ging onder.\nThe sun set.",
            "De zon scheen, en het was warm.\nThe sun shone, and it was warm.",
        ]
        await pilot.press("tab")
        await settled(pilot)
        assert hits(screen) == []
        await pilot.press(*["backspace"] * 3, *"sun", "space", "s", "e", "asterisk")
        await settled(pilot)
        assert hits(screen) == ["De zon ging onder.\nThe sun set."]


async def test_what_renders_the_words_is_marked_on_the_other_side(opened: Open) -> None:
    async with opened() as pilot:
        screen = await open_concordance(pilot, *"zon")
        shown = screen.query_one(OptionList).get_option_at_index(0).prompt
        marked = {
            str(shown)[span.start : span.end]
            for span in shown.spans  # type: ignore[union-attr]
            if "bold" in str(span.style)
        }
        assert marked == {"zon", "sun"}


async def test_where_there_is_room_the_texts_of_a_hit_stand_beside_each_other(
    opened: Open,
) -> None:
    async with opened(size=(130, 30)) as pilot:
        screen = await open_concordance(pilot, *"onder")
        shown = screen.query_one(OptionList)
        wide = str(shown.get_option_at_index(0).prompt)
        assert wide.startswith("De zon ging onder. ")
        assert wide.endswith(f"{DIVIDER}The sun set.")
        await pilot.resize_terminal(80, 24)
        assert str(shown.get_option_at_index(0).prompt) == "De zon ging onder.\nThe sun set."


async def test_only_the_marked_words_of_a_hit_are_inserted(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press(*"The", "space")
        screen = await open_concordance(pilot, *"zon")
        await pilot.press("ctrl+t")
        assert edit_screen(pilot).current.text == "The sun"
        screen = await open_concordance(pilot, "tab", *["backspace"] * 3, *"shone")
        assert len(hits(screen)) == 1
        await pilot.press("ctrl+t")
        assert edit_screen(pilot).current.text == "The sun shone"


async def test_the_units_beside_a_hit_are_shown(opened: Open) -> None:
    async with opened() as pilot:
        screen = await open_concordance(pilot, *"zij")
        beside = str(screen.query_one("#beside", Static).render())
        assert beside.splitlines() == [
            "memory/letters.tmx unit 3",
            "↑ Toen ging hij weg.",
            "↓ De zon ging onder.",
        ]


async def test_a_hit_is_inserted_at_the_cursor(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("a", "b", "left")
        await open_concordance(pilot, *"zon", "down")
        await pilot.press("enter")
        assert edit_screen(pilot).current.text == "a The sun shone, and it was warm.b"


async def test_the_concordance_begins_with_what_is_selected_or_was_looked_up_last(
    opened: Open,
) -> None:
    async with opened() as pilot:
        await pilot.press(*"The sun", "shift+home")
        screen = await open_concordance(pilot)
        assert screen.query_one(Input).value == "The sun"
        assert len(hits(screen)) == 2
        await pilot.press("escape", "end")
        screen = await open_concordance(pilot)
        assert screen.query_one(Input).value == "The sun"


async def test_what_is_confirmed_is_found_by_the_concordance(opened: Open) -> None:
    async with opened(FIRST) as pilot:
        await pilot.press(*"Silence", "enter")
        screen = await open_concordance(pilot, *"stil")
        assert hits(screen) == [f"{REPEATED}\nSilence"]


async def test_the_marked_source_word_is_looked_up_in_the_dutch(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("alt+w", "alt+w")
        screen = await open_concordance(pilot)
        assert screen.query_one(Input).value == "ging"
        assert len(hits(screen)) == 3


async def test_a_narrow_screen_names_the_best_match_in_a_line(opened: Open) -> None:
    async with opened(size=(80, 24)) as pilot:
        line = str(edit_screen(pilot).query_one(HelpLine).render())
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
