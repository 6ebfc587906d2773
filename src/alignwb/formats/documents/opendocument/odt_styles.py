"""The styles of an OpenDocument text: what paragraphs are, and what is seen of a span."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from alignwb.core.bitext.bitext import Kind
from alignwb.formats.documents.inline.items import Looks
from alignwb.formats.documents.inline.style_kinds import kind_of_style, level_of_style
from alignwb.formats.documents.list_marks import stated_number
from alignwb.formats.documents.packages.xml_nodes import Node

_SEEN = {
    "fo:font-weight": "bold",
    "fo:font-style": "italic",
    "style:text-underline-style": "underlined",
    "style:text-line-through-style": "struck through",
    "style:text-position": "raised or lowered",
    "fo:color": "colour",
    "fo:background-color": "highlighted",
    "fo:font-size": "size",
    "style:font-name": "font",
    "fo:font-family": "font",
    "fo:font-variant": "small capitals",
    "fo:text-transform": "capitals",
    "fo:letter-spacing": "spaced",
    "style:text-outline": "outline",
    "fo:text-shadow": "shadow",
}
_OFF = frozenset({"normal", "none", "transparent", "false", "0% 100%"})
_KINDS = {
    "fo:font-weight": "xlf:b",
    "fo:font-style": "xlf:i",
    "style:text-underline-style": "xlf:u",
}
_ON_SPACES = frozenset(
    {"style:text-underline-style", "style:text-line-through-style", "fo:background-color"}
)
_PARTS = ("office:styles", "office:automatic-styles")


@dataclass(slots=True)
class _Style:
    name: str
    parent: str
    is_automatic: bool
    level: int
    text: Mapping[str, str]


class OdtStyles:
    """The styles of a part: those of the document and its own automatic ones.

    Attributes:
        looks: What XLIFF and people call what is seen of spans, as far as spans were asked about.
        tags: The start tag of a span by what is seen of it: of many that look alike the first.
    """

    def __init__(self, *roots: Node) -> None:
        self._styles: dict[tuple[str, str], _Style] = {}
        self._kinds: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._on_spaces: set[str] = set()
        self.tags: dict[str, bytes] = {}
        self.looks = Looks(self._kinds, self._names, self._on_spaces)
        for root in roots:
            self.add(root)

    def add(self, root: Node) -> None:
        """Take in the styles that stand in a root element."""
        for name in _PARTS:
            part = root.child(name)
            for node in part.elements() if part else ():
                if node.name == "style:style":
                    self._add(node, is_automatic=name != "office:styles")

    def _add(self, node: Node, *, is_automatic: bool) -> None:
        properties = node.child("style:text-properties")
        name = node.get("style:name")
        self._styles[node.get("style:family"), name] = _Style(
            node.get("style:display-name") or _shown(name),
            node.get("style:parent-style-name"),
            is_automatic,
            stated_number(node.get("style:default-outline-level"), 0),
            properties.attributes if properties else {},
        )

    def kind(self, name: str, *, is_heading: bool) -> Kind:
        """The part that paragraphs of a style play; is_heading: whether they are `text:h`."""
        chain = self._chain("paragraph", name)
        if not chain and (kind := kind_of_style(_shown(name))):
            return kind
        for style in chain:
            kind = kind_of_style(style.name)
            if kind is not None:
                return kind
            if style.level > 0:
                return Kind.HEADING
        return Kind.HEADING if is_heading else Kind.PARAGRAPH

    def level(self, name: str) -> int:
        """The level of headings of a style, 1 the highest; 0 if none is stated."""
        chain = self._chain("paragraph", name)
        names = [each.name for each in chain] or [_shown(name)]
        levels = [level_of_style(each) for each in names] + [each.level for each in chain]
        return next((each for each in levels if each > 0), 0)

    def is_hidden(self, family: str, name: str) -> bool:
        """Whether a style hides its text."""
        return self._value(family, name, "text:display") in {"none", "condition"}

    def feature(self, span: str, paragraph: str, *, is_nested: bool) -> str:
        """What is seen of a span of a style, as a name for it; "" for nothing.

        paragraph: the style of its paragraph.  is_nested: whether another span is around it.
        """
        named, properties = "", dict[str, str]()
        for style in reversed(self._chain("text", span)):
            if not style.is_automatic:
                named = style.name
            properties.update(style.text)
        seen = {
            name: value
            for name, value in properties.items()
            if name in _SEEN and not self._is_as_around(name, value, paragraph, is_nested)
        }
        own = " ".join(f"{name}={value}" for name, value in sorted(seen.items()))
        feature = f"{named}: {own}" if named and own else named or own
        if feature and feature not in self._names:
            self._describe(feature, named, seen)
        return feature

    def _describe(self, feature: str, named: str, seen: Mapping[str, str]) -> None:
        on = [name for name in _SEEN if name in seen and seen[name] not in _OFF]
        off = [name for name in _SEEN if name in seen and seen[name] in _OFF]
        words = [_SEEN[name] for name in on] + [f"not {_SEEN[name]}" for name in off]
        self._names[feature] = ", ".join(dict.fromkeys(words)) or named
        kind = next((_KINDS[name] for name in on if name in _KINDS), "")
        if kind:
            self._kinds[feature] = kind
        if _ON_SPACES.intersection(on):
            self._on_spaces.add(feature)

    def _is_as_around(self, name: str, value: str, paragraph: str, is_nested: bool) -> bool:
        if is_nested:
            return False
        around = self._value("paragraph", paragraph, name)
        return value == around or (value in _OFF and (not around or around in _OFF))

    def _value(self, family: str, name: str, attribute: str) -> str:
        return next(
            (
                style.text[attribute]
                for style in self._chain(family, name)
                if attribute in style.text
            ),
            "",
        )

    def _chain(self, family: str, name: str) -> list[_Style]:
        """A style and those it inherits from."""
        return list(self._chained(family, name))

    def _chained(self, family: str, name: str) -> Iterator[_Style]:
        known: set[str] = set()
        while (family, name) in self._styles and name not in known:
            known.add(name)
            style = self._styles[family, name]
            yield style
            name = style.parent


def _shown(name: str) -> str:
    """The name of a style that has no other for people."""
    return name.replace("_20_", " ")
