"""Clauses that were left out, found beside the work with the real embedder."""

from pathlib import Path
from threading import Event

from support.real_embedder import the_embedder
from support.screens import ListeningApp, edit_screen, helpers_with, on_screen
from support.settling import settled, until
from support.small_project import make_project, the_document

from alignwb.alignment.ports import Embedder
from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.segment import Segment, SegmentRef, Status

_DROPPED = "die ver weg in het zuiden van Frankrijk met haar kinderen woonde"
_SOURCE = f"Zij schreef een lange brief aan haar moeder, {_DROPPED}, en ging slapen."
_TARGET = "She wrote a long letter to her mother and went to sleep."
_WHOLE = (
    "She wrote a long letter to her mother, who lived far away in the south of France with her"
    " children, and went to sleep."
)
_WRITTEN, _DONE, _LAST = (SegmentRef("p1", f"s{number}") for number in range(1, 4))


def _bitext() -> Bitext:
    paid = "Hij betaalde, omdat zijn broer al zijn geld bij het kaarten verloren had, en reed weg."
    done = Segment("s2", paid, "He paid and rode away.", Status.CONFIRMED)
    segments = (Segment("s1", _SOURCE), done, Segment("s3", "Het regende."))
    return Bitext("brief", "seeds/brief.txt", (Paragraph("p1", Kind.PARAGRAPH, segments),))


async def test_a_dropped_clause_is_looked_for_beside_the_work_and_no_key_waits(
    tmp_path: Path,
) -> None:
    project = make_project(tmp_path, _bitext(), settings="check_on_screen = true\n")
    may_load = Event()

    def open_embedder() -> Embedder:
        assert may_load.wait(60)
        return the_embedder()

    app = ListeningApp(project, the_document(project), helpers=helpers_with(project, open_embedder))
    async with on_screen(app, (130, 36)) as pilot:
        screen = edit_screen(pilot)

        def omissions() -> set[SegmentRef]:
            found = screen.checking.found
            return {ref for ref in found if any(each.kind == "omission" for each in found[ref])}

        try:
            screen.box.put(_TARGET)
            await until(
                pilot, lambda: screen.beside.is_running("omissions"), "the search for clauses"
            )
            await pilot.press("enter")
            assert screen.session.bitext.segment(_WRITTEN).status is Status.CONFIRMED
            assert screen.ref == _LAST
        finally:
            may_load.set()
        screen.go(_WRITTEN)
        await until(pilot, lambda: _WRITTEN in omissions(), "what was confirmed")
        await until(pilot, lambda: _DONE in omissions(), "what stood there before")
        await settled(pilot)
        assert "omission" in [str(each.kind) for each in screen.checking.here.findings]
        screen.box.put(_WHOLE)
        await settled(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: _WRITTEN not in omissions(), "the mended one")


async def test_nothing_is_loaded_for_who_only_reads(tmp_path: Path) -> None:
    project = make_project(tmp_path, _bitext(), settings="check_on_screen = true\n")
    app = ListeningApp(project, the_document(project), helpers=helpers_with(project, the_embedder))
    async with on_screen(app) as pilot:
        screen = edit_screen(pilot)
        await pilot.press("ctrl+down", "ctrl+down", "ctrl+up")
        await until(pilot, lambda: bool(screen.checking.found), "the checks")
        await settled(pilot)
        assert not screen.linking.word_links.is_ready
