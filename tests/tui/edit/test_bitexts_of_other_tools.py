"""A client's bitext on the edit screen: locked segments, notes, codes that are not shown."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from support.screens import ListeningApp, Open, edit_screen, helpers_with, messages, on_screen
from support.settling import settled
from support.small_project import make_project
from textual.pilot import Pilot

from alignwb.core.bitext.codes import End, PlacedEnd
from alignwb.core.bitext.segment import SegmentRef, Status
from alignwb.services.project.project import Project
from alignwb.tui.edit.panels import HintLine, SidePanel

CLIENT = """<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1"
 srcLang="nl" trgLang="en">
<file id="f"><notes><note>Aanspreken met u.</note></notes>
<unit id="1"><segment><source>Het dak lekt.</source><target>It leaks.</target></segment></unit>
<unit id="2" translate="no"><segment><source>QX-77</source></segment></unit>
<unit id="3"><segment id="a"><source>Bel <ph id="1" equiv="{n}"/> nu.</source></segment>
<segment id="b"><source>Of niet.</source></segment></unit>
</file></xliff>
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = make_project(tmp_path)
    (project.translations / "klant.xlf").write_text(CLIENT, encoding="utf-8")
    return project


@pytest.fixture
def opened(project: Project) -> Open:
    @asynccontextmanager
    async def open_document(size: tuple[int, int] = (140, 40)) -> AsyncIterator[Pilot[None]]:
        app = ListeningApp(project, project.find("klant"), helpers=helpers_with(project))
        async with on_screen(app, size) as pilot:
            yield pilot

    return open_document


def panel(pilot: Pilot[None]) -> str:
    return str(edit_screen(pilot).query_one(SidePanel).render())


async def test_enter_goes_on_from_a_locked_segment(opened: Open) -> None:
    async with opened() as pilot:
        screen = edit_screen(pilot)
        screen.go(SegmentRef("2", "s1"))
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert screen.current.ref == SegmentRef("3", "a")
        assert screen.session.bitext.segment(SegmentRef("2", "s1")).status is Status.LOCKED
        assert "locked" not in messages(pilot)


async def test_going_past_another_tools_segment_is_no_edit(opened: Open) -> None:
    async with opened() as pilot:
        screen = edit_screen(pilot)
        before = screen.session.bitext
        for paragraph in ("1", "2", "3"):
            screen.go(SegmentRef(paragraph, before.paragraph(paragraph).segments[0].id))
            await settled(pilot)
        assert screen.current.ref.paragraph == "3"
        assert screen.session.bitext is before


async def test_notes_and_codes_stand_beside_the_segment(opened: Open) -> None:
    async with opened() as pilot:
        assert "Aanspreken met u." in panel(pilot)
        assert "CODES" not in panel(pilot)
        edit_screen(pilot).go(SegmentRef("3", "a"))
        await settled(pilot)
        assert "CODES\nᵃ\u00a0{n}\n" in panel(pilot)


async def test_on_a_narrow_screen_they_share_the_line(opened: Open) -> None:
    async with opened((80, 24)) as pilot:
        edit_screen(pilot).go(SegmentRef("3", "a"))
        await settled(pilot)
        line = str(edit_screen(pilot).query_one(HintLine).render())
        assert line.startswith("ᵃ\u00a0{n}  ·  client Aanspreken met u.")


async def test_a_segment_with_codes_is_joined_and_keeps_them(
    opened: Open, project: Project
) -> None:
    async with opened() as pilot:
        screen = edit_screen(pilot)
        screen.go(SegmentRef("3", "a"))
        await settled(pilot)
        await screen.run_action("command('merge_segments')")
        await settled(pilot)
        [joined] = screen.session.bitext.paragraph("3").segments
        code = PlacedEnd(1, End.POINT).text
        assert joined.source == f"Bel {code} nu. Of niet."
        await pilot.press(*"Call.", "enter", "ctrl+s")
        await settled(pilot)
    saved = (project.translations / "klant.xlf").read_text(encoding="utf-8")
    assert '<source>Bel <ph id="1" equiv="{n}"/> nu. Of niet.</source>' in saved
    assert "<target>Call.</target>" in saved
