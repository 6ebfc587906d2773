"""Numbers written as words: which words of Dutch and English they are, and their values."""

import re
from functools import cache


def _list(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_DUTCH_UNITS = _list(
    "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien"
    " zestien zeventien achttien negentien"
)
_DUTCH_TENS = _list("twintig dertig veertig vijftig zestig zeventig tachtig negentig")
_ENGLISH_UNITS = _list(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
)
_ENGLISH_TENS = _list("twenty thirty forty fifty sixty seventy eighty ninety")
_ENGLISH_IRREGULAR = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
_MULTIPLIERS = {"duizend": 1000, "honderd": 100}
_TOO_LARGE = 10**9
_LONGEST_NUMBER = 60
_MULTIPLES = re.compile(r"(?>(\w*?)(honderd|duizend))(\w*+)")


def count_dutch_number_words(text: str) -> int:
    """Count the words of a Dutch text that are numbers above one, cardinal or ordinal."""
    return sum(is_dutch_number_word(word) for word in re.findall(r"[^\W\d_]+", text.lower()))


def is_dutch_number_word(word: str) -> bool:
    """Whether a lower-case word is a number; the article-like `een` and `eerste` are not."""
    if word in _dutch_below_hundred():
        return True
    match = _MULTIPLES.fullmatch(word)
    if not match:
        return False
    known = _dutch_below_hundred()
    before, _, after = match.groups()
    rest = after.removeprefix("en").removesuffix("ste").removesuffix("en").removesuffix("tal")
    is_rest = not rest or rest in known or is_dutch_number_word(rest)
    return (not before or before in known) and is_rest


@cache
def english_words_for(value: int) -> frozenset[str]:
    """A number from 0 to 99 in English words, cardinal and ordinal; nothing for other numbers."""
    if not 0 <= value < 100:
        return frozenset()
    if value < 20:
        cardinal = _ENGLISH_UNITS[value]
        return frozenset((cardinal, _english_ordinal(cardinal)))
    ten, unit = _ENGLISH_TENS[value // 10 - 2], value % 10
    if not unit:
        return frozenset((ten, _english_ordinal(ten)))
    word = _ENGLISH_UNITS[unit]
    return frozenset((f"{ten}-{word}", f"{ten}-{_english_ordinal(word)}"))


@cache
def dutch_number_value(word: str) -> int | None:
    """The value of a lower-case Dutch word that is a number, cardinal or ordinal; else None.

    `een` and `eerste` are none: they are articles and the like more often.
    """
    if (value := _dutch_values().get(word)) is not None:
        return value
    if len(word) > _LONGEST_NUMBER:
        return None
    multiple = next((each for each in _MULTIPLIERS if each in word), "")
    before, _, after = word.partition(multiple) if multiple else ("", "", "en")
    if after == "en":
        return None  # `honderden` is any number of them
    left = dutch_number_value(before) if before else 1
    rest = after.removeprefix("en").removesuffix("ste")
    right = _dutch_rest(rest) if rest else 0
    if (
        left is None
        or right is None
        or (value := left * _MULTIPLIERS[multiple] + right) >= _TOO_LARGE
    ):
        return None
    return value


def _dutch_rest(word: str) -> int | None:
    return 1 if word in {"een", "één", "eerste"} else dutch_number_value(word)


@cache
def _dutch_values() -> dict[str, int]:
    values = {word: value for value, word in enumerate(_DUTCH_UNITS[2:], 2)}
    for tens, ten in enumerate(_DUTCH_TENS, 2):
        values[ten] = 10 * tens
        for unit, word in enumerate(_DUTCH_UNITS[1:10], 1):
            values[f"{word}{'ën' if word.endswith('e') else 'en'}{ten}"] = 10 * tens + unit
    for word, value in list(values.items()):
        for ending in ("de", "ste"):
            values[word + ending] = value
    return values | {"derde": 3, "honderd": 100, "honderdste": 100, "duizend": 1000}


@cache
def english_number_word(word: str) -> int | None:
    """The value of one lower-case English number word, cardinal or ordinal; else None."""
    return _english_values().get(word)


@cache
def _english_values() -> dict[str, int]:
    values: dict[str, int] = {"zero": 0}
    for value, word in enumerate(_ENGLISH_UNITS[1:], 1):
        values[word] = values[_english_ordinal(word)] = value
    for tens, ten in enumerate(_ENGLISH_TENS, 2):
        values[ten] = values[_english_ordinal(ten)] = values[ten[:-1] + "ies"] = 10 * tens
    for word, value in (("hundred", 100), ("thousand", 1000), ("million", 10**6)):
        values[word] = values[word + "s"] = values[word + "th"] = value
    return values | {
        word + ending: value
        for word, value in (("billion", 10**9), ("trillion", 10**12))
        for ending in ("", "s")
    }


def _english_ordinal(cardinal: str) -> str:
    if cardinal in _ENGLISH_IRREGULAR:
        return _ENGLISH_IRREGULAR[cardinal]
    return cardinal.removesuffix("y") + "ieth" if cardinal.endswith("y") else cardinal + "th"


@cache
def _dutch_below_hundred() -> frozenset[str]:
    words = set(_DUTCH_UNITS[2:])
    for ten in _DUTCH_TENS:
        words.add(ten)
        for unit in _DUTCH_UNITS[1:10]:
            words.add(f"{unit}{'ën' if unit.endswith('e') else 'en'}{ten}")
    ordinals = {f"{word}de" for word in words} | {f"{word}ste" for word in words}
    return frozenset(words | ordinals | {"derde", "honderd", "duizend", "miljoen", "miljard"})
