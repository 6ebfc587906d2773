"""The lists of an OpenDocument text: what stands before their items (OpenDocument 1.3, 5.3)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from alignwb.core.bitext.structure.paragraph_layout import DEEPEST, shown_mark
from alignwb.formats.documents.list_marks import bullet, ordinal, stated_number
from alignwb.formats.documents.packages.xml_nodes import Node

_PARTS = ("office:styles", "office:automatic-styles")
_NUMBER, _BULLET = "text:list-level-style-number", "text:list-level-style-bullet"
_ITEMS = frozenset({"text:list-item", "text:list-header"})
_BULLETS = frozenset("•◦▪‣–—-→⁃*✓●○■➢")
_LEVELS = 10


@dataclass(frozen=True, slots=True)
class _Level:
    """A level of a style of lists; form: "" for no numbers, None for bullets."""

    form: str | None
    before: str = ""
    behind: str = ""
    start: int = 1
    shown: int = 1
    bullet: str | None = None


_NUMBERED = _Level("1", behind=".")
"""What LibreOffice takes where a style of lists says nothing of a level."""


@dataclass(slots=True)
class _OpenList:
    """A list that is being read, and its item in which the last paragraph stood.

    is_told: whether what stands before the item was given to a paragraph.
    """

    node: Node
    style: str
    number: int
    item: Node | None = None
    is_told: bool = True


class OdtLists:
    """Says what stands before each paragraph, as they stand in the part."""

    def __init__(self) -> None:
        self._styles: dict[str, dict[int, _Level]] = {}
        self._open: list[_OpenList] = []
        self._last: dict[tuple[int, str], int] = {}  # the last number, by level and style
        self._ends: dict[str, int] = {}  # the last number, by the id of the list

    def add(self, root: Node) -> None:
        """Take in the styles of lists that stand in a root element."""
        for name in _PARTS:
            part = root.child(name)
            for node in part.elements() if part else ():
                if node.name == "text:list-style":
                    self._styles[node.get("style:name")] = dict(_levels(node))

    def mark_in(self, around: Sequence[Node]) -> tuple[str, int]:
        """What stands before the next paragraph, and in how many lists it stands.

        around: the elements that it stands in, the outermost first.  Every paragraph has to be
        asked about, those without a text too.
        """
        cells = [n for n, each in enumerate(around) if each.name == "table:table-cell"]
        around = around[cells[-1] :] if cells else around  # lists in a cell begin at its edge
        depth = 0
        for node in around:
            if node.name == "text:list":
                if depth < len(self._open) and self._open[depth].node is not node:
                    self._close(depth)
                if depth == len(self._open):
                    self._open.append(self._opened(node, depth))
                depth += 1
            elif depth and node.name in _ITEMS and self._open[depth - 1].item is not node:
                self._begin(self._open[depth - 1], node)
        self._close(depth)
        if not depth or self._open[-1].is_told:
            return "", min(DEEPEST, depth)
        self._open[-1].is_told = True
        return shown_mark(self._mark()), min(DEEPEST, depth)

    def _close(self, depth: int) -> None:
        for level in range(depth, len(self._open)):
            list_ = self._open[level]
            self._last[level, list_.style] = list_.number
            if list_id := list_.node.get("xml:id"):
                self._ends[list_id] = list_.number
        del self._open[depth:]

    def _opened(self, node: Node, depth: int) -> _OpenList:
        style = node.get("text:style-name") or (self._open[-1].style if self._open else "")
        start = self._level(style, depth).start - 1
        if (earlier := node.get("text:continue-list")) in self._ends:
            start = self._ends[earlier]
        elif node.get("text:continue-numbering") == "true":
            start = self._last.get((depth, style), start)
        return _OpenList(node, style, start)

    def _begin(self, list_: _OpenList, item: Node) -> None:
        list_.item = item
        list_.is_told = item.name == "text:list-header"
        if not list_.is_told:
            list_.number = stated_number(item.get("text:start-value"), list_.number + 1)

    def _level(self, style: str, depth: int) -> _Level:
        levels = self._styles.get(style)
        return levels.get(depth, _NUMBERED) if levels else _Level(None)

    def _mark(self) -> str:
        depth = len(self._open) - 1
        item = self._open[-1].item
        style = (item.get("text:style-override") if item else "") or self._open[-1].style
        own = self._level(style, depth)
        if own.form is None:
            is_seen = own.bullet is not None and (own.bullet in _BULLETS or not own.bullet.strip())
            return (own.bullet or "").strip() if is_seen else bullet(depth + 1)
        first = max(0, depth + 1 - own.shown)
        numbers: list[str] = []
        for at in range(first, depth + 1):
            form = self._level(style, at).form
            if form:
                numbers.append(ordinal(self._open[at].number, form))
        return own.before + ".".join(numbers) + own.behind


def _levels(style: Node) -> Iterator[tuple[int, _Level]]:
    for node in style.elements():
        number = stated_number(node.get("text:level"), 1) - 1
        if not 0 <= number < _LEVELS:
            continue
        if node.name == _NUMBER:
            yield (
                number,
                _Level(
                    node.get("style:num-format"),
                    node.get("style:num-prefix"),
                    node.get("style:num-suffix"),
                    stated_number(node.get("text:start-value"), 1),
                    max(1, min(_LEVELS, stated_number(node.get("text:display-levels"), 1))),
                ),
            )
        elif node.name == _BULLET:
            yield number, _Level(None, bullet=node.get("text:bullet-char"))
