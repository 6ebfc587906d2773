"""The rows of the document view: a paragraph each, or a part of one that is very long.

Whatever is typed has its row laid out and painted again, so no row may hold a whole book.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence, Set
from contextlib import suppress
from dataclasses import replace
from itertools import accumulate, pairwise

from alignwb.core.bitext.bitext import Bitext, Paragraph
from alignwb.core.bitext.segment import Segment, SegmentRef

_MOST_SEGMENTS = 40
_MOST_CHARACTERS = 6_000
"""Of sources, at which a row is full; a longer segment has a row of its own."""


class RowParts:
    """The rows of a bitext and where its segments stand in them.

    Attributes:
        paragraphs: The bitext's.
        parts: The rows of each of them.
        rows: All rows: each a paragraph, or a paragraph with some of its segments.
        ends_paragraph: Of each row whether it is the last of its paragraph.
    """

    def __init__(self, bitext: Bitext, before: "RowParts | None" = None) -> None:
        self.paragraphs = bitext.paragraphs
        self.parts: list[tuple[Paragraph, ...]] = []
        is_alike = before is not None and len(before.paragraphs) == len(bitext.paragraphs)
        for number, paragraph in enumerate(bitext.paragraphs):
            if before is None or not is_alike:
                self.parts.append(parts_of(paragraph))
                continue
            old, known = before.paragraphs[number], before.parts[number]
            self.parts.append(known if old is paragraph else parts_of(paragraph, old, known))
        parts = self.parts
        self.rows: list[Paragraph] = [row for each in parts for row in each]
        self.ends_paragraph = [n + 1 == len(each) for each in parts for n in range(len(each))]
        self._starts = list(accumulate(map(len, parts), initial=0))
        self._positions = bitext.positions
        self._numbers = list(accumulate((len(row.segments) for row in self.rows), initial=1))

    def row_of(self, ref: SegmentRef) -> int:
        """The row that a segment stands in.  Raises KeyError if it is not here."""
        position = self._positions[ref.paragraph]
        start, end = self._starts[position], self._starts[position + 1]
        if end - start == 1:
            return start
        number = self._numbers[start] + self.paragraphs[position].position(ref.segment)
        return bisect_right(self._numbers, number, start, end) - 1

    def rows_of(self, refs: Iterable[SegmentRef | None]) -> set[int]:
        """The rows of those segments that are still here."""
        rows: set[int] = set()
        for ref in refs:
            if ref is not None:
                with suppress(KeyError):
                    rows.add(self.row_of(ref))
        return rows

    def first_number(self, row: int) -> int:
        """The number of a row's first segment in the document, from 1."""
        return self._numbers[row]


def segments_among(refs: Set[SegmentRef], part: Paragraph) -> frozenset[str]:
    """The ids of the segments of a row that are among `refs`."""
    if not refs:
        return frozenset()
    own = (segment.id for segment in part.segments)
    return frozenset(each for each in own if SegmentRef(part.id, each) in refs)


def parts_of(
    paragraph: Paragraph, old: Paragraph | None = None, before: Sequence[Paragraph] = ()
) -> tuple[Paragraph, ...]:
    """The rows of a paragraph.

    old, before: the paragraph as it was, and its rows then; those with the same segments stay.
    """
    segments = paragraph.segments
    cuts = (
        list(accumulate((len(part.segments) for part in before), initial=0))
        if old and _is_cut_alike(segments, old.segments)
        else list(_cuts(segments))
    )
    if len(cuts) < 3:
        return (paragraph,)
    parts: list[Paragraph] = []
    for number, (start, end) in enumerate(pairwise(cuts)):
        own = segments[start:end]
        known = before[number] if number < len(before) else None
        is_same = known is not None and known.kind is paragraph.kind and known.segments == own
        parts.append(known if known and is_same else replace(paragraph, segments=own))
    return tuple(parts)


def _is_cut_alike(segments: Sequence[Segment], old: Sequence[Segment]) -> bool:
    """Whether rows of both begin at the same segments; quick where most are the same objects."""
    return len(segments) == len(old) and all(
        one is other or len(one.source) == len(other.source)
        for one, other in zip(segments, old, strict=True)
    )


def _cuts(segments: Sequence[Segment]) -> Iterator[int]:
    """The numbers of the segments that a row begins with, and the number of all segments."""
    yield 0
    count = characters = 0
    for number, segment in enumerate(segments):
        length = len(segment.source)
        if count and (count == _MOST_SEGMENTS or characters + length > _MOST_CHARACTERS):
            yield number
            count = characters = 0
        count += 1
        characters += length
    yield len(segments)
