"""English renderings in the form their place asks for: number, possessive, article, capital."""

import re

from alignwb.core.languages.english.english import IRREGULAR_PLURALS
from alignwb.core.languages.function_words import ENGLISH_PREPOSITIONS
from alignwb.core.languages.words import word_set

_UNCHANGED = word_set("people police series species means sheep aircraft proletariat")
_NO_MEN = word_set("german roman norman human ottoman shaman talisman")
_DUTCH_PLURAL = re.compile(r"(?:en|[’']s|s|ën|eren)$")


def is_plural_of(form: str, entry: str) -> bool:
    """Whether a Dutch noun in a text is the plural of the noun the termbase has.

    Of several words the ones that differ are compared.  A plural in the termbase is none here:
    its rendering is one already.
    """
    pairs = zip(form.casefold().split(), entry.casefold().split(), strict=False)
    return any(
        (len(own) > len(base) and _DUTCH_PLURAL.search(own) is not None and not own.endswith(base))
        or (own.endswith("a") and base.endswith("um"))
        for own, base in pairs
    )


def pluralised(rendering: str) -> str:
    """The plural of an English noun phrase; as it is if it is one already.

    The noun is the last word, or the one before the first preposition: `love of the party`.
    """
    words = rendering.split(" ")
    head = next(
        (index - 1 for index, word in enumerate(words) if index and word in ENGLISH_PREPOSITIONS),
        len(words) - 1,
    )
    words[head] = _plural_word(words[head])
    return " ".join(words)


def _plural_word(word: str) -> str:
    lower = word.lower()
    if lower in _UNCHANGED or (lower.endswith("s") and not lower.endswith(("ss", "us", "is"))):
        return word
    if lower in IRREGULAR_PLURALS:
        return word[0] + IRREGULAR_PLURALS[lower][1:]
    if lower.endswith("man") and lower not in _NO_MEN:
        return f"{word[:-2]}en"
    if lower.endswith("y") and len(word) > 1 and lower[-2] not in "aeiou":
        return f"{word[:-1]}ies"
    if lower.endswith(("s", "x", "z", "ch", "sh")):
        return f"{word}es"
    return f"{word}s"


def possessive(rendering: str, apostrophe: str) -> str:
    """The rendering with `’s`, or the apostrophe alone after a plural s."""
    ending = "" if rendering.endswith("s") and pluralised(rendering) == rendering else "s"
    return f"{rendering}{apostrophe}{ending}"
