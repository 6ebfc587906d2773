"""How runs of Word look: what of their properties people see, and how it is written."""

import re
from collections.abc import Callable, Iterator

from alignwb.formats.documents.inline.items import Features, Looks
from alignwb.formats.documents.packages.xml_nodes import Node, XmlPart, escaped
from alignwb.formats.documents.word.word_names import RUN_PROPERTIES
from alignwb.formats.documents.word.word_styles import WordStyles, is_on

_UNSEEN = frozenset(
    {
        *("lang", "noProof", "rPrChange", "ins", "del", "moveFrom", "moveTo", "webHidden", "cs"),
        *("snapToGrid", "kern", "w", "fitText", "eastAsianLayout", "oMath", "specVanish", "vanish"),
    }
)
_TOGETHER = {"bCs": "b", "iCs": "i", "szCs": "sz"}  # the same, for writing from right to left
_SWITCHES = frozenset(
    {"b", "i", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow", "emboss", "imprint"}
)
_OFF = " off"  # behind the name of what a style switches on and a run off
_LEAST_SPACING = 20  # twentieths of a point; less is a typesetter's, more is emphasis
_ORDER = {name: number for number, name in enumerate(RUN_PROPERTIES)}

LOOKS = Looks(
    kinds={
        "b": "xlf:b",
        "style b": "xlf:b",
        "i": "xlf:i",
        "style i": "xlf:i",
        "em": "xlf:i",
        "u": "xlf:u",
        "style u": "xlf:u",
    },
    names={
        f"b{_OFF}": "not bold",
        f"i{_OFF}": "not italic",
        "style b": "bold",
        "style i": "italic",
        "style u": "underlined",
        "b": "bold",
        "i": "italic",
        "u": "underlined",
        "rStyle": "style",
        "rFonts": "font",
        "sz": "size",
        "color": "colour",
        "highlight": "highlighted",
        "shd": "shaded",
        "strike": "struck through",
        "dstrike": "struck through",
        "caps": "capitals",
        "smallCaps": "small capitals",
        "superscript": "superscript",
        "subscript": "subscript",
        "spacing": "spaced",
        "rtl": "right to left",
    },
    on_spaces=frozenset({"u", "strike", "dstrike", "highlight", "shd", "bdr"}),
)
"""What XLIFF and people call the properties of runs."""

_CHARACTERS = re.compile("([\u2011\u00ad])")
_SPACES = re.compile(r"[\t\r\n]")
_NOTHING = {"u": ("none",), "position": ("0",), "vertAlign": ("baseline",), "em": ("none",)}
_NAMES_OF = dict.fromkeys(("superscript", "subscript", "baseline"), "vertAlign")


def _place_in_schema(name: str) -> int:
    name = name.removesuffix(_OFF)
    return _ORDER.get(_NAMES_OF.get(name, name), len(_ORDER))


class WordLooks:
    """The looks of the runs of a part; equal properties are looked at once."""

    def __init__(self, part: XmlPart, styles: WordStyles) -> None:
        self._part = part
        self._styles = styles
        self._known: dict[tuple[bytes, str], tuple[Features, bool]] = {}
        self._written: dict[frozenset[tuple[str, bytes]], bytes] = {}

    def of(self, properties: Node | None, paragraph_style: str) -> tuple[Features, bool]:
        """How a run with such properties looks, and whether it is hidden."""
        data = self._part.data[properties.start : properties.end] if properties else b""
        key = (data, paragraph_style)
        known = self._known.get(key)
        if known is None:
            is_hidden = self._is_hidden(properties, paragraph_style)
            features = dict(self._features(properties, paragraph_style)) if properties else {}
            known = self._known[key] = (features, is_hidden)
        return known

    def written(self, features: Features, prefix: bytes) -> bytes:
        """The properties of a run that looks so; b"" if it needs none."""
        if not features:
            return b""
        key = frozenset(features.items())
        written = self._written.get(key)
        if written is None:
            names = sorted(features, key=_place_in_schema)
            inner = b"".join(features[name] for name in names)
            written = b"<%srPr>%s</%srPr>" % (prefix, inner, prefix)
            self._written[key] = written
        return written

    def _is_hidden(self, properties: Node | None, paragraph_style: str) -> bool:
        own = properties.child("w:vanish") if properties else None
        if own is not None:
            return is_on(own)
        style = properties.child("w:rStyle") if properties else None
        if style is not None and self._styles.has(style.get("w:val"), "w:vanish"):
            return True
        return self._styles.has(paragraph_style, "w:vanish", of_paragraph=True)

    def _features(self, properties: Node, paragraph_style: str) -> Iterator[tuple[str, bytes]]:
        character_style = properties.child("w:rStyle")
        styles = (paragraph_style, character_style.get("w:val") if character_style else "")

        def set_around(name: str) -> bool:
            return self._styles.sets(styles[0], name, of_paragraph=True) or self._styles.sets(
                styles[1], name
            )

        together: dict[str, bytes] = {}
        for node in properties.elements():
            local = node.name.removeprefix("w:")
            if (
                local in _UNSEEN
                or node.name.startswith("w14:")
                or not self._is_seen(local, node, set_around)
            ):
                continue
            data = self._part.data[node.start : node.end]
            value = node.get("w:val")
            if local == "rStyle":
                yield from self._of_style(value)
            if local == "vertAlign":
                local = value
            name = _TOGETHER.get(local, local)
            if local in _SWITCHES and not is_on(node):
                name += _OFF
            together[name] = together.get(name, b"") + data
        for name, data in together.items():
            # Of writing from right to left alone nothing is seen here.
            if not (name in {"b", "i", "sz"} and self._is_for_right_to_left(properties, name)):
                yield name, data

    def _of_style(self, style_id: str) -> Iterator[tuple[str, bytes]]:
        """What a character style makes of a text; it is written by its name alone."""
        for name in ("b", "i", "u"):
            if self._styles.has(style_id, f"w:{name}"):
                yield f"style {name}", b""

    def _is_for_right_to_left(self, properties: Node, name: str) -> bool:
        return properties.child(f"w:{name}") is None and properties.child("w:rtl") is None

    def _is_seen(self, local: str, node: Node, set_around: Callable[[str], bool]) -> bool:
        """Whether a property shows; what says no shows only where a style says yes."""
        value = node.get("w:val")
        if local == "rFonts":
            return any(name != "w:hint" for name in node.attributes)
        if local in _SWITCHES:
            says_no = not is_on(node)
        elif local == "spacing":
            stated = value.lstrip("-")
            says_no = stated.isdecimal() and int(stated[:6]) < _LEAST_SPACING
        elif local in {"color", "shd"}:
            says_no = value in {"auto", "clear", "nil"} and node.get("w:fill") in {"", "auto"}
        else:
            says_no = value in _NOTHING.get(local, ())
        return not says_no or set_around(node.name)


def write_run(looks: WordLooks, prefix: bytes, text: str, features: Features) -> bytes:
    """A run with a text that looks so."""
    pieces: list[bytes] = []
    for piece in _CHARACTERS.split(_SPACES.sub(" ", text)):
        if piece == "\u2011":
            pieces.append(b"<%snoBreakHyphen/>" % prefix)
        elif piece == "\u00ad":
            pieces.append(b"<%ssoftHyphen/>" % prefix)
        elif piece:
            pieces.append(b'<%st xml:space="preserve">%s</%st>' % (prefix, escaped(piece), prefix))
    if not pieces:
        return b""
    properties = looks.written(features, prefix)
    return b"<%sr>%s%s</%sr>" % (prefix, properties, b"".join(pieces), prefix)
