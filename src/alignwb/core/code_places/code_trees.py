"""How the codes of a text enclose each other."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from alignwb.core.bitext.codes import End, PlacedEnd

_DEEPEST = 60
"""Pairs within pairs that are looked at as such; no document has so many."""


@dataclass(slots=True)
class CodeNode:
    """A point, a pair, or one end of a pair whose other end is elsewhere.

    Attributes:
        opened: The position of its first end among the codes of the text; None if it is elsewhere.
        closed: The position of its second end; None likewise.  Of a point it is the first again.
        children: What it encloses.
    """

    opened: int | None
    closed: int | None = None
    children: list["CodeNode"] = field(default_factory=list)

    @property
    def is_point(self) -> bool:
        """Whether it encloses nothing because it is one character."""
        return self.opened == self.closed

    @property
    def is_whole(self) -> bool:
        """Whether all of it is in the text."""
        return self.opened is not None and self.closed is not None

    def positions(self) -> Iterable[int]:
        """The positions of its codes and of all within, in order."""
        waiting: list[CodeNode | int] = [self]
        while waiting:
            each = waiting.pop()
            if isinstance(each, int):
                yield each
                continue
            if each.opened is not None:
                yield each.opened
            if each.closed is not None and not each.is_point:
                waiting.append(each.closed)
            waiting += reversed(each.children)


def code_tree(ends: Sequence[PlacedEnd]) -> list[CodeNode] | None:
    """The outermost nodes of a text; None if pairs in it cross each other, or nest too deep."""
    root: list[CodeNode] = []
    begun_before = 0
    opened: list[CodeNode] = []
    for position, (number, end) in enumerate(ends):
        if end is End.POINT:
            (opened[-1].children if opened else root).append(CodeNode(position, position))
        elif end is End.OPEN:
            node = CodeNode(position)
            (opened[-1].children if opened else root).append(node)
            opened.append(node)
            if len(opened) > _DEEPEST:
                return None
        elif opened and ends[_first(opened[-1])].number == number:
            opened.pop().closed = position
        elif opened:
            return None
        else:
            # Its first end is before this text: it encloses all that came so far.
            root = [CodeNode(None, position, root)]
            begun_before += 1
            if begun_before > _DEEPEST:
                return None
    return root


def is_true_to(source: Sequence[PlacedEnd], target: Sequence[PlacedEnd]) -> bool:
    """Whether a translation has each code of its source once, within the same pairs."""
    if tuple(source) == tuple(target):
        return True
    trees = code_tree(source), code_tree(target)
    if Counter(source) != Counter(target) or trees[0] is None or trees[1] is None:
        return False
    return parents(source) == parents(target)


def parents(ends: Sequence[PlacedEnd]) -> list[tuple[PlacedEnd, int]]:
    """Each code but second ends with the number of the innermost pair around it; 0 for none."""
    opened = [0]
    found: list[tuple[PlacedEnd, int]] = []
    for each in ends:
        if each.end is End.CLOSE and opened[-1] == each.number:
            opened.pop()
            continue
        found.append((each, opened[-1]))
        if each.end is End.OPEN:
            opened.append(each.number)
    return sorted(found)


def _first(node: CodeNode) -> int:
    if node.opened is None:
        raise ValueError("a pair that was begun elsewhere is never open here")
    return node.opened
