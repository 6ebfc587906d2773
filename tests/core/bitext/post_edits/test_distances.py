"""The edit distance is Levenshtein's, whatever the texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignwb.core.bitext.post_edits.distances import LONGEST, edit_distance

_texts = st.text(st.sampled_from("abé 🙂"), max_size=90)


def _by_table(one: str, other: str) -> int:
    """The textbook's table (Wagner and Fischer 1974)."""
    row = list(range(len(other) + 1))
    for number, character in enumerate(one, 1):
        above, row[0] = row[0], number
        for place, there in enumerate(other, 1):
            best = min(row[place] + 1, row[place - 1] + 1, above + (character != there))
            above, row[place] = row[place], best
    return row[-1]


@given(_texts, _texts)
def test_it_is_what_a_table_says(one: str, other: str) -> None:
    assert edit_distance(one, other) == _by_table(one, other) == edit_distance(other, one)


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [("", "", 0), ("huis", "", 4), ("kitten", "sitting", 3), ("De kat.", "De kat,", 1)],
)
def test_known_distances(one: str, other: str, distance: int) -> None:
    assert edit_distance(one, other) == distance


def test_texts_that_would_take_seconds_are_not_compared() -> None:
    shared = "x" * 2 * LONGEST
    assert edit_distance(f"{shared}a{shared}", f"{shared}b{shared}") == 1
    assert edit_distance("a" * (LONGEST + 1), "b") is None
