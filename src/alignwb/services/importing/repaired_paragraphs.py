"""Joining and dividing paragraphs again, in a document that is imported again."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from alignwb.core.bitext import edits
from alignwb.core.bitext.bitext import Bitext, Paragraph
from alignwb.core.bitext.edits import Edit
from alignwb.core.bitext.repairs.paragraph_edits import divide_before, join_with_next
from alignwb.core.bitext.segment import SegmentRef
from alignwb.errors import EditError, ProjectError

_CUT_OFF = re.compile(r".+-\d+")


class _Seam(NamedTuple):
    """Two sentences, as they were imported, between which paragraphs were joined or divided."""

    left: str
    right: str
    is_joined: bool
    place: SegmentRef


def with_repaired_paragraphs(present: Bitext, bitext: Bitext) -> Bitext:
    """The new bitext, its paragraphs joined and divided as in the present one.

    Raises ProjectError if it has no such place.
    """
    start = 0
    for seam in _seams(present):
        found = _place(bitext, seam, start)
        if found is None:
            found = _place(bitext, seam, 0)
        if found is None:
            raise _no_place(present, seam)
        start, make = found
        if make is not None:
            try:
                bitext = edits.apply(bitext, make(bitext))
            except EditError as error:
                raise _no_place(present, seam) from error
    return bitext


def _seams(present: Bitext) -> Iterator[_Seam]:
    """The seams of a bitext, in its order; the ids of segments and paragraphs tell them."""
    before: Paragraph | None = None
    for paragraph in present.paragraphs:
        first = paragraph.segments[0]
        if before is not None and _CUT_OFF.fullmatch(paragraph.id):
            ref = SegmentRef(paragraph.id, first.id)
            yield _Seam(before.segments[-1].first_source, first.first_source, False, ref)
        for left, right in pairwise(paragraph.segments):
            if "." in right.id and _home(left.id) != _home(right.id):
                ref = SegmentRef(paragraph.id, right.id)
                yield _Seam(left.first_source, right.first_source, True, ref)
        before = paragraph


def _home(segment_id: str) -> str:
    return segment_id.rpartition(".")[0]


def _place(
    bitext: Bitext, seam: _Seam, start: int
) -> tuple[int, Callable[[Bitext], Edit] | None] | None:
    """Where the seam is, from a paragraph on, and what makes it; None for what is so already."""
    pair = seam.left, seam.right
    for number in range(start, len(bitext.paragraphs)):
        paragraph = bitext.paragraphs[number]
        sources = [segment.first_source for segment in paragraph.segments]
        for position, inside in enumerate(pairwise(sources), 1):
            if inside == pair:
                ref = SegmentRef(paragraph.id, paragraph.segments[position].id)
                return number, None if seam.is_joined else partial(divide_before, ref=ref)
        following = bitext.paragraphs[number + 1 : number + 2]
        if following and (sources[-1], following[0].segments[0].first_source) == pair:
            if not seam.is_joined:
                return number, None
            return number, partial(join_with_next, paragraph_id=paragraph.id)
    return None


def _no_place(present: Bitext, seam: _Seam) -> ProjectError:
    what = "joined" if seam.is_joined else "divided"
    return ProjectError(
        f"{present.document} is not replaced: its paragraphs were {what} before {seam.place}, and"
        " the new text has no such place",
        hint="Undo that in the document, or put the blank lines of the imported file right.",
    )
