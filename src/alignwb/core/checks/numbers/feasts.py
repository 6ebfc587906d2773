"""Words that say days without naming them: feasts, the weekend, `ma t/m vr`.

They answer for a day that the other text names, and are themselves none that it has to have.
"""

import re

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
_SHORT = "ma|di|wo|do|vr|za|zo"
SHORT_DUTCH_DAYS = {
    day: frozenset({f"day {number}"}) for number, day in enumerate(_SHORT.split("|"), 1)
}
"""They are days only beside each other or a number: `ma t/m vr`, `za 3 mei`."""
SHORT_ENGLISH_DAYS = {
    day: frozenset({f"day {number}"})
    for day, number in (
        ("Mon", 1), ("Tue", 2), ("Tues", 2), ("Wed", 3), ("Thu", 4), ("Thur", 4), ("Thurs", 4),
        ("Fri", 5), ("Sat", 6), ("Sun", 7),
    )
}  # fmt: skip
_BESIDE_AFTER = re.compile(rf"\.?\s?(?:t/m|tot|[-–/&,]|en)\s?(?:{_SHORT})\b|\.?\s\d", re.IGNORECASE)
_BESIDE_BEFORE = re.compile(
    rf"(?<![\w'’-])(?:{_SHORT})\.?\s?(?:t/m|tot|[-–/&,]|en)\s?$", re.IGNORECASE
)
_REACH = 10


def is_short_day(text: str, start: int, end: int) -> bool:
    """Whether one of the `SHORT_DUTCH_DAYS` is a day where it stands."""
    after = _BESIDE_AFTER.match(text, end)
    return bool(after or _BESIDE_BEFORE.search(text, max(0, start - _REACH), start))


def answering(start: int, end: int, text: str, values: frozenset[str]) -> Figure:
    """A figure that only answers for one of the other text."""
    return Figure(start, end, text, values, is_firm=False, only_answers=True)
