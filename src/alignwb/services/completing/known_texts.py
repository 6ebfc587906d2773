"""What is known of a segment without an engine: its drafts, matches, terms, names and numbers."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from alignwb.core.bitext.markers import strip
from alignwb.core.bitext.segment import Segment
from alignwb.core.checks.numbers.digit_figures import in_english
from alignwb.core.languages.name_spelling import english_spelling
from alignwb.core.languages.words import words_of
from alignwb.core.memory.units import MemoryMatch
from alignwb.core.terms.rendering import term_places
from alignwb.core.terms.termbase import TermHit
from alignwb.services.completing.completion import Completion, CompletionSource
from alignwb.services.terms.inserting import form_of

_BEGUN = re.compile(r"[^\W_]+(?:['’][^\W_]*)*\Z")
_FIGURES = re.compile(r"(?<!\w)\d+(?:[.,]\d+)*(?!\w)")
_POSSESSIVE = re.compile(r"['’]s?$")
_SURE_RATE = 95
"""From this match rate on a match is what the target will be, but for a word perhaps."""
_LEAST_LETTERS = 2
"""So many letters of a term or a name are typed before it is offered; of one, few are right."""
_BEGUN_LIKELY = 0.5
_LIKELIER_BY = 0.1
"""How likely it is meant then, and how much likelier with each further letter."""
_OF_DRAFT = 0.4
"""How likely the next word of a draft is right behind a beginning that is the draft's own.

A rough figure, of few cases: in two novels 15 of 38 first words and 7 of 27 behind them were right,
in 25 segments of a document of this project 17 of 30.
"""


@dataclass(frozen=True, slots=True)
class KnownText:
    """A whole target that may come to be.

    Attributes:
        text: It.
        source: Whose it is.
        probability: How likely its next word is right as long as the beginning is its own.
    """

    text: str
    source: CompletionSource
    probability: float


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that the target will have somewhere."""

    text: str
    source: CompletionSource


@dataclass(frozen=True, slots=True)
class KnownTexts:
    """All that is known of a segment.

    Attributes:
        texts: The most trusted first.
        phrases: In the order of the source.
    """

    texts: tuple[KnownText, ...] = ()
    phrases: tuple[Phrase, ...] = ()

    def continued(self, prefix: str) -> Iterator[Completion]:
        """How the texts go on that begin with the prefix, and what of the phrases is begun."""
        for known in self.texts:
            if known.text.startswith(prefix) and len(known.text) > len(prefix):
                rest = known.text[len(prefix) :]
                yield Completion(rest, known.probability, known.source)
        yield from self._begun(prefix)

    def _begun(self, prefix: str) -> Iterator[Completion]:
        for phrase in self.phrases:
            letters = _overlap(prefix, phrase.text)
            if not _LEAST_LETTERS <= letters < len(phrase.text):
                continue
            # Said already, it is meant again less often than another word that begins so.
            if phrase.text in prefix:
                continue
            likely = min(0.95, _BEGUN_LIKELY + _LIKELIER_BY * (letters - _LEAST_LETTERS))
            yield Completion(phrase.text[letters:], likely, phrase.source)


def known_texts(
    segment: Segment, matches: Sequence[MemoryMatch], hits: Sequence[TermHit], apostrophe: str
) -> KnownTexts:
    """What is known of a segment.

    matches: of the memory, the best first.  hits: the terms in its source.  apostrophe: as the
    document writes it.
    """
    exact = [
        KnownText(match.unit.target, CompletionSource.MEMORY, match.rate / 100)
        for match in matches
        if match.rate >= _SURE_RATE
    ]
    drafts = segment.draft.hypotheses if segment.draft else ()
    of_drafts = [KnownText(each.text, CompletionSource.DRAFT, _OF_DRAFT) for each in drafts]
    others = [
        KnownText(match.unit.target, CompletionSource.MEMORY, _OF_DRAFT * match.rate / 100)
        for match in matches
        if match.rate < _SURE_RATE
    ]
    phrases = dict.fromkeys((*_terms(segment.source, hits, apostrophe), *_names(segment.source)))
    return KnownTexts((*exact, *of_drafts, *others), tuple(phrases))


def begun_word(text: str) -> str:
    """The letters of the word that a text ends in; "" if it ends in none."""
    found = _BEGUN.search(text)
    return found[0] if found else ""


def _overlap(prefix: str, phrase: str) -> int:
    """How many characters of a phrase the prefix ends in, where a word begins with the first."""
    for length in range(min(len(prefix), len(phrase)), 0, -1):
        before = prefix[: len(prefix) - length][-1:]
        if not before.isalnum() and prefix.endswith(phrase[:length]):
            return length
    return 0


def _terms(source: str, hits: Sequence[TermHit], apostrophe: str) -> Iterator[Phrase]:
    for place in term_places(hits):
        for term in place.wanted[:1]:
            form = form_of(term, source, place.start, place.end, apostrophe)
            yield Phrase(form, CompletionSource.TERM)


def _names(source: str) -> Iterator[Phrase]:
    """Words with a capital inside the sentence, as English spells them, and numbers."""
    plain, _ = strip(source)
    for word in words_of(plain)[1:]:
        name = _POSSESSIVE.sub("", word.text)
        if word.is_capitalised and len(name) > 2:
            yield Phrase(english_spelling(name), CompletionSource.NAME)
    for found in _FIGURES.finditer(plain):
        if len(found[0]) > 2:
            yield Phrase(in_english(found[0]), CompletionSource.NAME)
