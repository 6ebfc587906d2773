"""A paragraph as two columns of lines whose pieces are tagged; no widget, no colour."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from alignwb.core.bitext.bitext import Kind, Paragraph
from alignwb.core.bitext.codes import CODE, has_codes
from alignwb.core.bitext.overview.looks import Look
from alignwb.core.bitext.repairs.joined_paragraphs import starts_inside
from alignwb.core.bitext.segment import Origin, OriginKind, Segment, Status
from alignwb.core.draft_levels import level_of
from alignwb.core.languages.visible import visible
from alignwb.core.searching.search import Finder, SearchError
from alignwb.tui.shared.row_layout import count_lines, wrap

STATUS_MARKS = {
    Status.INITIAL: "·",
    Status.DRAFT: "○",
    Status.EDITED: "◐",
    Status.CONFIRMED: "●",
    Status.REVIEWED: "✔",
    Status.LOCKED: "■",
}
ORIGIN_MARKS = {
    OriginKind.HUMAN: "",
    OriginKind.MT: "ᴹ",
    OriginKind.TM: "ᵀ",
    OriginKind.REFERENCE: "ᴿ",
}
CHANGED_MARK = "↻"
"""In the place of the status mark of a draft that was made again; as wide as that."""

OUTDATED_MARK = "≠"
KIND_MARKS = {
    Kind.TITLE: "T",
    Kind.SUBTITLE: "t",
    Kind.AUTHOR: "A",
    Kind.ABSTRACT: "a",
    Kind.HEADING: "H",
    Kind.PARAGRAPH: "",
    Kind.QUOTE: "“",
    Kind.CAPTION: "c",
    Kind.NOTE: "n",
}
NOTE_MARK = "ⁿ"
_SENTENCE_BREAK = " "
_NO_BREAK = "\u00a0"  # a mark stays with the first word of its sentence
_NO_TARGET = "…"
PARAGRAPH_MARK = f"¶{_NO_BREAK}"
"""Stands where a paragraph begins inside of what is shown as one."""

_CODES = re.compile(f"{CODE.pattern}+")


class Tag(StrEnum):
    """The role of a piece of a line."""

    SOURCE = "source"
    TARGET = "target"
    MARK = "mark"
    OPEN = "open"
    DONE = "done"
    HIT = "hit"
    FAINT = "faint"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class LinePiece:
    """Characters `start` to `end` of a column's text: a tag, and the segment they belong to.

    looks: what its inline codes make of them, where these are shown so and not as signs.
    """

    start: int
    end: int
    tag: Tag
    segment: str
    looks: frozenset[Look] = frozenset()


@dataclass(frozen=True, slots=True)
class Column:
    """One side of a paragraph: its text and the pieces that cover all of it but separators.

    Attributes:
        text: As it is shown.
        pieces: In order.
        searched: The same, each picture of a character replaced by the character itself.
        breaks: Offsets of spaces at which a line ends, however much room there is.
    """

    text: str
    pieces: tuple[LinePiece, ...]
    searched: str
    breaks: tuple[int, ...] = ()

    def lines(self, width: int) -> list[tuple[int, int]]:
        """Offsets of the column's lines at `width` cells."""
        if not self.breaks:
            return wrap(self.text, width)
        starts = (0, *(place + 1 for place in self.breaks))
        return [
            (start + first, start + last)
            for start, end in zip(starts, (*self.breaks, len(self.text)), strict=True)
            for first, last in wrap(self.text[start:end], width)
        ]

    def lines_of(self, segment: str, width: int) -> list[int]:
        """The numbers of the lines on which a segment stands, by its id."""
        pieces = [piece for piece in self.pieces if piece.segment == segment]
        first = min((piece.start for piece in pieces), default=0)
        last = max((piece.end for piece in pieces), default=0)
        return [
            number
            for number, (start, end) in enumerate(self.lines(width))
            if first < end and start < last
        ]

    def segment_at(self, offset: int) -> str:
        """Id of the segment at a character offset; the nearest one beyond the edges."""
        for piece in self.pieces:
            if offset < piece.end:
                return piece.segment
        return self.pieces[-1].segment


def mark_of(status: Status, origin: Origin | None) -> str:
    """The status mark followed by the origin mark, such as `◐ᴹ` for an edited machine draft."""
    return STATUS_MARKS[status] + (ORIGIN_MARKS[origin.kind] if origin else "")


def source_column(paragraph: Paragraph) -> Column:
    """The source side; where one of its paragraphs begins that was joined there is a ¶."""
    pieces: list[LinePiece] = []
    offset = 0
    for segment in paragraph.segments:
        for number, part in enumerate(_source_parts(paragraph, segment)):
            if number:
                mark = offset + len(PARAGRAPH_MARK)
                pieces.append(LinePiece(offset, mark, Tag.MARK, segment.id))
                offset = mark
            if part or not number:
                pieces.append(LinePiece(offset, offset + len(part), Tag.SOURCE, segment.id))
            offset += len(part)
        offset += len(_SENTENCE_BREAK)
    sources = [
        PARAGRAPH_MARK.join(_source_parts(paragraph, segment)) for segment in paragraph.segments
    ]
    return Column(
        _SENTENCE_BREAK.join(map(visible, sources)), tuple(pieces), _SENTENCE_BREAK.join(sources)
    )


