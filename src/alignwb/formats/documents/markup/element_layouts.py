"""What the open blocks of an HTML document are parts of: lists, tables, quotations, headings."""

from dataclasses import dataclass, field, replace
from itertools import count

from alignwb.core.bitext.structure.paragraph_layout import DEEPEST, LAST, PLAIN, Cell, Layout
from alignwb.formats.documents.list_marks import bullet, ordinal, stated_number

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = frozenset({"ul", "ol", "menu", "dir"})
_LINES = frozenset({"pre", "listing"})
_CELLS = frozenset({"td", "th"})
_LAID_OUT = _LISTS | _HEADINGS.keys() | _LINES | _CELLS | {"blockquote", "li", "dd", "table", "tr"}
_FORMS = frozenset("1aAiI")
_MOST_ROWS = 1000  # that a cell fills; browsers go no further
_MOST_COLUMNS = 64
"""Columns in which cells are looked for that reach down; no page shows more beside each other."""


@dataclass(slots=True)
class _List:
    """A list that is open: what its next item is numbered."""

    is_ordered: bool
    form: str
    step: int
    following: int


@dataclass(slots=True)
class _Table:
    """A table that is open: where its next cell stands.

    taken: the last row that a cell from above fills, by column.
    """

    number: int
    row: int = 0
    column: int = 0
    taken: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ElementStanding:
    """What a block is a part of.

    Attributes:
        layout: The layout of its paragraphs; of an item, that of the first.
        item: The number of the innermost item of a list in the document; 0 for none.
    """

    layout: Layout = PLAIN
    item: int = 0
    list_: _List | None = None
    table: _Table | None = None


class ElementLayouts:
    """Numbers the tables and items of one document."""

    def __init__(self) -> None:
        self._tables = count(1)
        self._items = count(1)

    def inside(self, name: str, values: dict[str, str], around: ElementStanding) -> ElementStanding:
        """What a block is a part of that begins inside another one."""
        if name not in _LAID_OUT:
            return around
        layout = around.layout
        if name in _HEADINGS:
            return replace(around, layout=replace(layout, level=_HEADINGS[name]))
        if name == "blockquote":
            quotes = min(DEEPEST, layout.quotes + 1)
            return replace(around, layout=replace(layout, quotes=quotes))
        if name in _LISTS:
            depth = min(DEEPEST, layout.depth + 1)
            list_ = _opened(values, is_ordered=name == "ol")
            return replace(around, layout=replace(layout, depth=depth, mark=""), list_=list_)
        if name == "li":
            return self._item(values, around)
        if name == "dd":
            layout = replace(layout, depth=min(DEEPEST, layout.depth + 1), mark="")
            return replace(around, layout=layout)
        if name in _LINES:
            return replace(around, layout=replace(layout, is_line=True))
        return self._part_of_table(name, values, around)

    def _part_of_table(
        self, name: str, values: dict[str, str], around: ElementStanding
    ) -> ElementStanding:
        layout = around.layout
        if name == "table":
            table = _Table(min(LAST, next(self._tables)))
            outer = replace(layout, cell=None, mark="")
            return ElementStanding(outer, around.item, None, table)
        if around.table is None:
            return around
        if name == "tr":
            around.table.row += 1
            around.table.column = 0
            return around
        cell = _cell(around.table, values, is_heading=name == "th")
        # Lists in a cell begin at its edge.
        return ElementStanding(Layout(quotes=layout.quotes, cell=cell), 0, None, None)

    def _item(self, values: dict[str, str], around: ElementStanding) -> ElementStanding:
        list_ = around.list_
        layout = around.layout
        if list_ is None:
            list_ = _List(is_ordered=False, form="1", step=1, following=1)
            layout = replace(layout, depth=min(DEEPEST, layout.depth + 1))
        mark = bullet(layout.depth)
        if list_.is_ordered:
            number = stated_number(values.get("value", ""), list_.following)
            list_.following = number + list_.step
            mark = f"{ordinal(number, list_.form)}."
        return replace(around, layout=replace(layout, mark=mark), item=next(self._items))


def _opened(values: dict[str, str], *, is_ordered: bool) -> _List:
    form = values.get("type", "1").strip()
    step = -1 if "reversed" in values else 1
    return _List(
        is_ordered, form if form in _FORMS else "1", step, stated_number(values.get("start", ""), 1)
    )


def _cell(table: _Table, values: dict[str, str], *, is_heading: bool) -> Cell:
    column = table.column + 1
    row = max(1, table.row)
    while column <= _MOST_COLUMNS and table.taken.get(column, 0) >= row:
        column += 1
    columns = max(1, min(_MOST_COLUMNS, stated_number(values.get("colspan", ""), 1)))
    rows = max(1, min(_MOST_ROWS, stated_number(values.get("rowspan", ""), 1)))
    if rows > 1:
        reached = range(column, min(column + columns, _MOST_COLUMNS + 1))
        table.taken.update(dict.fromkeys(reached, row + rows - 1))
    table.column = column + columns - 1
    return Cell(table.number, min(LAST, row), min(LAST, column), columns, is_heading)
