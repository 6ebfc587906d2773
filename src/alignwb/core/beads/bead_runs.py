"""Runs of beads as numbers over the sentences of the two texts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.pairing import Side
from alignwb.core.bitext.repairs.joined_paragraphs import begun_segments, joined_on_purpose
from alignwb.core.bitext.segment import ParagraphStart, Segment, SegmentRef
from alignwb.core.bitext.sentences import Sentence, sentences_of

BeadSpan = tuple[int, int, int, int]
"""A bead as four sentence numbers: its source's start and end (exclusive), its target's."""


@dataclass(frozen=True, slots=True)
class BeadRun:
    """Neighbouring beads and the sentences they are made of.

    Attributes:
        source: The sentences of the source, in order; the first of each paragraph of the source
            says that it begins with it.
        target: Those of the target.
        source_paragraphs: Numbers of the source sentences that begin a paragraph, or the run.
        refs: The beads, in order, by their references.
        segments: The same beads as segments.
        spans: The same beads as numbers over `source` and `target`.
        begun: The first bead with a source of each paragraph of the bitext, opened.
    """

    source: tuple[Sentence, ...]
    target: tuple[Sentence, ...]
    source_paragraphs: tuple[int, ...]
    refs: tuple[SegmentRef, ...]
    segments: tuple[Segment, ...]
    spans: tuple[BeadSpan, ...]
    begun: Mapping[SegmentRef, Segment]

    @property
    def target_paragraphs(self) -> tuple[int, ...]:
        """Numbers of the target sentences that begin a paragraph, rising."""
        return tuple(n for n, each in enumerate(self.target) if each.begins_paragraph)


def read_run(
    bitext: Bitext, after: SegmentRef | None = None, before: SegmentRef | None = None
) -> BeadRun:
    """The beads between two segments, neither included; None means the bitext's beginning or end.

    Raises KeyError if one of the segments is not there.
    """
    source: list[Sentence] = []
    target: list[Sentence] = []
    source_paragraphs: list[int] = []
    beads: list[tuple[SegmentRef, Segment]] = []
    spans: list[BeadSpan] = []
    begun = begun_segments(bitext.paragraphs)
    kept = joined_on_purpose(bitext.paragraphs)

    def begins(start: ParagraphStart) -> bool:
        return start.offset == 0 and start.paragraph not in kept

    for ref, segment in _between(bitext, after, before):
        start = len(source), len(target)
        sentences = sentences_of(begun.get(ref, segment), Side.SOURCE)
        source_paragraphs += (
            number
            for number, each in enumerate(sentences, start[0])
            if number == 0 or any(map(begins, each.starts))
        )
        source += sentences
        target += sentences_of(segment, Side.TARGET)
        beads.append((ref, segment))
        spans.append((start[0], len(source), start[1], len(target)))
    return BeadRun(
        tuple(source),
        tuple(target),
        tuple(source_paragraphs),
        tuple(ref for ref, _ in beads),
        tuple(segment for _, segment in beads),
        tuple(spans),
        begun,
    )


def _between(
    bitext: Bitext, after: SegmentRef | None, before: SegmentRef | None
) -> Iterator[tuple[SegmentRef, Segment]]:
    for ref in (after, before):
        if ref is not None:
            bitext.segment(ref)
    is_inside = after is None
    for ref, segment in bitext.segments():
        if ref == before:
            return
        if is_inside:
            yield ref, segment
        elif ref == after:
            is_inside = True
