"""The stretches of two texts between pins, each of which is aligned on its own."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from alignwb.alignment.ports import Vectors
from alignwb.alignment.sentences.beads import Bead
from alignwb.alignment.sentences.cognates import cognate_sums
from alignwb.alignment.sentences.evidence import MeasuredText
from alignwb.alignment.sentences.fragments import continuations, scraps
from alignwb.alignment.sentences.spans import Spans
from alignwb.alignment.sentences.text import Text


class Section(NamedTuple):
    """A stretch of the source and the stretch of the target it pairs with, ends exclusive."""

    source_start: int
    source_end: int
    target_start: int
    target_end: int


def sections_between(pins: Sequence[Bead], source_count: int, target_count: int) -> list[Section]:
    """The stretches before, between and after the pins; none of them empty on both sides.

    Raises ValueError if the pins are not in order, overlap or reach beyond the texts.
    """
    ends = Bead(source_count, source_count, target_count, target_count)
    sections: list[Section] = []
    source = target = 0
    for pin in (*pins, ends):
        if not source <= pin.source_start <= pin.source_end <= source_count:
            raise ValueError(f"{pin} overlaps another one or lies outside the source")
        if not target <= pin.target_start <= pin.target_end <= target_count:
            raise ValueError(f"{pin} overlaps another one or lies outside the target")
        section = Section(source, pin.source_start, target, pin.target_start)
        if section.source_start < section.source_end or section.target_start < section.target_end:
            sections.append(section)
        source, target = pin.source_end, pin.target_end
    return sections


def measure(own: Text, other: Text, spans: Spans) -> MeasuredText:
    """Measure a whole text, to be aligned with another one."""
    breaks = np.zeros(len(own.sentences) + 1, np.float32)
    breaks[list(own.paragraph_starts)] = 1
    lengths = np.array([len(sentence) for sentence in own.sentences], np.float64)
    return MeasuredText(
        spans,
        _before_boundaries(cognate_sums(own.sentences, other.sentences)),
        np.concatenate([[0.0], np.cumsum(lengths)]),
        breaks,
        continuations(own.sentences),
        scraps(own.sentences),
    )


def cut_out(whole: MeasuredText, start: int, end: int) -> MeasuredText:
    """A stretch of a text; its own ends begin no paragraph."""
    if (start, end) == (0, len(whole)):
        return whole
    return MeasuredText(
        Spans(whole.spans.sums[start:end], whole.spans.embed),
        whole.cognates[start : end + 1],
        whole.lengths[start : end + 1],
        whole.breaks[start : end + 1],
        whole.continuations[start : end + 1],
        whole.scraps[start : end + 1],
    )


def _before_boundaries(rows: Vectors) -> Vectors:
    """For each boundary the sum of the rows before it."""
    sums = np.zeros((len(rows) + 1, rows.shape[1]), np.float32)
    np.cumsum(rows, axis=0, out=sums[1:])
    return sums
