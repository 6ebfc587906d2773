"""Vectors of single words, in which translations of each other lie close together."""

from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy as np

from alignwb.alignment.ports import Embedder, Vectors

_COMMON_WORDS = {
    "nl": "de het een en van in is dat op te zijn met voor niet hij was aan er om ook als maar door"
    " bij nog uit naar dan over ze had werd man vrouw tijd huis werk groot nieuw goed zien gaan"
    " komen maken zeggen weten",
    "en": "the a an and of in that on to be with for not he was at there in order also as but by"
    " near still out towards then over she had became man woman time house work great new good see"
    " go come make say know",
}
"""Their mean says nothing of a word's meaning, and differs between languages."""

_REMEMBERED_WORDS = 4_000


class WordVectors:
    """The vectors of one language's words.

    A word is embedded alone and in lower case: that told words apart better than their share in
    the sum of a whole sentence, which has something of the neighbours.  The last words asked for
    are remembered.

    Args:
        embedder: Embeds the words.
        language: BCP 47.
    """

    def __init__(self, embedder: Embedder, language: str) -> None:
        self._embedder = embedder
        self._language = language.split("-", maxsplit=1)[0].lower()
        self._remembered: dict[str, tuple[Vectors, Vectors]] = {}
        self._centre: Callable[[], Vectors] = lru_cache(1)(self._find_centre)

    def of_words(self, texts: Sequence[str]) -> tuple[Vectors, Vectors]:
        """A row for each of at least one word: its sum and its vector."""
        wanted = [text.lower() for text in texts]
        new = [word for word in dict.fromkeys(wanted) if word not in self._remembered]
        if len(self._remembered) + len(new) > _REMEMBERED_WORDS:
            self._remembered.clear()
            new = list(dict.fromkeys(wanted))
        if new:
            sums = self._sums(new)
            self._remembered |= zip(new, zip(sums, self.of_sums(sums), strict=True), strict=True)
        rows = [self._remembered[word] for word in wanted]
        return np.stack([row for row, _ in rows]), np.stack([vector for _, vector in rows])

    def of_sums(self, sums: Vectors) -> Vectors:
        """Unit vectors, one for each row of sums or of sums added up.

        They are seen from the middle of the language, the mean of its common words.
        """
        vectors = self._embedder.embed(sums) - self._centre()
        norms = np.linalg.norm(vectors, axis=1, keepdims=True)
        return np.asarray(vectors / np.maximum(norms, 1e-9), np.float32)

    def _find_centre(self) -> Vectors:
        common = _COMMON_WORDS.get(self._language, "").split()
        if not common:
            return np.zeros(1, np.float32)
        return np.asarray(self._embedder.embed(self._sums(common)).mean(axis=0), np.float32)

    def _sums(self, texts: Sequence[str]) -> Vectors:
        return np.concatenate(list(self._embedder.sums(texts)))
