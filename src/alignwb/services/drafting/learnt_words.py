"""What a document's translator puts in the place of the engine's words: terms and rewordings."""

from collections.abc import Collection
from dataclasses import replace
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.codes import words_alone
from alignwb.core.drafting.learnt_rewordings import learnt_rewordings
from alignwb.core.drafting.learnt_terms import ConfirmedSegment, learnt_terms
from alignwb.core.drafting.rewordings import NO_REWORDINGS, Rewording, Rewordings
from alignwb.core.languages.inflection import without_accents
from alignwb.core.languages.language_codes import base_language
from alignwb.core.terms.termbase import Term, Termbase
from alignwb.engines.lexicon.draft_words import DraftWords, shipped_draft_words
from alignwb.services.drafting.older_drafts import engine_text
from alignwb.services.terms.project_terms import ProjectTerms, ReadTermbase, to_project_terms

_MOST_CONFIRMED = 2_000
"""The last ones of a long document count; to learn from them takes half a second."""
_LANGUAGES = ("nl", "en")


class LearntKind(StrEnum):
    """What kind of thing is learnt."""

    WORD = "word"
    SPELLING = "spelling"
    SIGN = "sign"


class LearntWord(NamedTuple):
    """One thing that is learnt, as somebody may refuse it.

    Attributes:
        kind: Its kind.
        before: A word of the source, or a word or sign of drafts.
        after: What the translator writes for it, or in its place.
    """

    kind: LearntKind
    before: str
    after: str

    @property
    def change(self) -> Rewording:
        """It, whatever its kind."""
        return Rewording(self.before, self.after)


class LearntWords(NamedTuple):
    """What is learnt from what is confirmed in a document.

    Attributes:
        terms: Words that stand in the place of an engine's for a word of the source.
        rewordings: What is always written otherwise than the engine does, whatever the source says.
    """

    terms: tuple[Term, ...] = ()
    rewordings: Rewordings = NO_REWORDINGS

    @property
    def each(self) -> tuple[LearntWord, ...]:
        """Each thing: words for a word of the source, then what is written otherwise."""
        words = (LearntWord(LearntKind.WORD, *_as_change(term)) for term in self.terms)
        others = (LearntWord(_kind_of(change), *change) for change in self.rewordings.each)
        return (*words, *others)

    def beside(self, terms: ProjectTerms) -> "LearntWords":
        """It without the words that are terms."""
        sources = {term.source.casefold() for term in terms.termbase.terms}
        return self._replace(
            terms=tuple(term for term in self.terms if term.source.casefold() not in sources)
        )

    def without(self, refused: Collection[Rewording]) -> "LearntWords":
        """It without what was refused; the word of a source in whatever case it stands."""
        if not refused:
            return self
        folded = {(before.casefold(), after) for before, after in refused}
        terms = tuple(
            term for term in self.terms if (term.source.casefold(), term.target) not in folded
        )
        return LearntWords(terms, self.rewordings.without(refused))


NOTHING_LEARNT = LearntWords()


def with_learnt_words(terms: ProjectTerms, learnt: LearntWords) -> ProjectTerms:
    """The terms, and where they have none the words learnt from what is confirmed in a document.

    A word that is a term is not learnt.
    """
    learnt = learnt.beside(terms)
    if learnt.terms:
        terms = replace(terms, learnt=to_project_terms(ReadTermbase(Termbase(learnt.terms))))
    return replace(terms, rewordings=learnt.rewordings) if learnt.rewordings else terms


def learnt_words(bitext: Bitext, refused: Collection[Rewording] = ()) -> LearntWords:
    """What is learnt from what is confirmed in a document; of Dutch and English alone.

    refused: what is not to be learnt.
    """
    if (base_language(bitext.source_lang), base_language(bitext.target_lang)) != _LANGUAGES:
        return NOTHING_LEARNT
    confirmed = tuple(
        ConfirmedSegment(
            words_alone(segment.source),
            words_alone(segment.target),
            words_alone(engine_text(segment.draft)) if segment.draft else "",
        )
        for paragraph in bitext.paragraphs
        for segment in paragraph.segments
        if segment.status.is_done and segment.source and segment.target
    )
    return _learnt(confirmed[-_MOST_CONFIRMED:]).without(refused)


@lru_cache(maxsize=1)
def _learnt(confirmed: tuple[ConfirmedSegment, ...]) -> LearntWords:
    if not confirmed:
        return NOTHING_LEARNT
    return LearntWords(
        learnt_terms(confirmed, _meanings), learnt_rewordings(confirmed, _is_english)
    )


def _as_change(term: Term) -> Rewording:
    return Rewording(term.source, term.target)


def _kind_of(change: Rewording) -> LearntKind:
    is_word = any(map(str.isalpha, change.drafted))
    return LearntKind.SPELLING if is_word else LearntKind.SIGN


def _meanings(word: str) -> set[str]:
    return {each.word for each in _words().translations.of(word)}


def _is_english(word: str) -> bool:
    english = _words().english
    return word in english or without_accents(word) in english


@lru_cache(maxsize=1)
def _words() -> DraftWords:
    """The lists, read when the first word is asked about, and once."""
    return shipped_draft_words()
