"""Joining two paragraphs and dividing one, where a text was cut in the wrong place.

A segment that comes into another paragraph has its own paragraph's id before its own ("p4.s1"),
and a paragraph that is cut off has the id of the one it was in before a number ("p4-2").  So a
merge can tell where each segment was (`regrouping`).  Paragraphs that were joined are parted again
as they were: where each began is kept (`joined_paragraphs`).
"""

from collections.abc import Sequence
from dataclasses import replace

from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.code_numbers import disjoint, with_codes_that_it_has
from alignwb.core.bitext.edits import Edit, locate
from alignwb.core.bitext.markers import MARKER
from alignwb.core.bitext.paragraph_runs import ParagraphChange
from alignwb.core.bitext.repairs.joined_paragraphs import (
    Homed,
    as_one,
    begun_with,
    divided_id,
    ids_in,
    opened,
    own_start,
    refuse_mixing,
    refuse_order,
)
from alignwb.core.bitext.segment import Segment, SegmentRef
from alignwb.errors import EditError

JOIN, DIVIDE = "join paragraphs", "divide paragraph"
"""The labels of the edits."""

_TEXT = frozenset({Kind.HEADING, Kind.PARAGRAPH, Kind.QUOTE})
"""The kinds that a line of running text may have been taken for."""


def join_with_next(bitext: Bitext, paragraph_id: str) -> Edit:
    """Join a paragraph with the next one; their segments stay as they are.

    The inline codes of the second get numbers that the first does not have.  A heading joined with
    running text is of that kind and stands where that stood.  Raises EditError at the end of the
    document, where the two are of kinds that do not go together, where the second is a footnote of
    its own, and where the file says something of one that is not true of both.
    """
    first = bitext.paragraph(paragraph_id)
    place = bitext.positions[paragraph_id] + 1
    if place == len(bitext.paragraphs):
        raise EditError("this is the last paragraph", hint="Join it from the one before.")
    second = bitext.paragraphs[place]
    _refuse_join(first, second)
    numbered = disjoint(first, second)
    run = [Homed(side.id, each) for side in numbered for each in opened(side)]
    segments = [
        replace(each.segment, id=own) for each, own in zip(run, ids_in(run, first.id), strict=True)
    ]
    codes = dict(sorted({**numbered[1].codes, **numbered[0].codes}.items()))
    joined = replace(as_one(segments, numbered[0]), id=first.id, codes=codes)
    focus = SegmentRef(first.id, first.segments[-1].id)
    return Edit(JOIN, (), focus, paragraphs=ParagraphChange((first, second), (joined,)))


def divide_before(bitext: Bitext, ref: SegmentRef) -> Edit:
    """Let a segment begin a paragraph of its own, with what follows it.

    Each part keeps the inline codes that its texts have; a pair around the place is half in both.
    Where a paragraph of the source begins with the segment, the second part is that one again.
    Raises EditError at the first segment of a paragraph, in a footnote, and where the second part
    has nothing of the source.
    """
    paragraph, position, segment = locate(bitext, ref)
    if position == 0:
        raise EditError(
            "this segment begins its paragraph already",
            hint="Go to the one that is to begin the second paragraph. To begin one inside a"
            " segment, split it first.",
        )
    if paragraph.kind is Kind.NOTE:
        raise EditError(
            "a footnote stays one paragraph", hint="Its second part would have no marker."
        )
    if not segment.source:
        raise EditError("a segment without a source cannot begin a paragraph")
    refuse_order(paragraph)
    segments = opened(paragraph)
    parts = segments[:position], _begun(bitext, paragraph, segments[position:], segments[:position])
    first = replace(as_one(parts[0], paragraph), id=paragraph.id)
    first = with_codes_that_it_has(first, keeps_unused=True)
    start = parts[1][0].paragraph_starts[0]
    run = [Homed(paragraph.id, each) for each in parts[1]]
    second = as_one(
        [
            replace(each.segment, id=own)
            for each, own in zip(run, ids_in(run, start.paragraph, is_new=True), strict=True)
        ],
        paragraph,
    )
    second = with_codes_that_it_has(second, keeps_unused=False)
    focus = SegmentRef(paragraph.id, parts[0][-1].id)
    return Edit(DIVIDE, (), focus, paragraphs=ParagraphChange((paragraph,), (first, second)))


def _begun(
    bitext: Bitext, paragraph: Paragraph, segments: Sequence[Segment], before: Sequence[Segment]
) -> Sequence[Segment]:
    """The segments of the second part, the first of which begins a paragraph of the source.

    It is the one that began there, or else a part of the one that it stands in.
    """
    first = segments[0]
    start, others = begun_with(first), first.paragraph_starts
    if start is None:
        known = [each for segment in before for each in segment.paragraph_starts]
        inside = known[-1] if known else own_start(paragraph)
        start = replace(
            inside,
            offset=0,
            paragraph=divided_id(bitext.positions, inside.paragraph),
            layout=inside.layout.going_on(),
        )
    else:
        others = others[1:]
        if start.paragraph in bitext.positions:
            start = replace(start, paragraph=divided_id(bitext.positions, start.paragraph))
    return (replace(first, paragraph_starts=(start, *others)), *segments[1:])


def _refuse_join(first: Paragraph, second: Paragraph) -> None:
    kinds = {first.kind, second.kind}
    if len(kinds) > 1 and not kinds <= _TEXT:
        raise EditError(
            f"a {first.kind} cannot be joined with a {second.kind}",
            hint="Paragraphs of one kind are joined, and headings, quotes and plain paragraphs.",
        )
    if second.kind is Kind.NOTE and MARKER.match(second.source):
        raise EditError("the next footnote has a marker of its own and stays one")
    refuse_mixing(first, second)
