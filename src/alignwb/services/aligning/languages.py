"""Whether a text is Dutch or English, by its commonest words."""

import re
from collections import Counter
from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]+")
_DUTCH = (
    "aan als bij dan dat de deze die dit een en er geen haar heeft het hij hun ik je kon maar naar"
    " niet nog nu om ook op te toen uit van voor waar werd wordt worden zal ze zich zij zijn zou"
)
_ENGLISH = (
    "a an and are as at be been but by for from has have he his i it its not on she that the their"
    " them there they this to were which who with would you"
)
# None of them is common in the other language; “of”, “in”, “was” and “had” are in both.
_COMMON = {"nl": frozenset(_DUTCH.split()), "en": frozenset(_ENGLISH.split())}
_NAMES = {"nl": "Dutch", "en": "English"}
_FEWEST_WORDS = 30
_FEWEST_COMMON = 0.18
"""Of a text's words; running Dutch and English have a third and more, French a tenth (de, en)."""
_CLEAR_SHARE = 0.8


def language_name(code: str) -> str:
    """The language's name where it is one of ours, else its code."""
    return _NAMES.get(code.partition("-")[0].lower(), code)


def likely_language(sentences: Iterable[str]) -> str | None:
    """“nl” or “en” if a text is clearly that; "" if it is neither; None if it cannot be told."""
    counts = Counter(word.lower() for each in sentences for word in _WORD.findall(each))
    total = counts.total()
    if total < _FEWEST_WORDS:
        return None
    found = {code: sum(counts[word] for word in words) for code, words in _COMMON.items()}
    together = sum(found.values())
    if together < _FEWEST_COMMON * total:
        return ""
    best = max(found, key=lambda code: found[code])
    return best if found[best] >= _CLEAR_SHARE * together else None
