"""Telling which language a text is in, by the commonest words of each."""

from collections import Counter
from collections.abc import Iterable

from alignwb.core.languages.function_words import DUTCH_COUNTED_WORDS, ENGLISH_COUNTED_WORDS
from alignwb.core.languages.words import LETTERS

_COUNTED = {"nl": DUTCH_COUNTED_WORDS, "en": ENGLISH_COUNTED_WORDS}
_NAMES = {"nl": "Dutch", "en": "English"}
_FEWEST_WORDS = 30
_FEWEST_COMMON = 0.18
"""Share of a text's words: a third and more in Dutch and English, a tenth in French (de, en)."""
_CLEAR_SHARE = 0.8


def language_name(code: str) -> str:
    """The language's name where it is one of ours, else its code."""
    return _NAMES.get(code.partition("-")[0].lower(), code)


def likely_language(sentences: Iterable[str]) -> str | None:
    """“nl” or “en” if a text is clearly that; "" if it is neither; None if it cannot be told."""
    counts = Counter(word.lower() for each in sentences for word in LETTERS.findall(each))
    total = counts.total()
    if total < _FEWEST_WORDS:
        return None
    found = {code: sum(counts[word] for word in words) for code, words in _COUNTED.items()}
    together = sum(found.values())
    if together < _FEWEST_COMMON * total:
        return ""
    best = max(found, key=lambda code: found[code])
    return best if found[best] >= _CLEAR_SHARE * together else None
