"""The target text in its own order, from beads in the order of the source."""

from hypothesis import given
from hypothesis import strategies as st

from alignwb.core.bitext.overview.target_order import in_target_order


def test_sentences_without_a_place_stay_as_they_are() -> None:
    assert in_target_order([None] * 4) == [0, 1, 2, 3]


def test_those_with_one_go_to_it_and_the_others_fill_the_rest() -> None:
    assert in_target_order([None, 4, 5, None, None, None]) == [0, 3, 4, 5, 1, 2]


def test_a_place_beyond_the_end_is_the_end() -> None:
    assert in_target_order([9, None, 30]) == [1, 0, 2]


@given(st.integers(1, 12), st.data())
def test_the_places_of_those_that_moved_give_the_order_back(
    count: int, data: st.DataObject
) -> None:
    moved = data.draw(st.sets(st.integers(0, count - 1)))
    beads = [number for number in range(count) if number not in moved]
    for number in moved:
        beads.insert(data.draw(st.integers(0, len(beads))), number)
    places = [number if number in moved else None for number in beads]
    assert [beads[place] for place in in_target_order(places)] == list(range(count))


@given(st.lists(st.none() | st.integers(0, 20)))
def test_every_sentence_is_there_once(places: list[int | None]) -> None:
    assert sorted(in_target_order(places)) == list(range(len(places)))
