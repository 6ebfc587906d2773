"""The port of a language for the recognition of terms: the forms of its words."""

import re
import unicodedata
from collections.abc import Container, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

_MARK = re.compile("[\u0300-\u036f]+")


class Tense(StrEnum):
    """The forms of a verb that Dutch and English share."""

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
        particle: The particle of a separable verb, otherwise "".
        parted: The forms of a separable verb without its particle, which stands apart.
    """

    whole: frozenset[str]
    heads: frozenset[str] = frozenset()
    particle: str = ""
    parted: frozenset[str] = frozenset()


class Inflection(Protocol):
    """The inflection of a language."""

    @property
    def openers(self) -> frozenset[str]:
        """Case folded words that sentences often begin with: a capital says nothing of them."""

    def key(self, word: str) -> str:
        """The key that words are compared by, of a case folded word with straight apostrophes."""

    def forms(self, word: str, pos: str, is_last: bool, is_name: bool) -> WordForms:
        """The forms of a word of a term.

        Args:
            word: Case folded, with straight apostrophes.
            pos: Its part of speech as the termbase has it; may be "", or the project's own name.
            is_last: True for the term's last word or its only one.
            is_name: True if the termbase writes it with a capital.
        """

    def compound_parts(self, word: str, heads: Container[str]) -> Iterator[tuple[int, str]]:
        """The places where the last part of a compound may begin, each with its key; longest first.

        The place is counted in characters of `word`.  heads: the keys that are asked for.
        """


def without_accents(word: str) -> str:
    """A case folded word without accents and diaeresis, and with `ĳ` as two letters."""
    if word.isascii():
        return word
    return _MARK.sub("", unicodedata.normalize("NFKD", word))
