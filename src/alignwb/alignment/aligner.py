"""Alignment as a whole: two texts and their spans in, beads with confidences out."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from alignwb.alignment.band import Band
from alignwb.alignment.beads import Bead
from alignwb.alignment.coarse import band_for
from alignwb.alignment.doubt import confidences, variants
from alignwb.alignment.evidence import Evidence, Side, gather
from alignwb.alignment.pricing import DEFAULT_WEIGHTS, MOST_UNEVEN, Weights, prices
from alignwb.alignment.search import all_types, cheapest
from alignwb.alignment.sections import Section, between, cut, side
from alignwb.alignment.spans import LONGEST_SPAN, Spans
from alignwb.alignment.text import Text

_FIRST_MEDIAN = 0.3
"""Taken for the median distance of the texts' 1-1 beads as long as that is unknown."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """What pairs with what.

    Attributes:
        beads: Monotone, covering every sentence of both texts once.
        confidences: 0 to 1 for each bead; 1 for pins.
    """

    beads: tuple[Bead, ...]
    confidences: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A section with its evidence."""

    section: Section
    band: Band
    evidence: Evidence


def align(
    source: Text,
    target: Text,
    source_spans: Spans,
    target_spans: Spans,
    *,
    pins: Sequence[Bead] = (),
    keep_source_paragraphs: bool = False,
    weights: Weights = DEFAULT_WEIGHTS,
) -> Alignment:
    """Align two texts.

    Dynamic programming over spans of up to four sentences (Thompson & Koehn 2019), in time and
    memory linear in the texts.  The price of a null follows from the texts' own 1-1 beads, found
    in a first pass.  Between pins, which are hard, each stretch is aligned on its own.

    source_spans, target_spans: A row of sums for each sentence of the texts.
    keep_source_paragraphs: Whether no bead may span a paragraph break of the source.  Raises
    ValueError if the pins overlap or are not in order.
    """
    sides = side(source, target, source_spans), side(target, source, target_spans)
    stretches = [
        _stretch(sides[0], sides[1], section) for section in between(pins, *map(len, sides))
    ]
    ratio = _ratio(sides[0].lengths[-1], sides[1].lengths[-1])

    def solve(chosen: Weights, median_distance: float) -> list[Bead]:
        return [
            bead
            for stretch in stretches
            for bead in _beads(stretch, chosen, median_distance, ratio, keep_source_paragraphs)
        ]

    median = _median_distance(stretches, solve(weights, _FIRST_MEDIAN))
    found = solve(weights, median)
    others = [solve(other, median) for other in variants(weights)]
    sure = dict(zip(found, confidences(found, others, _distances(stretches, found)), strict=True))
    beads = tuple(sorted([*pins, *found]))
    return Alignment(beads, tuple(sure.get(bead, 1.0) for bead in beads))


def _stretch(source: Side, target: Side, section: Section) -> _Stretch:
    own = cut(source, section.source_start, section.source_end)
    other = cut(target, section.target_start, section.target_end)
    band = band_for(own, other)
    return _Stretch(section, band, gather(own, other, band, all_types(LONGEST_SPAN)))


def _beads(
    stretch: _Stretch, weights: Weights, median_distance: float, ratio: float, keep: bool
) -> list[Bead]:
    """The cheapest beads of a stretch, numbered in the whole texts."""
    priced = prices(stretch.evidence, weights, median_distance, ratio, keep_source_paragraphs=keep)
    source, target = stretch.section.source_start, stretch.section.target_start
    path = cheapest(stretch.band, priced)
    return [
        Bead(source + i0, source + i1, target + j0, target + j1)
        for (i0, j0), (i1, j1) in pairwise(path)
    ]


def _ratio(source_length: float, target_length: float) -> float:
    """Target characters for one of the source, within bounds."""
    if not source_length or not target_length:
        return 1.0
    return float(np.clip(target_length / source_length, 1 / MOST_UNEVEN, MOST_UNEVEN))


def _median_distance(stretches: Sequence[_Stretch], beads: Sequence[Bead]) -> float:
    """One minus the cosine of the 1-1 beads, in the middle."""
    ones = [
        distance
        for bead, distance in zip(beads, _distances(stretches, beads), strict=True)
        if len(bead.source) == len(bead.target) == 1
    ]
    return float(np.median(ones)) if ones else _FIRST_MEDIAN


def _distances(stretches: Sequence[_Stretch], beads: Sequence[Bead]) -> list[float]:
    """One minus the cosine of each bead; 1 for nulls."""
    distances: list[float] = []
    at = 0
    for stretch in stretches:
        section, band, evidence = stretch.section, stretch.band, stretch.evidence
        numbers = {kind: number for number, kind in enumerate(evidence.types)}
        while (
            at < len(beads)
            and beads[at].source_end <= section.source_end
            and (beads[at].target_end <= section.target_end)
        ):
            bead = beads[at]
            number = numbers.get((len(bead.source), len(bead.target)))
            if number is None:
                distances.append(1.0)
            else:
                row = bead.source_end - section.source_start
                column = bead.target_end - section.target_start
                cell = band.offsets[row] + column - band.first[row]
                distances.append(1 - float(evidence.cosine[number, cell]))
            at += 1
    return distances
