"""The rows that long paragraphs are shown in."""

from dataclasses import replace

from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.segment import Segment, SegmentRef
from alignwb.tui.edit.row_parts import RowParts


def _paragraph(name: str, segments: int, length: int = 20) -> Paragraph:
    return Paragraph(
        name, Kind.PARAGRAPH, tuple(Segment(f"s{n}", "x" * length) for n in range(segments))
    )


def _bitext(*paragraphs: Paragraph) -> Bitext:
    return Bitext("document", "", paragraphs)


def test_a_short_paragraph_is_one_row() -> None:
    paragraph = _paragraph("p1", 5)
    parts = RowParts(_bitext(paragraph))
    assert parts.rows == [paragraph]
    assert parts.ends_paragraph == [True]


def test_a_long_paragraph_has_all_its_segments_in_rows_in_order() -> None:
    bitext = _bitext(_paragraph("p1", 3), _paragraph("p2", 130), _paragraph("p3", 1))
    parts = RowParts(bitext)
    assert [segment for row in parts.rows for segment in row.segments] == [
        segment for _, segment in bitext.segments()
    ]
    assert len(parts.rows) > 4
    assert sum(parts.ends_paragraph) == 3
    row = parts.row_of(SegmentRef("p2", "s129"))
    assert parts.ends_paragraph[row]
    assert parts.first_number(row) == 4 + 129 - (len(parts.rows[row].segments) - 1)


def test_a_very_long_segment_has_a_row_of_its_own() -> None:
    long = Segment("long", "y" * 30_000)
    paragraph = replace(_paragraph("p1", 4), segments=(*_paragraph("p1", 4).segments, long))
    assert [len(row.segments) for row in RowParts(_bitext(paragraph)).rows] == [4, 1]


def test_only_the_row_that_changed_is_another_object() -> None:
    paragraph = _paragraph("p1", 130)
    before = RowParts(_bitext(paragraph))
    segments = list(paragraph.segments)
    segments[50] = replace(segments[50], target="new")
    after = RowParts(_bitext(replace(paragraph, segments=tuple(segments))), before)
    changed = [n for n, row in enumerate(after.rows) if row is not before.rows[n]]
    assert changed == [after.row_of(SegmentRef("p1", "s50"))]
