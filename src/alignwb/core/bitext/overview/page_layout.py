"""How a paragraph stands on a page of cells: indented, behind a mark, over a rule."""

from typing import NamedTuple

from alignwb.core.bitext.bitext import Kind, Paragraph
from alignwb.core.bitext.structure.paragraph_layout import Layout

_RULES = "═─╌┄┈·"
"""Under headings, that of the highest level first."""

_RULES_WITHOUT_LEVEL = {Kind.TITLE: _RULES[0], Kind.SUBTITLE: _RULES[1], Kind.HEADING: _RULES[1]}
_INSETS = {Kind.NOTE: 2, Kind.CAPTION: 2}
_CELLS_OF_QUOTE = 4
_CELLS_OF_LIST = 3
_LONGEST_MARK = 12


class Inset(NamedTuple):
    """Cells that stay free left and right of a text, and what stands right before its first line.

    The mark ends where the text begins, its space with it, and its cells are among those left.  It
    is as the document has it: who draws it makes characters visible that hide.
    """

    left: int = 0
    right: int = 0
    mark: str = ""


def inset_of(kind: Kind, layout: Layout, room: int) -> Inset:
    """The inset of a paragraph where there is room for so many cells; half of it is text at least.

    Of a paragraph in a cell of a table it is that inside of the cell.
    """
    quotes = max(layout.quotes, int(kind is Kind.QUOTE)) if layout.cell is None else 0
    around = max(_CELLS_OF_QUOTE * quotes, _INSETS.get(kind, 0))
    around = min(around, room // 4)
    mark = layout.mark
    if len(mark) > _LONGEST_MARK:
        mark = mark[: _LONGEST_MARK - 1] + "…"
    mark = f"{mark.rjust(2) if layout.depth else mark} " if mark else ""
    before = min(_CELLS_OF_LIST * max(0, layout.depth - 1), room // 4)
    own = max(len(mark), _CELLS_OF_LIST if layout.depth else 0)
    if own > room // 4:
        return Inset(around + before, around)
    return Inset(around + before + own, around, mark)


def rule_under(kind: Kind, layout: Layout) -> str:
    """The character of the rule under a heading, "" for none: the higher its level the stronger."""
    if layout.level:
        return _RULES[min(layout.level, len(_RULES)) - 1]
    return _RULES_WITHOUT_LEVEL.get(kind, "")


def stand_together(before: Paragraph, after: Paragraph) -> bool:
    """Whether no blank line stands between two paragraphs: items of a list, lines of verse."""
    above, below = before.layout, after.layout
    if below.is_line:
        return True
    is_item = bool(below.depth and below.mark)
    return is_item and bool(above.depth) and above.quotes == below.quotes
