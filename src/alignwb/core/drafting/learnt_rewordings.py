"""What a translator always writes otherwise than the engine, learnt from the confirmed segments.

A word of the drafts that the translator never keeps, but replaces by one that is spelt alike, is
another spelling of it (*organization*, *organisation*) or the engine's slip (*tsaristic*).  Twice
is enough, and once where it is no English word.  Capitals, apostrophes and signs are learnt when
they were changed twice and hardly ever kept.  Words that differ by an ending alone are grammar, and
depend on the sentence.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise, product, takewhile
from typing import NamedTuple

from alignwb.core.drafting.learnt_terms import ConfirmedSegment
from alignwb.core.drafting.rewordings import SIGN, Rewordings, is_part_of_something, word_key
from alignwb.core.languages.dutch.names import without_possessive
from alignwb.core.languages.function_words import ENGLISH_FUNCTION_WORDS
from alignwb.core.languages.words import LONGEST_WORD, begins_sentence, letter_words

_OFTEN = 2
_KEPT_OF = 5
"""For each time that something was kept it must have been changed so many times."""
_MOSTLY = 0.66
"""The share of a word's changes that are to the same, and of its capitals that were changed."""
_ALIKE, _ONCE_ALIKE = 0.6, 0.7
"""The least likeness of spelling (of letters in the same order), and where once is enough."""
_ONCE_LONGER = 3
"""Letters by which one may be longer where once is enough; beyond that it may be a compound."""
_SHORTEST = 4
_MOST_PAIRS = 2_500
"""Of more words that differ in a segment, draft and target have too little in common."""
_ENDINGS = frozenset(("", "s", "es", "e", "d", "ed", "ing", "ly", "er", "y", "ies", "ied"))


class _Change(NamedTuple):
    """What stood in a draft, and what the translator wrote in its place."""

    drafted: str
    written: str


@dataclass(frozen=True, slots=True)
class _Seen:
    """What one confirmed segment tells.

    Attributes:
        words: Words that were replaced by others spelt alike.
        forms: The same word on both sides, inside a sentence, as each of the two writes it.
        signs: Each sign of the draft, and the one that the target has of its kind.
        written: The words of the target, as they are compared.
    """

    words: tuple[_Change, ...]
    forms: tuple[_Change, ...]
    signs: tuple[_Change, ...]
    written: frozenset[str]


def learnt_rewordings(
    confirmed: Iterable[ConfirmedSegment], is_english: Callable[[str], bool]
) -> Rewordings:
    """What the translator of these segments always writes otherwise than their drafts.

    is_english: whether a lower-case word is a known English one.
    """
    seen = [_seen(each.target, each.drafted) for each in confirmed if each.drafted]
    return Rewordings(
        _learnt_words(seen, is_english),
        _learnt(each.forms for each in seen),
        _learnt_signs(seen),
    )


@lru_cache(8_192)
def _seen(target: str, drafted: str) -> _Seen:
    theirs, ours = _Words.of(drafted), _Words.of(target)
    return _Seen(
        tuple(_replaced(theirs, ours)),
        tuple(_other_forms(theirs, ours)),
        tuple(_other_signs(drafted, target)),
        frozenset(ours.spellings),
    )


@dataclass(slots=True)
class _Words:
    """The words of a text: how each is spelt, and how inside sentences."""

    spellings: dict[str, str] = field(default_factory=dict)
    inside: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, text: str) -> "_Words":
        found = cls()
        for word in letter_words(text):
            if is_part_of_something(text, word):
                continue
            bare = without_possessive(word.text)
            key, is_first = word_key(bare), begins_sentence(text, word.start)
            # A capital may be that of the sentence, so a spelling without one goes before.
            if key not in found.spellings or bare.islower():
                found.spellings[key] = bare
            if not is_first:
                found.inside[key].append(bare)
        return found

    def is_always_first(self, key: str) -> bool:
        """Whether a word stands at the beginning of sentences alone."""
        return key not in self.inside


