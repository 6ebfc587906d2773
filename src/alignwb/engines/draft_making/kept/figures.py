"""Amounts, quantities with their units, Roman numerals and formulas, found in a source."""

import re
from collections.abc import Iterator

from alignwb.core.languages.words import word_set
from alignwb.engines.draft_making.fidelity.numbers import english_figures
from alignwb.engines.draft_making.kept.spans import KeptSpan, ReadAs

_NUMBER = r"\d+(?:[.,:]\d+)*"
_CURRENCY = r"(?:[A-Z]{0,3}\$|[€£¥₽₤₩₹₺₴₿฿¢ƒ₣₧₪₫])"
_SPACE = r"[ \u00a0\u202f\u2009]?"
_SIGN = r"[±∓~≈<>≤≥§¶#№×÷−+≠=]{1,2}"
_HALF = r"[½¼¾⅓⅔⅛⅜⅝⅞⅕⅖⅗⅘⅙⅚]"
_OPERAND = r"(?:\d+(?:[.,]\d+)*[a-z²³]{0,2}|[A-Za-zα-ω](?:\(\w(?:, ?\w)*\)|[²³ⁿ]|\d)?)"
_OPERATOR = rf"{_SPACE}(?:[=+×÷·*/^<>≤≥≈−≠→-]){_SPACE}"
_LEADING_SIGN = rf"(?:{_SIGN}{_SPACE}|(?<!\w)[-−])?"
_MEASURE = r"(?:[cdhkm]m|[km]g|[cdhm]l|[mgl])"
# After four figures `u` is more often the pronoun, and `min` before figures is a minus.
_HOUR = r"(?<!\d{4})(?<!\d{4}[ \u00a0\u202f\u2009])u"
_UNIT = rf"(?:{_MEASURE}(?:/(?:{_MEASURE}|min|[hsu]))?|min(?!{_SPACE}\d)|{_HOUR})"
_PATTERNS = (
    rf"(?<![\w.])\w\((?:\w(?:, ?\w)*)\)(?:{_OPERATOR}{_OPERAND})+",
    rf"(?<![\w.,]){_OPERAND}{_SPACE}[=≈≠≤≥×÷^]{_SPACE}{_OPERAND}(?:{_OPERATOR}{_OPERAND})*(?!\w)",
    rf"(?P<before>{_SIGN}{_SPACE})?(?P<currency>{_CURRENCY}){_SPACE}(?P<amount>-?{_NUMBER})(?P<dash>,[-–—=])?(?!\w)",
    rf"(?<![\w.,])(?P<price>{_NUMBER})(?P<priced>,[-–—=])?(?P<gap>{_SPACE})(?P<money>{_CURRENCY})(?!\w)",
    rf"(?<![\w.,])(?P<from>{_NUMBER})\s+à\s+(?P<to>{_NUMBER})(?!\w)",
    r"(?<!\w)\+\d{1,3}(?:[ \u00a0()/-]{0,2}\d){6,14}(?!\w)",
    r"(?<![\w.,/-])\d{1,4}-\d{1,2}-\d{1,4}(?![\w-])|(?<![\w.,/-])\d{1,2}/\d{1,2}/\d{4}(?!\w)",
    rf"(?<![\w.,]){_LEADING_SIGN}(?:\d+{_SPACE})?{_HALF}(?!\w)",
    rf"(?<![\w.,]){_LEADING_SIGN}{_NUMBER}{_SPACE}(?:°{_SPACE}[CFK]?|‰|[µμ]\w*|[a-zA-Z]{{1,3}}[²³]|″|′)(?!\w)",
    r"(?<!\w)(?:[a-zA-Z]{1,3}[²³]|[µμΩ]\w?)(?!\w)",
    rf"(?<![\w.,/–-])(?P<quantity>{_LEADING_SIGN}(?:{_NUMBER}[-–])?{_NUMBER})(?P<space>{_SPACE})(?P<unit>{_UNIT})(?![\w/²³]|[.-]\w)",
    rf"(?<![\w.,])(?:{_SIGN}{_SPACE}|(?<!\S)[-−]){_NUMBER}(?!\w)",
)
_FIGURES = re.compile("|".join(f"(?:{pattern})" for pattern in _PATTERNS))
_CLOCK = re.compile(r"(?:[01]?\d|2[0-4])[.:][0-5]\d")
_PREFIXED = frozenset("€£$¥")

