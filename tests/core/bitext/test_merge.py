"""Three-way merge of bitexts."""

from collections import Counter
from contextlib import suppress
from dataclasses import replace
from functools import partial
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.bead_texts import bitext_of
from support.random_edits import random_bitext, random_edit, random_ref, random_regrouping
from support.strategies import side_of

from alignwb.core.beads import bead_edits, review_queue
from alignwb.core.beads.distant_beads import MarkedBlock, fetch
from alignwb.core.bitext import edits
from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.difference import edit_between
from alignwb.core.bitext.merge import merge
from alignwb.core.bitext.pairing import Pairing, Side
from alignwb.core.bitext.regrouping import known_sentences, sentences_in
from alignwb.core.bitext.segment import Draft, Hypothesis, Segment, SegmentRef, Status
from alignwb.core.bitext.sentences import Sentence, new_bead
from alignwb.errors import EditError

P1S1, P1S2, P2S1 = SegmentRef("p1", "s1"), SegmentRef("p1", "s2"), SegmentRef("p2", "s1")


@pytest.fixture
def base() -> Bitext:
    return Bitext(
        "letter",
        "seeds/letter.txt",
        (
            Paragraph(
                "p1",
                Kind.PARAGRAPH,
                (Segment("s1", "Een huis. Twee huizen."), Segment("s2", "Drie huizen.")),
            ),
            Paragraph("p2", Kind.PARAGRAPH, (Segment("s1", "Het slot."),)),
        ),
    )


def target(bitext: Bitext, ref: SegmentRef, text: str, status: Status | None = None) -> Bitext:
    edit = edits.set_target(bitext, ref, text, status=status)
    assert edit
    return edits.apply(bitext, edit)


def note(bitext: Bitext, ref: SegmentRef, text: str) -> Bitext:
    edit = edits.set_note(bitext, ref, text)
    assert edit
    return edits.apply(bitext, edit)


def draft(bitext: Bitext, ref: SegmentRef, text: str) -> Bitext:
    proposal = Draft("argos", "package", "1.0", (Hypothesis(text, -1.0),))
    edit = edits.attach_drafts(bitext, {ref: proposal})
    assert edit
    return edits.apply(bitext, edit)


def split(bitext: Bitext, ref: SegmentRef, offset: int) -> Bitext:
    return edits.apply(bitext, edits.split_segment(bitext, ref, offset, 0))


def edited(random: Random, bitext: Bitext, *, in_paragraphs: bool = True) -> Bitext:
    """What a bitext may be after some edits, and perhaps another tool's changes of structure."""
    for _ in range(random.randint(0, 5)):
        edit = random_edit(random, bitext, in_paragraphs=in_paragraphs)
        bitext = edits.apply(bitext, edit) if edit else bitext
    return random.choice([bitext, bitext, _restructured(random, bitext)])


def _restructured(random: Random, bitext: Bitext) -> Bitext:
    paragraphs = [replace(p, kind=random.choice(list(Kind))) for p in bitext.paragraphs]
    new = Paragraph(f"q{random.randint(1, 3)}", Kind.NOTE, (Segment("s1", "Nieuw."),))
    paragraphs.insert(random.randint(0, len(paragraphs)), new)
    paragraphs.remove(random.choice(paragraphs))
    random.shuffle(paragraphs)
    return replace(bitext, paragraphs=tuple(paragraphs))


def _history(seed: int, *, in_paragraphs: bool = True) -> tuple[Bitext, Bitext, Bitext]:
    random = Random(seed)
    base = random_bitext(random)
    ours, theirs = (edited(random, base, in_paragraphs=in_paragraphs) for _ in range(2))
    return base, ours, theirs


seeds = st.integers(0, 2**32)
histories = seeds.map(_history)
regrouped_histories = seeds.map(partial(_history, in_paragraphs=False))
"""Also with paragraphs joined and divided."""


@given(histories | regrouped_histories)
def test_one_sided_and_equal_changes_are_taken_as_they_are(
    three: tuple[Bitext, Bitext, Bitext],
) -> None:
    base, ours, _ = three

    for result in (merge(base, ours, base), merge(base, base, ours), merge(base, ours, ours)):
        assert result.bitext == ours
        assert result.conflicts == ()


