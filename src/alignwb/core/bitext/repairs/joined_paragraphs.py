"""Paragraphs of the source that are one paragraph of a bitext, and a run of beads cut into them.

A bead may cross the border of two paragraphs of the source; then these are one paragraph, and where
each of them begins stands in the segment it begins in (`ParagraphStart`).  While paragraphs are put
together or parted, the first segment of each says so too: they are *opened*.
"""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import NamedTuple

from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.code_numbers import texts_of, with_codes_that_it_has
from alignwb.core.bitext.codes import Codes, numbers_in
from alignwb.core.bitext.difference import change_between
from alignwb.core.bitext.edits import Edit, fresh_id
from alignwb.core.bitext.paragraph_runs import ParagraphChange
from alignwb.core.bitext.segment import ParagraphStart, Segment, SegmentRef
from alignwb.errors import EditError


class Homed(NamedTuple):
    """A segment and the paragraph whose ids it has its own among."""

    paragraph: str
    segment: Segment


def own_start(paragraph: Paragraph) -> ParagraphStart:
    """The start of a paragraph that is one of the source."""
    return ParagraphStart(
        0,
        paragraph.id,
        paragraph.kind,
        paragraph.page,
        paragraph.lines,
        paragraph.places,
        paragraph.layout,
    )


def opened(paragraph: Paragraph) -> tuple[Segment, ...]:
    """Its segments, the first one with a source saying that the paragraph begins with it.

    Where that says so under another id, another program has given it its own.
    """
    segments = paragraph.segments
    for place, each in enumerate(segments):
        if each.source:
            begun = begun_with(each)
            if begun and begun.paragraph == paragraph.id:
                return segments
            own = replace(begun, paragraph=paragraph.id) if begun else own_start(paragraph)
            starts = (own, *each.paragraph_starts[bool(begun) :])
            first = replace(each, paragraph_starts=starts)
            return (*segments[:place], first, *segments[place + 1 :])
    return segments


def begun_segments(paragraphs: Iterable[Paragraph]) -> dict[SegmentRef, Segment]:
    """The first segment with a source of each paragraph, opened."""
    return {
        SegmentRef(paragraph.id, segment.id): segment
        for paragraph in paragraphs
        if (segment := next((each for each in opened(paragraph) if each.source), None))
    }


def begun_with(segment: Segment) -> ParagraphStart | None:
    """The paragraph of the source that begins with a segment; None if none does."""
    starts = segment.paragraph_starts
    return starts[0] if starts and starts[0].offset == 0 and segment.source else None


def starts_inside(segment: Segment, paragraph_id: str) -> tuple[int, ...]:
    """Where in a segment paragraphs of the source begin that its paragraph was joined with."""
    if not segment.paragraph_starts:
        return ()
    others = (each for each in segment.paragraph_starts if each.paragraph != paragraph_id)
    return tuple(each.offset for each in others)


def joined_on_purpose(paragraphs: Iterable[Paragraph]) -> frozenset[str]:
    """The ids of the paragraphs of the source that a person has joined to the one before them.

    They begin with a segment, where no bead crosses the border.
    """
    return frozenset(
        start.paragraph
        for paragraph in paragraphs
        for segment in _after_first_source(paragraph)
        if (start := begun_with(segment))
    )


def _after_first_source(paragraph: Paragraph) -> Iterator[Segment]:
    with_source = (each for each in paragraph.segments if each.source)
    next(with_source, None)
    return with_source


def source_paragraphs(paragraph: Paragraph) -> Sequence[ParagraphStart]:
    """The paragraphs of the source that a paragraph holds, at least one."""
    return _starts(paragraph.segments) or (own_start(paragraph),)


def as_one(segments: Sequence[Segment], frame: Paragraph) -> Paragraph:
    """Opened segments as one paragraph: what is said of it follows from those of the source.

    frame: the paragraph that the rest is taken from; all of it where none begins in the segments.
    """
    starts = _starts(segments)
    if not starts:
        return replace(frame, segments=tuple(segments))
    whole = starts[0]
    for each in starts[1:]:
        # A heading beside running text is a line of it that was taken for one.
        is_line_of_it = whole.kind is Kind.HEADING and each.kind is not Kind.HEADING
        whole = each if is_line_of_it else whole
    first, last = starts[0].lines, starts[-1].lines
    if len(starts) == 1:
        segments = [
            replace(each, paragraph_starts=()) if each.paragraph_starts else each
            for each in segments
        ]
    return replace(
        frame,
        id=starts[0].paragraph,
        kind=whole.kind,
        layout=whole.layout,
        segments=tuple(segments),
        page=starts[0].page,
        lines=(first[0], last[1]) if first and last else None,
        places=tuple(dict.fromkeys(place for each in starts for place in each.places)),
    )


