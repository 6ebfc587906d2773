"""Thousands and millions beside other numbers."""

import pytest
from support.checked import found_by

from alignwb.core.checks.number_check import check_numbers


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("In 1953 kwamen er duizend schepen.", "In 1953 a thousand ships came."),
        ("In 1987 werden er een miljoen gedrukt.", "In 1987 a million were printed."),
        (
            "In 1974 duizend inwoners meer dan in 1973.",
            "In 1974 there were 1,000 more than in 1973.",
        ),
        ("In 1974 duizend inwoners meer dan in 1973.", "A thousand more in 1974 than in 1973."),
        ("Sinds ’84 duizend leden meer", "A thousand more members since ’84"),
        ("In de jaren 80 duizend leden", "A thousand members in the 1980s"),
        ("Ruim 4250 duizend euro", "More than 4,250 thousand euros"),
        ("Ruim 4250 miljoen euro", "More than 4.25 billion euros"),
        ("Twintig of duizend boeken", "Twenty or a thousand books"),
        ("60 of duizend keer", "60 or a thousand times"),
        ("Honderd of duizend, wat maakt het uit?", "A hundred or a thousand, what of it?"),
        ("35.250.000.000 miljoen", "35,250,000,000 million"),
    ],
)
def test_a_large_number_behind_another_word_is_one_of_its_own(source: str, target: str) -> None:
    assert found_by(check_numbers, source, target) == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Zij erfde 6 miljoen en zestien huizen.", "She inherited 6 million and sixteen houses."),
        ("Dat is 7 miljoen - dertig keer zo veel.", "That is 7 million - thirty times as much."),
        ("Tussen 5 miljard en zeventig miljard", "Between 5 billion and seventy billion"),
        ("6 miljoen zestig jaar geleden", "6 million sixty years ago"),
    ],
)
def test_a_number_in_words_behind_a_million_is_one_of_its_own(source: str, target: str) -> None:
    assert found_by(check_numbers, source, target) == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Zij erfde 6 miljoen en zestien huizen.", "She inherited 6 million and sixty houses."),
        ("Ruim 4250 miljoen euro", "More than 4,250 euros"),
        ("In 1953 kwamen er duizend schepen.", "In 1935 a thousand ships came."),
        ("35 duizend boeken", "35 books"),
    ],
)
def test_a_large_number_that_is_lost_stops(source: str, target: str) -> None:
    assert any(each.stops for each in found_by(check_numbers, source, target))
