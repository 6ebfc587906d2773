"""What the checks know of a document: learnt from it, from the termbase and from the project."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from alignwb.core.bitext.bitext import Bitext, Kind
from alignwb.core.bitext.segment import Status
from alignwb.core.checks.code_blindness import without_codes_in
from alignwb.core.checks.context import Knowledge, ProjectRule, TermKnowledge, Variety
from alignwb.core.checks.name_usage import count_words, name_renderings, name_variants
from alignwb.core.checks.punctuation_check import keeps_quotations
from alignwb.core.checks.shape_check import length_ratio, repeated_words
from alignwb.core.checks.varieties import variety_of
from alignwb.core.languages.dutch.names import find_names
from alignwb.core.languages.words import Span, words_of
from alignwb.core.terms.checking import WANTED
from alignwb.core.terms.termbase import TermHit
from alignwb.services.checking.english import EnglishWords
from alignwb.services.terms.project_terms import ProjectTerms

_REMEMBERED_SOURCES = 20_000
_MEANT = 3
"""Targets with a strange word from which on it is meant."""

Unlinked = Callable[[str, str], Sequence[Span]]


def learn(
    bitext: Bitext,
    english: EnglishWords,
    terms: ProjectTerms | None = None,
    rules: Iterable[ProjectRule] = (),
    unlinked: Unlinked | None = None,
) -> Knowledge:
    """What is known of a document as it stands now.  Takes a tenth of a second for a long one.

    From drafts that nobody has touched nothing is learnt where there are others: their mistakes
    would count as usual.
    """
    every = [segment for _, segment in bitext.segments()]
    worked_on = [each for each in every if each.target and each.stage is not Status.DRAFT]
    learnt_from = worked_on or [each for each in every if each.target]
    every, learnt_from = (
        [without_codes_in(each, {}) for each in segments] for segments in (every, learnt_from)
    )
    targets = [segment.target for segment in learnt_from]
    # Dividing texts into words is most of the work, so what asks for them asks one after the other.
    counted = count_words(targets)
    sources = _SourceWords()
    bylines = [
        without_codes_in(segment, {}).source
        for paragraph in bitext.paragraphs
        if paragraph.kind is Kind.AUTHOR
        for segment in paragraph.segments
    ]
    names = find_names(sources.reading(segment.source for segment in every), bylines)
    pairs = (
        (sources.capitals[segment.source], capitals)
        for segment, capitals in zip(learnt_from, counted.capitals, strict=True)
        if segment.source and segment.target
    )
    return Knowledge(
        names=names,
        renderings=name_renderings(pairs, names),
        capitalised=counted.capitalised,
        variants=name_variants(counted.inside),
        words=english.words,
        guess=english.guess,
        dutch_words=frozenset(sources.words),
        common=repeated_words(targets, _MEANT),
        length=length_ratio(learnt_from),
        terms=term_knowledge(terms) if terms is not None else None,
        keeps_quotations=keeps_quotations(learnt_from),
        variety=variety_asked_for(bitext.target_lang) or variety_of(counted.words),
        rules=tuple(rules),
        unlinked=unlinked,
    )


class _SourceWords:
    """The words of sources, noted while somebody else reads them.

    Attributes:
        words: All of them, in lower case.
        capitals: Those with a capital, by their source.
    """

    def __init__(self) -> None:
        self.words: set[str] = set()
        self.capitals: dict[str, tuple[str, ...]] = {}

    def reading(self, sources: Iterable[str]) -> Iterator[str]:
        """The sources, the words of each noted as it is asked for."""
        for source in sources:
            words = words_of(source)
            self.words.update([word.text.lower() for word in words])
            self.capitals[source] = tuple([word.text for word in words if word.is_capitalised])
            yield source


def variety_asked_for(language: str) -> Variety | None:
    """The spelling that the code of the target language asks for; None if it names no country."""
    _, _, region = language.replace("_", "-").casefold().partition("-")
    return {"gb": Variety.BRITISH, "us": Variety.AMERICAN}.get(region)


def term_knowledge(terms: ProjectTerms) -> TermKnowledge:
    """The termbase for the checks, which ask for the terms of one source several times."""

    @lru_cache(_REMEMBERED_SOURCES)
    def find(source: str) -> tuple[TermHit, ...]:
        return terms.find(source)

    words = frozenset(
        word.text.lower()
        for term in terms.termbase.terms
        if term.status in WANTED
        for word in words_of(term.target)
    )
    return TermKnowledge(find, terms.renderings.spans, words)
