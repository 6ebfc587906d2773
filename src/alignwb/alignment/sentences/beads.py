"""Beads: which sentences of one text pair with which of another."""

from collections.abc import Sequence
from typing import NamedTuple


class Bead(NamedTuple):
    """Sentences `source_start` to `source_end` (exclusive) pair with the target's, by number.

    Either side may be empty (a null): the text of the other side has no counterpart.
    """

    source_start: int
    source_end: int
    target_start: int
    target_end: int

    @property
    def source(self) -> range:
        """The numbers of its source sentences."""
        return range(self.source_start, self.source_end)

    @property
    def target(self) -> range:
        """The numbers of its target sentences."""
        return range(self.target_start, self.target_end)

    @property
    def is_null(self) -> bool:
        """Whether one side is empty."""
        return self.source_start == self.source_end or self.target_start == self.target_end


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
