"""`a` or `an`, by the sound of what follows."""

import re

_VOWEL_SOUND = re.compile(
    r"(?!eu|ewe|one\b|once\b|oui|unanim|ubiq|ufo|us[aeu]|uni(?!n|m|d|ss)|ur[aeiou]|ut[eio])"
    r"[aeiouàáâäæèéêëìíîïòóôöøùúûüœ]|h(?:on(?:est|o)|our|eir)",
    re.IGNORECASE,
)
_VOWEL_LETTERS = frozenset("AEFHILMNORSX")


def article_before(word: str, article: str) -> str:
    """`a` or `an`, as the word after it sounds, in the case of the article that stood there."""
    if _is_spelled_out(word):
        begins_with_vowel = word[0] in _VOWEL_LETTERS
    else:
        begins_with_vowel = _VOWEL_SOUND.match(word) is not None
    wanted = "an" if begins_with_vowel else "a"
    return wanted.capitalize() if article[0].isupper() else wanted


def _is_spelled_out(word: str) -> bool:
    return len(word) > 1 and word.isupper() and not re.search(r"[AEIOU]", word[1:-1])
