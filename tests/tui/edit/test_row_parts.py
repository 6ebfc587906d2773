"""The rows that long paragraphs are shown in."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.segment import Segment, SegmentRef
from alignwb.tui.edit.row_parts import RowParts, segments_among


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


LENGTHS = st.sampled_from([0, 1, 90, 5_990, 6_000, 7_000])


@given(
    st.lists(LENGTHS, min_size=1, max_size=130),
    st.lists(st.tuples(st.integers(0, 129), LENGTHS, st.sampled_from(["change", "drop", "split"]))),
)
def test_rows_made_from_those_before_are_those_made_at_once(
    lengths: list[int], edits: list[tuple[int, int, str]]
) -> None:
    segments = [Segment(f"s{n}", "x" * length) for n, length in enumerate(lengths)]
    paragraph = Paragraph("p1", Kind.PARAGRAPH, tuple(segments))
    parts = RowParts(_bitext(paragraph))
    for number, (wanted, length, edit) in enumerate(edits):
        place = wanted % len(segments)
        new = replace(segments[place], source="y" * length, target=f"{number}")
        pieces = {"change": [new], "drop": [], "split": [new, Segment(f"n{number}", "z")]}[edit]
        segments[place : place + 1] = pieces
        segments = segments or [new]
        bitext = _bitext(replace(paragraph, segments=tuple(segments)))
        parts = RowParts(bitext, parts)
        whole = RowParts(bitext)
        assert parts.rows == whole.rows
        for segment in segments:
            row = parts.row_of(SegmentRef("p1", segment.id))
            assert segment in parts.rows[row].segments


def test_a_segment_that_is_not_there_has_no_row() -> None:
    parts = RowParts(_bitext(_paragraph("p1", 130)))
    with pytest.raises(KeyError):
        parts.row_of(SegmentRef("p1", "gone"))


def test_rows_are_found_of_what_is_still_there() -> None:
    parts = RowParts(_bitext(_paragraph("p1", 2), _paragraph("p2", 90)))
    last, gone, strange = SegmentRef("p2", "s89"), SegmentRef("p2", "s90"), SegmentRef("p3", "s0")
    assert parts.rows_of([SegmentRef("p1", "s1"), gone, None, last, strange]) == {
        0,
        parts.row_of(last),
    }


def test_segments_of_other_rows_are_not_among_those_of_a_row() -> None:
    parts = RowParts(_bitext(_paragraph("p1", 2), _paragraph("p2", 90)))
    refs = {SegmentRef("p1", "s1"), SegmentRef("p2", "s1"), SegmentRef("p2", "s89")}
    assert [segments_among(refs, row) for row in parts.rows[:2]] == [{"s1"}, {"s1"}]
    assert segments_among(refs, parts.rows[-1]) == {"s89"}
