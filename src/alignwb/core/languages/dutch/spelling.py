"""The spelling of Dutch words, and how it changes where an ending is added."""

import re

_HARD_C = re.compile(r"c(?!h|[eiy])")
_SHORTEST_FOLDED = 5
"""Shorter words with c and k are different words more often than spellings of one."""

VOWELS = "aeiouy"
ONSET = re.compile(
    r"(?:s|cl|dj|ps|sf|ts|x|s?ch?r?|s?[pt]r?|s?[kp]l|s?l|s?k[nrw]?|[bfgv][lr]?|[dt][rw]?|wr|w|zw?|sj|sm|sn|sp|st|tsj|"
    r"[hjklmnpr]|kw|qu|gn|kn|ph|th|)$"
)
"""The consonants a Dutch word may begin with."""
CODA = re.compile(
    r"(?:ch|[bdfgklmnprstwx]|[lr][bdfgkmpt]|rn|l?ks|m[pdt]|ng|nk|nd|nt|ns|ms|ls|rs|ps|ts|ss|ft|"
    r"cht|pt|st|sk|sp|kt|[lr]st|nst|nkt|mst|ngst|rkt|rts|nts|lts|rfst|gd|md|bs|ds|gs|fs|nds|rds|lds|"
    r"ngs|chts|cks?|rms|lms|rks|nks|lks|rns|rgs|rps|mps|lfs|rfs|sts|kts|pts|fts|rbs|sch|gt|"
    r"rch|rcht|tsj|sj|)$"
)
"""The consonants a Dutch word may end with, a linking s included."""

_LAST_SYLLABLE = re.compile(r"(?<![aeiouy])(ij|[aeiouy]++)([^aeiouy]++)$")
_UNSTRESSED = re.compile(r"^[^aeiouy]*+[aeiouy].*(?:e[lrnm]|ig|or)$")
_PERHAPS_UNSTRESSED = re.compile(r"^[^aeiouy]*+[aeiouy].*(?:i[kst]|es|et|og)$")


def fold(word: str) -> str:
    """A word without accents as words are compared: c as k where it sounds so, x as ks."""
    if len(word) < _SHORTEST_FOLDED:
        return word
    if "c" in word:
        word = _HARD_C.sub("k", word)
    return word.replace("x", "ks")


def before_vowel(word: str) -> set[str]:
    """The spellings a word without accents may have before an ending that begins with a vowel.

    The same sound is spelled differently in an open syllable: boom, bom-en; bom, bomm-en.
    f and s may become v and z after anything but a short vowel.
    """
    last = _LAST_SYLLABLE.search(word)
    if last is None:
        return {word}
    lead, (vowel, coda) = word[: last.start()], last.groups()
    if len(vowel) >= 2 and vowel[-1] == vowel[-2] and len(coda) == 1:
        return _voiced(lead + vowel[:-1] + coda)
    if len(vowel) == 1 and len(coda) == 1 and coda not in "wxj":
        return _after_short_vowel(word)
    return _voiced(word)


def _after_short_vowel(word: str) -> set[str]:
    if _UNSTRESSED.search(word):
        return {word}
    if _PERHAPS_UNSTRESSED.search(word):
        return {word, word + word[-1]}
    return {word + word[-1]}


def _voiced(stem: str) -> set[str]:
    voiced = {"f": "v", "s": "z"}.get(stem[-1])
    return {stem, stem[:-1] + voiced} if voiced else {stem}


def before_consonant(stem: str) -> set[str]:
    """The spellings of a stem that stood before a vowel, where it ends the syllable.

    The inverse of `before_vowel`: mak-en, maak; pakk-en, pak; gev-en, geef; wandel-en, wandel.
    """
    hard = stem[:-1] + {"v": "f", "z": "s"}.get(stem[-1:], stem[-1:])
    if len(hard) > 1 and hard[-1] == hard[-2] and hard[-1] not in VOWELS:
        return {hard[:-1]}
    last = _LAST_SYLLABLE.search(hard)
    if last is None:
        return {hard + "e"} if hard.endswith("e") else {hard}
    lead, (vowel, coda) = hard[: last.start()], last.groups()
    if len(vowel) == 1 and len(coda) == 1 and vowel != "y" and coda not in "xj":
        long = lead + vowel * 2 + coda
        return {hard, long} if _UNSTRESSED.search(hard) else {long}
    return {hard}
