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
DUTCH_MONTHS_OF_OLD = {"october": 10}
SHORT_MONTHS = {month[:3]: number for month, number in ENGLISH_MONTHS.items()} | {"Sept": 9}
SHORT_DUTCH_MONTHS = {
    "jan": 1, "feb": 2, "febr": 2, "mrt": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9,
    "sept": 9, "okt": 10, "nov": 11, "dec": 12,
}  # fmt: skip
DUTCH_DAYS = {
    "maandag": 1, "dinsdag": 2, "woensdag": 3, "donderdag": 4, "vrijdag": 5, "zaterdag": 6,
    "zondag": 7,
}  # fmt: skip
ENGLISH_DAYS = {
    "Monday": 1, "Tuesday": 2, "Wednesday": 3, "Thursday": 4, "Friday": 5, "Saturday": 6,
    "Sunday": 7,
}  # fmt: skip
_BEHIND_DAY = re.compile(r"\d\.?\s?$|[A-Z][a-z]{2,3}\.?[-–/]$")
_BEFORE_YEAR = re.compile(r"\.?\s['’]?\d|\.?[-–/][A-Z][a-z]{2}|\.")
_DAY_BEFORE = re.compile(r"\d(?:st|nd|rd|th)?,?\s(?:of\s)?$")
_AFTER_PREPOSITION = re.compile(
    r"\b(?:in|of|on|by|since|until|till|from|to|and|last|next|this|early|mid|late|every|each|through"
    r"|during|between|before|after|for)[\s-]$",
    re.IGNORECASE,
)
_FIGURE_AFTER = re.compile(r",?\s\d")
_ALL_FIGURES = re.compile(
    r"(?<![\w.,/-])(?:\d{1,4}(?P<sign>[-/])(?P<month>\d\d?)(?P=sign)\d{1,4}|\d\d?[-/](?P<last>\d\d?))"
    rf"(?!\w|[.,/-]\d|\s(?:{'|'.join((*DUTCH_MONTHS, *ENGLISH_MONTHS))})\b)"
)
_DOTTED = re.compile(r"(\d\d?)\.(\d\d?)\.(\d{4})")
_MOST_MONTHS = 12


def is_short_month(text: str, start: int, end: int) -> bool:
    """Whether the first letters of a month stand beside figures or another month: `3 Sep`."""
    before = _BEHIND_DAY.search(text, max(0, start - len("Sept.–")), start)
    return before is not None or _BEFORE_YEAR.match(text, end) is not None


def is_beside_figures(text: str, start: int, end: int) -> bool:
    """Whether a day or a year stands beside a word: `May` is the month there, and no verb."""
    before = _DAY_BEFORE.search(text, max(0, start - len("31st, of ")), start)
    return before is not None or _FIGURE_AFTER.match(text, end) is not None


def is_march(text: str, start: int, end: int) -> bool:
    """Whether a `March` is the month, and not people who march."""
    if is_beside_figures(text, start, end):
        return True
    return _AFTER_PREPOSITION.search(text, max(0, start - len("between ")), start) is not None


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
