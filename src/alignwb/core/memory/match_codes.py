"""The inline codes of a match: whether they are those of the source in hand, and put into it."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from alignwb.core.bitext.codes import End, codes_of, has_codes, renumbered, without_codes
from alignwb.core.bitext.repairs.texts_around_codes import with_codes_of
from alignwb.core.code_places.code_trees import is_true_to
from alignwb.core.code_places.lifting import LiftedText, lift
from alignwb.core.code_places.placing import placed_by_words
from alignwb.core.languages.words import Word, words_of
from alignwb.core.memory.penalties import OTHER_CODES_PENALTY


def same_codes(source: str, remembered: str) -> bool:
    """Whether two texts have as many codes, of the same sort, in the same order and places.

    Each paragraph numbers its codes by itself, so their numbers do not count.  The places, by
    words, are compared where the texts have as many.
    """
    if not has_codes(source) and not has_codes(remembered):
        return True
    if _pattern(source) != _pattern(remembered):
        return False
    ours, theirs = lift(source, {}), lift(remembered, {})
    words, others = words_of(ours.text), words_of(theirs.text)
    return len(words) != len(others) or _places(ours, words) == _places(theirs, others)


def rate_with_codes(rate: int, source: str, remembered: str) -> int:
    """The rate of a match in percent, lowered where its codes are not those of the source."""
    is_same = same_codes(source, remembered)
    return rate if is_same else max(0, rate - OTHER_CODES_PENALTY)


def with_codes_of_source(source: str, remembered: str, target: str, fitted: str) -> str:
    """A fitted target with the codes of the source it is fitted to, each of them once.

    target: the target of the source `remembered`, with the codes that both have; its own places
    are kept where these are the source's codes.  fitted: the same target, fitted, without codes.
    """
    own = renumbered(target, _numbers(source, remembered))
    if same_codes(source, remembered) and is_true_to(codes_of(source), codes_of(own)):
        return own if without_codes(own) == fitted else with_codes_of(own, fitted)
    if not has_codes(source):
        return fitted
    return placed_by_words(lift(source, {}), fitted)


def _pattern(text: str) -> list[tuple[int, End]]:
    """The codes of a text, numbered in the order in which they begin."""
    numbers: dict[int, int] = {}
    return [(numbers.setdefault(each.number, len(numbers)), each.end) for each in codes_of(text)]


def _places(lifted: LiftedText, words: Sequence[Word]) -> list[int]:
    """How many words begin, and how many end, before each code."""
    starts, ends = [word.start for word in words], [word.end for word in words]
    return [
        bisect_left(starts, code.offset) + bisect_right(ends, code.offset) for code in lifted.codes
    ]


def _numbers(source: str, remembered: str) -> Mapping[int, int]:
    """The numbers that the codes of a remembered source have in the one in hand."""
    theirs, ours = codes_of(remembered), codes_of(source)
    return {there.number: here.number for there, here in zip(theirs, ours, strict=False)}