@given(histories)
def test_conflicts_are_the_same_from_either_side(three: tuple[Bitext, Bitext, Bitext]) -> None:
    base, ours, theirs = three

    assert set(merge(base, ours, theirs).conflicts) == set(merge(base, theirs, ours).conflicts)


@given(histories)
def test_a_clean_merge_keeps_the_human_work_of_both_sides(
    three: tuple[Bitext, Bitext, Bitext],
) -> None:
    base, ours, theirs = three
    result = merge(base, ours, theirs)
    merged = dict(result.bitext.segments())
    before = dict(base.segments())

    for side in (ours, theirs):
        for ref, segment in side.segments():
            is_new = (segment.target, segment.note) != (
                (before[ref].target, before[ref].note) if ref in before else ("", "")
            )
            if is_new and not result.conflicts and not segment.status.may_be_overwritten:
                assert segment.target in (merged[ref].target, getattr(before.get(ref), "target", 0))
                assert segment.note in (merged[ref].note, getattr(before.get(ref), "note", 0))


@given(histories | regrouped_histories)
def test_the_merged_document_has_each_id_once(three: tuple[Bitext, Bitext, Bitext]) -> None:
    merged = merge(*three).bitext

    refs = [ref for ref, _ in merged.segments()]
    assert len(refs) == len(set(refs))


def test_changes_in_different_segments_are_both_taken(base: Bitext) -> None:
    ours = target(base, P1S1, "One house. Two houses.")
    theirs = target(base, P1S2, "Three houses.")

    result = merge(base, ours, theirs)

    assert result.conflicts == ()
    assert result.bitext == target(ours, P1S2, "Three houses.")


def test_a_segment_translated_twice_is_a_conflict_and_stays_ours(base: Bitext) -> None:
    ours, theirs = target(base, P1S2, "Three houses."), target(base, P1S2, "Three homes.")

    result = merge(base, ours, theirs)

    assert result.conflicts == (P1S2,)
    assert result.bitext == ours


def test_a_note_merges_apart_from_the_target(base: Bitext) -> None:
    ours, theirs = target(base, P1S2, "Three houses."), note(base, P1S2, "Ask the author.")

    result = merge(base, ours, theirs)

    assert result.conflicts == ()
    assert result.bitext == note(ours, P1S2, "Ask the author.")


def test_two_notes_on_one_segment_are_a_conflict(base: Bitext) -> None:
    result = merge(base, note(base, P2S1, "Castle?"), note(base, P2S1, "Lock?"))

    assert result.conflicts == (P2S1,)


def test_a_split_is_taken_where_the_other_side_left_the_segment_alone(base: Bitext) -> None:
    ours = split(base, P1S1, 9)
    theirs = target(base, P1S2, "Three houses.")

    result = merge(base, ours, theirs)

    assert result.conflicts == ()
    assert [segment.source for _, segment in result.bitext.segments()] == [
        "Een huis.",
        "Twee huizen.",
        "Drie huizen.",
        "Het slot.",
    ]
    assert result.bitext.segment(P1S2).target == "Three houses."


def test_a_split_of_what_the_other_side_translated_is_a_conflict(base: Bitext) -> None:
    result = merge(base, split(base, P1S1, 9), target(base, P1S1, "One house. Two houses."))

    assert P1S1 in result.conflicts


def test_splits_that_chose_the_same_new_id_are_a_conflict(base: Bitext) -> None:
    ours, theirs = split(base, P1S1, 9), split(base, P1S2, 4)

    result = merge(base, ours, theirs)

    assert result.conflicts
    assert result.bitext == ours


def test_human_work_prevails_over_a_machine_without_asking(base: Bitext) -> None:
    human = target(base, P2S1, "The castle.", Status.CONFIRMED)
    machine = draft(base, P2S1, "The lock.")

    for result in (merge(base, human, machine), merge(base, machine, human)):
        assert result.conflicts == ()
        assert result.bitext.segment(P2S1).target == "The castle."
        assert result.bitext.segment(P2S1).draft == machine.segment(P2S1).draft


