"""The numbers of a text that are written in figures: `2.350,75`, `1e`, `’68`, `XIV`."""

import re
from collections.abc import Iterator

from alignwb.core.checks.numbers.clock_times import clock_values, late_hour
from alignwb.core.checks.numbers.dates import dotted_date
from alignwb.core.checks.numbers.feasts import answering
from alignwb.core.checks.numbers.figure import Figure, figure_of
from alignwb.core.checks.numbers.fractions import decimal, in_full, percentage, times
from alignwb.core.checks.numbers.ranges import short_years
from alignwb.core.checks.numbers.signs import signed_start
from alignwb.core.languages.roman_numerals import ROMAN, roman_value

_UNIT = (
    r"(?:mm|cm|dm|km|m|mg|mcg|µg|g|kg|ml|cl|dl|l|cc|ms|s|sec|min|mins|h|hrs?|mph|kph|kmh|ft|lbs?|oz"
    r"|[mk]?V|m?A|[kMG]?W|[kMG]?Wh|[kMG]?hz|[kMGT]?B|[kMG]?bits?|[kMG]bps|px|pt|dpi|fps|bar|[hk]?Pa|x"
    r"|mln|mld|bn|tn|k|per|[a-d])"
)
"""What stands right behind a number that is none the less: `35mm`, `4GB`, `$50m`."""
_DIGITS = (
    r"(?=\d)(?:(?<![\w.,])|(?<=\d[uhx])|(?<=EUR)|(?<=USD)|(?<=GBP)|(?<=\$US))\d++(?:[.,:]\d++)*+"
)
_DUTCH = re.compile(
    _DIGITS + r"(?:(sten?|den?|en?|st|nd|rd|th|['’]?s|-?jarige?n?)?(?!\w)"
    rf"|(?P<unit>[uh](?=[0-5]\d(?!\w))|x(?=\d)|(?i:u|uur|{_UNIT})(?!\w)))"
)
_ENGLISH = re.compile(
    _DIGITS + r"(?:(st|nd|rd|th|['’]?s|[ap]m)?(?!\w)"
    rf"|(?P<unit>h(?=[0-5]\d(?!\w))|x(?=\d)|(?i:{_UNIT})(?!\w)))"
)
_FACTORS = {"mln": 10**6, "m": 10**6, "mld": 10**9, "bn": 10**9, "tn": 10**12, "k": 1000}
"""What a number is multiplied by if that stands right behind it; `50m` may be metres too."""
_INFUSION = re.compile(
    r"[\s-](?:drugs?|lines?|fluids?|drips?|antibiotics?|infusions?|bags?|access|needles?|catheters?"
    r"|cannulas?|injections?|doses?|therapy|treatments?|push|bolus|medication|lijn|toegang|infuus)\b",
    re.IGNORECASE,
)
"""What stands behind an IV that is no four."""
_PARTED = re.compile(
    r"\b(?:act[es]?|annex|appendix|bijlage|bo[eo]k|chapter|hoofdstuk|part|deel|section|type|class"
    r"|klasse|fase|phase|stage|stadium|grade|graad|level|group|groep|schedule|volume|title|titel"
    r"|article|artikel|war|tabel|table)[\s-]$",
    re.IGNORECASE,
)
_A_DIGIT = re.compile(r"\d")
_REACH = 40
"""Characters before a number that tell what it is of.  A look from the beginning of the text for
each number would take their product in time."""
DECADES = re.compile(r"\bjaren(?:\s+|-)['’‘]?$", re.IGNORECASE)
_SHORT_YEAR = re.compile(r"['’‘]$")
_CENTURY = re.compile(r"[\s-]+(?:eeuw|century|centuries)", re.IGNORECASE)
_THOUSANDS = {
    ".": re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?"),
    ",": re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?"),
}
_NUMBERED = re.compile(
    r"(?:\b(?:artikel(?:en)?|art\.|paragra(?:af|fen)|par\.|hoofdstuk(?:ken)?|afdeling|titel|bijlagen?"
    r"|figu(?:ur|ren)|fig\.|afbeelding(?:en)?|afb\.|tabel(?:len)?|grafiek|foto|formule|vergelijking"
    r"|stelling|voorbeeld|versies?|release|build|nr\.|nummers?)|§)\s?"
    r"(?:[\d.:]{1,12}(?:,\s|\s?[-–]\s?|\s(?:en|of|tot|t/m)\s)){0,3}$",
    re.IGNORECASE,
)
"""What numbers with points in them stand behind that are none of thousands: `artikel 3.111`."""
_CLOCK = re.compile(r"([01]?\d|2[0-4])[.:]([0-5]\d)")


