"""Beads: sentences of one text with those of another that translate them."""

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
