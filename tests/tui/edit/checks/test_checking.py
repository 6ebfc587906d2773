"""Findings on the screen, through a real Textual, over a real project on disk."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from support.hunspell_files import write_dictionary
from support.screens import (
    ListeningApp,
    Open,
    edit_screen,
    helpers_with,
    messages,
    on_screen,
    type_text,
)
from support.settling import settled, until
from support.small_project import make_project, the_document
from textual.pilot import Pilot
from textual.widgets import Input

from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.segment import Dismissal, Segment, SegmentRef, Status
from alignwb.services.project.documents import load_bitext
from alignwb.services.project.project import Project
from alignwb.tui.dialogs.choice import ChoiceScreen
from alignwb.tui.edit.checks.dismissing import DismissScreen
from alignwb.tui.edit.panels import HintLine, SidePanel

_SHIP = "In 1672 voer het schip naar de haven.[^8]"
_BITEXT = Bitext(
    "brief",
    "seeds/brief.txt",
    (
        Paragraph(
            "p1",
            Kind.PARAGRAPH,
            (
                Segment("s1", _SHIP),
                Segment("s2", "De schipper zweeg.", "The skipper  was silent.", Status.CONFIRMED),
                Segment("s3", "Er waren 41 man.", "There were 14 men.", Status.CONFIRMED),
                Segment("s4", "Toen ging hij weg."),
            ),
        ),
    ),
)
_FIRST, _SECOND, _THIRD, _LAST = (SegmentRef("p1", f"s{number}") for number in range(1, 5))


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return make_project(tmp_path, _BITEXT, settings="check_on_screen = true\n")


@pytest.fixture
def opened(project: Project) -> Open:
    @asynccontextmanager
    async def open_document(size: tuple[int, int] = (100, 30)) -> AsyncIterator[Pilot[None]]:
        app = ListeningApp(project, the_document(project), helpers=helpers_with(project))
        async with on_screen(app, size) as pilot:
            yield pilot

    return open_document


async def _type(pilot: Pilot[None], text: str) -> None:
    edit_screen(pilot).box.put(text)
    await settled(pilot)


def _status(pilot: Pilot[None], ref: SegmentRef) -> Status:
    return edit_screen(pilot).session.bitext.segment(ref).status


async def test_a_finding_of_weight_asks_for_a_second_enter(opened: Open) -> None:
    async with opened() as pilot:
        await _type(pilot, "In 1627 the ship sailed to the harbour.[^8]")
        await pilot.press("enter")
        assert _status(pilot, _FIRST) is not Status.CONFIRMED
        assert "“1672” in the source, “1627” in the translation" in messages(pilot)
        await pilot.press("enter")
        assert _status(pilot, _FIRST) is Status.CONFIRMED
        assert edit_screen(pilot).ref == _LAST


async def test_what_was_changed_after_the_question_is_asked_about_again(opened: Open) -> None:
    async with opened() as pilot:
        await _type(pilot, "In 1627 the ship sailed.[^8]")
        await pilot.press("enter")
        await _type(pilot, "In 1676 the ship sailed.[^8]")
        await pilot.press("enter")
        assert _status(pilot, _FIRST) is not Status.CONFIRMED


async def test_right_and_light_ones_are_confirmed_at_once(opened: Open) -> None:
    async with opened() as pilot:
        await _type(pilot, "In 1672 the  ship sailed to the harbour.[^8]")
        await pilot.press("enter")
        assert _status(pilot, _FIRST) is Status.CONFIRMED


async def test_confirming_without_moving_asks_too(opened: Open) -> None:
    async with opened() as pilot:
        await _type(pilot, "In 1672 the ship sailed to the harbour.")
        await pilot.press("alt+c")
        assert _status(pilot, _FIRST) is not Status.CONFIRMED
        assert "footnote marker [^8]" in messages(pilot)
        await pilot.press("alt+c")
        assert _status(pilot, _FIRST) is Status.CONFIRMED


async def test_findings_stand_in_the_margin_and_the_panel(opened: Open) -> None:
    async with opened() as pilot:
        screen = edit_screen(pilot)
        await until(pilot, lambda: _THIRD in screen.checking.found, "the checks")
        await pilot.press("ctrl+down", "ctrl+down")
        await settled(pilot)
        lines = ["".join(part.text for part in strip) for strip in screen.view.make_strips(0)]
        margin = "".join(line[:4] for line in lines)
        assert "!" in margin
        assert [each.subject for each in screen.checking.here.findings] == ["41"]


async def test_marks_go_when_what_is_found_is_mended(opened: Open) -> None:
    async with opened() as pilot:
        screen = edit_screen(pilot)
        await pilot.press("f8")
        assert screen.ref == _SECOND
        await pilot.press("f8")
        assert screen.ref == _THIRD
        assert screen.editor.selected_text == "14"
        await pilot.press("alt+o", "enter")
        assert screen.session.bitext.segment(_THIRD).target == "There were 41 men."
        await until(pilot, lambda: _THIRD not in screen.checking.found, "the checks")
        await pilot.press("alt+u")
        assert screen.ref == _SECOND


async def test_the_list_leads_to_its_findings(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("alt+j")
        assert isinstance(pilot.app.screen, ChoiceScreen)
        await pilot.press("2")
        await settled(pilot)
        assert edit_screen(pilot).ref == _THIRD


async def test_a_repair_is_undone_as_one_step(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("ctrl+down", "alt+o")
        await settled(pilot)
        assert edit_screen(pilot).editor.text == "The skipper was silent."
        await pilot.press("ctrl+z")
        await settled(pilot)
        assert edit_screen(pilot).editor.text == "The skipper  was silent."


async def test_a_dismissal_travels_with_the_bitext(opened: Open, project: Project) -> None:
    async with opened() as pilot:
        screen = edit_screen(pilot)
        await pilot.press("ctrl+down", "ctrl+down", "alt+z")
        assert isinstance(pilot.app.screen, DismissScreen)
        pilot.app.screen.query_one(Input).value = "the author’s slip"
        await pilot.press("enter")
        await settled(pilot)
        assert screen.checking.here.findings == ()
        await until(pilot, lambda: _THIRD not in screen.checking.found, "the checks")
        await pilot.press("ctrl+s")
        await settled(pilot)
        saved = load_bitext(the_document(project)).segment(_THIRD)
        assert saved.dismissed == (Dismissal("number", "41", "the author’s slip"),)
        await pilot.press("ctrl+z")
        await settled(pilot)
        assert screen.session.bitext.segment(_THIRD).dismissed == ()


_TWICE = Segment("s2", "Hij betaalde 73 gulden.", "He paid paid 37  guilders.", Status.CONFIRMED)
_SEVERAL = replace(
    _BITEXT, paragraphs=(replace(_BITEXT.paragraphs[0], segments=(
        _BITEXT.paragraphs[0].segments[0], _TWICE, *_BITEXT.paragraphs[0].segments[2:]
    )),)
)  # fmt: skip


def _here(pilot: Pilot[None]) -> tuple[SegmentRef, str]:
    """The open segment, and what its current finding is about."""
    screen = edit_screen(pilot)
    finding = screen.checking.here.current
    return screen.ref, finding.subject if finding else ""


@pytest.fixture
def several(tmp_path: Path) -> Open:
    """A segment with three findings, the first of which stops, and one after it with one."""
    project = make_project(tmp_path, _SEVERAL, settings="check_on_screen = true\n")

    @asynccontextmanager
    async def open_document(size: tuple[int, int] = (100, 30)) -> AsyncIterator[Pilot[None]]:
        app = ListeningApp(project, the_document(project), helpers=helpers_with(project))
        async with on_screen(app, size) as pilot:
            yield pilot

    return open_document


async def test_the_keys_go_from_finding_to_finding_within_a_segment(several: Open) -> None:
    async with several() as pilot:
        walk = []
        for key in ("f8", "f8", "f8", "f8", "f8"):
            await pilot.press(key)
            await settled(pilot)
            walk.append((_here(pilot), edit_screen(pilot).editor.selected_text))
        assert [(ref, selected) for (ref, _), selected in walk] == [
            (_SECOND, "37"),
            (_SECOND, "paid paid"),
            (_SECOND, "  "),
            (_THIRD, "14"),
            (_SECOND, "37"),
        ]
        back = []
        for _ in range(3):
            await pilot.press("alt+u")
            await settled(pilot)
            back.append((edit_screen(pilot).ref, edit_screen(pilot).editor.selected_text))
        assert back == [(_THIRD, "14"), (_SECOND, "  "), (_SECOND, "paid paid")]


async def test_the_current_finding_is_the_one_that_is_mended(several: Open) -> None:
    async with several() as pilot:
        await pilot.press("f8", "f8", "alt+o")
        await settled(pilot)
        assert edit_screen(pilot).editor.text == "He paid 37  guilders."
        await pilot.press("alt+o")  # the next one has taken its place
        await settled(pilot)
        assert edit_screen(pilot).editor.text == "He paid 37 guilders."
        assert _here(pilot) == (_SECOND, "73")


async def test_the_current_finding_is_the_one_that_is_dismissed(several: Open) -> None:
    async with several() as pilot:
        await pilot.press("f8", "f8", "alt+z", "enter")
        await settled(pilot)
        dismissed = edit_screen(pilot).session.bitext.segment(_SECOND).dismissed
        assert [each.kind for each in dismissed] == ["doubled-word"]
        here = edit_screen(pilot).checking.here
        assert [str(each.kind) for each in here.findings] == ["number", "spacing"]


async def test_the_list_leads_to_the_finding_not_only_to_its_segment(several: Open) -> None:
    async with several() as pilot:
        await pilot.press("alt+j", "2")
        await settled(pilot)
        assert edit_screen(pilot).ref == _SECOND
        assert edit_screen(pilot).editor.selected_text == "paid paid"


@pytest.mark.parametrize("size", [(80, 24), (130, 36)])
async def test_the_current_finding_is_marked(several: Open, size: tuple[int, int]) -> None:
    async with several(size) as pilot:
        screen = edit_screen(pilot)
        await pilot.press("f8", "f8")
        await settled(pilot)
        if screen.has_class("-wide"):
            shown = screen.query_one(SidePanel).render()
            lines = str(shown).splitlines()
            below = lines[lines.index("CHECKS") + 1 :][:3]
            assert [line[:2] for line in below] == [" !", "▸·", " ·"]
        else:
            assert "2/3" in str(screen.query_one(HintLine).render())
        margin = ["".join(part.text for part in strip)[:4] for strip in screen.view.make_strips(0)]
        assert sum("·▸" in line for line in margin) == 1


async def test_the_mark_in_the_margin_stands_beside_the_line_of_the_place(tmp_path: Path) -> None:
    words = "and the skipper waited for the tide in the old harbour " * 5
    long = Segment("s1", "Er waren 41 man. " * 8, f"The man  {words}saw  14 men.", Status.CONFIRMED)
    bitext = replace(_BITEXT, paragraphs=(replace(_BITEXT.paragraphs[0], segments=(long,)),))
    project = make_project(tmp_path, bitext, settings="check_on_screen = true\n")
    app = ListeningApp(project, the_document(project), helpers=helpers_with(project))
    async with on_screen(app) as pilot:
        view = edit_screen(pilot).view
        await until(pilot, lambda: len(edit_screen(pilot).checking.found) == 1, "the checks")
        marked = {}
        for _ in edit_screen(pilot).checking.here.findings:
            lines = ["".join(part.text for part in strip) for strip in view.make_strips(0)]
            [line] = [line for line in lines if "▸" in line[:4]]
            finding = edit_screen(pilot).checking.here.current
            assert finding is not None
            marked[finding.kind, finding.target[0].start if finding.target else 0] = line
            await pilot.press("f8")
            await settled(pilot)
        places = {place: line for (_, place), line in marked.items()}
        assert "The man  and" in places[min(places)]
        assert "14" in places[max(places)]


async def test_nothing_found_is_said(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("alt+o", "alt+z")
        assert "nothing found" in messages(pilot)


async def test_a_rule_that_is_no_pattern_is_told_and_the_other_checks_go_on(
    opened: Open, project: Project
) -> None:
    settings = (project.root / "alignwb.toml").read_text(encoding="utf-8")
    rule = "\n[[check]]\nneeds = '('\n"
    (project.root / "alignwb.toml").write_text(settings + rule, encoding="utf-8")
    async with opened() as pilot:
        await _type(pilot, "In 1627 the ship sailed to the harbour.[^8]")
        await pilot.press("enter")
        assert "no regular expression" in messages(pilot)
        assert "1627" in messages(pilot)


async def test_a_filter_shows_only_what_the_checks_find(several: Open) -> None:
    async with several() as pilot:
        screen = edit_screen(pilot)
        await pilot.press("alt+v")
        await type_text(pilot, "finding:spacing")
        await pilot.press("enter")
        await settled(pilot)
        assert screen.ref == _SECOND
        assert "finding:spacing · 1 of 4" in screen.finding_commands.bar.words
        await pilot.press("f8", "f8", "f8")  # what is hidden is passed over
        await settled(pilot)
        assert screen.ref == _SECOND


async def test_words_of_a_dictionary_are_known_once_it_is_read(
    opened: Open, project: Project, tmp_path: Path
) -> None:
    write_dictionary(tmp_path / "own", "", "gribble", "own")
    with (project.root / "alignwb.toml").open("a", encoding="utf-8") as file:
        file.write('[spelling]\ndictionary = "own/own.dic"\n')
    async with opened() as pilot:
        screen = edit_screen(pilot)
        await until(pilot, lambda: _THIRD in screen.checking.found, "the checks")
        await _type(pilot, "In 1672 the gribble grobble sailed to the harbour.[^8]")
        await until(pilot, lambda: bool(screen.checking.here.findings), "what is typed")
        assert [each.subject for each in screen.checking.here.findings] == ["grobble"]


async def test_a_damaged_dictionary_costs_a_message_and_the_checks_go_on(
    opened: Open, project: Project, tmp_path: Path
) -> None:
    (write_dictionary(tmp_path / "own", "", "gribble", "own")).write_bytes(b"word\xff\n")
    with (project.root / "alignwb.toml").open("a", encoding="utf-8") as file:
        file.write('[spelling]\ndictionary = "own/own.dic"\n')
    async with opened() as pilot:
        screen = edit_screen(pilot)
        await until(pilot, lambda: _THIRD in screen.checking.found, "the checks")
        await _type(pilot, "In 1672 the shpi sailed to the harbour.[^8]")
        await until(pilot, lambda: bool(screen.checking.here.findings), "what is typed")
        assert "own.dic: line 1 is not in utf-8" in messages(pilot)
        assert [str(each.kind) for each in screen.checking.here.findings] == ["spelling"]
