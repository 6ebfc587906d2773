"""A paragraph of the preview as columns of lines; no widget, no colour."""

from collections.abc import Iterable
from enum import StrEnum

from alignwb.core.bitext.bitext import Kind, Paragraph
from alignwb.core.bitext.overview.looks import Look, LookedText
from alignwb.core.bitext.overview.preview import ReadSentence, Standing, preview_of
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
_PLAIN: frozenset[Look] = frozenset()


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


CENTRED = frozenset({Kind.TITLE, Kind.SUBTITLE, Kind.AUTHOR})
BOLD = frozenset({Kind.TITLE, Kind.SUBTITLE, Kind.HEADING})


def reading_column(paragraph: Paragraph, side: Side, *, with_source: bool) -> Column | None:
    """One side of a paragraph as it reads; None where there is nothing on it.

    Sentences that are not confirmed have a mark before them.  with_source: whether a missing target
    shows its source in brackets; else it is a gap.
    """
    read = preview_of(paragraph)
    sources = {each.segment: each for each in read.source}
    pieces: list[LinePiece] = []
    breaks: list[int] = []
    text = ""
    for sentence in read.side(side):
        mark, tag, looked = "", Tag.SOURCE, sentence.looked
        if side is Side.TARGET:
            standing = sentence.standing
            mark = MARKS[standing] + _NO_BREAK if MARKS[standing] else ""
            tag = Tag.DONE if standing is Standing.CONFIRMED else Tag.OPEN
            if standing is Standing.MISSING:
                tag = Tag.FAINT
                looked = _in_place(sources.get(sentence.segment) if with_source else None)
        text += " " if pieces else ""
        for words, its_tag, looks in (
            (mark, Tag.MARK, _PLAIN),
            *((visible(each.text), tag, each.looks) for each in looked),
        ):
            if Look.BREAK in looks and text:
                breaks.append(len(text))
            if words:
                end = len(text) + len(words)
                pieces.append(LinePiece(len(text), end, its_tag, sentence.segment, looks))
                text += words
    return Column(text, tuple(pieces), text, _at_spaces(text, breaks)) if pieces else None


def _at_spaces(text: str, breaks: Iterable[int]) -> tuple[int, ...]:
    """The spaces at or before which a line is to end; a break in a word, or at the end, is none."""
    found: list[int] = []
    for place in breaks:
        at = place if text[place : place + 1] == " " else place - 1
        if text[at : at + 1] == " " and at + 1 < len(text) and at not in found[-1:]:
            found.append(at)
    return tuple(found)


def _in_place(source: ReadSentence | None) -> tuple[LookedText, ...]:
    """What stands where a target is missing: its source in brackets, else a gap."""
    if source is None:
        return (LookedText(_GAP),)
    return (LookedText("["), *source.looked, LookedText("]"))
