"""Dutch words that English has too, in its own spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignwb.core.languages.dutch.cognates import english_spellings


@pytest.mark.parametrize(
    ("dutch", "english"),
    [
        ("publiciteit", "publicity"),
        ("conferenties", "conferences"),
        ("theoretisch", "theoretic"),
        ("productieve", "productive"),
        ("militair", "military"),
        ("directeuren", "directors"),
        ("fotografie", "photography"),
        ("socialisme", "socialism"),
        ("tolerantie", "tolerance"),
        ("intellectuelen", "intellectuals"),
        ("experiment", "experiment"),
    ],
)
def test_the_english_spelling_is_among_those_of_a_word(dutch: str, english: str) -> None:
    assert english in set(english_spellings(dutch))


def test_short_words_are_alike_by_chance_and_have_none() -> None:
    assert not list(english_spellings("hoek"))


@given(st.text(st.sampled_from("aeioklmntsijvë"), max_size=60))
def test_spellings_are_told_once_each_and_their_number_is_limited(word: str) -> None:
    found = list(english_spellings(word))
    assert len(found) == len(set(found)) < 20_000
