"""Cutting one state of a bitext into paragraphs like another, to merge the two.

Joining and dividing moves segments to other paragraphs.  What another program did to them where
they were before is found again by their ids, which say where that was (`paragraph_edits`).
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.segment import Segment, SegmentRef

_DIVIDED = re.compile(r"(.+)-\d+")
_Places = Mapping[SegmentRef, SegmentRef]


def places_since(base: Bitext, state: Bitext) -> _Places:
    """Where each segment of `base` stands in `state`, if any changed its paragraph; else empty."""
    known = {ref for ref, _ in base.segments()}
    places: dict[SegmentRef, SegmentRef] = {}
    for ref, _ in state.segments():
        before = _place_before(ref, known, base)
        if before is not None:
            places[before] = ref
    is_moved = any(before.paragraph != ref.paragraph for before, ref in places.items())
    return places if is_moved else {}


def regrouped(bitext: Bitext, base: Bitext, state: Bitext, places: _Places) -> Bitext:
    """The bitext, made from `base` like `state`, with the paragraphs of `state`.

    places: what `places_since` says of `base` and `state`.  Segments that `state` lacks go with
    the one before them.  Paragraphs that neither `base` nor `state` has stay where they are.
    """
    runs: dict[str, list[Segment]] = {}
    here = ""
    for paragraph in bitext.paragraphs:
        is_gone = paragraph.id in base.positions and paragraph.id not in state.positions
        here = here if is_gone and here else paragraph.id
        for segment in paragraph.segments:
            place = places.get(SegmentRef(paragraph.id, segment.id))
            if place is not None:
                here, segment_id = place
            elif here != paragraph.id and here in base.positions:
                segment_id = f"{paragraph.id}.{segment.id}"
            else:
                segment_id = segment.id
            runs.setdefault(here, []).append(replace(segment, id=segment_id))
    touched = {
        each.paragraph
        for pair in places.items()
        if pair[0].paragraph != pair[1].paragraph
        for each in pair
    }
    return replace(
        bitext,
        paragraphs=tuple(
            replace(
                state.paragraph(each)
                if each in touched and each in state.positions
                else bitext.paragraph(each),
                segments=tuple(run),
            )
            for each, run in runs.items()
        ),
    )


def _place_before(ref: SegmentRef, known: set[SegmentRef], base: Bitext) -> SegmentRef | None:
    """Where a segment stood in `base`; None if it was not there."""
    if ref in known:
        return ref
    for paragraph_id in _before_names(ref, base):
        start, _, rest = ref.segment.partition(".")
        while rest:
            there = SegmentRef(start, rest)
            if there in known:
                return there
            more, _, rest = rest.partition(".")
            start = f"{start}.{more}"
        there = SegmentRef(paragraph_id, ref.segment)
        if there in known:
            return there
    return None


def _before_names(ref: SegmentRef, base: Bitext) -> list[str]:
    """The ids that a paragraph may have had before it was cut off another."""
    names = [ref.paragraph]
    while names[-1] not in base.positions and (divided := _DIVIDED.fullmatch(names[-1])):
        names.append(divided[1])
    return names
