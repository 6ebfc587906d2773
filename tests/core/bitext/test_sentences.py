"""Sentences of a bead, through edits of its text."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.strategies import segments, words

from alignwb.core.bitext import edits
from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.pairing import Pairing, Side, from_values, to_values
from alignwb.core.bitext.segment import Origin, OriginKind, Segment, SegmentRef, Status
from alignwb.core.bitext.sentence_breaks import with_possible_breaks, with_text
from alignwb.core.bitext.sentences import (
    Sentence,
    assign_words,
    new_bead,
    sentence_counts,
    sentence_texts,
    sentences_of,
    with_sentences,
)
from alignwb.errors import EditError

sides = st.sampled_from(Side)


def bead(source: str, target: str, *breaks: int) -> Segment:
    return Segment("s1", source, target, Status.EDITED, pairing=Pairing(target_breaks=breaks))


@given(segments(), sides)
def test_sentences_joined_by_spaces_are_the_side(segment: Segment, side: Side) -> None:
    parts = sentence_texts(segment, side)
    assert " ".join(parts) == segment.text(side)
    assert "" not in parts
    assert len(parts) == sentence_counts(segment)[side is Side.TARGET]


@given(segments())
def test_a_segment_put_together_from_its_own_sentences_reads_the_same(segment: Segment) -> None:
    again = with_sentences(
        segment, sentences_of(segment, Side.SOURCE), sentences_of(segment, Side.TARGET)
    )
    assert (again.source, again.target) == (segment.source, segment.target)
    if again.pairing and segment.pairing:
        for side in Side:
            assert again.pairing.breaks(side) == segment.pairing.breaks(side)
        assert again.pairing.paragraph_breaks == segment.pairing.paragraph_breaks


@given(segments(), sides, words | st.text(max_size=20))
def test_breaks_fit_whatever_a_text_becomes(segment: Segment, side: Side, text: str) -> None:
    changed = with_text(segment, side, text)
    assert changed.text(side) == text
    if changed.pairing:
        assert (
            with_possible_breaks(changed.pairing, changed.source, changed.target) == changed.pairing
        )
        assert "" not in sentence_texts(changed, side)


@pytest.mark.parametrize(
    ("text", "sentences_after"),
    [
        ("One one. Two. Three.", ["One one.", "Two.", "Three."]),
        ("One. Two. Three three.", ["One.", "Two.", "Three three."]),
        ("One. Tw. Three.", ["One.", "Tw.", "Three."]),
        ("One. Three.", ["One.", "Three."]),
        ("One and two. Three.", ["One and two.", "Three."]),
        ("Quite different.", ["Quite different."]),
        ("", []),
    ],
)
def test_breaks_outside_what_changed_stay_and_those_inside_go(
    text: str, sentences_after: list[str]
) -> None:
    before = bead("Een. Twee. Drie.", "One. Two. Three.", 5, 10)
    assert (
        list(sentence_texts(with_text(before, Side.TARGET, text), Side.TARGET)) == sentences_after
    )


@pytest.mark.parametrize(
    ("text", "sentences_after"),
    [
        (
            "She ran to the quay. Then her boat had left.",
            ["She ran to the quay.", "Then her boat had left."],
        ),
        ("He ran to the shore! So the boat left.", ["He ran to the shore!", "So the boat left."]),
        ("She ran to the quay, when her boat left.", ["She ran to the quay, when her boat left."]),
        ("Nothing was left then", ["Nothing was left then"]),
    ],
)
def test_a_break_between_two_sentences_that_both_changed_stays(
    text: str, sentences_after: list[str]
) -> None:
    before = bead("Een.", "She ran to the shore. Then the boat left.", 22)
    after = with_text(before, Side.TARGET, text)
    assert list(sentence_texts(after, Side.TARGET)) == sentences_after


def test_a_paragraph_of_the_target_begins_where_it_did_when_a_sentence_is_joined() -> None:
    pairing = Pairing(target_breaks=(5, 10), paragraph_breaks=(0, 1, 2))
    before = Segment("s1", "Een.", "One. Two. Three.", pairing=pairing)
    after = with_text(before, Side.TARGET, "One, two. Three.").pairing
    assert after == Pairing(target_breaks=(10,), paragraph_breaks=(0, 1))


def test_setting_a_target_moves_the_breaks_behind_it() -> None:
    bitext = Bitext("d", "", (Paragraph("p1", Kind.PARAGRAPH, (bead("Een.", "One. Two.", 5),)),))
    edit = edits.set_target(bitext, SegmentRef("p1", "s1"), "Number one. Two.")
    assert edit
    pairing = Pairing(target_breaks=(12,), original_target="One. Two.")
    assert edit.changes[0].after[0].pairing == pairing


def test_a_target_that_is_set_is_kept_as_it_was_aligned_until_it_is_that_again() -> None:
    aligned = replace(bead("Zij zweeg.", "She said nothing."), pairing=Pairing(confidence=0.8))
    bitext = Bitext("d", "", (Paragraph("p1", Kind.PARAGRAPH, (aligned,)),))
    ref = SegmentRef("p1", "s1")
    for text, original, confidence in (
        ("She kept silent.", "She said nothing.", 0.8),
        ("She was silent.", "She said nothing.", 0.8),
        ("She said nothing.", "", 0.8),
        ("", "She said nothing.", None),
        ("Silence.", "She said nothing.", None),
    ):
        edit = edits.set_target(bitext, ref, text)
        assert edit
        bitext = edits.apply(bitext, edit)
        pairing = Pairing(original_target=original, confidence=confidence)
        assert bitext.segment(ref).pairing == pairing


def test_a_bead_without_a_source_keeps_its_target() -> None:
    bitext = Bitext("d", "", (Paragraph("p1", Kind.PARAGRAPH, (bead("", "One."),)),))
    with pytest.raises(EditError, match="nothing would be left"):
        edits.set_target(bitext, SegmentRef("p1", "s1"), "")


def test_splitting_and_merging_segments_keeps_the_sentences_apart() -> None:
    whole = Segment(
        "s1",
        "Een. Twee.",
        "One. Two. Three.",
        Status.CONFIRMED,
        pairing=Pairing((5,), (5, 10), (0, 2), 0.5, is_flagged=True),
    )
    bitext = Bitext("d", "", (Paragraph("p1", Kind.PARAGRAPH, (whole,)),))
    ref = SegmentRef("p1", "s1")
    parted = edits.apply(bitext, edits.split_segment(bitext, ref, 5, 5))
    first, second = parted.paragraphs[0].segments
    assert first.pairing == Pairing((), (), (0,), is_flagged=True)
    assert second.pairing == Pairing((), (5,), (1,))
    joined = edits.apply(parted, edits.merge_with_next(parted, ref)).segment(ref)
    assert joined.pairing == Pairing((5,), (5, 10), (0, 2), is_flagged=True)


def test_a_new_bead_is_a_reference_nobody_has_reviewed() -> None:
    pair = new_bead("s1", [Sentence("Een."), Sentence("Twee.")], [Sentence("One.")], confidence=0.5)
    assert pair == Segment(
        "s1",
        "Een. Twee.",
        "One.",
        Status.EDITED,
        Origin(OriginKind.REFERENCE),
        pairing=Pairing(source_breaks=(5,), confidence=0.5),
    )
    null = new_bead("s2", [Sentence("Drie.")], [])
    assert (null.status, null.origin, sentence_counts(null)) == (Status.INITIAL, None, (1, 0))
    with pytest.raises(ValueError, match="one of its sides"):
        new_bead("s3", [], [])


@given(words, st.lists(words.filter(bool), min_size=1, max_size=4))
def test_every_word_of_the_original_belongs_to_one_part(original: str, parts: list[str]) -> None:
    given_out = assign_words(original, parts)
    assert len(given_out) == len(parts)
    assert " ".join(filter(None, given_out)) == original


def test_the_original_is_cut_where_its_sentences_were() -> None:
    parts = ["The man said yes.", "She did not."]
    assert assign_words("The man sayed yes. She did'nt.", parts) == (
        "The man sayed yes.",
        "She did'nt.",
    )


@given(segments())
def test_a_pairing_read_back_is_the_pairing(segment: Segment) -> None:
    if segment.pairing:
        assert from_values(to_values(segment.pairing)) == segment.pairing


@pytest.mark.parametrize(
    "values",
    [
        [],
        {"colour": "red"},
        {"source_breaks": [5, 5]},
        {"target_breaks": [-1]},
        {"target_breaks": [1.5]},
        {"paragraph_breaks": "0"},
        {"confidence": 1.01},
        {"confidence": float("nan")},
        {"confidence": True},
        {"is_marked": 1},
        {"original_source": 5},
    ],
)
def test_values_that_are_no_pairing_are_refused(values: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        from_values(values)
