from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignwb.core.checks.figures import dutch_figures, english_figures
from alignwb.core.checks.numbers.digit_figures import in_english


def _agree(dutch: str, english: str) -> bool:
    others = {value for each in english_figures(english) for value in each.values}
    figures = [each for each in dutch_figures(dutch) if each.text not in {"half", "miljoen"}]
    return all(each.values & others for each in figures)


@pytest.mark.parametrize(
    ("dutch", "english"),
    [
        ("41.806,5", "41,806.5"),
        ("7.300", "7,300"),
        ("7.300", "7300"),
        ("0,25", "0.25"),
        ("16e", "16th"),
        ("3de", "third"),
        ("eenentwintig", "twenty-one"),
        ("zevenenzestigste", "sixty-seventh"),
        ("achttienhonderdvijftien", "eighteen fifteen"),
        ("vierhonderdduizend", "four hundred thousand"),
        ("21.15", "9:15"),
        ("half negen", "half past eight"),
        ("half een", "half past twelve"),
        ("jaren zestig", "sixties"),
        ("jaren ’30", "1930s"),
        ("3 miljoen", "3,000,000"),
        ("XVI", "16"),
        ("zondag", "Sundays"),
        ("veertien", "fortnight"),
        ("zesmaal", "six"),
    ],
)
def test_numbers_that_say_the_same_agree(dutch: str, english: str) -> None:
    assert _agree(dutch, english)


@pytest.mark.parametrize(
    ("dutch", "english"),
    [
        ("41.806,5", "41,806.6"),
        ("1848", "1884"),
        ("half negen", "half past nine"),
        ("jaren zestig", "seventies"),
        ("XVI", "XIV"),
        ("zondag", "Saturday"),
        ("7.300", "7.300"),
        ("elfde", "twelfth"),
    ],
)
def test_numbers_that_say_something_else_do_not(dutch: str, english: str) -> None:
    assert not _agree(dutch, english)


def test_the_second_year_of_a_range_may_be_cut_short() -> None:
    first, second = english_figures("1740–1748")
    assert {"1748"} & dutch_figures("1740-48")[1].values & second.values
    assert first.values & dutch_figures("1740-48")[0].values


def test_months_with_a_capital_may_be_names() -> None:
    [emperor] = dutch_figures("Augustus stierf.")
    [month] = dutch_figures("in augustus")
    assert (emperor.is_firm, month.is_firm) == (False, True)


@given(st.integers(0, 10**8), st.integers(0, 99))
def test_figures_keep_their_value_in_english(whole: int, cents: int) -> None:
    english = f"{whole:,}.{cents:02}"
    dutch = english.translate(str.maketrans(".,", ",."))
    assert in_english(dutch) == english
    assert _agree(dutch, english)
    assert Fraction(english.replace(",", "")) == Fraction(whole) + Fraction(cents, 100)


@pytest.mark.parametrize("word", ["hundred ", "thousand ", "honderd ", "duizend ", "9", "miljoen "])
def test_many_numbers_in_a_row_are_some_number(word: str) -> None:
    for figures in (dutch_figures(5000 * word), english_figures(5000 * word)):
        assert len(figures) <= 5000


@given(st.text(max_size=60))
def test_any_text_has_its_numbers_where_they_stand(text: str) -> None:
    for figure in (*dutch_figures(text), *english_figures(text)):
        assert text[figure.start : figure.end] == figure.text
