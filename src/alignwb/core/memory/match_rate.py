"""The similarity of two source texts, in percent, and their difference, word by word.

The distance is that of Levenshtein (1966) over words and punctuation marks.  A word left out, added
or replaced costs 1, a punctuation mark a quarter.  A word that differs in case alone costs a tenth,
and a number in another number's place a quarter, because both are quick to put right.  The rate is
one minus the distance, as a share of the weight of the heavier text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple
from unicodedata import normalize

from alignwb.core.bitext.markers import plain_text
from alignwb.core.bitext.stretches import stretches
from alignwb.core.languages.folding import comparable_text, folded
from alignwb.core.languages.words import MEMORY_WORD

_WORD = 20
_PUNCTUATION = 5
_CASE = 2
_NUMBER = 5
"""Twentieths of a word: whole numbers, so that equal distances are equal."""

_REMEMBERED_DIFFERENCES = 64
"""A match is shown again at every key."""

_TOKEN = re.compile(rf"(?P<word>{MEMORY_WORD.pattern})|[^\w\s]|_")


class Token(NamedTuple):
    """A word, a number or a punctuation mark.

    Attributes:
        text: As it stands in the text.
        folded: Without case, with straight apostrophes.
        is_word: False for a punctuation mark.
        is_number: True if it begins with a digit.
        is_apart: True if a space stands before it.
    """

    text: str
    folded: str
    is_word: bool
    is_number: bool
    is_apart: bool


class DifferenceKind(StrEnum):
    """The kinds of pieces in the difference between a memory's source and the text in hand."""

    SAME = "same"
    REMOVED = "removed"  # in the memory only
    ADDED = "added"  # in the text in hand only


@dataclass(frozen=True, slots=True)
class DifferencePiece:
    """Words and punctuation marks of one kind.

    Attributes:
        kind: Their kind.
        text: As they stand in their text, white space as single spaces.
        is_apart: True if a space stands between them and the piece before.
    """

    kind: DifferenceKind
    text: str
    is_apart: bool = True


def tokens_of(text: str) -> tuple[Token, ...]:
    """The words and punctuation marks of a text in order, markers and codes left out."""
    return tuple(_token(match) for match in _TOKEN.finditer(plain_text(text)))


def match_rate(source: str, remembered: str) -> int:
    """The similarity of a source and one in the memory, 0 to 100.

    100 means that they are the same to the character, except for white space and for what
    `folding` takes for the same: decomposed accents, ligatures, soft hyphens and the like.  Any
    other difference, a footnote marker, a capital or a comma, makes it 99 at most.  Three dots are
    the one character for them.

    Of texts that differ in more than some 400 words the rate may be a little too low, for they
    are compared in stretches.
    """
    if same_words(source) == same_words(remembered):
        return 100
    source, remembered = _comparable(source), _comparable(remembered)
    if source == remembered:
        return 99
    ours, theirs = tokens_of(source), tokens_of(remembered)
    heavier = max(sum(map(_weight, ours)), sum(map(_weight, theirs)))
    if not heavier:
        return 0
    distance = sum(
        _table(own, other)[-1][-1]
        for own, other in _in_stretches(*_without_common_ends(ours, theirs))
    )
    return max(0, min(99, int(100 * (1 - distance / heavier) + 0.5)))


def same_words(text: str) -> tuple[str, ...]:
    """What texts have in common whose match rate is 100: their words with all marks, folded."""
    return tuple(normalize("NFC", folded(text)).split()) or tuple(text.split())


def _comparable(text: str) -> str:
    return comparable_text(text).replace("...", "…")


@lru_cache(_REMEMBERED_DIFFERENCES)
def word_difference(source: str, remembered: str) -> tuple[DifferencePiece, ...]:
    """The pieces removed from and added to the memory's source to make the source in hand.

    The pieces that are not ADDED are the memory's source, those that are not REMOVED the source
    in hand; in a replacement the removed piece comes first.
    """
    pieces: list[tuple[DifferenceKind, Token]] = []
    for ours, theirs in _in_stretches(tokens_of(source), tokens_of(remembered)):
        pieces += _difference(ours, theirs)
    return _joined(pieces)


def _difference(
    ours: Sequence[Token], theirs: Sequence[Token]
) -> list[tuple[DifferenceKind, Token]]:
    table = _table(ours, theirs)
    costs = _ReplacementCosts(theirs)
    pieces: list[tuple[DifferenceKind, Token]] = []
    row, column = len(ours), len(theirs)
    while row or column:
        here = table[row][column]
        is_replaced = (
            row
            and column
            and (here == table[row - 1][column - 1] + costs.row(ours[row - 1])[column - 1])
        )
        if is_replaced:
            row, column = row - 1, column - 1
            if ours[row].text == theirs[column].text:
                is_apart = ours[row].is_apart or theirs[column].is_apart
                pieces.append((DifferenceKind.SAME, ours[row]._replace(is_apart=is_apart)))
            else:
                pieces.append((DifferenceKind.ADDED, ours[row]))
                pieces.append((DifferenceKind.REMOVED, theirs[column]))
        elif row and here == table[row - 1][column] + _weight(ours[row - 1]):
            row -= 1
            pieces.append((DifferenceKind.ADDED, ours[row]))
        else:
            column -= 1
            pieces.append((DifferenceKind.REMOVED, theirs[column]))
    return pieces[::-1]


