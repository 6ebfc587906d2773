"""What stands in a paragraph of Word, in its order, as items."""

from collections.abc import Iterator, Mapping
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
    plain_text,
)
from alignwb.formats.documents.inline.untranslated import UntranslatedTexts
from alignwb.formats.documents.packages.xml_nodes import Node, XmlPart
from alignwb.formats.documents.word.word_fields import (
    FieldCode,
    FieldMark,
    Fields,
    Nested,
    Unfolded,
    field_name,
)
from alignwb.formats.documents.word.word_looks import WordLooks
from alignwb.formats.documents.word.word_notes import NoteLabels
from alignwb.formats.documents.word.word_shown import tell

_PASSED = frozenset(
    {"w:pPr", "w:rPr", "w:proofErr", "w:lastRenderedPageBreak", "w:delText", "w:delInstrText"}
)
_TRANSPARENT = frozenset({"w:ins", "w:moveTo", "w:smartTag", "w:fldData"})
READ_INSIDE = _TRANSPARENT | {
    *("w:r", "w:hyperlink", "w:fldSimple", "w:sdt", "w:sdtContent", "w:dir", "w:bdo"),
    "w:customXml",
}
"""The elements in a paragraph whose runs are read, the runs themselves among them."""

_GONE = {
    "w:del": "deleted text (tracked changes)",
    "w:moveFrom": "moved text at its old place (tracked changes)",
}
ANCHORS = frozenset(
    {
        *("w:bookmarkStart", "w:bookmarkEnd", "w:commentRangeStart"),
        *("w:commentRangeEnd", "w:permStart", "w:permEnd"),
        *("w:moveFromRangeStart", "w:moveFromRangeEnd", "w:moveToRangeStart"),
        *("w:moveToRangeEnd", "w:customXmlInsRangeStart", "w:customXmlInsRangeEnd"),
        *("w:customXmlDelRangeStart", "w:customXmlDelRangeEnd", "w:commentReference"),
        *("w:annotationRef", "w:separator", "w:continuationSeparator"),
        *("w:smartTagPr", "w:customXmlPr"),
    }
)
"""What a paragraph holds that shows nothing and stays about where it is."""

_CHARACTERS = {"w:noBreakHyphen": "\u2011", "w:softHyphen": "\u00ad"}
_MATHS = frozenset({"m:oMath", "m:oMathPara"})
_PICTURES = frozenset({"w:drawing", "w:pict", "w:object", "mc:AlternateContent"})
TRACKED = "tracked changes, read as if all were accepted (so in each paragraph that is changed)"
"""The remark on tracked changes."""

_HIDDEN = "hidden text"


@dataclass(slots=True)
class Held:
    """What a paragraph holds.

    Attributes:
        items: What its text is made of.
        boxes: The elements in it that may hold text of their own: pictures, text boxes, objects.
        comments: The ids of the comments on it.
    """

    items: list[Item] = field(default_factory=list)
    boxes: list[Node] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class RunContext:
    """What it takes to read the paragraphs of a part, one after the other.

    Attributes:
        part: The part.
        looks: The looks of its runs.
        labels: The labels of notes.
        links: The addresses that its links refer to, by their ids.
        fields: Its fields.
        left_out: Takes what is in no text.
    """

    part: XmlPart
    looks: WordLooks
    labels: NoteLabels
    links: Mapping[str, str]
    fields: Fields
    left_out: UntranslatedTexts


def read_paragraph(context: RunContext, paragraph: Node, style: str, note_label: str) -> Held:
    """What a paragraph holds.

    style: the id of its style, "" for the one that paragraphs have by default.  note_label: of the
    note that it is a part of, "" in none.
    """
    reading = _Reading(context, paragraph, style, note_label)
    unfolded = list(reading.items(paragraph))
    reading.held.items = with_bookmarks(context.fields.fold(unfolded))
    return reading.held