def _source_parts(paragraph: Paragraph, segment: Segment) -> tuple[str, ...]:
    """The source of a segment, cut where a paragraph of the source begins that was joined."""
    begins = starts_inside(segment, paragraph.id)
    if not begins:
        return (segment.source,)
    ends = [0, *begins, len(segment.source)]
    return tuple(segment.source[start:end] for start, end in pairwise(ends))


def target_column(
    paragraph: Paragraph,
    open_text: tuple[str, str] | None = None,
    changed: Collection[str] = (),
) -> Column:
    """The target side, each sentence behind its marks.

    open_text: (segment id, text) shown in place of that segment's target while it is typed.
    changed: ids of segments whose drafts were made again; others than drafts keep their mark.
    """
    pieces: list[LinePiece] = []
    texts: list[str] = []
    shown: list[str] = []
    offset = 0
    for segment in paragraph.segments:
        mark, text = _target_text(segment, open_text)
        if segment.id in changed and segment.stage is Status.DRAFT:
            mark = CHANGED_MARK + mark[1:]
        middle = offset + len(mark)
        end = middle + len(text)
        tag = Tag.DONE if segment.status.is_done else Tag.OPEN
        pieces.append(LinePiece(offset, middle, Tag.MARK, segment.id))
        pieces.append(LinePiece(middle, end, tag, segment.id))
        texts.append(mark + text)
        shown.append(mark + visible(text))
        offset = end + len(_SENTENCE_BREAK)
    return Column(_SENTENCE_BREAK.join(shown), tuple(pieces), _SENTENCE_BREAK.join(texts))


def row_height(paragraph: Paragraph, width: int, open_text: tuple[str, str] | None = None) -> int:
    """Lines a paragraph takes when each column is `width` cells wide, one blank line included."""
    source = _SENTENCE_BREAK.join(
        PARAGRAPH_MARK.join(map(visible, _source_parts(paragraph, segment)))
        for segment in paragraph.segments
    )
    target = _SENTENCE_BREAK.join(
        mark + visible(text)
        for mark, text in (_target_text(each, open_text) for each in paragraph.segments)
    )
    return max(count_lines(source, width), count_lines(target, width)) + 1


def with_hits(column: Column, finder: Finder | None) -> Column:
    """The column with every hit within one segment tagged; none if finding takes too long."""
    if finder is None:
        return column
    pieces: list[LinePiece] = []
    try:
        for piece in column.pieces:
            pieces += _with_hits(piece, column.searched, finder)
    except SearchError:
        return column
    return replace(column, pieces=tuple(pieces))


def with_codes(column: Column) -> Column:
    """The column with every inline code tagged, but for those in a hit and in what is faint."""
    if not has_codes(column.searched):
        return column
    pieces: list[LinePiece] = []
    for piece in column.pieces:
        parts = [piece]
        if piece.tag not in {Tag.HIT, Tag.FAINT, Tag.MARK}:
            for found in _CODES.finditer(column.searched, piece.start, piece.end):
                parts = [*parts[:-1], *_cut(parts[-1], *found.span(), Tag.CODE)]
        pieces += parts
    return replace(column, pieces=tuple(pieces))


def with_faint(column: Column, segments: Collection[str]) -> Column:
    """The column with all that belongs to these segments faint."""
    if not segments:
        return column
    pieces = (
        replace(piece, tag=Tag.FAINT) if piece.segment in segments else piece
        for piece in column.pieces
    )
    return replace(column, pieces=tuple(pieces))


def _with_hits(piece: LinePiece, text: str, finder: Finder) -> list[LinePiece]:
    parts = [piece]
    if piece.tag is not Tag.MARK:
        for start, end in finder.spans(text[piece.start : piece.end]):
            hit = piece.start + start, piece.start + end
            parts = [part for each in parts for part in _cut(each, *hit, Tag.HIT)]
    return parts


def _cut(piece: LinePiece, start: int, end: int, tag: Tag) -> list[LinePiece]:
    """A piece with the part of it between `start` and `end` tagged otherwise."""
    left, right = max(piece.start, start), min(piece.end, end)
    if left >= right:
        return [piece]
    parts = [
        LinePiece(piece.start, left, piece.tag, piece.segment),
        LinePiece(left, right, tag, piece.segment),
        LinePiece(right, piece.end, piece.tag, piece.segment),
    ]
    return [part for part in parts if part.start < part.end]


def _target_text(segment: Segment, open_text: tuple[str, str] | None) -> tuple[str, str]:
    """The marks and the target of a segment, without pictures of characters."""
    text = open_text[1] if open_text and open_text[0] == segment.id else segment.target
    note = NOTE_MARK if segment.note else ""
    mark = mark_of(segment.stage, segment.origin) + _level_mark(segment) + note
    mark += OUTDATED_MARK * segment.is_outdated
    return mark + _NO_BREAK, text or _NO_TARGET


def _level_mark(segment: Segment) -> str:
    """How far an untouched draft can be trusted; "" where it is none, or nobody has judged it."""
    draft = segment.draft
    if draft is None or draft.confidence is None or segment.stage is not Status.DRAFT:
        return ""
    is_best = segment.origin == draft.origin and segment.target == draft.text
    return level_of(draft.confidence).mark if is_best else ""
