"""The whole alignment: two texts and their spans in, beads with confidences out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from alignwb.alignment.arrays import Doubles
from alignwb.alignment.sentences.beads import Bead
from alignwb.alignment.sentences.claims import claims, opposites
from alignwb.alignment.sentences.coarse import band_for
from alignwb.alignment.sentences.confidence import FoundBead, confidences, probabilities
from alignwb.alignment.sentences.evidence import Evidence, MeasuredText, gather
from alignwb.alignment.sentences.lattice import Lattice, Steps, bead_types
from alignwb.alignment.sentences.pricing import (
    DEFAULT_WEIGHTS,
    PriceWeights,
    prices,
    trusting_paragraphs,
)
from alignwb.alignment.sentences.search import cheapest
from alignwb.alignment.sentences.sections import Section, cut_out, measure, sections_between
from alignwb.alignment.sentences.spans import Spans
from alignwb.alignment.sentences.text import Text

_MOST_UNEVEN = 1.15
"""Bound of the ratio of characters either way: a missing chapter would make it anything."""

_FIRST_MEDIAN = 0.3
"""The median distance of the texts' 1-1 beads, as long as it is unknown."""


_FARTHEST_PARTNER = -0.4
"""Beyond this it makes no difference how far a sentence is from all others."""


_OPPOSITE = 0.25
"""Nulls opposite each other are suspect where their cosine is less than this below the median."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """The beads of two texts.

    Attributes:
        beads: In the order of the source, covering every sentence of both texts once; but for those
            that moved, none crosses another.
        confidences: 0 to 1 for each bead; 1 for pins.
        moved: Those whose target stands elsewhere in its text.
    """

    beads: tuple[Bead, ...]
    confidences: tuple[float, ...]
    moved: frozenset[Bead] = frozenset()


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A section with the spans of its sides and its evidence."""

    section: Section
    spans: tuple[Spans, Spans]
    steps: Steps
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class _Solved:
    """A stretch and the cheapest path through it."""

    stretch: _Stretch
    lattice: Lattice
    path: list[tuple[int, int]]

    @property
    def beads(self) -> list[Bead]:
        """The beads of the path, numbered in the whole texts."""
        source, target = self.stretch.section.source_start, self.stretch.section.target_start
        return [
            Bead(source + bead[0], source + bead[1], target + bead[2], target + bead[3])
            for bead in self.inner_beads
        ]

    @property
    def inner_beads(self) -> list[Bead]:
        """The beads of the path, numbered in the stretch."""
        return [Bead(i0, i1, j0, j1) for (i0, j0), (i1, j1) in pairwise(self.path)]


def align(
    source: Text,
    target: Text,
    source_spans: Spans,
    target_spans: Spans,
    *,
    pins: Sequence[Bead] = (),
    weights: PriceWeights = DEFAULT_WEIGHTS,
) -> Alignment:
    """Align two texts.

    Dynamic programming over spans of neighbouring sentences (Thompson & Koehn 2019), in time and
    memory linear in the texts.  The price of a null follows from the texts' own 1-1 beads, found
    in a first pass, and that of a break inside a bead from how far their paragraphs agree.  Between
    pins, which are hard, each stretch is aligned on its own.

    source_spans, target_spans: a row of sums for each sentence of the texts.  Raises ValueError if
    the pins overlap or are not in order.
    """
    sides = measure(source, target, source_spans), measure(target, source, target_spans)
    ratio = length_ratio(*sides)
    stretches = [
        _stretch(sides[0], sides[1], section, ratio)
        for section in sections_between(pins, *map(len, sides))
    ]

    def solve(chosen: PriceWeights, median_distance: float) -> list[_Solved]:
        return [_solve(stretch, chosen, median_distance) for stretch in stretches]

    pinned = _pinned_distances(pins, source_spans, target_spans)
    first = solve(weights, _FIRST_MEDIAN)
    median = _median_distance(first, pinned)
    found = [*pins, *(bead for part in first for bead in part.beads)]
    solved = solve(trusting_paragraphs(weights, _agreement(source, target, found)), median)
    beads = [bead for part in solved for bead in part.beads]
    known = [each for part in solved for each in _found(part, median)]
    sure = {bead: float(value) for bead, value in zip(beads, confidences(known), strict=True)}
    whole = tuple(sorted([*pins, *beads]))
    return Alignment(whole, tuple(sure.get(bead, 1.0) for bead in whole))


def align_section(
    source: MeasuredText,
    target: MeasuredText,
    section: Section,
    ratio: float,
    median_distance: float,
    *,
    weights: PriceWeights = DEFAULT_WEIGHTS,
) -> Alignment:
    """Align a stretch of each text with the other; the beads are numbered in the whole texts.

    ratio, median_distance: what `align` finds for the whole texts.
    """
    stretch = _stretch(source, target, section, ratio)
    solved = _solve(stretch, weights, median_distance)
    sure = confidences(list(_found(solved, median_distance)))
    return Alignment(tuple(solved.beads), tuple(float(value) for value in sure))


