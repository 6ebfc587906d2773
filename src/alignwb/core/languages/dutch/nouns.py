"""The forms of Dutch nouns: plural, genitive, diminutive."""

import re
from collections.abc import Iterator

from alignwb.core.languages.dutch.spelling import before_vowel

_LONG_IN_PLURAL = re.compile(
    r"^(?:[^aeiouy]*+[aeiouy].*)?(?:slag|dag|weg|god|oorlog|drag|tog|pad|gat|dak|dal|glas|graf|bad|blad|gebed|"
    r"gebod|verbod|vod|schot|spel|vat|hof|hol|bevel|gebrek|tred|staf|slot|lot|gen|trag|bedrog)$"
)
"""A short vowel in the singular, a long one in the plural: a closed set."""
_OTHER_STEMS = {
    "stad": "sted", "lid": "led", "schip": "schep", "smid": "smed", "koe": "koei", "vlo": "vlooi",
    "kind": "kinder", "ei": "eier", "blad": "blader", "lied": "lieder", "goed": "goeder",
    "volk": "volker", "been": "beender", "lam": "lammer", "rad": "rader", "kalf": "kalver",
    "hoen": "hoender", "rund": "runder", "kleed": "kleder", "gemoed": "gemoeder", "heid": "hed",
}  # fmt: skip
"""Plural stems no rule makes, also of words that end with them."""
_LATIN = (
    ("icus", "ici"),
    ("sis", "ses"),
    ("us", "i"),
    ("um", "a"),
    ("man", "lieden"),
    ("man", "lui"),
)
_LENGTHENED = {
    "glas": "glaas", "blad": "blaad", "pad": "paad", "gat": "gaat", "schip": "scheep",
    "vat": "vaat", "slot": "sloot", "schot": "schoot", "lot": "loot",
}  # fmt: skip
_DIMINUTIVE_ENDINGS = {
    **dict.fromkeys("aou", ("tje",)),
    **dict.fromkeys("ei", ("tje", "etje")),
    **dict.fromkeys("ywjlnr", ("tje", "'tje")),
    "m": ("pje", "etje"),
}
"""By the last letter; `je` behind the others."""
_SYLLABIC_S = re.compile(r"^[^aeiouy]*+[aeiouy].*e[lrnm]$")
_VERB_IN_EL = re.compile(r"(?:hand|reg|wand|wink|twijf|mopp|begin)el$")
_EN_AFTER_UNSTRESSED = re.compile(r"(?:wond|lett|ad|oud)er$|(?:red|christ|heid)en$")
_SHORT_BEFORE_SONORANT = re.compile(r"(?:^|[^aeiouy])[aeiouy]([lmnrbgp])$")
_NO_PLURAL = re.compile(r"(?:arbeid|strijd|haat|rouw)$")
"""Nouns without a plural: it would be a verb."""
_PLURAL_IN_EN = re.compile(
    r"(?:ing|ist|iek|ant|ent|teit|ief|aat|iteit|schap|nis|ling|eur|oog|naar|enaar|graaf|isme)$"
)


def noun_forms(word: str) -> set[str]:
    """All forms of a noun or a plural without accents, and some that do not exist."""
    forms: set[str] = set()
    for singular in {word, *_singulars(word)}:
        forms |= {singular, *_plurals(singular), *_genitives(singular), *_diminutives(singular)}
    return forms


def _genitives(word: str) -> Iterator[str]:
    yield from (word + "'s", word + "'")
    if len(word) > 3:
        yield word + "s"


def _plurals(word: str) -> Iterator[str]:
    if _NO_PLURAL.search(word):
        return
    yield from _stem_changing(word)
    for ending, plural in _LATIN:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            yield word.removesuffix(ending) + plural
    if word.endswith("e"):
        yield from (word + "n", word + "en")
    elif _SYLLABIC_S.search(word) and not _EN_AFTER_UNSTRESSED.search(word):
        if word.endswith("el") and not _VERB_IN_EL.search(word):
            yield word + "en"
    elif _LONG_IN_PLURAL.search(word):
        yield word + "en"
        yield word[:-1] + {"f": "v", "s": "z"}.get(word[-1], word[-1]) + "en"
        yield word + word[-1] + "en"
    else:
        yield from (stem + "en" for stem in before_vowel(word))


def _stem_changing(word: str) -> Iterator[str]:
    for ending, stem in _OTHER_STEMS.items():
        lead = word.removesuffix(ending)
        if lead != word and (not lead or any(letter in "aeiouy" for letter in lead)):
            yield lead + stem + "en"
            if stem.endswith("er"):
                yield lead + stem + "s"
    if word.endswith("heid"):
        yield word.removesuffix("heid") + "heden"


def _diminutives(word: str) -> Iterator[str]:
    for base in _diminutive_bases(word):
        yield from (base, base + "s")


def _diminutive_bases(word: str) -> Iterator[str]:
    last = word[-1]
    yield from (word + ending for ending in _DIMINUTIVE_ENDINGS.get(last, ("je",)))
    if last in "aou":
        yield word + last + "tje"
    if word.endswith("ng"):
        yield from (word + "etje", word[:-1] + "kje")
    if _SHORT_BEFORE_SONORANT.search(word):
        yield word + last + "etje"
    for ending, long in _LENGTHENED.items():
        if word.endswith(ending):
            yield word.removesuffix(ending) + long + "je"


def _singulars(word: str) -> Iterator[str]:
    """The nouns a word may be the plural of, by endings that few other words have."""
    if word.endswith("heden"):
        yield word.removesuffix("heden") + "heid"
    if word.endswith("en"):
        for stem in (word[:-2], word[:-3] + word[-4:-3] + word[-3:-2]):
            if _PLURAL_IN_EN.search(stem):
                yield stem
    if word.endswith(("ties", "sies", "ers", "els")) and len(word) > 5:
        yield word[:-1]
