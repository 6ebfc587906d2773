"""The renderings of terms: where they stand in a target, and if they are the termbase's."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import chain

from alignwb.core.languages.folding import FoldedText, folded
from alignwb.core.languages.inflection import Inflection
from alignwb.core.languages.words import Span, TermWord, term_words, word_set
from alignwb.core.terms.pattern_index import is_of_signs
from alignwb.core.terms.recognition import Recogniser
from alignwb.core.terms.termbase import Term, Termbase, TermHit, TermStatus

_REMEMBERED_RENDERINGS = 4_000
_REMEMBERED_TEXTS = 64
_PARTICLES = word_set(
    "about at away back down for from in into off on out over through to up upon with"
)
"""Words that end a rendering and may stand behind the verb's object: *applied to him for it*."""
_FURTHEST_PARTICLE = 8
_ENDS_CLAUSE = re.compile("[.;:!?…]")
_CLOSES = re.compile(r"[ .,;:!?)]|$")


class TermOutcome(StrEnum):
    """The outcomes of a term in a target."""

    HONOURED = "honoured"  # rendered as the termbase says
    REPAIRED = "repaired"  # so too, but the engine's own wording was put right there
    MISSED = "missed"  # rendered in another way, or left out


@dataclass(frozen=True, slots=True)
class TermPlace:
    """A term at one place of a source, with the rows of the termbase for it.

    Attributes:
        start: Its first character.
        end: The character after it.
        terms: In the order of the termbase.
    """

    start: int
    end: int
    terms: tuple[Term, ...]

    @property
    def span(self) -> Span:
        """Its place in the source."""
        return Span(self.start, self.end)

    @property
    def wanted(self) -> tuple[Term, ...]:
        """The rows whose rendering may be used: preferred ones before admitted ones."""
        asked = [term for term in self.terms if term.status is not TermStatus.FORBIDDEN]
        return tuple(sorted(asked, key=lambda term: term.status is TermStatus.ADMITTED))

    @property
    def targets(self) -> tuple[str, ...]:
        """The renderings that may be used."""
        return tuple(term.target for term in self.wanted)

    @property
    def sought(self) -> tuple[str, ...]:
        """The renderings that may be used, as they are looked for."""
        return tuple(term.sought for term in self.wanted)

    @property
    def forbidden(self) -> tuple[str, ...]:
        """The renderings that must not be used, as they are looked for."""
        return tuple(term.sought for term in self.terms if term.status is TermStatus.FORBIDDEN)


@dataclass(frozen=True, slots=True)
class RenderedTerm:
    """A term of a source and its outcome; `at` is the place of its rendering in the target."""

    place: TermPlace
    outcome: TermOutcome
    at: Span | None = None


def term_places(hits: Sequence[TermHit]) -> tuple[TermPlace, ...]:
    """The places of terms: hits of the same stretch of text joined, in order."""
    rows: dict[Span, list[Term]] = defaultdict(list)
    for hit in hits:
        rows[hit.span].append(hit.term)
    return tuple(TermPlace(*span, tuple(terms)) for span, terms in sorted(rows.items()))