def test_two_machine_drafts_are_no_conflict_and_stay_with_their_target(base: Bitext) -> None:
    ours, theirs = draft(base, P2S1, "The castle."), draft(base, P2S1, "The lock.")

    result = merge(base, ours, theirs)

    assert result.conflicts == ()
    assert result.bitext == ours


def test_a_new_paragraph_comes_after_the_one_it_followed(base: Bitext) -> None:
    new = Paragraph("p3", Kind.NOTE, (Segment("s1", "Een noot."),))
    theirs = replace(base, paragraphs=(base.paragraphs[0], new, base.paragraphs[1]))

    result = merge(base, target(base, P2S1, "The castle."), theirs)

    assert result.conflicts == ()
    assert [paragraph.id for paragraph in result.bitext.paragraphs] == ["p1", "p3", "p2"]
    assert result.bitext.segment(P2S1).target == "The castle."


def test_a_paragraph_removed_there_and_translated_here_is_a_conflict(base: Bitext) -> None:
    ours = target(base, P2S1, "The castle.")
    theirs = replace(base, paragraphs=base.paragraphs[:1])

    result = merge(base, ours, theirs)

    assert result.conflicts == (P2S1,)
    assert result.bitext == ours


@given(seeds)
def test_the_difference_leads_from_one_bitext_to_the_other(seed: int) -> None:
    random = Random(seed)
    bitext = after = random_bitext(random)
    for _ in range(4):
        edit = random_edit(random, after, in_paragraphs=True)
        after = edits.apply(after, edit) if edit else after

    edit = edit_between(bitext, after, "changes")

    if edit is None:
        assert after == bitext
    else:
        assert edits.apply(bitext, edit) == after
        assert edits.apply(after, edits.inverse(edit)) == bitext


def test_no_edit_leads_to_another_list_of_paragraphs(base: Bitext) -> None:
    shorter = replace(base, paragraphs=base.paragraphs[:1])
    other_kind = replace(
        base, paragraphs=(replace(base.paragraphs[0], kind=Kind.QUOTE), base.paragraphs[1])
    )

    assert edit_between(base, shorter, "changes") is None
    assert edit_between(base, other_kind, "changes") is None


def test_a_mark_merges_apart_from_the_beads_text() -> None:
    bead = new_bead("s1", [Sentence("Een.")], [Sentence("One."), Sentence("Two.")], confidence=0.5)
    base = Bitext("d", "", (Paragraph("p1", Kind.PARAGRAPH, (bead,)),))
    ref = SegmentRef("p1", "s1")
    ours = target(base, ref, "Number one. Two.")
    edit = review_queue.flag(base, ref, is_flagged=True)
    assert edit
    result = merge(base, ours, edits.apply(base, edit))

    assert result.conflicts == ()
    merged = result.bitext.segment(ref)
    assert merged.target == "Number one. Two."
    assert merged.pairing == Pairing(
        target_breaks=(12,), confidence=0.5, is_flagged=True, original_target="One. Two."
    )


def chapters(count: int) -> Bitext:
    """An alignment of paragraphs with two beads each."""
    return bitext_of(
        *(
            [
                (f"Kamer {number} heeft deur {place}.", f"Room {number} has door {place}.")
                for place in (1, 2)
            ]
            for number in range(1, count + 1)
        )
    )


def regrouped_at_random(random: Random, bitext: Bitext) -> Bitext:
    for _ in range(random.randint(1, 6)):
        edit = random_regrouping(random, bitext)
        bitext = edits.apply(bitext, edit) if edit else bitext
    return bitext


@given(seeds)
def test_no_sentence_of_an_alignment_is_lost_or_doubled(seed: int) -> None:
    random = Random(seed)
    base = chapters(5)
    ours, theirs = (regrouped_at_random(random, base) for _ in range(2))

    for result in (merge(base, ours, theirs), merge(base, theirs, ours)):
        for side in Side:
            assert sorted(side_of(result.bitext, side)) == sorted(side_of(base, side))
        assert side_of(result.bitext, Side.SOURCE) == side_of(base, Side.SOURCE)


