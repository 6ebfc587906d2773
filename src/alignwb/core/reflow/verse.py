"""Verse: lines that end where their author ended them."""

from collections.abc import Sequence
from itertools import pairwise

from alignwb.core.reflow.layout import Layout, is_full
from alignwb.core.reflow.lines import Line
from alignwb.core.reflow.shape import starts_upper

_NARROW = 0.75  # of the document's measure
_POEM_COLUMNS = 60  # the widest verse of a document that is nothing else


def is_verse(lines: Sequence[Line], layout: Layout) -> bool:
    """Whether lines without a blank one between them are verse, or an address or a list.

    They are three at least, narrow for the document, their sentences run over the line ends, and
    they begin with capitals nevertheless or end before they are full.
    """
    if len(lines) < 3 or layout.measure is None:
        return False
    widest = max(line.width for line in lines)
    if widest > max(_NARROW * layout.measure, _POEM_COLUMNS if _is_poem(layout) else 0):
        return False
    inner = list(pairwise(lines))
    open_ends = sum(line.is_open for line, _ in inner)
    if 3 * open_ends < len(inner):
        return False
    capitals = sum(starts_upper(line.text) for line in lines)
    ragged = sum(not is_full(line, following, 0.85 * widest) for line, following in inner)
    return 5 * capitals >= 4 * len(lines) or 5 * ragged >= 2 * len(inner)


def _is_poem(layout: Layout) -> bool:
    return layout.measure is not None and layout.measure <= _POEM_COLUMNS
