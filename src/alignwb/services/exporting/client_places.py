"""Where the paragraphs of a client's bitext stand in the file as the client sent it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate

from alignwb.core.bitext.bitext import Bitext, Paragraph
from alignwb.core.reading.blocks import Block
from alignwb.services.exporting.placed_targets import letters


def with_places(bitext: Bitext, blocks: Sequence[Block]) -> Bitext:
    """The bitext with the place of each paragraph in a file, where it does not say them.

    blocks: those of the file.  A client's bitext is worked on as it came, and its units are its
    paragraphs.  Those that were joined or divided since are found by the letters of their sources.
    """
    paragraphs = bitext.paragraphs
    known = {block.place for block in blocks}
    if any(known.intersection(each.places) for each in paragraphs):
        return bitext
    if [each.id for each in paragraphs] == [block.place for block in blocks]:
        return bitext.with_paragraphs([replace(each, places=(each.id,)) for each in paragraphs])
    there = _ends(_sources(each) for each in paragraphs)
    ends = _ends([segment.source for segment in block.segments] for block in blocks)
    start = 0
    placed: list[Paragraph] = []
    for paragraph, end in zip(paragraphs, there, strict=True):
        # A block without letters goes with the paragraph before it.
        first = bisect_right(ends, start) if start < end else bisect_left(ends, start)
        last = max(bisect_left(ends, end), first)
        places = tuple(block.place for block in blocks[first : last + 1])
        placed.append(replace(paragraph, places=places))
        start = end
    return bitext.with_paragraphs(placed)


def _sources(paragraph: Paragraph) -> list[str]:
    return [segment.first_source for segment in paragraph.segments]


def _ends(texts: Iterable[Sequence[str]]) -> list[int]:
    """How many letters there are up to the end of each of some texts."""
    return list(accumulate(len(letters(each)) for each in texts))