def divided_id(taken: Container[str], paragraph_id: str) -> str:
    """The id of a paragraph that is cut off another."""
    ids = (f"{paragraph_id}-{number}" for number in count(2))
    return next(each for each in ids if each not in taken)


def refuse_mixing(first: Paragraph, second: Paragraph) -> None:
    """Raise EditError where the file says something of one that would not be true of both."""
    if second.client_notes != first.client_notes:
        raise EditError("the client's notes on the two paragraphs differ, and would be mixed up")
    refuse_order(first)
    refuse_order(second)


def refuse_order(paragraph: Paragraph) -> None:
    """Raise EditError if a paragraph cannot be joined or divided for the order of its targets."""
    if paragraph.target_order:
        raise EditError(
            f"the targets of paragraph {paragraph.id} stand in another order than its sources",
            hint="The file's own tool can join and divide it.",
        )


@dataclass(frozen=True, slots=True)
class Recut:
    """A run of paragraphs whose segments have become others.

    Attributes:
        before: The paragraphs as they are in the bitext.
        after: What they become.
        places: Where each segment stands then, by the paragraph it was in and its id there.
    """

    before: tuple[Paragraph, ...]
    after: tuple[Paragraph, ...]
    places: Mapping[SegmentRef, SegmentRef]

    def edit(self, label: str, focus: SegmentRef | None = None) -> Edit | None:
        """The edit that does it; None if nothing changes.

        focus: the segment to show, by the paragraph it was in; without it the first that changes.
        """
        shown = self.places[focus] if focus else None
        if _frames(self.before) == _frames(self.after):
            pairs = zip(self.before, self.after, strict=True)
            changes = [change_between(old, new.segments) for old, new in pairs if old != new]
            if not changes:
                return None
            first = SegmentRef(changes[0].paragraph, changes[0].after[0].id)
            return Edit(label, tuple(changes), shown or first)
        head, tail = _shared_ends(self.before, self.after)
        change = ParagraphChange(
            self.before[head : len(self.before) - tail], self.after[head : len(self.after) - tail]
        )
        first = SegmentRef(change.after[0].id, change.after[0].segments[0].id)
        return Edit(label, (), shown or first, paragraphs=change)


def recut(bitext: Bitext, units: Sequence[Paragraph], segments: Sequence[Homed]) -> Recut:
    """Other segments in the place of those of neighbouring paragraphs, cut into paragraphs.

    units: the paragraphs; codes of two of them that are not one code have numbers of their own.
    segments: all that is to stand there, opened, in order, at least one.

    A paragraph begins wherever a segment begins with one of the source, unless a person had joined
    that one to the paragraph before it.  A segment without a source stays in its paragraph, if that
    is still one; else it goes to the one before.  Raises EditError if a paragraph would be lost, or
    the file says something of one that would not be true of what it is joined with.
    """
    start = bitext.positions[units[0].id]
    before = bitext.paragraphs[start : start + len(units)]
    known = {unit.id: unit for unit in units}
    codes = {number: code for unit in units for number, code in unit.codes.items()}
    taken = bitext.positions.keys() - known.keys()
    after: list[Paragraph] = []
    places: dict[SegmentRef, SegmentRef] = {}
    for run in _runs(segments, joined_on_purpose(units)):
        paragraph = _made(run, known, codes, taken)
        after.append(paragraph)
        taken.add(paragraph.id)
        for old, new in zip(run, paragraph.segments, strict=True):
            places[SegmentRef(old.paragraph, old.segment.id)] = SegmentRef(paragraph.id, new.id)
    _refuse_loss(before, after)
    return Recut(before, tuple(after), places)


