import pytest

from alignwb.core.languages.number_words import dutch_number_value, english_number_word


@pytest.mark.parametrize(
    ("word", "value"),
    [("zestien", 16), ("negenendertig", 39), ("tweeëntachtigste", 82), ("honderdnegen", 109),
     ("zestienhonderdveertig", 1640), ("vijfduizend", 5000), ("tweehonderdduizend", 200_000),
     ("achtste", 8)],
)  # fmt: skip
def test_dutch_number_words_have_values(word: str, value: int) -> None:
    assert dutch_number_value(word) == value


@pytest.mark.parametrize("word", ["een", "eerste", "honderden", "duizenden", "zevenster", ""])
def test_other_dutch_words_have_none(word: str) -> None:
    assert dutch_number_value(word) is None


def test_english_number_words_have_values() -> None:
    values = [english_number_word(word) for word in ("twelfth", "ninety", "thousands", "sixties")]
    assert values == [12, 90, 1000, 60]
    assert english_number_word("often") is None
