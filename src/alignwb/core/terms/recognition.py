"""Finding the terms of a termbase in a text, inflected and capitalised as they may be there."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import NamedTuple

from alignwb.core.bitext.markers import MARKER
from alignwb.core.languages.addresses import addresses_in
from alignwb.core.languages.dutch.clauses import (
    FURTHEST_PARTICLE,
    FURTHEST_STEM,
    closes_clause,
    is_verb_there,
    stems_after,
)
from alignwb.core.languages.folding import FoldedText, folded
from alignwb.core.languages.inflection import Inflection
from alignwb.core.languages.words import LONGEST_WORD, Span, TermWord, term_words
from alignwb.core.terms.pattern_index import Pattern, PatternIndex, Signs, first_verb
from alignwb.core.terms.termbase import Termbase, TermHit

_JOINER = re.compile(rf"[\s\-\u00AD\u2010\u2011_*]+|{MARKER.pattern}")
"""Joiners that may stand between two words of a term, however the termbase writes it: spaces,
hyphens, marks of emphasis (`het _rode_ leger`)."""

_LONGEST_ABBREVIATION = 5
"""Letters of one that ordinary words may be taken for."""

_REMEMBERED_WORDS = 100_000
"""More than the vocabulary of a long book."""


class _PossiblePatterns(NamedTuple):
    """Patterns that may be found at a word.

    Attributes:
        begins: True if some may begin with the word.
        parted: Separable verbs that the word may be, by their particle.
        particles: Separable verbs of which the word may be the particle, by their forms.
        headed: Patterns that are the word's last part, which begins at character `head_start`.
    """

    begins: bool = False
    parted: Mapping[str, Pattern] = {}
    particles: Mapping[str, Pattern] = {}
    headed: Sequence[Pattern] = ()
    head_start: int = 0


class _FoundPatterns(NamedTuple):
    """Patterns that match a stretch of a text equally well, and its number of words."""

    patterns: Sequence[Pattern]
    start: int
    end: int
    word_count: int


class Recogniser:
    """Finds the terms of a termbase.

    A word of a text stands for a word of a term if it is one of its forms.  A compound stands for
    the term that is its last part, and only that part of it is found.  A separable verb is also
    found where its particle stands apart: before `te` and auxiliaries, with all that lies between;
    at the end of the clause, as the verb alone.

    A word the termbase writes with a capital is only found capitalised (`Witten` is not `witten`),
    any other in every case.  An abbreviation in capitals is no ordinary word that begins a sentence
    (`OM` is not `Om`).  Signs beside a term are a part of it (`C++`, `50+`).  Hyphens and marks of
    emphasis join words as spaces do, markers do not count.  Nothing is found inside an address or
    the name of a file.  The index of patterns is made when the first text is searched.

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
        length of the text, whatever the number of terms.  Odd characters count as the plain ones
        they stand for (`folding`), and a hit is where it is in the text as it was given.
        """
        plain = FoldedText.of(text)
        words = term_words(plain.text)
        hits = self.find_among(plain.text, words, range(len(words)))
        if not plain.folds:
            return hits
        return tuple(TermHit(*plain.unfolded(hit.start, hit.end), hit.term) for hit in hits)

    def find_among(
        self, text: str, words: Sequence[TermWord], positions: Iterable[int]
    ) -> tuple[TermHit, ...]:
        """`find` in a folded text whose words are known.

        positions: of the words a term may begin at.
        """
        hits: list[TermHit] = []
        free = 0
        addresses = addresses_in(text)
        for position in positions:
            if position < free:
                continue
            candidates = self._candidates_at(words[position].surface)
            found = candidates and self._find_at(text, words, position, candidates)
            if found and not _is_part_of_address(found, addresses):
                hits += (TermHit(found.start, found.end, row.term) for row in found.patterns)
                free = position + found.word_count
        return tuple(hits)

    @property
    def first_forms(self) -> Iterable[str]:
        """The forms of the words that terms begin with, as the inflection's `key` writes them."""
        return self._index.tree.first_forms

    def _find_at(
        self, text: str, words: Sequence[TermWord], position: int, candidates: _PossiblePatterns
    ) -> _FoundPatterns | None:
        found = self._longest(text, words, position) if candidates.begins else None
        may_be_noun = found is not None and found.word_count == 1
        if may_be_noun and candidates.parted and is_verb_there(words, position):
            # `Hij bond het paard vast`: the verb that has its particle, not the noun.
            found = self._apart(text, words, position, candidates) or found
        if found is None and (candidates.parted or candidates.particles):
            found = self._apart(text, words, position, candidates)
        if found is None and candidates.headed:
            word = words[position]
            start = word.end - len(word.surface) + candidates.head_start
            return _FoundPatterns(candidates.headed, start, word.end, 1)
        return found

    def _longest(
        self, text: str, words: Sequence[TermWord], position: int
    ) -> _FoundPatterns | None:
        """The best patterns that begin at a word; several if they are equally good."""
        keys = (self._key_of(words[n].surface) for n in range(position, len(words)))
        by_length = self._index.tree.along(keys)
        for word_count in range(len(by_length), 0, -1):
            here = words[position : position + word_count]
            best = _best_of(by_length[word_count - 1], text, here, self._inflection.openers)
            if best:
                reach = best[0].signs.reach(text, here[0].start, here[-1].end)
                start, end = reach or (here[0].start, here[-1].end)
                return _FoundPatterns(best, start, end, word_count)
        return None

    def _apart(
        self, text: str, words: Sequence[TermWord], position: int, candidates: _PossiblePatterns
    ) -> _FoundPatterns | None:
        """A separable verb whose particle is another word than its stem."""
        first = words[position]
        if position == 0 or words[position - 1].surface != "te":
            reach = words[position : position + FURTHEST_PARTICLE]
            for particle, pattern in candidates.parted.items():
                if closes_clause(particle, text, reach):
                    return _FoundPatterns((pattern,), first.start, first.end, 1)
        if not candidates.particles:
            return None
        reach = words[position : position + FURTHEST_STEM]
        stems = ((count, self._key_of(form)) for count, form in stems_after(reach))
        found = first_verb(stems, candidates.particles)
        if found is None:
            return None
        pattern, count = found
        return _FoundPatterns((pattern,), first.start, reach[count - 1].end, count)

    def _candidates_at(self, surface: str) -> _PossiblePatterns | None:
        # What is too long for a word is not remembered either.
        known = self._candidates if len(surface) <= LONGEST_WORD else self._look_up
        return known(surface)

    def _key_of(self, surface: str) -> str:
        key = self._key if len(surface) <= LONGEST_WORD else self._inflection.key
        return key(surface)

    def _look_up(self, surface: str) -> _PossiblePatterns | None:
        """The patterns that may be found at a word; None for nearly all words."""
        key, index = self._key_of(surface), self._index
        found = _PossiblePatterns(
            key in index.tree, index.parted.get(key, {}), index.particles.get(surface, {})
        )
        for place, head in self._inflection.compound_parts(surface, index.heads.keys()):
            return found._replace(headed=index.heads[head], head_start=place)
        return found if any(found) else None

    @cached_property
    def _index(self) -> PatternIndex:
        index = PatternIndex()
        for pattern in self._patterns():
            index.enter(pattern)
        return index

    def _patterns(self) -> Iterator[Pattern]:
        spellings = (
            (term, spelling)
            for term in self._termbase.terms
            for spelling in dict.fromkeys(map(folded, (term.source, *term.variants)))
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
                signs = Signs.around(spelling, words[0].start, words[-1].end)
                yield Pattern(number, words, forms, tuple(_joints(spelling, words)), term, signs)


def _is_part_of_address(found: _FoundPatterns, addresses: Sequence[Span]) -> bool:
    """True if what was found stands in an address and is not all of it."""
    return any(
        found.start < end and start < found.end and not (found.start <= start and end <= found.end)
        for start, end in addresses
    )


def _best_of(
    patterns: Sequence[Pattern], text: str, here: Sequence[TermWord], openers: Container[str]
) -> list[Pattern]:
    """Of patterns with as many words as `here`, those that match best, one for each row."""
    if not patterns:
        return []
    joints = tuple(_joints(text, here))
    best: dict[int, Pattern] = {}
    most = -1
    for pattern in sorted(patterns, key=lambda each: each.number):
        if (
            not _has_stops(pattern, joints)
            or not _has_capitals(pattern, text, here, openers)
            or pattern.signs.reach(text, here[0].start, here[-1].end) is None
        ):
            continue
        same = len(pattern.signs.before + pattern.signs.behind) + sum(
            own.surface == word.surface for own, word in zip(pattern.words, here, strict=True)
        )
        if same > most:
            best, most = {}, same
        if same == most:
            best.setdefault(id(pattern.term), pattern)
    return list(best.values())


def _has_stops(pattern: Pattern, joints: Sequence[str]) -> bool:
    """True if the stops between the words of a text are those that the termbase writes."""
    return all(found in {"", joint} for found, joint in zip(joints, pattern.joints, strict=True))


def _has_capitals(
    pattern: Pattern, text: str, here: Sequence[TermWord], openers: Container[str]
) -> bool:
    """True if the words of a text have the capitals that the termbase writes.

    Of an abbreviation in capitals the inflected forms have them too, but it may be written as a
    name is (`Navo` for `NAVO`), where that is no word that opens sentences.  Several words that are
    all in capitals, or a long one, are no abbreviations: so the termbase writes everything.
    """
    is_all_shouted = len(pattern.words) > 1 and all(own.is_shouted for own in pattern.words)
    for own, word in zip(pattern.words, here, strict=True):
        if own.is_capitalised and not word.is_capitalised:
            return False
        is_short = len(own.surface) <= _LONGEST_ABBREVIATION
        if own.is_shouted and is_short and not is_all_shouted and not word.is_shouted:
            bare = word.surface.removesuffix("'s")
            is_name = bare == own.surface and bare not in openers
            if not is_name and not text.startswith(own.surface.upper(), word.start):
                return False
    return True


def _joints(text: str, words: Sequence[TermWord]) -> Iterator[str]:
    """The text between each two words without joiners; "" where there is nothing else."""
    for left, right in pairwise(words):
        yield _JOINER.sub("", text[left.end : right.start])
