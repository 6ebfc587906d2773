"""Pairing what stands far apart, by its keys, on the real screen."""

from pathlib import Path

import pytest
from support.review_project import bead, make_review_project, the_alignment
from support.screens import ListeningApp, messages, on_screen, review_screen
from textual.pilot import Pilot

from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.segment import SegmentRef
from alignwb.formats.xliff import read_xliff
from alignwb.services.project.project import Project
from alignwb.tui.review.bead_panel import BeadPanel
from alignwb.tui.review.bead_view import BeadView
from alignwb.tui.shared.modes import Mode
from alignwb.tui.shared.status_line import StatusLine

FAR = Bitext(
    "brief",
    "seeds/brief.txt",
    (
        Paragraph("p1", Kind.PARAGRAPH, (bead("s1", ["Hallo."], ["Hello."], 0.97),)),
        Paragraph(
            "p2",
            Kind.PARAGRAPH,
            (
                bead("s1", ["De zee was koud."], [], 0.9),
                bead("s2", ["De wind ging liggen."], [], 0.9),
            ),
        ),
        Paragraph(
            "p3",
            Kind.PARAGRAPH,
            (
                bead("s1", ["Dag."], ["Bye."], 0.98),
                bead("s2", [], ["The sea was cold."], 0.9),
                bead("s3", [], ["The wind dropped."], 0.9),
            ),
        ),
    ),
)
COLD, WIND, BYE = SegmentRef("p2", "s1"), SegmentRef("p2", "s2"), SegmentRef("p3", "s1")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return make_review_project(tmp_path, FAR)


def app_of(project: Project) -> ListeningApp:
    return ListeningApp(project, the_alignment(project), mode=Mode.REVIEW)


def targets(pilot: Pilot[None]) -> list[tuple[str, str]]:
    bitext = review_screen(pilot).session.bitext
    return [(segment.source, segment.target) for _, segment in bitext.segments()]


async def test_a_block_is_marked_fetched_and_given_back(project: Project) -> None:
    async with on_screen(app_of(project), (120, 40)) as pilot:
        before = targets(pilot)
        await pilot.press("end", "k", "v")
        assert "The target of 2 beads is marked" in messages(pilot)
        assert "target marked" in review_screen(pilot).query_one(StatusLine).state.activity
        await pilot.press("home", "j", "p")
        assert targets(pilot)[1:3] == [
            ("De zee was koud.", "The sea was cold."),
            ("De wind ging liggen.", "The wind dropped."),
        ]
        assert review_screen(pilot).current.ref == COLD
        assert review_screen(pilot).query_one(StatusLine).state.activity == ""
        await pilot.press("ctrl+z")
        assert targets(pilot) == before


async def test_what_came_from_elsewhere_is_seen_and_saved(project: Project) -> None:
    async with on_screen(app_of(project), (120, 40)) as pilot:
        await pilot.press("end", "k", "v", "home", "j", "p")
        screen = review_screen(pilot)
        assert "↕ sentence 3 of the target" in str(screen.query_one(BeadPanel).render())
        view = screen.query_one(BeadView)
        lines = ["".join(segment.text for segment in view.render_line(line)) for line in range(20)]
        assert sum("─↕──" in line for line in lines) == 2
        await pilot.press("ctrl+s")
        path = the_alignment(project).bitext
        assert [
            segment.pairing and segment.pairing.target_places
            for _, segment in read_xliff(path.read_bytes(), path).bitext.segments()
        ] == [(), (2,), (3,), ()]


async def test_the_source_may_be_marked_as_well_and_a_block_be_ended(project: Project) -> None:
    async with on_screen(app_of(project), (120, 40)) as pilot:
        await pilot.press("j", "left", "v", "v")
        assert "Nothing is marked any more" in messages(pilot)
        await pilot.press("v", "j", "v")
        assert "The source of 2 beads is marked" in messages(pilot)
        await pilot.press("end", "k", "p")
        assert targets(pilot)[1] == ("De zee was koud.", "The sea was cold.")


async def test_where_nothing_is_marked_or_nothing_fits_a_message_says_so(project: Project) -> None:
    async with on_screen(app_of(project), (120, 40)) as pilot:
        before = targets(pilot)
        await pilot.press("p")
        assert "nothing is marked" in messages(pilot)
        await pilot.press("j", "right", "v")
        assert "this bead has no target" in messages(pilot)
        assert targets(pilot) == before


async def test_a_mark_goes_with_its_bead_and_is_gone_while_that_is(project: Project) -> None:
    async with on_screen(app_of(project), (80, 24)) as pilot:
        screen = review_screen(pilot)
        await pilot.press("end", "v", "k", "m")
        assert screen.current.segment.target == "The sea was cold. The wind dropped."
        assert screen.query_one(StatusLine).state.activity == ""
        await pilot.press("home", "p", "p")
        assert "the marked bead is no longer there" in messages(pilot)
        assert sum("no longer there" in each.message for each in pilot.app._notifications) == 1
        await pilot.press("end", "v")
        assert "The target of 1 bead is marked" in messages(pilot)
        await pilot.press("v")
        assert screen.current.block is None


async def test_what_joins_the_paragraph_of_a_mark_leaves_it(project: Project) -> None:
    async with on_screen(app_of(project), (80, 24)) as pilot:
        screen = review_screen(pilot)
        await pilot.press("end", "v", "home", "j", "j", "m")
        assert [each.id for each in screen.session.bitext.paragraphs] == ["p1", "p2"]
        assert "target marked" in screen.query_one(StatusLine).state.activity
        await pilot.press("home", "j", "p")
        assert ("De zee was koud.", "The wind dropped.") in targets(pilot)


async def test_of_messages_that_only_inform_three_are_shown(project: Project) -> None:
    async with on_screen(app_of(project), (80, 24)) as pilot:
        for number in range(4):
            pilot.app.notify(f"done {number}", timeout=60)
            pilot.app.notify(f"careful {number}", severity="warning", timeout=60)
            await pilot.pause()
        shown = [each.message for each in pilot.app._notifications]
        assert [each for each in shown if "done" in each] == ["done 1", "done 2", "done 3"]
        assert sum("careful" in each for each in shown) == 4
