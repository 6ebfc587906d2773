"""Russian names in Dutch and in English spelling: Iljitsj and Ilyich are one name."""

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
    r"tsj|zj|j[eo]v|aja$|[aeo]j$|^pj|lj[ie]|dja$|sj(?!o)|oe\w*(?:in|ov|ev|aja|itsj)$",
    re.IGNORECASE,
)
_RULE = re.compile("|".join(dutch for dutch, _ in _RULES))
_ENGLISH = dict(_RULES)


def english_spelling(name: str) -> str:
    """A name from Dutch into English transliteration; as it is if it does not look Russian."""
    if not _RUSSIAN.search(name):
        return name
    text = _RULE.sub(lambda match: _ENGLISH[match[0]], name.lower())
    text = re.sub(r"(?<=[aeo])y$", "i", text)
    return text[0].upper() + text[1:]


@lru_cache(maxsize=4096)
def skeleton(name: str) -> str:
    """What the spellings of one name have in common.

    Two names with the same skeleton differ only in the spelling of sounds, accents or doubled
    letters: Iljitsj and Ilyich, Kollontaj and Kollontai, Aleksandra and Alexandra.
    """
    text = unicodedata.normalize("NFD", name.casefold())
    text = "".join(letter for letter in text if letter.isalpha())
    for dutch, english in (*_RULES, ("x", "ks"), ("ph", "f"), ("kh", "h"), ("c", "k")):
        text = text.replace(dutch, english)
    text = text.replace("y", "i").replace("ii", "i")
    return re.sub(r"(.)\1+", r"\1", text)
