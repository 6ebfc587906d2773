"""Matching the segments of a bitext with a reference translation.

Plain texts are compared and scored: without markers, words separated by single spaces, odd letters
folded.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice

from alignwb.core.bitext.bitext import Bitext, Paragraph
from alignwb.core.bitext.repairs.joined_paragraphs import source_paragraphs
from alignwb.core.bitext.segment import Segment, SegmentRef
from alignwb.core.languages.folding import comparable_text
from alignwb.core.matching.common_runs import common_runs


@dataclass(frozen=True, slots=True)
class ReferenceMatch:
    """Segments that share one reference.

    Attributes:
        segments: One, or neighbours where the reference has other boundaries; of one paragraph
            unless the reference has other paragraphs too.
        source: Their plain source.
        reference: The plain reference; never "".
        is_same_source: True if the reference translates this very source, not another edition.
        others: What further references have for these segments, in their order; none is "".
    """

    segments: tuple[SegmentRef, ...]
    source: str
    reference: str
    is_same_source: bool = True
    others: tuple[str, ...] = ()

    @property
    def references(self) -> tuple[str, ...]:
        """All that its hypothesis is compared with."""
        return (self.reference, *self.others)


def match_bitext(bitext: Bitext, reference: Bitext) -> tuple[ReferenceMatch, ...]:
    """Match with the targets of another bitext of the same source, in document order.

    Paragraphs match by id where the source is the same, else by source.  Inside a paragraph the
    text between two segment boundaries that both sides share is one match: usually a segment.
    The rest of both, in other paragraphs or of another edition, matches by `common_runs`.  A match
    whose reference lacks a target is left out.
    """
    partners = _Partners(reference)
    matches: list[ReferenceMatch] = []
    alone: list[Paragraph] = []
    at = 0
    while at < len(bitext.paragraphs):
        paragraph = bitext.paragraphs[at]
        length = 1
        partner = partners.take(paragraph)
        if partner is None:
            length, partner = partners.take_joined(bitext.paragraphs, at)
        if partner is None:
            alone.append(paragraph)
        else:
            matches += _match_paragraphs(bitext.paragraphs[at : at + length], partner)
        at += length
    if alone and (left := partners.left()):
        order = {ref: place for place, ref in enumerate(_lettered(bitext))}
        # What stands apart because of a paragraph between that was matched is no neighbour.
        matches += (
            match
            for match in _match_rest(alone, left)
            if order[match.segments[-1]] - order[match.segments[0]] < len(match.segments)
        )
        matches.sort(key=lambda match: order[match.segments[0]])
    return tuple(matches)


def by_paragraph(matches: Iterable[ReferenceMatch]) -> tuple[ReferenceMatch, ...]:
    """The matches, in document order, with those that share a paragraph made one."""
    groups: list[list[ReferenceMatch]] = []
    for match in matches:
        is_same = groups and groups[-1][-1].segments[-1].paragraph == match.segments[0].paragraph
        if is_same:
            groups[-1].append(match)
        else:
            groups.append([match])
    return tuple(map(joined_matches, groups))


def match_lines(bitext: Bitext, lines: Sequence[str]) -> tuple[ReferenceMatch, ...]:
    """Match segment by segment with as many lines; empty lines are no reference.

    Raises ValueError if there are more or fewer lines than segments.
    """
    return tuple(
        ReferenceMatch((ref,), comparable_text(segment.source), comparable_text(line))
        for (ref, segment), line in zip(bitext.segments(), lines, strict=True)
        if comparable_text(line)
    )


def match_sources(bitext: Bitext, rows: Sequence[tuple[str, str]]) -> tuple[ReferenceMatch, ...]:
    """Match by source with rows of source and reference.

    Rows of the same source are used in turn, the last one as often as it is needed.
    """
    references: dict[str, list[str]] = defaultdict(list)
    for source, reference in reversed(rows):
        if _letters(source) and comparable_text(reference):
            references[_letters(source)].append(comparable_text(reference))
    matches = []
    for ref, segment in bitext.segments():
        waiting = references.get(_letters(segment.source))
        if waiting:
            reference = waiting.pop() if len(waiting) > 1 else waiting[0]
            matches.append(ReferenceMatch((ref,), comparable_text(segment.source), reference))
    return tuple(matches)


class _Partners:
    """The paragraphs of the reference that no paragraph has been matched with yet."""

    def __init__(self, reference: Bitext) -> None:
        self._reference = reference
        self._by_source: dict[str, list[Paragraph]] = defaultdict(list)
        for paragraph in reversed(reference.paragraphs):
            self._by_source[_letters(paragraph.source)].append(paragraph)

    def take(self, paragraph: Paragraph) -> Paragraph | None:
        """The one of the same source, by preference also of the same id; None if none is left."""
        waiting = self._by_source.get(_letters(paragraph.source), [])
        for place, partner in enumerate(waiting):
            if partner.id == paragraph.id:
                return waiting.pop(place)
        return waiting.pop() if waiting else None

    def take_joined(
        self, paragraphs: Sequence[Paragraph], start: int
    ) -> tuple[int, Paragraph | None]:
        """The one whose source is several paragraphs, from one of them on, and how many these are.

        A bead of it crosses their borders.  (1, None) if there is none.
        """
        place = self._reference.positions.get(paragraphs[start].id)
        joined = None if place is None else self._reference.paragraphs[place]
        if joined is None or len(starts := source_paragraphs(joined)) < 2:
            return 1, None
        run = paragraphs[start : start + len(starts)]
        wanted = _letters(joined.source)
        waiting = self._by_source.get(wanted, [])
        if joined not in waiting or wanted != "".join(_letters(each.source) for each in run):
            return 1, None
        waiting.remove(joined)
        return len(run), joined

    def left(self) -> tuple[Paragraph, ...]:
        """Those nobody has taken, in document order."""
        waiting = {paragraph.id for some in self._by_source.values() for paragraph in some}
        return tuple(each for each in self._reference.paragraphs if each.id in waiting)


def _lettered(bitext: Bitext) -> Iterator[SegmentRef]:
    return (ref for ref, segment in bitext.segments() if _letters(segment.source))


def _match_rest(mine: Sequence[Paragraph], theirs: Sequence[Paragraph]) -> Iterator[ReferenceMatch]:
    segments = [
        (SegmentRef(paragraph.id, segment.id), segment)
        for paragraph in mine
        for segment in paragraph.segments
        if _letters(segment.source)
    ]
    partners = [
        segment
        for paragraph in theirs
        for segment in paragraph.segments
        if _letters(segment.source)
    ]
    runs = common_runs(
        [comparable_text(segment.source) for _, segment in segments],
        [comparable_text(partner.source) for partner in partners],
    )
    for run in runs:
        refs, sources = zip(*(segments[place] for place in run.mine), strict=True)
        match = _match(refs, sources, [partners[place] for place in run.theirs])
        if match:
            yield match


def _match_paragraphs(mine: Sequence[Paragraph], reference: Paragraph) -> Iterator[ReferenceMatch]:
    own = [segment for paragraph in mine for segment in paragraph.segments]
    lettered = (
        SegmentRef(paragraph.id, segment.id)
        for paragraph in mine
        for segment in paragraph.segments
        if _letters(segment.source)
    )
    shared = set(_ends(own)) & set(_ends(reference.segments))
    for segments, partners in zip(_cut(own, shared), _cut(reference.segments, shared), strict=True):
        refs = tuple(islice(lettered, len(segments)))
        if match := _match(refs, segments, partners):
            yield match


def _match(
    refs: tuple[SegmentRef, ...], segments: Sequence[Segment], partners: Sequence[Segment]
) -> ReferenceMatch | None:
    """Segments with their segments of the reference; None if a target is missing."""
    targets = [comparable_text(partner.target) for partner in partners]
    if not all(targets):
        return None
    source, their_source = (
        comparable_text(" ".join(segment.source for segment in side))
        for side in (segments, partners)
    )
    is_same = _letters(source) == _letters(their_source)
    return ReferenceMatch(refs, source, " ".join(targets), is_same)


def joined_matches(matches: Sequence[ReferenceMatch]) -> ReferenceMatch:
    """Matches of one reference, in document order, as one; at least one."""
    return ReferenceMatch(
        tuple(ref for match in matches for ref in match.segments),
        " ".join(match.source for match in matches),
        " ".join(match.reference for match in matches),
        all(match.is_same_source for match in matches),
    )


def _ends(segments: Sequence[Segment]) -> Iterator[int]:
    """The end of each segment, in letters from the paragraph's beginning."""
    return accumulate(len(_letters(segment.source)) for segment in segments)


def _cut(segments: Sequence[Segment], boundaries: Container[int]) -> Iterator[list[Segment]]:
    """The segments in runs that end at `boundaries`; those without any letters are left out."""
    lettered = [segment for segment in segments if _letters(segment.source)]
    run: list[Segment] = []
    for segment, end in zip(lettered, _ends(lettered), strict=True):
        run.append(segment)
        if end in boundaries:
            yield run
            run = []


def _letters(text: str) -> str:
    """A text without markers and white space: equal for two sources that are the same."""
    return "".join(comparable_text(text).split())
