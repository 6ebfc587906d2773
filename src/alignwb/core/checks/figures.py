"""The numbers of a text, in figures and in words, with every value that each may stand for.

A number has several values where languages write it differently: `19.30 uur` is `7:30`, `jaren
negentig` is `1990s`, `2 miljoen` is `2,000,000`.  Two numbers agree if they share one.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from alignwb.core.languages.number_words import (
    dutch_number_value,
    english_number_word,
)
from alignwb.core.languages.roman_numerals import ROMAN, roman_value
from alignwb.core.languages.words import Span, word_set

_FIGURES = r"(?<![\w.,])\d+(?:[.,:]\d+)*"
_DUTCH = re.compile(_FIGURES + r"(ste|de|e|['’]?s|-?jarige?n?)?(?![\w])")
_ENGLISH = re.compile(_FIGURES + r"(st|nd|rd|th|['’]?s|[ap]m)?(?![\w])")
_WORD = re.compile(r"[^\W\d_]+")
_DUTCH_MONTHS = {
    "januari": 1, "februari": 2, "maart": 3, "april": 4, "mei": 5, "juni": 6, "juli": 7,
    "augustus": 8, "september": 9, "oktober": 10, "november": 11, "december": 12,
}  # fmt: skip
_ENGLISH_MONTHS = {
    "January": 1, "February": 2, "March": 3, "April": 4, "May": 5, "June": 6, "July": 7,
    "August": 8, "September": 9, "October": 10, "November": 11, "December": 12,
}  # fmt: skip
_SHORT_MONTHS = {month[:3]: number for month, number in _ENGLISH_MONTHS.items()}
_DUTCH_DAYS = {
    "maandag": 1, "dinsdag": 2, "woensdag": 3, "donderdag": 4, "vrijdag": 5, "zaterdag": 6,
    "zondag": 7,
}  # fmt: skip
_ENGLISH_DAYS = {
    "Monday": 1, "Tuesday": 2, "Wednesday": 3, "Thursday": 4, "Friday": 5, "Saturday": 6,
    "Sunday": 7,
}  # fmt: skip
_BESIDE_DAY = re.compile(r"\d\s*[A-Z][a-z]{2}|[A-Z][a-z]{2}\.?\s+\d")
_ROUND = frozenset((100, 1000))
"""Numbers that stand for very many: `duizend angsten`."""
_LARGE = {"duizend": 1000, "thousand": 1000, "miljoen": 10**6, "million": 10**6}
_LARGE |= {"miljard": 10**9, "billion": 10**9}
_AFTER = re.compile(r"\s+([^\W\d_]+)")
_REACH = 40
"""Characters before a number that tell what it is of.  A look from the beginning of the text for
each number would take their product in time."""
_DECADES = re.compile(r"\bjaren(?:\s+|-)['’‘]?$", re.IGNORECASE)
_HALF = re.compile(r"\bhalf\s+$", re.IGNORECASE)
_HALF_PAST = re.compile(r"\bhalf[\s-]+past[\s-]+$", re.IGNORECASE)
_CENTURY = re.compile(r"[\s-]+(?:eeuw|century|centuries)", re.IGNORECASE)
_THOUSANDS = {
    ".": re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?"),
    ",": re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?"),
}
_CLOCK = re.compile(r"([01]?\d|2[0-4])[.:]([0-5]\d)")
_NOT_NUMBERS = {
    "acht": re.compile(r"\b(?:in|op)\s+$|\b(?:sloeg|sla|geven)\s+$", re.IGNORECASE),
}
"""What a word stands behind when it is no number: `in acht nemen`."""
_VERBS = word_set("vierde vierden vierend zevende achtte achten")
"""Ordinals that are also the past of a verb."""
_SUPPORT = {
    "both": 2, "couple": 2, "pair": 2, "double": 2, "twice": 2, "twin": 2, "twins": 2, "two": 2,
    "triple": 3, "thrice": 3, "trio": 3, "threefold": 3, "quarter": 4, "quarters": 4, "dozen": 12,
    "dozens": 12, "fortnight": 14, "fortnights": 14, "score": 20, "once": 1, "one": 1, "single": 1,
    "sole": 1, "century": 100, "centuries": 100, "decade": 10, "decades": 10, "half": 2,
    "halves": 2, "either": 2, "neither": 2, "millennium": 1000, "quartet": 4, "teenage": 13,
}  # fmt: skip
_DUTCH_SUPPORT = {
    "beide": 2, "beiden": 2, "dubbele": 2, "tweetal": 2, "drietal": 3, "viertal": 4, "tiental": 10,
    "tientallen": 10, "dozijn": 12, "twintigtal": 20, "honderden": 100, "honderdtal": 100,
    "honderdtallen": 100, "duizenden": 1000, "kwartier": 15, "kwart": 4, "half": 30, "halve": 2,
    "helft": 2, "eeuw": 100, "een": 1, "één": 1, "eerste": 1, "eerst": 1, "enige": 1, "eeuwen": 100,
    "anderhalf": 1, "decennia": 10, "decennium": 10, "tweeën": 2, "drieën": 3, "paar": 2,
    "enkele": 1, "miljoenen": 10**6, "miljoen": 10**6, "miljard": 10**9, "miljarden": 10**9,
}  # fmt: skip
_PARTS = ("maal", "voudig", "voudige", "tal", "jarig", "jarige", "jarigen", "daags", "daagse")


class Figure(NamedTuple):
    """A number at characters `start` to `end` of a text.

    Attributes:
        start: Its first character.
        end: The character after it.
        text: It, as it stands there.
        values: All that it may stand for.
        is_firm: True if a translation has to have it: figures, dates and years; numbers in words
            may become something else (`beide`, `een paar`).
    """

    start: int
    end: int
    text: str
    values: frozenset[str]
    is_firm: bool

    @property
    def span(self) -> Span:
        """Its place."""
        return Span(self.start, self.end)


def dutch_figures(text: str) -> tuple[Figure, ...]:
    """The numbers of a Dutch text, in order; markers have to be blanked before."""
    found = [*_dutch_digits(text), *_dutch_words(text), *_roman(text)]
    return tuple(sorted(_with_ranges(text, found)))


def english_figures(text: str) -> tuple[Figure, ...]:
    """The numbers of an English text, in order; markers have to be blanked before."""
    found = [*_english_digits(text), *_english_words(text), *_roman(text)]
    return tuple(sorted(_with_ranges(text, found)))


def in_english(figures: str) -> str:
    """Dutch figures as English writes them: `2.350,75` as `2,350.75`."""
    bare = re.match(r"[\d.,:]*\d", figures)
    number = bare[0] if bare else figures
    if _THOUSANDS["."].fullmatch(number) or re.fullmatch(r"\d+,\d+", number):
        return number.translate(str.maketrans(".,", ",."))
    return number


def _dutch_digits(text: str) -> Iterator[Figure]:
    for match in _DUTCH.finditer(text):
        figures = match[0].removesuffix(match[1] or "")
        values = set(_plain(figures, ".", ","))
        if (
            _DECADES.search(text, max(0, match.start() - _REACH), match.start())
            and len(figures) == 2
        ):
            values |= {f"{century}{figures}" for century in (16, 17, 18, 19)}
        values |= _enlarged(text, match.end(), values)
        values |= _century(text, match.end(), figures)
        yield Figure(match.start(), match.end(), match[0], frozenset(values), True)


def _english_digits(text: str) -> Iterator[Figure]:
    for match in _ENGLISH.finditer(text):
        suffix = match[1] or ""
        figures = match[0].removesuffix(suffix)
        values = set(_plain(figures, ",", "."))
        if suffix.endswith("s") and figures.isdigit():
            values.add(figures[-2:])
        values |= _enlarged(text, match.end(), values)
        values |= _century(text, match.end(), figures) | _century_of(figures)
        yield Figure(match.start(), match.end(), match[0], frozenset(values), True)


def _plain(figures: str, thousands: str, point: str) -> Iterator[str]:
    """The values of figures in a language that parts thousands and decimals so."""
    if figures.isdecimal():
        yield figures.lstrip("0") or "0"
        return
    if clock := _CLOCK.fullmatch(figures):
        hour, minutes = int(clock[1]), clock[2]
        yield f"{hour}:{minutes}"
        yield f"{hour % 12 or 12}:{minutes}"
        yield f"{hour + 12}:{minutes}"
    if _THOUSANDS[thousands].fullmatch(figures):
        figures = figures.replace(thousands, "")
        yield _decimal(figures.replace(point, "."))
    elif figures.count(point) == 1 and thousands not in figures and ":" not in figures:
        yield _decimal(figures.replace(point, "."))
    else:
        yield f"as written {figures}"


def _decimal(figures: str) -> str:
    return figures.rstrip("0").rstrip(".") if "." in figures else figures.lstrip("0") or "0"


def _enlarged(text: str, end: int, values: set[str]) -> set[str]:
    """The values times the `miljoen` or the like that follows."""
    following = _AFTER.match(text, end)
    factor = _LARGE.get(following[1].lower()) if following else None
    if factor is None:
        return set()
    return {
        _decimal(f"{float(value) * factor:.2f}")
        for value in values
        if re.fullmatch(r"\d{1,9}(?:\.\d{1,9})?", value)
    }


def _century(text: str, end: int, figures: str) -> set[str]:
    """The other ways to name a century."""
    if not figures.isdecimal() or len(figures) > 2 or not _CENTURY.match(text, end):
        return set()
    return {str(100 * (int(figures) - 1)), f"century {figures}"}


def _century_of(figures: str) -> set[str]:
    """The century of an English year: `1890s` is `jaren negentig van de negentiende eeuw`."""
    is_year = figures.isdecimal() and len(figures) == 4
    return {f"century {int(figures) // 100 + 1}"} if is_year else set()


def _dutch_words(text: str) -> Iterator[Figure]:
    for match in _WORD.finditer(text):
        word = match[0].lower()
        known = _known_in_dutch(word)
        if known is None:
            continue
        if word in _DUTCH_MONTHS and match[0] != word:
            known = known[0], False  # with a capital it may be a name: Augustus, Mei
        value = 1 if word in {"een", "één"} else dutch_number_value(word)
        if value is not None and (
            value > 1 or _HALF.search(text, max(0, match.start() - _REACH), match.start())
        ):
            yield _dutch_number(text, match, word, value)
        else:
            yield Figure(match.start(), match.end(), match[0], *known)


@lru_cache(maxsize=20_000)
def _known_in_dutch(word: str) -> tuple[frozenset[str], bool] | None:
    """The values of a lower-case word in whatever text, and whether it is firm; None if none."""
    if (day := _DUTCH_DAYS.get(word)) is not None:
        return frozenset({f"day {day}"}), True
    if (month := _DUTCH_MONTHS.get(word)) is not None:
        return frozenset({f"month {month}", str(month)}), True
    if (value := dutch_number_value(word)) is not None:
        return frozenset({str(value)}), False
    if word in _DUTCH_SUPPORT:
        other = {"kwartier": {"4"}, "half": {"2"}, "kwart": {"15"}}.get(word, set())
        return frozenset({str(_DUTCH_SUPPORT[word])} | other), False
    values = frozenset(_dutch_compound(word))
    return (values, False) if values else None


def _dutch_compound(word: str) -> Iterator[str]:
    """What a longer word says: `Oktoberrevolutie`, `driemaal`."""
    for month, number in _DUTCH_MONTHS.items():
        if word.startswith(month):
            yield f"month {number}"
    for day, number in _DUTCH_DAYS.items():
        if word.startswith(day):
            yield f"day {number}"
    for part in _PARTS:
        if word.endswith(part):
            value = dutch_number_value(word.removesuffix(part).removesuffix("en"))
            if value is not None:
                yield str(value)


def _dutch_number(text: str, match: re.Match[str], word: str, value: int) -> Figure:
    values = {str(value)}
    before = text[max(0, match.start() - 12) : match.start()]
    if _HALF.search(before) and value <= 12:
        hour = value - 1 or 12
        return _figure(match, {f"{hour}:30", f"{hour + 12}:30"}, is_firm=False)
    decade = _DECADES.search(before)
    if decade and value < 100:
        values |= {f"{century}{value}" for century in (16, 17, 18, 19)}
    values |= _enlarged(text, match.end(), values)
    values |= _century(text, match.end(), str(value))
    following = _AFTER.match(text, match.end())
    is_date = following is not None and following[1].lower() in _DUTCH_MONTHS
    is_excluded = word in _NOT_NUMBERS and _NOT_NUMBERS[word].search(before)
    is_large = value >= 13 and value not in _ROUND
    is_firm = bool(is_date or decade or is_large) and word not in _VERBS and not is_excluded
    return _figure(match, values, is_firm=is_firm)


def _english_words(text: str) -> Iterator[Figure]:
    """Runs of number words: each of its parts is a value, and so is the whole."""
    run: list[re.Match[str]] = []
    for match in _WORD.finditer(text):
        word = match[0]
        if word in _ENGLISH_DAYS or word.removesuffix("s") in _ENGLISH_DAYS:
            yield _figure(match, {f"day {_ENGLISH_DAYS[word.removesuffix('s')]}"}, is_firm=True)
        elif word in _ENGLISH_MONTHS:
            month = _ENGLISH_MONTHS[word]
            yield _figure(match, {f"month {month}", str(month)}, is_firm=word != "May")
        elif word in _SHORT_MONTHS and _BESIDE_DAY.search(
            text[max(0, match.start() - 3) : match.end() + 5]
        ):
            month = _SHORT_MONTHS[word]
            yield _figure(match, {f"month {month}", str(month)}, is_firm=False)
        elif (value := _SUPPORT.get(word.lower())) is not None and word.lower() not in {
            "one",
            "two",
        }:
            yield _figure(match, {str(value)}, is_firm=False)
        if english_number_word(word.lower()) is None:
            continue
        if run and not re.fullmatch(
            r"(?:[\s-]|[\s-]and[\s-])+", text[run[-1].end() : match.start()]
        ):
            yield _english_run(text, run)
            run = []
        run.append(match)
    if run:
        yield _english_run(text, run)


def _english_run(text: str, run: list[re.Match[str]]) -> Figure:
    parts = [value for each in run if (value := english_number_word(each[0].lower())) is not None]
    before = text[max(0, run[0].start() - 12) : run[0].start()]
    start, end = run[0].start(), run[-1].end()
    if _HALF_PAST.search(before):
        return Figure(start, end, text[start:end], frozenset({f"{parts[0]}:30"}), False)
    values = {str(value) for value in parts} | {str(_sum(parts))}
    for first, second in pairwise(parts):
        if second < 10 <= first < 100:
            values.add(str(first + second))
        if 10 <= first < 100 and second < 100:
            values.add(str(100 * first + second))  # nineteen seventeen
        if first <= 12 and 10 <= second < 60:
            values.add(f"{first}:{second}")  # two thirty
    if len(parts) == 3 and 10 <= parts[0] < 100 and parts[2] < 10 <= parts[1]:
        values.add(str(100 * parts[0] + parts[1] + parts[2]))
    if run[-1][0].lower().endswith("ies"):
        values |= {f"{century}{parts[-1]}" for century in (16, 17, 18, 19)}
    values |= _century(text, end, str(_sum(parts)))
    return Figure(start, end, text[start:end], frozenset(values), False)


def _sum(parts: list[int]) -> int:
    total = current = 0
    for value in parts:
        if value >= 1000:
            total += max(current, 1) * value
            current = 0
        elif value == 100:
            current = max(current, 1) * value
        else:
            current += value
    return total + current


def _roman(text: str) -> Iterator[Figure]:
    for match in ROMAN.finditer(text):
        if len(match[1]) > 1 or (match[1] and match[2]):
            value = roman_value(match[1])
            values = {str(value)} | _century(text, match.end(), str(value))
            yield _figure(match, values, is_firm=True)


def _with_ranges(text: str, figures: list[Figure]) -> list[Figure]:
    """The same, the second year of `1914-18` being 1918 too."""
    figures.sort()
    result = figures[:1]
    for before, each in pairwise(figures):
        between = text[before.end : each.start]
        years = before.text.isdecimal() and each.text.isdecimal()
        if years and between.strip() in {"-", "–", "/"} and len(each.text) < len(before.text):
            whole = before.text[: len(before.text) - len(each.text)] + each.text
            each = each._replace(values=each.values | {whole})  # noqa: PLW2901
        result.append(each)
    return result


def _figure(match: re.Match[str], values: set[str], *, is_firm: bool) -> Figure:
    return Figure(match.start(), match.end(), match[0], frozenset(values), is_firm)
