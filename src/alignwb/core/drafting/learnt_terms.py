"""Words that a translator puts in the place of an engine's, learnt from the confirmed segments.

Somebody who has written *chair* where every draft said *chairman* means it.  Such a pair of words
is found by how often the two stand in the same segments (Dice), and is learnt where the drafts did
not have the English word: a word that the engine says anyway needs no help, and in a text that the
engine is at home in, help only disturbs it.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from alignwb.core.languages.function_words import DUTCH_FUNCTION_WORDS, ENGLISH_FUNCTION_WORDS
from alignwb.core.languages.words import LETTER_WORD
from alignwb.core.terms.termbase import Term

_OFTEN = 2
"""Times that a pair must have been met, and that a draft must have been put right by it."""
_LIKELY = 0.75
"""The least likeness (Dice) of a pair."""
_LEAD = 0.1
"""How much less likely every other partner of either word must be."""
_MOSTLY = 0.66
"""The share of the drafts met by then that lacked the English word."""
_SPELLED_ALIKE = 0.6
_SURELY_OFTEN, _SURELY_LIKELY = 4, 0.85
"""From which a pair is believed that no list knows, though the Dutch word has known meanings."""
_UNKNOWN_OFTEN = 3
"""The same for a Dutch word without known meanings, unless the two words never stand alone."""
_SHORTEST_DUTCH, _SHORTEST_ENGLISH = 4, 3
_MOST_WORDS = 150
"""Different words of content on a side; of more, which goes with which cannot be told, and their
pairs are too many."""


class ConfirmedSegment(NamedTuple):
    """What a person has confirmed.

    Attributes:
        source: The source.
        target: The translation.
        drafted: The draft it was made from or beside, as the engine wrote it; "" if there was none.
    """

    source: str
    target: str
    drafted: str = ""


class _Pair(NamedTuple):
    """A Dutch word and the English one that goes with it, in lower case."""

    dutch: str
    english: str


class _Words(NamedTuple):
    """The words of content of a segment, in lower case."""

    dutch: frozenset[str]
    english: frozenset[str]
    drafted: frozenset[str] | None


def learnt_terms(
    confirmed: Sequence[ConfirmedSegment], meanings: Callable[[str], Collection[str]]
) -> tuple[Term, ...]:
    """The words that stand in the place of an engine's, as terms, in the order of the Dutch ones.

    confirmed: in the order of the document.  meanings: the known English words for a lower-case
    Dutch one.  A pair is learnt when it has put a draft right twice and most of those met so far;
    it stays learnt, though later drafts have the word then, while the translator keeps to it.
    """
    words = (_words(each) for each in confirmed)
    segments = [each for each in words if max(len(each.dutch), len(each.english)) <= _MOST_WORDS]
    pairs = _pairs(segments, meanings)
    learnt = [pair for pair in pairs if _was_corrected(pair, segments)]
    if not learnt:
        return ()
    dutch = _spellings(each.source for each in confirmed)
    english = _spellings(each.target for each in confirmed)
    return tuple(
        Term(_usual(dutch[pair.dutch]), _usual(english[pair.english])) for pair in sorted(learnt)
    )


def _words(segment: ConfirmedSegment) -> _Words:
    drafted = _content(segment.drafted, ENGLISH_FUNCTION_WORDS, _SHORTEST_ENGLISH)
    return _Words(
        _content(segment.source, DUTCH_FUNCTION_WORDS, _SHORTEST_DUTCH),
        _content(segment.target, ENGLISH_FUNCTION_WORDS, _SHORTEST_ENGLISH),
        drafted if segment.drafted else None,
    )


def _content(text: str, function_words: Collection[str], shortest: int) -> frozenset[str]:
    words = {word.lower() for word in LETTER_WORD.findall(text)}
    return frozenset(word for word in words if len(word) >= shortest and word not in function_words)


def _pairs(
    segments: Sequence[_Words], meanings: Callable[[str], Collection[str]]
) -> Iterator[_Pair]:
    """The pairs of words that go together, and with no others."""
    dutch = Counter(word for each in segments for word in each.dutch)
    english = Counter(word for each in segments for word in each.english)
    together: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for segment in segments:
        # A word that was met once is in no pair, and most words are.
        others = [word for word in segment.english if english[word] >= _OFTEN]
        for word in segment.dutch:
            if dutch[word] >= _OFTEN:
                together[word].update(others)
    likeness = {
        _Pair(word, other): 2 * count / (dutch[word] + english[other])
        for word, counts in together.items()
        for other, count in counts.items()
    }
    best_of_dutch = _leaders(likeness, lambda pair: pair.dutch)
    best_of_english = _leaders(likeness, lambda pair: pair.english)
    for pair in best_of_dutch & best_of_english:
        count = together[pair.dutch][pair.english]
        if count >= _OFTEN and _is_believed(pair, count, likeness[pair], meanings(pair.dutch)):
            yield pair


def _leaders(likeness: Mapping[_Pair, float], word_of: Callable[[_Pair], str]) -> set[_Pair]:
    """For each word its likeliest pair, where it is likely and leads all others."""
    best: dict[str, tuple[float, _Pair]] = {}
    second: defaultdict[str, float] = defaultdict(float)
    for pair, likely in likeness.items():
        word = word_of(pair)
        known = best.get(word)
        if known is None or likely > known[0]:
            if known is not None:
                second[word] = known[0]
            best[word] = likely, pair
        else:
            second[word] = max(second[word], likely)
    return {
        pair
        for word, (likely, pair) in best.items()
        if likely >= _LIKELY and likely - second[word] > _LEAD
    }


def _is_believed(pair: _Pair, count: int, likely: float, known: Collection[str]) -> bool:
    if pair.english in known or (count >= _SURELY_OFTEN and likely >= _SURELY_LIKELY):
        return True
    if not known and (count >= _UNKNOWN_OFTEN or likely == 1):
        return True
    return SequenceMatcher(None, pair.dutch, pair.english).ratio() >= _SPELLED_ALIKE


def _was_corrected(pair: _Pair, segments: Iterable[_Words]) -> bool:
    """Whether the pair has put drafts right, up to any segment from which on they may have it."""
    met = lacking = 0
    for segment in segments:
        if (
            segment.drafted is None
            or pair.dutch not in segment.dutch
            or pair.english not in segment.english
        ):
            continue
        met += 1
        lacking += pair.english not in segment.drafted
        if lacking >= _OFTEN and lacking >= _MOSTLY * met:
            return True
    return False


def _spellings(texts: Iterable[str]) -> Mapping[str, Counter[str]]:
    """How often each word is written in which case."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        for word in LETTER_WORD.findall(text):
            found[word.lower()][word] += 1
    return found


def _usual(spellings: Counter[str]) -> str:
    """A word in lower case if it is ever written so, for a capital may be the sentence's."""
    return min(spellings, key=lambda word: (not word[:1].islower(), -spellings[word], word))