def corrected_at_random(random: Random, bitext: Bitext) -> Bitext:
    for number in range(random.randint(1, 4)):
        ref = random_ref(random, bitext)
        text = random.choice(["", f"No {number}"])
        with suppress(EditError):
            edit = bead_edits.edit_side(bitext, ref, Side.TARGET, text)
            is_there = bool(bitext.segment(ref).target)
            bitext = edits.apply(bitext, edit) if edit and is_there else bitext
    return bitext


@given(seeds)
def test_a_sentence_that_one_has_corrected_and_the_other_moved_is_there_once(seed: int) -> None:
    random = Random(seed)
    base = chapters(4)
    ours = regrouped_at_random(random, base)
    if random.random() < 0.5:
        ours = corrected_at_random(random, ours)
    theirs = corrected_at_random(random, base)

    known = known_sentences(base)
    for result in (merge(base, ours, theirs), merge(base, theirs, ours)):
        now, before = (
            Counter(sentence for _, sentence in sentences_in(each, known))
            for each in (result.bitext, base)
        )
        assert now == before


def test_a_text_that_one_has_emptied_and_the_other_corrected_is_a_conflict() -> None:
    base = chapters(2)
    ref = SegmentRef("p1", "s2")
    emptied, corrected = (
        edits.apply(base, edit)
        for text in ("", "Room 1 has a second door.")
        if (edit := bead_edits.edit_side(base, ref, Side.TARGET, text))
    )
    for ours, theirs in ((emptied, corrected), (corrected, emptied)):
        result = merge(base, ours, theirs)
        assert result.conflicts == (ref,)
        assert result.bitext == ours


def test_a_sentence_that_each_side_gave_to_another_bead_is_a_conflict() -> None:
    base = chapters(4)
    here, up, down = SegmentRef("p2", "s2"), SegmentRef("p2", "s1"), SegmentRef("p3", "s1")
    ours = edits.apply(base, bead_edits.shift(base, here, Side.TARGET, forward=False))
    theirs = edits.apply(base, bead_edits.shift(base, here, Side.TARGET, forward=True))
    theirs = note(theirs, SegmentRef("p4", "s1"), "a look at the plan")
    result = merge(base, ours, theirs)

    assert set(result.conflicts) == {up, down}
    assert side_of(result.bitext, Side.TARGET) == side_of(base, Side.TARGET)
    assert result.bitext.segment(up).target == "Room 2 has door 1. Room 2 has door 2."
    assert result.bitext.segment(SegmentRef("p4", "s1")).note == "a look at the plan"


def test_a_block_moved_here_and_work_elsewhere_there_are_both_taken() -> None:
    base = chapters(6)
    block = MarkedBlock(SegmentRef("p5", "s1"), Side.TARGET, SegmentRef("p5", "s2"))
    ours = edits.apply(base, fetch(base, block, SegmentRef("p1", "s1")))
    theirs = edits.apply(base, bead_edits.merge_beads(base, SegmentRef("p3", "s2")))
    result = merge(base, ours, theirs)

    assert result.conflicts == ()
    assert result.bitext.segment(SegmentRef("p5", "s1")).target == ""
    assert [each.id for each in result.bitext.paragraphs] == ["p1", "p2", "p3", "p5", "p6"]


def test_paragraphs_joined_each_with_another_neighbour_are_a_conflict() -> None:
    base = chapters(5)
    ours, theirs = (
        edits.apply(base, bead_edits.merge_beads(base, SegmentRef(name, "s2")))
        for name in ("p2", "p3")
    )
    ours = edits.apply(ours, bead_edits.merge_beads(ours, SegmentRef("p4", "s2")))

    for three in ((base, ours, theirs), (base, theirs, ours)):
        result = merge(*three)
        assert result.conflicts
        assert side_of(result.bitext, Side.SOURCE) == side_of(base, Side.SOURCE)
