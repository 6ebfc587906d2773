"""The numbers of an English text that are written in words, days and months among them."""

import re
from collections.abc import Iterator, Set
from functools import lru_cache
from itertools import pairwise

from alignwb.core.checks.numbers.clock_times import NAMED_TIMES, clock_values
from alignwb.core.checks.numbers.dates import (
    ENGLISH_DAYS,
    ENGLISH_MONTHS,
    SHORT_MONTHS,
    is_beside_figures,
    is_march,
    is_short_month,
)
from alignwb.core.checks.numbers.digit_figures import century_values
from alignwb.core.checks.numbers.feasts import ENGLISH_FEASTS, SHORT_ENGLISH_DAYS, answering
from alignwb.core.checks.numbers.figure import Figure, figure_of
from alignwb.core.checks.numbers.fractions import english_fraction, enlarged, percentage
from alignwb.core.checks.numbers.measures import FORTNIGHT, SINGLE_UNITS, single_measure
from alignwb.core.checks.numbers.ranges import CENTURIES
from alignwb.core.languages.number_words import english_number_word

_WORD = re.compile(r"[^\W\d_]+")
_SUPPORT = {
    "both": 2, "couple": 2, "pair": 2, "double": 2, "twice": 2, "twin": 2, "twins": 2, "two": 2,
    "triple": 3, "thrice": 3, "trio": 3, "threefold": 3, "quarter": 4, "quarters": 4, "dozen": 12,
    "dozens": 12, "fortnight": 14, "fortnights": 14, "score": 20, "scores": 20, "tens": 10,
    "once": 1, "one": 1, "single": 1, "sole": 1, "century": 100, "centuries": 100, "decade": 10,
    "decades": 10, "half": 2, "halves": 2, "either": 2, "neither": 2, "millennium": 1000,
    "quartet": 4, "teenage": 13,
    "nil": 0, "goalless": 0, "scoreless": 0,
}  # fmt: skip
_MONTHS_AND_DAYS = ENGLISH_MONTHS.keys() | ENGLISH_DAYS.keys()
_ANSWERS = NAMED_TIMES | ENGLISH_FEASTS
_COMMON_WORDS = frozenset(("may", "march", "august"))
"""Months that are other words without a capital."""
_MANY = re.compile(r"\b(tens|hundreds)\sof\s$", re.IGNORECASE)
_MANY_TIMES = {"tens": 10, "hundreds": 100}


def english_words(text: str, held: Set[int] = frozenset()) -> Iterator[Figure]:
    """Runs of number words: each of its parts is a value, and so is the whole.

    A word that ends at one of `held` is part of a number in figures: the `million` of `2 million`.
    """
    run: list[re.Match[str]] = []
    for match in _WORD.finditer(text):
        lower = match[0].lower()
        if not _is_known(lower):
            continue
        if match.end() in held:
            if run:
                yield _run(text, run)
            run = []
            continue
        if single := _single(text, match, lower):
            yield single
        if english_number_word(lower) is None:
            continue
        if run and not re.fullmatch(
            r"(?:[\s-]|[\s-]and[\s-])+", text[run[-1].end() : match.start()]
        ):
            yield _run(text, run)
            run = []
        run.append(match)
    if run:
        yield _run(text, run)


def _single(text: str, match: re.Match[str], lower: str) -> Figure | None:
    """What one word is by itself: a day, a month, a time or what stands for a number."""
    word = match[0]
    if word == lower and word not in _COMMON_WORDS and lower.capitalize() in _MONTHS_AND_DAYS:
        word = word.capitalize()  # `july` is told by the check of capitals
    if (day := ENGLISH_DAYS.get(word.removesuffix("s"))) is not None:
        return figure_of(match, {f"day {day}"}, is_firm=True)
    if word in ENGLISH_MONTHS:
        is_told = {"May": is_beside_figures, "March": is_march}.get(word)
        is_month = is_told is None or is_told(text, match.start(), match.end())
        return figure_of(match, {f"month {ENGLISH_MONTHS[word]}"}, is_firm=is_month)
    if word in SHORT_MONTHS and is_short_month(text, match.start(), match.end()):
        return figure_of(match, {f"month {SHORT_MONTHS[word]}"}, is_firm=False)
    if lower in _ANSWERS or word in SHORT_ENGLISH_DAYS:
        named = _ANSWERS.get(lower) or SHORT_ENGLISH_DAYS[word]
        return answering(*match.span(), match[0], named)
    if lower in SINGLE_UNITS:
        one = single_measure(text, match.start(), lower)
        return answering(*match.span(), match[0], one) if one else None
    if (value := _SUPPORT.get(lower)) is None or lower in {"one", "two"}:
        return None
    values = {str(value), *enlarged(text, match.end(), {str(value)})}
    values |= english_fraction(text, lower, match.end())
    if lower.startswith("fortnight"):
        values.add(FORTNIGHT)
    return figure_of(match, values, is_firm=False)


@lru_cache(maxsize=20_000)
def _is_known(word: str) -> bool:
    """Whether a lower-case word is a number in some text."""
    name = word.capitalize()
    is_date = name.removesuffix("s") in ENGLISH_DAYS or name in ENGLISH_MONTHS | SHORT_MONTHS
    is_number = word in _SUPPORT or english_number_word(word) is not None
    is_answer = word in _ANSWERS or name in SHORT_ENGLISH_DAYS or word in SINGLE_UNITS
    return is_date or is_number or is_answer


def _run(text: str, run: list[re.Match[str]]) -> Figure:
    parts = [value for each in run if (value := english_number_word(each[0].lower())) is not None]
    start, end = run[0].start(), run[-1].end()
    values = {str(value) for value in parts} | {str(_sum(parts))}
    for first, second in pairwise(parts):
        if second < 10 <= first < 100:
            values.add(str(first + second))
        if 10 <= first < 100 and second < 100:
            values.add(str(100 * first + second))  # nineteen seventeen
        if first < 1000 <= second:
            values.add(str(first * second))  # between four and seven million
        if first <= 12 and 10 <= second < 60:
            values |= clock_values(first, second)  # two thirty
    if len(parts) == 3 and 10 <= parts[0] < 100 and parts[2] < 10 <= parts[1]:
        values.add(str(100 * parts[0] + parts[1] + parts[2]))
    if len(run) == 1 and (many := _MANY.search(text, max(0, start - len("hundreds of ")), start)):
        values |= {str(_MANY_TIMES[many[1].lower()] * parts[0])}
    if run[-1][0].lower().endswith("ies"):
        values |= {f"{century}{parts[-1]}" for century in CENTURIES}
    total = str(_sum(parts))
    values |= century_values(text, end, total) | percentage(text, end, {total})
    return Figure(start, end, text[start:end], frozenset(values), False)


def _sum(parts: list[int]) -> int:
    total = current = 0
    for value in parts:
        if value >= 1000:
            total += max(current, 1) * value
            current = 0
        elif value == 100 and current < 100:
            current = max(current, 1) * value
        else:
            current += value
    return total + current
