"""The marks of findings in the margin of the document, each beside the line that it is about."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field

from alignwb.core.bitext.bitext import Paragraph
from alignwb.core.bitext.segment import SegmentRef
from alignwb.core.checks.findings import Finding
from alignwb.tui.shared.paragraph_lines import Column, Tag

_STOPS = "!"
_MARK = "·"
_CURRENT = "▸"


@dataclass(frozen=True, slots=True)
class FindingMarks:
    """Which segments have findings, and which finding the commands act on.

    Attributes:
        stopping: The segments with findings, and of each whether one of them stops Enter.
        current: The finding of the current segment that is mended or dismissed; None for none.
    """

    stopping: Mapping[SegmentRef, bool] = field(default_factory=dict)
    current: Finding | None = None

    def changed_since(self, before: "FindingMarks") -> frozenset[SegmentRef]:
        """The segments that had another mark before; the current finding left aside."""
        return frozenset(ref for ref, _ in before.stopping.items() ^ self.stopping.items())

    def within(self, paragraph: Paragraph) -> dict[str, str]:
        """The marks of the segments of a row, by their ids."""
        if not self.stopping:
            return {}
        refs = (SegmentRef(paragraph.id, segment.id) for segment in paragraph.segments)
        return {
            ref.segment: _STOPS if self.stopping[ref] else _MARK
            for ref in refs
            if ref in self.stopping
        }

    def margin(
        self, paragraph: Paragraph, target: Column, width: int, current: str
    ) -> dict[int, str]:
        """The marks by the line on which their segments begin; where two meet, the stronger.

        In the current segment, `current` by its id, the mark is that of the current finding,
        beside its place.
        """
        marks = self.within(paragraph)
        if self.current is None:
            current = ""
        if not marks and not current:
            return {}
        ends = [end for _, end in target.lines(width)]
        margin: dict[int, str] = {}
        for piece in target.pieces:
            mark = None if piece.segment == current else marks.pop(piece.segment, None)
            if mark is not None:
                line = _line_of(piece.start, ends)
                margin[line] = _STOPS if _STOPS in {mark, margin.get(line)} else mark
        if self.current is not None and current:
            place = min(_place_in(target, current, self.current), len(target.text))
            margin[_line_of(place, ends)] = (_STOPS if self.current.stops else _MARK) + _CURRENT
        return margin


def _line_of(place: int, ends: list[int]) -> int:
    return min(bisect_right(ends, place), len(ends) - 1)


def _place_in(target: Column, segment: str, finding: Finding) -> int:
    """Where in a column a finding of a segment is; without a place, where the segment begins."""
    pieces = [piece for piece in target.pieces if piece.segment == segment]
    if not finding.target:
        return pieces[0].start
    text = next((piece.start for piece in pieces if piece.tag is not Tag.MARK), pieces[0].start)
    return min(text + finding.target[0].start, max(text, pieces[-1].end - 1))
