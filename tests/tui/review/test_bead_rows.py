"""Rows of beads, and what of them an edit changes."""

from hypothesis import given
from hypothesis import strategies as st
from support.review_project import ALIGNED, many_beads
from support.strategies import aligned_bitexts

from alignwb.core.beads import bead_edits
from alignwb.core.bitext import edits
from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.segment import SegmentRef
from alignwb.errors import EditError
from alignwb.tui.review.bead_rows import BeadRows


def begins(rows: BeadRows) -> list[bool]:
    return [rows.begins_paragraph(row) for row in range(len(rows))]


@given(aligned_bitexts(), st.data())
def test_rows_that_count_as_unchanged_are_the_same(bitext: Bitext, data: st.DataObject) -> None:
    ref = data.draw(st.sampled_from([ref for ref, _ in bitext.segments()]))
    change = data.draw(
        st.sampled_from([bead_edits.merge_beads, bead_edits.make_null, bead_edits.swap_targets])
    )
    try:
        after = edits.apply(bitext, change(bitext, ref))
    except EditError:
        return
    old, new = BeadRows(bitext), BeadRows(after)
    head, tail = new.changed_since(old)
    assert head + tail <= min(len(old), len(new))
    assert new.beads[:head] == old.beads[:head]
    assert begins(new)[:head] == begins(old)[:head]
    assert new.beads[len(new) - tail :] == old.beads[len(old) - tail :]
    assert begins(new)[len(new) - tail :] == begins(old)[len(old) - tail :]


def test_few_rows_count_as_changed_by_an_edit_of_one_bead() -> None:
    bitext = many_beads(20)
    ref = SegmentRef("p32", "s3")
    after = edits.apply(bitext, bead_edits.make_null(bitext, ref))
    head, tail = BeadRows(after).changed_since(BeadRows(bitext))
    assert len(BeadRows(after)) - head - tail <= 3


def test_every_row_knows_its_bead_and_every_bead_its_row() -> None:
    rows = BeadRows(ALIGNED)
    refs = [ref for ref, _ in ALIGNED.segments()]
    assert [rows.ref_of(row) for row in range(len(rows))] == refs
    assert [rows.row_of(ref) for ref in refs] == list(range(len(refs)))
    assert begins(rows) == [True, True, False, False, False, True, False, False]
