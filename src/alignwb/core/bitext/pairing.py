"""What is known of a segment as a bead: its sentences on either side, and how sure it is."""

from dataclasses import dataclass
from enum import StrEnum


class Side(StrEnum):
    """One of the two texts."""

    SOURCE = "source"
    TARGET = "target"


@dataclass(frozen=True, slots=True)
class Pairing:
    """A segment as a bead of two aligned texts.

    A side is its sentences joined by single spaces.  Either side may be empty (a null), never
    both.  A bead without a source stands in the paragraph of the one before it.

    Attributes:
        source_breaks: Offsets in the source where its 2nd, 3rd … sentence begins, rising.
        target_breaks: Likewise in the target.
        paragraph_breaks: Numbers (from 0) of its target sentences that begin a paragraph of the
            target text, rising.
        confidence: 0..1 as the aligner says; None where a person decided.
        is_marked: Whether the reviewer wants to come back to it.
        original_source: The source as it was aligned, where someone edited it since; else "".
        original_target: Likewise the target.
    """

    source_breaks: tuple[int, ...] = ()
    target_breaks: tuple[int, ...] = ()
    paragraph_breaks: tuple[int, ...] = ()
    confidence: float | None = None
    is_marked: bool = False
    original_source: str = ""
    original_target: str = ""

    def breaks(self, side: Side) -> tuple[int, ...]:
        """Where the 2nd, 3rd … sentence of that side begins."""
        return self.source_breaks if side is Side.SOURCE else self.target_breaks

    def original(self, side: Side) -> str:
        """That side as it was aligned, where someone edited it since; else ""."""
        return self.original_source if side is Side.SOURCE else self.original_target
