"""The numbers of a Dutch text that are written in words, days and months among them."""

import re
from collections.abc import Iterator
from functools import lru_cache

from alignwb.core.checks.numbers.clock_times import LATE_HOURS, NAMED_TIMES
from alignwb.core.checks.numbers.dates import (
    DUTCH_DAYS,
    DUTCH_MONTHS,
    DUTCH_MONTHS_OF_OLD,
    SHORT_DUTCH_MONTHS,
    is_short_month,
)
from alignwb.core.checks.numbers.digit_figures import DECADES, century_values
from alignwb.core.checks.numbers.feasts import DUTCH_FEASTS, SHORT_DUTCH_DAYS, is_short_day
from alignwb.core.checks.numbers.figure import Figure
from alignwb.core.checks.numbers.fractions import dutch_fraction, enlarged, in_full, percentage
from alignwb.core.checks.numbers.ranges import CENTURIES
from alignwb.core.languages.number_words import dutch_number_value
from alignwb.core.languages.words import word_set

_WORD = re.compile(r"[^\W\d_]+")
_ROUND = frozenset((100, 1000))
"""Numbers that stand for very many: `duizend angsten`."""
_AFTER = re.compile(r"\s+([^\W\d_]+)")
_NOT_NUMBERS = {
    "acht": re.compile(r"\b(?:in|op)\s+$|\b(?:sloeg|sla|geven)\s+$", re.IGNORECASE),
}
"""What a word stands behind when it is no number: `in acht nemen`."""
_VERBS = word_set("vierde vierden vierend zevende achtte achten")
"""Ordinals that are also the past of a verb."""
_SUPPORT = {
    "beide": 2, "beiden": 2, "dubbele": 2, "tweetal": 2, "drietal": 3, "viertal": 4, "tiental": 10,
    "tientallen": 10, "dozijn": 12, "twintigtal": 20, "honderden": 100, "honderdtal": 100,
    "honderdtallen": 100, "duizenden": 1000, "kwartier": 15, "kwart": 4, "half": 30, "halve": 2,
    "helft": 2, "eeuw": 100, "een": 1, "één": 1, "eerste": 1, "eerst": 1, "enige": 1, "eeuwen": 100,
    "nul": 0, "doelpuntloos": 0, "decennia": 10, "decennium": 10, "paar": 2,
    "enkele": 1, "miljoenen": 10**6, "miljoen": 10**6, "miljard": 10**9, "miljarden": 10**9,
    "biljoen": 10**12, "biljoenen": 10**12, "tienduizenden": 10**4, "honderdduizenden": 10**5,
}  # fmt: skip
_ALSO = {
    "kwartier": {"4"}, "half": {"2"}, "kwart": {"15"}, "tiental": {"12"},
    "tientallen": {"12", "20"},
}  # fmt: skip
"""What else they may be: `tientallen` are dozens and scores."""
_MONTHS_OF = {
    "mei": re.compile(r"(?:dag|maand|feest|regen|vier|vakantie|nacht|avond|ochtend|zon|opstand)"),
    "maart": re.compile(r"(?!en)"), "juni": re.compile(r"(?!or)"),
    "juli": re.compile(r"(?![aeou])"),
}  # fmt: skip
"""How a word goes on that begins with the month: no `meid`, `Maarten`, `junior` or `Juliana`."""
_ANSWERS = {
    **NAMED_TIMES, **DUTCH_FEASTS, **SHORT_DUTCH_DAYS,
    **{word: frozenset({str(hour)}) for word, hour in LATE_HOURS.items()},
}  # fmt: skip
"""Words that answer for a number of the other text, and are none that it has to have."""
_SHORT = dict.fromkeys(SHORT_DUTCH_MONTHS, is_short_month) | dict.fromkeys(
    SHORT_DUTCH_DAYS, is_short_day
)
"""Short words that are dates only where they stand so."""
_PARTS = ("maal", "voudig", "voudige", "tal", "jarig", "jarige", "jarigen", "daags", "daagse")


def dutch_words(text: str) -> Iterator[Figure]:
    """The number words, months and days of a Dutch text."""
    for match in _WORD.finditer(text):
        word = match[0].lower()
        known = _known(word)
        if known is None:
            continue
        if word in DUTCH_MONTHS and match[0] != word:
            known = known[0], False  # with a capital it may be a name: Augustus, Mei
        if word in _SHORT and not _SHORT[word](text, match.start(), match.end()):
            continue
        value = dutch_number_value(word)
        if value is not None:
            yield _number(text, match, word, value)
        else:
            values = known[0] | (dutch_fraction(text, word, match.end()) or frozenset())
            values |= enlarged(text, match.end(), set(values))
            yield Figure(
                match.start(), match.end(), match[0], values, known[1], (), word in _ANSWERS
            )


@lru_cache(maxsize=20_000)
def _known(word: str) -> tuple[frozenset[str], bool] | None:
    """The values of a lower-case word in whatever text, and whether it is firm; None if none."""
    if (day := DUTCH_DAYS.get(word)) is not None:
        return frozenset({f"day {day}"}), True
    if (month := DUTCH_MONTHS.get(word)) is not None:
        return frozenset({f"month {month}"}), True
    if (month := SHORT_DUTCH_MONTHS.get(word)) is not None:
        return frozenset({f"month {month}"}), False
    if (value := dutch_number_value(word)) is not None:
        return frozenset({str(value)}), False
    if word in _SUPPORT:
        return frozenset({str(_SUPPORT[word])} | _ALSO.get(word, set())), False
    if word in _ANSWERS:
        return _ANSWERS[word], False
    if dutch_fraction("", word, 0) is not None:
        return frozenset(), False
    values = frozenset(_compound(word))
    return (values, False) if values else None


def _compound(word: str) -> Iterator[str]:
    """What a longer word says: `Oktoberrevolutie`, `aswoensdag`, `driemaal`."""
    for month, number in (DUTCH_MONTHS | DUTCH_MONTHS_OF_OLD).items():
        goes_on = _MONTHS_OF.get(month)
        if word.startswith(month) and (goes_on is None or goes_on.match(word, len(month))):
            yield f"month {number}"
    for day, number in DUTCH_DAYS.items():
        if word.startswith(day) or word.endswith(day):
            yield f"day {number}"
    for part in _PARTS:
        if word.endswith(part):
            stem = word.removesuffix(part)
            value = dutch_number_value(stem) or dutch_number_value(stem.removesuffix("en"))
            if value is not None:
                yield str(value)


def _number(text: str, match: re.Match[str], word: str, value: int) -> Figure:
    values = {str(value)}
    before = text[max(0, match.start() - 12) : match.start()]
    decade = DECADES.search(before)
    if decade and value < 100:
        values |= {f"{century}{value}" for century in CENTURIES}
    in_millions, end = in_full(text, match.end(), {str(value)})
    values = in_millions if end > match.end() else values | in_millions
    values |= century_values(text, match.end(), str(value))
    values |= percentage(text, match.end(), {str(value)})
    if before.lower().endswith("op ") and text.startswith(" na ", match.end()):
        values.add(str(value + 1))  # `op twee na de grootste` is the third
    following = _AFTER.match(text, match.end())
    is_date = following is not None and following[1].lower() in DUTCH_MONTHS
    is_excluded = word in _NOT_NUMBERS and _NOT_NUMBERS[word].search(before)
    is_large = (value >= 13 and value not in _ROUND) or end > match.end()
    is_firm = bool(is_date or decade or is_large) and word not in _VERBS and not is_excluded
    return Figure(match.start(), end, text[match.start() : end], frozenset(values), is_firm)
