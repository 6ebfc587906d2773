"""What the recognition of terms asks of a language."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

_MARK = re.compile("[\u0300-\u036f]+")


class Tense(StrEnum):
    """Which form of a verb stands in a text."""

    BASE = "base"  # zoeken, zoek: seek
    THIRD = "third person"  # zoekt: seeks
    PAST = "past"  # zocht, zochten: sought
    PARTICIPLE = "participle"  # gezocht, gezochte: sought
    PRESENT_PARTICIPLE = "present participle"  # zoekend: seeking


@dataclass(frozen=True, slots=True)
class WordForms:
    """The forms of one word of a term, as `Inflection.key` writes them.

    Attributes:
        whole: Forms that stand for the word.
        heads: Those of them that also stand for it as the last part of a compound.
        particle: Of a separable verb what parts from it, otherwise "".
        parted: Its forms without the particle that stand before it, apart.
    """

    whole: frozenset[str]
    heads: frozenset[str] = frozenset()
    particle: str = ""
    parted: frozenset[str] = frozenset()


class Inflection(Protocol):
    """The inflection of a language."""

    def key(self, word: str) -> str:
        """A word (case folded, with straight apostrophes) as words are compared."""

    def forms(self, word: str, pos: str, is_last: bool, is_name: bool) -> WordForms:
        """The forms of a word of a term.

        Args:
            word: Case folded, with straight apostrophes.
            pos: Its part of speech as the termbase has it; may be "", or the project's own name.
            is_last: Whether it is the term's last word or its only one.
            is_name: Whether the termbase writes it with a capital.
        """

    def compound_parts(self, word: str) -> tuple[tuple[int, str], ...]:
        """Where the last part of a compound may begin, and its key; the longest first.

        The place is counted in characters of `word`.
        """


def without_accents(word: str) -> str:
    """A word without accents and diaeresis, `ĳ` as two letters; case folded words only."""
    if word.isascii():
        return word
    return _MARK.sub("", unicodedata.normalize("NFKD", word))
