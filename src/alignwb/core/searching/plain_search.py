"""Plain text, found whatever its accents, its odd characters and, unless asked for, its case.

A text is folded one character at a time, so that every place in the folded text is known to stand
for one in the text itself; invisible characters fold to nothing.
"""

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from alignwb.core.languages.folding import folded
from alignwb.core.searching.search import Substitution

_QUOTES = str.maketrans("‘’‚‛“”„‟", "''''\"\"\"\"")


class _Folding(dict[int, str]):
    """What each character folds to, for `str.translate`; filled as characters are met."""

    def __init__(self, *, matches_case: bool, keeps_accents: bool) -> None:
        super().__init__()
        self._matches_case = matches_case
        self._keeps_accents = keeps_accents
        self.uneven = ""  # characters met that do not fold to one character

    def __missing__(self, code: int) -> str:
        plain = unicodedata.normalize("NFD", folded(chr(code)).translate(_QUOTES))
        if not self._keeps_accents:
            plain = "".join(each for each in plain if not unicodedata.combining(each))
        plain = self[code] = plain if self._matches_case else plain.casefold()
        if len(plain) != 1:
            self.uneven += chr(code)
        return plain

    def folded(self, text: str) -> str:
        """The text with all its characters folded; most texts have nothing but case."""
        if text.isascii():
            return text if self._matches_case else text.lower()
        return text.translate(self)

    def places(self, text: str) -> list[int]:
        """The place in the folded text of each character of a text, and of its end."""
        if text.isascii() or not any(character in text for character in self.uneven):
            return list(range(len(text) + 1))
        return list(accumulate((len(self[ord(each)]) for each in text), initial=0))


class PlainFinder:
    """A `Finder` of plain text.

    Accents count only where the text searched for has some: `een` finds `één`, but not the other
    way round.  Quotation marks, spaces and hyphens are found whatever their shape.
    """

    def __init__(self, text: str, *, matches_case: bool = False, whole_words: bool = False) -> None:
        keeps_accents = any(map(unicodedata.combining, unicodedata.normalize("NFD", text)))
        self._folding = _Folding(matches_case=matches_case, keeps_accents=keeps_accents)
        self._needle = text.translate(self._folding)
        self._whole_words = whole_words

    def spans(self, text: str) -> Sequence[tuple[int, int]]:
        """Where it stands.  What begins or ends within a character (“ﬁ”) is no hit."""
        folded_text = self._folding.folded(text)
        if not self._needle or self._needle not in folded_text:
            return ()
        places = self._folding.places(text)
        found: list[tuple[int, int]] = []
        at = folded_text.find(self._needle)
        while at >= 0:
            # Of the characters that fold to nothing, a hit begins behind them and ends before them.
            start = bisect_right(places, at) - 1
            end = bisect_left(places, at + len(self._needle))
            if places[start] == at and places[end] == at + len(self._needle):
                whole = _with_accents(text, end)
                if self._is_hit(text, start, end, whole):
                    found.append((start, whole))
                    at = folded_text.find(self._needle, at + len(self._needle))
                    continue
            at = folded_text.find(self._needle, at + 1)
        return found

    def substitutions(self, text: str, replacement: str) -> Sequence[Substitution]:
        """The replacement for every hit, as it is."""
        return [Substitution(start, end, replacement) for start, end in self.spans(text)]

    def _is_hit(self, text: str, start: int, end: int, whole: int) -> bool:
        # An accent that counts makes another letter of the last one.
        if end < whole and any(self._folding[ord(accent)] for accent in text[end:whole]):
            return False
        return not self._whole_words or not (
            _is_word(text[:start], -1, self._folding) or _is_word(text[whole:], 0, self._folding)
        )


def _with_accents(text: str, end: int) -> int:
    """The end of a hit with the accents that stand as characters of their own behind it."""
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    return end


def _is_word(text: str, place: int, folding: _Folding) -> bool:
    """Whether the first (0) or last (-1) visible character of a text belongs to a word."""
    shown = text[:8].translate(folding) if place == 0 else text[-8:].translate(folding)
    return bool(shown) and (shown[place].isalnum() or shown[place] == "_")
