"""Which reference belongs to which segments of a bitext.

Compared and scored is plain text: without markers, words separated by single spaces.
"""

from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from alignwb.core import markers
from alignwb.core.bitext import Bitext, Paragraph
from alignwb.core.segment import Segment, SegmentRef


@dataclass(frozen=True, slots=True)
class Match:
    """Segments that share one reference.

    Attributes:
        segments: One, or neighbours of one paragraph where the reference has other boundaries.
        source: Their plain source.
        reference: The plain reference; never "".
    """

    segments: tuple[SegmentRef, ...]
    source: str
    reference: str


def plain(text: str) -> str:
    """The text without markers, its words separated by single spaces."""
    return " ".join(markers.strip(text)[0].split())


def match_bitext(bitext: Bitext, reference: Bitext) -> tuple[Match, ...]:
    """Match with the targets of another bitext of the same source.

    Paragraphs match by id where the source is the same, else by source.  Inside a paragraph the
    text between two segment boundaries that both sides share is one match: usually a segment.  A
    match whose reference has no target, or only some of its targets, is left out.
    """
    partners = _Partners(reference)
    return tuple(
        match
        for paragraph in bitext.paragraphs
        if (partner := partners.take(paragraph)) is not None
        for match in _match_paragraph(paragraph, partner)
    )


def match_lines(bitext: Bitext, lines: Sequence[str]) -> tuple[Match, ...]:
    """Match segment by segment with as many lines; empty lines are no reference.

    Raises ValueError if there are more or fewer lines than segments.
    """
    return tuple(
        Match((ref,), plain(segment.source), plain(line))
        for (ref, segment), line in zip(bitext.segments(), lines, strict=True)
        if plain(line)
    )


def match_sources(bitext: Bitext, rows: Sequence[tuple[str, str]]) -> tuple[Match, ...]:
    """Match by source with rows of source and reference.

    Rows of the same source are used in turn, the last one as often as it is needed.
    """
    references: dict[str, list[str]] = defaultdict(list)
    for source, reference in reversed(rows):
        if plain(reference):
            references[_letters(source)].append(plain(reference))
    matches = []
    for ref, segment in bitext.segments():
        waiting = references.get(_letters(segment.source))
        if waiting:
            reference = waiting.pop() if len(waiting) > 1 else waiting[0]
            matches.append(Match((ref,), plain(segment.source), reference))
    return tuple(matches)


class _Partners:
    """The paragraphs of the reference that no paragraph has been matched with yet."""

    def __init__(self, reference: Bitext) -> None:
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


def _match_paragraph(mine: Paragraph, reference: Paragraph) -> Iterator[Match]:
    shared = set(_ends(mine.segments)) & set(_ends(reference.segments))
    for segments, partners in zip(
        _cut(mine.segments, shared), _cut(reference.segments, shared), strict=True
    ):
        targets = [plain(partner.target) for partner in partners]
        if all(targets):
            yield Match(
                tuple(SegmentRef(mine.id, segment.id) for segment in segments),
                plain(" ".join(segment.source for segment in segments)),
                " ".join(targets),
            )


def _ends(segments: Sequence[Segment]) -> Iterator[int]:
    """Where each segment ends, in letters from the paragraph's beginning."""
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
    """What must be equal for two sources to be the same: all but markers and white space."""
    return "".join(markers.strip(text)[0].split())
