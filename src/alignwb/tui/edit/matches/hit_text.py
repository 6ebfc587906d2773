"""A hit of the concordance as it is shown."""

from collections.abc import Iterable
from itertools import zip_longest

from textual.content import Content

from alignwb.core.bitext.pairing import Side
from alignwb.core.languages.words import Span
from alignwb.core.memory.concordance import find_places
from alignwb.core.memory.units import MemoryHit, MemoryUnit
from alignwb.tui.boxes.code_text import code_text
from alignwb.tui.edit.matches.suggestions import REMARK
from alignwb.tui.shared.row_layout import wrap
from alignwb.tui.shared.row_painting import DIVIDER

_SEARCHED = "bold underline $warning"
_RENDERED = "bold $accent"
_WIDE = 100
"""Cells from which both texts of a hit have a column."""


def hit_text(
    hit: MemoryHit, wanted: tuple[str, ...], side: Side, rendered: tuple[Span, ...], width: int
) -> Content:
    """Both texts of a hit, the words searched for and what renders them marked.

    They stand beside each other where there is room.
    """
    texts = {Side.SOURCE: hit.unit.source, Side.TARGET: hit.unit.target}
    shown = {
        side: _marked(texts[side], find_places(wanted, texts[side]), _SEARCHED),
        side.other: _marked(texts[side.other], rendered, _RENDERED),
    }
    if width >= _WIDE:
        return _beside(shown[Side.SOURCE], shown[Side.TARGET], width)
    return Content("\n").join([shown[Side.SOURCE], shown[Side.TARGET].stylize_before(REMARK)])


def _beside(left: Content, right: Content, width: int) -> Content:
    """Two texts in two columns, `width` cells wide together."""
    column = (width - len(DIVIDER)) // 2
    sides = [[text[start:end] for start, end in wrap(text.plain, column)] for text in (left, right)]
    return Content("\n").join(
        Content.assemble(
            one, " " * (column - one.cell_length), (DIVIDER, "$panel-lighten-2"), other
        )
        for one, other in zip_longest(*sides, fillvalue=Content(""))
    )


def _marked(text: str, spans: Iterable[tuple[int, int]], style: str) -> Content:
    content = code_text(text)
    for start, end in spans:
        content = content.stylize(style, start, end)
    return content


def unit_beside(arrow: str, unit: MemoryUnit, side: Side) -> Content:
    """A unit that stands before or behind a hit."""
    text = unit.source if side is Side.SOURCE else unit.target
    return code_text(f"{arrow} {text}").stylize_before(REMARK)