_ROMAN = r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
_ROMAN_WORD = re.compile(
    rf"(?<![\w.’'&-])(?=[MDCLXVI]){_ROMAN}(?P<suffix>e|de|ste)?(?![\w’']|\.\w)"
)
_SMALL_ROMAN = re.compile(r"(?<=[a-z.:] )(?=[xvi])(?:x{0,3})(?:ix|iv|v?i{0,3})(?![\w’']|\.\w)")
_NO_NUMERALS = word_set(
    "CD CV DC MC MD ML MM CC MIX DI LI CI CL CM DL MI DM CDI DIM MDD LCD CIV C D L M"
)
_BEFORE_NUMERAL = re.compile(
    r"(?:hoofdstuk(?:ken)?|deel|delen|boek(?:en)?|band|eeuw|bijlagen?|bladzijde|pagina|blz|pag|p|tabel"
    r"|figuur|fig|afdeling|akte|bedrijf|scène|artikel|art|paragraaf|par|klasse|graad|categorie|type"
    r"|fase|groep|nummer|nr|no|wereldoorlog|internationale|titel|zang|psalm|tekst|kolom|vers|lid"
    r"|reeks|serie|jaargang|jrg|dl|hst|sectie|stap|niveau|ronde|punt|en|tot|t/m|of|,)\.?\s+$",
    re.IGNORECASE,
)
_NAME_BEFORE = re.compile(
    r"(?:^|\s)(?!(?:De|Het|Een|En|Als|Of|Dat|Deze|Dit|Die|In|Op|Wat|Toen)\s)[A-Z][\w’'-]+\s+$"
)
_REACH = 40
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def figure_spans(text: str) -> Iterator[KeptSpan]:
    """Amounts, quantities with units, formulas and Roman numerals, in the wording of English."""
    for match in _FIGURES.finditer(text):
        yield KeptSpan(match.start(), match.end(), _english(match), ReadAs.NUMBER, yields=True)
    for match in _ROMAN_WORD.finditer(text):
        if match.end() > match.start() and _is_numeral(text, match):
            yield _roman(match)
    for match in _SMALL_ROMAN.finditer(text):
        before = text[max(0, match.start() - _REACH) : match.start()]
        if match[0] and _BEFORE_NUMERAL.search(before) and not before.endswith((" en ", " of ")):
            yield KeptSpan(match.start(), match.end(), match[0], ReadAs.NUMBER, yields=True)


def _english(match: re.Match[str]) -> str:
    if match["currency"]:
        return f"{match['before'] or ''}{match['currency']}{english_figures(match['amount'])}"
    if match["money"]:
        price = english_figures(match["price"])
        if match["money"] in _PREFIXED:
            return f"{match['money']}{price}"
        return f"{price}{match['gap']}{match['money']}"
    if match["from"]:
        return f"{english_figures(match['from'])} to {english_figures(match['to'])}"
    if match["unit"]:
        return _quantity(match)
    if re.search(r"\d[-/]\d", match[0]):
        return match[0]
    return _with_english_numbers(match[0])


def _quantity(match: re.Match[str]) -> str:
    """With the hours of English, and a time of the clock by itself: `20.00 u`."""
    number, unit = _with_english_numbers(match["quantity"]), match["unit"]
    if unit == "u" and all(map(_CLOCK.fullmatch, re.split("[-–]", number))):
        return number
    return f"{number}{match['space']}{unit.replace('u', 'h')}"


def _with_english_numbers(text: str) -> str:
    return re.sub(_NUMBER, lambda number: english_figures(number[0]), text)


def _roman(match: re.Match[str]) -> KeptSpan:
    if suffix := match["suffix"]:
        value = _value(match[0].removesuffix(suffix))
        return KeptSpan(match.start(), match.end(), f"{value}e", ReadAs.FIGURES, yields=True)
    return KeptSpan(match.start(), match.end(), match[0], ReadAs.NUMBER, yields=True)


def _is_numeral(text: str, match: re.Match[str]) -> bool:
    numeral = match[0].removesuffix(match["suffix"] or "")
    if match["suffix"]:
        return len(numeral) > 1 or numeral in "IVX"
    if numeral in _NO_NUMERALS:
        return False
    if len(numeral) > 1:
        return True
    before = text[max(0, match.start() - _REACH) : match.start()]
    if before.lower().endswith((" en ", " of ", ", ", " tot ")):
        return re.search(r"\b[IVX]{1,5}(?:,| en| of| tot)\s$", before) is not None
    return bool(_BEFORE_NUMERAL.search(before) or _NAME_BEFORE.search(before))


def _value(numeral: str) -> int:
    values = [_VALUES[letter] for letter in numeral]
    return sum(
        -value if value < following else value
        for value, following in zip(values, (*values[1:], 0), strict=True)
    )
