"""Sentences of a text with inline codes: found in its words, the codes left where they belong."""

from collections.abc import Iterable
from itertools import pairwise

from alignwb.core.bitext.codes import CODE, Codes, End, code_at, has_codes, read_code
from alignwb.core.languages.ports import Splitter

_WORD = "xx"
"""Stands for a code that reads as words, so that a sentence neither begins nor ends in it."""


class CodedSplitter:
    """A `Splitter` of the texts of one block, to which their codes are no words.

    A code that ends at the end of a sentence belongs to that sentence, one that begins before the
    next belongs to the next; a line break ends the sentence before it.

    Args:
        splitter: Finds the sentences of the text without codes.
        codes: The codes of the block.
    """

    def __init__(self, splitter: Splitter, codes: Codes) -> None:
        self._splitter = splitter
        self._codes = codes

    def split(self, text: str) -> tuple[str, ...]:
        """The sentences with their codes, without outer white space.

        Joined they are the text, white space aside.
        """
        if not has_codes(text):
            return self._splitter.split(text)
        words, places = self._words(text)
        cuts = [0]
        at = end = 0
        for sentence in self._splitter.split(words):
            start = words.find(sentence, at)
            if start < 0:
                return _without_blanks((text,))
            if at:
                cuts.append(self._cut(text, end, places[start]))
            at = start + len(sentence)
            end = places[at - 1] + 1
        cuts.append(len(text))
        pieces = (text[start:stop] for start, stop in pairwise(cuts))
        return _without_blanks(pieces)

    def _words(self, text: str) -> tuple[str, list[int]]:
        """The text without codes, and where in it with codes each character stands."""
        pieces: list[str] = []
        places: list[int] = []
        end = 0
        for found in CODE.finditer(text):
            pieces.append(text[end : found.start()])
            places += range(end, found.start())
            reading = self._reading(found[0])
            pieces.append(reading)
            places += [found.start()] * len(reading)
            end = found.end()
        pieces.append(text[end:])
        places += range(end, len(text))
        return "".join(pieces), places

    def _reading(self, character: str) -> str:
        """What a code is to the one who finds sentences: nothing, a space or a word."""
        placed = read_code(character)
        code = code_at(placed, self._codes)
        if code is None:
            return character  # it is text
        if placed.end is not End.POINT or not code.equiv:
            return ""
        return " " if code.equiv.isspace() else _WORD

    def _cut(self, text: str, start: int, end: int) -> int:
        """Where, between two sentences, the second begins."""
        cut = start
        begun: set[int] = set()
        for found in CODE.finditer(text, start, end):
            number, which = placed = read_code(found[0])
            code = code_at(placed, self._codes)
            is_break = code is not None and which is End.POINT and code.equiv.isspace()
            if is_break or (which is End.CLOSE and number not in begun):
                cut = found.end()
            elif which is End.OPEN:
                begun.add(number)
        # A point right behind the sentence is a sign that belongs to it.
        while cut < end and (found_point := CODE.match(text, cut, end)):
            if read_code(found_point[0]).end is not End.POINT:
                break
            cut = found_point.end()
        return cut


def _without_blanks(pieces: Iterable[str]) -> tuple[str, ...]:
    return tuple(filter(None, (piece.strip() for piece in pieces)))
