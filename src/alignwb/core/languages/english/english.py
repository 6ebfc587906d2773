"""The inflection of English, for finding renderings in translations."""

from collections.abc import Container, Iterator

from alignwb.core.languages.english.tense_forms import IRREGULAR_VERBS, in_tense
from alignwb.core.languages.inflection import Tense, WordForms, without_accents

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
}
_VOWELS = "aeiou"
_LAST_PARTS = frozenset(("man", "woman", "child", "foot", "tooth", "mouse", "person"))
"""Nouns that end other words: chairwoman, chairwomen."""


class English:
    """Inflection of English; an `Inflection`.  Compounds are not taken apart."""

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
        yield from (word + "d", word + "r", word + "st")
        if word.endswith("ee"):
            yield word + "ing"
    elif word.endswith("y") and word[-2] not in _VOWELS:
        yield from (word[:-1] + "ied", word[:-1] + "ier", word[:-1] + "iest")
    elif _doubles(word):
        stem = word + word[-1]
        yield from (word + "ed", word + "ing")
    yield from (stem + "ed", stem + "ing")
    if not word.endswith(("e", "y")):
        yield from (stem + "er", stem + "est")


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


def _singulars(word: str) -> Iterator[str]:
    if word.endswith("ies") and len(word) > 4:
        yield word.removesuffix("ies") + "y"
    elif word.endswith(("sses", "xes", "ches", "shes")):
        yield word.removesuffix("es")
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        yield word[:-1]
    yield from (noun for noun, plural in IRREGULAR_PLURALS.items() if plural == word)
