"""English renderings in the form that a term has at its place in a Dutch text."""

from functools import lru_cache

from alignwb.core.languages.dutch.adjectives import adjective_forms
from alignwb.core.languages.dutch.dutch import is_called_verb
from alignwb.core.languages.dutch.nouns import noun_forms
from alignwb.core.languages.dutch.verbs import tense_of
from alignwb.core.languages.english.tense_forms import in_tense
from alignwb.core.languages.folding import folded
from alignwb.core.languages.inflection import without_accents
from alignwb.core.languages.words import term_words
from alignwb.core.terms.agreement import is_plural_of, pluralised, possessive
from alignwb.core.terms.rendering import TermPlace
from alignwb.core.terms.termbase import Term, TermStatus

_NOUN_ENDINGS = ("ing", "atie", "isme", "iteit", "schap")


def rendering_for(surface: str, place: TermPlace, apostrophe: str) -> str:
    """The English for a term as it stands in a Dutch text; "" where its form is not certain.

    It has no capital because it begins a sentence.
    """
    if not place.wanted:
        return ""
    term = place.wanted[0]
    form = term.target.replace("’", apostrophe).replace("'", apostrophe)
    if term.status is not TermStatus.DO_NOT_TRANSLATE:
        plain = folded(surface)
        entry = _entry_of(plain, term)
        if entry is None:
            return ""
        form = _inflected(plain, entry, term, form, apostrophe)
    return form


def verb_form(surface: str, term: Term, *, may_be_parted: bool = False) -> str:
    """A verb in the tense of a text; "" if it is none, or the tense is not certain.

    may_be_parted: whether the surface may lack the particle of a separable verb.
    """
    if not is_called_verb(term.pos) and not term.target.startswith("to "):
        return ""
    form = folded(surface).casefold().replace(" ", "")
    tenses = (
        tense_of(
            without_accents(form), without_accents(entry.casefold()), may_be_parted=may_be_parted
        )
        for entry in map(folded, (term.source, *term.variants))
    )
    tense = next(filter(None, tenses), None)
    return in_tense(term.target, tense) if tense else ""


def _entry_of(surface: str, term: Term) -> str | None:
    """The spelling of the termbase that a word of a text is a form of; None if it is of none.

    Words that only share a stem are no forms of each other, nor is a compound one of its head.
    """
    spellings = tuple(map(folded, (term.source, *term.variants)))
    for spelling in spellings:
        if surface.casefold() == spelling.casefold():
            return spelling
    return next((spelling for spelling in spellings if _is_form_of(surface, spelling, term)), None)


def _is_form_of(surface: str, entry: str, term: Term) -> bool:
    own, base = ([word.surface for word in term_words(text)] for text in (surface, entry))
    if len(own) != len(base) or is_called_verb(term.pos):
        return False
    if not term.pos and entry.endswith("en"):
        return False
    return all(
        form in _forms(word) or _may_inflect(form, word)
        for form, word in zip(own, base, strict=True)
    )


@lru_cache(maxsize=1024)
def _forms(word: str) -> frozenset[str]:
    """A noun's or an adjective's own forms, whatever becomes of its letters: *wees*, *wezen*."""
    return frozenset(noun_forms(word) | adjective_forms(word)) if word.isalpha() else frozenset()


def _may_inflect(form: str, word: str) -> bool:
    if any(word.endswith(ending) and ending not in form for ending in _NOUN_ENDINGS):
        return False
    common = len(word) - (2 if len(word) > 4 else 1)
    return form[:common] == word[:common] or form == word


def _inflected(surface: str, entry: str, term: Term, form: str, apostrophe: str) -> str:
    if surface.casefold() == entry.casefold() or term.pos in {"adjective", "phrase", "title"}:
        return form
    if term.pos == "name" or (not term.pos and entry[0].isupper()):
        is_genitive = surface.endswith("s") and not entry.endswith("s")
        return possessive(form, apostrophe) if is_genitive else form
    return pluralised(form) if is_plural_of(surface, entry) else form
