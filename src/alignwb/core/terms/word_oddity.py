"""How unusual a word is in everyday Dutch, judged without a dictionary, by the text it is in."""

import math
import re
from collections import Counter
from collections.abc import Iterable

from alignwb.core.languages.function_words import DUTCH_EVERYDAY_WORDS
from alignwb.core.languages.words import LONGEST_WORD, word_set
from alignwb.core.terms.candidate_runs import CandidateToken

_FOREIGN = re.compile(
    r"tsj|zj|sjk|sjt|[ae]j[ae]|jev|oe[vf]|ovna|evna|itsj|ski[ij]?$|[aeiou]j$|[qxyéèêëôûñø]|ü|^[mk]zj"
)
_LEARNED = re.compile(
    r"(?:isme|ist|isten|istisch|istische|ieke?|tie|ties|teit|cratie|grafie|logie|schap|dom|"
    r"anten?|enten?|eurs?)$"
)
_SHORTEST_PART = 4
_RECURRING = 4
_ENDINGS = word_set("heid heden lijk lijke loos loze schap baar bare achtig ende ingen iste")
_PREFIXES = word_set("over onder door voor tegen terug samen")
_ENOUGH_WORDS = 500
"""Different words needed to know which letters follow each other."""
_USUAL_SURPRISE = 4.0
"""Bits that a letter takes in most words of a Dutch text."""


class Oddity:
    """Measures how unusual words are: by their letters, their endings, their parts."""

    def __init__(self, tokens: Iterable[CandidateToken]) -> None:
        self._words = Counter(token.folded for token in tokens)
        self._triples: Counter[str] = Counter()
        self._pairs: Counter[str] = Counter()
        for word in self._words:
            padded = f"^^{word}$"
            for place in range(len(padded) - 2):
                self._triples[padded[place : place + 3]] += 1
                self._pairs[padded[place : place + 2]] += 1

    def of(self, word: str) -> float:
        """The oddity of a word, from 0 (everyday) to about 4."""
        folded = word.casefold()
        learned = 0.4 * bool(_LEARNED.search(folded))
        length = 0.06 * max(0, min(len(folded), 16) - 8)
        return self.letters(word) + learned + length + 1.2 * self._is_compound(folded)

    def letters(self, word: str) -> float:
        """The oddity of its letters, from 0 to about 2: sequences that Dutch words do not have."""
        folded = word.casefold()
        surprise = 0.0
        if len(self._words) >= _ENOUGH_WORDS:
            surprise = max(0.0, self._surprise(folded) - _USUAL_SURPRISE)
        return 1.0 * bool(_FOREIGN.search(folded)) + min(1.0, surprise)

    def _surprise(self, word: str) -> float:
        """Bits a letter of the word takes, the word itself left out of the counts."""
        padded = f"^^{word}$"
        bits = 0.0
        for place in range(len(padded) - 2):
            triple = max(0, self._triples[padded[place : place + 3]] - 1)
            pair = max(0, self._pairs[padded[place : place + 2]] - 1)
            bits -= math.log2((triple + 0.3) / (pair + 0.3 * 30))
        return bits / (len(word) + 1)

    def _is_compound(self, word: str) -> bool:
        """True if it is made of a word that recurs in the text, and something more."""
        if len(word) > LONGEST_WORD:
            return False
        for place in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
            left, right = word[:place], word[place:]
            is_left = any(
                self._words[left.removesuffix(link)] >= _RECURRING
                and left.removesuffix(link) not in DUTCH_EVERYDAY_WORDS
                for link in ("", "s", "en", "n")
                if len(left.removesuffix(link)) >= _SHORTEST_PART
            )
            if is_left and right not in _ENDINGS:
                return True
            if (
                self._words[right] >= _RECURRING
                and left not in _PREFIXES
                and right not in DUTCH_EVERYDAY_WORDS
            ):
                return True
        return False