def _stretch(
    source: MeasuredText, target: MeasuredText, section: Section, ratio: float
) -> _Stretch:
    own = cut_out(source, section.source_start, section.source_end)
    other = cut_out(target, section.target_start, section.target_end)
    band = band_for(own, other)
    types = bead_types()
    evidence = gather(own, other, band, types, ratio)
    return _Stretch(section, (own.spans, other.spans), Steps(band, types), evidence)


def _solve(stretch: _Stretch, weights: PriceWeights, median_distance: float) -> _Solved:
    priced = prices(stretch.evidence, weights, median_distance)
    lattice = Lattice(stretch.steps, priced)
    return _Solved(stretch, lattice, cheapest(lattice))


def _found(part: _Solved, median_distance: float) -> Iterator[FoundBead]:
    """Each bead of a stretch in figures."""
    evidence = part.stretch.evidence
    numbers = {kind: number for number, kind in enumerate(evidence.types)}
    probable = probabilities(part.lattice, part.path)
    usual = 1 - median_distance
    source_best, target_best = _best_cosines(part)
    nulls = [bead.is_null for bead in part.beads]
    beside = [False, *nulls, False]
    claimed = claims(part.inner_beads, *part.stretch.spans)
    opposite = opposites(part.inner_beads, *part.stretch.spans, usual - _OPPOSITE)
    for number, ((i0, j0), (i1, j1)) in enumerate(pairwise(part.path)):
        nearness = partner = 0.0
        if nulls[number]:
            best = float(source_best[i1] if i1 > i0 else target_best[j1])
            partner = max(best - usual, _FARTHEST_PARTNER)
        else:
            kind = numbers[i1 - i0, j1 - j0]
            nearness = float(evidence.cosine[kind, part.lattice.steps.cell(i1, j1)]) - usual
        yield FoundBead(
            float(probable[number]),
            nearness,
            nulls[number],
            partner,
            nulls[number] and (beside[number] or beside[number + 2]),
            median_distance,
            float(claimed[number]),
            opposite[number],
        )


def _best_cosines(part: _Solved) -> tuple[Doubles, Doubles]:
    """For each sentence, by the boundary after it, its best cosine with one of the other text."""
    evidence, band = part.stretch.evidence, part.lattice.steps.band
    cosine = evidence.cosine[evidence.types.index((1, 1))].astype(np.float64)
    known = np.where(np.isnan(cosine), -1.0, cosine)
    by_source = np.maximum.reduceat(known, band.offsets[:-1])
    by_target = np.full(int(band.last[-1]), -1.0)
    for i, (first, last) in enumerate(zip(band.first, band.last, strict=True)):
        here = by_target[first:last]
        np.maximum(here, known[part.lattice.row(i)], out=here)
    return by_source, by_target


def length_ratio(source: MeasuredText, target: MeasuredText) -> float:
    """Target characters for one of the source, within bounds."""
    source_length, target_length = source.lengths[-1], target.lengths[-1]
    if not source_length or not target_length:
        return 1.0
    return float(np.clip(target_length / source_length, 1 / _MOST_UNEVEN, _MOST_UNEVEN))


def _agreement(source: Text, target: Text, beads: Sequence[Bead]) -> float:
    """The part of the paragraph breaks of the text with fewer that the other has too."""
    own, other = (set(text.paragraph_starts) - {0} for text in (source, target))
    shared = sum(
        not bead.is_null and bead.source_start in own and bead.target_start in other
        for bead in beads
    )
    fewer = min(len(own), len(other))
    return shared / fewer if fewer else 1.0


def _pinned_distances(pins: Sequence[Bead], source: Spans, target: Spans) -> list[float]:
    """One minus the cosine of the 1-1 beads among the pins."""
    ones = [pin for pin in pins if len(pin.source) == len(pin.target) == 1]
    if not ones:
        return []
    own = source.embed(source.sums[[pin.source_start for pin in ones]])
    other = target.embed(target.sums[[pin.target_start for pin in ones]])
    return [1 - float(cosine) for cosine in np.einsum("ij,ij->i", own, other)]


def _median_distance(solved: Sequence[_Solved], pinned: Sequence[float]) -> float:
    """The median of one minus the cosine of the 1-1 beads, found and pinned."""
    found = list(pinned)
    for part in solved:
        evidence = part.stretch.evidence
        cosine = evidence.cosine[evidence.types.index((1, 1))]
        found += (
            1 - float(cosine[part.lattice.steps.cell(i1, j1)])
            for (i0, j0), (i1, j1) in pairwise(part.path)
            if i1 - i0 == j1 - j0 == 1
        )
    return float(np.median(found)) if found else _FIRST_MEDIAN
