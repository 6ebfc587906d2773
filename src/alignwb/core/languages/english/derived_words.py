"""English words that are made from known ones: `uncountable`, `radicalisation`, `farmhouses`."""

import re
from collections.abc import Container, Iterator

_PREFIXES = (
    "un", "in", "im", "ir", "il", "re", "non", "anti", "semi", "pre", "post", "over", "under",
    "out", "mis", "dis", "inter", "sub", "super", "counter", "self", "co", "ex", "pro", "neo",
    "pseudo", "auto", "multi", "ultra", "de", "trans", "micro", "macro", "hyper", "fore", "mid",
)  # fmt: skip
_SUFFIXES = (
    "s", "es", "ed", "ing", "ings", "er", "ers", "or", "ors", "ly", "ness", "nesses", "less",
    "lessly", "lessness", "ful", "fully", "fulness", "ment", "ments", "able", "ably", "ible",
    "ibly", "ability", "ibility", "ism", "isms", "ist", "ists", "istic", "ise", "ize", "ises",
    "izes", "ised", "ized", "iser", "izer", "ising", "izing", "isation", "ization", "isations",
    "izations", "al", "ally", "ic", "ical", "ically", "ish", "ishly", "ishness", "hood", "ship",
    "ships", "dom", "ity", "ities", "ation", "ations", "ive", "ively", "iveness", "ous", "ously",
    "ousness", "ian", "ians", "y", "ier", "iest", "iness", "est", "like", "wise", "ward", "wards",
    "ion", "ions", "ry", "ery", "edly", "edness", "ingly",
)  # fmt: skip
_VOWELS = "aeiou"
_DOUBLING = frozenset(
    ("ed", "ing", "ings", "er", "ers", "est", "y", "ish", "able", "edly", "ingly")
)  # fmt: skip
"""Before these a stressed short vowel has two consonants: *stopped*."""
_AFTER_WHOLE_WORDS = frozenset(
    ("ship", "ships", "hood", "dom", "like", "wise", "ward", "wards", "ry")
)  # fmt: skip
"""Before these a final y stays: *ladylike*."""
_OF_WORDS_IN_Y = frozenset(("ier", "iest", "iness"))
_IN_PLACE_OF_Y = ("ist", "ism", "ise", "isi", "isa", "iz", "ic", "ity", "ities", "ian", "ion")
"""What stands in the place of a final y, and does not make an i of it: *bureaucratic*, *-ist*."""
_AFTER_T_OR_S = ("ion", "or", "iv")
_OF_ANOTHER_SUFFIX = {
    "ist": "ism", "ists": "ism", "istic": "ism", "ability": "able", "ably": "able",
    "ibility": "ible", "ibly": "ible",
}  # fmt: skip
"""Suffixes that take the place of another one."""
_SHORTEST = 3
_SHORTEST_PART = 4
_SHORTEST_REST = 5
_LONGEST = 40
_SHORT_VOWEL = re.compile(r"(?:^|[^aeiou]|qu)[aeiou][bdfgklmnprtvz]$")
_SYLLABLE = re.compile(r"[aeiouy]+")


def is_derived(word: str, known: Container[str]) -> bool:
    """True if a lower-case word is a known one with a prefix or a suffix, or made of two.

    It must be spelt as English joins them (*stopped*, *happiness*); where `known` has what another
    joining of the same parts gives (*occurred*, *truly*), it is a slip (*occured*, *truely*).
    """
    if len(word) > _LONGEST or not word.isascii():
        return False
    has_suffix = _has_suffix(word, known)
    if has_suffix is not None:
        return has_suffix
    for prefix in _PREFIXES:
        rest = word.removeprefix(prefix)
        if rest == word or len(rest) < _SHORTEST_REST:
            continue
        if rest in known or _has_suffix(rest, known):
            return True
    return any(
        word[:place] in known and word[place:] in known
        for place in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)
    )


def _has_suffix(word: str, known: Container[str]) -> bool | None:
    """Whether a known word and its suffix are joined rightly; None if there are no such two."""
    for suffix in _SUFFIXES:
        stem = word.removesuffix(suffix)
        if stem == word or len(stem) < _SHORTEST:
            continue
        for base in _bases(stem, suffix):
            if base in known and word in _joined(base, suffix):
                return not any(other in known for other in _joined_otherwise(base, suffix, word))
    return None


def _bases(stem: str, suffix: str) -> Iterator[str]:
    """What may have stood before a suffix, as it is spelt alone."""
    if len(stem) >= _SHORTEST_PART:
        yield stem
        if stem[-1] == stem[-2]:
            yield stem[:-1]
        if stem[-1] == "i":
            yield stem[:-1] + "y"
    yield stem + "e"
    if suffix[0] == "i":
        yield stem + "y"
    if suffix == "y":
        yield stem + "le"
    if suffix in _OF_ANOTHER_SUFFIX:
        yield stem + _OF_ANOTHER_SUFFIX[suffix]


def _joined(base: str, suffix: str) -> tuple[str, ...]:
    """The right spellings of a word with a suffix; none if the two do not go together."""
    other = _OF_ANOTHER_SUFFIX.get(suffix)
    if other and base.endswith(other):
        return (base.removesuffix(other) + suffix,)
    if suffix in {"s", "es"}:
        hisses = base.endswith(("s", "x", "z", "ch", "sh")) or (suffix == "es" and base[-1] == "o")
        fits = hisses if suffix == "es" else not hisses and not _ends_in_y(base)
        return (base + suffix,) if fits else ()
    if suffix[0] in _VOWELS or suffix == "y":
        return _before_vowel(base, suffix)
    if suffix == "ly" and base.endswith("ll"):
        return (base + "y",)
    if _ends_in_y(base) and suffix not in _AFTER_WHOLE_WORDS:
        return (base[:-1] + "i" + suffix,)
    return (base + suffix,)


def _before_vowel(base: str, suffix: str) -> tuple[str, ...]:
    without_e = base.removesuffix("e")
    if suffix == "y" and base.endswith("le"):
        return (without_e + "y",)  # *probably*
    if suffix.startswith(_AFTER_T_OR_S) and without_e[-1] not in "ts":
        return ()
    if suffix in _OF_WORDS_IN_Y and not _ends_in_y(base):
        return ()
    if base != without_e:
        keeps_e = base.endswith(("ee", "oe", "ye")) or (
            base.endswith(("ce", "ge")) and suffix[0] in "ao"
        )
        if suffix[0] == "e" or not keeps_e:
            return (
                (without_e + suffix, base + suffix) if suffix == "able" else (without_e + suffix,)
            )
        return (base + suffix,)
    if _ends_in_y(base):
        if suffix in _OF_WORDS_IN_Y or suffix.startswith(_IN_PLACE_OF_Y):
            return (base[:-1] + suffix,)
        return (base + suffix,) if suffix[0] == "i" else (f"{base[:-1]}i{suffix}",)
    if suffix in _DOUBLING and _SHORT_VOWEL.search(base):
        double = base + base[-1] + suffix
        return (double,) if len(_SYLLABLE.findall(base)) == 1 else (double, base + suffix)
    return (base + suffix,)


def _joined_otherwise(base: str, suffix: str, word: str) -> Iterator[str]:
    """Other joinings of the same, wrong for most words."""
    for other in (
        base + suffix,
        base.removesuffix("e") + suffix,
        base + base[-1] + suffix,
        f"{base}l{suffix}" if suffix == "y" else word,
    ):
        if other != word:
            yield other


def _ends_in_y(base: str) -> bool:
    return base[-1] == "y" and base[-2] not in _VOWELS
