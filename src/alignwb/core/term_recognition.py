"""Finding the terms of a termbase in a text, inflected and capitalised as texts have them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import NamedTuple

from alignwb.core.markers import MARKER
from alignwb.core.ports import Stemmer
from alignwb.core.termbase import Term, Termbase, TermHit

_LETTER = r"[^\W_\u0300-\u036F]"
_WORD = re.compile(
    rf"(?P<marker>{MARKER.pattern})"
    rf"|{_LETTER}[\w\u0300-\u036F]*(?:['’‘´`]{_LETTER}[\w\u0300-\u036F]*)*"
)
_JOINER = re.compile(rf"[\s\-\u00AD\u2010\u2011]+|{MARKER.pattern}")
"""What may stand between two words of a term, however the termbase writes it."""

_APOSTROPHES = str.maketrans("’‘´`", "''''")

_SHORTEST_INFLECTED = 4
"""Shorter words are nearly all function words: they are compared as they stand."""

_REMEMBERED_WORDS = 20_000
"""About the vocabulary of a long book."""


class _Word(NamedTuple):
    """A word: `surface` is what stands at `start` to `end`, but for case and apostrophes."""

    start: int
    end: int
    surface: str
    is_capitalised: bool


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A spelling of a term.

    Attributes:
        number: Its place among all spellings, in the order of the termbase.
        words: The words it is made of.
        forms: Per word, what a word of a text may share with it to stand for it.
        joints: What stands between the words beside joiners (the stops of `P. A. Kropotkin`).
        term: The row it belongs to.
    """

    number: int
    words: tuple[_Word, ...]
    forms: tuple[frozenset[str], ...]
    joints: tuple[str, ...]
    term: Term


class Recogniser:
    """Finds the terms of a termbase.

    A word of a text stands for a word of a term if they are the same, or share a stem; a word
    the termbase writes with a capital is only found capitalised (`Witten` is not `witten`), any
    other in every case.  Hyphens join words as spaces do, markers do not count.  The index is
    made at the first text.

    Args:
        termbase: What to find.
        stemmer: For the language of the texts.
    """

    def __init__(self, termbase: Termbase, stemmer: Stemmer) -> None:
        self._termbase = termbase
        self._stemmer = stemmer
        self._beginning_with = lru_cache(_REMEMBERED_WORDS)(self._look_up)

    def find(self, text: str) -> tuple[TermHit, ...]:
        """The terms in a text, in order.

        Of overlapping terms the one that begins first is found, and of those the one of most
        words; of the same length the one spelled as the text is.  Hits do not overlap, but a
        term with several rows has a hit for each, in their order.  Takes time proportional to
        the length of the text, whatever the number of terms.
        """
        if not self._index:
            return ()
        words = list(_words(text))
        hits: list[TermHit] = []
        position = 0
        while position < len(words):
            found = self._longest(text, words, position)
            if found:
                start, end = words[position].start, words[position + len(found[0].words) - 1].end
                hits += (TermHit(start, end, pattern.term) for pattern in found)
                position += len(found[0].words)
            else:
                position += 1
        return tuple(hits)

    def _longest(self, text: str, words: list[_Word], position: int) -> list[_Pattern]:
        """The best patterns that begin at a word; more than one if they are as good."""
        first = words[position]
        best: list[_Pattern] = []
        best_rank = (0, 0)
        for pattern in self._beginning_with(first.surface, first.is_capitalised):
            here = words[position : position + len(pattern.words)]
            if not self._matches(pattern, text, here):
                continue
            same = sum(
                own.surface == word.surface for own, word in zip(pattern.words, here, strict=True)
            )
            rank = len(here), same
            if rank > best_rank:
                best, best_rank = [pattern], rank
            elif rank == best_rank and all(pattern.term is not other.term for other in best):
                best.append(pattern)
        return best

    def _look_up(self, surface: str, is_capitalised: bool) -> tuple[_Pattern, ...]:
        """The patterns whose first word a word may stand for."""
        found = {
            pattern.number: pattern
            for form in self._forms(surface, is_capitalised)
            for pattern in self._index.get(form, ())
        }
        return tuple(found[number] for number in sorted(found))

    def _matches(self, pattern: _Pattern, text: str, here: list[_Word]) -> bool:
        if len(here) < len(pattern.words):
            return False
        for own, word in zip(pattern.words, here, strict=True):
            if own.is_capitalised and not word.is_capitalised:
                return False
        for forms, word in zip(pattern.forms[1:], here[1:], strict=True):
            if forms.isdisjoint(self._forms(word.surface, word.is_capitalised)):
                return False
        return all(
            found in {"", joint}
            for found, joint in zip(_joints(text, here), pattern.joints, strict=True)
        )

    def _forms(self, surface: str, is_capitalised: bool) -> frozenset[str]:
        """What a word is compared by: itself, the same without a genitive, their stems."""
        if len(surface) < _SHORTEST_INFLECTED:
            return frozenset((surface,))
        base = surface.removesuffix("'s")
        if is_capitalised:
            base = base.removesuffix("s")
        stems = self._stemmer.stem(surface), self._stemmer.stem(base)
        return frozenset((surface, base, *stems))

    @cached_property
    def _index(self) -> dict[str, tuple[_Pattern, ...]]:
        """Patterns by what may stand for their first word."""
        index: dict[str, list[_Pattern]] = {}
        for pattern in self._patterns():
            for form in pattern.forms[0]:
                index.setdefault(form, []).append(pattern)
        return {form: tuple(patterns) for form, patterns in index.items()}

    def _patterns(self) -> Iterator[_Pattern]:
        spellings = (
            (term, spelling)
            for term in self._termbase.terms
            for spelling in dict.fromkeys((term.source, *term.variants))
        )
        for number, (term, spelling) in enumerate(spellings):
            words = tuple(_words(spelling))
            if words:
                forms = tuple(
                    frozenset((word.surface, self._stemmer.stem(word.surface))) for word in words
                )
                yield _Pattern(number, words, forms, tuple(_joints(spelling, words)), term)


def _words(text: str) -> Iterator[_Word]:
    for match in _WORD.finditer(text):
        if match["marker"] is None:
            word = match[0]
            surface = word.casefold().translate(_APOSTROPHES)
            yield _Word(match.start(), match.end(), surface, word[0].isupper())


def _joints(text: str, words: Sequence[_Word]) -> Iterator[str]:
    """What stands between each two words but joiners; "" where nothing else does."""
    for left, right in pairwise(words):
        yield _JOINER.sub("", text[left.end : right.start])
