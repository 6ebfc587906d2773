"""Probabilities in three levels."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignwb.core.draft_levels import DraftLevel, level_of

RISING = list(DraftLevel)


@pytest.mark.parametrize(
    ("probability", "level"),
    [(0.0, "low"), (0.14, "low"), (0.15, "middle"), (0.49, "middle"), (0.5, "high"), (1.0, "high")],
)
def test_a_probability_has_a_level(probability: float, level: str) -> None:
    assert level_of(probability) == level


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_higher_probability_never_has_a_lower_level(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert RISING.index(level_of(low)) <= RISING.index(level_of(high))


def test_every_level_has_a_mark_of_its_own() -> None:
    assert len({level.mark for level in DraftLevel}) == len(DraftLevel)
    assert all(len(level.mark) == 1 for level in DraftLevel)
