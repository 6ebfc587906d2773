"""The numbers of a text, in figures and in words, with every value that each may stand for.

A number has several values where languages write it differently: `19.30 uur` is `7:30`, `jaren
negentig` is `1990s`, `2 miljoen` is `2,000,000`.  Two numbers agree if they share one.
"""

import re
from itertools import pairwise

from alignwb.core.checks.numbers.clock_times import dutch_times, english_times, hours_of
from alignwb.core.checks.numbers.dates import numbered_months
from alignwb.core.checks.numbers.digit_figures import dutch_digits, english_digits, roman_figures
from alignwb.core.checks.numbers.digit_groups import grouped_digits
from alignwb.core.checks.numbers.dutch_figure_words import dutch_words
from alignwb.core.checks.numbers.english_figure_words import english_words
from alignwb.core.checks.numbers.figure import Figure, folded
from alignwb.core.checks.numbers.fractions import (
    dutch_fractions,
    english_fractions,
    has_fraction_sign,
)
from alignwb.core.checks.numbers.measures import DUTCH_UNITS, ENGLISH_UNITS, measured
from alignwb.core.checks.numbers.ranges import of_range
from alignwb.core.checks.numbers.signs import minus_start, says_below_zero
from alignwb.core.checks.numbers.word_runs import dutch_runs

_HOURS = re.compile(
    r"(?:\s(?:to|or)\s[\w-]{1,12}|[-–]\w{1,12})?"
    r"(?:[\s-](?:hour|minute|day|week|month|year)s?|[\s-]?hrs?)\b",
    re.IGNORECASE,
)
"""What stands behind a number that is no time of the day: `hours`, `to 10 hours`."""


def dutch_figures(text: str) -> tuple[Figure, ...]:
    """The numbers of a Dutch text, in order; markers have to be blanked before."""
    found = [*dutch_digits(text), *dutch_words(text), *roman_figures(text)]
    if not found and not has_fraction_sign(text):
        return ()
    figures = _completed(text, _below_zero(text, found), numbered_months(text))
    wholes = [*dutch_times(text), *dutch_fractions(text, figures), *dutch_runs(text, figures)]
    wholes += grouped_digits(text)
    return tuple(measured(text, folded(text, figures, wholes), DUTCH_UNITS))


def english_figures(text: str) -> tuple[Figure, ...]:
    """The numbers of an English text, in order; markers have to be blanked before."""
    digits = list(english_digits(text))
    words = english_words(text, frozenset(each.end for each in digits))
    found = [*digits, *words, *roman_figures(text)]
    if not found and not has_fraction_sign(text):
        return ()
    figures = _completed(text, found, numbered_months(text, first=True))
    wholes = [*english_times(text), *english_fractions(text, figures)]
    wholes += grouped_digits(text)
    return tuple(measured(text, folded(text, figures, wholes), ENGLISH_UNITS))


def _completed(text: str, figures: list[Figure], months: dict[int, str]) -> list[Figure]:
    """The same in order, with what other words of the text and other numbers say of them."""
    figures = _without_inner(figures)
    below_zero = says_below_zero(text)
    result: list[Figure] = []
    for each in figures:
        values = each.values
        if not _HOURS.match(text, each.end):
            values |= hours_of(each.values)
        if each.start in months:
            values |= {months[each.start]}
        if below_zero:
            values |= {f"-{value}" for value in each.values if value.replace(".", "").isdecimal()}
        result.append(each._replace(values=values))
    for place, (before, each) in enumerate(pairwise(figures)):
        first, second = of_range(text, before, each)
        result[place] = result[place].with_values(first)
        result[place + 1] = result[place + 1].with_values(second)
    return result


def _below_zero(text: str, figures: list[Figure]) -> list[Figure]:
    """The same, with the numbers behind `min` below zero."""
    if "min" not in text.lower():
        return figures
    result: list[Figure] = []
    for each in figures:
        start = minus_start(text, each.start, each.end)
        if start is not None:
            values = frozenset(f"-{value}" for value in each.values)
            each = Figure(start, each.end, text[start : each.end], values, each.is_firm)  # noqa: PLW2901
        result.append(each)
    return result


def _without_inner(figures: list[Figure]) -> list[Figure]:
    """The figures in order, without those that are a part of one: the `miljoen` of `3 miljoen`."""
    result: list[Figure] = []
    for each in sorted(figures, key=lambda each: each.start):
        if not result or each.start >= result[-1].end:
            result.append(each)
    return result
