"""The bitext that two texts and their beads make."""

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from alignwb.core.bitext.bitext import Bitext, Paragraph
from alignwb.core.bitext.repairs.joined_paragraphs import Homed, own_start, recut
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
    the bead before it.  Paragraphs whose border a bead crosses are one paragraph.
    """
    homes = _homes(source)
    paragraphs = tuple(
        Paragraph(each.id, each.kind, (), each.page, each.lines, layout=each.layout)
        for each in source.paragraphs
    )
    begins = dict(zip(source.paragraph_starts, map(own_start, paragraphs), strict=True))
    sources = [
        Sentence(each, starts=(begins[number],) if number in begins else ())
        for number, each in enumerate(source.sentences)
    ]
    starts = set(target.paragraph_starts)
    elsewhere = {number for bead in alignment.moved for number in bead.target}
    targets = [
        Sentence(
            each, begins_paragraph=number in starts, place=number if number in elsewhere else None
        )
        for number, each in enumerate(target.sentences)
    ]
    segments: list[Homed] = []
    counts: Counter[str] = Counter()
    home = 0
    for bead, confidence in zip(alignment.beads, alignment.confidences, strict=True):
        home = homes[bead.source_start] if bead.source else home
        name = paragraphs[home].id
        counts[name] += 1
        made = new_bead(
            f"s{counts[name]}",
            sources[bead.source_start : bead.source_end],
            targets[bead.target_start : bead.target_end],
            confidence=confidence,
        )
        segments.append(Homed(name, made))
    bitext = Bitext(source.name, source.original, paragraphs, *languages)
    return replace(bitext, paragraphs=recut(bitext, paragraphs, segments).after)


def _homes(source: SideText) -> tuple[int, ...]:
    """The number of each source sentence's paragraph."""
    return tuple([n for n, paragraph in enumerate(source.paragraphs) for _ in paragraph.sentences])
