"""Words that a translator puts in the place of an engine's, learnt from the confirmed segments.

Somebody who has written *chair* where every draft said *chairman* means it.  Such a pair of words
is found by how often the two stand in the same segments (Dice), and is learnt where the drafts did
not have the English word: a word that the engine says anyway needs no help, and in a text that the
engine is at home in, help only disturbs it.  A name that both languages spell alike is another
matter: it is right wherever it stands, so one draft that mangled it is enough.

How spellings and signs are learnt, which are the same whatever the source says, is in
`learnt_rewordings`.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from operator import itemgetter
from typing import NamedTuple

from alignwb.core.languages.dutch.clauses import BEFORE_NOUNS, NOMINATIVES
from alignwb.core.languages.dutch.names import without_possessive
from alignwb.core.languages.function_words import DUTCH_FUNCTION_WORDS, ENGLISH_FUNCTION_WORDS
from alignwb.core.languages.words import LETTER_WORD, Word, letter_words
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
_NAME_OFTEN = 3
"""Times that a name must have been met which one draft had otherwise."""
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

    def has(self, pair: _Pair) -> bool:
        """Whether both words of a pair are in it."""
        return pair.dutch in self.dutch and pair.english in self.english


def learnt_terms(
    confirmed: Sequence[ConfirmedSegment], meanings: Callable[[str], Collection[str]]
) -> tuple[Term, ...]:
    """The words that stand in the place of an engine's, as terms, in the order of the Dutch ones.

    confirmed: in the order of the document.  meanings: the known English words for a lower-case
    Dutch one.  A pair is learnt when it has put a draft right twice and most of those met so far;
    it stays learnt, though later drafts have the word then, while the translator keeps to it.  A
    verb is not: its form depends on the sentence.  A word that always has the same word of content
    beside it is learnt with that one.
    """
    every = [(each, _words(each)) for each in confirmed]
    known = [
        (each, words)
        for each, words in every
        if max(len(words.dutch), len(words.english)) <= _MOST_WORDS
    ]
    segments = [words for _, words in known]
    twins = _twins(each.source for each, _ in known) | _twins(each.target for each, _ in known)
    pairs = list(_pairs(segments, twins, meanings))
    if not pairs:
        return ()
    uses = _uses(each.source for each in confirmed)
    dutch = _spellings(each.source for each in confirmed)
    english = _spellings(each.target for each in confirmed)
    found = []
    for pair in sorted(pairs):
        source, target = _usual(dutch[pair.dutch]), _usual(english[pair.english])
        is_name = uses[pair.dutch].is_name and source == target
        if uses[pair.dutch].is_verb or not _was_corrected(pair, segments, is_name=is_name):
            continue
        both = [each for each, words in known if words.has(pair)]
        ours = _neighbours(source, [each.source for each in both], DUTCH_FUNCTION_WORDS)
        theirs = _neighbours(target, [each.target for each in both], ENGLISH_FUNCTION_WORDS)
        if ours.constant or not ours.is_always_there:
            target = theirs.around(target)
        found.append(Term(ours.around(source), target))
    return tuple(found)


def _words(segment: ConfirmedSegment) -> _Words:
    drafted = _content(segment.drafted, ENGLISH_FUNCTION_WORDS, _SHORTEST_ENGLISH)
    return _Words(
        _content(segment.source, DUTCH_FUNCTION_WORDS, _SHORTEST_DUTCH),
        _content(segment.target, ENGLISH_FUNCTION_WORDS, _SHORTEST_ENGLISH),
        drafted if segment.drafted else None,
    )


def _content(text: str, function_words: Collection[str], shortest: int) -> frozenset[str]:
    words = {_bare(word).lower() for word in LETTER_WORD.findall(text)}
    return frozenset(word for word in words if len(word) >= shortest and word not in function_words)


def _twins(texts: Iterable[str]) -> set[frozenset[str]]:
    """Words that never stand without each other, side by side."""
    alone: Counter[str] = Counter()
    together: Counter[tuple[str, str]] = Counter()
    for text in texts:
        words = letter_words(text)
        keys = [_bare(word.text).lower() for word in words]
        alone.update(keys)
        together.update(
            (keys[place], keys[place + 1])
            for place in range(len(words) - 1)
            if _beside(text, words, place, place + 1)
        )
    return {
        frozenset(both)
        for both, count in together.items()
        if count >= _OFTEN and alone[both[0]] == alone[both[1]] == count
    }


def _pairs(
    segments: Sequence[_Words],
    twins: Collection[frozenset[str]],
    meanings: Callable[[str], Collection[str]],
) -> Iterator[_Pair]:
    """The pairs of words that go together, and with no others but their twins."""
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
        _Pair(word, other): likely
        for word, counts in together.items()
        for other, count in counts.items()
        # Nothing below this can lead, nor stand in the way of what does.
        if (likely := 2 * count / (dutch[word] + english[other])) >= _LIKELY - _LEAD
    }
    best_of_dutch = _leaders(likeness, twins, itemgetter(0, 1))
    best_of_english = _leaders(likeness, twins, itemgetter(1, 0))
    for pair in best_of_dutch & best_of_english:
        count = together[pair.dutch][pair.english]
        if count >= _OFTEN and _is_believed(pair, count, likeness[pair], meanings(pair.dutch)):
            yield pair


def _leaders(
    likeness: Mapping[_Pair, float],
    twins: Collection[frozenset[str]],
    parted: Callable[[_Pair], tuple[str, str]],
) -> set[_Pair]:
    """For each word its likeliest pair, where it is likely and leads all others.

    parted: the word of a pair, and the other one.
    """
    best: dict[str, tuple[float, _Pair]] = {}
    second: defaultdict[str, float] = defaultdict(float)
    # The order decides between twins.
    for pair, likely in sorted(likeness.items(), key=lambda item: (-item[1], item[0])):
        word, other = parted(pair)
        if word not in best:
            best[word] = likely, pair
        elif frozenset((parted(best[word][1])[1], other)) not in twins:
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


def _was_corrected(pair: _Pair, segments: Iterable[_Words], *, is_name: bool) -> bool:
    """Whether the pair has put drafts right, up to any segment from which on they may have it."""
    met = lacking = 0
    for segment in segments:
        if segment.drafted is None or not segment.has(pair):
            continue
        met += 1
        lacking += pair.english not in segment.drafted
        if lacking >= _OFTEN and lacking >= _MOSTLY * met:
            return True
    return is_name and lacking > 0 and met >= _NAME_OFTEN


@dataclass(slots=True)
class _Use:
    """How a Dutch word is used: how often in which neighbourhood, and how it is written."""

    as_verb: int = 0
    as_noun: int = 0
    small: int = 0
    capital: int = 0

    @property
    def is_verb(self) -> bool:
        """Beside a subject or after `te`, never after what stands before nouns, and no name."""
        return self.as_verb > 0 and self.as_noun == 0 and not self.is_name

    @property
    def is_name(self) -> bool:
        """Always with a capital inside sentences."""
        return self.small == 0 and self.capital >= _OFTEN


def _uses(sources: Iterable[str]) -> Mapping[str, _Use]:
    """How each word is used, by its lower-case form."""
    found: defaultdict[str, _Use] = defaultdict(_Use)
    for source in sources:
        words = letter_words(source)
        for place, word in enumerate(words):
            use = found[_bare(word.text).lower()]
            before = _beside(source, words, place, place - 1).lower()
            after = _beside(source, words, place, place + 1).lower()
            use.as_verb += before in NOMINATIVES or before == "te" or after in NOMINATIVES
            use.as_noun += before in BEFORE_NOUNS
            if place:
                use.capital += word.is_capitalised
                use.small += not word.is_capitalised
    return found


@dataclass(slots=True)
class _Neighbours:
    """The words of content directly before and after a word, in all places where it was met."""

    before: Counter[str] = field(default_factory=Counter)
    after: Counter[str] = field(default_factory=Counter)
    met: int = 0
    alone: int = 0

    @property
    def constant(self) -> str:
        """What always stands on one side or the other; "" for none."""
        return self._always(self.before) or self._always(self.after)

    @property
    def is_always_there(self) -> bool:
        """Whether the word never stands without one, whichever it is."""
        return self.alone == 0

    def around(self, word: str) -> str:
        """The word with what always stands beside it."""
        return " ".join(filter(None, (self._always(self.before), word, self._always(self.after))))

    def _always(self, side: Counter[str]) -> str:
        word, count = side.most_common(1)[0] if side else ("", 0)
        return word if count == self.met and count >= _OFTEN else ""


def _neighbours(word: str, texts: Iterable[str], function_words: Collection[str]) -> _Neighbours:
    found = _Neighbours()
    for text in texts:
        words = letter_words(text)
        for place, each in enumerate(words):
            if _bare(each.text).lower() != word.lower():
                continue
            found.met += 1
            sides = [
                beside
                if (beside := _beside(text, words, place, other)).lower() not in function_words
                else ""
                for other in (place - 1, place + 1)
            ]
            for side, beside in zip((found.before, found.after), sides, strict=True):
                if beside:
                    side[beside] += 1
            found.alone += not any(sides)
    return found


def _bare(word: str) -> str:
    """A word without a possessive's ending; with a small letter `foto's` is a plural."""
    return without_possessive(word) if word[0].isupper() else word


def _beside(text: str, words: Sequence[Word], place: int, other: int) -> str:
    """The word at the other place, if nothing but white space parts the two; else ""."""
    if not 0 <= other < len(words):
        return ""
    first, second = sorted((place, other))
    is_close = text[words[first].end : words[second].start].isspace()
    return words[other].text if is_close else ""


def _spellings(texts: Iterable[str]) -> Mapping[str, Counter[str]]:
    """How often each word is written in which case."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        for word in map(_bare, LETTER_WORD.findall(text)):
            found[word.lower()][word] += 1
    return found


def _usual(spellings: Counter[str]) -> str:
    """A word in lower case if it is ever written so, for a capital may be the sentence's."""
    return min(spellings, key=lambda word: (not word[:1].islower(), -spellings[word], word))
