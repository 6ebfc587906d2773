"""Sentences left alone that a bead beside them would like to have.

A bead may be as large as it can be, or the price of its size too high; a sentence that is left
alone then is no sentence without counterpart, and only the vectors know.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from alignwb.alignment.arrays import Doubles
from alignwb.alignment.ports import Vectors
from alignwb.alignment.sentences.beads import Bead
from alignwb.alignment.sentences.spans import Spans

_REACH = 4
"""Sentences in a row that a bead may claim."""

NO_CLAIM = -0.1
"""What a bead would lose at least by a sentence that is nothing to it; more says no more."""


class _Claim(NamedTuple):
    """A paired bead, the null that it may claim, and itself with all up to that null."""

    bead: int
    null: int
    larger: Bead


def claims(beads: Sequence[Bead], source: Spans, target: Spans) -> Doubles:
    """What the cosine of a bead would gain: `NO_CLAIM` to 1 for each bead.

    For a null it is the most that a bead beside it would gain from it, for another bead the most
    that it would gain from the nulls beside it.
    """
    found = list(_possible(beads))
    result = np.full(len(beads), NO_CLAIM)
    if found:
        larger = _cosines([claim.larger for claim in found], source, target)
        own = _cosines([beads[claim.bead] for claim in found], source, target)
        for claim, gain in zip(found, larger - own, strict=True):
            for place in (claim.bead, claim.null):
                result[place] = max(result[place], gain)
    return result


def opposites(
    beads: Sequence[Bead], source: Spans, target: Spans, least_cosine: float
) -> list[bool]:
    """For each bead whether it is a null among others that stand opposite nulls of their meaning.

    All that is left alone between two paired beads, taken together on either side, has at least
    that cosine: a pair that no bead could hold.
    """
    paired = [place for place, bead in enumerate(beads) if not bead.is_null]
    result = [False] * len(beads)
    gaps = [
        range(before + 1, after)
        for before, after in pairwise([-1, *paired, len(beads)])
        if after - before > 2
    ]
    wholes = [_whole(beads[gap.start], beads[gap.stop - 1]) for gap in gaps]
    both = [
        (gap, whole)
        for gap, whole in zip(gaps, wholes, strict=True)
        if whole.source and whole.target
    ]
    if both:
        cosines = _cosines([whole for _, whole in both], source, target)
        for (gap, _), cosine in zip(both, cosines, strict=True):
            result[gap.start : gap.stop] = [bool(cosine >= least_cosine)] * len(gap)
    return result


def _whole(first: Bead, last: Bead) -> Bead:
    return Bead(first.source_start, last.source_end, first.target_start, last.target_end)


def _possible(beads: Sequence[Bead]) -> Iterator[_Claim]:
    paired = [place for place, bead in enumerate(beads) if not bead.is_null]
    for before, after in pairwise([-1, *paired, len(beads)]):
        nulls = range(before + 1, after)
        for is_source in (True, False):
            own = [place for place in nulls if bool(beads[place].source) == is_source]
            if before >= 0:
                for place in own[:_REACH]:
                    yield _Claim(before, place, _joined(beads[before], beads[place], is_source))
            if after < len(beads):
                for place in own[-_REACH:]:
                    yield _Claim(after, place, _joined(beads[after], beads[place], is_source))


def _joined(bead: Bead, null: Bead, is_source: bool) -> Bead:
    """The bead with all sentences of one side up to those of the null."""
    if is_source:
        start = min(bead.source_start, null.source_start)
        return bead._replace(source_start=start, source_end=max(bead.source_end, null.source_end))
    start = min(bead.target_start, null.target_start)
    return bead._replace(target_start=start, target_end=max(bead.target_end, null.target_end))


def _cosines(beads: Sequence[Bead], source: Spans, target: Spans) -> Doubles:
    own = source.embed(_sums(source, [(bead.source_start, bead.source_end) for bead in beads]))
    other = target.embed(_sums(target, [(bead.target_start, bead.target_end) for bead in beads]))
    cosines: Doubles = np.einsum("ij,ij->i", own, other).astype(np.float64)
    return cosines


def _sums(text: Spans, runs: Sequence[tuple[int, int]]) -> Vectors:
    return np.stack([text.sums[start:end].sum(axis=0) for start, end in runs])
