"""Pictures of the main screen, at the smallest and at a generous size.

`pytest tests/tui/edit/test_pictures.py --snapshot-update` takes them again after a meant change.
"""

from dataclasses import replace
from pathlib import Path

import pytest
from support.screens import helpers_with
from support.settling import settled
from support.small_project import BITEXT, make_project, the_document
from support.snap_compare import SnapCompare
from textual.pilot import Pilot

from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.segment import Draft, Hypothesis, Origin, OriginKind, Segment, Status
from alignwb.tui.app import AlignwbApp

SEED = Path(__file__).parents[3] / "seeds" / "001_b75611d346e5c1f4.txt"


def a_working_day() -> Bitext:
    """The seed's first sentences with targets in every state."""
    lines = SEED.read_text(encoding="utf-8").splitlines()
    text = " ".join(lines[3:9])
    sentences = [
        f"{sentence}." for sentence in text.replace("P. A. K", "P.\u00a0A.\u00a0K").split(". ")
    ]
    statuses = [Status.CONFIRMED, Status.EDITED, Status.DRAFT, Status.REVIEWED, Status.INITIAL]

    def segment(number: int, source: str, status: Status) -> Segment:
        best = f"The target of sentence {number}, as long as a sentence of that sort would be."
        draft = Draft(
            "argos",
            "translate-nl_en",
            "0.1",
            (Hypothesis(best, -0.41), Hypothesis(f"Another target of sentence {number}.", -0.62)),
        )
        if status is Status.INITIAL:
            return Segment(f"s{number}", source)
        note = "Is this the year meant?" if status is Status.EDITED else ""
        return Segment(f"s{number}", source, best, status, draft.origin, draft, note)

    body = tuple(
        segment(number, sentence, statuses[(number - 1) % len(statuses)])
        for number, sentence in enumerate(sentences, start=1)
    )
    title = Segment("s1", "Een ontmoeting", "A meeting", Status.LOCKED, Origin(OriginKind.HUMAN))
    paragraphs = (
        Paragraph("p1", Kind.TITLE, (title,)),
        Paragraph("p2", Kind.PARAGRAPH, body),
        *(replace(paragraph, id=f"q{paragraph.id}") for paragraph in BITEXT.paragraphs),
    )
    return Bitext("ontmoeting", "seeds/ontmoeting.txt", paragraphs)


@pytest.mark.parametrize("size", [(80, 24), (160, 50)], ids=["80x24", "160x50"])
def test_the_main_screen(snap_compare: SnapCompare, tmp_path: Path, size: tuple[int, int]) -> None:
    project = make_project(tmp_path, a_working_day())
    app = AlignwbApp(project, the_document(project), helpers=helpers_with(project))
    assert snap_compare(app, terminal_size=size, run_before=settled)


def test_the_help(snap_compare: SnapCompare, tmp_path: Path) -> None:
    project = make_project(tmp_path)
    app = AlignwbApp(project, the_document(project), helpers=helpers_with(project))

    async def ask(pilot: Pilot[None]) -> None:
        await settled(pilot)
        await pilot.press("f1")

    assert snap_compare(app, terminal_size=(100, 40), run_before=ask)
