"""Finding the terms of a termbase in a text, inflected and capitalised as they may be there."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import NamedTuple

from alignwb.core.bitext.markers import MARKER
from alignwb.core.languages.dutch.clauses import (
    FURTHEST_PARTICLE,
    FURTHEST_STEM,
    closes_clause,
    words_to_stem,
)
from alignwb.core.languages.inflection import Inflection, WordForms
from alignwb.core.languages.words import TermWord, term_words
from alignwb.core.terms.termbase import Term, Termbase, TermHit

_JOINER = re.compile(rf"[\s\-\u00AD\u2010\u2011]+|{MARKER.pattern}")
"""Joiners that may stand between two words of a term, however the termbase writes it."""

_REMEMBERED_WORDS = 100_000
"""More than the vocabulary of a long book."""


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A spelling of a term.

    Attributes:
        number: Its place among all spellings, in the order of the termbase.
        words: The words it is made of.
        forms: Per word, its forms.
        joints: The text between each two words without joiners (the stops of `P. A. Kropotkin`).
        term: The row it belongs to.
    """

    number: int
    words: tuple[TermWord, ...]
    forms: tuple[WordForms, ...]
    joints: tuple[str, ...]
    term: Term


class _PossiblePatterns(NamedTuple):
    """Patterns that may be found at a word.

    Attributes:
        beginning: Patterns that may begin with the word.
        parted: Separable verbs that the word may be, without their particle.
        particles: Separable verbs of which the word may be the particle.
        headed: Patterns that are the word's last part, which begins at character `head_start`.
    """

    beginning: Sequence[_Pattern] = ()
    parted: Sequence[_Pattern] = ()
    particles: Sequence[_Pattern] = ()
    headed: Sequence[_Pattern] = ()
    head_start: int = 0


class _FoundPatterns(NamedTuple):
    """Patterns that match a stretch of a text equally well, and its number of words."""

    patterns: Sequence[_Pattern]
    start: int
    end: int
    word_count: int


_Patterns = dict[str, list[_Pattern]]


@dataclass(frozen=True, slots=True)
class _Index:
    """Patterns by the keys that may stand for their first word."""

    words: _Patterns = field(default_factory=lambda: defaultdict(list))
    heads: _Patterns = field(default_factory=lambda: defaultdict(list))
    parted: _Patterns = field(default_factory=lambda: defaultdict(list))
    particles: _Patterns = field(default_factory=lambda: defaultdict(list))


