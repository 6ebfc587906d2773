"""The forms of Dutch verbs, separable ones among them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from alignwb.core.dutch_spelling import before_consonant, before_vowel, word_list
from alignwb.core.dutch_strong_verbs import OTHER_PAST_PLURALS, STRONG

_UNSTRESSED_PREFIX = re.compile(
    r"(?:be|ge|ver|ont|her|er|over|onder|voor|mis|weer|door|om|vol)(?=..)"
)
"""What a participle has instead of `ge-`; some of them are also particles."""
_PARTICLE = re.compile(
    r"(?:aaneen|achterna|achteruit|binnen|bijeen|boven|buiten|dicht|door|gelijk|goed|heen|ineen|"
    r"kapot|kwijt|klaar|langs|los|mede|mee|mis|neer|omhoog|omlaag|omver|onder|open|over|rond|samen|"
    r"schoon|stil|stop|tegemoet|tegen|tekort|teleur|tentoon|terecht|teniet|terug|teweeg|"
    r"thuis|toe|uiteen|uit|vast|vooruit|voorbij|voort|voor|vol|vrij|waar|weer|weg|deel|plaats|"
    r"aan|achter|af|bij|groot|in|na|om|op)(?=.{2,}n$)"
)
_WHOLE_N = re.compile(r"(?:ga|sta|sla|do|zie)n$|^zijn$")
_NOUNS_IN_EN = word_list(
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
    """Whether a plain word may be an infinitive."""
    if _WHOLE_N.search(word):
        return True
    return len(word) > 4 and word.endswith("en") and word not in _NOUNS_IN_EN


def verb_forms(infinitive: str) -> VerbForms:
    """All forms of a plain infinitive, and some the verb does not have."""
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


def _simple_forms(infinitive: str) -> set[str]:
    prefix, participle_prefix = "", "ge"
    base = infinitive
    if infinitive not in STRONG:
        match = _UNSTRESSED_PREFIX.match(infinitive)
        if match and infinitive[match.end() :] in STRONG:
            prefix, base, participle_prefix = match[0], infinitive[match.end() :], ""
    if base in STRONG:
        return {infinitive, *_present(infinitive), *_strong(base, prefix, participle_prefix)}
    return {infinitive, *_present(infinitive), *_weak(infinitive)}


def _stems(infinitive: str) -> set[str]:
    if _WHOLE_N.search(infinitive):
        return {infinitive[:-1], infinitive[:-1] + infinitive[-2:-1]}
    return before_consonant(infinitive.removesuffix("en"))


def _present(infinitive: str) -> Iterator[str]:
    for stem in _stems(infinitive):
        yield stem
        if not stem.endswith("t"):
            yield stem + "t"
    yield from (infinitive + "d", infinitive + "de", infinitive + "den")


def _weak(infinitive: str) -> Iterator[str]:
    soft = infinitive.removesuffix("en")
    dental = "t" if _HARD.search(soft) else "d"
    for stem in _stems(infinitive):
        participle = stem if stem.endswith(("t", "d")) else stem + dental
        yield from (stem + dental + "e", stem + dental + "en")
        without = _UNSTRESSED_PREFIX.match(infinitive) is not None
        for form in ("ge" + participle, participle) if without else ("ge" + participle,):
            yield from _inflected(form)


def _strong(base: str, prefix: str, participle_prefix: str) -> Iterator[str]:
    past, participle = STRONG[base]
    yield prefix + past
    if past.endswith("e"):
        yield prefix + past + "n"
    elif past in OTHER_PAST_PLURALS:
        yield prefix + OTHER_PAST_PLURALS[past]
    else:
        yield from (prefix + stem + "en" for stem in before_vowel(past))
        if past[-2:-1] == "a":
            yield prefix + past + "en"
    bare = participle.removeprefix("ge") if prefix and not participle_prefix else participle
    yield from _inflected(prefix + bare)


def _inflected(participle: str) -> Iterator[str]:
    yield participle
    if participle.endswith("n"):
        yield from (participle + "e", participle + "en")
    else:
        for stem in before_vowel(participle):
            yield from (stem + "e", stem + "en")
