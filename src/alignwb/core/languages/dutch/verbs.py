"""The forms of Dutch verbs, separable ones among them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from alignwb.core.languages.dutch.spelling import before_consonant, before_vowel
from alignwb.core.languages.dutch.strong_verbs import OTHER_PAST_PLURALS, STRONG
from alignwb.core.languages.inflection import Tense
from alignwb.core.languages.words import word_set

_UNSTRESSED_PREFIX = re.compile(
    r"(?:be|ge|ver|ont|her|er|over|onder|voor|mis|weer|door|om|vol)(?=..)"
)
"""Prefixes that a participle has instead of `ge-`; some of them are also particles."""
_PARTICLE = re.compile(
    r"(?:aaneen|achterna|achteruit|binnen|bijeen|boven|buiten|dicht|door|gelijk|goed|heen|ineen|"
    r"kapot|kwijt|klaar|langs|los|mede|mee|mis|neer|omhoog|omlaag|omver|onder|open|over|rond|samen|"
    r"schoon|stil|stop|tegemoet|tegen|tekort|teleur|tentoon|terecht|teniet|terug|teweeg|"
    r"thuis|toe|uiteen|uit|vast|vooruit|voorbij|voort|voor|vol|vrij|waar|weer|weg|deel|plaats|"
    r"aan|achter|af|bij|groot|in|na|om|op)(?=.{2,}n$)"
)
_WHOLE_N = re.compile(r"(?:gaa|staa|slaa|doe|zie)n$|^zijn$")
_NOUNS_IN_EN = word_set(
    """
    bestaan christen deken eigen examen gegeven haven heiden keuken koren kuiken kussen laken leden
    leven lieden molen open oven regen teken toren varken verleden wapen wezen
    """
)
_HARD = re.compile(r"(?:[tkfspcxq]|ch)$")


@dataclass(frozen=True, slots=True)
class VerbForms:
    """Forms of a verb as one word; `particle` and `parted` as in `WordForms`."""

    whole: set[str]
    particle: str = ""
    parted: frozenset[str] = frozenset()


def looks_like_verb(word: str) -> bool:
    """True if a word without accents may be an infinitive."""
    if _WHOLE_N.search(word):
        return True
    return len(word) > 4 and word.endswith("en") and word not in _NOUNS_IN_EN


def verb_forms(infinitive: str) -> VerbForms:
    """All forms of an infinitive without accents, and some the verb does not have."""
    whole = _simple_forms(infinitive)
    match = _PARTICLE.match(infinitive)
    if match is None:
        return VerbForms(whole)
    particle, base = match[0], infinitive[match.end() :]
    if not any(letter in "aeiouy" for letter in base[:-2]) and not _WHOLE_N.search(base):
        return VerbForms(whole)
    forms = _simple_forms(base)
    finite = {
        form
        for form in forms
        if not form.startswith(base + "d") and (base.startswith("ge") or not form.startswith("ge"))
    }
    whole |= {particle + form for form in forms} | {particle + "te" + base}
    return VerbForms(whole, particle, frozenset(finite))


def tense_of(form: str, infinitive: str) -> Tense | None:
    """The form of a verb that a word without accents is; None if it is none, or may be several.

    A separable verb is found with its particle, with or without `te` between them.  A word that
    may be a past or an inflected participle counts as a past, which is more often meant.
    """
    match = _PARTICLE.match(infinitive)
    tenses = _tenses(form, infinitive)
    if not tenses and match and form.startswith(match[0]):
        base = infinitive[match.end() :]
        tenses = _tenses(form.removeprefix(match[0]).removeprefix(f"te{base}") or base, base)
    if tenses == {Tense.PAST, Tense.PARTICIPLE}:
        return Tense.PAST
    return tenses.pop() if len(tenses) == 1 else None


def _tenses(form: str, infinitive: str) -> set[Tense]:
    verb = _conjugation(infinitive)
    if form == infinitive:
        return {Tense.BASE}
    named = (
        (Tense.BASE, verb.stems),
        (Tense.THIRD, verb.thirds),
        (Tense.PAST, verb.pasts),
        (Tense.PARTICIPLE, verb.participles),
        (Tense.PRESENT_PARTICIPLE, verb.present_participles),
    )
    return {tense for tense, forms in named if form in forms}


@dataclass(frozen=True, slots=True)
class _Conjugation:
    """The forms of an infinitive as one word, and some it does not have."""

    infinitive: str
    stems: frozenset[str]
    pasts: frozenset[str]
    participles: frozenset[str]

    @property
    def thirds(self) -> set[str]:
        if _WHOLE_N.search(self.infinitive):
            return {self.infinitive[:-1] + "t"}
        return {stem + "t" for stem in self.stems if not stem.endswith("t")}

    @property
    def present_participles(self) -> set[str]:
        return {self.infinitive + ending for ending in ("d", "de", "den")}

    @property
    def all(self) -> set[str]:
        return {
            self.infinitive,
            *self.stems,
            *self.thirds,
            *self.present_participles,
            *self.pasts,
            *self.participles,
        }


def _simple_forms(infinitive: str) -> set[str]:
    return _conjugation(infinitive).all


def _conjugation(infinitive: str) -> _Conjugation:
    prefix, participle_prefix = "", "ge"
    base = infinitive
    if infinitive not in STRONG:
        match = _UNSTRESSED_PREFIX.match(infinitive)
        if match and infinitive[match.end() :] in STRONG:
            prefix, base, participle_prefix = match[0], infinitive[match.end() :], ""
    if base in STRONG:
        past, participle = STRONG[base]
        bare = participle.removeprefix("ge") if prefix and not participle_prefix else participle
        pasts = frozenset(prefix + form for form in _strong_pasts(past))
        participles = frozenset(_inflected(prefix + bare))
    else:
        pasts, participles = frozenset(_weak_pasts(infinitive)), _weak_participles(infinitive)
    return _Conjugation(infinitive, frozenset(_stems(infinitive)), pasts, participles)


def _stems(infinitive: str) -> set[str]:
    if _WHOLE_N.search(infinitive):
        return {infinitive[:-2] if infinitive.endswith("aan") else infinitive[:-1]}
    return before_consonant(infinitive.removesuffix("en"))


def _dental(infinitive: str) -> str:
    return "t" if _HARD.search(infinitive.removesuffix("en")) else "d"


def _weak_pasts(infinitive: str) -> Iterator[str]:
    for stem in _stems(infinitive):
        yield from (stem + _dental(infinitive) + ending for ending in ("e", "en"))


def _weak_participles(infinitive: str) -> frozenset[str]:
    forms: set[str] = set()
    for stem in _stems(infinitive):
        participle = stem if stem.endswith(("t", "d")) else stem + _dental(infinitive)
        forms.update(_inflected("ge" + participle))
        if _UNSTRESSED_PREFIX.match(infinitive):
            forms.update(_inflected(participle))
    return frozenset(forms)


def _strong_pasts(past: str) -> Iterator[str]:
    yield past
    if past.endswith("e"):
        yield past + "n"
    elif past in OTHER_PAST_PLURALS:
        yield OTHER_PAST_PLURALS[past]
    else:
        yield from (stem + "en" for stem in before_vowel(past))
        if past[-2:-1] == "a":
            yield past + "en"


def _inflected(participle: str) -> Iterator[str]:
    yield participle
    if participle.endswith("n"):
        yield from (participle + "e", participle + "en")
    else:
        for stem in before_vowel(participle):
            yield from (stem + "e", stem + "en")
