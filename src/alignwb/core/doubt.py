"""What a reviewer of an alignment asks of its beads: which to look at, and in what order."""

from dataclasses import replace

from alignwb.core import navigation
from alignwb.core.bitext import Bitext
from alignwb.core.edits import Change, Edit
from alignwb.core.segment import Segment, SegmentRef, Status
from alignwb.core.sentences import shape

DOUBTFUL_BELOW = 0.85
"""Confidence below which a bead counts as doubtful: other weights would have cut it otherwise."""


def confidence_of(segment: Segment) -> float | None:
    """What the aligner thinks of a bead, 0..1; None where a person decided."""
    return segment.pairing.confidence if segment.pairing else None


def is_weak(segment: Segment) -> bool:
    """Whether the aligner doubts the bead."""
    confidence = confidence_of(segment)
    return confidence is not None and confidence < DOUBTFUL_BELOW


def is_open_and_weak(segment: Segment) -> bool:
    """Whether the aligner doubts it and nobody vouches for it."""
    return is_weak(segment) and navigation.is_open(segment)


def is_uneven(segment: Segment) -> bool:
    """Whether it is anything but one sentence against one."""
    return shape(segment) != (1, 1)


def is_marked(segment: Segment) -> bool:
    """Whether the reviewer wants to come back to it."""
    return segment.pairing is not None and segment.pairing.is_marked


def queue_by_doubt(bitext: Bitext) -> tuple[SegmentRef, ...]:
    """The doubtful beads nobody vouches for, the most doubtful first, else in document order."""
    doubted = [
        (confidence_of(segment) or 0.0, ref)
        for ref, segment in bitext.segments()
        if is_open_and_weak(segment)
    ]
    doubted.sort(key=lambda item: item[0])
    return tuple(ref for _, ref in doubted)


def confirm_down_to(bitext: Bitext, ref: SegmentRef) -> Edit | None:
    """Vouch for every bead from the last one someone vouches for, above `ref`, to `ref` itself.

    One edit.  None if there is nothing to confirm.
    """
    end = bitext.positions[ref.paragraph]
    changes: list[Change] = []
    for paragraph in reversed(bitext.paragraphs[: end + 1]):
        segments = paragraph.segments
        stop = paragraph.position(ref.segment) + 1 if paragraph.id == ref.paragraph else None
        start = len(segments[:stop])
        while start and not segments[start - 1].status.is_done:
            start -= 1
        run = segments[start:stop]
        if run:
            confirmed = tuple(replace(segment, status=Status.CONFIRMED) for segment in run)
            changes.append(Change(paragraph.id, start, run, confirmed))
        if start:
            break
    if not changes:
        return None
    return Edit("confirm down to here", tuple(reversed(changes)), ref)
