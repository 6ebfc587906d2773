"""Amounts that may be given in another unit: `14 dagen` as two weeks, `twee ons` as 200 grams."""

import re
from collections.abc import Iterable, Iterator, Mapping

from alignwb.core.checks.numbers.figure import Figure
from alignwb.core.checks.numbers.fractions import decimal

Units = Mapping[str, tuple[int, str]]

_DAY = 24 * 60 * 60
_BOTH = {
    **dict.fromkeys(("m", "meter", "meters"), (1000, "mm")),
    **dict.fromkeys(("km", "kilometer", "kilometers"), (10**6, "mm")),
    **dict.fromkeys(("cm", "centimeter", "centimeters"), (10, "mm")),
    **dict.fromkeys(("mm", "millimeter", "millimeters"), (1, "mm")),
    **dict.fromkeys(("g", "gr", "gram"), (1, "g")),
    **dict.fromkeys(("kg", "kilo", "kilogram"), (1000, "g")),
}
DUTCH_UNITS: Units = _BOTH | {
    **dict.fromkeys(("minuut", "minuten"), (60, "s")),
    **dict.fromkeys(("uur", "uren"), (60 * 60, "s")),
    **dict.fromkeys(("dag", "dagen", "etmaal", "etmalen"), (_DAY, "s")),
    **dict.fromkeys(("week", "weken"), (7 * _DAY, "s")),
    **dict.fromkeys(("maand", "maanden"), (1, "months")),
    **dict.fromkeys(("kwartaal", "kwartalen"), (3, "months")),
    **dict.fromkeys(("halfjaar",), (6, "months")),
    **dict.fromkeys(("jaar", "jaren"), (12, "months")),
    **dict.fromkeys(("ons",), (100, "g")),
    **dict.fromkeys(("pond",), (500, "g")),
}
"""How much each unit is of the smallest of its kind."""
ENGLISH_UNITS: Units = _BOTH | {
    **dict.fromkeys(("minute", "minutes"), (60, "s")),
    **dict.fromkeys(("hour", "hours"), (60 * 60, "s")),
    **dict.fromkeys(("day", "days"), (_DAY, "s")),
    **dict.fromkeys(("week", "weeks"), (7 * _DAY, "s")),
    **dict.fromkeys(("fortnight", "fortnights"), (14 * _DAY, "s")),
    **dict.fromkeys(("month", "months"), (1, "months")),
    **dict.fromkeys(("year", "years"), (12, "months")),
    **dict.fromkeys(("metre", "metres"), (1000, "mm")),
    **dict.fromkeys(("kilometre", "kilometres"), (10**6, "mm")),
    **dict.fromkeys(("centimetre", "centimetres"), (10, "mm")),
    **dict.fromkeys(("grams", "gramme", "grammes"), (1, "g")),
    **dict.fromkeys(("kilos", "kilograms"), (1000, "g")),
}
FORTNIGHT = f"{14 * _DAY} s"
_UNIT = re.compile(r"(?:\s?of)?(?:\san?)?[\s-]?([^\W\d_]{1,12})(?!\w)")
_NUMBER = re.compile(r"\d{1,6}(?:\.\d{1,4})?")
_AFTER_ONE = re.compile(
    r"\b(?:within|in|for|after|every|of|than|about|over|last(?:s|ed)|took|takes)\san?\s$",
    re.IGNORECASE,
)
_AFTER_ROUND = re.compile(r"\ba?round[\s-]the[\s-]$", re.IGNORECASE)
_REACH = 12
SINGLE_UNITS = frozenset(["minute", "hour", "day", "week", "month", "year", "clock"])
"""Words that may say one of a unit without a number: `within a week`, `around the clock`."""


def measured(text: str, figures: Iterable[Figure], units: Units) -> Iterator[Figure]:
    """The figures, standing for their amount in the smallest unit too if a unit follows."""
    for each in figures:
        following = _UNIT.match(text, each.end)
        unit = units.get(following[1].lower()) if following else None
        yield each.with_values(_amounts(each.values, unit)) if unit else each


def _amounts(values: Iterable[str], unit: tuple[int, str]) -> Iterator[str]:
    factor, name = unit
    for value in values:
        if _NUMBER.fullmatch(value):
            yield f"{decimal(f'{float(value) * factor:.2f}')} {name}"


def single_measure(text: str, start: int, word: str) -> frozenset[str]:
    """What one of the `SINGLE_UNITS`, which begins there, stands for; nothing if there are more."""
    before = max(0, start - _REACH)
    if word == "clock":
        is_all_day = _AFTER_ROUND.search(text, before, start)
        return frozenset({"24", f"{_DAY} s"} if is_all_day else ())
    if not _AFTER_ONE.search(text, before, start):
        return frozenset()
    factor, name = ENGLISH_UNITS[word]
    return frozenset({f"{factor} {name}"})
