"""The places of an OpenDocument text that hold a text: paragraphs, descriptions of pictures."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from alignwb.core.bitext.bitext import Kind
from alignwb.core.bitext.codes import without_codes
from alignwb.core.bitext.markers import plain_text as without_markers
from alignwb.core.bitext.structure.paragraph_layout import PLAIN
from alignwb.formats.documents.inline.composing import compose
from alignwb.formats.documents.inline.items import Marker, Point
from alignwb.formats.documents.inline.untranslated import UntranslatedTexts
from alignwb.formats.documents.opendocument.odt_layouts import (
    OdtLayouts,
    layout_of,
    tables_of_text,
)
from alignwb.formats.documents.opendocument.odt_spans import (
    OdtHeld,
    OdtLabels,
    SpanWriter,
    read_spans,
    shown_text,
)
from alignwb.formats.documents.opendocument.odt_styles import OdtStyles
from alignwb.formats.documents.packages.table_places import TablePlaces
from alignwb.formats.documents.packages.text_places import (
    TITLE_PROPERTY,
    Found,
    FoundParagraph,
    FoundPart,
    FoundValue,
)
from alignwb.formats.documents.packages.xml_nodes import Node, XmlPart, where_in

_PARAGRAPHS = frozenset({"text:p", "text:h"})
_DESCRIPTIONS = frozenset({"svg:title", "svg:desc"})
_PROPERTIES = {
    "dc:subject": "properties of the document (subject, keywords, comments)",
    "dc:description": "properties of the document (subject, keywords, comments)",
    "meta:keyword": "properties of the document (subject, keywords, comments)",
}
_OF_TABLES = frozenset({"table:title", "table:desc"})
_BLOCKS = _PARAGRAPHS | _DESCRIPTIONS | {"dc:title"} | frozenset(_PROPERTIES)
_INDEXES = frozenset(
    f"text:{name}"
    for name in (
        *("table-of-content", "illustration-index", "table-index", "object-index", "user-index"),
        *("alphabetical-index", "bibliography"),
    )
)
_LEFT_OUT = {
    **dict.fromkeys(_INDEXES, "tables of contents and indexes (LibreOffice makes them again)"),
    "text:tracked-changes": "deleted text (tracked changes)",
    "office:annotation": "comments (shown beside their paragraphs)",
    "office:change-info": "comments on tracked changes",
}


@dataclass(frozen=True, slots=True)
class OdtContext:
    """What the parts of a document have in common.

    Attributes:
        path: The path of the document, for messages.
        styles: The root element of its part of styles; None where its only part has them.
        labels: The labels of its notes.
        left_out: Takes what is in no place.
        tables: The tables of the document.
    """

    path: Path
    styles: Node | None
    labels: OdtLabels = field(default_factory=OdtLabels)
    left_out: UntranslatedTexts = field(default_factory=UntranslatedTexts)
    tables: TablePlaces = field(default_factory=tables_of_text)


def find_places(context: OdtContext, name: str, part: XmlPart) -> tuple[FoundPart, Node]:
    """The places of a part that hold a text, and its root element."""
    reading = _PartReading(context, name, part)
    root = part.scan(_BLOCKS | _OF_TABLES, reading.outermost)
    return FoundPart(name, part, reading.found, reading.markers), root


class _PartReading:
    def __init__(self, context: OdtContext, name: str, part: XmlPart) -> None:
        self._path = context.path
        self._labels = context.labels
        self._left_out = context.left_out
        self._name = name
        self._part = part
        self._styles = OdtStyles(*((context.styles,) if context.styles else ()))
        self._layouts = OdtLayouts(context.tables)
        if context.styles:
            self._layouts.add(context.styles)
        self._standing = PLAIN  # of the outermost paragraph
        self._has_own_styles = False
        self._count = 0
        self.found: list[Found] = []
        self.markers: dict[str, Marker] = {}

    def outermost(self, node: Node, around: Sequence[Node]) -> None:
        if not self._has_own_styles and node.name in _PARAGRAPHS and around:
            # They stand before the first paragraph.
            self._has_own_styles = True
            self._styles.add(around[0])
            self._layouts.add(around[0])
        why = self._why_left_out(node, around)
        if node.name in _OF_TABLES:
            self._left_out.add(why or "descriptions of tables", node.text())
        elif why:
            self._count += 1 + sum(each.name in _BLOCKS for each in node.descendants())
            self._left_out.add(why, shown_text(node))
        elif node.name in _PARAGRAPHS:
            self._standing = self._layouts.around(around)
            self._paragraph(node, "")
        else:
            comment = TITLE_PROPERTY if node.name == "dc:title" else ""
            self._value(node, comment)

    def _why_left_out(self, node: Node, around: Sequence[Node]) -> str:
        if node.name in _PROPERTIES:
            return _PROPERTIES[node.name]
        for each in around:
            if each.name in _LEFT_OUT:
                return _LEFT_OUT[each.name]
            if each.name == "text:section" and each.get("text:display") in {"none", "condition"}:
                return "hidden text"
            if each.name.startswith("style:") and each.get("style:display") == "false":
                return "headers and footers that are switched off"
        style = node.get("text:style-name")
        if node.name in _PARAGRAPHS and self._styles.is_hidden("paragraph", style):
            return "hidden text"
        return ""

    def _paragraph(self, paragraph: Node, label: str) -> None:
        """Note a paragraph, if it holds a text, and those in its notes and text boxes.

        label: of the note that it begins; "" where it begins none.
        """
        place = f"{self._name}#{self._count}"
        self._count += 1
        if paragraph.is_empty_tag:
            return
        held = read_spans(self._part, paragraph, self._styles, self._labels, self._left_out)
        self._compose(place, paragraph, held, label)
        # What stands in it goes on with it.
        self._standing = self._standing.going_on()
        for box, note_label in held.boxes:
            first = note_label
            for each in _outermost_blocks(box):
                if each.name in _PARAGRAPHS:
                    self._paragraph(each, first)
                    first = ""
                else:
                    self._value(each, "")

    def _compose(self, place: str, paragraph: Node, held: OdtHeld, label: str) -> None:
        composed = compose(held.items, self._styles.looks, where_in(self._path, place), place)
        self.markers.update(composed.markers)
        comments = [_said(each) for each in held.comments]
        for comment in comments:
            self._left_out.add("comments (shown beside their paragraphs)", comment)
        if not without_markers(without_codes(composed.text)).strip():
            for piece in composed.pieces.values():
                if isinstance(piece, Point):
                    self._left_out.add("fields (LibreOffice fills them in)", piece.equiv)
            return
        style = paragraph.get("text:style-name")
        own = self._styles.kind(style, is_heading=paragraph.name == "text:h")
        kind = Kind.NOTE if label else own
        self.found.append(
            FoundParagraph(
                place,
                composed,
                kind,
                "\n".join(comments),
                (self._part.inner_start(paragraph), paragraph.inner_end),
                partial(SpanWriter, self._part.prefix(paragraph)),
                shown_label=label,
                note=label,
                layout=layout_of(paragraph, kind, self._standing, self._styles.level(style)),
            )
        )

    def _value(self, node: Node, comment: str) -> None:
        place = f"{self._name}#{self._count}"
        self._count += 1
        text = node.text()
        if text.strip() and not node.is_empty_tag:
            span = (self._part.inner_start(node), node.inner_end)
            kind = Kind.TITLE if comment else Kind.CAPTION
            said = comment or "description of a picture (alternative text)"
            self.found.append(FoundValue(place, text, kind, said, [(b"", span)]))


def _outermost_blocks(node: Node) -> Iterator[Node]:
    """The outermost paragraphs and descriptions in an element."""
    for each in node.elements():
        if each.name in _PARAGRAPHS or each.name in _DESCRIPTIONS:
            yield each
        elif each.name != "office:annotation":
            yield from _outermost_blocks(each)


def _said(annotation: Node) -> str:
    author = annotation.child("dc:creator")
    text = " ".join(
        shown_text(each) for each in annotation.elements() if each.name in {"text:p", "text:list"}
    )
    return f"{author.text()}: {text}" if author and author.text() else text