def _runs(segments: Sequence[Homed], kept: frozenset[str]) -> Iterator[list[Homed]]:
    """The segments of each paragraph.

    kept: the paragraphs of the source that stay joined to the one before them.
    """
    begins = [
        start.paragraph
        if (start := begun_with(each.segment)) and start.paragraph not in kept
        else ""
        for each in segments
    ]
    coming = Counter(filter(None, begins))
    run: list[Homed] = []
    waiting: list[Homed] = []  # without a source, and of a paragraph that is still to begin
    for homed, begun in zip(segments, begins, strict=True):
        if begun:
            coming[begun] -= 1
            if any(each.segment.source or each.paragraph != begun for each in run):
                yield run
                run = []
        elif run and not homed.segment.source and coming[homed.paragraph]:
            waiting.append(homed)
            continue
        run += (*waiting, homed)
        waiting = []
    yield [*run, *waiting]


def _made(
    run: Sequence[Homed], known: Mapping[str, Paragraph], codes: Codes, taken: Container[str]
) -> Paragraph:
    """A paragraph of these segments.

    known: the paragraphs that they were in, with these codes.  taken: ids that others have.
    """
    starts = _starts([each.segment for each in run])
    own = starts[0].paragraph if starts else run[0].paragraph
    name = own
    if own in taken:
        free = (f"{own}-{number}" for number in count(2))
        name = next(each for each in free if each not in taken and each not in known)
    frame = known.get(own, known[run[0].paragraph])
    ids = ids_in(run, name, is_new=name not in known)
    segments = [
        segment if segment.id == own_id else replace(segment, id=own_id)
        for (_, segment), own_id in zip(run, ids, strict=True)
    ]
    paragraph = as_one(segments, frame)
    if frame.id == name and _facts(starts) == _facts(_starts(opened(frame))):
        paragraph = replace(frame, segments=paragraph.segments)
        if all(each.paragraph == name for each in run):
            return paragraph
    paragraph = replace(paragraph, id=name)
    if not codes:
        return paragraph
    has = numbers_in(text for segment in segments for text in texts_of(segment))
    of_own = known[own].codes if own in known else {}
    kept = {number: code for number, code in codes.items() if number in has} | dict(of_own)
    return with_codes_that_it_has(
        replace(paragraph, codes=dict(sorted(kept.items()))), keeps_unused=True
    )


def ids_in(run: Sequence[Homed], name: str, *, is_new: bool = False) -> list[str]:
    """The ids that segments have in the paragraph of that name.

    One that is in another paragraph has that one's before its own, and its own again when it is
    back.
    """
    taken = {each.segment.id for each in run if each.paragraph == name}
    ids: list[str] = []
    for home, segment in run:
        if home == name:
            ids.append(segment.id)
            continue
        _, prefix, rest = f".{segment.id}".rpartition(f".{name}.")
        own = rest if prefix else segment.id if is_new else f"{home}.{segment.id}"
        ids.append(own if own not in taken else fresh_id(taken))
        taken.add(ids[-1])
    return ids


def _refuse_loss(before: Sequence[Paragraph], after: Sequence[Paragraph]) -> None:
    left = {start.paragraph for each in after for start in source_paragraphs(each)}
    left |= {each.id for each in after}
    for unit in before:
        if unit.id not in left:
            raise EditError(f"nothing would be left of paragraph {unit.id}")
    if [each.id for each in before] == [each.id for each in after]:
        return
    holders = {start.paragraph: each for each in after for start in source_paragraphs(each)}
    known = {each.id: each for each in before}
    parted = {each.id for each in after}
    for unit in before:
        holder = known.get(holders[unit.id].id) if unit.id in holders else None
        if holder is not None and holder is not unit:
            refuse_mixing(holder, unit)
        inside = (each.paragraph for each in source_paragraphs(unit))
        if any(each in parted for each in inside if each != unit.id):
            refuse_order(unit)


def _starts(segments: Iterable[Segment]) -> list[ParagraphStart]:
    """The paragraphs of the source that begin in segments."""
    return [each for segment in segments for each in segment.paragraph_starts]


def _facts(starts: Iterable[ParagraphStart]) -> list[object]:
    return [
        (each.paragraph, each.kind, each.page, each.lines, each.places, each.layout)
        for each in starts
    ]


def _frames(paragraphs: Iterable[Paragraph]) -> list[Paragraph]:
    return [replace(each, segments=()) for each in paragraphs]


def _shared_ends(before: Sequence[Paragraph], after: Sequence[Paragraph]) -> tuple[int, int]:
    """How many paragraphs at the beginning and at the end stay as they are."""
    most = min(len(before), len(after)) - 1
    head = 0
    while head < most and before[head] == after[head]:
        head += 1
    tail = 0
    while tail < most - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    return head, tail
