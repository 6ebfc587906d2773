"""What the targets of a document have for its names, and how they write them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from alignwb.core.checks.name_check import forms_of
from alignwb.core.languages.dutch.names import Names, without_possessive
from alignwb.core.languages.name_spelling import skeleton
from alignwb.core.languages.words import begins_sentence, words_of

_FEWEST = 2


_MOSTLY = 0.7
_SHORT = 4


class Capital(NamedTuple):
    """A word with a capital, and whether it may have that only because of its place."""

    text: str
    begins_sentence: bool


@dataclass(slots=True)
class TargetWords:
    """The words of a document's targets, counted in one pass for all that is learnt from them.

    Attributes:
        words: How often each word stands there, in lower case.
        capitalised: How many targets have each word with a capital, without its genitive.
        inside: How often a longer word has a capital inside a sentence, likewise.
        capitals: The words with a capital of each target.
    """

    words: Counter[str] = field(default_factory=Counter)
    capitalised: Counter[str] = field(default_factory=Counter)
    inside: Counter[str] = field(default_factory=Counter)
    capitals: list[tuple[Capital, ...]] = field(default_factory=list)


def count_words(targets: Iterable[str]) -> TargetWords:
    """The words of targets, counted."""
    counted = TargetWords()
    for target in targets:
        words = words_of(target)
        counted.words.update([word.text.lower() for word in words])
        capitals = tuple(
            [
                Capital(word.text, begins_sentence(target, word.start))
                for word in words
                if word.is_capitalised
            ]
        )
        counted.capitals.append(capitals)
        counted.capitalised.update({without_possessive(each.text) for each in capitals})
        counted.inside.update(
            without_possessive(each.text)
            for each in capitals
            if len(each.text) > _SHORT and not each.begins_sentence
        )
    return counted


def name_renderings(
    pairs: Iterable[tuple[Iterable[str], Sequence[Capital]]], names: Names
) -> dict[str, frozenset[str]]:
    """What the targets of a document nearly always have where the sources have a name.

    The names are the capitalised words inside sentences, places and peoples among them.

    pairs: the words with a capital of each source and of its target; of segments that have both.
    """
    places: dict[str, int] = defaultdict(int)
    words: Counter[str] = Counter()
    together: dict[str, Counter[str]] = defaultdict(Counter)
    forms: dict[str, str | None] = {}
    for source, target in pairs:
        for word in source:
            if word not in forms:
                forms[word] = _name_among(word, names)
        own = {name for name in map(forms.__getitem__, source) if name is not None}
        if not own:
            continue
        alike = set(map(skeleton, own))
        others = {
            without_possessive(each.text)
            for each in target
            if not each.begins_sentence or skeleton(each.text) in alike
        }
        words.update(others)
        for name in own:
            places[name] += 1
            together[name].update(others)
    return {
        name: found
        for name, count in places.items()
        if count >= _FEWEST and (found := _found(name, count, together[name], words))
    }


def _name_among(word: str, names: Names) -> str | None:
    """The form of a word, the shortest first, that has a capital inside sentences; else None."""
    forms = (*reversed(forms_of(word)), word)
    return next((form for form in forms if form in names.capitalised), None)


def _found(name: str, count: int, together: Counter[str], words: Counter[str]) -> frozenset[str]:
    """The words that stand with a name nearly always and hardly without it; else none.

    One that is spelt like the name is its rendering, whatever else is about as often.
    """
    alike = skeleton(name)
    good = {
        word: times
        for word, times in together.items()
        if times >= _FEWEST and times >= _MOSTLY * count
    }
    own = [word for word in good if skeleton(word) == alike]
    if own:
        return frozenset(own)
    bound = [word for word, times in good.items() if times >= _MOSTLY * words[word]]
    return frozenset(bound) if len(bound) == 1 else frozenset()


def name_variants(counts: Mapping[str, int]) -> dict[str, str]:
    """The rare spellings of names in the targets, each with the usual one.

    Two words are one name if all they differ in is how sounds are spelt, and the usual spelling
    stands there three times as often.

    counts: how often each word has a capital inside a sentence.
    """
    alike: dict[str, list[str]] = defaultdict(list)
    for spelling in counts:
        alike[skeleton(spelling)].append(spelling)
    variants: dict[str, str] = {}
    for spellings in alike.values():
        usual = max(spellings, key=lambda each: (counts[each], each))
        for rare in spellings:
            is_case = rare.casefold() == usual.casefold()
            if rare != usual and not is_case and counts[usual] >= 3 * counts[rare]:
                variants[rare] = usual
    return variants
