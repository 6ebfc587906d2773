"""The forms of Dutch verbs, separable ones among them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from alignwb.core.languages.dutch.spelling import before_consonant, before_vowel
from alignwb.core.languages.dutch.strong_verbs import (
    OTHER_FORMS,
    OTHER_PAST_PLURALS,
    OTHER_STEMS,
    OTHER_THIRDS,
    STRONG,
)
from alignwb.core.languages.inflection import Tense
from alignwb.core.languages.words import word_set

_UNSTRESSED_PREFIX = re.compile(
    r"(?:be|ge|ver|ont|her|er|over|onder|voor|mis|weer|door|om|vol)(?=..)"
)
"""Prefixes that a participle has instead of `ge-`; some of them are also particles."""
_PARTICLE = re.compile(
    r"(?:aaneen|achteraan|achterna|achterover|achteruit|bijeen|binnen|boven|buiten|dicht|dooreen|"
    r"door|gelijk|goed|heen|ineen|kapot|kwijt|klaar|langs|los|mede|mee|mis|neer|omhoog|omlaag|omver|"
    r"onderuit|onder|opeen|open|opzij|overeen|overhoop|over|rechtop|rond|samen|"
    r"schoon|stil|stop|tegemoet|tegen|tekeer|tekort|teleur|teloor|tentoon|terecht|teniet|terneer|"
    r"terug|terzijde|teweeg|tewerk|tezamen|"
    r"thuis|toe|uiteen|uit|vaneen|vast|vooraf|voorbij|voorover|voorop|voort|vooruit|voor|vol|vrij|"
    r"waar|weer|weg|deel|plaats|aan|achter|af|bij|groot|in|na|om|op)(?=.{2,}n$)"
)
_NOMINAL_PARTICLE = re.compile(
    r"(?:adem|auto|beet|bekend|bezig|blauw|bloot|dank|dood|droog|feest|fijn|flauw|gade|gereed|"
    r"gevangen|gewaar|glad|hard|hoog|kaal|kennis|klein|krom|kwaad|leeg|les|lief|paard|piano|plat|prijs|"
    r"recht|schadeloos|scheef|scherp|school|schuil|stand|stof|stuk|veilig|vreemd|warm|wijs|zeker|"
    r"ziek|zoek|zwart)(?=.{2,}n$)"
)
"""Nouns and adjectives that are particles before the verbs below alone: no other word is cut."""
_BASES_OF_NOMINAL_PARTICLES = word_set(
    """
    achten bloeden branden draaien drukken halen hakken huwen keuren klagen kloppen knippen koken
    leggen maken martelen pakken plagen poetsen praten raken rekenen rennen schoppen schrapen
    schudden spelen stampen stellen trappen vieren voeren vriezen werken wensen zetten
    """
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
    parts = particle_and_base(infinitive)
    if parts is None:
        return VerbForms(whole)
    particle, base = parts
    forms = _simple_forms(base)
    finite = {
        form
        for form in forms
        if not form.startswith(base + "d") and (base.startswith("ge") or not form.startswith("ge"))
    }
    whole |= {particle + form for form in forms} | {particle + "te" + base}
    return VerbForms(whole, particle, frozenset(finite))


def finite_forms(infinitive: str) -> frozenset[str]:
    """The finite forms of a verb without its particle apart, but for those like the infinitive."""
    verb = _conjugation(infinitive)
    presents = {stem for stem in verb.stems if stem in OTHER_STEMS.get(infinitive, ())}
    return frozenset(verb.thirds | verb.pasts | verb.others | presents)


def particle_and_base(infinitive: str) -> tuple[str, str] | None:
    """The particle of a separable verb and the verb without it; None if it has none."""
    if match := _PARTICLE.match(infinitive):
        base = infinitive[match.end() :]
        is_verb = any(letter in "aeiouy" for letter in base[:-2]) or _WHOLE_N.search(base)
        return (match[0], base) if is_verb else None
    if match := _NOMINAL_PARTICLE.match(infinitive):
        base = infinitive[match.end() :]
        is_verb = base in _BASES_OF_NOMINAL_PARTICLES or base in STRONG or _WHOLE_N.search(base)
        return (match[0], base) if is_verb else None
    return None


def is_nominal_particle(particle: str) -> bool:
    """True if a particle is a noun or an adjective elsewhere, as in `een les geven`."""
    return _NOMINAL_PARTICLE.match(f"{particle}doen") is not None


def tense_of(form: str, infinitive: str, *, may_be_parted: bool = False) -> Tense | None:
    """The form of a verb that a word without accents is; None if it is none, or may be several.

    A separable verb is found with its particle, with or without `te` between them; where it
    `may_be_parted`, without it too.  A word that may be a past or an inflected participle counts
    as a past, which is more often meant.
    """
    parts = particle_and_base(infinitive)
    tenses = _tenses(form, infinitive)
    if not tenses and parts:
        particle, base = parts
        if form.startswith(particle):
            tenses = _tenses(form.removeprefix(particle).removeprefix(f"te{base}") or base, base)
        elif may_be_parted:
            tenses = _tenses(form, base)
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
    thirds: frozenset[str]
    pasts: frozenset[str]
    participles: frozenset[str]
    others: frozenset[str] = frozenset()

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
            *self.others,
        }


def _simple_forms(infinitive: str) -> set[str]:
    return _conjugation(infinitive).all


def _conjugation(infinitive: str) -> _Conjugation:
    prefix, base = _prefix_and_strong(infinitive)
    if base not in STRONG:
        return _Conjugation(
            infinitive,
            frozenset(_stems(infinitive)),
            frozenset(_thirds(infinitive)),
            frozenset(_weak_pasts(infinitive)),
            _weak_participles(infinitive),
        )
    pasts, participle = STRONG[base]
    bare = participle.removeprefix("ge") if prefix else participle
    return _Conjugation(
        infinitive,
        frozenset(prefix + form for form in _stems(base)),
        frozenset(prefix + form for form in _thirds(base)),
        frozenset(prefix + form for past in pasts for form in _strong_pasts(past)),
        frozenset(_inflected(prefix + bare)),
        frozenset(prefix + form for form in _further_forms(base, pasts)),
    )


def _prefix_and_strong(infinitive: str) -> tuple[str, str]:
    """The prefixes of a verb in the table and the verb there; "" and the verb if it is weak."""
    base = infinitive
    while base not in STRONG:
        match = _UNSTRESSED_PREFIX.match(base)
        if match is None:
            return "", infinitive
        base = base[match.end() :]
    return infinitive.removesuffix(base), base


def _stems(infinitive: str) -> set[str]:
    if infinitive in OTHER_STEMS:
        return set(OTHER_STEMS[infinitive])
    if _WHOLE_N.search(infinitive):
        return {infinitive[:-2] if infinitive.endswith("aan") else infinitive[:-1]}
    return before_consonant(infinitive.removesuffix("en"))


def _thirds(infinitive: str) -> Iterator[str]:
    if infinitive in OTHER_THIRDS:
        yield from OTHER_THIRDS[infinitive]
    elif _WHOLE_N.search(infinitive):
        yield infinitive[:-1] + "t"
    else:
        yield from (stem + "t" for stem in _stems(infinitive) if not stem.endswith("t"))


def _further_forms(infinitive: str, pasts: Iterable[str]) -> Iterator[str]:
    """What goes with `gij`, and what no rule makes."""
    yield from OTHER_FORMS.get(infinitive, ())
    yield from (past + "t" for past in pasts if not past.endswith(("e", "t")))


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
            yield past.removesuffix("f") + "v" * past.endswith("f") + "en"


def _inflected(participle: str) -> Iterator[str]:
    yield participle
    if participle.endswith("n"):
        yield from (participle + "e", participle + "en")
    else:
        for stem in before_vowel(participle):
            yield from (stem + "e", stem + "en")
