"""Bitexts and paragraphs."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from support.strategies import bitexts

from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.segment import Segment, SegmentRef


@settings(max_examples=30)
@given(bitexts())
def test_every_segment_is_found_by_its_reference_in_document_order(bitext: Bitext) -> None:
    listed = list(bitext.segments())

    assert [segment for _, segment in listed] == [
        segment for paragraph in bitext.paragraphs for segment in paragraph.segments
    ]
    assert all(bitext.segment(ref) is segment for ref, segment in listed)


@settings(max_examples=30)
@given(bitexts())
def test_replacing_a_paragraph_leaves_the_others_where_and_what_they_were(bitext: Bitext) -> None:
    changed = replace(bitext.paragraphs[-1], kind=Kind.QUOTE, page=7)

    after = bitext.with_paragraphs([changed])

    assert after.paragraphs == (*bitext.paragraphs[:-1], changed)
    assert after.positions == bitext.positions
    assert after == replace(bitext, paragraphs=after.paragraphs)


def test_a_paragraph_reads_as_its_sentences_joined_by_spaces() -> None:
    paragraph = Paragraph(
        "p1",
        Kind.PARAGRAPH,
        (Segment("s1", "Een.", "One."), Segment("s2", "Twee."), Segment("s3", "Drie.", "Three.")),
    )

    assert paragraph.source == "Een. Twee. Drie."
    assert paragraph.target == "One. Three."
    assert paragraph.position("s3") == 2


def test_what_is_not_there_is_a_key_error() -> None:
    bitext = Bitext("letter", "", (Paragraph("p1", Kind.NOTE, (Segment("s1", "Een."),)),))

    for ref in (SegmentRef("p1", "s2"), SegmentRef("p2", "s1")):
        with pytest.raises(KeyError):
            bitext.segment(ref)
    with pytest.raises(KeyError):
        bitext.with_paragraphs([Paragraph("p2", Kind.NOTE, ())])


def test_a_reference_reads_as_a_path() -> None:
    assert str(SegmentRef("p12", "s3")) == "p12/s3"
