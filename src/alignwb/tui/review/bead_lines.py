"""A bead as two columns of sentences under each other; no widget, no colour."""

from dataclasses import dataclass
from enum import StrEnum

from alignwb.core.beads.review_queue import is_doubtful
from alignwb.core.bitext.pairing import Side
from alignwb.core.bitext.segment import Segment, Status
from alignwb.core.bitext.sentences import sentence_texts, sentences_of
from alignwb.core.defaults import DOUBTFUL_BELOW, VERY_DOUBTFUL_BELOW
from alignwb.core.languages.visible import visible
from alignwb.core.searching.search import Finder
from alignwb.tui.shared.paragraph_lines import (
    PARAGRAPH_MARK,
    Column,
    LinePiece,
    Tag,
    with_codes,
    with_faint,
    with_hits,
)
from alignwb.tui.shared.row_layout import count_lines

REVIEW_MARKS = {
    Status.INITIAL: "○",
    Status.DRAFT: "○",
    Status.EDITED: "○",
    Status.CONFIRMED: "●",
    Status.REVIEWED: "✔",
    Status.LOCKED: "■",
}
FLAG = "⚑"
NOTE = "✎"
EMPTY = "∅"


class Trust(StrEnum):
    """The ground on which a bead is trusted."""

    DONE = "done"  # a human has confirmed it
    HAND = "hand"  # a human made it
    SURE = "sure"  # the aligner is
    DOUBTFUL = "doubtful"  # the aligner doubts it


@dataclass(frozen=True, slots=True)
class SideColumns:
    """One side of a bead: a column for each of its sentences; none for an empty side."""

    sentences: tuple[Column, ...]

    def anchors(self, width: int) -> tuple[int, ...]:
        """The line on which each sentence begins."""
        line, lines = 0, []
        for column in self.sentences:
            lines.append(line)
            line += len(column.lines(width))
        return tuple(lines)


def side_columns(
    segment: Segment, side: Side, finder: Finder | None = None, *, is_faint: bool = False
) -> SideColumns:
    """The sentences of one side, what begins a paragraph behind a ¶.

    The first one of a source has none: where the bead begins with it, the line above says so.
    """
    starts = _paragraph_starts(segment, side)
    columns = (
        with_hits(_column(segment.id, side, text, begins_paragraph=number in starts), finder)
        for number, text in enumerate(sentence_texts(segment, side))
    )
    return SideColumns(
        tuple(with_codes(with_faint(each, [segment.id] * is_faint)) for each in columns)
    )


def bead_height(segment: Segment, width: int) -> int:
    """Lines a bead takes when each column is `width` cells wide; at least one."""
    return max(_side_height(segment, Side.SOURCE, width), _side_height(segment, Side.TARGET, width))


def trust_of(segment: Segment, doubtful_below: float = DOUBTFUL_BELOW) -> Trust:
    """The ground on which a bead is trusted; its wires look accordingly.

    doubtful_below: the confidence, 0..1, below which a bead is doubtful.
    """
    if segment.status.is_done:
        return Trust.DONE
    if segment.confidence is None:
        return Trust.HAND
    return Trust.DOUBTFUL if is_doubtful(segment, doubtful_below) else Trust.SURE


def percent(confidence: float) -> int:
    """A confidence as at most two digits; what is not certain never reads as if it were."""
    return min(int(confidence * 100), 99)


def confidence_in_words(segment: Segment, doubtful_below: float = DOUBTFUL_BELOW) -> str:
    """The confidence of a bead in words, and whose it is."""
    confidence = segment.confidence
    if confidence is None:
        return "paired by hand"
    if confidence >= doubtful_below:
        words = "sure"
    else:
        words = "very doubtful" if confidence < VERY_DOUBTFUL_BELOW else "doubtful"
    return f"{words}, {percent(confidence)} %"


def _side_height(segment: Segment, side: Side, width: int) -> int:
    starts = _paragraph_starts(segment, side)
    height = 0
    for number, text in enumerate(sentence_texts(segment, side)):
        shown = visible(text)
        height += count_lines(PARAGRAPH_MARK + shown if number in starts else shown, width)
    return height or 1


def _paragraph_starts(segment: Segment, side: Side) -> tuple[int, ...]:
    if side is Side.SOURCE and segment.paragraph_starts:
        sentences = enumerate(sentences_of(segment, side))
        return tuple(number for number, each in sentences if number and each.starts)
    if side is Side.SOURCE or segment.pairing is None:
        return ()
    return segment.pairing.paragraph_breaks


def _column(segment: str, side: Side, text: str, *, begins_paragraph: bool) -> Column:
    tag = Tag.SOURCE if side is Side.SOURCE else Tag.TARGET
    shown = visible(text)
    if not begins_paragraph:
        return Column(shown, (LinePiece(0, len(shown), tag, segment),), text)
    start, end = len(PARAGRAPH_MARK), len(PARAGRAPH_MARK) + len(shown)
    pieces = (LinePiece(0, start, Tag.MARK, segment), LinePiece(start, end, tag, segment))
    return Column(PARAGRAPH_MARK + shown, pieces, PARAGRAPH_MARK + text)
