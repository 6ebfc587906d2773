"""Beads that a reviewer has to look at, and their order; flagging one, confirming many."""

from collections.abc import Container, Iterator
from dataclasses import replace
from operator import itemgetter
from typing import NamedTuple

from alignwb.core.bitext import navigation
from alignwb.core.bitext.bitext import Bitext, Paragraph
from alignwb.core.bitext.edits import Change, Edit, locate, replace_segment
from alignwb.core.bitext.post_edits.tracing import touched
from alignwb.core.bitext.segment import Segment, SegmentRef, Status
from alignwb.core.bitext.sentences import sentence_counts
from alignwb.core.defaults import DOUBTFUL_BELOW


class _DoubtfulBead(NamedTuple):
    confidence: float
    ref: SegmentRef


def is_doubtful(segment: Segment, below: float = DOUBTFUL_BELOW) -> bool:
    """True if the aligner's confidence in the bead is below a threshold, 0..1."""
    return segment.confidence is not None and segment.confidence < below


def is_open_and_doubtful(segment: Segment, below: float = DOUBTFUL_BELOW) -> bool:
    """True if the bead is doubtful and nobody has confirmed it."""
    return is_doubtful(segment, below) and navigation.is_open(segment)


def is_uneven(segment: Segment) -> bool:
    """True if the bead is anything but one sentence against one."""
    return sentence_counts(segment) != (1, 1)


def is_flagged(segment: Segment) -> bool:
    """True if the reviewer wants to come back to the bead."""
    return segment.is_flagged


class DoubtfulBeads:
    """The unconfirmed doubtful beads of a bitext that changes a little at a time.

    Args:
        below: The confidence, 0..1, below which a bead is doubtful.
    """

    def __init__(self, below: float = DOUBTFUL_BELOW) -> None:
        self._below = below
        self._paragraphs: dict[str, tuple[Paragraph, tuple[_DoubtfulBead, ...]]] = {}
        self._bitext: Bitext | None = None
        self._queue: tuple[SegmentRef, ...] = ()

    def of(self, bitext: Bitext) -> tuple[SegmentRef, ...]:
        """The most doubtful first, then in document order; looks only at what has changed."""
        if bitext is not self._bitext:
            doubtful: list[_DoubtfulBead] = []
            for paragraph in bitext.paragraphs:
                known = self._paragraphs.get(paragraph.id)
                if known is None or known[0] is not paragraph:
                    known = paragraph, tuple(_doubtful_beads(paragraph, self._below))
                    self._paragraphs[paragraph.id] = known
                doubtful += known[1]
            doubtful.sort(key=itemgetter(0))
            self._bitext, self._queue = bitext, tuple([ref for _, ref in doubtful])
        return self._queue


def _doubtful_beads(paragraph: Paragraph, below: float) -> Iterator[_DoubtfulBead]:
    for segment in paragraph.segments:
        if segment.confidence is not None and is_open_and_doubtful(segment, below):
            yield _DoubtfulBead(segment.confidence, SegmentRef(paragraph.id, segment.id))


def toggle_flag(bitext: Bitext, ref: SegmentRef) -> Edit | None:
    """Flag a bead to come back to, or take the flag away; also on a locked one."""
    return flag(bitext, ref, not locate(bitext, ref)[2].is_flagged)


def flag(bitext: Bitext, ref: SegmentRef, is_flagged: bool) -> Edit | None:
    """Flag a bead, or take its flag away; also on a locked one.  None if nothing changes.

    Raises EditError if there is no such segment.
    """
    segment = locate(bitext, ref)[2]
    if segment.is_flagged == is_flagged:
        return None
    bead = segment.as_bead()
    assert bead.pairing is not None
    label = "flag" if is_flagged else "take flag away"
    changed = replace(bead, pairing=replace(bead.pairing, is_flagged=is_flagged))
    return replace_segment(bitext, ref, changed, label=label, unlock=True)


def confirm_down_to(
    bitext: Bitext, ref: SegmentRef, skipped: Container[SegmentRef] = ()
) -> Edit | None:
    """Confirm every bead after the last confirmed one above `ref`, up to `ref` itself.

    One edit; beads that are skipped stay as they are.  None if there is nothing to confirm.
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
            confirmed = tuple(
                segment
                if SegmentRef(paragraph.id, segment.id) in skipped
                else replace(touched(segment), status=Status.CONFIRMED)
                for segment in run
            )
            if confirmed != run:
                changes.append(Change(paragraph.id, start, run, confirmed))
        if start:
            break
    if not changes:
        return None
    return Edit("confirm down to here", tuple(reversed(changes)), ref)
