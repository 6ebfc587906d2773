"""What of a bitext a view shows while some of its segments are hidden."""

from collections.abc import Mapping
from dataclasses import replace

from alignwb.core.bitext.bitext import Bitext, Paragraph
from alignwb.core.bitext.segment import SegmentRef


class ShownSegments:
    """Leaves segments out of a bitext; the current one is always shown.

    Attributes:
        hidden: The segments that are left out.
    """

    def __init__(self, hidden: frozenset[SegmentRef] = frozenset()) -> None:
        self.hidden = hidden
        self._made: dict[str, tuple[Paragraph, str, Paragraph | None]] = {}

    def of(self, bitext: Bitext, current: SegmentRef | None) -> Bitext:
        """The bitext without them.  Paragraphs that are the same objects as before stay so."""
        if not self.hidden:
            return bitext
        shown = (self._shown(each, current) for each in bitext.paragraphs)
        return replace(bitext, paragraphs=tuple(each for each in shown if each))

    def numbers(self, bitext: Bitext) -> Mapping[SegmentRef, int]:
        """The number of every segment, where it is not that of what is shown."""
        if not self.hidden:
            return {}
        return {ref: number for number, (ref, _) in enumerate(bitext.segments(), start=1)}

    def _shown(self, paragraph: Paragraph, current: SegmentRef | None) -> Paragraph | None:
        kept = current.segment if current and current.paragraph == paragraph.id else ""
        known = self._made.get(paragraph.id)
        if known and known[0] is paragraph and known[1] == kept:
            return known[2]
        segments = tuple(
            segment
            for segment in paragraph.segments
            if segment.id == kept or SegmentRef(paragraph.id, segment.id) not in self.hidden
        )
        is_whole = len(segments) == len(paragraph.segments)
        part = replace(paragraph, segments=segments) if segments and not is_whole else None
        shown = paragraph if is_whole else part
        self._made[paragraph.id] = paragraph, kept, shown
        return shown
