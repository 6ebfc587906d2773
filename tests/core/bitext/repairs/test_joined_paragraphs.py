"""Paragraphs of the source that are one paragraph: joined, parted, corrected, and merged."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.source_paragraphs import source_paragraphs_of

from alignwb.core.beads import bead_edits
from alignwb.core.bitext import edits
from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.edits import Edit
from alignwb.core.bitext.merge import merge
from alignwb.core.bitext.pairing import Side
from alignwb.core.bitext.regrouping import moved_place
from alignwb.core.bitext.repairs import paragraph_start_values
from alignwb.core.bitext.repairs.paragraph_edits import divide_before, join_with_next
from alignwb.core.bitext.repairs.source_edits import correct_source
from alignwb.core.bitext.segment import ParagraphStart, Segment, SegmentRef, Status
from alignwb.core.bitext.sentence_breaks import with_possible_starts
from alignwb.core.bitext.sentences import Sentence, new_bead
from alignwb.core.bitext.structure.paragraph_layout import Layout


def paragraph(
    number: int, *texts: str, kind: Kind = Kind.PARAGRAPH, beads: bool = True
) -> Paragraph:
    """A paragraph with a page, lines and a place of its own; each text a segment, targets too."""
    segments = tuple(
        new_bead(f"s{n}", [Sentence(text)], [Sentence(f"En {text}")], confidence=0.9)
        if beads
        else Segment(f"s{n}", text)
        for n, text in enumerate(texts, 1)
    )
    lines = (number * 10, number * 10 + 1)
    return Paragraph(
        f"p{number}",
        kind,
        segments,
        number,
        lines,
        places=(f"body/{number}",),
        layout=Layout(depth=number),
    )


TEXTS = (["Hoog."], ["Laag.", "Midden."], ["Ver."], ["Nabij.", "Hier."])
ALIGNED = Bitext("dal", "", tuple(paragraph(n, *texts) for n, texts in enumerate(TEXTS, 1)))
PLAIN = Bitext(
    "dal", "", tuple(paragraph(n, *texts, beads=False) for n, texts in enumerate(TEXTS, 1))
)
FRAMES = [replace(each, segments=()) for each in ALIGNED.paragraphs]


def done(bitext: Bitext, edit: Edit | None) -> Bitext:
    assert edit is not None
    after = edits.apply(bitext, edit)
    assert edits.apply(after, edits.inverse(edit)) == bitext
    return after


def at(name: str) -> SegmentRef:
    return SegmentRef(*name.split("/"))


def merged(bitext: Bitext, name: str) -> Bitext:
    return done(bitext, bead_edits.merge_beads(bitext, at(name)))


@pytest.mark.parametrize("bitext", [ALIGNED, PLAIN], ids=["beads", "segments"])
def test_paragraphs_joined_in_any_order_are_divided_as_they_were(bitext: Bitext) -> None:
    joined = done(bitext, join_with_next(bitext, "p3"))
    joined = done(joined, join_with_next(joined, "p2"))
    assert joined.paragraphs[1].places == ("body/2", "body/3", "body/4")
    assert (joined.paragraphs[1].page, joined.paragraphs[1].lines) == (2, (20, 41))
    parted = done(joined, divide_before(joined, at("p2/p3.p4.s1")))
    parted = done(parted, divide_before(parted, at("p2/p3.s1")))
    assert parted == bitext


def test_a_heading_joined_with_text_is_a_heading_again() -> None:
    bitext = ALIGNED.with_paragraphs([paragraph(2, "Kop", kind=Kind.HEADING)])
    joined = done(bitext, join_with_next(bitext, "p2"))
    assert joined.paragraph("p2").kind is Kind.PARAGRAPH
    assert done(joined, divide_before(joined, at("p2/p3.s1"))) == bitext


def test_a_border_inside_a_merged_segment_is_there_when_it_is_split_elsewhere() -> None:
    joined = done(PLAIN, join_with_next(PLAIN, "p2"))
    whole = done(joined, edits.merge_with_next(joined, at("p2/s2")))
    segment = whole.segment(at("p2/s2"))
    assert segment.source == "Midden. Ver."
    assert [(each.offset, each.paragraph) for each in segment.paragraph_starts] == [(8, "p3")]
    cut = done(whole, edits.split_segment(whole, at("p2/s2"), 3, 0))
    [_, _, tail] = cut.paragraph("p2").segments
    assert (tail.source, tail.paragraph_starts[0].offset) == ("den. Ver.", 5)
    again = done(cut, edits.split_segment(cut, SegmentRef("p2", tail.id), 5, 0))
    [*_, last] = again.paragraph("p2").segments
    parted = done(again, divide_before(again, SegmentRef("p2", last.id)))
    assert [replace(each, segments=()) for each in parted.paragraphs] == FRAMES


def test_a_paragraph_cut_in_its_middle_leaves_the_joined_one_to_the_second_part() -> None:
    joined = done(ALIGNED, join_with_next(ALIGNED, "p2"))
    cut = done(joined, divide_before(joined, at("p2/s2")))
    assert [(each.id, each.source) for each in cut.paragraphs[1:3]] == [
        ("p2", "Laag."),
        ("p2-2", "Midden. Ver."),
    ]
    assert [each.places for each in cut.paragraphs[1:3]] == [("body/2",), ("body/2", "body/3")]
    assert [start.paragraph for start, _ in source_paragraphs_of(cut)] == [
        "p1",
        "p2",
        "p2-2",
        "p3",
        "p4",
    ]


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("Midden, zei hij. Ver.", 17),
        ("Midden. Verder.", 8),
        ("Middenin. Heel ver.", 10),
        ("Midden.  Ver.", 8),
        ("Midden.", 0),
        ("Iets heel anders.", 0),
    ],
)
def test_a_border_stays_in_a_source_that_is_corrected(text: str, offset: int) -> None:
    bitext = merged(ALIGNED, "p2/s2")
    for edit in (
        correct_source(bitext, at("p2/s2"), text),
        bead_edits.edit_side(bitext, at("p2/s2"), Side.SOURCE, text),
    ):
        segment = done(bitext, edit).segment(at("p2/s2"))
        [start] = segment.paragraph_starts
        assert (start.paragraph, start.lines) == ("p3", (30, 31))
        assert start.offset == offset or (offset == 0 and segment.source[start.offset - 1] == " ")
        assert segment.pairing
        assert segment.pairing.source_breaks == ((start.offset,) if start.offset else ())


@given(st.text("ab .", max_size=12), st.lists(st.integers(0, 14), max_size=3))
def test_a_border_is_at_a_word_of_whatever_another_program_wrote(
    source: str, offsets: list[int]
) -> None:
    starts = tuple(ParagraphStart(each, f"q{each}") for each in sorted(offsets))
    fitting = with_possible_starts(Segment("s1", source, paragraph_starts=starts))
    assert with_possible_starts(fitting) is fitting
    assert len(fitting.paragraph_starts) == (len(starts) if source else 0)
    for each in fitting.paragraph_starts:
        assert each.offset == 0 or source[each.offset - 1] == " "


def test_a_segment_is_found_where_it_went() -> None:
    joined = done(ALIGNED, join_with_next(ALIGNED, "p2"))
    assert moved_place(joined, at("p3/s1")) == at("p2/p3.s1")
    assert moved_place(ALIGNED, at("p2/p3.s1")) == at("p3/s1")
    crossed = merged(ALIGNED, "p2/s2")
    assert moved_place(crossed, at("p3/s1")) == at("p2/s2")
    assert moved_place(crossed, at("p9/s1")) is None


def confirmed(bitext: Bitext, name: str) -> Bitext:
    return done(bitext, edits.set_status(bitext, at(name), Status.CONFIRMED))


@pytest.mark.parametrize("ours_joins", [True, False])
def test_what_another_program_confirms_beside_a_crossing_bead_is_merged(ours_joins: bool) -> None:
    crossing = merged(ALIGNED, "p3/s1")
    other = confirmed(confirmed(ALIGNED, "p4/s2"), "p1/s1")
    ours, theirs = (crossing, other) if ours_joins else (other, crossing)
    result = merge(ALIGNED, ours, theirs)
    assert result.conflicts == ()
    assert source_paragraphs_of(result.bitext) == source_paragraphs_of(ALIGNED)
    assert result.bitext.segment(at("p3/p4.s2")).status is Status.CONFIRMED
    assert result.bitext.segment(at("p1/s1")).status is Status.CONFIRMED
    assert result.bitext.segment(at("p3/s1")).source == "Ver. Nabij."


def test_a_crossing_bead_parted_here_takes_what_was_confirmed_there() -> None:
    base = merged(ALIGNED, "p3/s1")
    ours = done(base, bead_edits.split_bead(base, at("p3/s1"), 1, 1))
    theirs = confirmed(base, "p3/p4.s2")
    result = merge(base, ours, theirs)
    assert result.conflicts == ()
    assert [replace(each, segments=()) for each in result.bitext.paragraphs] == FRAMES
    assert result.bitext.segment(at("p4/s2")).status is Status.CONFIRMED


def test_a_bead_changed_by_both_is_a_conflict_and_ours_stays() -> None:
    ours = merged(ALIGNED, "p1/s1")
    theirs = confirmed(ALIGNED, "p2/s1")
    result = merge(ALIGNED, ours, theirs)
    assert result.conflicts
    assert result.bitext == ours


def test_a_bead_that_took_a_whole_paragraph_is_merged_with_what_was_done_beside_it() -> None:
    ours = merged(ALIGNED, "p2/s2")  # p3 has no segment left
    theirs = confirmed(ALIGNED, "p4/s1")
    result = merge(ALIGNED, ours, theirs)
    assert result.conflicts == ()
    assert [each.id for each in result.bitext.paragraphs] == ["p1", "p2", "p4"]
    assert merge(ALIGNED, ours, confirmed(ALIGNED, "p3/s1")).conflicts


STARTS = (
    ParagraphStart(0, "p1"),
    ParagraphStart(7, "x.1", Kind.QUOTE, 3, (4, 9), ("a", "b"), Layout(2, 1, "3.")),
)


def test_starts_survive_their_values_and_defaults_are_left_out() -> None:
    values = paragraph_start_values.to_values(STARTS)
    assert values[0] == {"at": 0, "id": "p1"}
    assert paragraph_start_values.from_values(values) == STARTS


@pytest.mark.parametrize(
    "values",
    [
        None,
        {"at": 0, "id": "p1"},
        [{"at": 0}],
        [{"at": -1, "id": "p1"}],
        [{"at": True, "id": "p1"}],
        [{"at": 0, "id": 1}],
        [{"at": 0, "id": "p1", "kind": "poem"}],
        [{"at": 0, "id": "p1", "lines": [1]}],
        [{"at": 0, "id": "p1", "lines": "12"}],
        [{"at": 0, "id": "p1", "places": [1]}],
        [{"at": 0, "id": "p1", "layout": {"level": 0}}],
        [{"at": 0, "id": "p1", "colour": "red"}],
        [{"at": 3, "id": "p1"}, {"at": 1, "id": "p2"}],
    ],
)
def test_what_is_no_list_of_starts_is_refused(values: object) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - what the caller says is another message
        paragraph_start_values.from_values(values)
