"""Doubt about sentences left alone that might belong together after all.

An anchor with too little evidence for a block is no block, and no accident for certain either.  How
probable it is follows from its evidence, from whether other blocks of the text have moved, and from
how many sentences are left alone.
"""

from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from alignwb.alignment.blocks.anchors import Alone, BlockAnchor
from alignwb.alignment.sentences.aligner import Alignment

_INTERCEPT = -3.445
_EVIDENCE = 6.597
_MOVED = 1.37
_CELLS = -0.651
"""A logistic regression on 415 anchors of texts of 200 sentences made of the development books, by
whether the two sentences belong together: of those with little evidence one in twenty-five does,
and one in seven where other text has moved."""

_FEW_CELLS = 100


def with_doubt(alignment: Alignment, alone: Alone, passed_over: Iterable[BlockAnchor]) -> Alignment:
    """The alignment with its nulls no surer than it is that they do not belong together.

    passed_over: the anchors that are in no block.
    """
    nulls = [bead for bead in alignment.beads if bead.is_null]
    lone = {n for bead in nulls for n in bead.source}, {n for bead in nulls for n in bead.target}
    most: tuple[dict[int, float], dict[int, float]] = ({}, {})
    for anchor in passed_over:
        places = alone.source[anchor.source], alone.target[anchor.target]
        if all(place in side for place, side in zip(places, lone, strict=True)):
            sure = 1 - _probability(anchor, alone, has_moved=bool(alignment.moved))
            most[0][places[0]] = most[1][places[1]] = sure
    if not most[0]:
        return alignment
    confidences = (
        min(
            [
                confidence,
                *(most[0].get(n, 1.0) for n in bead.source if bead.is_null),
                *(most[1].get(n, 1.0) for n in bead.target if bead.is_null),
            ]
        )
        for bead, confidence in zip(alignment.beads, alignment.confidences, strict=True)
    )
    return replace(alignment, confidences=tuple(confidences))


def _probability(anchor: BlockAnchor, alone: Alone, *, has_moved: bool) -> float:
    cells = max(len(alone.source) * len(alone.target), 1)
    score = _INTERCEPT + _EVIDENCE * anchor.evidence + _MOVED * has_moved
    score += _CELLS * np.log10(cells / _FEW_CELLS)
    return float(1 / (1 + np.exp(-score)))
