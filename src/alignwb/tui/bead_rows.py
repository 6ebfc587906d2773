"""The beads of a bitext under each other: which one a row is, and what two bitexts share."""

from array import array
from bisect import bisect_right
from itertools import accumulate

from alignwb.core.bitext import Bitext, Paragraph
from alignwb.core.segment import SegmentRef


class BeadRows:
    """A row for each bead, in document order, counted from 0.

    Attributes:
        bitext: What they are the beads of.
        beads: One a row.
    """

    def __init__(self, bitext: Bitext) -> None:
        self.bitext = bitext
        self.beads = [segment for paragraph in bitext.paragraphs for segment in paragraph.segments]
        counts = (len(paragraph.segments) for paragraph in bitext.paragraphs)
        self._starts = array("L", accumulate(counts, initial=0))
        self._begins = bytearray(len(self.beads) + 1)
        for start in self._starts:
            self._begins[start] = 1

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
        """Whether a row is the first of its source paragraph."""
        return bool(self._begins[row])

    def changed_since(self, old: "BeadRows") -> tuple[int, int]:
        """How many rows at the beginning and at the end are the same as in `old`."""
        shorter = min(len(self), len(old))
        head = 0
        while head < shorter and self._is_same(head, old, head):
            head += 1
        tail = 0
        while tail < shorter - head and self._is_same(
            len(self) - 1 - tail, old, len(old) - 1 - tail
        ):
            tail += 1
        return head, tail

    def _is_same(self, row: int, old: "BeadRows", old_row: int) -> bool:
        return (
            self.beads[row] is old.beads[old_row] and self._begins[row] == old._begins[old_row]  # noqa: SLF001
        )
