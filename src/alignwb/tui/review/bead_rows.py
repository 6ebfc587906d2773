"""The beads of a bitext under each other: which one a row is, and what two bitexts share."""

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from alignwb.core.bitext.bitext import Bitext, Paragraph
from alignwb.core.bitext.segment import Segment, SegmentRef


class BeadRows:
    """A row for each bead, in document order, counted from 0.

    Attributes:
        bitext: What they are the beads of.
        beads: One a row.
    """

    def __init__(self, bitext: Bitext) -> None:
        self.bitext = bitext
        self.beads = [segment for paragraph in bitext.paragraphs for segment in paragraph.segments]
        counts = [len(paragraph.segments) for paragraph in bitext.paragraphs]
        self._starts = array("L", accumulate(counts, initial=0))

    def __len__(self) -> int:
        return len(self.beads)

    def row_of(self, ref: SegmentRef) -> int:
        """The row of a bead.  Raises KeyError if there is no such bead."""
        position = self.bitext.positions[ref.paragraph]
        return self._starts[position] + self.bitext.paragraphs[position].position(ref.segment)

    def ref_of(self, row: int) -> SegmentRef:
        """The bead of a row."""
        return SegmentRef(self.paragraph_of(row).id, self.beads[row].id)

    def paragraph_of(self, row: int) -> Paragraph:
        """The source paragraph a row stands in."""
        return self.bitext.paragraphs[bisect_right(self._starts, row) - 1]

    def begins_paragraph(self, row: int) -> bool:
        """True if a row is the first of its source paragraph."""
        return self._starts[bisect_right(self._starts, row) - 1] == row

    def changed_since(self, old: "BeadRows") -> tuple[int, int]:
        """The numbers of rows at the beginning and at the end that are the same as in `old`."""
        shorter = min(len(self), len(old))
        head = _same_rows(self.bitext.paragraphs, old.bitext.paragraphs)
        tail = _same_rows(self.bitext.paragraphs[::-1], old.bitext.paragraphs[::-1], step=-1)
        head = min(head, shorter)
        return head, min(tail, shorter - head)


def _same_rows(new: Sequence[Paragraph], old: Sequence[Paragraph], *, step: int = 1) -> int:
    """The number of rows that are the same from the beginning; with paragraphs reversed, the end.

    An edit leaves the paragraphs alone that it does not touch, so few beads need a look.
    """
    rows = 0
    for here, there in zip(new, old, strict=False):
        if here is not there:
            return rows + _same_beads(here.segments[::step], there.segments[::step])
        rows += len(here.segments)
    return rows


def _same_beads(new: Sequence[Segment], old: Sequence[Segment]) -> int:
    """The number that are the same from the beginning.

    The last one of either never counts: it may be where a paragraph begins in one and not in the
    other.
    """
    rows = 0
    for here, there in zip(new[:-1], old[:-1], strict=False):
        if here is not there:
            break
        rows += 1
    return rows
