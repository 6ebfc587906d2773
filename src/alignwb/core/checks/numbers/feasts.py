"""Words that say days without naming them: feasts, the weekend, `ma t/m vr`.

They answer for a day that the other text names, and are themselves none that it has to have.
"""

import re
from collections.abc import Iterator

from alignwb.core.checks.numbers.figure import Figure

_WEEKEND = frozenset(("day 6", "day 7"))
_WORKDAYS = frozenset(f"day {number}" for number in range(1, 6))
_EASTER = frozenset(("day 7", "day 1"))
DUTCH_FEASTS = {
    **dict.fromkeys(("weekend", "weekends", "weekeinde", "weekeinden", "weekeind"), _WEEKEND),
    **dict.fromkeys(("werkdag", "werkdagen", "weekdag", "weekdagen"), _WORKDAYS),
    **dict.fromkeys(("doordeweeks", "doordeweekse"), _WORKDAYS),
    **dict.fromkeys(("pasen", "paasdag", "paasdagen", "pinksteren", "pinksterdag"), _EASTER),
    "pinksterdagen": _EASTER,
    "hemelvaartsdag": frozenset({"day 4"}),
    "prinsjesdag": frozenset({"day 2", "month 9"}),
    "sabbat": _WEEKEND,
    "vastenavond": frozenset({"day 2"}),
}
"""The values of the Dutch words, in lower case."""
ENGLISH_FEASTS = {
    **dict.fromkeys(("weekend", "weekends"), _WEEKEND),
    **dict.fromkeys(("weekday", "weekdays", "workday", "workdays"), _WORKDAYS),
    "sabbath": _WEEKEND,
}
"""The values of the English words, in lower case."""
_SHORT_DUTCH = "ma|di|wo|do|vr|za|zo"
_SHORT_DUTCH_DAYS = {day: number for number, day in enumerate(_SHORT_DUTCH.split("|"), 1)}
_SHORT_ENGLISH_DAYS = {
    "Mon": 1, "Tue": 2, "Tues": 2, "Wed": 3, "Thu": 4, "Thur": 4, "Thurs": 4, "Fri": 5, "Sat": 6,
    "Sun": 7,
}  # fmt: skip
_DUTCH = re.compile(
    rf"(?<![\w'’-])(?P<first>{_SHORT_DUTCH})\b\.?"
    rf"(?:\s?(?:t/m|tot|[-–/&,]|en)\s?(?P<last>{_SHORT_DUTCH})\b|(?=\s\d))",
    re.IGNORECASE,
)
_ENGLISH = re.compile(rf"\b(?:{'|'.join(sorted(_SHORT_ENGLISH_DAYS, reverse=True))})\b")


def dutch_short_days(text: str) -> Iterator[Figure]:
    """The days of a Dutch text that are two letters, beside each other or a number."""
    for match in _DUTCH.finditer(text):
        for name in ("first", "last") if match["last"] else ("first",):
            day = _SHORT_DUTCH_DAYS[match[name].lower()]
            yield answering(*match.span(name), match[name], frozenset({f"day {day}"}))


def english_short_days(text: str) -> Iterator[Figure]:
    """The days of an English text that are three letters or four."""
    for match in _ENGLISH.finditer(text):
        day = _SHORT_ENGLISH_DAYS[match[0]]
        yield answering(*match.span(), match[0], frozenset({f"day {day}"}))


def answering(start: int, end: int, text: str, values: frozenset[str]) -> Figure:
    """A figure that only answers for one of the other text."""
    return Figure(start, end, text, values, is_firm=False, only_answers=True)
