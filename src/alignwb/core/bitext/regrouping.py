"""Cutting one state of a bitext into paragraphs like another, to merge the two.

Joining and dividing moves segments to other paragraphs.  What another program did to them where
they were before is found again by their ids, which say where that was (`paragraph_edits`), and by
the paragraphs of the source that began in a paragraph (`joined_paragraphs`).  Sentences of an
alignment are told again by what they were when they were aligned.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from alignwb.core.bitext.bitext import Bitext, Paragraph
from alignwb.core.bitext.code_numbers import numbers_there, segment_renumbered, texts_of
from alignwb.core.bitext.codes import numbers_in
from alignwb.core.bitext.pairing import Side
from alignwb.core.bitext.repairs.joined_paragraphs import opened, source_paragraphs
from alignwb.core.bitext.segment import Segment, SegmentRef
from alignwb.core.bitext.sentences import sentence_texts, sentences_as_aligned

SentenceKey = tuple[Side, str]
"""A sentence of either text as it was aligned."""

KnownSentences = Mapping[Side, Mapping[str, Sequence[str]]]

_DIVIDED = re.compile(r"(.+)-\d+")
_Places = Mapping[SegmentRef, SegmentRef]
_Pairs = Mapping[str, Sequence[tuple[Segment, Segment]]]
"""Segments as they were and as they are now, by the paragraph that they were in."""


class _Moved(NamedTuple):
    """A segment with its id in another paragraph, and the one it is from."""

    paragraph: Paragraph
    segment: Segment


def places_since(base: Bitext, state: Bitext) -> _Places:
    """Where each segment of `base` stands in `state`, if any changed its paragraph; else empty."""
    known = {ref for ref, _ in base.segments()}
    holders = _holders(base)
    places: dict[SegmentRef, SegmentRef] = {}
    for ref, _ in state.segments():
        before = _place_before(ref, known, base, holders)
        if before is not None:
            places[before] = ref
    is_moved = any(before.paragraph != ref.paragraph for before, ref in places.items())
    # A paragraph that one bead took whole has left no segment.
    is_taken = any(
        each in base.positions and each not in state.positions for each in _holders(state)
    )
    return places if is_moved or is_taken else {}


def _holders(bitext: Bitext) -> dict[str, str]:
    """The paragraph that holds each paragraph of the source that is none of its own."""
    return {
        start.paragraph: paragraph.id
        for paragraph in bitext.paragraphs
        for start in source_paragraphs(paragraph)
        if start.paragraph != paragraph.id
    }


def moved_place(bitext: Bitext, ref: SegmentRef) -> SegmentRef | None:
    """Where a segment is, or has gone when paragraphs were joined or parted; None if nowhere."""
    head, _, rest = ref.segment.partition(".")
    candidates = [ref, SegmentRef(head, rest)]
    holder = _holders(bitext).get(ref.paragraph)
    if holder:
        candidates.append(SegmentRef(holder, f"{ref.paragraph}.{ref.segment}"))
        candidates += (
            SegmentRef(holder, each.id)
            for each in bitext.paragraph(holder).segments
            if any(start.paragraph == ref.paragraph for start in each.paragraph_starts)
        )
    for each in candidates:
        place = bitext.positions.get(each.paragraph)
        if place is not None:
            paragraph = bitext.paragraphs[place]
            if any(segment.id == each.segment for segment in paragraph.segments):
                return each
    return None


def regrouped(bitext: Bitext, base: Bitext, state: Bitext, places: _Places) -> Bitext | None:
    """The bitext, made from `base` like `state`, with the paragraphs of `state`.

    places: what `places_since` says of `base` and `state`.  Segments that `state` lacks go with
    the one before them.  Paragraphs that neither `base` nor `state` has stay where they are.  None
    where segments would change their order: each has paragraphs that cross those of the other.
    """
    runs = _runs(bitext, base, state, places)
    if runs is None:
        return None
    pairs: dict[str, dict[str, list[tuple[Segment, Segment]]]] = {}
    for before, after in places.items():
        here_from = pairs.setdefault(after.paragraph, {}).setdefault(before.paragraph, [])
        here_from.append((base.segment(before), state.segment(after)))

    touched = {
        each.paragraph
        for pair in places.items()
        if pair[0].paragraph != pair[1].paragraph
        for each in pair
    }

    def is_joined(name: str, run: list[_Moved]) -> bool:
        there = state.paragraph(name) if name in state.positions and name in touched else None
        # An older version has joined paragraphs without saying where they began.
        is_known = there is None or any(each.paragraph_starts for each in there.segments)
        return is_known and sum(len(each.segment.paragraph_starts) for each in run) > 1

    return replace(
        bitext,
        paragraphs=tuple(
            _with_run(
                state.paragraph(each)
                if each in state.positions and (each in touched or each not in bitext.positions)
                else bitext.paragraph(each),
                run if is_joined(each, run) else _closed(run),
                pairs.get(each, {}),
            )
            for each, run in runs.items()
        ),
    )


def _runs(
    bitext: Bitext, base: Bitext, state: Bitext, places: _Places
) -> dict[str, list[_Moved]] | None:
    """The opened segments of each paragraph that there is to be.

    None if they would change their order.
    """
    runs: dict[str, list[_Moved]] = {}
    here = last = ""
    holders = _holders(state)
    for paragraph in bitext.paragraphs:
        is_gone = paragraph.id in base.positions and paragraph.id not in state.positions
        here = holders.get(paragraph.id, here) if is_gone and here else paragraph.id
        for segment in opened(paragraph):
            place = places.get(SegmentRef(paragraph.id, segment.id))
            if place is not None:
                here, segment_id = place
            elif here != paragraph.id and here in base.positions:
                segment_id = f"{paragraph.id}.{segment.id}"
            else:
                segment_id = segment.id
            moved = _Moved(paragraph, replace(segment, id=segment_id))
            if here in runs and here != last:
                return None
            runs.setdefault(here, []).append(moved)
            last = here
    return runs


def _closed(run: list[_Moved]) -> list[_Moved]:
    """The segments of a paragraph that is one of the source."""
    return [
        each._replace(segment=replace(each.segment, paragraph_starts=()))
        if each.segment.paragraph_starts
        else each
        for each in run
    ]


def _with_run(frame: Paragraph, run: list[_Moved], pairs: _Pairs) -> Paragraph:
    """The paragraph with other segments, the numbers of whose inline codes are those it has."""
    if not frame.codes and not any(each.paragraph.codes for each in run):
        return replace(frame, segments=tuple(each.segment for each in run))
    codes = frame.codes
    numbers: dict[str, dict[int, int]] = {}
    for origin in {each.paragraph.id: each.paragraph for each in run}.values():
        texts = (
            text
            for each in run
            if each.paragraph.id == origin.id
            for text in texts_of(each.segment)
        )
        had = numbers_in(texts)
        own = {number: code for number, code in origin.codes.items() if number in had}
        numbers[origin.id], codes = numbers_there(pairs.get(origin.id, ()), own, codes)
    segments = (
        segment_renumbered(each.segment, numbers[each.paragraph.id], each.paragraph.codes)
        for each in run
    )
    return replace(frame, segments=tuple(segments), codes=codes)


def _place_before(
    ref: SegmentRef, known: set[SegmentRef], base: Bitext, holders: Mapping[str, str]
) -> SegmentRef | None:
    """Where a segment stood in `base`; None if it was not there."""
    if ref in known:
        return ref
    if holder := holders.get(ref.paragraph):
        for own in (f"{ref.paragraph}.{ref.segment}", ref.segment):
            if (there := SegmentRef(holder, own)) in known:
                return there
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


def known_sentences(base: Bitext) -> KnownSentences:
    """The sentences of either text by their first word, longer ones first."""
    found: dict[Side, set[str]] = {side: set() for side in Side}
    for _, segment in base.segments():
        for side in Side:
            found[side].update(sentence_texts(segment, side))
            found[side].update(sentences_as_aligned(segment, side, {}))
    known: dict[Side, dict[str, list[str]]] = {side: {} for side in Side}
    for side, texts in found.items():
        for text in sorted(texts, key=len, reverse=True):
            known[side].setdefault(text.partition(" ")[0], []).append(text)
    return known


def sentences_in(bitext: Bitext, known: KnownSentences) -> Iterator[tuple[str, SentenceKey]]:
    """The sentences of both texts, each with its paragraph; a corrected one is still the same."""
    for ref, segment in bitext.segments():
        for side in Side:
            for text in sentences_as_aligned(segment, side, known[side]):
                yield ref.paragraph, (side, text)
