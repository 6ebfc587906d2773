"""The inflection of English, for finding renderings in translations."""

from collections.abc import Container, Iterator

from alignwb.core.languages.english.tense_forms import IRREGULAR_VERBS, in_tense
from alignwb.core.languages.function_words import (
    ENGLISH_FUNCTION_WORDS,
    ENGLISH_SENTENCE_OPENERS,
)
from alignwb.core.languages.inflection import Tense, WordForms, without_accents
from alignwb.core.languages.words import word_set

_PLURALS = """
man men, woman women, child children, person people, foot feet, tooth teeth, goose geese, mouse
mice, ox oxen, life lives, wife wives, knife knives, leaf leaves, half halves, thief thieves,
crisis crises, basis bases, thesis theses, analysis analyses, hypothesis hypotheses, synthesis
syntheses, phenomenon phenomena, criterion criteria, datum data, medium media, stratum strata,
nucleus nuclei
"""
IRREGULAR_PLURALS = dict(entry.split() for entry in _PLURALS.split(","))
"""Plurals by singulars, both in small letters."""

_SHORTEST_INFLECTED = 3

_IRREGULAR: dict[str, tuple[str, ...]] = {
    **{noun: (plural,) for noun, plural in IRREGULAR_PLURALS.items()},
    **IRREGULAR_VERBS,
    "be": (*IRREGULAR_VERBS["be"], "am", "are", "were"),
}
_VOWELS = "aeiou"
_COMPARED = word_set(
    """
    able angry big bitter black blue bold brave brief bright broad brown busy calm cheap clean
    clear clever close cold cool crude cruel damp dark dead deaf dear deep dense dirty dry dull
    dumb early easy empty fair faint false famous far fast fat fierce fine firm fit flat foul
    frail free fresh friendly full gentle glad grand grave great greedy green grey grim gross
    guilty happy hard harsh healthy heavy high hot holy honest hungry idle ill keen kind large
    late lazy lean light likely little lively lonely long loose loud lovely low loyal lucky mad
    mean merry mighty mild moist naive narrow near neat new nice noble noisy odd old pale plain
    pleasant polite poor pretty proud pure queer quick quiet rapid rare raw ready real red
    remote rich ripe rough round rude sad safe sane scarce severe shallow sharp short shy sick
    silly simple slack slight slim slow small smart smooth sober soft solid sore sound sour
    stale steady steep stern stiff still strange strict strong stupid sturdy subtle sure sweet
    swift tall tame tender tense thick thin tight tiny tired tough true ugly vague vain vast
    warm weak wealthy weary wet white wicked wide wild wise worthy yellow young
    """
)
"""Adjectives with -er and -est; behind other words these make other ones: corn, corner."""
_NO_PLURALS = word_set("news means species gallows headquarters brussels netherlands")
"""Words that end in s without being the plural of the word before it."""
_LAST_PARTS = frozenset(("man", "woman", "child", "foot", "tooth", "mouse", "person"))
"""Nouns that end other words: chairwoman, chairwomen."""


class English:
    """Inflection of English; an `Inflection`.  Compounds are not taken apart."""

    openers = ENGLISH_SENTENCE_OPENERS | ENGLISH_FUNCTION_WORDS

    def key(self, word: str) -> str:
        """The word without accents."""
        return without_accents(word)

    def forms(self, word: str, pos: str, is_last: bool, is_name: bool) -> WordForms:  # noqa: ARG002
        """Plural, possessive, -ed, -ing, irregular forms; of a plural also its singular."""
        bare = without_accents(word)
        bases = {bare, *_singulars(bare)} if len(bare) >= _SHORTEST_INFLECTED else {bare}
        forms = bases | set(_IRREGULAR.get(bare, ()))
        if len(bare) >= _SHORTEST_INFLECTED or bare in IRREGULAR_VERBS:
            for base in bases:
                forms |= set(_inflected(base))
        return WordForms(frozenset(forms | {form + "'s" for form in forms}))

    def compound_parts(
        self,
        word: str,  # noqa: ARG002
        heads: Container[str],  # noqa: ARG002
    ) -> Iterator[tuple[int, str]]:
        """No parts."""
        return iter(())


def _inflected(word: str) -> Iterator[str]:
    yield from _IRREGULAR.get(word, ())
    yield from (in_tense(word, tense) for tense in Tense)
    for noun in _LAST_PARTS:
        if word.endswith(noun) and word != noun:
            yield word.removesuffix(noun) + _IRREGULAR[noun][0]
    yield from _with_s(word)
    stem = word
    if word.endswith("ie"):
        yield word.removesuffix("ie") + "ying"
    if word.endswith("e"):
        stem = word[:-1]
        yield word + "d"
        if word.endswith("ee"):
            yield word + "ing"
    elif word.endswith("y") and word[-2] not in _VOWELS:
        yield word[:-1] + "ied"
    elif _doubles(word):
        stem = word + word[-1]
        yield from (word + "ed", word + "ing")
    yield from (stem + "ed", stem + "ing")
    if word in _COMPARED:
        short = word[:-1] + "i" if word.endswith("y") else stem
        yield from (short + "er", short + "est")


def _with_s(word: str) -> Iterator[str]:
    yield word + "s"
    if word.endswith(("s", "x", "z", "ch", "sh", "o")):
        yield word + "es"
    elif word.endswith("y") and word[-2] not in _VOWELS:
        yield word[:-1] + "ies"
    elif word.endswith(("f", "fe")):
        yield word.removesuffix("e")[:-1] + "ves"


def _doubles(word: str) -> bool:
    return (
        word[-1] not in "aeiouwxyh"
        and word[-2] in _VOWELS
        and (len(word) < 3 or word[-3] not in _VOWELS)
    )


def _is_plural_in_s(word: str) -> bool:
    is_no_plural = word in _NO_PLURALS or word.endswith(("ss", "us", "is", "tics"))
    return word.endswith("s") and not is_no_plural and len(word) > 3


def _singulars(word: str) -> Iterator[str]:
    if word.endswith("ies") and len(word) > 4:
        yield word.removesuffix("ies") + "y"
    elif word.endswith(("sses", "xes", "ches", "shes")):
        yield word.removesuffix("es")
    elif _is_plural_in_s(word):
        yield word[:-1]
    yield from (noun for noun, plural in IRREGULAR_PLURALS.items() if plural == word)
