"""The embedder where there is no engine: by words that the two languages share, or a lexicon has.

Dutch and English share many words but for their vowels (brood, bread; water, water; partij,
party), so a word's consonants stand for it; a lexicon adds the translations it knows.  That is much
less than an engine knows, and enough where the texts run side by side.
"""

import re
import unicodedata
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import sqrt

import numpy as np

from alignwb.alignment.ports import Vectors
from alignwb.core.languages.words import LETTERS

Lexicon = Mapping[str, frozenset[str]]
"""Words of the source, lower case, each with the words that may translate it."""

NO_LEXICON: Lexicon = {}

_WIDTH = 1024
_WORD = re.compile(rf"{LETTERS.pattern}|\d+(?:[.,]\d+)*")
_SPELLINGS = (
    *(("sch", "s"), ("sh", "s"), ("ch", "g"), ("gh", "g"), ("ph", "f"), ("th", "d")),
    *(("ij", ""), ("qu", "c"), ("k", "c"), ("z", "s"), ("v", "f"), ("x", "cs")),
)
_VOWELS = re.compile(r"[aeiouyjwh]")
_DOUBLE = re.compile(r"(.)\1+")
_LONGEST = 5


def _words_and_numbers(sentence: str) -> list[str]:
    """The words and numbers of a sentence, lower case."""
    return _WORD.findall(sentence.lower())


class LexicalEmbedder:
    """Sentences of one side as the words in them; an `alignwb.alignment.ports.Embedder`.

    Args:
        texts: All sentences of both sides; the more often a word stands in them, the less it
            counts.
        lexicon: The translations of words of this side; empty for the target.
    """

    def __init__(self, texts: Sequence[Sequence[str]], lexicon: Lexicon = NO_LEXICON) -> None:
        self._lexicon = lexicon
        self._counts: Counter[str] = Counter()
        for sentences in texts:
            for sentence in sentences:
                self._counts.update({_skeleton(word) for word in _words_and_numbers(sentence)})

    @property
    def name(self) -> str:
        """The name of these sums, which depend on the texts and are kept nowhere."""
        return "words"

    @property
    def width(self) -> int:
        """The length of a sum."""
        return _WIDTH

    def sums(self, sentences: Sequence[str]) -> Iterator[Vectors]:
        """The sentences' sums, in one batch: their words, hashed and weighed."""
        rows = np.zeros((len(sentences), _WIDTH), np.float32)
        for row, sentence in zip(rows, sentences, strict=True):
            for word in _words_and_numbers(sentence):
                self._add(row, word)
        yield rows

    def embed(self, sums: Vectors) -> Vectors:
        """Unit vectors of sums; a square root keeps one word from outweighing all others."""
        vectors: Vectors = np.sign(sums) * np.sqrt(np.abs(sums))
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        vectors /= np.maximum(lengths, 1e-6)
        return vectors

    def _add(self, row: Vectors, word: str) -> None:
        known = self._lexicon.get(word, frozenset())
        for meaning in known or (word,):
            skeleton = _skeleton(meaning)
            if skeleton:
                code = zlib.crc32(skeleton.encode("utf-8", "surrogatepass"))
                weight = min(len(skeleton), 4) / 4 / sqrt(max(self._counts[skeleton], 1))
                row[code % _WIDTH] += weight / max(len(known), 1)


def _skeleton(word: str) -> str:
    """The letters of a word that are likely to be the same in the other language."""
    if word[0].isdigit():
        return re.sub(r"\D", "", word) + "#"
    plain = unicodedata.normalize("NFD", word)
    letters = "".join(each for each in plain if not unicodedata.combining(each))
    for before, after in _SPELLINGS:
        letters = letters.replace(before, after)
    consonants = _DOUBLE.sub(r"\1", _VOWELS.sub("", letters))
    return consonants[:_LONGEST] if len(consonants) > 1 else ""
