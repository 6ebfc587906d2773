"""`a` or `an`, by the sound of what follows."""

import re
from collections.abc import Mapping

from alignwb.core.bitext.codes import CODE
from alignwb.core.languages.function_words import ENGLISH_FUNCTION_WORDS
from alignwb.core.languages.words import word_set

_VOWEL_SOUND = re.compile(
    r"(?!eu|ewe|one\b|once\b|oui|u-|unanim|unesco|ubiq|ufo|uga|uk[er]|us[aeu]|uni(?!n|m|d|ss)"
    r"|ur[aeiou]|ut[eio]|uv)[aeiouàáâäæèéêëìíîïòóôöøùúûüœ]|h(?:on(?:est|o)|our|eir)",
    re.IGNORECASE,
)
_FIGURES = re.compile(r"\d+")
_VOWEL_LETTERS = frozenset("AEFHILMNORSX")
_ARTICLE = re.compile(
    r"(?<![\w<'’./&-])([Aa]n?|AN)"
    rf"(?P<gap>\s+(?:<[^<>]*>|{CODE.pattern}|[\"'“‘„«(\[*_~`])*)(?P<word>[^\W_][\w.'’-]*)"
)
_STOPS = frozenset(".!?:;…>*_)")
_CLOSING = frozenset("\"'”’»)")
_OPENING = frozenset("\"'“‘„«([—–*_>-")
_AFTER_ARTICLE = word_set(
    "after even few many more most much one only other over under up upper within"
)
_NEVER_AFTER = ENGLISH_FUNCTION_WORDS - _AFTER_ARTICLE
"""Before these an `a` is a letter or a slip, not an article."""


def article_before(word: str, article: str) -> str:
    """`a` or `an`, as the word after it sounds, in the case of the article that stood there."""
    wanted = "an" if begins_with_vowel(word) else "a"
    if len(article) > 1 and article.isupper():
        return wanted.upper()
    return wanted.capitalize() if article[0].isupper() else wanted


def begins_with_vowel(word: str) -> bool:
    """Whether a word, a number or an acronym begins with the sound of a vowel."""
    figures = _FIGURES.match(word.replace(",", ""))
    if figures:
        number = figures[0]
        return number[0] == "8" or (number[:2] in {"11", "18"} and len(number) % 3 == 2)
    first = re.split(r"[-.'’]", word)[0]
    if len(first) == 1 and len(word) > 1:
        return first.upper() in _VOWEL_LETTERS
    if _is_spelled_out(first):
        return first[0] in _VOWEL_LETTERS
    return _VOWEL_SOUND.match(word) is not None


def with_articles(text: str, wordings: Mapping[str, str]) -> str:
    """The text with every `a` and `an` as what follows sounds, and nothing else changed.

    wordings: what stands in the text for something else, with what it stands for.
    """

    def replaced(match: re.Match[str]) -> str:
        article, word = match[1], match["word"]
        begins = article[0].islower() or _begins_sentence(text, match.start())
        said = wordings.get(word.rstrip(".'’"), word)
        is_word = said[:1].isascii() and said[:1].isalnum()
        if not begins or not is_word or said.lower() in _NEVER_AFTER:
            return match[0]
        return f"{article_before(said, article)}{match['gap']}{word}"

    return _ARTICLE.sub(replaced, text)


def _begins_sentence(text: str, place: int) -> bool:
    """Whether only opening marks stand between a place and the text's start, or a stop."""
    while place and (_is_opening(text[place - 1]) or text[place - 1].isspace()):
        place -= 1
        if text[place] in _STOPS:
            return True
    if place == 0:
        return True
    while place and text[place - 1] in _CLOSING:
        place -= 1
        if text[place] in _STOPS:
            return True
    return place > 0 and text[place - 1] in _STOPS


def _is_opening(character: str) -> bool:
    return character in _OPENING or CODE.match(character) is not None


def _is_spelled_out(word: str) -> bool:
    return len(word) > 1 and word.isupper() and not re.search(r"[AEIOU]", word[1:-1])
