"""Runs of sentences that two texts share, though editions, paragraphs or slips differ."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate, pairwise

from alignwb.core.languages.words import folded_words

_SHINGLE = 3
_LEAST_IN_COMMON = 0.75


@dataclass(frozen=True, slots=True)
class CommonRun:
    """Neighbouring sentences of one text, and those of the other that say the same."""

    mine: range
    theirs: range


def common_runs(mine: Sequence[str], theirs: Sequence[str]) -> tuple[CommonRun, ...]:
    """The shortest runs of sentences that both texts have, in order.

    A run ends where a sentence of each text ends at the same word.  Its sides have at least three
    quarters of their words in common, in sequences of three or more (`difflib`): so the order of
    the texts is kept, and a sentence that only one of them has is in no run.  Every sentence
    must hold a word.
    """
    my_words, their_words = [[*map(folded_words, side)] for side in (mine, theirs)]
    partners = _partners(
        [word for words in my_words for word in words],
        [word for words in their_words for word in words],
    )
    cuts = sorted(_shared_cuts(_starts(my_words), _starts(their_words), partners))
    return tuple(_runs(cuts, my_words, their_words, partners))


def _starts(sentences: Sequence[Sequence[str]]) -> list[int]:
    """The number of the first word of each sentence, and of the word after the last one."""
    return list(accumulate(map(len, sentences), initial=0))


def _partners(mine: Sequence[str], theirs: Sequence[str]) -> dict[int, int]:
    """The numbers of my words with those of their partners, rising on both sides."""
    partners: dict[int, int] = {}
    # Its own limit on what is too common to begin with keeps a litany from taking for ever.
    matcher = SequenceMatcher(None, _shingles(mine), _shingles(theirs))
    for block in matcher.get_matching_blocks():
        for offset in range(block.size + _SHINGLE - 1 if block.size else 0):
            partners.setdefault(block.a + offset, block.b + offset)
    return _rising(partners)


def _shingles(words: Sequence[str]) -> list[tuple[str, ...]]:
    return list(zip(*(words[start:] for start in range(_SHINGLE)), strict=False))


def _rising(partners: dict[int, int]) -> dict[int, int]:
    """The partners that rise on both sides: words in two blocks of shingles stay with the first."""
    rising: dict[int, int] = {}
    last = -1
    for mine in sorted(partners):
        if partners[mine] > last:
            last = rising[mine] = partners[mine]
    return rising


def _shared_cuts(
    mine: Sequence[int], theirs: Sequence[int], partners: dict[int, int]
) -> set[tuple[int, int]]:
    """Word numbers at which a sentence begins in both texts: the word before or after agrees."""
    their_starts = set(theirs)
    cuts = {(mine[0], theirs[0]), (mine[-1], theirs[-1])}
    for start in mine:
        for cut in (partners.get(start - 1, -2) + 1, partners.get(start, -1)):
            if cut in their_starts:
                cuts.add((start, cut))
    return cuts


def _runs(
    cuts: Sequence[tuple[int, int]],
    mine: Sequence[Sequence[str]],
    theirs: Sequence[Sequence[str]],
    partners: dict[int, int],
) -> Iterator[CommonRun]:
    my_sentences, their_sentences = _sentence_at(mine), _sentence_at(theirs)
    for (my_start, their_start), (my_end, their_end) in pairwise(cuts):
        common = sum(
            their_start <= partners.get(word, -1) < their_end for word in range(my_start, my_end)
        )
        words = (my_end - my_start) + (their_end - their_start)
        if common and 2 * common >= _LEAST_IN_COMMON * words:
            yield CommonRun(
                range(my_sentences[my_start], my_sentences[my_end - 1] + 1),
                range(their_sentences[their_start], their_sentences[their_end - 1] + 1),
            )


def _sentence_at(sentences: Sequence[Sequence[str]]) -> list[int]:
    """The number of the sentence that each word is in."""
    return [number for number, words in enumerate(sentences) for _ in words]
