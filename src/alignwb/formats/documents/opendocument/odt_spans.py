"""What stands in a paragraph of an OpenDocument text, in its order, as items."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from alignwb.formats.documents.inline.bookmarks import (
    BookmarkEnd,
    BookmarkStart,
    with_bookmarks,
)
from alignwb.formats.documents.inline.items import (
    Anchor,
    Features,
    Item,
    Marker,
    Point,
    Raw,
    Scope,
    StyledText,
)
from alignwb.formats.documents.inline.untranslated import UntranslatedTexts
from alignwb.formats.documents.opendocument.odt_styles import OdtStyles
from alignwb.formats.documents.packages.xml_nodes import Node, XmlPart, escaped

_SPACES = re.compile(r"[ \t\r\n]+")
_SEVERAL_SPACES = re.compile(" {2,}")
_MOST_SPACES = 1_000  # that one tag stands for
_STARTS = {"text:bookmark-start": "text:name", "text:reference-mark-start": "text:name"}
_ENDS = {"text:bookmark-end": "text:name", "text:reference-mark-end": "text:name"}
_SHAPES = ("draw:", "office:forms", "table:")


@dataclass(slots=True)
class OdtHeld:
    """What a paragraph holds.

    Attributes:
        items: What its text is made of.
        boxes: The elements in it that hold texts of their own, each with the label of the note
            that it is, "" for none.
        comments: The annotations in it.
    """

    items: list[Item] = field(default_factory=list)
    boxes: list[tuple[Node, str]] = field(default_factory=list)
    comments: list[Node] = field(default_factory=list)


class OdtLabels:
    """Labels of notes: footnotes are `1`, `2`, … and endnotes `e1`, `e2`, … in their order."""

    def __init__(self) -> None:
        self._count = {"": 0, "e": 0}

    def next(self, note: Node) -> str:
        """The label of the next note."""
        prefix = "e" if note.get("text:note-class") == "endnote" else ""
        self._count[prefix] += 1
        return f"{prefix}{self._count[prefix]}"


def read_spans(
    part: XmlPart,
    paragraph: Node,
    styles: OdtStyles,
    labels: OdtLabels,
    left_out: UntranslatedTexts,
) -> OdtHeld:
    """What a paragraph holds."""
    reading = _Reading(part, paragraph, styles, labels, left_out)
    reading.held.items = with_bookmarks(list(reading.items(paragraph, {})))
    return reading.held


class _Reading:
    def __init__(
        self,
        part: XmlPart,
        paragraph: Node,
        styles: OdtStyles,
        labels: OdtLabels,
        left_out: UntranslatedTexts,
    ) -> None:
        self._part = part
        self._style = paragraph.get("text:style-name")
        self._styles = styles
        self._labels = labels
        self._left_out = left_out
        self._is_after_space = True  # white space that begins a paragraph is none of its text
        self.held = OdtHeld()

    def items(self, parent: Node, features: Features) -> Iterator[Item]:
        for child in parent.children:
            if isinstance(child, str):
                text = self._collapsed(child)
                if text:
                    yield StyledText(text, features, (escaped(text),))
            elif child.name == "text:span":
                yield from self._span(child, features)
            elif child.name == "text:s":
                stated = child.get("text:c", "1")
                count = int(stated) if stated.isdecimal() and len(stated) < 6 else 1
                self._is_after_space = False
                yield StyledText(" " * min(count, _MOST_SPACES), features, (child.span,))
            elif child.name != "text:soft-page-break":
                yield self._special(child)

    def _collapsed(self, text: str) -> str:
        """The text as it is shown, where any white space is one space."""
        text = _SPACES.sub(" ", text)
        if self._is_after_space:
            text = text.removeprefix(" ")
        if text:
            self._is_after_space = text.endswith(" ")
        return text

    def _span(self, span: Node, features: Features) -> Iterator[Item]:
        style = span.get("text:style-name")
        if self._styles.is_hidden("text", style):
            self._left_out.add("hidden text", shown_text(span))
            self._is_after_space = False
            yield Anchor((span.span,))
            return
        feature = self._styles.feature(style, self._style, is_nested=bool(features))
        if feature:
            tag = self._styles.tags.setdefault(feature, self._part.start_tag(span))
            features = {**features, feature: tag}
        if not span.is_empty_tag:
            yield from self.items(span, features)

    def _special(self, node: Node) -> Item:
        name = node.name
        raw: Raw = (node.span,)
        if name in {"text:tab", "text:line-break"}:
            self._is_after_space = False
            if name == "text:tab":
                return Point(raw, disp="tab", equiv="\t")
            return Point(raw, "xlf:lb", "line break", "\n")
        if name == "text:a":
            self._left_out.add(
                "texts shown when the mouse is over a link", node.get("office:title")
            )
            return self._scope(node, "link", node.get("xlink:href") or "link")
        if name in {"text:meta", "text:ruby"}:
            return self._inner(node)
        if name == "text:note":
            self._is_after_space = False
            label = self._labels.next(node)
            self.held.boxes.append((node, label))
            return Marker(label, raw)
        if name == "office:annotation":
            self.held.comments.append(node)
            return Anchor(raw)
        if name.startswith(_SHAPES):
            self.held.boxes.append((node, ""))
            return Point(raw, "image", "picture", is_lasting=True)
        return self._mark(node)

    def _inner(self, node: Node) -> Item:
        if node.name == "text:meta":
            return self._scope(node, "other", "metadata")
        base = node.child("text:ruby-base")
        self._is_after_space = False
        equiv = shown_text(base) if base else ""
        return Point((node.span,), disp="ruby", equiv=equiv, is_lasting=True)

    def _scope(self, node: Node, kind: str, disp: str) -> Item:
        if node.is_empty_tag:
            return Anchor((node.span,))
        items = with_bookmarks(list(self.items(node, {})))
        head = (self._part.start_tag(node),)
        return Scope(head, ((node.inner_end, node.end),), items, kind, disp)

    def _mark(self, node: Node) -> Item:
        """A bookmark or the mark of something, or a field with what it shows."""
        raw: Raw = (node.span,)
        if node.name in _STARTS:
            name = node.get("text:name")
            # LibreOffice makes the others itself, for its tables of contents.
            return BookmarkStart(raw, name, name, is_referred_to=not name.startswith("__"))
        if node.name in _ENDS:
            return BookmarkEnd(raw, node.get("text:name"))
        if node.name == "text:drop-down":
            for each in node.elements():
                self._left_out.add("choices of lists", each.get("text:value"))
        equiv = shown_text(node)
        if not equiv.strip():
            return Anchor(raw)
        self._is_after_space = False
        return Point(raw, disp=node.name.rpartition(":")[2], equiv=equiv, is_lasting=True)


def shown_text(node: Node) -> str:
    """The text in an element as it is shown, codes as what they read as."""
    pieces: list[str] = []
    waiting: list[Node | str] = [node]
    while waiting:
        each = waiting.pop()
        if isinstance(each, str):
            pieces.append(each)
            continue
        if each.name in {"text:s", "text:tab", "text:line-break", "text:p", "text:h"}:
            pieces.append(" ")
        waiting.extend(reversed(each.children))
    return " ".join("".join(pieces).split())


class SpanWriter:
    """Writes the texts of a paragraph, from its beginning on, in spans.

    Args:
        prefix: The prefix of the tags of the paragraph, as they are written.
    """

    def __init__(self, prefix: bytes) -> None:
        self._prefix = prefix
        self._is_after_space = True

    def __call__(self, text: str, features: Features) -> bytes:
        """The next text, in spans of its features."""
        text = _SPACES.sub(lambda found: " " * len(found[0]), text)
        if not text:
            return b""
        lead = len(text) - len(text.lstrip(" ")) if self._is_after_space else 0
        pieces = [self._spaces(lead)] if lead else []
        end = lead
        for several in _SEVERAL_SPACES.finditer(text, lead):
            pieces += [
                escaped(text[end : several.start() + 1]),
                self._spaces(several.end() - several.start() - 1),
            ]
            end = several.end()
        pieces.append(escaped(text[end:]))
        self._is_after_space = text.endswith(" ")
        close = b"</%sspan>" % self._prefix * len(features)
        return b"".join((*features.values(), *pieces, close))

    def _spaces(self, count: int) -> bytes:
        if count == 1:
            return b"<%ss/>" % self._prefix
        return b'<%ss %sc="%d"/>' % (self._prefix, self._prefix, count)
