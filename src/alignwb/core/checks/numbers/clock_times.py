"""Times of the day, as Dutch and English say them: `kwart voor acht`, `7.45 p.m.`, `noon`.

A time stands for what the face of a clock shows with the half of the day, `7:45 pm`, or for both
halves where the text does not say which.
"""

import re
from collections.abc import Iterator

from alignwb.core.checks.numbers.figure import Whole
from alignwb.core.languages.number_words import dutch_number_value, english_number_word

_REACH = 40
_NOON = 12
_DUTCH_HOURS = "een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf"
LATE_HOURS = {
    "enen": 1, "tweeën": 2, "drieën": 3, "vieren": 4, "vijven": 5, "zessen": 6, "zevenen": 7,
    "achten": 8, "negenen": 9, "tienen": 10, "elven": 11, "twaalven": 12,
}  # fmt: skip
"""The hours behind `tegen`, `na` and `kwart voor`."""
_DUTCH_MINUTES = (
    _DUTCH_HOURS + "|dertien|veertien|vijftien|zestien|zeventien|achttien|negentien|twintig"
    "|vijfentwintig|kwart"
)
_ENGLISH_HOURS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_ENGLISH_MINUTES = (
    _ENGLISH_HOURS + "|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    r"|twenty(?:[\s-]five)?|(?:a[\s-])?quarter"
)
_SPOKEN_MINUTES = r"(?:ten|fifteen|twenty|thirty|forty|fifty)(?:[\s-]five)?"
_DIGITS = r"(?:[.:](?P<digits>[0-5]\d))?(?!\w|[.,:/]\d)"
_DUTCH_PART = (
    r"(?:['’‘]s|des)\s(?P<part>ochtends|morgens|voormiddags|middags|namiddags|avonds|nachts)"
)
_DUTCH = re.compile(
    rf"(?<![\w.,:/])(?:(?P<minutes>{_DUTCH_MINUTES}|[1-9]\d?)(?:ier|\sminu(?:ut|ten))?\s"
    rf"(?P<way>voor|over)\s)?(?P<half>half\s?)?(?P<hour>{'|'.join(LATE_HOURS)}|{_DUTCH_HOURS}"
    rf"|\d\d?){_DIGITS}(?P<clock>\suur\b)?"
    rf"(?:,?\s{_DUTCH_PART}\b)?",
    re.IGNORECASE,
)
_DUTCH_AT = (
    r"\b(?:om|omstreeks|tegen|tot|vanaf|rond|klokslag|sinds|het\s(?:is|was)|(?:is|was)\shet)"
    r"(?:\s(?:precies|ongeveer|even|circa))?\s"
)
_AFTER_DUTCH_AT = re.compile(_DUTCH_AT + "$", re.IGNORECASE)
_AFTER_DUTCH_PART = re.compile(rf"{_DUTCH_PART}\s(?:{_DUTCH_AT})?$", re.IGNORECASE)
_ENGLISH = re.compile(
    rf"(?<![\w.,:/-])(?:(?P<minutes>{_ENGLISH_MINUTES}|[1-9]\d?)(?:[\s-]minutes?)?"
    r"[\s-](?P<way>past|to|till|after|before)[\s-]|(?P<half>half[\s-](?:past[\s-])?))?"
    rf"(?P<hour>{_ENGLISH_HOURS}|\d\d?|midnight|noon){_DIGITS}(?:[\s-](?P<spoken>{_SPOKEN_MINUTES})\b)?"
    r"(?P<clock>\so['’]clock\b)?(?:\s?(?P<noon>[ap])(?:\.\s?m(?:\.|\b)|m\b)"
    r"|,?\s(?:in\sthe|at)\s(?P<part>morning|afternoon|evening|night)\b)?",
    re.IGNORECASE,
)
_HOUR_SIGN = re.compile(
    r"(?<![\w.,:])(?:(?P<first>\d\d?)\s?(?:tot|à|a|en|[-–])\s?)?(?P<hour>\d\d?)\s?"
    r"(?:[uh](?:\s?(?P<minutes>[0-5]\d))?|uur)(?!\w)"
)
"""`16u30`, `9 u`, `20h15`, `13 tot 17 uur`."""
_SPOKEN = re.compile(
    rf"\b(?P<hour>{_DUTCH_HOURS}|\d\d?)\suur\s(?P<minutes>[^\W\d_]{{3,18}}|[0-5]\d)(?!\w)",
    re.IGNORECASE,
)
"""`acht uur dertig`."""
_ENGLISH_DURATION = re.compile(r"[\s-](?:hours|minutes|days)\b", re.IGNORECASE)
_UUR = re.compile(r"\suur\b", re.IGNORECASE)
_AFTER_ENGLISH_AT = re.compile(
    r"\b(?:at|by|until|till|from|before|after|around|about|since|(?:it\s(?:is|was)))\s$",
    re.IGNORECASE,
)
_HALVES = {0: "am", _NOON: "pm"}
"""The halves of the day that a sign behind the hour says of it."""
_MORNING = frozenset(("ochtends", "morgens", "voormiddags", "morning"))
_NIGHT = frozenset(("nachts", "night"))


