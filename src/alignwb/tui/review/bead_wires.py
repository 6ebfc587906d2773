"""The wires between the two sides of a bead: they show its shape, and how far to trust it.

    ─┬ 97 ──    two sentences against one, the aligner is sure
     │          (the wires of a bead it doubts are dashed and its number has a question mark)
    ─┘

A confirmed bead has double wires and no number.  An arrow up and down says that the target stands
elsewhere in its text.
"""

from collections.abc import Sequence
from typing import NamedTuple

from alignwb.core.bitext.segment import Segment
from alignwb.tui.review.bead_lines import EMPTY, Trust, percent

JOINT_WIDTH = 10

MOVED = "↕"
"""Before the number: the target stands elsewhere in its text."""


class _Wires(NamedTuple):
    """Characters: along, down, and from the spine to either side at its top, middle and foot."""

    along: str
    down: str
    left: str
    right: str


_SINGLE = _Wires("─", "│", "┬┤┘", "┬├└")
_DASHED = _Wires("╌", "┆", "┬┤┘", "┬├└")
_DOUBLE = _Wires("═", "║", "╦╣╝", "╦╠╚")
_WIRES = {
    Trust.DONE: _DOUBLE,
    Trust.HAND: _SINGLE,
    Trust.SURE: _SINGLE,
    Trust.DOUBTFUL: _DASHED,
}


def joint(
    segment: Segment, trust: Trust, left: Sequence[int], right: Sequence[int], height: int
) -> list[str]:
    """The lines of the joint, each `JOINT_WIDTH` cells.

    trust: the ground on which the bead is trusted.  left, right: the lines on which the sentences
    of either side begin.
    """
    wires = _WIRES[trust]
    lines = []
    for line in range(height):
        label = _label(segment, trust, wires) if line == 0 else "    "
        west = _side(line, left, wires, wires.left)
        # A side's spine stands next to the label: the right one is the left one in a mirror.
        east = _side(line, right, wires, wires.right)[::-1]
        lines.append(f" {west}{label}{east} ")
    return lines


def _label(segment: Segment, trust: Trust, wires: _Wires) -> str:
    confidence = segment.confidence
    is_moved = segment.pairing is not None and segment.pairing.is_moved
    if segment.status.is_done or confidence is None:
        return wires.along + MOVED + wires.along * 2 if is_moved else wires.along * 4
    doubt = "?" if trust is Trust.DOUBTFUL else " "
    return f"{MOVED if is_moved else ' '}{percent(confidence):2}{doubt}"


def _side(line: int, anchors: Sequence[int], wires: _Wires, spine: str) -> str:
    """Wire and spine of the left side on a line."""
    if not anchors:
        return f" {EMPTY}" if line == 0 else "  "
    if len(anchors) == 1:
        return wires.along * 2 if line == 0 else "  "
    if line == anchors[0]:
        return wires.along + spine[0]
    if line == anchors[-1]:
        return wires.along + spine[2]
    if line in anchors:
        return wires.along + spine[1]
    return f" {wires.down}" if line < anchors[-1] else "  "
