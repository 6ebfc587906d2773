"""The inline codes of a match: the source's are put into it, each of them once."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.coded_texts import coded, coded_texts, enclosing, written

from alignwb.core.bitext.codes import codes_of, renumbered
from alignwb.core.memory.match_codes import rate_with_codes, same_codes
from alignwb.core.memory.match_fitting import fitted_target


@pytest.mark.parametrize(
    ("source", "remembered", "target", "fitted"),
    [
        # The same codes: as the match has them, whatever their numbers are.
        ("De <4>kat</4>{5}.", "De <1>kat</1>{2}.", "A {2} <1>cat</1>.", "A {5} <4>cat</4>."),
        # With another number in it.
        ("In <4>1904</4> was", "In <1>1905</1> was", "<1>1905</1> it was", "<4>1904</4> it was"),
        # Other codes, or none: beside the words that are the same.
        ("Toen sprak <1>Marx</1>.", "Toen sprak Marx.", "Marx spoke.", "<1>Marx</1> spoke."),
        ("<1>Marx</1> sprak.", "<2>Marx sprak.</2>", "Marx <2>spoke.</2>", "<1>Marx</1> spoke."),
        ("<1>Marx sprak.</1>", "Marx sprak.", "Marx spoke.", "<1>Marx spoke.</1>"),
        ("Marx sprak.{7}", "Marx sprak.", "Marx spoke.", "Marx spoke.{7}"),
        # The source has none.
        ("Marx sprak.", "<2>Marx</2> sprak.", "<2>Marx</2> spoke.", "Marx spoke."),
        # The match had lost one of its own.
        ("<4>Kat</4>{5}", "<1>Kat</1>{2}", "<1>Cat</1>", "<4>Cat</4>{5}"),
    ],
)
def test_a_match_is_given_the_codes_of_the_source(
    source: str, remembered: str, target: str, fitted: str
) -> None:
    found = fitted_target(*map(coded, (source, remembered, target)))
    assert written(found) == fitted


@given(coded_texts(), coded_texts(), coded_texts())
def test_no_code_is_lost_or_wrongly_nested_in_any_match(
    source: str, remembered: str, target: str
) -> None:
    fitted = fitted_target(source, remembered, target)
    assert Counter(codes_of(fitted)) == Counter(codes_of(source))
    assert enclosing(fitted) == enclosing(source)


@given(coded_texts(), st.permutations(range(1, 9)))
def test_the_numbers_of_codes_do_not_count(source: str, numbers: list[int]) -> None:
    other = renumbered(source, dict(enumerate(numbers, 1)))
    assert same_codes(source, other)
    assert rate_with_codes(100, source, other) == 100


@pytest.mark.parametrize(
    ("source", "remembered"),
    [
        ("De <1>kat</1> slaapt.", "De kat slaapt."),
        ("De <1>kat</1> slaapt.", "De kat{1} slaapt."),
        ("De <1>kat</1> slaapt.", "De kat <1>slaapt</1>."),
        ("De <1>kat</1> <2>slaapt</2>.", "De <1>kat <2>slaapt</2></1>."),
    ],
)
def test_other_codes_cost_a_percent(source: str, remembered: str) -> None:
    source, remembered = coded(source), coded(remembered)
    assert rate_with_codes(100, source, remembered) == 99
    assert rate_with_codes(76, source, remembered) == 75
    assert rate_with_codes(0, source, remembered) == 0