class Renderings:
    """Finds renderings in targets, inflected or not.

    Args:
        inflection: Of the language of the targets.
    """

    def __init__(self, inflection: Inflection) -> None:
        self._inflection = inflection
        self._key = lru_cache(_REMEMBERED_TEXTS)(inflection.key)
        self._words = lru_cache(_REMEMBERED_TEXTS)(self._index_words)
        self._finder = lru_cache(_REMEMBERED_RENDERINGS)(self._make)

    def spans(self, rendering: str, text: str) -> tuple[Span, ...]:
        """The places of a rendering in a text, in order; odd characters count as plain ones.

        Any form of it is a place.  A verb whose particle stands apart is found where the verb is,
        if it is nowhere in one piece.
        """
        plain = FoldedText.of(text)
        wanted = folded(rendering)
        found = self._spans(wanted, plain.text) or self._parted(wanted, plain.text)
        return tuple(Span(*plain.unfolded(*span)) for span in found) if plain.folds else found

    def _spans(self, rendering: str, text: str) -> tuple[Span, ...]:
        if is_of_signs(rendering):
            found = re.finditer(re.escape(rendering), text)
            return tuple(Span(match.start(), match.end()) for match in found)
        finder = self._finder(rendering)
        possible = self._key(text.casefold()).count(finder.beginning)
        if not possible:
            return ()
        if possible == text.count(rendering) == 1 and (exact := _exact(rendering, text)):
            return (exact,)
        words, places = self._words(text)
        positions = [
            place for form in finder.recogniser.first_forms for place in places.get(form, ())
        ]
        return tuple(
            hit.span for hit in finder.recogniser.find_among(text, words, sorted(positions))
        )

    def _parted(self, rendering: str, text: str) -> tuple[Span, ...]:
        """The verbs of a rendering whose last word, a particle, follows them in their clause."""
        verb, _, particle = rendering.rpartition(" ")
        if not verb or particle not in _PARTICLES:
            return ()
        stems = self._spans(verb, text)
        words, _ = self._words(text) if stems else ((), {})
        return tuple(span for span in stems if _follows(particle, span.end, words, text))

    def assigned(self, wanted: Sequence[Sequence[str]], text: str) -> tuple[Span | None, ...]:
        """The place of a rendering for each term, which is given as its possible renderings.

        No stretch of the text counts for two terms.  Longer renderings choose first, so that the
        `party` of `Bolshevik Party` is not another term's; those of the same length in order.
        """
        found: list[Span | None] = [None] * len(wanted)
        used = _UsedSpans()
        # What is used stays so: a rendering is looked for behind where it was found last.
        left = {each: iter(self.spans(each, text)) for each in {*chain.from_iterable(wanted)}}
        for index in sorted(range(len(wanted)), key=lambda index: -_words(wanted[index])):
            spans = chain.from_iterable(left[each] for each in wanted[index])
            found[index] = next(filter(used.take, spans), None)
        return tuple(found)

    def _index_words(self, text: str) -> tuple[Sequence[TermWord], Mapping[str, Sequence[int]]]:
        """The words of a text, and the numbers of those of each form."""
        words = term_words(text)
        places: defaultdict[str, list[int]] = defaultdict(list)
        for number, word in enumerate(words):
            places[self._inflection.key(word.surface)].append(number)
        return words, places

    def _make(self, rendering: str) -> "_Finder":
        term = Term(rendering, rendering)
        words = [word.surface for word in term_words(self._inflection.key(rendering.casefold()))]
        beginning = ""
        if words:
            # What stands before an apostrophe, for that may be a curly one in the text.
            first = words[0].partition("'")[0]
            forms = self._inflection.forms(first, "", len(words) == 1, is_name=False).whole
            beginning = _common_beginning(sorted(forms))
        return _Finder(beginning, Recogniser(Termbase((term,)), self._inflection))


def _follows(particle: str, place: int, words: Sequence[TermWord], text: str) -> bool:
    """Whether a word stands behind a place, not far off and in the same clause."""
    first = bisect_left(words, place, key=lambda word: word.start)
    reach = words[first : first + _FURTHEST_PARTICLE]
    found = next((word for word in reach if word.surface == particle), None)
    return found is not None and _ENDS_CLAUSE.search(text, place, found.start) is None


class _UsedSpans:
    """Stretches of a text that do not overlap."""

    def __init__(self) -> None:
        self._spans: list[Span] = []

    def take(self, span: Span) -> bool:
        """Add a stretch; False, and nothing, if it overlaps one that is there."""
        place = bisect_left(self._spans, span)
        is_free = (place == 0 or self._spans[place - 1].end <= span.start) and (
            place == len(self._spans) or span.end <= self._spans[place].start
        )
        if is_free:
            self._spans.insert(place, span)
        return is_free


@dataclass(frozen=True, slots=True)
class _Finder:
    """Finds one rendering; `beginning` is what all forms of its first word begin with."""

    beginning: str
    recogniser: Recogniser


def _common_beginning(forms: Sequence[str]) -> str:
    """The beginning that all words have in common; the words are in alphabetical order."""
    first, last = forms[0], forms[-1]
    same = (index for index in range(len(first)) if first[: index + 1] != last[: index + 1])
    return first[: next(same, len(first))]


def rendered_terms(
    hits: Sequence[TermHit],
    target: str,
    renderings: Renderings,
    repaired: Collection[tuple[int, int]] = (),
) -> tuple[RenderedTerm, ...]:
    """The outcome of each term of a source that the termbase has a rendering for, in order.

    `repaired`: the places in the source, as (start, end), whose rendering the engine put right.
    """
    places = [place for place in term_places(hits) if place.wanted]
    spans = renderings.assigned([place.sought for place in places], target)
    return tuple(
        RenderedTerm(place, _outcome(place, span, repaired), span)
        for place, span in zip(places, spans, strict=True)
    )


def _outcome(
    place: TermPlace, span: Span | None, repaired: Collection[tuple[int, int]]
) -> TermOutcome:
    if span is None:
        return TermOutcome.MISSED
    is_repaired = place.span in repaired
    return TermOutcome.REPAIRED if is_repaired else TermOutcome.HONOURED


def _exact(rendering: str, text: str) -> Span | None:
    """The place of the rendering, letter by letter, if spaces or punctuation surround it."""
    start = text.index(rendering)
    end = start + len(rendering)
    is_of_words = rendering[0].isalnum() and rendering[-1].isalnum()
    is_apart = _CLOSES.match(text, end) and (start == 0 or text[start - 1] in " (‘“")
    if is_of_words and is_apart:
        return Span(start, end)
    return None


def _words(renderings: Sequence[str]) -> int:
    return max((len(each.split()) for each in renderings), default=0)