def clock_values(hour: int, minutes: int = 0, half: str = "") -> frozenset[str]:
    """What an hour from 0 to 24 and its minutes stand for.

    `half` is "am", "pm" or "" where it is not said; from 13 on an hour says it itself.
    """
    if hour in (0, 24):
        half = "am"
    elif hour > _NOON:
        half = "pm"
    shown = f"{hour % _NOON or _NOON}:{minutes:02}"
    return frozenset(f"{shown} {each}" for each in ([half] if half else ("am", "pm")))


def late_hour(text: str, end: int, figures: str) -> frozenset[str]:
    """What a Dutch hour past noon that ends there stands for: `15 uur`; nothing if it is none."""
    is_hour = figures.isdecimal() and len(figures) == len("15") and _UUR.match(text, end)
    hour = int(figures) if is_hour else 0
    return clock_values(hour) if _NOON < hour <= 2 * _NOON else frozenset()


NAMED_TIMES = {
    "middernacht": clock_values(_NOON, half="am"), "midnight": clock_values(_NOON, half="am"),
    "noon": clock_values(_NOON, half="pm"), "midday": clock_values(_NOON, half="pm"),
}  # fmt: skip
"""The words for times, which answer for figures of the other text."""


def hours_of(values: frozenset[str]) -> frozenset[str]:
    """The full hours that the values of a number may be: `9` is `9:00 am` and `9:00 pm`."""
    hours = (int(each) for each in values if each.isdecimal() and len(each) <= len("12"))
    return frozenset(time for hour in hours if 1 <= hour <= _NOON for time in clock_values(hour))


def dutch_times(text: str) -> Iterator[Whole]:
    """The times of a Dutch text that are more than figures alone."""
    for match in _DUTCH.finditer(text):
        start, hour = match.start(), _dutch_value(match["hour"])
        window = max(0, start - _REACH)
        before = _AFTER_DUTCH_PART.search(text, window, start)
        part = (match["part"] or (before["part"] if before else "") or "").lower()
        is_told = part and (before is not None or _AFTER_DUTCH_AT.search(text, window, start))
        if match["way"] or match["half"] or is_told:
            shift = _dutch_value(match["minutes"]) if match["way"] else 0
            shift = -shift if (match["way"] or "").lower() == "voor" else shift
            values = _time(hour, int(match["digits"] or 0), shift - 30 * bool(match["half"]), part)
            yield from _whole(match, values)
    yield from _dutch_signed(text)


