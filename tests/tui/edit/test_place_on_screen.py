"""What comes above the open segment does not move it on the screen."""

from pathlib import Path

import pytest
from support.screens import ListeningApp, edit_screen, on_screen
from support.settling import settled
from support.small_project import make_project, the_document

from alignwb.core.bitext import edits
from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.segment import Segment, SegmentRef

LONG = "And so it went on for many a line, without an end in sight, until nobody knew why. " * 20


def bitext() -> Bitext:
    """Paragraphs of one segment, and a last one that is higher than the window."""
    short = [
        Paragraph(f"p{n}", Kind.PARAGRAPH, (Segment("s1", f"Alinea {n}."),)) for n in range(1, 30)
    ]
    segments = tuple(Segment(f"s{n}", f"Dit is zin {n} van de lange.") for n in range(1, 31))
    tail = [
        Paragraph(f"q{n}", Kind.PARAGRAPH, (Segment("s1", f"Slot {n}."),)) for n in range(1, 30)
    ]
    return Bitext(
        "brief",
        "seeds/brief.txt",
        (*short, Paragraph("long", Kind.PARAGRAPH, segments), *tail),
    )


@pytest.mark.parametrize(
    ("here", "above"),
    [
        (SegmentRef("p20", "s1"), SegmentRef("p3", "s1")),  # far above
        (SegmentRef("p20", "s1"), SegmentRef("p19", "s1")),  # in sight
        (SegmentRef("long", "s25"), SegmentRef("long", "s2")),  # in the same row
    ],
)
async def test_a_target_that_comes_above_moves_nothing(
    tmp_path: Path, here: SegmentRef, above: SegmentRef
) -> None:
    project = make_project(tmp_path, bitext())
    app = ListeningApp(project, the_document(project))
    async with on_screen(app, (100, 30)) as pilot:
        screen = edit_screen(pilot)
        screen.go(here)
        await settled(pilot)
        before = screen.view.line_of_current()
        height = screen.view.heights.total
        edit = edits.set_target(screen.session.bitext, above, LONG)
        assert edit is not None
        screen.session.apply(edit)
        screen.view.update_bitext(screen.session.bitext)
        await settled(pilot)

        assert screen.view.heights.total > height
        assert before is not None
        assert screen.view.line_of_current() == before
