"""What a translator always writes otherwise than the engine, learnt from the confirmed segments.

A word of the drafts that the translator never keeps, and in whose place stands another spelling of
it (*organization*, *organisation*), is learnt when that was so twice; one that is no English word
(*luitenant*), and in whose place stands a word spelt alike, at once.  Signs are learnt when they
were changed twice, capitals when three times, and hardly ever kept.  Other words in the place of an
engine's depend on the source, and are learnt with it (`learnt_terms`); other forms of a word are
grammar, and are not learnt at all.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise, takewhile
from operator import itemgetter
from typing import NamedTuple

from alignwb.core.drafting.learnt_terms import ConfirmedSegment
from alignwb.core.drafting.rewordings import SIGN, Rewordings, is_part_of_something, word_key
from alignwb.core.languages.dutch.names import without_possessive
from alignwb.core.languages.english.spellings import is_other_spelling
from alignwb.core.languages.function_words import ENGLISH_FUNCTION_WORDS
from alignwb.core.languages.words import LONGEST_WORD, begins_sentence, letter_words

_OFTEN = 2
_FORM_OFTEN = 3
"""Times that a capital must have been changed: the source may be the reason for one."""
_KEPT_OF = 5
"""For each time that something was kept it must have been changed so many times."""
_MOSTLY = 0.66
"""The share of a word's changes that are to the same."""
_ALIKE = 0.7
"""The least likeness of the spelling of a word that is no English and the one in its place."""
_PAIRS_ALIKE = 0.3
"""The least share of letters side by side that are in both; to ask takes a tenth of the time."""
_LONGER = 3
"""Letters by which one of these may be longer; beyond that it may be a compound of the other."""
_SHORTEST = 4
_MOST_PAIRS = 2_500
"""Of more words that differ in a segment, draft and target have too little in common."""
_MOST_WORDS = 400
_TITLE = 0.5
"""The share of long words with a capital above which a text is a title."""

_GRAMMAR = frozenset(
    ("", "s", "es", "e", "d", "ed", "ing", "ly", "er", "y", "ies", "ied", "ite", "ate", "ide")
)
_DERIVED = _GRAMMAR | frozenset(
    (
        *("n", "an", "ian", "al", "ial", "ic", "ical", "ist", "ism", "ists", "isms", "ary", "ish"),
        *("ion", "ation", "ment", "ness", "ity", "ous", "ive", "t", "en", "r", "or", "a", "ia"),
    )
)


class _Change(NamedTuple):
    """What stood in a draft, and what the translator wrote in its place."""

    drafted: str
    written: str


class _Replaced(NamedTuple):
    """A word that stands in the place of another.

    Attributes:
        change: Both, as it is learnt: with its capital inside sentences, else in lower case.
        is_inside: Whether the drafted word has a capital inside a sentence.
        is_name: Whether the source has the drafted word, with a capital.
    """

    change: _Change
    is_inside: bool
    is_name: bool


@dataclass(frozen=True, slots=True)
class _Seen:
    """What one confirmed segment tells.

    Attributes:
        words: Words that were replaced.
        forms: The same word on both sides, inside a sentence, as each of the two writes it.
        signs: Each sign of the draft, and the one that the target has of its kind.
        written: The words of the target, as they are compared.
    """

    words: tuple[_Replaced, ...]
    forms: tuple[_Change, ...]
    signs: tuple[_Change, ...]
    written: frozenset[str]


def learnt_rewordings(
    confirmed: Iterable[ConfirmedSegment], is_english: Callable[[str], bool]
) -> Rewordings:
    """What the translator of these segments always writes otherwise than their drafts.

    is_english: whether a lower-case word is a known English one.
    """
    seen = [_seen(*each) for each in confirmed]
    words, names, of_sources = _learnt_words(seen, is_english)
    inside = {**_learnt((each.forms for each in seen), _FORM_OFTEN), **names}
    # What a word becomes is not to become something else.
    inside = {
        drafted: written
        for drafted, written in inside.items()
        if written not in inside and word_key(written) not in words
    }
    words = {
        drafted: written
        for drafted, written in words.items()
        if word_key(written) not in words and written not in inside
    }
    return Rewordings(words, inside, _learnt_signs(seen), of_sources)


