"""Numbers beside each other, and years of two figures: `1914-18`, `’68`, `10 tot 15 duizend`."""

import re

from alignwb.core.checks.numbers.figure import Figure
from alignwb.core.checks.numbers.fractions import LARGE, factor_after, times

_RANGE_OF_YEARS = re.compile(r"\s?[-–/]\s?['’‘]?")
CENTURIES = (16, 17, 18, 19, 20)
_FROM_TO = re.compile(
    r"-?\s?(?:tot|naar|à|a|of|en|to|or|and|-|–)"
    r"(?:\s(?:en\smet|de|ruim|bijna|circa|nearly|about)){0,2}\s?"
)


def short_years(figures: str) -> set[str]:
    """The years that two digits may be: `'68`."""
    is_short = figures.isdecimal() and len(figures) == 2
    return {f"{century}{figures}" for century in CENTURIES} if is_short else set()


def of_range(text: str, before: Figure, each: Figure) -> tuple[set[str], set[str]]:
    """What two numbers also stand for beside each other: `1914-18`, `10 tot 15 duizend`."""
    between = text[before.end : each.start]
    first, second = set[str](), set[str]()
    if before.text.isdecimal() and each.text.isdecimal() and _RANGE_OF_YEARS.fullmatch(between):
        if len(each.text) < len(before.text):
            second.add(before.text[: len(before.text) - len(each.text)] + each.text)
        elif len(before.text) == len(each.text):
            first, second = short_years(before.text), short_years(each.text)
    if before.text.lower().endswith(tuple(LARGE)):
        return first, second
    if _FROM_TO.fullmatch(between) and (factor := _factor(text, each)):
        first |= times(before.values, factor)
    return first, second


def _factor(text: str, figure: Figure) -> int | None:
    """What the `duizend` or the like in a number or after it makes of it."""
    if factor := factor_after(text, figure.end):
        return factor
    ending = (each for each in LARGE if figure.text.lower().endswith(each))
    return next((LARGE[each] for each in ending), None)