class Recogniser:
    """Finds the terms of a termbase.

    A word of a text stands for a word of a term if it is one of its forms.  A compound stands for
    the term that is its last part, and only that part of it is found.  A separable verb is also
    found where its particle stands apart: before `te` and auxiliaries, with all that lies between;
    at the end of the clause, as the verb alone.

    A word the termbase writes with a capital is only found capitalised (`Witten` is not `witten`),
    any other in every case.  Hyphens join words as spaces do, markers do not count.  The index of
    patterns is made when the first text is searched.

    Args:
        termbase: The terms to find.
        inflection: Of the language of the texts.
    """

    def __init__(self, termbase: Termbase, inflection: Inflection) -> None:
        self._termbase = termbase
        self._inflection = inflection
        self._key = lru_cache(_REMEMBERED_WORDS)(inflection.key)
        self._candidates = lru_cache(_REMEMBERED_WORDS)(self._look_up)

    def find(self, text: str) -> tuple[TermHit, ...]:
        """The terms in a text, in order.

        Of overlapping terms the one that begins first is found, of these the one of most words,
        and of the same length the one spelled as the text is.  Hits do not overlap, but a term
        with several rows has a hit for each, in their order.  Takes time proportional to the
        length of the text, whatever the number of terms.
        """
        if not self._index.words:
            return ()
        words = term_words(text)
        hits: list[TermHit] = []
        position = 0
        while position < len(words):
            candidates = self._candidates(words[position].surface)
            found = candidates and self._find_at(text, words, position, candidates)
            if found is not None:
                hits += (TermHit(found.start, found.end, row.term) for row in found.patterns)
            position += found.word_count if found else 1
        return tuple(hits)

    def _find_at(
        self, text: str, words: list[TermWord], position: int, candidates: _PossiblePatterns
    ) -> _FoundPatterns | None:
        found = self._longest(text, words, position, candidates.beginning)
        if found is None and (candidates.parted or candidates.particles):
            found = self._apart(text, words, position, candidates)
        if found is None and candidates.headed:
            word = words[position]
            start = word.end - len(word.surface) + candidates.head_start
            return _FoundPatterns(candidates.headed, start, word.end, 1)
        return found

    def _longest(
        self, text: str, words: list[TermWord], position: int, patterns: Sequence[_Pattern]
    ) -> _FoundPatterns | None:
        """The best patterns that begin at a word; several if they are equally good."""
        best: list[_Pattern] = []
        best_rank = (0, 0)
        for pattern in patterns:
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
        if not best:
            return None
        word_count = best_rank[0]
        return _FoundPatterns(
            best, words[position].start, words[position + word_count - 1].end, word_count
        )

    def _matches(self, pattern: _Pattern, text: str, here: list[TermWord]) -> bool:
        if len(here) < len(pattern.words):
            return False
        for own, word in zip(pattern.words, here, strict=True):
            if own.is_capitalised and not word.is_capitalised:
                return False
        for forms, word in zip(pattern.forms[1:], here[1:], strict=True):
            if self._key(word.surface) not in forms.whole:
                return False
        return all(
            found in {"", joint}
            for found, joint in zip(_joints(text, here), pattern.joints, strict=True)
        )

    def _apart(
        self, text: str, words: list[TermWord], position: int, candidates: _PossiblePatterns
    ) -> _FoundPatterns | None:
        """A separable verb whose particle is another word than its stem."""
        first = words[position]
        if position == 0 or words[position - 1].surface != "te":
            for pattern in candidates.parted:
                reach = words[position : position + FURTHEST_PARTICLE]
                if closes_clause(pattern.forms[0].particle, text, reach):
                    return _FoundPatterns((pattern,), first.start, first.end, 1)
        reach = words[position : position + FURTHEST_STEM]
        for pattern in candidates.particles:
            count = words_to_stem(reach, pattern.forms[0].whole, self._key)
            if count:
                return _FoundPatterns((pattern,), first.start, reach[count - 1].end, count)
        return None

    def _look_up(self, surface: str) -> _PossiblePatterns | None:
        """The patterns that may be found at a word; None for nearly all words."""
        key, index = self._key(surface), self._index
        found = _PossiblePatterns(
            index.words.get(key, ()), index.parted.get(key, ()), index.particles.get(surface, ())
        )
        if index.heads:
            for place, head in self._inflection.compound_parts(surface):
                if head in index.heads:
                    return found._replace(headed=index.heads[head], head_start=place)
        return found if any(found) else None

    @cached_property
    def _index(self) -> _Index:
        index = _Index()
        for pattern in self._patterns():
            first = pattern.forms[0]
            _enter(index.words, first.whole, pattern)
            if len(pattern.words) == 1:
                _enter(index.heads, first.heads, pattern)
                _enter(index.parted, first.parted, pattern)
                _enter(index.particles, {first.particle} - {""}, pattern)
        return index

    def _patterns(self) -> Iterator[_Pattern]:
        spellings = (
            (term, spelling)
            for term in self._termbase.terms
            for spelling in dict.fromkeys((term.source, *term.variants))
        )
        for number, (term, spelling) in enumerate(spellings):
            words = tuple(term_words(spelling))
            if words:
                forms = tuple(
                    self._inflection.forms(
                        word.surface, term.pos, word is words[-1], word.is_capitalised
                    )
                    for word in words
                )
                yield _Pattern(number, words, forms, tuple(_joints(spelling, words)), term)


def _enter(index: _Patterns, keys: Iterable[str], pattern: _Pattern) -> None:
    for key in keys:
        index[key].append(pattern)


def _joints(text: str, words: Sequence[TermWord]) -> Iterator[str]:
    """The text between each two words without joiners; "" where there is nothing else."""
    for left, right in pairwise(words):
        yield _JOINER.sub("", text[left.end : right.start])
