"""Suggesting terms that a document has and the termbase lacks, with their renderings."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from alignwb.alignment.words.linked_runs import linked_run
from alignwb.alignment.words.word_links import WordLinks
from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.segment import Segment, SegmentRef, Status
from alignwb.core.languages.english.english import English
from alignwb.core.languages.function_words import ENGLISH_FUNCTION_WORDS
from alignwb.core.languages.words import Span, begins_sentence
from alignwb.core.terms.candidate_runs import CandidateKind
from alignwb.core.terms.candidates import Occurrence, TermCandidate, find_candidates
from alignwb.core.terms.dictionary_case import dictionary_case, without_genitive
from alignwb.core.terms.rendering_votes import Vote, elect
from alignwb.engines.stemming import SnowballStemmer
from alignwb.services.terms.project_terms import ProjectTerms
from alignwb.services.words.project_word_links import ProjectWordLinks

_MOST_VOTES = 5
"""Occurrences of a candidate that are looked at; more rarely change the result."""

_AT_ONCE = 100
_LEAST_SHARE = 0.4
_CLOSE = 0.3
"""Cosine; words linked less closely were linked only because nothing better was left."""


@dataclass(frozen=True, slots=True)
class TermSuggestion:
    """A candidate for the termbase and its rendering in the document.

    Attributes:
        candidate: The candidate.
        target: The likeliest rendering; "" if the targets show none or do not agree.
        share: The share of its translated occurrences (at most five) that agree on it, weighted
            by status: from 0.4 to 1, or 0 without a target.
    """

    candidate: TermCandidate
    target: str = ""
    share: float = 0.0


def suggest_terms(bitexts: Iterable[Bitext], terms: ProjectTerms) -> tuple[TermCandidate, ...]:
    """The candidates of documents taken together, the likeliest first."""
    texts = ((ref, segment.source) for bitext in bitexts for ref, segment in bitext.segments())
    return find_candidates(
        texts,
        lambda text: [hit.span for hit in terms.find(text)],
        SnowballStemmer("dutch"),
    )


def in_segment(
    candidates: Iterable[TermCandidate], bitext: Bitext, ref: SegmentRef
) -> tuple[TermCandidate, ...]:
    """The candidates of one document that stand in a segment of it."""
    number = next(number for number, (each, _) in enumerate(bitext.segments()) if each == ref)
    return tuple(
        candidate
        for candidate in candidates
        if any(place.text == number for place in candidate.occurrences)
    )


def with_targets(
    candidates: Sequence[TermCandidate],
    bitext: Bitext,
    terms: ProjectTerms,
    word_links: ProjectWordLinks,
) -> tuple[TermSuggestion, ...]:
    """Candidates of one document with their likely renderings, in the same order.

    Only segments that contain these candidates are linked.  Without an embedder there are no
    renderings, except for names that stand unchanged in the targets.
    """
    segments = [segment for _, segment in bitext.segments()]
    votes: list[list[Vote]] = [[] for _ in candidates]
    asked: dict[int, list[tuple[int, Occurrence]]] = defaultdict(list)
    for number, candidate in enumerate(candidates):
        for place in _chosen(candidate, segments):
            segment = segments[place.text]
            if candidate.kind is CandidateKind.NAME and _stays(place, segment):
                votes[number].append(Vote(_source(place, segment), _weight(segment)))
            else:
                asked[place.text].append((number, place))
    word_links.learn(bitext, terms.termbase.terms)
    for text, links in _linked(sorted(asked), segments, word_links):
        for number, place in asked[text]:
            votes[number] += _votes(candidates[number], place, segments[text], links)
    return tuple(map(_suggestion, candidates, votes))


def _linked(
    numbers: Sequence[int], segments: Sequence[Segment], word_links: ProjectWordLinks
) -> Iterator[tuple[int, WordLinks]]:
    """The links of the segments with these numbers; none without an embedder."""
    for first in range(0, len(numbers), _AT_ONCE):
        some = {number: segments[number] for number in numbers[first : first + _AT_ONCE]}
        word_links.expect([(segment.source, segment.target) for segment in some.values()])
        for number, segment in some.items():
            links = word_links.links(segment.source, segment.target)
            if links is not None:
                yield number, links


def _chosen(candidate: TermCandidate, segments: Sequence[Segment]) -> list[Occurrence]:
    """The occurrences that are translated, the confirmed ones first."""
    places = [place for place in candidate.occurrences if segments[place.text].target.strip()]
    places.sort(key=lambda place: -_weight(segments[place.text]))
    return places[:_MOST_VOTES]


def _weight(segment: Segment) -> float:
    if segment.status.is_done:
        return 3
    return 2 if segment.stage is Status.EDITED else 1


def _source(place: Occurrence, segment: Segment) -> str:
    return segment.source[place.start : place.end]


def _stays(name: Occurrence, segment: Segment) -> bool:
    """Whether a name stands in the target as it does in the source."""
    text = re.escape(_source(name, segment))
    return re.search(rf"(?<!\w){text}(?!\w)", segment.target) is not None


def _votes(
    candidate: TermCandidate, place: Occurrence, segment: Segment, links: WordLinks
) -> Iterator[Vote]:
    """The vote of an occurrence; none if nothing in the target is close to the candidate."""
    own = Span(place.start, place.end)
    source, target = segment.source, segment.target
    run = linked_run(links, *own, target, ENGLISH_FUNCTION_WORDS, least=_CLOSE)
    if run is not None:
        text = without_genitive(dictionary_case(target, run, source, own))
        is_same = _source(place, segment) == candidate.text
        is_model = is_same and not begins_sentence(target, run.start)
        yield Vote(text, _weight(segment), is_model)


def _suggestion(candidate: TermCandidate, votes: Sequence[Vote]) -> TermSuggestion:
    elected = elect(votes, English())
    if elected is None or elected.share < _LEAST_SHARE:
        return TermSuggestion(candidate)
    return TermSuggestion(candidate, elected.text, round(elected.share, 3))
