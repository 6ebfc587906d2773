"""Beads that are an alignment of whole texts."""

from collections.abc import Sequence

from alignwb.alignment.sentences.beads import Bead


def cover(beads: Sequence[Bead], source_count: int, target_count: int) -> bool:
    """Whether beads are a whole alignment: monotone, none empty, every sentence in one of them."""
    source = target = 0
    for bead in beads:
        if (bead.source_start, bead.target_start) != (source, target):
            return False
        if bead.source_end < source or bead.target_end < target:
            return False
        if not bead.source and not bead.target:
            return False
        source, target = bead.source_end, bead.target_end
    return (source, target) == (source_count, target_count)
