"""Months and days of the week, and the months of dates that are all figures: `3-5-1881`."""

import re

DUTCH_MONTHS = {
    "januari": 1, "februari": 2, "maart": 3, "april": 4, "mei": 5, "juni": 6, "juli": 7,
    "augustus": 8, "september": 9, "oktober": 10, "november": 11, "december": 12,
}  # fmt: skip
ENGLISH_MONTHS = {
    "January": 1, "February": 2, "March": 3, "April": 4, "May": 5, "June": 6, "July": 7,
    "August": 8, "September": 9, "October": 10, "November": 11, "December": 12,
}  # fmt: skip
SHORT_MONTHS = {month[:3]: number for month, number in ENGLISH_MONTHS.items()}
DUTCH_DAYS = {
    "maandag": 1, "dinsdag": 2, "woensdag": 3, "donderdag": 4, "vrijdag": 5, "zaterdag": 6,
    "zondag": 7,
}  # fmt: skip
ENGLISH_DAYS = {
    "Monday": 1, "Tuesday": 2, "Wednesday": 3, "Thursday": 4, "Friday": 5, "Saturday": 6,
    "Sunday": 7,
}  # fmt: skip
_BESIDE_DAY = re.compile(r"\d\s*[A-Z][a-z]{2}|[A-Z][a-z]{2}\.?\s+\d")
_DAY_BEFORE = re.compile(r"\d(?:st|nd|rd|th)?,?\s(?:of\s)?$")
_FIGURE_AFTER = re.compile(r",?\s\d")
_ALL_FIGURES = re.compile(
    r"(?<![\w.,/-])(?:\d{1,4}(?P<sign>[-/])(?P<month>\d\d?)(?P=sign)\d{1,4}|\d\d?[-/](?P<last>\d\d?))"
    rf"(?!\w|[.,/-]\d|\s(?:{'|'.join((*DUTCH_MONTHS, *ENGLISH_MONTHS))})\b)"
)
_DOTTED = re.compile(r"(\d\d?)\.(\d\d?)\.(\d{4})")
_MOST_MONTHS = 12


def is_short_month(text: str, start: int, end: int) -> bool:
    """Whether the first letters of an English month stand beside figures: `3 Sep`."""
    return _BESIDE_DAY.search(text[max(0, start - 3) : end + 5]) is not None


def is_beside_figures(text: str, start: int, end: int) -> bool:
    """Whether a day or a year stands beside a word: `May` is the month there, and no verb."""
    before = _DAY_BEFORE.search(text, max(0, start - len("31st, of ")), start)
    return before is not None or _FIGURE_AFTER.match(text, end) is not None


def numbered_months(text: str, *, first: bool = False) -> dict[int, str]:
    """The values of the numbers that are the months of dates, by where they start.

    With `first` the number before counts too: in America `3/5/1881` is a day in March.
    """
    months: dict[int, str] = {}
    for match in _ALL_FIGURES.finditer(text):
        place = match.start("month") if match["month"] else match.start("last")
        months |= _month(place, match["month"] or match["last"])
        if first:
            months |= _month(match.start(), text[match.start() : place - 1])
    return months


def _month(start: int, number: str) -> dict[int, str]:
    return {start: f"month {int(number)}"} if 1 <= int(number) <= _MOST_MONTHS else {}


def dotted_date(figures: str) -> set[str]:
    """What `3.5.1881` stands for besides itself: its day, its month and its year."""
    match = _DOTTED.fullmatch(figures)
    return {str(int(match[1])), f"month {int(match[2])}", match[3]} if match else set()
