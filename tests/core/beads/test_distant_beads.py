"""Blocks paired from far away: nothing is lost, and the target can be read in its own order."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.bead_texts import bitext_of
from support.strategies import aligned_bitexts, side_of

from alignwb.core.beads.distant_beads import MarkedBlock, beads_of, fetch
from alignwb.core.bitext import edits
from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.overview.target_order import in_target_order
from alignwb.core.bitext.pairing import Side
from alignwb.core.bitext.segment import SegmentRef, Status
from alignwb.core.bitext.sentences import sentence_texts, sentences_of
from alignwb.errors import EditError


def letter(*paragraphs: list[tuple[str, str]]) -> Bitext:
    """A bitext of beads that the aligner is sure of."""
    return bitext_of(*paragraphs, confidence=0.9)


def at(name: str) -> SegmentRef:
    return SegmentRef(*name.split("/"))


def fetched(bitext: Bitext, first: str, side: Side, here: str, last: str = "") -> Bitext:
    block = MarkedBlock(at(first), side, at(last) if last else None)
    return edits.apply(bitext, fetch(bitext, block, at(here)))


def target_text(bitext: Bitext) -> list[str]:
    """The target sentences in the order of their own text."""
    run = [each for _, bead in bitext.segments() for each in sentences_of(bead, Side.TARGET)]
    return [run[number].text for number in in_target_order([each.place for each in run])]


def in_their_order(bitext: Bitext) -> Bitext:
    """The bitext with no sentence elsewhere."""
    return replace(
        bitext,
        paragraphs=tuple(
            replace(
                paragraph,
                segments=tuple(
                    replace(bead, pairing=bead.pairing and replace(bead.pairing, target_places=()))
                    for bead in paragraph.segments
                ),
            )
            for paragraph in bitext.paragraphs
        ),
    )


def pairs(bitext: Bitext) -> list[tuple[str, str]]:
    return [(bead.source, bead.target) for _, bead in bitext.segments()]


MOVED = letter(
    [("Zomer.", ""), ("Herfst.", ""), ("Winter.", "")],
    [("Ja.", "Yes."), ("", "Summer."), ("", "Autumn."), ("", "Winter.")],
    [("Nee.", "No.")],
)


@pytest.mark.parametrize(
    ("first", "side", "here"),
    [("p2/s2", Side.TARGET, "p1/s1"), ("p1/s1", Side.SOURCE, "p2/s2")],
)
def test_a_run_alone_is_paired_with_a_run_alone_bead_by_bead(
    first: str, side: Side, here: str
) -> None:
    after = fetched(MOVED, first, side, here)
    assert pairs(after) == [
        ("Zomer.", "Summer."),
        ("Herfst.", "Autumn."),
        ("Winter.", "Winter."),
        ("Ja.", "Yes."),
        ("Nee.", "No."),
    ]
    assert target_text(after) == target_text(MOVED)
    assert all(
        bead.pairing and bead.pairing.is_moved == (ref.paragraph == "p1")
        for ref, bead in after.segments()
    )


def test_what_is_more_than_there_are_sources_stands_behind_them() -> None:
    after = fetched(MOVED, "p2/s2", Side.TARGET, "p3/s1")
    assert pairs(after)[-3:] == [("Nee.", "No. Summer."), ("", "Autumn."), ("", "Winter.")]
    assert target_text(after) == ["Yes.", "Summer.", "Autumn.", "Winter.", "No."]


def test_the_end_of_a_block_may_be_said() -> None:
    after = fetched(MOVED, "p2/s3", Side.TARGET, "p1/s2", last="p2/s2")
    assert pairs(after)[:3] == [("Zomer.", ""), ("Herfst.", "Summer."), ("Winter.", "Autumn.")]
    assert ("", "Winter.") in pairs(after)


def test_a_target_brought_back_needs_no_place() -> None:
    away = fetched(MOVED, "p3/s1", Side.TARGET, "p1/s1")
    assert away.segment(at("p1/s1")).pairing
    assert target_text(away)[-1] == "No."
    home = fetched(away, "p1/s1", Side.TARGET, "p3/s1")
    assert not any(bead.pairing and bead.pairing.is_moved for _, bead in home.segments())
    assert target_text(home) == target_text(MOVED)


def test_a_run_ends_before_what_somebody_confirmed() -> None:
    confirmed = edits.apply(MOVED, edits.set_status(MOVED, at("p2/s4"), Status.CONFIRMED))  # type: ignore[arg-type]
    assert beads_of(confirmed, MarkedBlock(at("p2/s2"), Side.TARGET)) == (at("p2/s2"), at("p2/s3"))


def test_the_note_and_the_flag_of_a_bead_that_goes_come_along() -> None:
    note = edits.set_note(MOVED, at("p2/s2"), "Where is this?")
    assert note
    noted = edits.apply(MOVED, note)
    bead = noted.segment(at("p2/s2"))
    assert bead.pairing
    flagged = replace(bead, pairing=replace(bead.pairing, is_flagged=True))
    change = edits.replace_segment(noted, at("p2/s2"), flagged, label="flag")
    assert change
    after = fetched(edits.apply(noted, change), "p2/s2", Side.TARGET, "p1/s1")
    got = after.segment(at("p1/s1"))
    assert (got.note, got.is_flagged) == ("Where is this?", True)


@pytest.mark.parametrize(
    ("first", "side", "here", "said"),
    [
        ("p1/s1", Side.TARGET, "p3/s1", "no target"),
        ("p3/s1", Side.TARGET, "p2/s2", "no source"),
        ("p3/s1", Side.TARGET, "p3/s1", "with this already"),
        ("p7/s1", Side.TARGET, "p3/s1", "no longer there"),
    ],
)
def test_what_cannot_be_paired_is_refused_in_words(
    first: str, side: Side, here: str, said: str
) -> None:
    with pytest.raises(EditError, match=said):
        fetched(MOVED, first, side, here)


def test_a_locked_bead_is_left_alone() -> None:
    locked = edits.set_status(MOVED, at("p2/s2"), Status.LOCKED)
    assert locked
    with pytest.raises(EditError, match="locked"):
        fetched(edits.apply(MOVED, locked), "p2/s2", Side.TARGET, "p1/s1")


@given(aligned_bitexts(), st.data())
def test_both_texts_read_as_before_and_every_step_can_be_taken_back(
    bitext: Bitext, data: st.DataObject
) -> None:
    bitext = in_their_order(bitext)
    source, target = side_of(bitext, Side.SOURCE), target_text(bitext)
    for _ in range(3):
        refs = st.sampled_from([ref for ref, _ in bitext.segments()])
        block = MarkedBlock(data.draw(refs), data.draw(st.sampled_from(Side)))
        try:
            edit = fetch(bitext, block, data.draw(refs))
        except EditError:
            continue
        after = edits.apply(bitext, edit)
        assert edits.apply(after, edits.inverse(edit)) == bitext
        assert side_of(after, Side.SOURCE) == source
        assert target_text(after) == target
        assert all(bead.source or bead.target for _, bead in after.segments())
        assert sentence_texts(after.segment(edit.focus), Side.TARGET)
        bitext = after