def in_english(figures: str) -> str:
    """Dutch figures as English writes them: `2.350,75` as `2,350.75`."""
    bare = re.match(r"([-−–]?)([\d.,:]*\d)", figures)
    sign, number = bare.groups() if bare else ("", figures)
    if _THOUSANDS["."].fullmatch(number) or re.fullmatch(r"\d+,\d+", number):
        return sign + number.translate(str.maketrans(".,", ",."))
    return sign + number


def dutch_digits(text: str) -> Iterator[Figure]:
    """The numbers of a Dutch text in digits."""
    for match in _DUTCH.finditer(text) if _A_DIGIT.search(text) else ():
        figures = match[0].removesuffix(match[1] or match["unit"] or "")
        values = set(_plain(figures, ".", ","))
        if figures.startswith("12"):
            values = {each for each in values if not each.endswith(" am")}  # that is 0.15 uur
        if DECADES.search(text, max(0, match.start() - _REACH), match.start()):
            values |= short_years(figures)
        if "." in figures and _NUMBERED.search(text, max(0, match.start() - _REACH), match.start()):
            values.add(_as_written(figures))
        values |= century_values(text, match.end(), figures)
        values |= late_hour(text, match.end(), figures)
        yield _digits(text, match, values)


def english_digits(text: str) -> Iterator[Figure]:
    """The numbers of an English text in digits."""
    for match in _ENGLISH.finditer(text) if _A_DIGIT.search(text) else ():
        suffix = match[1] or ""
        figures = match[0].removesuffix(match["unit"] or suffix)
        values = set(_plain(figures, ",", "."))
        if figures.count(".") == 1:
            values.add(_as_written(figures))  # `versie 4.0` has no other form in English
        if suffix.endswith("s") and figures.isdigit():
            values.add(figures[-2:])
        values |= century_values(text, match.end(), figures) | _century_of(figures)
        yield _digits(text, match, values)


def roman_figures(text: str) -> Iterator[Figure]:
    """The Roman numerals of a text of either language; a single letter only answers for another."""
    for match in ROMAN.finditer(text):
        if not match[1] or (match[1] == "IV" and _INFUSION.match(text, match.end())):
            continue
        value = roman_value(match[1])
        values = {str(value)} | century_values(text, match.end(), str(value))
        if len(match[1]) > 1 or match[2]:
            yield figure_of(match, values, is_firm=True)
        elif _PARTED.search(text, max(0, match.start() - _REACH), match.start()):
            yield answering(*match.span(), match[0], frozenset(values))


def _digits(text: str, match: re.Match[str], values: set[str]) -> Figure:
    """The figure that the digits of either language are; a unit right behind them is none of it."""
    unit = match["unit"] or ""
    end = match.end() - len(unit)
    if _SHORT_YEAR.search(text, max(0, match.start() - 1), match.start()):
        values |= short_years(text[match.start() : end])
    values |= percentage(text, end, values)
    if factor := _FACTORS.get(unit.lower()):
        values = (values if unit in {"m", "k"} else set()) | times(values, factor)
        end = match.end()
    else:
        has_year = any(value.isdecimal() and len(value) == len("1848") for value in values)
        is_year = has_year and text[match.start() : end].isdecimal()
        values, end = in_full(text, end, values, is_year=is_year)
    start = signed_start(text, match.start())
    if start < match.start():
        values = {f"-{value}" for value in values}
    return Figure(start, end, text[start:end], frozenset(values), True)


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
        yield _as_written(figures)
        yield _as_written(figures.replace(".", ":"))  # a time that was run
        if thousands == "," and re.fullmatch(r"\d{1,3}(?:,\d{1,3})+", figures):
            yield from figures.split(",")  # a list: `1,3,5 and 7`
        yield from dotted_date(figures)


def _as_written(figures: str) -> str:
    return f"as written {figures}"


def century_values(text: str, end: int, figures: str) -> set[str]:
    """The other ways to name a century."""
    if not figures.isdecimal() or len(figures) > 2 or not _CENTURY.match(text, end):
        return set()
    return {str(100 * (int(figures) - 1)), f"century {figures}"}


def _century_of(figures: str) -> set[str]:
    """The century of an English year: `1890s` is `jaren negentig van de negentiende eeuw`."""
    is_year = figures.isdecimal() and len(figures) == 4
    return {f"century {int(figures) // 100 + 1}"} if is_year else set()
