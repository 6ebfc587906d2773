"""Long texts cut into stretches."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from alignwb.core.bitext.stretches import Stretch, stretches

_TEXTS = st.lists(st.sampled_from("abcdefgh"), max_size=200)


@given(_TEXTS, _TEXTS, st.integers(0, 50))
def test_stretches_cover_both_sides_once_and_in_order(
    ours: list[str], theirs: list[str], most: int
) -> None:
    found = stretches(ours, theirs, most)
    assert "".join("".join(ours[each.start : each.end]) for each in found) == "".join(ours)
    assert "".join("".join(theirs[each.first : each.last]) for each in found) == "".join(theirs)
    assert all(one.end == two.start and one.last == two.first for one, two in pairwise(found))


def test_short_texts_are_one_stretch() -> None:
    assert stretches(["a"] * 20, ["b"] * 30) == (Stretch(0, 20, 0, 30),)


def test_no_stretch_of_long_texts_is_long() -> None:
    ours = [f"woord{number % 700}" for number in range(5000)]
    theirs = ["nieuw", *ours[:2000], *ours[2100:], "ook nieuw"]
    found = stretches(ours, theirs)
    assert max(each.end - each.start for each in found) <= 64
    assert max(each.last - each.first for each in found) <= 64
    same = sum(
        each.end - each.start
        for each in found
        if ours[each.start : each.end] == theirs[each.first : each.last]
    )
    assert same > 4800
