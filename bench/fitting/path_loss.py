"""How improbable the right beads of a text are among all paths, and how that follows the weights.

A conditional random field (Lafferty et al. 2001) over the aligner's own lattice, with a margin
(Gimpel & Smith 2010): whatever is wrong is made cheaper beforehand, so that what is right has to
win by that much.  Every price is a sum of weights times evidence, so the evidence of a weight is
the price where that weight is 1 and the others are 0: nothing of pricing.py is said again here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace

import numpy as np
from alignment_scores import Case, Sides

from alignwb.alignment.sentences import confidence
from alignwb.alignment.sentences.evidence import Evidence, _cells, _cells_at
from alignwb.alignment.sentences.lattice import Lattice, Prices, Steps
from alignwb.alignment.sentences.pricing import PriceWeights, prices, trusting_paragraphs

NAMES = tuple(field.name for field in fields(PriceWeights))

MARGIN = 1.0
"""Nats for each sentence of the longer side of a wrong bead, and for a wrong null."""

_LEAST_PROBABLE = 1e-7
"""Wrong beads that are rarer under the weights that fitting sets out from are left out."""

_FORBIDDEN = 1e6
"""The price of a null that may not be; sums along a row cannot take infinity."""


@dataclass(frozen=True)
class Tables:
    """What each weight is multiplied with: rows in the order of `NAMES`.

    Attributes:
        paired: Shape (weights, beads).
        source_nulls: Shape (weights, source sentences + 1).
        target_nulls: Shape (weights, target sentences + 1).
        boundary: Shape (weights, cells).
    """

    paired: np.ndarray
    source_nulls: np.ndarray
    target_nulls: np.ndarray
    boundary: np.ndarray

    def times(self, weights: np.ndarray) -> "Tables":
        """The prices."""
        narrow = weights.astype(np.float32)
        return Tables(
            narrow @ self.paired,
            weights @ self.source_nulls,
            weights @ self.target_nulls,
            narrow @ self.boundary,
        )


@dataclass(frozen=True)
class Right:
    """Which beads and nulls a right path may have.

    Attributes:
        paired: Shape (beads,).
        source_nulls: Shape (source sentences + 1,), by the boundary after each sentence.
        target_nulls: The same for the target.
    """

    paired: np.ndarray
    source_nulls: np.ndarray
    target_nulls: np.ndarray


@dataclass(frozen=True)
class TaughtText:
    """A text to learn from.

    Attributes:
        name: Of the text.
        counts: As how many texts it counts.
        steps: Through its band.
        beads: The numbers of the beads that take part: type times cells, and the cell it ends at.
        starts: The cells where these begin.
        margins: How much cheaper each is made where it is wrong.
        tables: The evidence.
        right: What is right.
    """

    name: str
    counts: float
    steps: Steps
    beads: np.ndarray
    starts: np.ndarray
    margins: np.ndarray
    tables: Tables
    right: Right


def taught(
    case: Case,
    evidence: Evidence,
    steps: Steps,
    median_distance: float,
    agreement: float,
    weights: np.ndarray,
    counts: float = 1.0,
) -> TaughtText:
    """A text with all beads that are right, or not wholly improbable under the weights.

    median_distance, agreement: what the aligner finds in its first pass.  Raises ValueError if no
    path through the band is right.
    """
    right = right_pieces(case, steps)
    kinds, cells = len(steps.types), steps.cells
    rows, columns = _cells(steps.band)
    starts = np.concatenate([_cells_at(steps.band, rows - a, columns - b) for a, b in steps.types])
    sizes = np.repeat([max(kind) for kind in steps.types], cells)
    everything = TaughtText(
        case.name,
        counts,
        steps,
        np.arange(kinds * cells),
        starts,
        (MARGIN * sizes).astype(np.float32),
        _tables(evidence, median_distance, agreement),
        right,
    )
    text = _only(everything, (starts < cells) & ~np.isnan(evidence.cosine.ravel()))
    text = _only(text, text.right.paired | (_passed(text, weights).paired > _LEAST_PROBABLE))
    if _passed(text, weights, only_right=True).total < -_FORBIDDEN / 2:
        raise ValueError(f"{case.name}: no path through its band has its right beads")
    return text


def loss(text: TaughtText, weights: np.ndarray) -> tuple[float, np.ndarray]:
    """By how many nats the right paths are rarer than all, and its slope by each weight."""
    all_paths, right_paths = _passed(text, weights), _passed(text, weights, only_right=True)
    slope = right_paths.evidence(text.tables) - all_paths.evidence(text.tables)
    return text.counts * (all_paths.total - right_paths.total), text.counts * slope


def right_pieces(case: Case, steps: Steps) -> Right:
    """What a right path may have.

    Right beads made by hand may cross, hold sentences that are no neighbours, or be larger than any
    bead there is.  Their sentences are free, and so are those that no right bead has: any bead and
    null of free sentences alone may stand there.
    """
    boundaries = steps.rows, int(steps.band.last[-1])
    nulls = [_of(case.gold, side, count, is_null=True) for side, count in enumerate(boundaries)]
    kept = list(_in_order(case.gold, steps))
    taken = [_of(kept, side, count, is_null=False) for side, count in enumerate(boundaries)]
    paired = np.zeros((len(steps.types), steps.cells), np.bool_)
    for source, target in kept:
        kind = steps.types.index((len(source), len(target)))
        paired[kind, steps.cell(source[-1] + 1, target[-1] + 1)] = True
    rows, columns = _cells(steps.band)
    free = [np.cumsum(~(own | null)) for own, null in zip(taken, nulls, strict=True)]
    for kind, (a, b) in enumerate(steps.types):
        is_free = free[0][rows] - free[0][np.maximum(rows - a, 0)] == a
        paired[kind] |= is_free & (free[1][columns] - free[1][np.maximum(columns - b, 0)] == b)
    return Right(paired.ravel(), ~taken[0], ~taken[1])


def _of(beads: Sequence[Sides], side: int, boundaries: int, *, is_null: bool) -> np.ndarray:
    """For each boundary whether the sentence before it is one of the nulls, or of other beads."""
    found = np.zeros(boundaries, np.bool_)
    for bead in beads:
        if all(bead) != is_null:
            found[np.array(bead[side], int) + 1] = True
    return found


def _in_order(gold: Sequence[Sides], steps: Steps) -> Iterator[Sides]:
    """The right beads that a path can have; of two that cross the first."""
    band, reached = steps.band, (0, 0)
    for bead in sorted(each for each in gold if all(each)):
        (i0, i1), (j0, j1) = ((side[0], side[-1] + 1) for side in bead)
        if (
            bead == (tuple(range(i0, i1)), tuple(range(j0, j1)))
            and (len(bead[0]), len(bead[1])) in steps.types
            and band.first[i0] <= j0 < band.last[i0]
            and band.first[i1] <= j1 < band.last[i1]
            and i0 >= reached[0]
            and j0 >= reached[1]
        ):
            reached = i1, j1
            yield bead


def _tables(evidence: Evidence, median_distance: float, agreement: float) -> Tables:
    nothing = PriceWeights(**dict.fromkeys(NAMES, 0.0))
    units = [trusting_paragraphs(replace(nothing, **{name: 1.0}), agreement) for name in NAMES]
    each = [prices(evidence, unit, median_distance) for unit in units]
    return Tables(
        np.stack([price.paired.ravel() for price in each]),
        np.stack([price.source_nulls for price in each]),
        np.stack([price.target_nulls for price in each]),
        np.stack([price.boundary for price in each]),
    )


def _only(text: TaughtText, those: np.ndarray) -> TaughtText:
    """The text with some of its beads."""
    return replace(
        text,
        beads=text.beads[those],
        starts=text.starts[those],
        margins=text.margins[those],
        tables=replace(text.tables, paired=text.tables.paired[:, those]),
        right=replace(text.right, paired=text.right.paired[those]),
    )


@dataclass(frozen=True)
class _Passed:
    """The logarithm of the weight of all paths, and how often they pass what on the average."""

    total: float
    paired: np.ndarray
    source_nulls: np.ndarray
    target_nulls: np.ndarray
    boundary: np.ndarray

    def evidence(self, tables: Tables) -> np.ndarray:
        """The evidence of each weight along a path, on the average."""
        return (
            tables.paired @ self.paired.astype(np.float32)
            + tables.source_nulls @ self.source_nulls
            + tables.target_nulls @ self.target_nulls
            + tables.boundary @ self.boundary
        )


def _passed(text: TaughtText, weights: np.ndarray, *, only_right: bool = False) -> _Passed:
    """Of all paths, with the margin, or of the right ones."""
    price, right, steps = text.tables.times(weights), text.right, text.steps
    nulls = (right.source_nulls, price.source_nulls), (right.target_nulls, price.target_nulls)
    if only_right:
        paired = np.where(right.paired, price.paired, np.float32(np.inf))
        of_nulls = [np.where(is_right, null, _FORBIDDEN) for is_right, null in nulls]
    else:
        paired = price.paired - np.where(right.paired, 0, text.margins)
        of_nulls = [null - MARGIN * ~is_right for is_right, null in nulls]
    table = np.full(len(steps.types) * steps.cells, np.inf, np.float32)
    table[text.beads] = paired
    table = table.reshape(len(steps.types), steps.cells)
    lattice = Lattice(steps, Prices(steps.types, table, *of_nulls, price.boundary))
    reached = confidence._forward(lattice)
    leaving, source_nulls, target_nulls = confidence._backward(lattice, reached)
    total = reached[steps.cells - 1]
    ends = text.beads % steps.cells
    along = reached[text.starts] - paired - price.boundary[ends] + leaving[ends] - total
    passing = np.exp(np.minimum(reached[:-1] + leaving[:-1] - total, 0))
    chance = np.exp(np.minimum(along, 0))
    return _Passed(float(total), chance, source_nulls, target_nulls, passing)
