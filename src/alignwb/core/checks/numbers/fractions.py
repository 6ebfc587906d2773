"""Halves and other fractions: `anderhalf`, `tweeënhalf`, `three quarters`, `25 per cent`.

A fraction stands for its decimal number, and below one also for so many per cent; before `miljoen`,
`uur` and the like for as many ones, minutes or months.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from alignwb.core.checks.numbers.figure import Figure, Whole
from alignwb.core.languages.number_words import dutch_number_value, english_number_word

LARGE = {
    "duizend": 1000, "thousand": 1000, "miljoen": 10**6, "mln": 10**6, "million": 10**6,
    "miljard": 10**9, "mld": 10**9, "billion": 10**9, "bn": 10**9, "biljoen": 10**12,
    "trillion": 10**12, "tn": 10**12, "ton": 10**5,
}  # fmt: skip
_UNITS = {
    "uur": 60, "uren": 60, "dag": 24, "dagen": 24, "jaar": 12, "jaren": 12, "dozijn": 12,
    "eeuw": 100, "decennium": 10, "kwartier": 15,
    "hour": 60, "hours": 60, "day": 24, "days": 24, "year": 12, "years": 12, "dozen": 12,
    "century": 100, "centuries": 100, "decade": 10, "decades": 10,
}  # fmt: skip
"""How many minutes, months and so on they are."""
_SIGNS = {
    "½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4), "⅓": Fraction(1, 3),
    "⅔": Fraction(2, 3), "⅛": Fraction(1, 8),
}  # fmt: skip
_SIGNED = re.compile(rf"(?<![\w.,])(\d{{0,6}})([{''.join(_SIGNS)}])(?!\w)")
_AFTER = re.compile(r"(?:\sof)?(?:\san?)?[\s-]([^\W\d_]+)")
_RIGHT_AFTER = re.compile(r"[\s-]([^\W\d_]+)")
_PER_CENT = re.compile(r"\s?(?:%|procent\b|per\s?cent\b)", re.IGNORECASE)
_DUTCH_HALF = re.compile(r"([^\W\d_]{3,12}?)(?:ën|en)(?:een|één)?hal(?:f|ve)")
_DUTCH_WORDS = {
    "anderhalf": Fraction(3, 2), "anderhalve": Fraction(3, 2), "half": Fraction(1, 2),
    "halve": Fraction(1, 2), "helft": Fraction(1, 2), "kwart": Fraction(1, 4),
    "driekwart": Fraction(3, 4), "eenderde": Fraction(1, 3), "tweederde": Fraction(2, 3),
}  # fmt: skip
_ENGLISH_WORDS = {"half": Fraction(1, 2), "quarter": Fraction(1, 4)}
_DUTCH_AND = re.compile(r"\sen\s(?:een|één)\s(hal(?:f|ve)|kwart)\b", re.IGNORECASE)
_ENGLISH_AND = re.compile(
    r"(?:\s(?P<unit>[^\W\d_]+))?[\s-]and[\s-](?:a[\s-](?P<part>half|quarter|third)\b"
    r"|three[\s-]quarters)\b",
    re.IGNORECASE,
)
_AN_HOUR = re.compile(
    r"\b(?:an?|one)\s(?P<unit>[^\W\d_]{3,20})\sand\sa\s(?P<part>half|quarter|third)\b",
    re.IGNORECASE,
)
_SLASHED = re.compile(
    r"(?<![\w/.,])(?:(?P<whole>\d{1,2})\s)?(?P<count>[1-9])/(?P<of>[2-9]|1[0-6])(?![\w/]|[.,]\d)"
)
_DUTCH_PARTS = re.compile(
    r"\b(een|één|twee|drie|vier|vijf|zes|zeven|acht|negen)\s"
    r"(kwart|kwartier|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende)\b",
    re.IGNORECASE,
)
_ENGLISH_PARTS = re.compile(
    r"\b(an?|one|two|three|four|five|six|seven|eight|nine)[\s-]"
    r"(third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth)(s?)\b",
    re.IGNORECASE,
)


def has_fraction_sign(text: str) -> bool:
    """Whether a text has `½` or the like."""
    return not text.isascii() and not _SIGNS.keys().isdisjoint(text)


def decimal(figures: str) -> str:
    """A number with a point, without zeros that say nothing: `007` is `7`, `2.50` is `2.5`."""
    return figures.rstrip("0").rstrip(".") if "." in figures else figures.lstrip("0") or "0"


def enlarged(text: str, end: int, values: set[str]) -> set[str]:
    """The values times the `miljoen` or the like that follows."""
    factor = factor_after(text, end)
    return times(values, factor) if factor else set()


def in_full(
    text: str, end: int, values: set[str], *, is_year: bool = False
) -> tuple[set[str], int]:
    """The values times the `miljoen` that follows, and where that ends; as they are without it.

    Only what stands right behind makes one number of both: `tien of duizend` are two, and so are
    `in 1990 a million`.  A `ton` may be a weight, and what may be a year (`is_year`) may have
    thousands of something else behind it: `In 2020 duizend minder`.
    """
    following = _RIGHT_AFTER.match(text, end)
    word = following[1].lower() if following else ""
    if following is None or word not in LARGE:
        return values, end
    multiples = times(values, LARGE[word])
    if word == "ton" or (is_year and LARGE[word] == LARGE["duizend"]):
        return values | multiples, end
    written = {value for value in values if not value[0].isdecimal()}
    return (multiples | written, following.end()) if multiples or written else (values, end)


def factor_after(text: str, end: int) -> int | None:
    """What the `miljoen` or the like that follows multiplies by; None if there is none."""
    following = _AFTER.match(text, end)
    return LARGE.get(following[1].lower()) if following else None


def times(values: set[str] | frozenset[str], factor: int) -> set[str]:
    """Those of the values that are plain numbers, multiplied."""
    return {
        decimal(f"{float(value) * factor:.2f}")
        for value in values
        if re.fullmatch(r"\d{1,9}(?:\.\d{1,9})?", value)
    }


def percentage(text: str, end: int, values: set[str]) -> set[str]:
    """The values as parts of a hundred, where that follows: `25 %` for `25 procent`."""
    if not _PER_CENT.match(text, end):
        return set()
    return {f"{value} %" for value in values if value.isdecimal()}


def dutch_fraction(text: str, word: str, end: int) -> frozenset[str] | None:
    """What a lower-case Dutch word that ends there stands for if it is a fraction; else None."""
    fraction = _DUTCH_WORDS.get(word)
    if fraction is None and word.endswith(("half", "halve")):
        match = _DUTCH_HALF.fullmatch(word)
        whole = dutch_number_value(match[1]) if match else None
        fraction = whole + Fraction(1, 2) if whole else None
    return None if fraction is None else _values(fraction, text, end)


def english_fraction(text: str, word: str, end: int) -> frozenset[str]:
    """What a lower-case English word that ends there stands for as a fraction; nothing if none."""
    fraction = _ENGLISH_WORDS.get(word)
    return frozenset() if fraction is None else _values(fraction, text, end)


def dutch_fractions(text: str, figures: Sequence[Figure]) -> Iterator[Whole]:
    """The fractions of a Dutch text that are several words: `twee en een half`, `twee derde`."""
    yield from _signed(text)
    for figure in figures:
        if (after := _DUTCH_AND.match(text, figure.end)) and (whole := _plain(figure)) is not None:
            fraction = whole + _DUTCH_WORDS[after[1].lower()]
            yield Whole(figure.start, after.end(), _values(fraction, text, after.end()))
    for match in _DUTCH_PARTS.finditer(text):
        count, part = dutch_number_value(match[1].lower()) or 1, match[2].lower()
        of = 4 if part.startswith("kwart") else dutch_number_value(part) or 1
        values = _values(Fraction(count, of), text, match.end())
        if part == "kwartier":
            values |= {str(15 * count)}
        yield Whole(match.start(), match.end(), values | _ordinal(count, of))


def english_fractions(text: str, figures: Sequence[Figure]) -> Iterator[Whole]:
    """The fractions of an English text that are several words: `two hours and a half`."""
    yield from _signed(text)
    for match in _AN_HOUR.finditer(text):
        yield _and_a_half(text, match.start(), match, 1)
    for figure in figures:
        if (after := _ENGLISH_AND.match(text, figure.end)) and (
            whole := _plain(figure)
        ) is not None:
            yield _and_a_half(text, figure.start, after, whole)
    for match in _ENGLISH_PARTS.finditer(text):
        count = english_number_word(match[1].lower()) or 1
        of = 4 if match[2].lower() == "quarter" else english_number_word(match[2].lower()) or 1
        if count == 1 or match[3]:
            values = _values(Fraction(count, of), text, match.end())
            yield Whole(match.start(), match.end(), values | _ordinal(count, of))


def _and_a_half(text: str, start: int, match: re.Match[str], whole: int) -> Whole:
    part = (match["part"] or "").lower()
    fraction = Fraction(3, 4) if not part else Fraction(1, {"half": 2, "third": 3}.get(part, 4))
    values = _values(whole + fraction, text, match.end())
    unit = _UNITS.get((match["unit"] or "").lower())
    return Whole(start, match.end(), values | times(values, unit) if unit else values)


def _signed(text: str) -> Iterator[Whole]:
    for match in _SLASHED.finditer(text) if "/" in text else ():
        fraction = Fraction(int(match["count"]), int(match["of"]))
        values = _values(int(match["whole"] or 0) + fraction, text, match.end())
        yield Whole(match.start(), match.end(), values)
    if not has_fraction_sign(text):
        return
    for match in _SIGNED.finditer(text):
        fraction = int(match[1] or 0) + _SIGNS[match[2]]
        yield Whole(match.start(), match.end(), _values(fraction, text, match.end()))


def _ordinal(count: int, of: int) -> frozenset[str]:
    """`een derde` may be the third of several, and `one quarter` is `kwart` too."""
    return frozenset({str(of)}) if count == 1 else frozenset()


def _plain(figure: Figure) -> int | None:
    """The number that a figure stands for, if that is one below a thousand."""
    numbers = [int(each) for each in figure.values if each.isdecimal() and len(each) <= 3]
    return max(numbers) if numbers else None


def _values(fraction: Fraction, text: str, end: int) -> frozenset[str]:
    """A fraction that ends there as a decimal number and per cent, and enlarged by what follows."""
    exact = fraction * 10**4
    values = {decimal(f"{float(fraction):.4f}")} if exact.denominator == 1 else set[str]()
    if fraction < 1:
        percent = 100 * fraction
        values |= {f"{int(percent)} %", f"{round(percent)} %"}
    following = _AFTER.match(text, end)
    word = following[1].lower() if following else ""
    factors: Mapping[str, int] = LARGE | _UNITS
    if factor := factors.get(word):
        values.add(decimal(f"{float(fraction * factor):.2f}"))
    return frozenset(values)