def _replaced(theirs: _Words, ours: _Words) -> Iterator[_Change]:
    """Words of a draft and those spelt alike in their place, the most alike first, each once."""
    gone, new = (
        [
            key
            for key in words.spellings
            if _SHORTEST <= len(key) <= LONGEST_WORD
            and key not in others.spellings
            and key not in ENGLISH_FUNCTION_WORDS
        ]
        for words, others in ((theirs, ours), (ours, theirs))
    )
    if len(gone) * len(new) > _MOST_PAIRS:
        return
    likeness = sorted(
        (-likely, one, other)
        for one, other in product(gone, new)
        if (likely := _likeness(one, other)) >= _ALIKE
    )
    taken: set[str] = set()
    for _, one, other in likeness:
        if one in taken or other in taken or _differs_by_ending(one, other):
            continue
        taken.update((one, other))
        written = ours.spellings[other]
        if ours.is_always_first(other) and theirs.spellings[one].islower():
            written = written[0].lower() + written[1:]
        yield _Change(one, written)


def _likeness(one: str, other: str) -> float:
    """How alike two words are spelt, 0 to 1; 0 where no two letters in a row are in both."""
    if _letter_pairs(one).isdisjoint(_letter_pairs(other)):
        return 0.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


@lru_cache(16_384)
def _letter_pairs(word: str) -> frozenset[tuple[str, str]]:
    return frozenset(pairwise(word))


def _differs_by_ending(one: str, other: str) -> bool:
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    return one[same:] in _ENDINGS and other[same:] in _ENDINGS


def _other_forms(theirs: _Words, ours: _Words) -> Iterator[_Change]:
    for key, drafted in theirs.inside.items():
        written = ours.inside.get(key, [])
        # Where the numbers differ, which stands for which is not known.
        if len(drafted) == len(written) and len(set(drafted)) == len(set(written)) == 1:
            yield _Change(drafted[0], written[0])


def _other_signs(drafted: str, target: str) -> Iterator[_Change]:
    for kind in ("dash", "dots"):
        theirs, ours = (
            {match[0] for match in SIGN.finditer(text) if match[kind]} for text in (drafted, target)
        )
        if len(ours) == 1:
            (written,) = ours
            yield from (_Change(each, written) for each in sorted(theirs))
        else:
            yield from (_Change(each, each) for each in sorted(theirs & ours))


def _learnt_words(seen: Sequence[_Seen], is_english: Callable[[str], bool]) -> Mapping[str, str]:
    changes = Counter(change for each in seen for change in each.words)
    of_word: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for change, count in changes.items():
        of_word[change.drafted][change.written] += count
    kept = Counter(word for each in seen for word in each.written if word in of_word)
    found = {}
    for word, written in of_word.items():
        best, count = written.most_common(1)[0]
        if kept[word] * _KEPT_OF > count or count < _MOSTLY * written.total():
            continue
        if count >= _OFTEN or _is_slip(word, best, is_english):
            found[word] = best
    # What a word becomes is not to become something else, as a word or as a plural.
    return {
        word: best
        for word, best in found.items()
        if found.keys().isdisjoint((word_key(best), word_key(best).removesuffix("s")))
    }


def _is_slip(word: str, best: str, is_english: Callable[[str], bool]) -> bool:
    """Whether a word is no English one, and so near to another that it was meant."""
    if is_english(word) or all(map(is_english, word.split("-"))):
        return False
    is_near = _likeness(word, word_key(best)) >= _ONCE_ALIKE
    return is_near and abs(len(word) - len(best)) <= _ONCE_LONGER


def _learnt(changes: Iterable[Sequence[_Change]], share: float = _MOSTLY) -> Mapping[str, str]:
    """What was changed to the same so often, and in so large a share of the places."""
    of_each: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for each in changes:
        for drafted, written in each:
            of_each[drafted][written] += 1
    found = {}
    for drafted, counts in of_each.items():
        best, count = counts.most_common(1)[0]
        if best != drafted and count >= _OFTEN and count >= share * counts.total():
            found[drafted] = best
    return {drafted: best for drafted, best in found.items() if best not in found}


def _learnt_signs(seen: Sequence[_Seen]) -> Mapping[str, str]:
    """The signs; one that becomes another sign does so whatever space is around it."""
    found = dict(_learnt((each.signs for each in seen), 1 - 1 / (_KEPT_OF + 1)))
    kept = {
        drafted.strip() for each in seen for drafted, written in each.signs if drafted == written
    }
    for drafted, written in tuple(found.items()):
        bare = drafted.strip()
        if bare not in (*kept, written.strip()):
            found.setdefault(bare, written)
    return found
