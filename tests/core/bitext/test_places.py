"""Places as people name them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.strategies import bitexts

from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.places import headings, place_of
from alignwb.core.bitext.segment import ParagraphStart, Segment

BITEXT = Bitext(
    "doc",
    "",
    (
        Paragraph("a", Kind.TITLE, (Segment("s1", "Het[^1] huis", "The house"),)),
        Paragraph("b", Kind.PARAGRAPH, (Segment("s1", "Een."), Segment("s2", "Twee."))),
        Paragraph("c", Kind.HEADING, (Segment("s1", "Later"),)),
    ),
)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("3", "b/s2"),
        (" 4 ", "c/s1"),
        ("0", "a/s1"),
        ("99999", "c/s1"),
        ("p2", "b/s1"),
        ("P 3", "c/s1"),
        ("§1", "a/s1"),
        ("p0", "a/s1"),
        ("p77", "c/s1"),
    ],
)
def test_numbers_and_paragraphs_are_places(text: str, place: str) -> None:
    assert str(place_of(BITEXT, text)) == place


@pytest.mark.parametrize("text", ["", "p", "huis", "-1", "1.5", "9" * 40])
def test_anything_else_is_none(text: str) -> None:
    assert place_of(BITEXT, text) is None


def test_headings_have_their_numbers_and_texts() -> None:
    assert [tuple(each)[1:] for each in headings(BITEXT)] == [
        (1, "Het huis", "The house"),
        (4, "Later", ""),
    ]


@given(bitexts(), st.integers(0, 12), st.sampled_from(["", "p"]))
def test_every_number_is_the_place_of_a_segment(bitext: Bitext, number: int, what: str) -> None:
    place = place_of(bitext, f"{what}{number}")
    assert place in dict(bitext.segments())
    assert all(bitext.segment(each.ref) for each in headings(bitext))


def test_paragraphs_that_a_bead_crosses_are_counted_and_joined_ones_are_not() -> None:
    crossed = Segment("s1", "Een. Twee.", paragraph_starts=(starts("b", 0), starts("c", 5)))
    joined = Segment("d.s1", "Drie.", paragraph_starts=(starts("d", 0),))
    bitext = Bitext(
        "doc",
        "",
        (
            Paragraph("a", Kind.PARAGRAPH, (Segment("s1", "Nul."),)),
            Paragraph("b", Kind.PARAGRAPH, (crossed, joined)),
            Paragraph("e", Kind.PARAGRAPH, (Segment("s1", "Vier."),)),
        ),
    )
    places = [str(place_of(bitext, f"p{number}")) for number in range(1, 6)]
    assert places == ["a/s1", "b/s1", "b/s1", "e/s1", "e/s1"]


def starts(paragraph: str, offset: int) -> ParagraphStart:
    return ParagraphStart(offset, paragraph)
