"""What the panel and the line of the review say of a bead with inline codes."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from support.coded_project import CODES
from support.coded_texts import coded
from support.review_project import ALIGNED, bead, make_review_project, the_alignment
from support.screens import ListeningApp, on_screen, review_screen
from textual.pilot import Pilot

from alignwb.formats.xliff import write_xliff
from alignwb.tui.review.bead_panel import BeadLine, BeadPanel
from alignwb.tui.shared.modes import Mode


@pytest.fixture
async def pilot(tmp_path: Path) -> AsyncIterator[Pilot[None]]:
    project = make_review_project(tmp_path)
    title, rest, *others = ALIGNED.paragraphs
    coded_bead = bead("s1", [coded("De <2>molen</2> draait.")], ["The mill turns."], 0.9)
    plain_bead = bead("s2", ["Het regent."], ["It rains."], 0.9)
    first = replace(title, segments=(coded_bead, plain_bead), codes=CODES)
    bitext = replace(ALIGNED, paragraphs=(first, rest, *others))
    the_alignment(project).bitext.write_bytes(write_xliff(bitext))
    app = ListeningApp(project, the_alignment(project), mode=Mode.REVIEW)
    async with on_screen(app) as pilot:
        yield pilot


async def test_the_codes_of_a_bead_are_named_and_none_is_said_to_be_missing(
    pilot: Pilot[None],
) -> None:
    screen = review_screen(pilot)
    for words in (BeadPanel, BeadLine):
        shown = str(screen.query_one(words).render()).replace("\u00a0", " ")
        assert "² link molenmuseum.example" in shown
        assert "missing" not in shown
    await pilot.press("down")
    assert "molenmuseum" not in str(screen.query_one(BeadPanel).render())
    assert "no note" in str(screen.query_one(BeadLine).render())
