"""How a bead is laid out and drawn, without a screen."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style
from support.review_project import ALIGNED, bead
from support.strategies import aligned_bitexts

from alignwb.core.beads.bead_splits import ways_to_split
from alignwb.core.bitext.bitext import Bitext, Kind
from alignwb.core.bitext.pairing import Side
from alignwb.core.bitext.segment import Segment, Status
from alignwb.tui.review.bead_lines import bead_height, confidence_in_words, side_columns, trust_of
from alignwb.tui.review.bead_painting import BeadLayout, BeadRow, lines_above, paint_bead
from alignwb.tui.review.bead_wires import JOINT_WIDTH, joint

PLAIN = Style()


def drawn(segment: Segment, left: tuple[int, ...], right: tuple[int, ...], height: int) -> str:
    return "\n".join(
        line.strip() for line in joint(segment, trust_of(segment), left, right, height)
    )


def painted(row: BeadRow, layout: BeadLayout) -> list[str]:
    return [strip.text for strip in paint_bead(row, layout, lambda _: PLAIN, None)]


@given(aligned_bitexts(), st.integers(8, 40), st.booleans(), st.sampled_from([None, *Side]))
def test_a_row_is_as_high_as_it_was_measured_and_as_wide_as_the_view(
    bitext: Bitext, column: int, roomy: bool, chosen: Side | None
) -> None:
    layout = BeadLayout(2, column, 7 + 2 * column + JOINT_WIDTH + 1, is_roomy=roomy)
    for number, (_, segment) in enumerate(bitext.segments(), start=1):
        begins = (Kind.HEADING, "p1") if number == 1 else None
        row = BeadRow(segment, trust_of(segment), number, begins, chosen)
        strips = paint_bead(row, layout, lambda _: PLAIN, None)
        above = lines_above(layout, begins_paragraph=begins is not None)
        assert len(strips) == bead_height(segment, column) + above
        assert {strip.cell_length for strip in strips} == {layout.total}


def test_the_wires_show_the_shape() -> None:
    two_one = bead("s1", ["Een.", "Twee."], ["One and two."], 0.97)
    assert drawn(two_one, (0, 2), (0,), 3) == "─┬ 97 ──\n│\n─┘"
    one_three = bead("s1", ["Een."], ["One.", "Two.", "Three."], 0.97)
    assert drawn(one_three, (0,), (0, 1, 3), 4) == "── 97 ┬─\n├─\n│\n└─"


def test_a_doubt_shows_without_colour_and_so_does_who_confirmed() -> None:
    doubted = bead("s1", ["Een."], ["One."], 0.31)
    assert drawn(doubted, (0,), (0,), 1) == "╌╌ 31?╌╌"
    assert drawn(replace(doubted, status=Status.CONFIRMED), (0,), (0,), 1) == "════════"
    assert drawn(bead("s1", ["Een."], ["One."], None), (0,), (0,), 1) == "────────"


def test_a_side_without_counterpart_is_visibly_empty() -> None:
    null = bead("s1", ["Een."], [], 0.9)
    assert drawn(null, (0,), (), 1) == "── 90 ∅"
    layout = BeadLayout(2, 10, 40, is_roomy=False)
    assert painted(BeadRow(null, trust_of(null), 3), layout)[0].count("┈") == 10


def test_the_frame_is_closed_by_the_row_below() -> None:
    layout = BeadLayout(2, 10, 40, is_roomy=True)
    segment = bead("s1", ["Een."], ["One."], 0.9)
    top, body = painted(BeadRow(segment, trust_of(segment), 3, chosen=Side.TARGET), layout)
    below, _ = painted(BeadRow(segment, trust_of(segment), 4, follows_current=True), layout)
    assert (top[0], top[-1], body[0], body[-1], below[0], below[-1]) == tuple("╭╮││╰╯")


def test_a_paragraph_is_named_where_it_begins_on_either_side() -> None:
    segment = ALIGNED.segment(next(ref for ref, _ in ALIGNED.segments()))
    layout = BeadLayout(2, 12, 44, is_roomy=False)
    title, body = painted(BeadRow(segment, trust_of(segment), 1, (Kind.TITLE, "p1")), layout)
    assert "¶ 1  T title" in title
    assert "¶\u00a0A letter" in body


def test_the_status_the_flag_and_a_note_stand_beside_the_number() -> None:
    segment = bead("s1", ["Een."], ["One."], 0.9)
    assert segment.pairing
    flagged = replace(segment, note="?", pairing=replace(segment.pairing, is_flagged=True))
    layout = BeadLayout(2, 10, 40, is_roomy=False)
    assert " 3 ○⚑ " in painted(BeadRow(flagged, trust_of(flagged), 3), layout)[0]
    noted = replace(segment, note="?", status=Status.CONFIRMED)
    assert " 3 ●✎ " in painted(BeadRow(noted, trust_of(noted), 3), layout)[0]


def test_control_characters_of_a_text_are_made_visible() -> None:
    (column,) = side_columns(bead("s1", ["Een\x1b[31m."], [], 0.9), Side.SOURCE).sentences
    assert "\x1b" not in column.text


@pytest.mark.parametrize(
    ("confidence", "words"),
    [(1.0, "sure, 99 %"), (0.849, "doubtful, 84 %"), (0.2, "very doubtful, 20 %")],
)
def test_confidence_in_words(confidence: float, words: str) -> None:
    assert confidence_in_words(bead("s1", ["Een."], ["One."], confidence)) == words


def test_the_likeliest_split_pairs_what_is_of_a_length() -> None:
    segment = bead("s1", ["Kort.", "Een veel langere zin hier."], ["A short.", "A long one."], None)
    assert ways_to_split(segment)[0] == (1, 1)
    assert (0, 0) not in ways_to_split(segment)
    assert (2, 2) not in ways_to_split(segment)


def test_a_null_of_two_sentences_is_split_in_one_way() -> None:
    assert ways_to_split(bead("s1", ["Een.", "Twee."], [], None)) == [(1, 0)]
