"""Which words of a hypothesis translate words of its source, and which are left over."""

from collections.abc import Mapping
from functools import lru_cache
from math import log
from types import MappingProxyType
from typing import NamedTuple

from alignwb.core.languages.function_words import DUTCH_FUNCTION_WORDS
from alignwb.core.languages.words import LETTER_WORD
from alignwb.engines.lexicon.word_translations import WordTranslations

_REMEMBERED_TEXTS = 4096
_REMEMBERED_WORDS = 50_000
_ENDINGS = ("ing", "ed", "es", "ly", "'s", "s", "d", "e")
_SHORTEST_STEM = 3
_OF_A_STEM = 0.02
"""The chance of another form of a translation."""
_FLOOR = 5e-4
"""The chance of a word that nothing explains."""
_COPIED = 0.3
"""The chance that a word is the source's, letter for letter."""
_NONE: Mapping[str, float] = MappingProxyType({})


class WordMatch(NamedTuple):
    """How the words of a hypothesis match those of its source.

    Attributes:
        words: How many it has.
        likelihood: The mean log-chance of its words, given the source's (IBM Model 1).
        unsaid: How many words of content in the source have no translation in it.
        unfounded: How many of its words no word of the source explains.
        own: How much of it are words that confirmed segments have for the source's, 0 to 1.
    """

    words: int
    likelihood: float
    unsaid: int
    unfounded: int
    own: float


class SourceWords:
    """The words of one source, read once for all its hypotheses.

    Args:
        source: The text.
        translations: Of words.
        own: English words that confirmed segments have for words of this source, and how surely
            (0 to 1).

    Attributes:
        count: How many words it has, at least 1.
    """

    def __init__(
        self, source: str, translations: WordTranslations, own: Mapping[str, float] = _NONE
    ) -> None:
        words = words_in(source)
        self.count = max(1, len(words))
        self._copied = frozenset(words)
        self._own = own
        self._chances: dict[str, float] = {}
        self._wanted: list[frozenset[str]] = []
        for word in words:
            found = translations.of(word)
            for translation in found:
                known = self._chances.get(translation.word, 0.0)
                self._chances[translation.word] = known + translation.chance
            if found and word not in DUTCH_FUNCTION_WORDS:
                said = {stem_of(translation.word) for translation in found}
                self._wanted.append(frozenset((*said, stem_of(word))))
        self._stems = frozenset(map(stem_of, self._chances))

    def match(self, hypothesis: str) -> WordMatch:
        """How a hypothesis matches."""
        words = words_in(hypothesis)
        if not words:
            return WordMatch(0, log(_FLOOR), len(self._wanted), 0, 0.0)
        chances = [self._chance(word) for word in words]
        stems = set(map(stem_of, words))
        return WordMatch(
            len(words),
            sum(log((chance + _FLOOR) / self.count) for chance in chances) / len(words),
            sum(1 for wanted in self._wanted if wanted.isdisjoint(stems)),
            chances.count(0.0),
            sum(self._own.get(word, 0.0) for word in set(words)) / len(words),
        )

    def _chance(self, word: str) -> float:
        """How likely a word is; 0 where nothing explains it."""
        chance = self._chances.get(word, 0.0)
        if chance:
            return chance
        if stem_of(word) in self._stems:
            return _OF_A_STEM
        return _COPIED if word in self._copied else 0.0


@lru_cache(_REMEMBERED_TEXTS)
def words_in(text: str) -> tuple[str, ...]:
    """The words of a text, lower case, apostrophes straight."""
    return tuple(LETTER_WORD.findall(text.lower().replace("’", "'")))


@lru_cache(_REMEMBERED_WORDS)
def stem_of(word: str) -> str:
    """An English word without its commonest endings; rough, and enough to compare by."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word
