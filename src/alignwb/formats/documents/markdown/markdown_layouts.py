"""What the blocks of a Markdown document are parts of: lists, tables, quotations, headings."""

from dataclasses import dataclass, replace

from markdown_it.token import Token

from alignwb.core.bitext.structure.paragraph_layout import DEEPEST, LAST, PLAIN, Cell, Layout
from alignwb.formats.documents.list_marks import bullet

_BOXES = {"[ ]": "☐", "[x]": "☑", "[X]": "☑"}


@dataclass(slots=True)
class _Item:
    """An item of a list that is open, and what stands before its next paragraph."""

    mark: str


class MarkdownLayouts:
    """Follows the tokens of a document.

    Attributes:
        tables: How many tables began so far.
    """

    def __init__(self) -> None:
        self.tables = 0
        self._lists = 0
        self._quotes = 0
        self._items: list[_Item] = []
        self._row = 0
        self._column = 0

    def take(self, token: Token) -> None:
        """Take note of a token that opens or closes a block."""
        name = token.type.removesuffix("_open").removesuffix("_close")
        if name in {"bullet_list", "ordered_list"}:
            self._lists += token.nesting
        elif name == "blockquote":
            self._quotes += token.nesting
        elif name == "list_item":
            if token.nesting > 0:
                number = f"{token.info}{token.markup}" if token.info else ""
                self._items.append(_Item(number or bullet(self._lists)))
            else:
                self._items.pop()
        elif token.nesting > 0:
            self._enter(name)

    def _enter(self, name: str) -> None:
        if name == "table":
            self.tables += 1
            self._row = 0
        elif name == "tr":
            self._row += 1
            self._column = 0
        elif name in {"th", "td"}:
            self._column += 1

    def next(self, opening: Token, box: str = "") -> Layout:
        """The layout of the next block with a text.

        opening: the token that opens it.  box: that of a task, as it is written.
        """
        layout = Layout(depth=min(DEEPEST, self._lists), quotes=min(DEEPEST, self._quotes))
        if opening.type in {"th_open", "td_open"}:
            row, column = min(LAST, self._row), min(LAST, self._column)
            is_heading = opening.type == "th_open"
            cell = Cell(min(LAST, self.tables), row, column, is_heading=is_heading)
            return replace(layout, depth=0, cell=cell)
        if self._items and self._items[-1].mark:
            mark = _BOXES.get(box, self._items[-1].mark)
            self._items[-1].mark = ""
            layout = replace(layout, mark=mark)
        if opening.type == "heading_open":
            layout = replace(layout, level=int(opening.tag[1:]))
        return layout if layout != PLAIN else PLAIN
