"""The bitext that two texts and their beads make."""

from collections import defaultdict
from typing import TYPE_CHECKING

from alignwb.alignment.sentences.beads import Bead
from alignwb.core.bitext.bitext import Bitext, Paragraph
from alignwb.core.bitext.segment import Segment
from alignwb.core.bitext.sentences import Sentence, new_bead
from alignwb.services.aligning.side_text import SideText

if TYPE_CHECKING:
    from alignwb.alignment.sentences.aligner import Alignment


def assemble(
    source: SideText,
    target: SideText,
    alignment: "Alignment",
    languages: tuple[str, str] = ("nl", "en"),
) -> Bitext:
    """A bitext with the paragraphs of the source, each bead a segment of one of them.

    languages: BCP 47, of source and target.  A bead without a source stands in the paragraph of
    the bead before it.  Raises ValueError if a bead spans two paragraphs of the source.
    """
    homes = _homes(source)
    sources = [Sentence(each) for each in source.sentences]
    starts = set(target.paragraph_starts)
    elsewhere = {number for bead in alignment.moved for number in bead.target}
    targets = [
        Sentence(
            each, begins_paragraph=number in starts, place=number if number in elsewhere else None
        )
        for number, each in enumerate(target.sentences)
    ]
    segments: defaultdict[int, list[Segment]] = defaultdict(list)
    home = 0
    for bead, confidence in zip(alignment.beads, alignment.confidences, strict=True):
        home = _home(bead, homes, home)
        segment_id = f"s{len(segments[home]) + 1}"
        segments[home].append(
            new_bead(
                segment_id,
                sources[bead.source_start : bead.source_end],
                targets[bead.target_start : bead.target_end],
                confidence=confidence,
            )
        )
    paragraphs = tuple(
        Paragraph(
            each.id,
            each.kind,
            tuple(segments[number]),
            each.page,
            each.lines,
            layout=each.layout,
        )
        for number, each in enumerate(source.paragraphs)
    )
    return Bitext(source.name, source.original, paragraphs, *languages)


def _homes(source: SideText) -> tuple[int, ...]:
    """The number of each source sentence's paragraph."""
    return tuple([n for n, paragraph in enumerate(source.paragraphs) for _ in paragraph.sentences])


def _home(bead: Bead, homes: tuple[int, ...], before: int) -> int:
    if not bead.source:
        return before
    if homes[bead.source_start] != homes[bead.source_end - 1]:
        raise ValueError(f"a bead spans two paragraphs: {bead}")
    return homes[bead.source_start]
