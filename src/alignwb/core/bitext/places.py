"""Places of a document as people name them: a number, a paragraph, a heading."""

import re
from typing import NamedTuple

from alignwb.core.bitext import navigation
from alignwb.core.bitext.bitext import Bitext, Kind
from alignwb.core.bitext.markers import plain_text
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
    """The segment of a number (`12`), or the first of a paragraph (`p7`, counted from 1).

    Beyond the end it is the last.  None if the text is neither.
    """
    text = text.strip()
    if _NUMBER.fullmatch(text):
        return navigation.numbered(bitext, int(text))
    if paragraph := _PARAGRAPH.fullmatch(text):
        filled = [each for each in bitext.paragraphs if each.segments]
        if filled:
            each = filled[min(max(int(paragraph[1]), 1), len(filled)) - 1]
            return SegmentRef(each.id, each.segments[0].id)
    return None
