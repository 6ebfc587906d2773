"""What a word of a draft should have been that is no English word."""

from collections.abc import Container
from functools import lru_cache

from alignwb.core.languages.dutch.cognates import english_spellings
from alignwb.core.languages.function_words import ENGLISH_FUNCTION_WORDS
from alignwb.core.languages.inflection import without_accents
from alignwb.engines.lexicon.word_translations import WordTranslations

_REMEMBERED = 20_000
_SHORTEST = 3


class DraftWords:
    """Knows English words, and English for Dutch ones.

    Args:
        english: English words, lower case.
        translations: Of Dutch words.
    """

    def __init__(self, english: Container[str], translations: WordTranslations) -> None:
        self.english = english
        self.translations = translations
        self.english_for = lru_cache(_REMEMBERED)(self._english_for)

    def is_no_english(self, word: str) -> bool:
        """True for a lower-case word of letters that is not on the list."""
        if len(word) < _SHORTEST or word in self.english or not word.isalpha():
            return False
        return word.isascii() or without_accents(word) not in self.english

    def _english_for(self, word: str) -> str:
        """English for a lower-case Dutch word, two words for a compound; "" if none is known.

        A function word is none: what a model made of a word of content was meant as one.
        """
        found = self._in_dictionary(word) if word in self.translations else ""
        if found:
            return found
        found = next((each for each in english_spellings(word) if each in self.english), "")
        parts = None if found else self.translations.parts_of(word)
        if parts:
            first, last = map(self._in_dictionary, parts)
            found = f"{first} {last}" if first and last else ""
        return found

    def _in_dictionary(self, word: str) -> str:
        for translation in self.translations.of(word):
            found = translation.word
            if found in self.english and found not in ENGLISH_FUNCTION_WORDS:
                return found
        return ""


def shipped_draft_words() -> DraftWords:
    """By the lists that are shipped.  Takes a tenth of a second."""
    from alignwb.engines.lexicon.word_translations import shipped_translations
    from alignwb.engines.spelling.english_words import shipped_words

    return DraftWords(shipped_words(), shipped_translations())
