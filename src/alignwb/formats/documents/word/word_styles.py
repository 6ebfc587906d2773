"""The styles of a document of Word: which are headings, which hide their text, what they set."""

from dataclasses import dataclass, field

from alignwb.core.bitext.bitext import Kind
from alignwb.formats.documents.inline.style_kinds import kind_of_style, level_of_style
from alignwb.formats.documents.packages.xml_nodes import Node
from alignwb.formats.documents.word.word_names import OFF

_HIGHEST = 8  # outline level 9 is body text


@dataclass(slots=True)
class _Style:
    name: str
    based_on: str
    level: int | None
    list_: tuple[str, str] | None
    toggles: dict[str, bool] = field(default_factory=dict)


class WordStyles:
    """The styles of a document.

    Args:
        root: The root of its part of styles; None if it has none.
    """

    def __init__(self, root: Node | None) -> None:
        self._styles: dict[str, _Style] = {}
        self._default = ""
        for node in root.elements() if root else ():
            if node.name == "w:style":
                self._add(node)

    def _add(self, node: Node) -> None:
        name, based_on = node.child("w:name"), node.child("w:basedOn")
        paragraph = node.child("w:pPr")
        run = node.child("w:rPr")
        style_id = node.get("w:styleId")
        self._styles[style_id] = _Style(
            name.get("w:val") if name else "",
            based_on.get("w:val") if based_on else "",
            outline_level(paragraph),
            list_of(paragraph),
            {each.name: is_on(each) for each in run.elements()} if run else {},
        )
        if node.get("w:type") == "paragraph" and is_true(node.get("w:default", "0")):
            self._default = style_id

    def kind(self, style_id: str) -> Kind:
        """The part that paragraphs of a style play, unless they say otherwise themselves."""
        for style in self._chain(style_id or self._default):
            kind = kind_of_style(style.name)
            if kind is not None:
                return kind
            if style.level is not None:
                return Kind.HEADING if style.level <= _HIGHEST else Kind.PARAGRAPH
        return Kind.PARAGRAPH

    def level(self, style_id: str) -> int:
        """The level of headings of a style, 1 the highest; 0 if none is stated."""
        for style in self._chain(style_id or self._default):
            level = level_of_style(style.name)
            if level:
                return level
            if style.level is not None:
                return style.level + 1 if style.level <= _HIGHEST else 0
        return 0

    def list_of(self, style_id: str) -> tuple[str, str, str]:
        """The list that paragraphs of a style are items of, the level in it where one is stated,
        and the style that says so; "" for each that is not stated.
        """
        for each_id in self._chain_ids(style_id or self._default):
            if stated := self._styles[each_id].list_:
                return (*stated, each_id)
        return "", "", ""

    def has(self, style_id: str, toggle: str, *, of_paragraph: bool = False) -> bool:
        """Whether a style switches a property on ("w:vanish").

        of_paragraph: whether "" stands for the style that paragraphs have by default.
        """
        for style in self._chain(style_id or (self._default if of_paragraph else "")):
            if toggle in style.toggles:
                return style.toggles[toggle]
        return False

    def sets(self, style_id: str, name: str, *, of_paragraph: bool = False) -> bool:
        """Whether a style says anything about a property of runs."""
        style_id = style_id or (self._default if of_paragraph else "")
        return any(name in style.toggles for style in self._chain(style_id))

    def name(self, style_id: str) -> str:
        """The name of a style for people."""
        style = self._styles.get(style_id)
        return style.name if style and style.name else style_id

    def _chain(self, style_id: str) -> list[_Style]:
        """A style and those it is based on."""
        return [self._styles[each] for each in self._chain_ids(style_id)]

    def _chain_ids(self, style_id: str) -> list[str]:
        known: dict[str, None] = {}
        while style_id in self._styles and style_id not in known:
            known[style_id] = None
            style_id = self._styles[style_id].based_on
        return list(known)


def outline_level(properties: Node | None) -> int | None:
    """The outline level that properties of a paragraph set, 0 the highest; None for none."""
    node = properties.child("w:outlineLvl") if properties else None
    stated = node.get("w:val") if node else ""
    return int(stated) if stated.isdecimal() and len(stated) < 3 else None


def list_of(properties: Node | None) -> tuple[str, str] | None:
    """The list that properties of a paragraph name, and the level, "" if none; None for no list.

    A list of the number 0 says that the paragraph is in none.
    """
    node = properties.child("w:numPr") if properties else None
    list_ = node.child("w:numId") if node else None
    if node is None or list_ is None:
        return None
    level = node.child("w:ilvl")
    return list_.get("w:val"), level.get("w:val") if level else ""


def is_on(node: Node) -> bool:
    """Whether a property that can be switched is on."""
    return node.get("w:val", "1").casefold() not in OFF | {"none"}


def is_true(value: str) -> bool:
    """Whether an attribute says yes."""
    return value.casefold() not in OFF
