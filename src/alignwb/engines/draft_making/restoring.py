"""From a model's wording to a hypothesis: the source's markers, codes, numbers and names put back.

Each step finds its changes in the offsets of one tidied text; they are made together, so that
the model's attention can say where things belong.
"""

from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from alignwb.core.bitext.markers import PlacedMarker
from alignwb.core.code_places.lifting import LiftedCode
from alignwb.core.languages.dutch.names import Names, find_names, genitives_in, names_in
from alignwb.core.languages.english.articles import with_articles
from alignwb.core.languages.quotation_marks import without_marks
from alignwb.core.languages.words import Span, first_word
from alignwb.core.terms.rendering import Renderings
from alignwb.engines.draft_making.fidelity.attention import AttentionLinks, TokenisedText
from alignwb.engines.draft_making.fidelity.code_placement import (
    apply_around_codes,
    place_inline_codes,
)
from alignwb.engines.draft_making.fidelity.marker_placement import place_markers
from alignwb.engines.draft_making.fidelity.name_check import check_names
from alignwb.engines.draft_making.fidelity.numbers import Number, check_numbers, dutch_numbers
from alignwb.engines.draft_making.fidelity.quotation_marks import place_quotation_marks
from alignwb.engines.draft_making.fidelity.replacements import TextReplacement
from alignwb.engines.draft_making.fidelity.sentence_edges import take_over_edges
from alignwb.engines.draft_making.fidelity.tidying import is_looping, match_case, tidy
from alignwb.engines.draft_making.fidelity.word_repair import check_words
from alignwb.engines.draft_making.kept.letter_case import raised_text
from alignwb.engines.draft_making.kept.placing import bring_back, place_kept
from alignwb.engines.draft_making.kept.spans import NOTHING_KEPT, KeptParts, LineCase, StandIn
from alignwb.engines.draft_making.kept.stand_ins import are_left, places_of, set_apart
from alignwb.engines.draft_making.terms.repair import honour_terms
from alignwb.engines.draft_making.terms.substitution import WantedTerm
from alignwb.engines.lexicon.draft_words import DraftWords

# What a fault weighs beside others.  No wording outweighs any of these.
_LOOP = 10.0
_STAND_IN = 5.0
_NUMBER = 1.0
_KEPT = 0.5
_TERM = 0.3
# These count beside the wording.
_NAME = 1.0
_TERM_REPAIR = 0.3
_SCORE_OF_A_LOSS = 0.15
"""What a lost name weighs beside the score; hypotheses of one beam lie about 0.05 apart."""


@dataclass(frozen=True, slots=True)
class Style:
    """The style of a whole document: its personal names, and the apostrophe it uses."""

    names: Names
    apostrophe: str


@dataclass(frozen=True, slots=True)
class SourcePiece:
    """A piece of a source that is translated at once, with all that must survive in it."""

    tokenised: TokenisedText
    markers: tuple[PlacedMarker, ...]
    numbers: tuple[Number, ...]
    names: tuple[tuple[int, str], ...]
    genitives: frozenset[str]
    terms: tuple[WantedTerm, ...] = ()
    kept: KeptParts = NOTHING_KEPT
    codes: tuple[LiftedCode, ...] = ()

    @property
    def text(self) -> str:
        """The piece, without markers."""
        return self.tokenised.text

    @property
    def tokens(self) -> Sequence[str]:
        """The tokens that the model reads."""
        return self.tokenised.tokens


@dataclass(frozen=True, slots=True)
class RestoredHypothesis:
    """A finished wording of one piece.

    Attributes:
        text: The wording.
        score: The model's.
        tokens: How many the model wrote.
        faults: How much it has of what no wording outweighs: loops, wrong numbers, missing terms.
        lost: How many names it lacks, and a little for each term that it had to be given.
        strange: How many of its words are no English.
        coverage: The share of the source's tokens that the model looked at, 0 to 1.
        is_looping: Whether it says one thing over and over.
        repaired: The terms, by their place in the source, that were put right in it.
        unsaid: The numbers of the terms that it lacks.
    """

    text: str
    score: float
    tokens: int
    faults: float
    lost: float
    strange: int
    coverage: float
    is_looping: bool
    repaired: tuple[Span, ...] = ()
    unsaid: tuple[int, ...] = ()


def style_of(texts: Sequence[str]) -> Style:
    """The style of a document, from its Dutch paragraphs or sentences."""
    curly = sum(text.count("’") for text in texts)
    straight = sum(text.count("'") for text in texts)
    return Style(find_names(texts), "’" if curly >= straight and curly else "'")


def prepare(
    text: str,
    markers: tuple[PlacedMarker, ...],
    encode: Callable[[str], list[str]],
    style: Style,
    terms: tuple[WantedTerm, ...] = (),
    kept: KeptParts = NOTHING_KEPT,
    codes: tuple[LiftedCode, ...] = (),
    *,
    is_heading: bool = False,
) -> SourcePiece:
    """Read a piece, and find all that must survive in it; offsets of markers and codes are in it.

    The model reads it without quotation marks: a word that follows one has another token than it
    has after a space, and small models do not know it.  For the same reason the capital of a
    heading's first word is taken off, unless the word is a name.
    """
    plain = without_marks(text)
    if is_heading and not any(term.form and term.start == 0 for term in terms):
        plain = _without_capital(plain, style.names.capitalised, kept.stand_ins)
    return SourcePiece(
        TokenisedText(text, encode(plain)),
        markers,
        dutch_numbers(text),
        names_in(text, style.names),
        genitives_in(text, style.names),
        terms,
        kept,
        codes,
    )


