"""How far a person's changes reach when the alignment is done again."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignwb.core.bitext.pairing import Pairing
from alignwb.core.bitext.segment import Segment, Status
from alignwb.services.aligning.realigning import beads_to_keep

SURE = Segment("s1", "Ja.", "Yes.", Status.EDITED, pairing=Pairing(confidence=0.97))
UNSURE = replace(SURE, pairing=Pairing(confidence=0.5))
CHANGED = replace(SURE, pairing=Pairing())
REWORDED = replace(SURE, pairing=Pairing(confidence=0.97, original_target="Yep."))
BY_HAND = replace(SURE, pairing=None)
CONFIRMED = replace(SURE, status=Status.CONFIRMED)
LOCKED = replace(CHANGED, status=Status.LOCKED)


def opened(*beads: Segment) -> str:
    """One character a bead: `.` where it stays, `o` where it is aligned again."""
    return "".join("." if stays else "o" for stays in beads_to_keep(beads))


def test_where_nobody_changed_anything_all_stays() -> None:
    assert opened(*[SURE] * 5, UNSURE, CONFIRMED, *[UNSURE] * 3) == "." * 10


@pytest.mark.parametrize("change", [CHANGED, REWORDED, BY_HAND])
def test_a_change_reaches_as_far_as_a_run_of_sure_beads(change: Segment) -> None:
    assert opened(*[SURE] * 20, change, *[SURE] * 20) == "." * 15 + "o" * 11 + "." * 15


def test_a_change_reaches_through_beads_that_are_not_sure() -> None:
    beads = [*[SURE] * 9, UNSURE, SURE, SURE, CHANGED, SURE, UNSURE, *[SURE] * 9]
    assert opened(*beads) == "...." + "o" * 16 + "...."


def test_a_change_does_not_reach_past_what_a_human_confirmed() -> None:
    assert opened(UNSURE, CONFIRMED, UNSURE, CHANGED, UNSURE, CONFIRMED, UNSURE) == "..ooo.."


def test_a_corrected_and_confirmed_bead_stays_and_its_neighbours_do_not() -> None:
    assert opened(*[UNSURE] * 3, LOCKED, *[UNSURE] * 3) == "ooo.ooo"


@given(st.lists(st.sampled_from([SURE, UNSURE, CHANGED, REWORDED, BY_HAND, CONFIRMED, LOCKED])))
def test_what_is_confirmed_stays_and_what_was_changed_does_not(beads: list[Segment]) -> None:
    for bead, stays in zip(beads, beads_to_keep(beads), strict=True):
        if bead.status.is_done:
            assert stays
        elif bead in (CHANGED, REWORDED, BY_HAND):
            assert not stays


@given(st.lists(st.sampled_from([SURE, UNSURE, CHANGED, CONFIRMED])))
def test_it_is_the_same_read_backwards(beads: list[Segment]) -> None:
    assert beads_to_keep(beads) == beads_to_keep(beads[::-1])[::-1]
