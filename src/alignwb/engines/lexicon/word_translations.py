"""The Dutch-English word list that is shipped: what words became in translated books."""

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from alignwb.core.languages.dutch.compounds import is_part

_FILE = "dutch-english-words.txt"
_REMEMBERED = 50_000
_SHORTEST_PART = 3
_SHORTEST_HEAD = 4
_LONGEST = 40
_LINKING = ("", "s", "en", "e")
_OF_A_COMPOUND = 0.5
"""How much less sure the translation of a compound's parts is than that of a word."""


class Translation(NamedTuple):
    """An English word that a Dutch one may become.

    Attributes:
        word: Lower case.
        chance: How likely it is, 0 to 1.
    """

    word: str
    chance: float


class WordTranslations:
    """Translations of single words.

    Args:
        lines: The translations of each lower-case Dutch word, the best first, as in the file:
            words with their chances in thousandths, `house:670 home:260`.
    """

    def __init__(self, lines: Mapping[str, str]) -> None:
        self._lines = lines
        self._of_word = lru_cache(_REMEMBERED)(self._looked_up)

    def __contains__(self, word: object) -> bool:
        return word in self._lines

    def of(self, word: str) -> tuple[Translation, ...]:
        """The translations of a lower-case Dutch word, the best first; () if it is not known.

        Those of an unknown compound are the translations of its parts, the last part's first.
        """
        return self._of_word(word)

    def parts_of(self, word: str) -> tuple[str, str] | None:
        """The two words that an unknown compound is made of; None if they are not known."""
        if len(word) > _LONGEST:
            return None
        for place in range(_SHORTEST_PART, len(word) - _SHORTEST_HEAD + 1):
            first, last = word[:place], word[place:]
            if last in self._lines and is_part(first, last):
                for linking in _LINKING:
                    part = first.removesuffix(linking) if linking else first
                    if part in self._lines and first.endswith(linking):
                        return part, last
        return None

    def _looked_up(self, word: str) -> tuple[Translation, ...]:
        line = self._lines.get(word)
        if line is not None:
            return tuple(map(_translation, line.split(" ")))
        parts = self.parts_of(word)
        if parts is None:
            return ()
        found = map(_translation, f"{self._lines[parts[1]]} {self._lines[parts[0]]}".split(" "))
        return tuple(each._replace(chance=_OF_A_COMPOUND * each.chance) for each in found)


def shipped_translations() -> WordTranslations:
    """The list that is shipped.  Takes some hundredths of a second."""
    text = files("alignwb.engines.lexicon").joinpath(_FILE).read_text("utf-8")
    pairs = (line.split("\t") for line in text.split("\n") if line and line[0] != "#")
    return WordTranslations(dict(pairs))


def _translation(entry: str) -> Translation:
    word, _, thousandths = entry.rpartition(":")
    return Translation(word, int(thousandths) / 1000)