def _in_stretches(
    ours: Sequence[Token], theirs: Sequence[Token]
) -> Iterator[tuple[Sequence[Token], Sequence[Token]]]:
    own, other = ([token.text for token in side] for side in (ours, theirs))
    for start, end, first, last in stretches(own, other):
        yield ours[start:end], theirs[first:last]


def _joined(pieces: Sequence[tuple[DifferenceKind, Token]]) -> tuple[DifferencePiece, ...]:
    """Neighbours of the same kind joined; in each run of changes the removed piece comes first."""
    joined: list[DifferencePiece] = []
    waiting: dict[DifferenceKind, list[Token]] = {kind: [] for kind in DifferenceKind}

    def flush(*kinds: DifferenceKind) -> None:
        for kind in kinds:
            if waiting[kind]:
                first = waiting[kind][0]
                is_instead = kind is DifferenceKind.ADDED and bool(waiting[DifferenceKind.REMOVED])
                is_apart = first.is_apart or (is_instead and first.is_word)
                joined.append(
                    DifferencePiece(kind, _text(waiting[kind]), bool(joined) and is_apart)
                )
        for kind in kinds:
            waiting[kind] = []

    for kind, token in pieces:
        if kind is DifferenceKind.SAME:
            flush(DifferenceKind.REMOVED, DifferenceKind.ADDED)
        else:
            flush(DifferenceKind.SAME)
        waiting[kind].append(token)
    flush(DifferenceKind.SAME, DifferenceKind.REMOVED, DifferenceKind.ADDED)
    return tuple(joined)


def _text(tokens: Sequence[Token]) -> str:
    return "".join(" " * token.is_apart + token.text for token in tokens).removeprefix(" ")


def _weight(token: Token) -> int:
    return _WORD if token.is_word else _PUNCTUATION


def _without_common_ends(
    ours: Sequence[Token], theirs: Sequence[Token]
) -> tuple[Sequence[Token], Sequence[Token]]:
    shorter = min(len(ours), len(theirs))
    start = 0
    while start < shorter and ours[start].text == theirs[start].text:
        start += 1
    end = 0
    while end < shorter - start and ours[-1 - end].text == theirs[-1 - end].text:
        end += 1
    return ours[start : len(ours) - end], theirs[start : len(theirs) - end]


def _table(ours: Sequence[Token], theirs: Sequence[Token]) -> list[list[int]]:
    """The distance of each beginning of ours (row) from each beginning of theirs (column)."""
    weights = [_weight(token) for token in theirs]
    costs = _ReplacementCosts(theirs)
    above = [0, *accumulate(weights)]
    table = [above]
    for our in ours:
        own = _weight(our)
        left = above[0] + own
        row = [left]
        for cost, weight, diagonal, over in zip(
            costs.row(our), weights, above, above[1:], strict=False
        ):
            left = min(diagonal + cost, over + own, left + weight)
            row.append(left)
        table.append(row)
        above = row
    return table


class _ReplacementCosts:
    """The costs of replacing a token by each of theirs."""

    def __init__(self, theirs: Sequence[Token]) -> None:
        self._theirs = theirs
        apart = _WORD + _PUNCTUATION
        self._for_word = [_WORD if token.is_word else apart for token in theirs]
        self._for_mark = [apart if token.is_word else _PUNCTUATION for token in theirs]
        self._numbers = [place for place, token in enumerate(theirs) if token.is_number]
        self._places: dict[str, list[int]] = {}
        for place, token in enumerate(theirs):
            self._places.setdefault(token.folded, []).append(place)

    def row(self, our: Token) -> list[int]:
        """The cost for each of their tokens."""
        costs = list(self._for_word if our.is_word else self._for_mark)
        if our.is_number:
            for place in self._numbers:
                costs[place] = _NUMBER
        for place in self._places.get(our.folded, ()):
            costs[place] = 0 if self._theirs[place].text == our.text else _CASE
        return costs


def _token(match: re.Match[str]) -> Token:
    text = match[0]
    folded = text.casefold().replace("’", "'")
    is_apart = match.string[match.start() - 1 : match.start()] == " "
    return Token(text, folded, match["word"] is not None, text[0].isdigit(), is_apart)
