"""The personal names of a document, found without a list of names."""

import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from alignwb.core.languages.dutch.english_names import english_names
from alignwb.core.languages.dutch.foreign import english_spans
from alignwb.core.languages.function_words import (
    DUTCH_BEFORE_INSTITUTIONS,
    DUTCH_FUNCTION_WORDS,
    DUTCH_NAME_PARTICLES,
)
from alignwb.core.languages.words import LETTERS, Word, word_set, words_of

_TITLES = word_set(
    """
    heer mevrouw meneer mijnheer juffrouw mw mevr mej dhr dr mr prof ds ir drs ing dokter doctor
    professor dominee vorst vorstin prins prinses koning koningin keizer keizerin tsaar graaf gravin
    hertog hertogin baron barones jonkheer sint paus kardinaal bisschop aartsbisschop pater pastoor
    broeder zuster moeder vader oom tante oma opa generaal kolonel majoor kapitein luitenant
    sergeant minister president premier burgemeester wethouder
    """
)
"""Words before a name that are none, whatever their capital."""
_FORMS_OF_ADDRESS = word_set(
    """
    heer mevrouw meneer mijnheer juffrouw dokter doctor professor dominee mevr mej dr prof ds mr ir
    """
)
# Endings of Dutch common words that are written with a capital in titles and institutions.
_COMMON_ENDING = re.compile(
    r"(?:isch|ische|istisch|istische|sche|atie|ing|heid|schap|land|rijk|partij|raad|bond|staat"
    r"|museum|revolutie|oorlog|isten|ieken|iek|ist|eeuw|dag|maand|se|aal|ale|eel|ele"
    r"|aties|ingen|ers|staten|landen|entie|teit|elijk|elijke)$",
    re.IGNORECASE,
)
_NO_NAME = re.compile(r"^[^a-z]+$|-[a-z]")
"""Capitals throughout, or a compound: `REVOLUTIE`, `Marx-lezer`."""
_NUMBERED = re.compile(r"(?<![\w’'-])([^\W\d_a-z][^\W\d_A-Z]++)\s\d")
"""A word with a capital before a number is a thing that has several: `Paragraaf 3`."""
_LABELLED = re.compile(
    r"\b(?:bijlage|deel|appendix|vitamine|hepatitis|groep|categorie|klasse|type|optie|stap|punt|vak"
    r"|artikel|figuur|tabel|serie|plan|blok|zaal|sectie|letter|onderdeel|afdeling)\s[A-Z]\.\s?$",
    re.IGNORECASE,
)
"""Letters that are no initials: `Bijlage E.`"""
_CAPITALS = re.compile(r"[^\Wa-z\d_]{1,8}")
_SENTENCE_START = re.compile(
    r"(?:^|[.!?…:])[\s‘“„«'\"’”»()\[\]•·*☐☑✓–—-]*(?:(?<![A-Z]\.\s)['’‘`][kmnrst])?$"
)
_INITIALS = re.compile(r"(?<!\w)(?:IJ|[A-Z])\.\s?$")
_SURE_PARTICLE = r"(?:van der|van ['’]t|in ['’]t|op ['’]t|te[rn])"
"""After the others, `van` and `de` among them, places and institutions stand too."""
_ANY_PARTICLE = rf"(?:{_SURE_PARTICLE}|van(?: den?)?|von|op de[rn]?|de)"
_ADDRESSED = re.compile(
    rf"(?<![\w’'])(?:{'|'.join(sorted(_FORMS_OF_ADDRESS))})\.?(?: {_ANY_PARTICLE})?$", re.IGNORECASE
)
_AFTER_INITIALS = re.compile(rf"(?<!\w)(?:IJ|[A-Z])\.\s?{_ANY_PARTICLE}$")
_GIVEN_NAME = re.compile(rf"(?<![\w’'-])([^\W\d_a-z][^\W\d_]++) {_SURE_PARTICLE}$")
_POSSESSIVE = re.compile(r"['’]s?$")
_LAST_WORD = re.compile(r"(?<![\w’'])[\w’']++$")
_SMALL_WORDS = DUTCH_FUNCTION_WORDS | DUTCH_NAME_PARTICLES | word_set("'t ’t 'n ’n")
"""They have a capital where a title or a surname begins, which says nothing of what follows."""
_REACH = 40
"""Characters before a word that tell what stands there."""


