"""The spellings of one personal name: Iljitsj and Ilyich, transliterated into Dutch and English."""

import re
import unicodedata
from functools import lru_cache

# Dutch spelling to English, longest first.
_RULES = (
    ("sjtsj", "shch"),
    ("tsj", "ch"),
    ("zj", "zh"),
    ("sj", "sh"),
    ("oe", "u"),
    ("ch", "kh"),
    ("j", "y"),
)
_RUSSIAN = re.compile(
    r"tsj|zj|j[eo]v|aja$|[aeo]j$|^pj|lj[ie]|dja$|sj(?!o)|oe\w{0,60}(?:in|ov|ev|aja|itsj)$",
    re.IGNORECASE,
)
_REPEATED = re.compile(r"(.)\1+")
_RULE = re.compile("|".join(dutch for dutch, _ in _RULES))
_ENGLISH = dict(_RULES)


def english_spelling(name: str) -> str:
    """A Russian name from Dutch into English transliteration; any other name as it is."""
    if not _RUSSIAN.search(name):
        return name
    text = _RULE.sub(lambda match: _ENGLISH[match[0]], name.lower())
    text = re.sub(r"(?<=[aeo])y$", "i", text)
    return text[0].upper() + text[1:]


@lru_cache(maxsize=4096)
def skeleton(name: str) -> str:
    """The letters that all spellings of one name have in common.

    Two names with the same skeleton differ only in the spelling of sounds, accents or doubled
    letters: Iljitsj and Ilyich, Kollontaj and Kollontai, Aleksandra and Alexandra.
    """
    text = unicodedata.normalize("NFD", name.casefold())
    text = "".join(letter for letter in text if letter.isalpha())
    for dutch, english in (*_RULES, ("x", "ks"), ("ph", "f"), ("kh", "h"), ("c", "k")):
        text = text.replace(dutch, english)
    text = text.replace("y", "i").replace("ii", "i")
    return _REPEATED.sub(r"\1", text)
