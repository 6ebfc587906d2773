"""Columns of a paragraph: what stands where, and what it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.strategies import paragraphs

from alignwb.core.bitext.bitext import Kind, Paragraph
from alignwb.core.bitext.segment import (
    Draft,
    Hypothesis,
    Origin,
    OriginKind,
    ParagraphStart,
    Segment,
    Status,
)
from alignwb.core.searching.plain_search import PlainFinder
from alignwb.core.searching.search import SearchError, Substitution
from alignwb.tui.shared.paragraph_lines import (
    NOTE_MARK,
    STATUS_MARKS,
    Tag,
    row_height,
    source_column,
    target_column,
    with_hits,
)

MT = Origin(OriginKind.MT, "argos")
PARAGRAPH = Paragraph(
    "p1",
    Kind.PARAGRAPH,
    (
        Segment("s1", "Een zin.", "One sentence.", Status.CONFIRMED, MT),
        Segment("s2", "En nog een."),
    ),
)


def test_each_sentence_stands_behind_its_status_and_origin() -> None:
    column = target_column(PARAGRAPH)
    assert column.text == "●ᴹ\u00a0One sentence. ·\u00a0…"
    assert [(column.text[p.start : p.end], p.tag, p.segment) for p in column.pieces] == [
        ("●ᴹ\u00a0", Tag.MARK, "s1"),
        ("One sentence.", Tag.DONE, "s1"),
        ("·\u00a0", Tag.MARK, "s2"),
        ("…", Tag.OPEN, "s2"),
    ]


def test_every_status_has_a_mark_of_its_own() -> None:
    assert len(set(STATUS_MARKS.values())) == len(Status)


def test_text_being_typed_stands_in_place_of_the_target() -> None:
    assert "Typing" in target_column(PARAGRAPH, ("s2", "Typing")).text


@given(paragraphs(), st.integers(8, 60))
def test_a_row_is_as_high_as_its_longer_column_and_a_blank_line(
    paragraph: Paragraph, width: int
) -> None:
    columns = source_column(paragraph), target_column(paragraph)
    expected = max(len(column.lines(width)) for column in columns) + 1
    assert row_height(paragraph, width) == expected


@given(paragraphs())
def test_pieces_are_in_order_and_do_not_overlap(paragraph: Paragraph) -> None:
    for column in (source_column(paragraph), target_column(paragraph)):
        ends = [0, *(piece.end for piece in column.pieces)]
        assert all(e <= p.start for e, p in zip(ends, column.pieces, strict=False))
        assert column.pieces[-1].end == len(column.text)


def test_hits_are_found_whatever_their_case_and_cut_out_of_their_piece() -> None:
    column = with_hits(source_column(PARAGRAPH), PlainFinder("EEN"))
    hits = [column.text[p.start : p.end] for p in column.pieces if p.tag is Tag.HIT]
    assert hits == ["Een", "een"]
    rebuilt = "".join(column.text[p.start : p.end] for p in column.pieces if p.segment == "s1")
    assert rebuilt == "Een zin."


def test_a_click_beyond_the_text_means_the_last_segment() -> None:
    assert source_column(PARAGRAPH).segment_at(999) == "s2"
    assert source_column(PARAGRAPH).segment_at(0) == "s1"


def test_a_hit_is_found_where_its_hidden_characters_are_shown() -> None:
    segment = Segment("s1", "Een co\u00adop\u00adtie\x1b.")
    paragraph = Paragraph("p1", Kind.PARAGRAPH, (segment,))
    column = with_hits(source_column(paragraph), PlainFinder("TIE\x1b"))
    hits = [column.text[p.start : p.end] for p in column.pieces if p.tag is Tag.HIT]
    assert hits == ["tie␛"]


def test_hidden_characters_and_accents_do_not_hide_a_hit() -> None:
    paragraph = Paragraph("p1", Kind.PARAGRAPH, (Segment("s1", "Ver\u00addriet, reünie."),))
    for needle, shown in (("verdriet", "Ver¬driet"), ("reunie", "reünie")):
        column = with_hits(source_column(paragraph), PlainFinder(needle))
        hits = [column.text[p.start : p.end] for p in column.pieces if p.tag is Tag.HIT]
        assert hits == [shown]


def test_what_takes_too_long_to_find_is_not_shown() -> None:
    class Slow:
        def spans(self, text: str) -> list[tuple[int, int]]:
            raise SearchError(f"“{text}” takes too long")

        def substitutions(self, text: str, replacement: str) -> list[Substitution]:
            raise NotImplementedError

    column = source_column(PARAGRAPH)
    assert with_hits(column, Slow()) == column


def test_a_segment_with_a_note_has_a_mark() -> None:
    segments = (Segment("s1", "Ja.", "Yes.", note="sure?"), Segment("s2", "Nee.", "No."))
    column = target_column(Paragraph("p1", Kind.PARAGRAPH, segments))
    marks = [column.text[p.start : p.end] for p in column.pieces if p.tag is Tag.MARK]
    assert [NOTE_MARK in mark for mark in marks] == [True, False]


def test_a_segment_stands_on_the_lines_that_show_a_part_of_it() -> None:
    column = target_column(PARAGRAPH)
    lines = [column.text[start:end] for start, end in column.lines(9)]
    assert lines == ["●ᴹ\u00a0One", "sentence.", "·\u00a0…"]
    assert column.lines_of("s1", 9) == [0, 1]
    assert column.lines_of("s2", 9) == [2]
    assert column.lines_of("s3", 9) == []


def _drafted(confidence: float | None, target: str, status: Status) -> Paragraph:
    draft = Draft("argos", "p", "1", (Hypothesis("A mill.", -0.4),), confidence=confidence)
    segment = Segment("s1", "Een molen.", target, status, draft.origin, draft)
    return Paragraph("p1", Kind.PARAGRAPH, (segment,))


@pytest.mark.parametrize(
    ("confidence", "target", "status", "mark"),
    [
        (0.01, "A mill.", Status.DRAFT, "○ᴹ▁"),
        (0.2, "A mill.", Status.DRAFT, "○ᴹ▄"),
        (0.7, "A mill.", Status.DRAFT, "○ᴹ█"),
        (None, "A mill.", Status.DRAFT, "○ᴹ"),
        (0.7, "The mill.", Status.EDITED, "◐ᴹ"),
        (0.7, "A mill.", Status.CONFIRMED, "●ᴹ"),
    ],
)
def test_an_untouched_draft_shows_how_far_it_can_be_trusted(
    confidence: float | None, target: str, status: Status, mark: str
) -> None:
    assert target_column(_drafted(confidence, target, status)).text == f"{mark}\u00a0{target}"


def test_a_paragraph_that_was_joined_begins_behind_a_mark() -> None:
    begun = ParagraphStart(0, "p1"), ParagraphStart(5, "p2")
    paragraph = Paragraph(
        "p1",
        Kind.PARAGRAPH,
        (
            Segment("s1", "Een. Twee.", paragraph_starts=begun),
            Segment("p3.s1", "Drie.", paragraph_starts=(ParagraphStart(0, "p3"),)),
        ),
    )
    column = source_column(paragraph)
    assert column.text == "Een. ¶\u00a0Twee. ¶\u00a0Drie."
    assert [(column.text[p.start : p.end], p.tag, p.segment) for p in column.pieces] == [
        ("Een. ", Tag.SOURCE, "s1"),
        ("¶\u00a0", Tag.MARK, "s1"),
        ("Twee.", Tag.SOURCE, "s1"),
        ("", Tag.SOURCE, "p3.s1"),
        ("¶\u00a0", Tag.MARK, "p3.s1"),
        ("Drie.", Tag.SOURCE, "p3.s1"),
    ]
