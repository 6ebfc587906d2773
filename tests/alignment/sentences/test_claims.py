"""What a bead would gain from a sentence that was left alone beside it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignwb.alignment.ports import Vectors
from alignwb.alignment.sentences.beads import Bead
from alignwb.alignment.sentences.claims import NO_CLAIM, claims, opposites
from alignwb.alignment.sentences.spans import Spans

MEANINGS = np.eye(12, dtype=np.float32)


def unit(sums: Vectors) -> Vectors:
    """Embeds sums as they are."""
    rows: Vectors = sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-6)
    return rows


def text(*sentences: tuple[int, ...]) -> Spans:
    """A text whose sentences say these things."""
    return Spans(np.stack([MEANINGS[list(said)].sum(axis=0) for said in sentences]), unit)


def swapped(bead: Bead) -> Bead:
    return Bead(bead.target_start, bead.target_end, bead.source_start, bead.source_end)


@pytest.mark.parametrize("is_swapped", [False, True])
def test_a_sentence_whose_partner_went_elsewhere_is_claimed(is_swapped: bool) -> None:
    own, other = text((0,), (1, 2, 3), (4,)), text((0,), (1,), (2,), (3,), (4,))
    beads = [Bead(0, 1, 0, 1), Bead(1, 2, 1, 3), Bead(2, 2, 3, 4), Bead(2, 3, 4, 5)]
    if is_swapped:
        own, other, beads = other, own, [swapped(bead) for bead in beads]
    found = claims(beads, own, other)
    assert found[2] == found[1] == pytest.approx(1 - np.sqrt(2 / 3), abs=1e-6)
    assert found[0] == found[3] == NO_CLAIM


def test_the_bead_behind_claims_too_and_over_other_nulls() -> None:
    own, other = text((0,), (1, 2, 3)), text((0,), (1,), (2,), (3,))
    beads = [Bead(0, 1, 0, 1), Bead(1, 1, 1, 2), Bead(1, 1, 2, 3), Bead(1, 2, 3, 4)]
    found = claims(beads, own, other)
    assert found[0] == NO_CLAIM
    assert 0 < found[2] < found[1] == found[3]


def test_what_has_no_counterpart_is_claimed_by_nobody() -> None:
    own, other = text((0,), (4,)), text((0,), (7,), (8,), (4,))
    beads = [Bead(0, 1, 0, 1), Bead(1, 1, 1, 2), Bead(1, 1, 2, 3), Bead(1, 2, 3, 4)]
    assert claims(beads, own, other).tolist() == [NO_CLAIM] * 4


@given(st.integers(0, 20), st.integers(0, 20))
def test_nulls_alone_are_claimed_by_nobody(sources: int, targets: int) -> None:
    beads = [Bead(n, n + 1, 0, 0) for n in range(sources)]
    beads += [Bead(sources, sources, n, n + 1) for n in range(targets)]
    own, other = Spans(MEANINGS[[0] * sources], unit), Spans(MEANINGS[[0] * targets], unit)
    assert claims(beads, own, other).tolist() == [NO_CLAIM] * (sources + targets)


def test_nulls_of_one_meaning_on_both_sides_stand_opposite_each_other() -> None:
    own, other = text((0,), (1, 2, 3), (4,)), text((0,), (1,), (2,), (3,), (4,))
    beads = [
        Bead(0, 1, 0, 1),
        *(Bead(1, 1, n, n + 1) for n in (1, 2, 3)),
        Bead(1, 2, 4, 4),
        Bead(2, 3, 4, 5),
    ]
    assert opposites(beads, own, other, 0.9) == [False, True, True, True, True, False]
    strangers = text((0,), (7,), (8,), (9,), (4,))
    assert not any(opposites(beads, own, strangers, 0.5))


def test_nulls_of_one_side_have_nothing_opposite() -> None:
    own, other = text((0,)), text((0,), (1,), (2,))
    beads = [Bead(0, 1, 0, 1), Bead(1, 1, 1, 2), Bead(1, 1, 2, 3)]
    assert not any(opposites(beads, own, other, -1.0))
