"""What elements of Word show in their attributes: descriptions, tips, choices of lists."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from alignwb.core.bitext.bitext import Kind
from alignwb.formats.documents.inline.untranslated import UntranslatedTexts
from alignwb.formats.documents.packages.text_places import FoundValue
from alignwb.formats.documents.packages.xml_nodes import Node, XmlPart

_FILE_NAME = re.compile(
    r"\S+\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf|svg|webp)|[a-z]+://\S+", re.IGNORECASE
)


LINK_TIPS = "texts shown when the mouse is over a link"
"""What these are called where it is told what was left out; with a link they may leave a text."""


@dataclass(frozen=True, slots=True)
class _Described:
    """What an attribute describes: its word in places, what it is, what a mere file name is."""

    word: str
    what: str
    file_names: str


_PICTURE = _Described(
    "picture",
    "description of a picture (alternative text)",
    "names of files, as descriptions of pictures",
)
_TABLE = _Described(
    "table",
    "description of a table (alternative text)",
    "names of files, as descriptions of tables",
)
_TRANSLATED = {
    "wp:docPr": (_PICTURE, ("descr", "title")),
    "pic:cNvPr": (_PICTURE, ("descr", "title")),
    "wps:cNvPr": (_PICTURE, ("descr", "title")),
    "v:shape": (_PICTURE, ("alt",)),
    "v:rect": (_PICTURE, ("alt",)),
    "w:tblCaption": (_TABLE, ("w:val",)),
    "w:tblDescription": (_TABLE, ("w:val",)),
}
_TOLD = {
    "w:hyperlink": (LINK_TIPS, ("w:tooltip",)),
    "w:listItem": ("choices of lists", ("w:displayText", "w:value")),
    "w:listEntry": ("choices of lists", ("w:val",)),
    "w:statusText": ("helps on form fields", ("w:val",)),
    "w:helpText": ("helps on form fields", ("w:val",)),
    "w:alias": ("titles of content controls", ("w:val",)),
    "v:textpath": ("texts in drawings", ("string",)),
}


class ShownValues:
    """The attributes of a part that show a text, each a place of its own.

    name: of the part.  left_out: takes those that are not to be translated.
    """

    def __init__(self, name: str, part: XmlPart, left_out: UntranslatedTexts) -> None:
        self._name = name
        self._part = part
        self._left_out = left_out
        self._counts: Counter[str] = Counter()

    def of(self, nodes: Iterable[Node]) -> list[FoundValue]:
        """The places in some elements, not those inside these; a text that stands there more than
        once has one place.
        """
        values: dict[str, FoundValue] = {}
        for node in nodes:
            tell(node, self._left_out)
            described, names = _TRANSLATED.get(node.name, (_PICTURE, ()))
            for name in names:
                self._add(node, name, described, values)
        return list(values.values())

    def _add(
        self, node: Node, name: str, described: _Described, values: dict[str, FoundValue]
    ) -> None:
        text = node.get(name)
        placed = self._part.attribute(node, name.rpartition(":")[2])
        # Counted whether or not it has a text, so that the places of others do not depend on it.
        self._counts[described.word] += 1
        if not text.strip() or placed is None:
            return
        if _FILE_NAME.fullmatch(text.strip()):
            self._left_out.add(described.file_names, text)
            return
        if text not in values:
            place = f"{self._name}#{described.word}{self._counts[described.word]}"
            values[text] = FoundValue(place, text, Kind.CAPTION, described.what, [])
        values[text].spans.append(placed)


def tell(node: Node, left_out: UntranslatedTexts) -> None:
    """Note what an element shows that is not translated, not what those inside it show."""
    if node.name == "a:t":
        left_out.add("texts in drawings", node.text())
    what, names = _TOLD.get(node.name, ("", ()))
    if text := next((node.get(name) for name in names if node.get(name)), ""):
        left_out.add(what, text)
