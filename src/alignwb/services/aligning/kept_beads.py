"""Which beads an alignment done again can take as they are."""

from collections.abc import Sequence

from alignwb.core.bitext.segment import Segment

_SURE_FROM = 0.9
"""Confidence; most beads of a clean text have it."""
_SURE_RUN = 6
"""So many sure beads in a row: what lies beyond them does not depend on what lies before."""


def settled(beads: Sequence[Segment]) -> tuple[bool, ...]:
    """For each bead whether it stays as it is.

    Those a human has confirmed do.  Of the others those that are far from everything a person
    changed: what the aligner found there it would find again.  A bead that a person merely
    confirmed tells it nothing new.
    """
    is_open = [False] * len(beads)
    for step in (1, -1):
        quiet = _SURE_RUN
        places = range(len(beads)) if step == 1 else range(len(beads) - 1, -1, -1)
        for place in places:
            bead = beads[place]
            if _is_changed(bead):
                quiet = 0
            elif bead.status.is_done:
                # Nothing passes a bead that stays whatever happens.
                quiet = _SURE_RUN
            elif _is_sure(bead):
                quiet += 1
            else:
                quiet = quiet if quiet >= _SURE_RUN else 0
            is_open[place] |= quiet < _SURE_RUN
    return tuple(
        bead.status.is_done or not opened for bead, opened in zip(beads, is_open, strict=True)
    )


def _is_changed(bead: Segment) -> bool:
    pairing = bead.pairing
    return (
        pairing is None
        or pairing.confidence is None
        or bool(pairing.original_source or pairing.original_target)
    )


def _is_sure(bead: Segment) -> bool:
    pairing = bead.pairing
    return (
        pairing is not None and pairing.confidence is not None and pairing.confidence >= _SURE_FROM
    )