def restore(
    source: SourcePiece,
    raw: str,
    tokens: Sequence[str],
    attention: Sequence[Sequence[float]],
    score: float,
    style: Style,
    renderings: Renderings,
    words: DraftWords | None = None,
) -> RestoredHypothesis:
    """A model's hypothesis with edges, quotation marks, numbers, names, markers and codes in place.

    Words that are no English are put right by `words`, where it knows how.  Terms are put right
    first, so that the offsets of all other changes are in a text that has them.
    """
    plain = _plain(source.text, set_apart(raw, source.kept.stand_ins), style)
    text, source_edges, edges = take_over_edges(source.text, plain)
    links = AttentionLinks(source.tokenised, TokenisedText(text, tokens), attention)
    terms = honour_terms(source.terms, text, links, renderings, style.apostrophe)
    text, links = terms.text, terms.links
    numbers = check_numbers(source.text, source.numbers, text, links)
    names = check_names(source.names, source.genitives, links, style.apostrophe)
    kept = place_kept(source.text, source.kept, text, links, words.translations if words else None)
    strange = check_words(links, words, _words_of_terms(source.terms))
    words_changed = _recased((*numbers.changes, *names.changes, *strange.changes), source.kept.case)
    changes = [
        *place_quotation_marks(source.text, text, source_edges.inner, links),
        *_beside(kept.spans, words_changed),
        *place_markers(source.text, text, source.markers, links),
    ]
    loops = is_looping(source.text, text) or not edges.inner
    wrong = _NUMBER * (numbers.missing + numbers.invented) + _KEPT * kept.faults
    wrong += _LOOP * loops + _TERM * (len(terms.unsaid) + terms.forbidden)
    codes = place_inline_codes(source.text, text, source.codes, links)
    raised = raised_text(text, source.kept.case)
    wording = apply_around_codes(raised, (*kept.changes, *changes), codes)
    wording = _with_kept(wording, source.kept.stand_ins)
    wrong += _STAND_IN * are_left(wording, source.kept.stand_ins)
    return RestoredHypothesis(
        wording,
        score,
        len(tokens),
        wrong,
        _NAME * names.lost + _TERM_REPAIR * len(terms.repaired),
        strange.unknown,
        _coverage(attention, len(source.tokens)),
        loops,
        terms.repaired,
        terms.unsaid,
    )


def _plain(source: str, raw: str, style: Style) -> str:
    """A model's wording tidied, in the case of its source and without quotation marks."""
    tidied = tidy(source, raw, is_curly=style.apostrophe == "’")
    return without_marks(match_case(source, tidied))


def _with_kept(wording: str, stand_ins: Sequence[StandIn]) -> str:
    """The wording with what was kept in the place of its stand-ins, and articles that fit that."""
    articled = with_articles(wording, {one.word: one.wording for one in stand_ins})
    return bring_back(articled, stand_ins)


def _coverage(attention: Sequence[Sequence[float]], source_tokens: int) -> float:
    """The share of the source that was looked at: each token counts by its attention, up to 1."""
    if not source_tokens or not attention:
        return 0.0
    looked = islice(map(sum, zip(*attention, strict=True)), source_tokens)
    return sum([min(1.0, weight) for weight in looked]) / source_tokens


def _words_of_terms(terms: Sequence[WantedTerm]) -> frozenset[str]:
    """The words of the renderings, lower case: a termbase may have them from any language."""
    return frozenset(
        word for term in terms for target in term.targets for word in target.lower().split()
    )


def by_worth(hypotheses: Sequence[RestoredHypothesis]) -> tuple[RestoredHypothesis, ...]:
    """Them in the order of their faults, then of what they lost and of the model's score."""
    return tuple(
        sorted(
            hypotheses, key=lambda each: (each.faults, _SCORE_OF_A_LOSS * each.lost - each.score)
        )
    )


def _recased(changes: Sequence[TextReplacement], case: LineCase) -> list[TextReplacement]:
    return [change._replace(text=raised_text(change.text, case)) for change in changes]


def _beside(spans: Sequence[Span], changes: Sequence[TextReplacement]) -> Iterator[TextReplacement]:
    """The changes that do not touch a stand-in."""
    for change in changes:
        if all(change.end <= start or end <= change.start for start, end in spans):
            yield change


def _without_capital(heading: str, names: Container[str], stand_ins: Sequence[StandIn]) -> str:
    first = first_word(heading)
    if first is None or first.text in names or first.text[1:] != first.text[1:].lower():
        return heading
    if any(places_of(one.word, first.text) for one in stand_ins):
        return heading
    return heading[: first.start] + first.text.lower() + heading[first.end :]
