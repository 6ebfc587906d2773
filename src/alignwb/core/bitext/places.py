"""Places of a document as people name them: a number, a paragraph, a heading."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from alignwb.core.bitext import navigation
from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.markers import plain_text
from alignwb.core.bitext.repairs.joined_paragraphs import starts_inside
from alignwb.core.bitext.segment import SegmentRef

_NUMBER = re.compile(r"\d{1,9}")
_PARAGRAPH = re.compile(r"(?:p|§)\s?(\d{1,9})", re.IGNORECASE)
_HEADINGS = frozenset({Kind.TITLE, Kind.SUBTITLE, Kind.HEADING})


class Heading(NamedTuple):
    """A title or heading, and where it stands."""

    ref: SegmentRef
    number: int
    source: str
    target: str


def headings(bitext: Bitext) -> tuple[Heading, ...]:
    """Every title and heading, in document order."""
    found: list[Heading] = []
    number = 1
    for paragraph in bitext.paragraphs:
        if paragraph.kind in _HEADINGS and paragraph.segments:
            ref = SegmentRef(paragraph.id, paragraph.segments[0].id)
            texts = plain_text(paragraph.source), plain_text(paragraph.target)
            found.append(Heading(ref, number, *texts))
        number += len(paragraph.segments)
    return tuple(found)


def place_of(bitext: Bitext, text: str) -> SegmentRef | None:
    """The segment of a number (`12`), or that in which a paragraph begins (`p7`, counted from 1).

    Those of the source count that are one paragraph because a bead crosses their border.  Beyond
    the end it is the last.  None if the text is neither.
    """
    text = text.strip()
    if _NUMBER.fullmatch(text):
        return navigation.numbered(bitext, int(text))
    if paragraph := _PARAGRAPH.fullmatch(text):
        begun = [ref for each in bitext.paragraphs for ref in _begun(each)]
        if begun:
            return begun[min(max(int(paragraph[1]), 1), len(begun)) - 1]
    return None


def _begun(paragraph: Paragraph) -> Iterator[SegmentRef]:
    """The segments in which the paragraphs of the source begin that a paragraph holds."""
    for number, segment in enumerate(paragraph.segments):
        inside = starts_inside(segment, paragraph.id)
        crossed = len(inside) - (0 in inside)  # what a person joined is one paragraph
        for _ in range(crossed + (number == 0)):
            yield SegmentRef(paragraph.id, segment.id)
