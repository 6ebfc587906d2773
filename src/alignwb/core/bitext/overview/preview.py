"""A document as it reads: sentences in the order of each language, and how far each has come."""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.codes import Codes, plain_equivalent
from alignwb.core.bitext.overview.looks import LookedText, looked_texts
from alignwb.core.bitext.pairing import Side
from alignwb.core.bitext.segment import Segment, Status
from alignwb.core.bitext.structure.paragraph_layout import PLAIN, Layout


class Standing(StrEnum):
    """What a reader has to know of a sentence of the target."""

    CONFIRMED = "confirmed"  # by a human, for the source as it reads now
    OUTDATED = "outdated"  # confirmed before its source was corrected
    EDITED = "edited"  # by a human, and not confirmed
    DRAFT = "draft"  # nobody has touched it
    MISSING = "missing"  # there is none


class ReadSentence(NamedTuple):
    """A sentence of one side; `text` is "" where it is missing.

    looked: the same text as it looks, with signs for codes that have no look.
    """

    segment: str
    text: str
    standing: Standing
    looked: tuple[LookedText, ...] = ()


class PreviewParagraph(NamedTuple):
    """A paragraph as it reads on both sides; a side may have no sentences."""

    id: str
    kind: Kind
    source: tuple[ReadSentence, ...]
    target: tuple[ReadSentence, ...]
    layout: Layout = PLAIN

    def side(self, side: Side) -> tuple[ReadSentence, ...]:
        """The sentences of one side."""
        return self.source if side is Side.SOURCE else self.target


def preview(bitext: Bitext) -> Iterator[PreviewParagraph]:
    """Every paragraph with something to read, in document order."""
    for paragraph in bitext.paragraphs:
        read = preview_of(paragraph)
        if read.source or read.target:
            yield read


def preview_of(paragraph: Paragraph) -> PreviewParagraph:
    """One paragraph, codes as they read in plain text.

    Sources have the standing of their targets.
    """
    codes = paragraph.codes
    sources = [_read(each, each.source, codes) for each in paragraph.segments]
    targets = [_read(each, each.target, codes) for each in paragraph.in_target_order()]
    return PreviewParagraph(
        paragraph.id,
        paragraph.kind,
        tuple(each for each in sources if each.text),
        tuple(each for each in targets if each.text or each.standing is Standing.MISSING),
        paragraph.layout,
    )


def _read(segment: Segment, text: str, codes: Codes) -> ReadSentence:
    plain, looked = plain_equivalent(text, codes), looked_texts(text, codes)
    return ReadSentence(segment.id, plain, standing_of(segment), looked)


def standing_of(segment: Segment) -> Standing:
    """How far a segment has come; an empty target that a human has confirmed is not missing."""
    if segment.status.is_done:
        return Standing.OUTDATED if segment.is_outdated else Standing.CONFIRMED
    if not segment.target:
        return Standing.MISSING if segment.source else Standing.EDITED
    return Standing.EDITED if segment.stage is Status.EDITED else Standing.DRAFT
