"""A sentence in the pieces that are translated one by one.

Whole sentences, as a rule.  But small models lose clauses of long sentences, and every model cuts
what is beyond its limit; so a long one is cut where a clause ends.  A passage that is English
already, or has no words, is kept.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass

from alignwb.core.languages.dutch.foreign import english_spans
from alignwb.core.languages.words import words_of

_STRONG = re.compile(r"(?<=[;:])\s+|(?<!\s)\s++(?=[–—]\s)")
_WEAK = re.compile(r"(?<=,)\s+")
_ANY = re.compile(r"\s+")
_LEAST_WORDS = 5


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters `start` to `end` of a source; `is_kept` says that they are not translated."""

    start: int
    end: int
    is_kept: bool


def cut_pieces(
    source: str, count_tokens: Callable[[str], int], comfortable: int, limit: int
) -> tuple[Piece, ...]:
    """The pieces of a source, in order; only white space is between them.

    A piece of more than `comfortable` tokens is cut in two at the clause punctuation nearest to
    its middle, as long as there is any; one of more than `limit` tokens between any two words.
    A single word beyond the limit is kept, as it is no word of any language.
    """
    pieces: list[Piece] = []
    end = 0
    for start, stop in (*english_spans(source), (len(source), len(source))):
        for left, right in _cut(source, end, start, count_tokens, comfortable, limit):
            text = source[left:right]
            has_words = any(map(str.isalpha, text))
            fits = " " in text or count_tokens(text) <= limit
            pieces.append(Piece(left, right, is_kept=not (has_words and fits)))
        if start < stop:
            pieces.append(Piece(start, stop, is_kept=True))
        end = stop
    return tuple(pieces)


def _cut(
    source: str,
    start: int,
    end: int,
    count_tokens: Callable[[str], int],
    comfortable: int,
    limit: int,
) -> list[tuple[int, int]]:
    text = source[start:end]
    start += len(text) - len(text.lstrip())
    text = text.strip()
    end = start + len(text)
    if not text:
        return []
    tokens = count_tokens(text)
    boundary = _boundary(text, can_cut_anywhere=tokens > limit) if tokens > comfortable else None
    if boundary is None:
        return [(start, end)]
    middle = start + boundary
    arguments = (count_tokens, comfortable, limit)
    return _cut(source, start, middle, *arguments) + _cut(source, middle, end, *arguments)


def _boundary(text: str, *, can_cut_anywhere: bool) -> int | None:
    """The white space to cut at: strong punctuation before commas, near the middle."""
    words = words_of(text)
    starts, ends = [word.start for word in words], [word.end for word in words]
    patterns = (_STRONG, _WEAK, _ANY) if can_cut_anywhere else (_STRONG, _WEAK)
    for pattern in patterns:
        least = 1 if pattern is _ANY else _LEAST_WORDS
        places = [
            match.start()
            for match in pattern.finditer(text)
            if bisect_right(ends, match.start()) >= least
            and len(words) - bisect_left(starts, match.end()) >= least
        ]
        if places:
            return min(places, key=lambda place: abs(place - len(text) / 2))
    return None