@lru_cache(8_192)
def _seen(source: str, target: str, drafted: str) -> _Seen:
    ours = _words(target)
    written = frozenset(word.key for word in ours)
    if not drafted or max(len(drafted.split()), len(ours)) > _MOST_WORDS:
        return _Seen((), (), (), written)
    theirs = _words(drafted)
    is_title = _is_title(ours) or _is_title(theirs)
    names = frozenset(word.key for word in _words(source) if word.text[0].isupper())
    return _Seen(
        tuple(_replaced(theirs, ours, names, is_title)),
        () if is_title else tuple(_other_forms(theirs, ours)),
        tuple(_other_signs(drafted, target)),
        written,
    )


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a text, without a possessive's ending.

    Attributes:
        text: As it is written.
        key: As it is compared.
        is_first: Whether it may have its capital only because of its place.
    """

    text: str
    key: str = field(compare=False)
    is_first: bool = field(compare=False)

    @property
    def has_own_capital(self) -> bool:
        return self.text[0].isupper() and not self.is_first and not self.is_in_capitals

    @property
    def is_in_capitals(self) -> bool:
        return len(self.text) > 1 and self.text.isupper()


def _words(text: str) -> list[_Word]:
    found = []
    for word in letter_words(text):
        if len(word.text) <= LONGEST_WORD and not is_part_of_something(text, word):
            bare = without_possessive(word.text)
            found.append(_Word(bare, word_key(bare), begins_sentence(text, word.start)))
    return found


def _is_title(words: Sequence[_Word]) -> bool:
    """Whether most words of a text have a capital, so that it says nothing of the word."""
    long = [word for word in words[1:] if len(word.key) >= _SHORTEST]
    return len(long) > 1 and sum(word.text[0].isupper() for word in long) > _TITLE * len(long)


def _replaced(
    theirs: Sequence[_Word], ours: Sequence[_Word], names: frozenset[str], is_title: bool
) -> Iterator[_Replaced]:
    """Words of a draft that the target lacks, with new ones spelt alike; the most alike first."""
    drafted, written = {word.key for word in theirs}, {word.key for word in ours}
    gone = [word for word in theirs if word.key not in written and _is_long(word)]
    new = [word for word in ours if word.key not in drafted and _is_long(word)]
    if len(gone) * len(new) > _MOST_PAIRS:
        return
    pairs = [
        (-likely, first, second, one, other)
        for first, one in enumerate(gone)
        for second, other in enumerate(new)
        if (likely := _likeness(one.key, other.key)) >= _ALIKE
    ]
    taken: tuple[set[int], set[int]] = (set(), set())
    for _, first, second, one, other in sorted(pairs, key=itemgetter(0, 1, 2)):
        if first in taken[0] or second in taken[1]:
            continue
        taken[0].add(first)
        taken[1].add(second)
        is_inside = one.has_own_capital and not is_title
        yield _Replaced(
            _Change(one.text if is_inside else one.key, _as_learnt(one, other, is_inside)),
            is_inside,
            one.key in names,
        )


def _is_long(word: _Word) -> bool:
    is_contraction = "'" in word.key
    return (
        len(word.key) >= _SHORTEST and word.key not in ENGLISH_FUNCTION_WORDS and not is_contraction
    )


def _as_learnt(one: _Word, other: _Word, is_inside: bool) -> str:
    """How a word is written in the place of another, as it is to be kept."""
    has_further_capitals = not other.text.isupper() and other.text[1:] != other.text[1:].lower()
    if is_inside or has_further_capitals or (one.text.islower() and other.has_own_capital):
        return other.text
    return other.text.lower()


def _likeness(one: str, other: str) -> float:
    """How alike two words are spelt, 0 to 1; 0 where few letters stand side by side in both."""
    ours, theirs = _letter_pairs(one), _letter_pairs(other)
    if 2 * len(ours & theirs) < _PAIRS_ALIKE * (len(ours) + len(theirs)):
        return 0.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


@lru_cache(16_384)
def _letter_pairs(word: str) -> frozenset[tuple[str, str]]:
    return frozenset(pairwise(word))


def _other_forms(theirs: Sequence[_Word], ours: Sequence[_Word]) -> Iterator[_Change]:
    """Words inside sentences, as both sides write them: with a capital or without."""
    drafted, written = (_by_key(words) for words in (theirs, ours))
    for key, spellings in drafted.items():
        others = written.get(key, [])
        # Where the numbers differ, which stands for which is not known.
        if len(spellings) != len(others) or len({*spellings}) != 1 or len({*others}) != 1:
            continue
        if key not in ENGLISH_FUNCTION_WORDS and spellings[0][1:] == others[0][1:]:
            yield _Change(spellings[0], others[0])


def _by_key(words: Iterable[_Word]) -> Mapping[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for word in words:
        if not word.is_first:
            found[word.key].append(word.text)
    return found


def _other_signs(drafted: str, target: str) -> Iterator[_Change]:
    for kind in ("dash", "dots", "apostrophe"):
        theirs, ours = (
            {match[0] for match in SIGN.finditer(text) if match[kind]} for text in (drafted, target)
        )
        if len(ours) == 1:
            (written,) = ours
            yield from (_Change(each, written) for each in sorted(theirs))
        else:
            yield from (_Change(each, each) for each in sorted(theirs & ours))


def _learnt_words(
    seen: Sequence[_Seen], is_english: Callable[[str], bool]
) -> tuple[dict[str, str], dict[str, str], frozenset[str]]:
    """The words, and those with a capital inside sentences, each with what is written for it.

    And which of them a source had.
    """
    written: defaultdict[tuple[bool, str], Counter[str]] = defaultdict(Counter)
    of_sources: set[str] = set()
    for each in seen:
        for change, is_inside, is_name in each.words:
            drafted, best = _singular(change)
            written[is_inside, drafted][best] += 1
            if is_name:
                of_sources.add(word_key(drafted))
    keys = {word_key(drafted) for _, drafted in written}
    kept = Counter(word for each in seen for word in each.written if word in keys)
    words: dict[str, str] = {}
    names: dict[str, str] = {}
    for (is_inside, drafted), counts in written.items():
        best, count = counts.most_common(1)[0]
        one, other = word_key(drafted), word_key(best)
        if kept[one] * _KEPT_OF > count or count < _MOSTLY * counts.total():
            continue
        if is_other_spelling(one, other):
            if count >= _OFTEN and best[0].isupper() == is_inside:
                found = names if is_inside else words
                found[drafted] = best
                found.setdefault(f"{drafted}s", f"{best}s")
        elif _is_slip(one, other, is_inside, is_english):
            # The list lacks many words; what became one that it has was none.
            is_certain = one not in of_sources and (best[0].isupper() or is_english(other))
            if count >= _OFTEN or is_certain:
                # What is no English word is the same word whatever its case.
                words[one] = best
                names[one[0].upper() + one[1:]] = best[0].upper() + best[1:]
                names[drafted] = best
    names = {drafted: best for drafted, best in names.items() if drafted[0].isupper()}
    return words, names, frozenset(of_sources)


def _singular(change: _Change) -> _Change:
    """Another spelling of a plural as that of the singular."""
    drafted, written = (word.removesuffix("s") for word in change)
    is_plural = drafted != change.drafted and written != change.written
    if is_plural and is_other_spelling(word_key(drafted), word_key(written)):
        return _Change(drafted, written)
    return change


def _is_slip(one: str, other: str, is_name: bool, is_english: Callable[[str], bool]) -> bool:
    """Whether a word is no English one, and so near to another that it was meant."""
    if is_english(one) or all(map(is_english, one.split("-"))):
        return False
    if abs(len(one) - len(other)) > _LONGER or _likeness(one, other) < _ALIKE:
        return False
    if one.endswith(other) or other.endswith(one):
        return False  # what stands before a word is meant
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    endings = _DERIVED if is_name else _GRAMMAR
    return not any(
        one[place:] in endings and other[place:] in endings
        for place in range(max(same - _LONGER, 1), same + 1)
    )


def _learnt(changes: Iterable[Sequence[_Change]], often: int = _OFTEN) -> Mapping[str, str]:
    """What was changed to the same so often, and hardly ever kept."""
    of_each: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for each in changes:
        for drafted, written in each:
            of_each[drafted][written] += 1
    found = {}
    for drafted, counts in of_each.items():
        best, count = counts.most_common(1)[0]
        others = counts.total() - count
        if best != drafted and count >= often and others * _KEPT_OF <= count:
            found[drafted] = best
    return {drafted: best for drafted, best in found.items() if best not in found}


def _learnt_signs(seen: Sequence[_Seen]) -> Mapping[str, str]:
    """The signs; a long dash without space is one with space that it becomes another of."""
    changes = [each.signs for each in seen]
    found = dict(_learnt(changes))
    kept = {drafted for each in changes for drafted, written in each if drafted == written}
    for drafted, written in tuple(found.items()):
        bare = drafted.strip()
        if bare in ("—", "―") and bare not in {*kept, *found, written.strip(), written}:
            found[bare] = written
    return {drafted: written for drafted, written in found.items() if written not in found}
