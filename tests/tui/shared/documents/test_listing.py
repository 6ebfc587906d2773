"""The list of documents: there at once, told what is found out, and kept true."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from threading import Event

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
from support.settling import settled, until
from support.small_project import BITEXT, make_project
from textual.pilot import Pilot
from textual.widgets import OptionList

from alignwb.core.bitext import edits
from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.segment import Segment, SegmentRef, Status
from alignwb.core.bitext.statistics import Statistics, measure
from alignwb.core.checks.findings import FindingCounts
from alignwb.formats.xliff import write_xliff
from alignwb.services.checking.finding_counts import FindingCounter
from alignwb.services.project.project import Document, Project
from alignwb.tui.dialogs.document_list import DocumentList

LAST = SegmentRef("p3", "s1")


def story(name: str, target: str) -> Bitext:
    done = Segment("s1", "Het schip voer 7 weken.", target, Status.CONFIRMED)
    changed = replace(BITEXT.paragraph("p3"), segments=(done,))
    return replace(BITEXT.with_paragraphs([changed]), document=name, original="")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = make_project(tmp_path, story("brief", "The ship sailed for 7 weeks."))
    save(project, story("reis", "The ship sailed for 77 weeks."))
    return project


def save(project: Project, bitext: Bitext) -> None:
    (project.translations / f"{bitext.document}.xlf").write_bytes(write_xliff(bitext))


@pytest.fixture
def opened(project: Project) -> Open:
    @asynccontextmanager
    async def open_document(size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[None]]:
        app = ListeningApp(project, project.find("brief"), helpers=helpers_with(project))
        async with on_screen(app, size) as pilot:
            await settled(pilot)
            await pilot.press("f2")
            yield pilot

    return open_document


def lines(pilot: Pilot[None]) -> list[str]:
    dialog = pilot.app.screen
    assert isinstance(dialog, DocumentList)
    options = dialog.query_one(OptionList).options
    return [str(option.prompt).replace("\u00a0", " ") for option in options]


async def test_findings_are_told_beside_the_other_figures(opened: Open) -> None:
    async with opened() as pilot:
        await settled(pilot)
        brief, reis = lines(pilot)
        assert "open · Een brief" in brief
        assert "no findings" in brief
        assert "1 stop" in reis
        assert "25 %" in reis


async def test_what_is_not_counted_yet_is_told_as_such(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_count = Event()
    count = FindingCounter.count

    def waiting(self: FindingCounter, document: Document, *others: object) -> FindingCounts | None:
        may_count.wait()
        return count(self, document, *others)  # type: ignore[arg-type]  # passed through

    monkeypatch.setattr(FindingCounter, "count", waiting)
    try:
        async with opened() as pilot:
            await until(pilot, lambda: "25 %" in lines(pilot)[1], "the figures")
            assert "%  …" in lines(pilot)[1]
            may_count.set()
            await until(pilot, lambda: "1 stop" in lines(pilot)[1], "the findings")
    finally:
        may_count.set()


async def test_the_list_follows_what_changes_while_it_is_shown(
    opened: Open, project: Project
) -> None:
    async with opened() as pilot:
        await settled(pilot)
        assert "1 stop" in lines(pilot)[1]
        save(project, story("reis", "The ship  sailed for 7 weeks."))
        await until(pilot, lambda: "1 mark" in lines(pilot)[1], "the other findings")
        session = edit_screen(pilot).session
        edit = edits.set_target(session.bitext, LAST, "For 9 weeks.", status=Status.CONFIRMED)
        assert edit is not None
        session.apply(edit)
        await until(pilot, lambda: "1 stop" in lines(pilot)[0], "what is not saved yet")


async def test_what_has_not_changed_is_not_counted_again(
    opened: Open, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[Bitext] = []

    def counting(bitext: Bitext) -> Statistics:
        counted.append(bitext)
        return measure(bitext)

    monkeypatch.setattr("alignwb.tui.shared.documents.listing.measure", counting)
    async with opened() as pilot:
        await settled(pilot)
        save(project, story("reis", "The ship  sailed for 7 weeks."))
        await until(pilot, lambda: "1 mark" in lines(pilot)[1], "the other findings")
        assert len(counted) == 1


async def test_rules_that_are_none_cost_the_findings_alone(opened: Open, project: Project) -> None:
    with (project.root / "alignwb.toml").open("a", encoding="utf-8") as settings:
        settings.write('[[check]]\nforbids = "[open"\n')
    async with opened() as pilot:
        await settled(pilot)
        assert all("not counted" in line and "25 %" in line for line in lines(pilot))


async def test_a_wide_screen_has_a_document_in_a_line_and_a_narrow_one_in_two(
    opened: Open,
) -> None:
    async with opened((160, 50)) as pilot:
        await settled(pilot)
        wide = lines(pilot)
        assert len({line.index(" words") for line in wide}) == 1
        assert not any("\n" in line for line in wide)
        await pilot.resize_terminal(80, 24)
        await settled(pilot)
        assert all(line.count("\n") == 1 for line in lines(pilot))


async def test_the_chosen_document_is_opened(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("2")
        await until(
            pilot,
            lambda: (
                len(pilot.app.screen_stack) > 1
                and edit_screen(pilot).session.document.name == "reis"
            ),
            "the other document",
        )


async def test_the_files_of_the_open_document_may_be_gone(project: Project) -> None:
    app = ListeningApp(project, project.find("brief"), helpers=helpers_with(project))
    async with on_screen(app) as pilot:
        for path in (project.root / "seeds/brief.txt", project.translations / "brief.xlf"):
            path.unlink()
        await pilot.press("f2")
        await settled(pilot)
        assert [line.split()[1] for line in lines(pilot)] == ["reis"]
        assert not any("open" in line for line in lines(pilot))
        await pilot.press("1")
        await settled(pilot)
        assert edit_screen(pilot).session.document.name == "reis"


async def test_a_reference_that_is_read_is_none_of_the_documents(project: Project) -> None:
    project.references.mkdir()
    reference = project.references / "reis.xlf"
    reference.write_bytes((project.translations / "reis.xlf").read_bytes())
    app = ListeningApp(project, project.reference("reis"), helpers=helpers_with(project))
    async with on_screen(app) as pilot:
        await pilot.press("f2")
        await settled(pilot)
        assert not any("open" in line for line in lines(pilot))
        await pilot.press("2")
        await settled(pilot)
        assert edit_screen(pilot).session.document.bitext == project.translations / "reis.xlf"


@pytest.mark.parametrize("name", ["kapot", "foto"])
async def test_a_document_that_cannot_be_opened_leaves_the_one_before_open(
    project: Project, name: str
) -> None:
    (project.translations / "kapot.xlf").write_text("<xliff>", encoding="utf-8")
    (project.root / "seeds/foto.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(range(256)))
    app = ListeningApp(project, project.find("brief"), helpers=helpers_with(project))
    async with on_screen(app) as pilot:
        await pilot.press("pagedown", *"kept", "f2")
        await settled(pilot)
        number = next(line.split()[0] for line in lines(pilot) if line.split()[1] == name)
        await pilot.press(number)
        await settled(pilot)
        assert not app._exit
        assert f"{name}." in messages(pilot)
        screen = edit_screen(pilot)
        assert screen.session.document.name == "brief"
        assert not screen.session.read_only
        await type_text(pilot, "!")
        assert screen.editor.text.endswith("kept!")
