"""Other beads in place of a run of beads."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.source_paragraphs import source_paragraphs_of
from support.strategies import aligned_bitexts, side_of

from alignwb.core.beads.bead_replacement import replace_run
from alignwb.core.beads.bead_runs import BeadSpan, read_run
from alignwb.core.bitext import edits
from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.pairing import Pairing, Side
from alignwb.core.bitext.segment import Segment, SegmentRef, Status
from alignwb.core.bitext.sentences import Sentence, new_bead, sentence_texts
from alignwb.errors import EditError


@st.composite
def spans(draw: st.DrawFn, bitext: Bitext) -> list[BeadSpan]:
    """Beads of all sentences between those that a human has confirmed."""
    run = read_run(bitext)
    fixed = [
        span
        for span, segment in zip(run.spans, run.segments, strict=True)
        if segment.status.is_done
    ]
    made: list[BeadSpan] = []
    source = target = 0
    for end in [*fixed, (len(run.source),) * 2 + (len(run.target),) * 2]:
        while (source, target) != (end[0], end[2]):
            n = draw(st.integers(0, min(3, end[0] - source)))
            m = draw(st.integers(0, min(3, end[2] - target)))
            if (n, m) == (0, 0):
                n, m = (1, 0) if source < end[0] else (0, 1)
            made.append((source, source + n, target, target + m))
            source, target = source + n, target + m
        if end in fixed:
            made.append(end)
            source, target = end[1], end[3]
    return made


@given(aligned_bitexts(), st.data())
def test_any_beads_of_the_same_sentences_can_take_the_place_of_all(
    bitext: Bitext, data: st.DataObject
) -> None:
    beads = data.draw(spans(bitext))
    edit = replace_run(bitext, beads)
    after = edits.apply(bitext, edit) if edit else bitext
    run = read_run(after)

    assert list(run.spans) == beads
    assert source_paragraphs_of(after) == source_paragraphs_of(bitext)
    crossed = {n for start, end, _, _ in beads for n in range(start + 1, end)}
    borders = [n for n in read_run(bitext).source_paragraphs if n not in crossed]
    assert len([each for each in after.paragraphs if each.source]) == len(borders)
    for side in Side:
        assert side_of(after, side) == side_of(bitext, side)
    assert len(set(run.refs)) == len(run.refs)
    done = [segment for segment in read_run(bitext).segments if segment.status.is_done]
    known = {(segment.source, segment.target): segment for segment in run.segments}
    for segment in done:
        same = known[segment.source, segment.target]
        assert (same.status, same.note, same.pairing) == (
            segment.status,
            segment.note,
            segment.pairing,
        )
    assert replace_run(after, beads) is None
    if edit:
        assert edits.apply(after, edits.inverse(edit)) == bitext


@given(aligned_bitexts(), st.data())
def test_the_beads_that_are_there_are_no_edit_and_a_part_of_them_is_a_run(
    bitext: Bitext, data: st.DataObject
) -> None:
    assert replace_run(bitext, read_run(bitext).spans) is None
    refs = [ref for ref, _ in bitext.segments()]
    start, end = sorted(data.draw(st.lists(st.integers(0, len(refs) - 1), min_size=2, max_size=2)))
    part = read_run(bitext, after=refs[start], before=refs[end])
    assert list(part.refs) == refs[start + 1 : end]
    assert all(a[1] == b[0] and a[3] == b[2] for a, b in pairwise(part.spans))
    assert replace_run(bitext, part.spans, after=refs[start], before=refs[end]) is None


def pair(segment_id: str, source: str, target: str) -> Segment:
    return new_bead(
        segment_id,
        [Sentence(text) for text in source.split("|") if text],
        [Sentence(text) for text in target.split("|") if text],
        confidence=0.5,
    )


def letter(*paragraphs: tuple[Segment, ...]) -> Bitext:
    return Bitext(
        "letter",
        "",
        tuple(Paragraph(f"p{n}", Kind.PARAGRAPH, each) for n, each in enumerate(paragraphs, 1)),
    )


def replaced(bitext: Bitext, beads: list[BeadSpan], *confidences: float) -> Bitext:
    edit = replace_run(bitext, beads, confidences)
    assert edit
    assert edit.label == "realign"
    return edits.apply(bitext, edit)


def note(bitext: Bitext, name: str, text: str) -> Bitext:
    edit = edits.set_note(bitext, SegmentRef(*name.split("/")), text)
    assert edit
    return edits.apply(bitext, edit)


def test_sentences_have_numbers_and_paragraphs_beginnings() -> None:
    target = [Sentence("One.", begins_paragraph=True), Sentence("Two.", begins_paragraph=True)]
    first = new_bead("s1", [Sentence("Een."), Sentence("Twee.")], target)
    bitext = letter((first, pair("s2", "", "Three.")), (pair("s1", "Drie.", "Four."),))
    run = read_run(bitext)
    assert [each.text for each in run.source] == ["Een.", "Twee.", "Drie."]
    assert [each.text for each in run.target] == ["One.", "Two.", "Three.", "Four."]
    assert run.source_paragraphs == (0, 2)
    assert run.target_paragraphs == (0, 1)
    assert run.spans == ((0, 2, 0, 2), (2, 2, 2, 3), (2, 3, 3, 4))


def test_a_bead_that_is_the_same_keeps_all_but_its_confidence() -> None:
    bitext = letter(
        (pair("s1", "Een.", "One."), pair("s2", "Twee.", "Two."), pair("s3", "Drie.", ""))
    )
    bitext = note(bitext, "p1/s2", "same")
    after = replaced(bitext, [(0, 1, 0, 1), (1, 3, 1, 2)], 0.9, 0.8).paragraphs[0].segments
    assert after[0] == new_bead("s1", [Sentence("Een.")], [Sentence("One.")], confidence=0.9)
    assert (after[1].id, after[1].note, after[1].status) == ("s2", "same", Status.EDITED)
    assert after[1].pairing == Pairing(source_breaks=(6,), confidence=0.8)


def test_notes_and_ids_go_with_the_first_sentence_of_their_bead() -> None:
    bitext = letter((pair("s1", "Een.|Twee.", "One."), pair("s2", "Drie.", "Two.|Three.")))
    bitext = note(note(bitext, "p1/s1", "a"), "p1/s2", "b")
    after = replaced(bitext, [(0, 1, 0, 1), (1, 3, 1, 2), (3, 3, 2, 3)]).paragraphs[0].segments
    assert [(each.id, each.note) for each in after] == [("s1", "a"), ("s2", "b"), ("s3", "")]
    assert [each.status for each in after] == [Status.EDITED] * 3
    assert [each.origin for each in after] == [bitext.paragraphs[0].segments[0].origin] * 3


def test_a_target_without_a_source_goes_to_the_paragraph_of_the_bead_before_it() -> None:
    bitext = letter((pair("s1", "Een.", "One."),), (pair("s1", "Twee.", "Two.|Three."),))
    after = replaced(bitext, [(0, 1, 0, 1), (1, 1, 1, 2), (1, 2, 2, 3)])
    assert [
        [sentence_texts(each, Side.TARGET) for each in p.segments] for p in after.paragraphs
    ] == [
        [("One.",), ("Two.",)],
        [("Three.",)],
    ]
    assert after.paragraphs[0].segments[1].id == "s2"


def test_what_a_human_confirmed_is_not_replaced() -> None:
    bitext = letter((pair("s1", "Een.", "One."), pair("s2", "Twee.", "Two.")))
    edit = edits.set_status(bitext, SegmentRef("p1", "s2"), Status.CONFIRMED)
    assert edit
    bitext = edits.apply(bitext, edit)
    with pytest.raises(EditError, match="p1/s2 is confirmed"):
        replace_run(bitext, [(0, 2, 0, 2)])
    assert replace_run(bitext, [(0, 1, 0, 0), (1, 1, 0, 1), (1, 2, 1, 2)]) is not None
    after = SegmentRef("p1", "s1")
    assert replace_run(bitext, [(0, 1, 0, 1)], [0.9], after=after) is None


@pytest.mark.parametrize(
    "beads",
    [
        [],
        [(0, 1, 0, 1)],
        [(0, 1, 0, 1), (1, 2, 1, 3)],
        [(0, 1, 0, 1), (1, 1, 1, 1), (1, 2, 1, 2)],
        [(0, 2, 0, 1), (2, 1, 1, 2), (1, 2, 2, 2)],
        [(1, 2, 0, 1), (0, 1, 1, 2)],
    ],
)
def test_beads_of_other_sentences_are_a_mistake(beads: list[BeadSpan]) -> None:
    bitext = letter((pair("s1", "Een.", "One."),), (pair("s1", "Twee.", "Two."),))
    with pytest.raises(ValueError, match="the beads do not"):
        replace_run(bitext, beads)
