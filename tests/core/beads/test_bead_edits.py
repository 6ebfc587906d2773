"""Edits of beads: what goes with what, and what never changes."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.bead_texts import bitext_of
from support.source_paragraphs import source_paragraphs_of
from support.strategies import aligned_bitexts, side_of

from alignwb.core.beads import bead_edits
from alignwb.core.bitext import edits
from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.codes import End, InlineCode, PlacedEnd, codes_of
from alignwb.core.bitext.edits import Edit
from alignwb.core.bitext.pairing import Pairing, Side
from alignwb.core.bitext.segment import (
    Origin,
    OriginKind,
    Segment,
    SegmentRef,
    Status,
)
from alignwb.core.bitext.sentence_breaks import with_possible_breaks
from alignwb.core.bitext.sentences import Sentence, new_bead, sentence_texts, sentences_of
from alignwb.errors import EditError

Builder = Callable[[Bitext, SegmentRef], Edit]

STRUCTURAL: list[Builder] = [
    lambda bitext, ref: bead_edits.shift(bitext, ref, Side.SOURCE, forward=True),
    lambda bitext, ref: bead_edits.shift(bitext, ref, Side.SOURCE, forward=False),
    lambda bitext, ref: bead_edits.shift(bitext, ref, Side.TARGET, forward=True),
    lambda bitext, ref: bead_edits.shift(bitext, ref, Side.TARGET, forward=False),
    lambda bitext, ref: bead_edits.split_bead(bitext, ref, 1, 1),
    lambda bitext, ref: bead_edits.split_bead(bitext, ref, 0, 1),
    bead_edits.merge_beads,
    bead_edits.make_null,
]


def shown(bitext: Bitext) -> list[list[tuple[str, str]]]:
    """The opposite of `bitext_of`."""
    return [
        [
            (
                "|".join(sentence_texts(segment, Side.SOURCE)),
                "|".join(sentence_texts(segment, Side.TARGET)),
            )
            for segment in paragraph.segments
        ]
        for paragraph in bitext.paragraphs
    ]


def ref(name: str) -> SegmentRef:
    return SegmentRef(*name.split("/"))


def done(bitext: Bitext, edit: Edit | None) -> Bitext:
    assert edit is not None
    return edits.apply(bitext, edit)


FIELDS = frozenset(field.name for field in fields(Segment))


def changed(bitext: Bitext, name: str, **values: object) -> Bitext:
    """With other values of a segment, or of its pairing."""
    segment = bitext.segment(ref(name))
    assert segment.pairing
    own = {key: value for key, value in values.items() if key in FIELDS}
    pairing = {key: value for key, value in values.items() if key not in own}
    new = replace(segment, pairing=replace(segment.pairing, **pairing), **own)  # type: ignore[arg-type]
    return done(bitext, edits.replace_segment(bitext, ref(name), new, label="t", unlock=True))


def structural_steps(
    bitext: Bitext, data: st.DataObject, builders: list[Builder]
) -> list[tuple[Edit, Bitext]]:
    steps = []
    for builder in data.draw(st.lists(st.sampled_from(builders), min_size=1, max_size=4)):
        place = data.draw(st.sampled_from([each for each, _ in bitext.segments()]))
        try:
            edit = builder(bitext, place)
        except EditError:
            continue
        bitext = edits.apply(bitext, edit)
        steps.append((edit, bitext))
    return steps


@given(aligned_bitexts(), st.data())
def test_every_edit_taken_back_gives_the_bitext_back(bitext: Bitext, data: st.DataObject) -> None:
    for edit, after in structural_steps(bitext, data, [*STRUCTURAL, bead_edits.swap_targets]):
        assert after != bitext
        assert edits.apply(after, edits.inverse(edit)) == bitext
        assert after.segment(edit.focus)
        bitext = after


@given(aligned_bitexts(), st.data())
def test_both_texts_read_the_same_whatever_goes_together(
    bitext: Bitext, data: st.DataObject
) -> None:
    for _, after in structural_steps(bitext, data, STRUCTURAL):
        for side in Side:
            assert side_of(after, side) == side_of(bitext, side)


@given(aligned_bitexts(), st.data())
def test_no_edit_loses_a_source_paragraph_or_a_note_or_leaves_a_bead_empty(
    bitext: Bitext, data: st.DataObject
) -> None:
    sources = source_paragraphs_of(bitext)
    notes = notes_of(bitext)
    for edit, after in structural_steps(bitext, data, [*STRUCTURAL, bead_edits.swap_targets]):
        assert source_paragraphs_of(after) == sources
        assert notes_of(after) == notes
        refs = [each for each, _ in after.segments()]
        assert len(set(refs)) == len(refs)
        for _, segment in after.segments():
            assert segment.source or segment.target
            assert segment.pairing
            assert (
                with_possible_breaks(segment.pairing, segment.source, segment.target)
                == segment.pairing
            )
        for change in edit.changes:
            for segment in set(change.after) - set(change.before):
                assert segment.pairing
                assert segment.pairing.confidence is None
                assert segment.status is (Status.EDITED if segment.target else Status.INITIAL)


def notes_of(bitext: Bitext) -> Counter[str]:
    return Counter(note for _, each in bitext.segments() for note in each.note.split("\n") if note)


@given(aligned_bitexts(), st.data())
def test_a_swap_lets_two_neighbouring_runs_change_places(
    bitext: Bitext, data: st.DataObject
) -> None:
    refs = [each for each, _ in bitext.segments()]
    place = data.draw(st.integers(0, len(refs) - 1))
    try:
        after = edits.apply(bitext, bead_edits.swap_targets(bitext, refs[place]))
    except EditError:
        return
    runs = [sentence_texts(segment, Side.TARGET) for _, segment in bitext.segments()]
    runs[place : place + 2] = runs[place : place + 2][::-1]
    assert side_of(after, Side.TARGET) == [text for run in runs for text in run]
    assert side_of(after, Side.SOURCE) == side_of(bitext, Side.SOURCE)


def test_the_last_sentence_goes_forward_and_the_first_one_back() -> None:
    bitext = bitext_of([("Een.", "One.|Two."), ("Twee.", "Three."), ("Drie.|Vier.", "Four.")])
    after = done(bitext, bead_edits.shift(bitext, ref("p1/s1"), Side.TARGET, forward=True))
    assert shown(after)[0][:2] == [("Een.", "One."), ("Twee.", "Two.|Three.")]
    after = done(after, bead_edits.shift(after, ref("p1/s3"), Side.SOURCE, forward=False))
    assert shown(after) == [[("Een.", "One."), ("Twee.|Drie.", "Two.|Three."), ("Vier.", "Four.")]]


@given(aligned_bitexts(), st.data())
def test_paragraphs_are_as_they_were_when_no_bead_crosses_their_border_any_more(
    bitext: Bitext, data: st.DataObject
) -> None:
    frames = [replace(paragraph, segments=()) for paragraph in bitext.paragraphs]
    steps = structural_steps(bitext, data, STRUCTURAL)
    after = steps[-1][1] if steps else bitext
    while crossing := next(crossing_beads(after), None):
        place, count = crossing
        after = done(after, bead_edits.split_bead(after, place, count, 0))
    assert [replace(paragraph, segments=()) for paragraph in after.paragraphs] == frames
    assert [each.source for each in after.paragraphs] == [each.source for each in bitext.paragraphs]
    assert not any(segment.paragraph_starts for _, segment in after.segments())


def crossing_beads(bitext: Bitext) -> Iterator[tuple[SegmentRef, int]]:
    """The beads in which a paragraph begins, and how many sentences stand before it."""
    for place, segment in bitext.segments():
        for number, sentence in enumerate(sentences_of(segment, Side.SOURCE)):
            if number and sentence.starts:
                yield place, number


def test_a_target_goes_over_the_border_of_a_paragraph() -> None:
    bitext = bitext_of([("Een.", "One.|Two.")], [("Twee.", "")])
    after = done(bitext, bead_edits.shift(bitext, ref("p1/s1"), Side.TARGET, forward=True))
    assert shown(after) == [[("Een.", "One.")], [("Twee.", "Two.")]]
    assert after.segment(ref("p2/s1")).origin == Origin(OriginKind.REFERENCE)


def of_pages(*paragraphs: list[tuple[str, str]]) -> Bitext:
    """`bitext_of` with facts of their own for each paragraph."""
    bitext = bitext_of(*paragraphs)
    facts = [
        replace(paragraph, page=number + 6, lines=(number * 10, number * 10 + 2), kind=kind)
        for number, (paragraph, kind) in enumerate(
            zip(bitext.paragraphs, [Kind.PARAGRAPH, Kind.QUOTE, Kind.PARAGRAPH], strict=False)
        )
    ]
    return replace(bitext, paragraphs=tuple(facts))


THREE = of_pages(
    [("Een.", "One."), ("Twee.", "Two.")], [("Drie.", "Three.")], [("Vier.|Vijf.", "Four.")]
)


def test_a_source_goes_over_a_border_and_back_and_the_paragraphs_with_it() -> None:
    forward = bead_edits.shift(THREE, ref("p1/s2"), Side.SOURCE, forward=True)
    after = done(THREE, forward)
    assert shown(after) == [
        [("Een.", "One."), ("", "Two."), ("Twee.|Drie.", "Three.")],
        [("Vier.|Vijf.", "Four.")],
    ]
    joined = after.paragraphs[0]
    assert (joined.id, joined.kind, joined.page, joined.lines) == ("p1", Kind.PARAGRAPH, 6, (0, 12))
    bead = joined.segments[2]
    assert [(each.offset, each.paragraph) for each in bead.paragraph_starts] == [(6, "p2")]
    back = done(after, bead_edits.shift(after, ref(f"p1/{bead.id}"), Side.SOURCE, forward=False))
    assert shown(back) == shown(THREE)
    assert back.paragraphs[1:] == (
        replace(THREE.paragraphs[1], segments=back.paragraphs[1].segments),
        THREE.paragraphs[2],
    )
    assert [segment.id for segment in back.paragraphs[1].segments] == ["s1"]


def test_a_bead_takes_whole_paragraphs_and_gives_each_back() -> None:
    after = done(THREE, bead_edits.merge_beads(THREE, ref("p1/s2")))
    after = done(after, bead_edits.merge_beads(after, ref("p1/s2")))
    assert shown(after) == [[("Een.", "One."), ("Twee.|Drie.|Vier.|Vijf.", "Two.|Three.|Four.")]]
    after = done(after, bead_edits.split_bead(after, ref("p1/s2"), 2, 2))
    assert shown(after) == [
        [("Een.", "One."), ("Twee.|Drie.", "Two.|Three.")],
        [("Vier.|Vijf.", "Four.")],
    ]
    after = done(after, bead_edits.split_bead(after, ref("p1/s2"), 1, 1))
    assert shown(after) == shown(THREE)
    assert [replace(each, segments=()) for each in after.paragraphs] == [
        replace(each, segments=()) for each in THREE.paragraphs
    ]


def test_a_null_stays_in_the_paragraph_that_is_there_again() -> None:
    bitext = bitext_of([("Een.", "One.")], [("", "Two."), ("Twee.", "Three.")])
    merged = done(bitext, bead_edits.merge_beads(bitext, ref("p1/s1")))
    assert shown(merged) == [[("Een.", "One.|Two.")], [("Twee.", "Three.")]]
    swapped = done(bitext, bead_edits.swap_targets(bitext, ref("p1/s1")))
    assert shown(swapped) == [[("Een.", "Two.")], [("", "One."), ("Twee.", "Three.")]]


def test_a_null_left_at_the_beginning_stays_in_the_paragraph_that_its_source_begins() -> None:
    edit = bead_edits.shift(THREE, ref("p2/s1"), Side.SOURCE, forward=True)
    after = done(THREE, edit)
    assert [each.id for each in after.paragraphs] == ["p1", "p2"]
    assert shown(after)[1] == [("", "Three."), ("Drie.|Vier.|Vijf.", "Four.")]
    assert edit.focus == ref("p2/s1")


def test_codes_of_two_paragraphs_stay_two_in_one_bead() -> None:
    def coded(name: str) -> Paragraph:
        code = InlineCode(1, is_pair=False, kind="xlf:lb", id=name)
        text = f"Zin{PlacedEnd(1, End.POINT).text}{name}."
        bead = new_bead("s1", [Sentence(text)], [Sentence(text)])
        return Paragraph(name, Kind.PARAGRAPH, (bead,), codes={1: code})

    bitext = Bitext("letter", "", (coded("a"), coded("b")))
    [joined] = done(bitext, bead_edits.merge_beads(bitext, SegmentRef("a", "s1"))).paragraphs
    numbers = [end.number for end in codes_of(joined.segments[0].source)]
    assert [joined.codes[number].id for number in numbers] == ["a", "b"]
    assert codes_of(joined.segments[0].target) == codes_of(joined.segments[0].source)


def test_what_the_file_says_of_one_paragraph_keeps_it_from_being_joined() -> None:
    noted = replace(THREE.paragraphs[1], client_notes=("Laat dit staan.",))
    bitext = THREE.with_paragraphs([noted])
    with pytest.raises(EditError, match="client's notes"):
        bead_edits.merge_beads(bitext, ref("p1/s2"))
    assert bead_edits.shift(bitext, ref("p1/s2"), Side.TARGET, forward=True)


def test_a_paragraph_that_another_program_renamed_is_worked_on_under_its_new_name() -> None:
    after = done(THREE, bead_edits.merge_beads(THREE, ref("p1/s2")))
    renamed = replace(
        after, paragraphs=(replace(after.paragraphs[0], id="u7"), *after.paragraphs[1:])
    )
    parted = done(renamed, bead_edits.split_bead(renamed, ref("u7/s2"), 1, 1))
    assert [each.id for each in parted.paragraphs] == ["u7", "p2", "p3"]
    assert shown(parted) == shown(THREE)


def test_the_sentence_that_begins_a_joined_paragraph_is_not_emptied() -> None:
    after = done(THREE, bead_edits.merge_beads(THREE, ref("p1/s2")))
    with pytest.raises(EditError, match="a paragraph of the source begins in this bead"):
        bead_edits.edit_side(after, ref("p1/s2"), Side.SOURCE, "")


def test_two_nulls_become_a_full_bead_and_the_one_left_empty_vanishes() -> None:
    bitext = bitext_of([("Een.", ""), ("", "One."), ("Twee.", "Two.")])
    bitext = changed(bitext, "p1/s1", note="first")
    bitext = changed(bitext, "p1/s2", note="second", is_flagged=True)
    edit = bead_edits.shift(bitext, ref("p1/s2"), Side.TARGET, forward=False)
    after = done(bitext, edit)
    assert shown(after) == [[("Een.", "One."), ("Twee.", "Two.")]]
    [whole, _] = after.paragraphs[0].segments
    assert (whole.id, whole.note, edit.focus) == ("s1", "first\nsecond", ref("p1/s1"))
    assert whole.status is Status.EDITED
    assert whole.pairing == Pairing(is_flagged=True)


def test_a_null_at_the_end_of_a_paragraph_leaves_it_when_its_sentence_does() -> None:
    bitext = bitext_of([("Een.", "One."), ("", "Two.")], [("Twee.", "")])
    edit = bead_edits.shift(bitext, ref("p1/s2"), Side.TARGET, forward=True)
    assert shown(done(bitext, edit)) == [[("Een.", "One.")], [("Twee.", "Two.")]]
    assert edit.focus == ref("p2/s1")
    assert len(edit.changes) == 2


def test_a_bead_is_split_by_counts_and_its_id_stays_with_its_source() -> None:
    bitext = bitext_of([("Een.|Twee.", "One.|Two.|Three.")])
    after = done(bitext, bead_edits.split_bead(bitext, ref("p1/s1"), 1, 2))
    assert shown(after) == [[("Een.", "One.|Two."), ("Twee.", "Three.")]]
    assert [each.id for each in after.paragraphs[0].segments] == ["s1", "s2"]
    after = done(bitext, bead_edits.split_bead(bitext, ref("p1/s1"), 0, 1))
    assert shown(after) == [[("", "One."), ("Een.|Twee.", "Two.|Three.")]]
    assert [each.id for each in after.paragraphs[0].segments] == ["s2", "s1"]


@pytest.mark.parametrize("counts", [(0, 0), (2, 3), (3, 3), (-1, 1), (1, -1)])
def test_a_split_that_leaves_a_part_empty_is_refused(counts: tuple[int, int]) -> None:
    bitext = bitext_of([("Een.|Twee.", "One.|Two.|Three.")])
    with pytest.raises(EditError, match="would be empty"):
        bead_edits.split_bead(bitext, ref("p1/s1"), *counts)


def test_merging_joins_notes_and_marks() -> None:
    bitext = bitext_of([("Een.", "One."), ("", "Two.")], [("Twee.", "Three.")])
    bitext = changed(bitext, "p1/s2", note="added", is_flagged=True)
    bitext = changed(bitext, "p2/s1", note="short")
    after = done(bitext, bead_edits.merge_beads(bitext, ref("p1/s2")))
    assert shown(after) == [[("Een.", "One.")], [("Twee.", "Two.|Three.")]]
    assert after.segment(ref("p2/s1")).note == "added\nshort"
    assert after.segment(ref("p2/s1")).pairing == Pairing(target_breaks=(5,), is_flagged=True)


def test_a_bead_comes_apart_into_two_nulls_once() -> None:
    bitext = bitext_of([("Een.|Twee.", "One.")])
    after = done(bitext, bead_edits.make_null(bitext, ref("p1/s1")))
    assert shown(after) == [[("Een.|Twee.", ""), ("", "One.")]]
    for name in ("p1/s1", "p1/s2"):
        with pytest.raises(EditError, match="null already"):
            bead_edits.make_null(after, ref(name))


def test_swapping_a_null_with_its_counterpart_makes_one_bead() -> None:
    bitext = bitext_of([("Een.", ""), ("", "One.")])
    assert shown(done(bitext, bead_edits.swap_targets(bitext, ref("p1/s1")))) == [
        [("Een.", "One.")]
    ]


@pytest.mark.parametrize("builder", [*STRUCTURAL, bead_edits.swap_targets])
@pytest.mark.parametrize("locked", ["p1/s1", "p1/s2", "p1/s3"])
def test_a_locked_bead_and_its_neighbours_stay_as_they_are(builder: Builder, locked: str) -> None:
    beads = [("Een.|Twee.", "One.|Two.")] * 3
    bitext = changed(bitext_of(beads), locked, status=Status.LOCKED)
    before = bitext.segment(ref(locked))
    for name in ("p1/s1", "p1/s2", "p1/s3"):
        try:
            after = done(bitext, builder(bitext, ref(name)))
        except EditError:
            continue
        assert after.segment(ref(locked)) == before


def test_at_either_end_of_the_texts_there_is_nothing_to_move_to() -> None:
    bitext = bitext_of([("Een.", "One.")])
    for forward, end in ((True, "last"), (False, "first")):
        with pytest.raises(EditError, match=f"the {end} bead"):
            bead_edits.shift(bitext, ref("p1/s1"), Side.TARGET, forward)
    with pytest.raises(EditError, match="the last bead"):
        bead_edits.merge_beads(bitext, ref("p1/s1"))


def test_a_side_that_is_empty_has_nothing_to_move_or_swap() -> None:
    bitext = bitext_of([("Een.", ""), ("Twee.", "")])
    with pytest.raises(EditError, match="no target to move"):
        bead_edits.shift(bitext, ref("p1/s1"), Side.TARGET, forward=True)
    with pytest.raises(EditError, match="no targets to swap"):
        bead_edits.swap_targets(bitext, ref("p1/s1"))


@pytest.mark.parametrize("side", Side)
def test_the_text_as_it_was_aligned_is_kept_through_every_edit(side: Side) -> None:
    bitext = bitext_of([("Een.|Twee.", "One.|Two.")])
    place = ref("p1/s1")
    aligned = bitext.segment(place)
    texts_typed = [f"X {aligned.text(side)}", f"{aligned.text(side)} Y", " Z. "]
    for text in texts_typed:
        bitext = done(bitext, bead_edits.edit_side(bitext, place, side, text))
        segment = bitext.segment(place)
        assert segment.text(side) == text.strip()
        assert segment.pairing
        assert segment.pairing.original(side) == aligned.text(side)
        assert segment.status is Status.EDITED
    bitext = done(bitext, bead_edits.edit_side(bitext, place, side, aligned.text(side)))
    pairing = bitext.segment(place).pairing
    assert pairing
    assert pairing.original(side) == ""
    assert bead_edits.edit_side(bitext, place, side, aligned.text(side)) is None


def test_an_edited_sentence_takes_its_original_along() -> None:
    bitext = bitext_of([("Een.", "One.|Tow and more."), ("Twee.", "Three.")])
    bitext = done(
        bitext, bead_edits.edit_side(bitext, ref("p1/s1"), Side.TARGET, "One. Two and more.")
    )
    after = done(bitext, bead_edits.shift(bitext, ref("p1/s1"), Side.TARGET, forward=True))
    assert shown(after) == [[("Een.", "One."), ("Twee.", "Two and more.|Three.")]]
    first, second = (each.pairing for each in after.paragraphs[0].segments)
    assert first == Pairing()
    assert second == Pairing(target_breaks=(14,), original_target="Tow and more. Three.")


def test_a_side_can_be_emptied_only_where_something_is_left() -> None:
    bitext = bitext_of([("Een.", "One."), ("Twee.", ""), ("", "Three.")])
    after = done(bitext, bead_edits.edit_side(bitext, ref("p1/s1"), Side.TARGET, "  "))
    emptied = after.segment(ref("p1/s1"))
    assert (emptied.target, emptied.status, emptied.origin) == ("", Status.INITIAL, None)
    assert emptied.pairing == Pairing(original_target="One.")
    for name, side in (("p1/s2", Side.SOURCE), ("p1/s3", Side.TARGET)):
        with pytest.raises(EditError, match="nothing would be left of segment"):
            bead_edits.edit_side(bitext, ref(name), side, "")
    bitext = bitext_of([("Een.", "One."), ("", "Two.")])
    with pytest.raises(EditError, match="source of paragraph p1"):
        bead_edits.edit_side(bitext, ref("p1/s1"), Side.SOURCE, "")
