"""The beads that need a look, flags, and confirming down to one."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from support.review_project import ALIGNED
from support.strategies import aligned_bitexts

from alignwb.core.beads import review_queue
from alignwb.core.bitext import edits
from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.segment import Segment, SegmentRef, Status

WROTE, SILENT, SUN, LEFT = (SegmentRef("p2", f"s{n}") for n in (1, 2, 3, 4))
NOBODY = SegmentRef("p3", "s1")


def confirmed(bitext: Bitext, *refs: SegmentRef) -> Bitext:
    for ref in refs:
        edit = edits.set_status(bitext, ref, Status.CONFIRMED)
        assert edit
        bitext = edits.apply(bitext, edit)
    return bitext


def done(bitext: Bitext) -> list[SegmentRef]:
    return [ref for ref, segment in bitext.segments() if segment.status.is_done]


def test_the_queue_begins_with_the_most_doubtful_and_leaves_out_what_is_confirmed() -> None:
    queue = review_queue.DoubtfulBeads()
    assert queue.of(ALIGNED) == (NOBODY, WROTE, SILENT)
    assert queue.of(confirmed(ALIGNED, WROTE)) == (NOBODY, SILENT)


def test_what_a_person_paired_is_not_in_the_queue() -> None:
    segment = ALIGNED.segment(WROTE)
    assert segment.pairing
    by_hand = replace(segment, pairing=replace(segment.pairing, confidence=None))
    edit = edits.replace_segment(ALIGNED, WROTE, by_hand, label="by hand")
    assert edit
    assert WROTE not in review_queue.DoubtfulBeads().of(edits.apply(ALIGNED, edit))


@given(aligned_bitexts(), st.data())
def test_a_queue_that_follows_changes_is_that_of_the_bitext(
    bitext: Bitext, data: st.DataObject
) -> None:
    queue = review_queue.DoubtfulBeads()
    queue.of(bitext)
    refs = [ref for ref, segment in bitext.segments() if not segment.status.is_done]
    for ref in data.draw(st.lists(st.sampled_from(refs), unique=True)) if refs else []:
        bitext = confirmed(bitext, ref)
        assert queue.of(bitext) == review_queue.DoubtfulBeads().of(bitext)


def test_a_flag_changes_nothing_else_and_is_allowed_on_a_locked_bead() -> None:
    locked = edits.set_status(ALIGNED, WROTE, Status.LOCKED)
    assert locked
    before = edits.apply(ALIGNED, locked)
    edit = review_queue.flag(before, WROTE, is_flagged=True)
    assert edit
    after = edits.apply(before, edit)
    bead, pairing = after.segment(WROTE), before.segment(WROTE).pairing
    assert pairing
    assert bead.is_flagged
    assert bead == replace(before.segment(WROTE), pairing=replace(pairing, is_flagged=True))
    assert review_queue.flag(after, WROTE, is_flagged=True) is None
    back = review_queue.toggle_flag(after, WROTE)
    assert back
    assert edits.apply(after, back) == before


def test_a_pair_that_was_not_aligned_can_be_flagged_too() -> None:
    plain = Bitext("letter", "", (Paragraph("p1", Kind.PARAGRAPH, (Segment("s1", "Een."),)),))
    edit = review_queue.toggle_flag(plain, SegmentRef("p1", "s1"))
    assert edit
    assert edits.apply(plain, edit).segment(SegmentRef("p1", "s1")).is_flagged


def test_only_what_is_not_one_to_one_is_uneven() -> None:
    uneven = [ref.segment for ref, bead in ALIGNED.segments() if review_queue.is_uneven(bead)]
    assert uneven == ["s1", "s2", "s3", "s1", "s2"]


def test_confirming_down_to_here_stops_at_the_last_confirmed_bead() -> None:
    bitext = confirmed(ALIGNED, SILENT)
    edit = review_queue.confirm_down_to(bitext, NOBODY)
    assert edit
    after = edits.apply(bitext, edit)
    assert done(after) == [SILENT, SUN, LEFT, NOBODY]
    assert edits.apply(after, edits.inverse(edit)) == bitext


def test_confirming_down_to_here_from_the_beginning_where_nothing_is_confirmed() -> None:
    edit = review_queue.confirm_down_to(ALIGNED, SUN)
    assert edit
    assert done(edits.apply(ALIGNED, edit)) == [SegmentRef("p1", "s1"), WROTE, SILENT, SUN]


def test_what_is_skipped_stays_as_it_is() -> None:
    refs = [ref for ref, _ in ALIGNED.segments()]
    skipped = frozenset(refs[:2])
    edit = review_queue.confirm_down_to(ALIGNED, SUN, skipped)
    assert edit is not None
    after = edits.apply(ALIGNED, edit)
    done = [ref for ref, segment in after.segments() if segment.status.is_done]
    assert done == refs[2 : refs.index(SUN) + 1]
    assert review_queue.confirm_down_to(ALIGNED, SUN, frozenset(refs)) is None


def test_there_is_nothing_to_confirm_down_to_a_confirmed_bead() -> None:
    assert review_queue.confirm_down_to(confirmed(ALIGNED, SUN), SUN) is None