@dataclass(frozen=True, slots=True)
class Names:
    """Words of a document that are names.

    Attributes:
        persons: Parts of personal names, which no language translates.
        capitalised: All words that have a capital inside a sentence; places, institutions and
            peoples are among them.
        surnames: Words that only a form of address or a particle before them makes a name, and
            that are no `persons`.  A name that says something may be translated.
    """

    persons: frozenset[str] = frozenset()
    capitalised: frozenset[str] = frozenset()
    surnames: frozenset[str] = frozenset()


class _Run(NamedTuple):
    """Words with a capital, with one space between them.

    Attributes:
        words: They.
        before: What stands before them, as far as it tells anything; "" at the beginning.
        is_first: Whether they open a sentence; after initials they do not.
        is_all: Whether nothing else is in the text.
    """

    words: Sequence[Word]
    before: str
    is_first: bool
    is_all: bool


def find_names(texts: Iterable[str], bylines: Iterable[str] = ()) -> Names:
    """The names in these Dutch texts.

    bylines: texts that name authors and nothing else, so that their first words are names too.

    A personal name is a run of two or more capitalised words with no determiner before it, or a
    capitalised word after initials.  Institutions and titles take a determiner in Dutch.  A word
    that is written without a capital too is none.
    """
    common: set[str] = set()
    runs: list[_Run] = []
    for text in map(_without_english, texts):
        common.update([word for word in LETTERS.findall(text) if word[0].islower()])
        common.update([word.lower() for word in _NUMBERED.findall(text)])
        runs += _capitalised_runs(text)
    for text in bylines:
        runs += [run._replace(is_first=False, is_all=False) for run in _capitalised_runs(text)]
    inside = {
        word.text
        for run in runs
        for word in run.words[run.is_first :]
        if word.text.lower() not in _SMALL_WORDS
    }
    known = frozenset(word.text for run in runs for word in _evident(run))
    persons = {
        word.text
        for run in runs
        for word in _parts_of_name(run, known - _capitalised(common))
        if word.text.lower() not in common
        and word.text.removesuffix("s") not in inside - {word.text}
    }
    surnames = {
        name
        for name in map(_surname, runs)
        if name is not None and name.lower() not in common and name not in persons
    }
    return Names(frozenset(persons), frozenset(inside), frozenset(surnames))


def _evident(found: _Run) -> Sequence[Word]:
    """The words that have a capital of their own: no heading, no institution, no first word."""
    run = found.words
    if found.is_all or _is_determiner(run[0].text) or _is_determiner(_word_before(found)):
        return []
    return run[found.is_first :]


def _capitalised(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word.capitalize() for word in words)


def name_of(word: str, names: Names) -> str | None:
    """The personal name that a word is a form of, bare or genitive; None if it is of none."""
    for base in (word, without_possessive(word), word.removesuffix("s")):
        if base in names.persons:
            return base
    return None


def names_in(text: str, names: Names) -> tuple[tuple[int, str], ...]:
    """The personal names in a text, each with its position among the words of the text."""
    found = ((index, name_of(word.text, names)) for index, word in enumerate(words_of(text)))
    return tuple((index, name) for index, name in found if name is not None)


def genitives_in(text: str, names: Names) -> frozenset[str]:
    """Words of a text that are a name with a genitive s: “Lenins brieven”, not “de Armands”."""
    words = words_of(text)
    return frozenset(
        word.text
        for before, word in zip((None, *words), words, strict=False)
        if word.text.endswith("s")
        and word.text[:-1] in names.capitalised
        and not (before and before.text.lower() in {"de", "het"})
    )


