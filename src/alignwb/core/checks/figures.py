"""The numbers of a text, in figures and in words, with every value that each may stand for.

A number has several values where languages write it differently: `19.30 uur` is `7:30`, `jaren
negentig` is `1990s`, `2 miljoen` is `2,000,000`.  Two numbers agree if they share one.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from alignwb.core.checks.numbers.clock_times import (
    NAMED_TIMES,
    clock_values,
    dutch_times,
    english_times,
    hours_of,
)
from alignwb.core.checks.numbers.dates import (
    DUTCH_DAYS,
    DUTCH_MONTHS,
    ENGLISH_DAYS,
    ENGLISH_MONTHS,
    SHORT_MONTHS,
    dotted_date,
    is_beside_figures,
    is_short_month,
    numbered_months,
)
from alignwb.core.checks.numbers.figure import Figure, folded
from alignwb.core.checks.numbers.fractions import (
    decimal,
    dutch_fraction,
    dutch_fractions,
    english_fraction,
    english_fractions,
    enlarged,
    has_fraction_sign,
    percentage,
)
from alignwb.core.checks.numbers.ranges import CENTURIES, of_range, short_years
from alignwb.core.checks.numbers.signs import says_below_zero, signed_start
from alignwb.core.languages.number_words import (
    dutch_number_value,
    english_number_word,
)
from alignwb.core.languages.roman_numerals import ROMAN, roman_value
from alignwb.core.languages.words import word_set

_FIGURES = r"(?<![\w.,])\d+(?:[.,:]\d+)*"
_DUTCH = re.compile(_FIGURES + r"(ste|de|e|['’]?s|-?jarige?n?)?(?![\w])")
_ENGLISH = re.compile(_FIGURES + r"(st|nd|rd|th|['’]?s|[ap]m)?(?![\w])")
_WORD = re.compile(r"[^\W\d_]+")
_ROUND = frozenset((100, 1000))
"""Numbers that stand for very many: `duizend angsten`."""
_AFTER = re.compile(r"\s+([^\W\d_]+)")
_REACH = 40
"""Characters before a number that tell what it is of.  A look from the beginning of the text for
each number would take their product in time."""
_DECADES = re.compile(r"\bjaren(?:\s+|-)['’‘]?$", re.IGNORECASE)
_SHORT_YEAR = re.compile(r"['’‘]$")
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
    "decennia": 10, "decennium": 10, "tweeën": 2, "drieën": 3, "paar": 2,
    "enkele": 1, "miljoenen": 10**6, "miljoen": 10**6, "miljard": 10**9, "miljarden": 10**9,
}  # fmt: skip
_PARTS = ("maal", "voudig", "voudige", "tal", "jarig", "jarige", "jarigen", "daags", "daagse")


def dutch_figures(text: str) -> tuple[Figure, ...]:
    """The numbers of a Dutch text, in order; markers have to be blanked before."""
    found = [*_dutch_digits(text), *_dutch_words(text), *_roman(text)]
    if not found and not has_fraction_sign(text):
        return ()
    figures = _completed(text, found, numbered_months(text))
    return folded(text, figures, [*dutch_times(text), *dutch_fractions(text, figures)])


def english_figures(text: str) -> tuple[Figure, ...]:
    """The numbers of an English text, in order; markers have to be blanked before."""
    found = [*_english_digits(text), *_english_words(text), *_roman(text)]
    if not found and not has_fraction_sign(text):
        return ()
    figures = _completed(text, found, numbered_months(text, first=True))
    return folded(text, figures, [*english_times(text), *english_fractions(text, figures)])


def in_english(figures: str) -> str:
    """Dutch figures as English writes them: `2.350,75` as `2,350.75`."""
    bare = re.match(r"([-−–]?)([\d.,:]*\d)", figures)
    sign, number = bare.groups() if bare else ("", figures)
    if _THOUSANDS["."].fullmatch(number) or re.fullmatch(r"\d+,\d+", number):
        return sign + number.translate(str.maketrans(".,", ",."))
    return sign + number


def _dutch_digits(text: str) -> Iterator[Figure]:
    for match in _DUTCH.finditer(text):
        figures = match[0].removesuffix(match[1] or "")
        values = set(_plain(figures, ".", ","))
        if _DECADES.search(text, max(0, match.start() - _REACH), match.start()):
            values |= short_years(figures)
        values |= _century(text, match.end(), figures)
        yield _digits(text, match, values)


def _english_digits(text: str) -> Iterator[Figure]:
    for match in _ENGLISH.finditer(text):
        suffix = match[1] or ""
        figures = match[0].removesuffix(suffix)
        values = set(_plain(figures, ",", "."))
        if suffix.endswith("s") and figures.isdigit():
            values.add(figures[-2:])
        values |= _century(text, match.end(), figures) | _century_of(figures)
        yield _digits(text, match, values)


def _digits(text: str, match: re.Match[str], values: set[str]) -> Figure:
    """The figure that the digits of either language are."""
    if _SHORT_YEAR.search(text, max(0, match.start() - 1), match.start()):
        values |= short_years(match[0])
    values |= enlarged(text, match.end(), values) | percentage(text, match.end(), values)
    start = signed_start(text, match.start())
    if start < match.start():
        values = {f"-{value}" for value in values}
    return Figure(start, match.end(), text[start : match.end()], frozenset(values), True)


def _plain(figures: str, thousands: str, point: str) -> Iterator[str]:
    """The values of figures in a language that parts thousands and decimals so."""
    if figures.isdecimal():
        yield figures.lstrip("0") or "0"
        return
    if clock := _CLOCK.fullmatch(figures):
        is_early = len(clock[1]) == 2 and figures.startswith("0")
        yield from clock_values(int(clock[1]), int(clock[2]), "am" if is_early else "")
    if _THOUSANDS[thousands].fullmatch(figures):
        figures = figures.replace(thousands, "")
        yield decimal(figures.replace(point, "."))
    elif figures.count(point) == 1 and thousands not in figures and ":" not in figures:
        yield decimal(figures.replace(point, "."))
    else:
        yield f"as written {figures}"
        yield from dotted_date(figures)


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
        if word in DUTCH_MONTHS and match[0] != word:
            known = known[0], False  # with a capital it may be a name: Augustus, Mei
        value = dutch_number_value(word)
        if value is not None:
            yield _dutch_number(text, match, word, value)
        else:
            values = known[0] | (dutch_fraction(text, word, match.end()) or frozenset())
            values |= enlarged(text, match.end(), set(values))
            is_named = word in NAMED_TIMES
            yield Figure(match.start(), match.end(), match[0], values, known[1], (), is_named)


@lru_cache(maxsize=20_000)
def _known_in_dutch(word: str) -> tuple[frozenset[str], bool] | None:
    """The values of a lower-case word in whatever text, and whether it is firm; None if none."""
    if (day := DUTCH_DAYS.get(word)) is not None:
        return frozenset({f"day {day}"}), True
    if (month := DUTCH_MONTHS.get(word)) is not None:
        return frozenset({f"month {month}"}), True
    if (value := dutch_number_value(word)) is not None:
        return frozenset({str(value)}), False
    if word in _DUTCH_SUPPORT:
        other = {"kwartier": {"4"}, "half": {"2"}, "kwart": {"15"}}.get(word, set())
        return frozenset({str(_DUTCH_SUPPORT[word])} | other), False
    if word in NAMED_TIMES:
        return NAMED_TIMES[word], False
    if dutch_fraction("", word, 0) is not None:
        return frozenset(), False
    values = frozenset(_dutch_compound(word))
    return (values, False) if values else None


def _dutch_compound(word: str) -> Iterator[str]:
    """What a longer word says: `Oktoberrevolutie`, `driemaal`."""
    for month, number in DUTCH_MONTHS.items():
        if word.startswith(month):
            yield f"month {number}"
    for day, number in DUTCH_DAYS.items():
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
    decade = _DECADES.search(before)
    if decade and value < 100:
        values |= {f"{century}{value}" for century in CENTURIES}
    values |= enlarged(text, match.end(), values)
    values |= _century(text, match.end(), str(value))
    following = _AFTER.match(text, match.end())
    is_date = following is not None and following[1].lower() in DUTCH_MONTHS
    is_excluded = word in _NOT_NUMBERS and _NOT_NUMBERS[word].search(before)
    is_large = value >= 13 and value not in _ROUND
    is_firm = bool(is_date or decade or is_large) and word not in _VERBS and not is_excluded
    return _figure(match, values, is_firm=is_firm)


def _english_words(text: str) -> Iterator[Figure]:
    """Runs of number words: each of its parts is a value, and so is the whole."""
    run: list[re.Match[str]] = []
    for match in _WORD.finditer(text):
        lower = match[0].lower()
        if not _is_known_in_english(lower):
            continue
        if single := _english_word(text, match, lower):
            yield single
        if english_number_word(lower) is None:
            continue
        if run and not re.fullmatch(
            r"(?:[\s-]|[\s-]and[\s-])+", text[run[-1].end() : match.start()]
        ):
            yield _english_run(text, run)
            run = []
        run.append(match)
    if run:
        yield _english_run(text, run)


def _english_word(text: str, match: re.Match[str], lower: str) -> Figure | None:
    """What one word is by itself: a day, a month, a time or what stands for a number."""
    word = match[0]
    if (day := ENGLISH_DAYS.get(word.removesuffix("s"))) is not None:
        return _figure(match, {f"day {day}"}, is_firm=True)
    if word in ENGLISH_MONTHS:
        is_month = word != "May" or is_beside_figures(text, match.start(), match.end())
        return _figure(match, {f"month {ENGLISH_MONTHS[word]}"}, is_firm=is_month)
    if word in SHORT_MONTHS and is_short_month(text, match.start(), match.end()):
        return _figure(match, {f"month {SHORT_MONTHS[word]}"}, is_firm=False)
    if named := NAMED_TIMES.get(lower):
        return Figure(match.start(), match.end(), word, named, False, (), True)
    if (value := _SUPPORT.get(lower)) is None or lower in {"one", "two"}:
        return None
    values = {str(value)} | enlarged(text, match.end(), {str(value)})
    values |= english_fraction(text, lower, match.end())
    return _figure(match, values, is_firm=False)


@lru_cache(maxsize=20_000)
def _is_known_in_english(word: str) -> bool:
    """Whether a lower-case word is a number in some text."""
    name = word.capitalize()
    is_date = name.removesuffix("s") in ENGLISH_DAYS or name in ENGLISH_MONTHS | SHORT_MONTHS
    is_number = word in _SUPPORT or english_number_word(word) is not None
    return is_date or is_number or word in NAMED_TIMES


def _english_run(text: str, run: list[re.Match[str]]) -> Figure:
    parts = [value for each in run if (value := english_number_word(each[0].lower())) is not None]
    start, end = run[0].start(), run[-1].end()
    values = {str(value) for value in parts} | {str(_sum(parts))}
    for first, second in pairwise(parts):
        if second < 10 <= first < 100:
            values.add(str(first + second))
        if 10 <= first < 100 and second < 100:
            values.add(str(100 * first + second))  # nineteen seventeen
        if first <= 12 and 10 <= second < 60:
            values |= clock_values(first, second)  # two thirty
    if len(parts) == 3 and 10 <= parts[0] < 100 and parts[2] < 10 <= parts[1]:
        values.add(str(100 * parts[0] + parts[1] + parts[2]))
    if run[-1][0].lower().endswith("ies"):
        values |= {f"{century}{parts[-1]}" for century in CENTURIES}
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


def _completed(text: str, figures: list[Figure], months: dict[int, str]) -> list[Figure]:
    """The same in order, with what other words of the text and other numbers say of them."""
    figures.sort(key=lambda each: each.start)
    below_zero = says_below_zero(text)
    result: list[Figure] = []
    for each in figures:
        values = each.values | hours_of(each.values)
        if each.start in months:
            values |= {months[each.start]}
        if below_zero:
            values |= {f"-{value}" for value in each.values if value.replace(".", "").isdecimal()}
        result.append(each._replace(values=values))
    for place, (before, each) in enumerate(pairwise(figures)):
        first, second = of_range(text, before, each)
        result[place] = result[place].with_values(first)
        result[place + 1] = result[place + 1].with_values(second)
    return result


def _figure(match: re.Match[str], values: set[str], *, is_firm: bool) -> Figure:
    return Figure(match.start(), match.end(), match[0], frozenset(values), is_firm)
