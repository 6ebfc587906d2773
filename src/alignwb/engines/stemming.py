"""Stems of words, by the Snowball stemmers (Porter 2001)."""

from functools import cached_property, lru_cache
from typing import Protocol, cast

_REMEMBERED_WORDS = 50_000
"""More than a long book's vocabulary; a stem costs some 20 µs to compute."""


class _Algorithm(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802 (the library's name)


class SnowballStemmer:
    """A `Stemmer` for one language, loaded at the first word.

    Args:
        language: One of Snowball's names.  Its "dutch" is the algorithm of Kraaij and Pohlmann.
    """

    def __init__(self, language: str = "dutch") -> None:
        self._language = language
        self._remembered = lru_cache(_REMEMBERED_WORDS)(self._compute)

    def stem(self, word: str) -> str:
        """The stem, lower case; forms of one word share it more often than not."""
        return self._remembered(word)

    def _compute(self, word: str) -> str:
        return self._algorithm.stemWord(word.lower())

    @cached_property
    def _algorithm(self) -> _Algorithm:
        import snowballstemmer

        return cast(_Algorithm, snowballstemmer.stemmer(self._language))
