"""The words of a text, and the runs of them that may be terms."""

from collections import Counter
from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from alignwb.core.languages.function_words import (
    DUTCH_EVERYDAY_WORDS,
    DUTCH_NAME_PARTICLES,
    DUTCH_PHRASE_PARTICLES,
    DUTCH_WELL_KNOWN_NAMES,
    ENGLISH_WORDS_IN_DUTCH,
)
from alignwb.core.languages.words import begins_sentence, letter_words

_LONGEST_RUN = 3
_LONGEST_NAME = 6


class CandidateKind(StrEnum):
    """The kinds of candidates."""

    NAME = "name"  # written with a capital inside sentences
    WORD = "word"  # one word
    PHRASE = "phrase"  # words that come back together


class CandidateToken(NamedTuple):
    """A word at characters `start` to `end`; `is_initial` if a sentence begins with it."""

    start: int
    end: int
    text: str
    is_capital: bool
    is_initial: bool

    @property
    def folded(self) -> str:
        """The word without case."""
        return self.text.casefold()

    @property
    def is_content(self) -> bool:
        """True if it may be a term, or begin or end one."""
        return len(self.text) > 2 and self.folded not in DUTCH_EVERYDAY_WORDS


class Capitals:
    """The names of a text: words capitalised inside sentences more often than not."""

    def __init__(self, tokens: Iterable[CandidateToken]) -> None:
        self._capital: Counter[str] = Counter()
        self._lower: Counter[str] = Counter()
        for token in tokens:
            if not token.is_capital:
                self._lower[token.folded] += 1
            elif not token.is_initial:
                self._capital[token.folded] += 1

    def base(self, token: CandidateToken) -> str:
        """A name without its genitive, if the text has it so too."""
        text = token.text.removesuffix("’s").removesuffix("'s")
        bare = text.removesuffix("s")
        return bare if self._capital[bare.casefold()] else text

    def has(self, token: CandidateToken) -> bool:
        """True if a token is part of a name where it stands."""
        if not token.is_capital:
            return False
        return not token.is_initial or self._capital[token.folded] > self._lower[token.folded]


def find_tokens(text: str) -> list[CandidateToken]:
    """The words of one segment, in order; numbers are none, hyphens and apostrophes join."""
    return [
        CandidateToken(*word, word.is_capitalised, begins_sentence(text, word.start))
        for word in letter_words(text)
    ]


def find_runs(
    text: str, tokens: list[CandidateToken], names: Capitals
) -> Iterator[tuple[CandidateKind, list[CandidateToken]]]:
    """Every run of words of a segment that may be a term; runs may overlap.

    A segment in capitals has none, because they say nothing there, nor has one in English.
    """
    is_shouted = sum(token.text.isupper() for token in tokens) * 2 > len(tokens)
    is_english = sum(token.folded in ENGLISH_WORDS_IN_DUTCH for token in tokens) > 1
    if is_shouted or is_english:
        return
    for run in _name_runs(text, tokens, names):
        yield CandidateKind.NAME, run
    for token in tokens:
        if token.is_content and not names.has(token) and len(token.text) > 4:
            yield CandidateKind.WORD, [token]
    for start in range(len(tokens)):
        for length in range(2, _LONGEST_RUN + 1):
            run = tokens[start : start + length]
            if len(run) == length and _is_phrase(text, run, names):
                yield CandidateKind.PHRASE, run


def _name_runs(
    text: str, tokens: list[CandidateToken], names: Capitals
) -> Iterator[list[CandidateToken]]:
    """Names, as long as they go: particles join their parts."""
    position = 0
    while position < len(tokens):
        if not names.has(tokens[position]) or tokens[position].folded in DUTCH_EVERYDAY_WORDS:
            position += 1
            continue
        end = last = position
        while end + 1 < len(tokens) and end - position < _LONGEST_NAME:
            is_genitive = names.base(tokens[end]) != tokens[end].text
            if is_genitive or not are_adjacent(text, tokens[end], tokens[end + 1]):
                break
            end += 1
            if names.has(tokens[end]):
                last = end
            elif tokens[end].folded not in DUTCH_NAME_PARTICLES:
                break
        run = tokens[position : last + 1]
        if len(run) > 1 or (len(run[0].text) > 2 and run[0].folded not in DUTCH_WELL_KNOWN_NAMES):
            yield run
        position = last + 1


def _is_phrase(text: str, run: list[CandidateToken], names: Capitals) -> bool:
    first, *inner, last = run
    if not (first.is_content and last.is_content):
        return False
    if any(token.folded not in DUTCH_PHRASE_PARTICLES and not token.is_content for token in inner):
        return False
    if all(names.has(token) for token in (first, last)) or names.has(last):
        return False
    return all(are_adjacent(text, left, right) for left, right in pairwise(run))


def are_adjacent(text: str, left: CandidateToken, right: CandidateToken) -> bool:
    """True if two words have only a space between them, or the stop of an initial."""
    between = text[left.end : right.start]
    return between == " " or (between == ". " and len(left.text) <= 2)
