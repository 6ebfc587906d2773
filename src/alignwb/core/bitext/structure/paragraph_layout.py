"""Where a paragraph stands in its document: headings by level, lists, tables, quotations, verse."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from alignwb.core.bitext.codes import JsonValue

DEEPEST = 99
"""No list or quotation is nested deeper here; what a document nests deeper counts as so deep."""

LAST = 10**6 - 1
"""No table, row or column has a higher number here."""

_LONGEST_MARK = 40


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table.

    Attributes:
        table: The number of its table in the document, from 1; two tables never share one.
        row: From 1.
        column: The first column it fills, from 1.
        columns: How many columns it fills.
        is_heading: Whether it says what its row or column holds.
    """

    table: int
    row: int
    column: int
    columns: int = 1
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """What a paragraph is a part of; a plain paragraph of the running text is `PLAIN`.

    Attributes:
        level: Of a heading, 1 the highest, at most 9; 0 for none, or where it is not known.
        depth: In how many lists it stands, one inside the other.
        mark: What stands before it: of an item of a list ("•", "3.", "b)"), of a heading its
            number; "" for nothing, as before the second paragraph of an item.
        quotes: In how many quotations it stands.
        cell: The innermost cell of a table that it stands in.
        is_line: Whether it is a line right under the one before it, as in verse.
    """

    level: int = 0
    depth: int = 0
    mark: str = ""
    quotes: int = 0
    cell: Cell | None = None
    is_line: bool = False

    def going_on(self) -> "Layout":
        """The layout of a second paragraph in the same place."""
        return replace(self, mark="") if self.mark else self

    def with_tables_behind(self, count: int) -> "Layout":
        """The layout, its table counted behind others."""
        if not count or self.cell is None:
            return self
        return replace(self, cell=replace(self.cell, table=min(LAST, self.cell.table + count)))


PLAIN = Layout()


def shown_mark(mark: str) -> str:
    """A mark that a document states, on one line and not longer than marks are."""
    return " ".join(mark.split())[:_LONGEST_MARK].rstrip()


def to_values(layout: Layout) -> dict[str, JsonValue]:
    """A layout as JSON, what is not so left out; empty for `PLAIN`."""
    values: dict[str, JsonValue] = {}
    if layout.level:
        values["level"] = layout.level
    if layout.depth or layout.mark:
        values["list"] = [layout.depth, layout.mark]
    if layout.quotes:
        values["quotes"] = layout.quotes
    if layout.cell is not None:
        cell = layout.cell
        values["cell"] = [cell.table, cell.row, cell.column, cell.columns, cell.is_heading]
    if layout.is_line:
        values["line"] = True
    return values


def from_values(values: object) -> Layout:
    """The layout that `to_values` was given.  Raises ValueError if it did not make them."""
    if not isinstance(values, Mapping) or values.keys() - _READERS.keys():
        raise ValueError("a layout has other parts")
    fields: dict[str, object] = {}
    for name, value in values.items():
        fields.update(_READERS[name](value))
    return Layout(**fields)  # type: ignore[arg-type]  # each reader gives its own fields


def _level(value: object) -> dict[str, object]:
    return {"level": _number(value, 1, 9)}


def _list(value: object) -> dict[str, object]:
    if not isinstance(value, list) or len(value) != 2 or not isinstance(value[1], str):
        raise ValueError("a list has a depth and a mark")
    return {"depth": _number(value[0], 0, DEEPEST), "mark": shown_mark(value[1])}


def _quotes(value: object) -> dict[str, object]:
    return {"quotes": _number(value, 1, DEEPEST)}


def _cell(value: object) -> dict[str, object]:
    if not isinstance(value, list) or len(value) != 5 or not isinstance(value[4], bool):
        raise ValueError("a cell has four numbers, and is a heading or none")
    table, row, column, columns = (_number(each, 1, LAST) for each in value[:4])
    return {"cell": Cell(table, row, column, columns, value[4])}


def _line(value: object) -> dict[str, object]:
    if value is not True:
        raise ValueError("a line is one, or nothing is said")
    return {"is_line": True}


_READERS = {"level": _level, "list": _list, "quotes": _quotes, "cell": _cell, "line": _line}


def _number(value: object, least: int, most: int) -> int:
    # A truth value is a whole number to Python, but not in a file.
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise ValueError(f"{value!r} should be a number from {least} to {most}")
    return value
