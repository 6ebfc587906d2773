"""What of a document is read on either side, and how far each sentence has come."""

from dataclasses import replace

import pytest

from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.codes import InlineCode
from alignwb.core.bitext.overview.preview import Standing, preview, preview_of, standing_of
from alignwb.core.bitext.pairing import Pairing, Side
from alignwb.core.bitext.segment import Draft, Hypothesis, Origin, OriginKind, Segment, Status

MACHINE = Origin(OriginKind.MT, "argos nl_en 1")
DONE = Segment("s1", "Het vroor.", "It froze.", Status.CONFIRMED)


@pytest.mark.parametrize(
    ("segment", "standing"),
    [
        (DONE, Standing.CONFIRMED),
        (replace(DONE, status=Status.LOCKED), Standing.CONFIRMED),
        (replace(DONE, is_outdated=True), Standing.OUTDATED),
        (replace(DONE, status=Status.EDITED), Standing.EDITED),
        (replace(DONE, status=Status.DRAFT, origin=MACHINE), Standing.DRAFT),
        (Segment("s1", "Het vroor."), Standing.MISSING),
    ],
)
def test_a_sentence_stands_where_its_segment_does(segment: Segment, standing: Standing) -> None:
    assert standing_of(segment) is standing


def test_a_draft_that_another_program_rewrote_is_edited() -> None:
    draft = Draft("argos", "nl_en", "1", (Hypothesis("It frozen.", -0.5),))
    segment = replace(DONE, status=Status.DRAFT, origin=draft.origin, draft=draft)
    assert standing_of(segment) is Standing.EDITED


def test_an_empty_target_that_was_confirmed_is_not_missing() -> None:
    dropped = Segment("s2", "Zie boven.", status=Status.CONFIRMED, pairing=Pairing())
    read = preview_of(Paragraph("p1", Kind.QUOTE, (DONE, dropped)))
    assert [each.segment for each in read.target] == ["s1"]
    assert [each.text for each in read.source] == ["Het vroor.", "Zie boven."]


def test_each_side_is_read_in_its_own_order() -> None:
    other = Segment("s2", "De sloot was dicht.", "The ditch was closed.", Status.CONFIRMED)
    paragraph = Paragraph("p1", Kind.PARAGRAPH, (DONE, other), target_order=("s2", "s1"))
    read = preview_of(paragraph)
    assert [each.segment for each in read.side(Side.SOURCE)] == ["s1", "s2"]
    assert [each.segment for each in read.side(Side.TARGET)] == ["s2", "s1"]


def test_codes_read_as_what_stands_for_them_in_plain_text() -> None:
    tab, bold = InlineCode(1, False, equiv=" — "), InlineCode(2, True)
    opened, closed = bold.ends
    source = f"Het{tab.ends[0].text}{opened.text}vroor{closed.text}."
    segment = Segment("s1", source, f"{opened.text}{closed.text}", Status.CONFIRMED)
    paragraph = Paragraph("p1", Kind.PARAGRAPH, (segment,), codes={1: tab, 2: bold})
    read = preview_of(paragraph)
    assert [each.text for each in read.source] == ["Het — vroor."]
    assert read.target == ()


def test_paragraphs_with_nothing_to_read_are_left_out() -> None:
    added = Segment("s1", "", "Translator's preface.", Status.CONFIRMED)
    bitext = Bitext(
        "ijs",
        "",
        (
            Paragraph("p1", Kind.NOTE, (added,)),
            Paragraph("p2", Kind.PARAGRAPH, ()),
            Paragraph("p3", Kind.HEADING, (DONE,)),
        ),
    )
    assert [(each.id, each.kind) for each in preview(bitext)] == [
        ("p1", Kind.NOTE),
        ("p3", Kind.HEADING),
    ]
