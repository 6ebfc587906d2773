"""Verse: lines that end where their author ended them."""

from collections.abc import Sequence
from itertools import pairwise

from alignwb.core.reading.layout import Layout, is_full
from alignwb.core.reading.lines import Line
from alignwb.core.reading.shape import starts_upper

_NARROW = 0.75  # of the document's measure
_POEM_COLUMNS = 60  # the widest verse of a document that is nothing else


def is_verse(lines: Sequence[Line], layout: Layout) -> bool:
    """Whether lines without a blank one between them are verse, or an address or a list.

    Their sentences run over the line ends, and they begin with capitals nevertheless; or, four at
    least in a document of wider lines, they end before they are full.
    """
    if len(lines) < 3 or layout.measure is None:
        return False
    inner = list(pairwise(lines))
    open_ends = sum(line.is_open for line, _ in inner)
    if open_ends < (len(inner) if len(lines) == 3 else len(inner) / 3):
        return False
    widest = max(line.width for line in lines)
    is_narrow = widest <= _NARROW * layout.measure
    if is_narrow and len(lines) > 3:
        ragged = sum(not is_full(line, following, 0.85 * widest) for line, following in inner)
        if 5 * ragged >= 2 * len(inner):
            return True
    capitals = sum(starts_upper(line.text) for line in lines)
    return (is_narrow or layout.measure <= _POEM_COLUMNS) and 5 * capitals >= 4 * len(lines)