def _dutch_signed(text: str) -> Iterator[Whole]:
    """The times that the sign of the hour makes of figures, which may be durations too."""
    for match in _HOUR_SIGN.finditer(text):
        first, hour, minutes = int(match["first"] or 1), int(match["hour"]), match["minutes"]
        if _is_of_24(first) and (values := _time(first, 0, 0, _HALVES.get(first, ""))):
            yield Whole(*match.span("first"), values)
        half = _HALVES.get(hour, "")
        if _is_of_24(hour) or minutes:
            values = _time(hour, int(minutes or 0), 0, half)
            if values:
                yield Whole(match.start("hour"), match.end(), values)
    for match in _SPOKEN.finditer(text) if "uur" in text else ():
        minutes = match["minutes"].lower()
        value = int(minutes) if minutes.isdecimal() else dutch_number_value(minutes) or 0
        if 0 < value < 60:
            yield from _whole(match, _time(_dutch_value(match["hour"]), value, 0, ""))


def _is_of_24(hour: int) -> bool:
    """Whether only a clock of 24 hours shows it."""
    return hour == 0 or hour > _NOON


def english_times(text: str) -> Iterator[Whole]:
    """The times of an English text that are more than figures alone."""
    for match in _ENGLISH.finditer(text):
        if match["way"] and not _is_past(text, match):
            continue
        start, way = match.start(), (match["way"] or "").lower()
        is_at = _AFTER_ENGLISH_AT.search(text, max(0, start - _REACH), start) or match["clock"]
        noon = match["noon"]
        part = f"{noon}m" if noon else match["part"] or ""
        if way or match["half"] or noon or (part and is_at):
            shift = _english_value(match["minutes"]) if way else 0
            shift = -shift if way in {"to", "till", "before"} else shift
            shift += 30 * bool(match["half"])
            if (named := match["hour"].lower()) in NAMED_TIMES:
                yield from _whole(match, _beside_named(named, shift))
                continue
            spoken = int(match["digits"] or 0) or _english_value(match["spoken"] or "")
            yield from _whole(
                match, _time(_english_value(match["hour"]), spoken, shift, part.lower())
            )


def _is_past(text: str, match: re.Match[str]) -> bool:
    """Whether minutes are past or to an hour: `16 to 20` and `5 to 8 hours` are ranges."""
    hour = match["hour"]
    is_hour = not hour.isdecimal() or int(hour) <= _NOON
    return is_hour and not _ENGLISH_DURATION.match(text, match.end())


def _whole(match: re.Match[str], values: frozenset[str]) -> Iterator[Whole]:
    if values:
        yield Whole(match.start(), match.end(), values)


def _time(hour: int, minutes: int, shift: int, part: str) -> frozenset[str]:
    """What a time stands for; nothing if there is no such time."""
    if hour > 2 * _NOON or minutes >= 60 or not -60 < shift < 60:
        return frozenset()
    total = (hour * 60 + minutes + shift) % (24 * 60)
    if hour > _NOON:
        return clock_values(total // 60, total % 60)
    shown = total // 60 % _NOON or _NOON
    return clock_values(shown, total % 60, _half_of_day(part, shown))


def _beside_named(named: str, shift: int) -> frozenset[str]:
    """What `a quarter past midnight` and its like stand for."""
    hour, minutes = divmod((_NOON * 60 * (named != "midnight") + shift) % (24 * 60), 60)
    return clock_values(hour % _NOON or _NOON, minutes, "pm" if hour >= _NOON else "am")


def _half_of_day(part: str, hour: int) -> str:
    """The half that `'s nachts` and the like say; "" where people say it of both."""
    if not part or part in {"am", "pm"}:
        return part
    if part in _NIGHT:
        return "" if hour in (5, 6) else "am" if hour == _NOON or hour < 5 else "pm"
    if part in _MORNING:
        return "" if hour == _NOON else "am"
    if part in {"avonds", "evening"}:
        return "" if hour == _NOON else "pm"
    return "pm" if hour == _NOON or hour <= 6 else ""


def _dutch_value(word: str) -> int:
    if word.isdecimal():
        return int(word)
    word = word.lower()
    return 15 if word == "kwart" else LATE_HOURS.get(word) or dutch_number_value(word) or 1


def _english_value(word: str) -> int:
    if word.isdecimal():
        return int(word)
    if word.lower().endswith("quarter"):
        return 15
    return sum(english_number_word(each) or 0 for each in re.split(r"[\s-]", word.lower()))
