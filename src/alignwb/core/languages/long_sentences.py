"""Sentences longer than anyone writes: a text without full stops is cut into pieces."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from alignwb.core.bitext.markers import MARKER
from alignwb.core.languages.ports import Splitter

MOST_CHARACTERS = 20_000
"""Of a sentence, some ten pages: what is longer is none, and its box and row would be slow."""

_STOP = re.compile(r"[.!?…;:][\"'”’»)\]]*(?= )")
_COMMA = re.compile(",(?= )")
_SPACE = re.compile("(?= )")
_LONGEST_MARKER = 20


CUT_HINT = "Is it a text, with full stops? Nothing is left out of it."


class CutSentence(NamedTuple):
    """A sentence that was cut: how long it was and how many pieces it is now."""

    characters: int
    pieces: int


class CuttingSplitter:
    """A `Splitter` none of whose sentences has more than so many characters.

    Args:
        splitter: Finds the sentences.
        most: Characters of a piece, at most.

    Attributes:
        cut: The sentences that were cut so far.
    """

    def __init__(self, splitter: Splitter, most: int = MOST_CHARACTERS) -> None:
        self._splitter = splitter
        self._most = most
        self.cut: list[CutSentence] = []

    def split(self, text: str) -> tuple[str, ...]:
        """The sentences, and the pieces of those that are too long, without outer white space."""
        found: list[str] = []
        for sentence in self._splitter.split(text):
            pieces = cut_sentence(sentence, self._most)
            if len(pieces) > 1:
                self.cut.append(CutSentence(len(sentence), len(pieces)))
            found += pieces
        return tuple(found)


def cut_sentence(sentence: str, most: int = MOST_CHARACTERS) -> tuple[str, ...]:
    """A sentence in pieces of at most `most` characters; itself if it has no more.

    Each piece ends at the last stop that fits, else at the last comma, else before the last space;
    marks in the first half would make pieces too short and are passed over.  A run without any is
    cut where it has to be, though in no footnote marker.
    """
    pieces: list[str] = []
    start = 0
    while len(sentence) - start > most:
        end = _end(sentence, start, start + most)
        pieces.append(sentence[start:end].strip())
        start = end
    pieces.append(sentence[start:].strip())
    return tuple(filter(None, pieces))


def in_words(cut: Sequence[CutSentence]) -> str:
    """What to say of sentences that were cut; there is at least one."""
    pieces = sum(each.pieces for each in cut)
    longest = max(each.characters for each in cut)
    what = (
        f"a sentence has {longest:,} characters"
        if len(cut) == 1
        else f"{len(cut):,} sentences have up to {longest:,} characters"
    )
    return f"{what}; what is longer than {MOST_CHARACTERS:,} is cut: {pieces:,} pieces"


def _end(sentence: str, start: int, limit: int) -> int:
    low = (start + limit) // 2
    for mark in (_STOP, _COMMA, _SPACE):
        # One more character, as the space behind may be the first that does not fit.
        ends = [match.end() for match in mark.finditer(sentence, low, limit + 1)]
        if ends:
            return ends[-1]
    for marker in MARKER.finditer(
        sentence, max(low, limit - _LONGEST_MARKER), limit + _LONGEST_MARKER
    ):
        if marker.start() < limit < marker.end():
            return marker.start()
    return limit
