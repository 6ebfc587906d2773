"""The translator's own words, from what is confirmed."""

from hypothesis import given
from hypothesis import strategies as st

from alignwb.engines.choosing.own_words import OwnWords

CONFIRMED = [
    ("De molenaar zweeg.", "The miller kept quiet."),
    ("De molenaar sliep.", "The miller slept."),
    ("De boer zweeg.", "The farmer kept quiet."),
]
words = st.lists(
    st.sampled_from("molenaar boer zweeg sliep miller quiet slept".split()), max_size=5
)
segments = st.tuples(words.map(" ".join), words.map(" ".join))


def test_words_that_stand_together_again_and_again_belong_together() -> None:
    found = OwnWords(CONFIRMED).for_source("Een molenaar lachte.")
    assert found["miller"] == 1
    assert found["miller"] > found.get("slept", 0)
    assert "farmer" not in found


def test_function_words_say_nothing() -> None:
    assert "the" not in OwnWords(CONFIRMED * 3).for_source("De molenaar")
    assert OwnWords(CONFIRMED).for_source("De") == {}


@given(st.lists(segments, max_size=8), words.map(" ".join))
def test_how_surely_is_a_share(confirmed: list[tuple[str, str]], source: str) -> None:
    found = OwnWords(confirmed).for_source(source)
    assert all(0 < sure <= 1 for sure in found.values())
