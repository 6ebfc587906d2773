"""Words of a text with their place in it.

The last texts are remembered, because a source is asked about for each of its hypotheses.
"""

import re
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(r"\w+(?:[-’'.´]\w+)*")


class PlacedWord(NamedTuple):
    """A word, at characters `start` to `end` of its text (end exclusive)."""

    start: int
    end: int
    text: str

    @property
    def is_capitalised(self) -> bool:
        """Whether its first letter is upper case."""
        return self.text[0].isupper()


def word_set(text: str) -> frozenset[str]:
    """The words of a list that is written as text."""
    return frozenset(text.split())


@lru_cache(maxsize=64)
def words_of(text: str) -> tuple[PlacedWord, ...]:
    """Words in order; hyphens, apostrophes and full stops inside a word belong to it."""
    return tuple([PlacedWord(*match.span(), match[0]) for match in _WORD.finditer(text)])


def first_word(text: str) -> PlacedWord | None:
    """The first word; None if there is none."""
    match = _WORD.search(text)
    return PlacedWord(*match.span(), match[0]) if match else None
