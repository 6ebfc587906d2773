"""Spellings of English words that differ by country or house: *organise*, *organize*."""

import re
from functools import lru_cache

from alignwb.core.languages.inflection import without_accents

_REMEMBERED_WORDS = 50_000

_SPELLINGS = tuple(
    (re.compile(pattern), letters)
    for pattern, letters in (
        (r"(?<!^re)[-']", ""),
        (r"([aeiouy][^aeiouy]+[aeiouy])ll", r"\1l"),
        (r"([aeiouy][^aeiouy]+[aeiouy])([gmpst])\2(?=ed|ing|er)", r"\1\2"),
        (r"illf", "ilf"),
        (r"(?:(?<=[aeiou][a-z])|(?<=[aeiou][a-z]{2})|(?<=[aeiou][a-z]{3}))our", "or"),
        (r"(?<=[bcdfghkptv])re(?=s?$)", "er"),
        (r"(?<=[bcfgkptv])red$", "ered"),
        (r"yz", "ys"),
        (r"(?<=[a-z]{3})iz(?=e|i|a)", "is"),
        (r"ogue", "og"),
        (r"(?<=[a-z])[ao]e(?=[a-z]{2})", "e"),
        (r"ence(?=s?$)", "ense"),
        (r"gramme(?=s?$)", "gram"),
        (r"gem(?=ent)", "gm"),
        (r"xion", "ction"),
        (r"^gray", "grey"),
    )
)
"""By these two spellings of an English word become one."""
_TWO_WORDS = re.compile(r"licen[cs]e[sd]?|met(?:er|re)s?|program(?:me)?s?")
"""Two words that are spelt so, of which both are right in one country."""


def is_other_spelling(word: str, other: str) -> bool:
    """Whether two lower-case words, with straight apostrophes, are one that is spelt in two ways.

    Not where both ways are right in one country, by what is meant.
    """
    if word == other or _TWO_WORDS.fullmatch(word):
        return False
    return spelt_as_one(word) == spelt_as_one(other)


@lru_cache(_REMEMBERED_WORDS)
def spelt_as_one(word: str) -> str:
    """What a lower-case word has in common with its other spellings; no word itself."""
    word = without_accents(word)
    for pattern, letters in _SPELLINGS:
        word = pattern.sub(letters, word)
    return word
