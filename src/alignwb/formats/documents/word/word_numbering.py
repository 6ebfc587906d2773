"""The lists of a document of Word: what stands before the paragraphs that it numbers.

Word keeps no numbers; they are counted, as it does when it opens the document (ECMA-376, 17.9).
"""

import re
from dataclasses import dataclass, field

from alignwb.core.bitext.structure.paragraph_layout import shown_mark
from alignwb.formats.documents.list_marks import bullet, ordinal, stated_number
from alignwb.formats.documents.packages.xml_nodes import Node
from alignwb.formats.documents.word.word_styles import is_on

_FORMS = {
    "lowerLetter": "a",
    "upperLetter": "A",
    "lowerRoman": "i",
    "upperRoman": "I",
}
_LEVELS = 9
_PLACES = re.compile("%([1-9])")
_BULLETS = frozenset("•◦▪‣–—-→⁃*✓")
"""Bullets that are what they look like; others are characters of a font of signs."""


@dataclass(frozen=True, slots=True)
class _Level:
    """A level of a list: its first number, the form of it, and the words around it."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    is_legal: bool = False
    style: str = ""


@dataclass(slots=True)
class _List:
    """A list that paragraphs refer to.

    counts: the numbers of its levels, shared by all lists of one kind.
    restarts: the levels that begin again where the list is first met, and with which number.
    """

    levels: dict[int, _Level]
    counts: dict[int, int]
    restarts: dict[int, int] = field(default_factory=dict)


class WordNumbering:
    """The lists of a document.

    Args:
        root: The root of its part of lists; None if it has none.
    """

    def __init__(self, root: Node | None) -> None:
        kinds: dict[str, tuple[dict[int, _Level], dict[int, int]]] = {}
        self._lists: dict[str, _List] = {}
        nodes = list(root.elements()) if root else []
        for node in nodes:
            if node.name == "w:abstractNum":
                kinds[node.get("w:abstractNumId")] = dict(map(_read_level, _levels_of(node))), {}
        for node in nodes:
            kind = node.child("w:abstractNumId") if node.name == "w:num" else None
            if kind is not None:
                levels, counts = kinds.get(kind.get("w:val"), ({}, {}))
                self._lists[node.get("w:numId")] = _with_overrides(node, levels, counts)

    def level_of_style(self, list_id: str, style_id: str) -> int:
        """The level that a list has for paragraphs of a style; 0 where it names none."""
        list_ = self._lists.get(list_id)
        levels = list_.levels.items() if list_ else ()
        return next((number for number, each in levels if each.style == style_id), 0)

    def mark(self, list_id: str, level: int) -> str | None:
        """What stands before the next paragraph of a list; None where there is no such list."""
        list_ = self._lists.get(list_id)
        if list_ is None:
            return None
        counts = list_.counts
        for number in [each for each in list_.restarts if each <= level]:
            counts.pop(number, None)
        own = list_.levels.get(level, _Level(form="bullet", text="•"))
        start = list_.restarts.pop(level, own.start)
        counts[level] = counts[level] + 1 if level in counts else start
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        if own.form == "bullet":
            is_seen = own.text in _BULLETS or not own.text.strip()
            return own.text.strip() if is_seen else bullet(level + 1)

        def number_of(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            its = list_.levels.get(at, _Level())
            form = "1" if own.is_legal else _FORMS.get(its.form, "1")
            return "" if its.form == "none" else ordinal(counts.get(at, its.start), form)

        return shown_mark(_PLACES.sub(number_of, own.text))


def _levels_of(node: Node) -> list[Node]:
    return [each for each in node.elements() if each.name == "w:lvl"]


def _read_level(node: Node) -> tuple[int, _Level]:
    def value(name: str, otherwise: str = "") -> str:
        child = node.child(name)
        return child.get("w:val") if child is not None else otherwise

    legal = node.child("w:isLgl")
    return level_number(node.get("w:ilvl")), _Level(
        stated_number(value("w:start"), 0),
        value("w:numFmt", "decimal"),
        value("w:lvlText")[:100],
        legal is not None and is_on(legal),
        value("w:pStyle"),
    )


def _with_overrides(node: Node, levels: dict[int, _Level], counts: dict[int, int]) -> _List:
    list_ = _List(dict(levels), counts)
    for override in node.elements():
        if override.name != "w:lvlOverride":
            continue
        number = level_number(override.get("w:ilvl"))
        for own in _levels_of(override):
            list_.levels[number] = _read_level(own)[1]
        start = override.child("w:startOverride")
        if start is not None:
            list_.restarts[number] = stated_number(start.get("w:val"), 1)
    return list_


def level_number(value: str) -> int:
    """The number of a level of a list as it is stated, from 0."""
    return max(0, min(_LEVELS - 1, stated_number(value, 0)))
