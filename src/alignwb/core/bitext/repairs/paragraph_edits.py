"""Joining two paragraphs and dividing one, where a text was cut in the wrong place.

A segment that comes into another paragraph has its own paragraph's id before its own ("p4.s1"),
and a paragraph that is cut off has the id of the one it was in before a number ("p4-2").  So a
merge can tell where each segment was (`regrouping`).
"""

from dataclasses import replace
from itertools import count

from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.code_numbers import disjoint, with_codes_that_it_has
from alignwb.core.bitext.edits import Edit, fresh_id, locate
from alignwb.core.bitext.markers import MARKER
from alignwb.core.bitext.paragraph_runs import ParagraphChange
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
    numbered, second_numbered = disjoint(first, second)
    taken = {segment.id for segment in first.segments}
    moved: list[Segment] = []
    for segment in second_numbered.segments:
        moved.append(replace(segment, id=joined_id(second.id, segment.id, taken)))
        taken.add(moved[-1].id)
    lines = (first.lines[0], second.lines[1]) if first.lines and second.lines else None
    # A heading beside running text is a line of it that was taken for one.
    is_line_of_second = first.kind is Kind.HEADING and second.kind is not Kind.HEADING
    whole = second if is_line_of_second else first
    joined = replace(
        numbered,
        kind=whole.kind,
        layout=whole.layout,
        segments=(*numbered.segments, *moved),
        lines=lines,
        places=tuple(dict.fromkeys((*first.places, *second.places))),
        codes=dict(sorted({**second_numbered.codes, **numbered.codes}.items())),
    )
    focus = SegmentRef(first.id, first.segments[-1].id)
    return Edit(JOIN, (), focus, paragraphs=ParagraphChange((first, second), (joined,)))


def divide_before(bitext: Bitext, ref: SegmentRef) -> Edit:
    """Let a segment begin a paragraph of its own, with what follows it.

    Each part keeps the inline codes that its texts have; a pair around the place is half in both.
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
    _refuse_order(paragraph)
    parts = paragraph.segments[:position], paragraph.segments[position:]
    first = with_codes_that_it_has(replace(paragraph, segments=parts[0]), keeps_unused=True)
    second = replace(
        paragraph,
        id=divided_id(bitext, paragraph.id),
        segments=parts[1],
        layout=paragraph.layout.going_on(),
    )
    second = with_codes_that_it_has(second, keeps_unused=False)
    focus = SegmentRef(paragraph.id, parts[0][-1].id)
    return Edit(DIVIDE, (), focus, paragraphs=ParagraphChange((paragraph,), (first, second)))


def joined_id(paragraph_id: str, segment_id: str, taken: set[str]) -> str:
    """The id that a segment has in another paragraph."""
    own = f"{paragraph_id}.{segment_id}"
    return own if own not in taken else fresh_id(taken)


def divided_id(bitext: Bitext, paragraph_id: str) -> str:
    """The id of a paragraph that is cut off another."""
    ids = (f"{paragraph_id}-{number}" for number in count(2))
    return next(each for each in ids if each not in bitext.positions)


def _refuse_join(first: Paragraph, second: Paragraph) -> None:
    kinds = {first.kind, second.kind}
    if len(kinds) > 1 and not kinds <= _TEXT:
        raise EditError(
            f"a {first.kind} cannot be joined with a {second.kind}",
            hint="Paragraphs of one kind are joined, and headings, quotes and plain paragraphs.",
        )
    if second.kind is Kind.NOTE and MARKER.match(second.source):
        raise EditError("the next footnote has a marker of its own and stays one")
    if second.client_notes != first.client_notes:
        raise EditError("the client's notes on the two paragraphs differ, and would be mixed up")
    _refuse_order(first)
    _refuse_order(second)


def _refuse_order(paragraph: Paragraph) -> None:
    if paragraph.target_order:
        raise EditError(
            f"the targets of paragraph {paragraph.id} stand in another order than its sources",
            hint="The file's own tool can join and divide it.",
        )