class _Reading:
    """The reading of one paragraph."""

    def __init__(self, context: RunContext, paragraph: Node, style: str, note_label: str) -> None:
        self._part = context.part
        self._looks = context.looks
        self._labels = context.labels
        self._links = context.links
        self._left_out = context.left_out
        self._prefix = self._part.prefix(paragraph)
        self._style = style
        self._note_label = note_label
        self.held = Held()

    def items(self, parent: Node) -> Iterator[Unfolded]:
        for node in parent.elements():
            name = node.name
            if name == "w:r":
                yield from self._run(node)
            elif name in _TRANSPARENT:
                if name in {"w:ins", "w:moveTo"}:
                    self._left_out.remark(TRACKED)
                yield from self.items(node)
            elif name in _GONE:
                self._left_out.remark(TRACKED)
                self._left_out.add(_GONE[name], all_text(node))
                if self._labels.delete(node):
                    yield Anchor((node.span,))  # else its note would be one that nothing deletes
            elif name in ANCHORS:
                yield self._anchor(node, (node.span,))
            elif name not in _PASSED:
                yield from self._special(node)

    def _special(self, node: Node) -> Iterator[Unfolded]:
        name = node.name
        if name == "w:hyperlink":
            tell(node, self._left_out)
            anchor = node.get("w:anchor")
            disp = self._links.get(node.get("r:id"), "") or (f"#{anchor}" if anchor else "link")
            yield self._scope(node, node, "link", disp)
        elif name == "w:fldSimple":
            yield self._simple_field(node)
        elif name == "w:sdt":
            yield from self._control(node)
        elif name in {"w:dir", "w:bdo", "w:customXml"}:
            yield self._scope(node, node, "other", name.removeprefix("w:"))
        elif name in _MATHS:
            equiv = "".join(each.text() for each in node.descendants() if each.name == "m:t")
            yield Point((node.span,), disp="formula", equiv=equiv, is_lasting=True)
        elif name in _PICTURES:
            yield self._picture(node, (node.span,))
        else:
            text = all_text(node)
            yield Point((node.span,), disp=name.rpartition(":")[2], equiv=text, is_lasting=True)

    def _scope(self, node: Node, inner: Node, kind: str, disp: str) -> Unfolded:
        if node.is_empty_tag or inner.is_empty_tag:
            return Anchor((node.span,))
        head = self._head(node, self._part.inner_start(inner))
        tail: Raw = ((inner.inner_end, node.end),)
        return Nested(
            list(self.items(inner)),
            lambda items: Scope(head, tail, with_bookmarks(items), kind, disp),
        )

    def _head(self, node: Node, end: int) -> Raw:
        """The beginning of an element without what would put its old text back into it."""
        properties = node.child("w:sdtPr")
        binding = properties.child("w:dataBinding") if properties else None
        if binding is None:
            return ((node.start, end),)
        self._left_out.remark("content controls that a text is put into from elsewhere in the file")
        return ((node.start, binding.start), (binding.end, end))

    def _control(self, node: Node) -> Iterator[Unfolded]:
        content, properties = node.child("w:sdtContent"), node.child("w:sdtPr")
        for each in properties.descendants() if properties else ():
            tell(each, self._left_out)
        if content is None:
            yield Anchor((node.span,))
        elif properties is not None and properties.child("w14:checkbox") is not None:
            yield Point((node.span,), disp="check box", equiv=all_text(content), is_lasting=True)
        else:
            yield self._scope(node, content, "other", "content control")

    def _simple_field(self, node: Node) -> Unfolded:
        code = node.get("w:instr")
        name = field_name(code)
        if name in {"HYPERLINK", "FORMTEXT", "QUOTE"}:
            return self._scope(node, node, "link" if name == "HYPERLINK" else "other", name)

        def folded(items: list[Item]) -> Item:
            equiv = plain_text(items)
            if not equiv:
                return Anchor((node.span,))
            return Point((node.span,), disp=name, equiv=equiv, is_lasting=True)

        return Nested(list(self.items(node)), folded)

    def _run(self, run: Node) -> Iterator[Unfolded]:
        properties = run.child("w:rPr")
        features, is_hidden = self._looks.of(properties, self._style)
        begin: Raw = (b"<%sr>" % self._prefix, *((properties.span,) if properties else ()))
        end = b"</%sr>" % self._prefix
        for node in run.elements():
            if node.name in _PASSED:
                continue
            raw: Raw = (*begin, node.span, end)
            item = self._run_item(node, features, raw)
            if is_hidden and not isinstance(item, Anchor | FieldMark | FieldCode):
                self._left_out.add(_HIDDEN, plain_text([item]))
                item = Anchor(raw)
            yield item

    def _run_item(self, node: Node, features: Features, raw: Raw) -> Item | FieldMark | FieldCode:
        name = node.name
        if name == "w:t":
            return StyledText(_run_text(node), features, raw)
        if name in _CHARACTERS:
            return StyledText(_CHARACTERS[name], features, raw)
        if name in {"w:tab", "w:ptab"}:
            return Point(raw, disp="tab", equiv="\t")
        if name in {"w:br", "w:cr"}:
            if node.get("w:type") in {"page", "column"}:
                return Point(raw, "xlf:pb", f"{node.get('w:type')} break", "\n")
            return Point(raw, "xlf:lb", "line break", "\n")
        if name == "w:fldChar":
            for each in node.descendants():
                tell(each, self._left_out)
            return FieldMark(node.get("w:fldCharType"), raw, node.start)
        if name == "w:instrText":
            return FieldCode(node.text(), raw)
        return self._other_run_item(node, raw)

    def _other_run_item(self, node: Node, raw: Raw) -> Item:
        name = node.name
        if name in {"w:footnoteReference", "w:endnoteReference"}:
            kind = name.removeprefix("w:").removesuffix("Reference")
            label = self._labels.label(kind, node.get("w:id"))
            return Marker(label, raw) if label else Anchor(raw)
        if name in {"w:footnoteRef", "w:endnoteRef"}:
            return Marker(self._note_label, raw) if self._note_label else Anchor(raw)
        if name in ANCHORS:
            return self._anchor(node, raw)
        if name in _PICTURES:
            return self._picture(node, raw)
        if name == "w:ruby":
            base = node.child("w:rubyBase")
            return Point(raw, disp="ruby", equiv=all_text(base) if base else "", is_lasting=True)
        if name == "w:sym":
            return Point(raw, disp="symbol", is_lasting=True)
        return Point(raw, disp=name.rpartition(":")[2], equiv=all_text(node), is_lasting=True)

    def _anchor(self, node: Node, raw: Raw) -> Item:
        if node.name in {"w:commentRangeStart", "w:commentReference"}:
            self.held.comments.append(node.get("w:id"))
        if node.name == "w:bookmarkStart":
            bookmark = node.get("w:name")
            # Word makes the others itself, for its tables of contents and its own use.
            is_referred_to = bookmark.startswith("_Ref") or not bookmark.startswith("_")
            return BookmarkStart(raw, node.get("w:id"), bookmark, is_referred_to)
        if node.name == "w:bookmarkEnd":
            return BookmarkEnd(raw, node.get("w:id"))
        return Anchor(raw)

    def _picture(self, node: Node, raw: Raw) -> Item:
        self.held.boxes.append(node)
        return Point(raw, "image", "picture", is_lasting=True)


def _run_text(node: Node) -> str:
    text = "".join(each for each in node.children if isinstance(each, str))
    if text != text.strip() and node.get("xml:space") != "preserve":
        text = text.strip(" \t\r\n")
    for character in "\t\r\n":
        text = text.replace(character, " ")
    return text


def all_text(node: Node) -> str:
    """The texts of runs in an element, whatever is done with them; of text boxes once."""
    found: list[str] = []
    waiting = [node]
    while waiting:
        each = waiting.pop()
        if each.name in {"w:t", "w:delText", "m:t", "a:t"}:
            found.append(each.text())
        elif each.name in {"w:tab", "w:br", "w:p", "w:cr"}:
            found.append(" ")
        else:
            found.append(_CHARACTERS.get(each.name, ""))
        # What is in mc:Fallback is there for old programs, and again what is in mc:Choice.
        inner = [child for child in each.elements() if child.name != "mc:Fallback"]
        waiting.extend(reversed(inner))
    return "".join(found).strip()
