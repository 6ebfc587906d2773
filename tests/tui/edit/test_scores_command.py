"""The page with the scores of the document."""

from pathlib import Path

from support.scored_project import make_scored_project
from support.screens import ListeningApp, on_screen
from support.settling import settled, until
from support.small_project import make_project
from textual.pilot import Pilot
from textual.widgets import Static

from alignwb.tui.dialogs.page import PageScreen


def page(pilot: Pilot[None]) -> str:
    assert isinstance(pilot.app.screen, PageScreen)
    return str(pilot.app.screen.query_one(Static).render())


def scored(pilot: Pilot[None]) -> dict[str, list[str]]:
    """The figures of drafts and targets by metric, as the page says them."""
    rows = [row.split() for row in page(pilot).splitlines()]
    found = [row for row in rows if row[:1] in (["BLEU"], ["chrF2++"], ["TER"])]
    return {row[0]: row[1:] for row in reversed(found)}


async def test_the_page_follows_what_is_typed(tmp_path: Path) -> None:
    project = make_scored_project(tmp_path)
    async with on_screen(ListeningApp(project, project.find("brief")), (80, 40)) as pilot:
        await pilot.press("alt+percent_sign")
        await until(pilot, lambda: "chrF2++" in scored(pilot), "the scores")
        before = scored(pilot)
        for words in ("This segment", "The worst targets", "from beginning to end", "short text"):
            assert words in page(pilot)
        await pilot.press("escape")
        await pilot.press("ctrl+end", *" and a long tail of nothing")
        await settled(pilot)
        await pilot.press("alt+percent_sign")
        await until(pilot, lambda: "chrF2++" in scored(pilot), "the scores")
        after = scored(pilot)
        assert after["chrF2++"][0] == before["chrF2++"][0]
        assert float(after["chrF2++"][1]) < float(before["chrF2++"][1])
        assert float(after["TER"][1]) > float(before["TER"][1])


async def test_without_a_reference_the_page_says_where_to_put_one(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    async with on_screen(ListeningApp(project, project.find("brief")), (80, 24)) as pilot:
        await pilot.press("alt+percent_sign")
        await until(pilot, lambda: "no reference for brief" in page(pilot), "the message")
        assert "brief.xlf" in page(pilot).replace("\n", "").replace(" ", "")
