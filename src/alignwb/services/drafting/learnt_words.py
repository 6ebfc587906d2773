"""The words that a document's translator puts in the place of the engine's, as terms for drafts."""

from dataclasses import replace
from functools import lru_cache

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.codes import words_alone
from alignwb.core.drafting.learnt_terms import ConfirmedSegment, learnt_terms
from alignwb.core.languages.language_codes import base_language
from alignwb.core.terms.termbase import Term, Termbase
from alignwb.engines.lexicon.word_translations import WordTranslations, shipped_translations
from alignwb.services.terms.project_terms import ProjectTerms, ReadTermbase, to_project_terms

_MOST_CONFIRMED = 2_000
"""The last ones of a long document count; to learn from them takes a third of a second."""
_LANGUAGES = ("nl", "en")


def with_learnt_words(terms: ProjectTerms, bitext: Bitext) -> ProjectTerms:
    """The terms, and where they have none the words learnt from what is confirmed in a document.

    A word that is a term is not learnt.
    """
    sources = {term.source.casefold() for term in terms.termbase.terms}
    new = [term for term in learnt_words(bitext) if term.source.casefold() not in sources]
    if not new:
        return terms
    return replace(terms, learnt=to_project_terms(ReadTermbase(Termbase(tuple(new)))))


def learnt_words(bitext: Bitext) -> tuple[Term, ...]:
    """The words learnt from what is confirmed in a document; of Dutch and English alone."""
    if (base_language(bitext.source_lang), base_language(bitext.target_lang)) != _LANGUAGES:
        return ()
    confirmed = tuple(
        ConfirmedSegment(
            words_alone(segment.source),
            words_alone(segment.target),
            words_alone(segment.draft.text) if segment.draft else "",
        )
        for paragraph in bitext.paragraphs
        for segment in paragraph.segments
        if segment.status.is_done and segment.source and segment.target
    )
    return _learnt(confirmed[-_MOST_CONFIRMED:])


@lru_cache(maxsize=1)
def _learnt(confirmed: tuple[ConfirmedSegment, ...]) -> tuple[Term, ...]:
    return learnt_terms(confirmed, _meanings)


def _meanings(word: str) -> set[str]:
    return {each.word for each in _translations().of(word)}


@lru_cache(maxsize=1)
def _translations() -> WordTranslations:
    """The list, read when the first pair of words is met, and once."""
    return shipped_translations()
