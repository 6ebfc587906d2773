"""A paragraph of the preview as columns of lines; no widget, no colour."""

from enum import StrEnum

from alignwb.core.bitext.bitext import Kind, Paragraph
from alignwb.core.bitext.overview.preview import Standing, preview_of
from alignwb.core.bitext.pairing import Side
from alignwb.core.bitext.segment import Status
from alignwb.core.languages.visible import visible
from alignwb.tui.shared.paragraph_lines import (
    OUTDATED_MARK,
    STATUS_MARKS,
    Column,
    LinePiece,
    Tag,
)

MARKS = {
    Standing.CONFIRMED: "",
    Standing.OUTDATED: OUTDATED_MARK,
    Standing.EDITED: STATUS_MARKS[Status.EDITED],
    Standing.DRAFT: STATUS_MARKS[Status.DRAFT],
    Standing.MISSING: STATUS_MARKS[Status.INITIAL],
}
_NO_BREAK = "\u00a0"  # a mark stays with the first word of its sentence
_GAP = "…"


class Shown(StrEnum):
    """The sides of the document that are shown."""

    BOTH = "both"
    TARGET = "target"
    SOURCE = "source"

    @property
    def following(self) -> "Shown":
        """The one that comes after it, the first one after the last."""
        every = tuple(Shown)
        return every[(every.index(self) + 1) % len(every)]


INDENTS = {Kind.QUOTE: 4, Kind.NOTE: 2, Kind.CAPTION: 2}
"""Cells that paragraphs of a kind are set in; the others are not."""

CENTRED = frozenset({Kind.TITLE, Kind.SUBTITLE, Kind.AUTHOR})
BOLD = frozenset({Kind.TITLE, Kind.SUBTITLE, Kind.HEADING})


def reading_column(paragraph: Paragraph, side: Side, *, with_source: bool) -> Column | None:
    """One side of a paragraph as it reads; None where there is nothing on it.

    Sentences that are not confirmed have a mark before them.  with_source: whether a missing target
    shows its source in brackets; else it is a gap.
    """
    read = preview_of(paragraph)
    sources = {each.segment: each.text for each in read.source}
    pieces: list[LinePiece] = []
    texts: list[str] = []
    offset = 0
    for segment, text, standing in read.side(side):
        mark, tag, shown = "", Tag.SOURCE, text
        source = sources.get(segment, "")
        if side is Side.TARGET:
            mark = MARKS[standing] + _NO_BREAK if MARKS[standing] else ""
            tag = Tag.DONE if standing is Standing.CONFIRMED else Tag.OPEN
            if standing is Standing.MISSING:
                tag, shown = Tag.FAINT, f"[{source}]" if with_source and source else _GAP
        middle = offset + len(mark)
        end = middle + len(shown)
        if mark:
            pieces.append(LinePiece(offset, middle, Tag.MARK, segment))
        pieces.append(LinePiece(middle, end, tag, segment))
        texts.append(mark + visible(shown))
        offset = end + 1
    text = " ".join(texts)
    return Column(text, tuple(pieces), text) if pieces else None