def without_possessive(word: str) -> str:
    """`Marx’` and `Inessa’s` without the apostrophe and what follows it."""
    return _POSSESSIVE.sub("", word) if "’" in word or "'" in word else word


def _without_english(text: str) -> str:
    spans = english_spans(text)
    starts = (0, *(span.end for span in spans))
    ends = (*(span.start for span in spans), len(text))
    return ", ".join(text[start:end] for start, end in zip(starts, ends, strict=True))


def _capitalised_runs(text: str) -> list[_Run]:
    """Runs of capitalised words with one space between them."""
    runs: list[list[Word]] = [[]]
    words = words_of(text)
    for word in words:
        run = runs[-1]
        if run and not (word.is_capitalised and text[run[-1].end : word.start] == " "):
            runs.append([])
        if word.is_capitalised:
            runs[-1].append(word)
    return [_run(text, run, is_all=len(run) == len(words)) for run in runs if run]


def _run(text: str, words: Sequence[Word], *, is_all: bool) -> _Run:
    before = _before(text, words[0].start)
    is_first = bool(_SENTENCE_START.search(before)) and not _has_initials(before)
    return _Run(words, before, is_first, is_all)


def _has_initials(before: str) -> bool:
    return bool(_INITIALS.search(before)) and not _LABELLED.search(before)


def _before(text: str, end: int) -> str:
    """What stands before a place, as far as it tells anything; "" at the beginning."""
    while end and text[end - 1].isspace():
        end -= 1
    return text[max(0, end - _REACH) : end]


def _parts_of_name(found: _Run, known: Container[str]) -> Sequence[Word]:
    """The words of a run if it is a personal name; none if it is something else.

    The first word of a sentence or a heading has a capital whatever it is.  It counts if it is one
    of the words `known` to have a capital inside sentences.  A determiner with a capital is one all
    the same, but for `mevrouw De Wit`, and a numeral is no name: `Bijlage II`.
    """
    run = found.words
    if _has_initials(found.before):
        return [word for word in run[:1] if len(word.text) > 2]
    before = _word_before(found)
    if _is_determiner(before) or (_is_determiner(run[0].text) and before not in _TITLES):
        return []
    if found.is_first and run[0].text not in known:
        run = run[1:]
    run = [word for word in run if not _CAPITALS.fullmatch(word.text)]
    if len(run) < 2 or any(_COMMON_ENDING.search(word.text) for word in run):
        return []
    return [
        word
        for word in run
        if len(word.text) > 2
        and "." not in word.text
        and word.text.lower() not in _TITLES | _SMALL_WORDS
        and not _NO_NAME.search(word.text)
    ]


def _word_before(found: _Run) -> str:
    """The word before a run, in lower case; "" if there is none."""
    previous = _LAST_WORD.search(found.before)
    return previous[0].lower() if previous else ""


def _surname(found: _Run) -> str | None:
    """A run that is one word, or one after `Mevrouw`, if what stands before it makes it a surname.

    That is `mevrouw`, initials with a particle, or a given name with a particle that only
    surnames have.
    """
    run, before = found.words, found.before
    if len(run) == 2 and run[0].text.lower() in _FORMS_OF_ADDRESS:
        run, before = run[1:], run[0].text
    name = run[0].text
    is_other = _COMMON_ENDING.search(name) or _NO_NAME.search(name) or english_names(name)
    if len(run) > 1 or len(name) < 3 or "." in name or is_other:
        return None
    if name.lower() in _TITLES | _FORMS_OF_ADDRESS:
        return None
    if _ADDRESSED.search(before) or _AFTER_INITIALS.search(before):
        return name
    given = _GIVEN_NAME.search(before)
    if given is None or _COMMON_ENDING.search(given[1]) or given[1].lower() in _SMALL_WORDS:
        return None
    previous = _LAST_WORD.search(before[: given.start()].rstrip())
    return None if previous and _is_determiner(previous[0]) else name


def _is_determiner(word: str) -> bool:
    return word.lower().replace("’", "'") in DUTCH_BEFORE_INSTITUTIONS
