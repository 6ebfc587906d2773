"""Which marks of fields belong together, found before the text of a part is read."""

from collections.abc import Sequence

from alignwb.formats.documents.inline.untranslated import UntranslatedTexts
from alignwb.formats.documents.packages.xml_nodes import Node, XmlPart
from alignwb.formats.documents.word.word_fields import NO_FIELDS, FieldPairs
from alignwb.formats.documents.word.word_runs import READ_INSIDE, all_text

_PARAGRAPHS = frozenset({"w:p"})
_STORIES = frozenset({"w:footnote", "w:endnote", "w:txbxContent"})
_SHOWN_CHARACTERS = 40  # of the paragraph that a field without an end stands in


def pairs_in(part: XmlPart, name: str, left_out: UntranslatedTexts) -> FieldPairs:
    """The marks of a part that belong together; a field begins and ends in the same note or box.

    name: of the part, by which `left_out` says where fields begin that never end.  Raises
    FormatError as scanning does.
    """
    if b"fldChar" not in part.data:
        return NO_FIELDS
    pairing = _Pairing()
    part.scan(_PARAGRAPHS, pairing.add)
    unended = [each for open_fields in pairing.open.values() for each in open_fields]
    if unended:
        text = unended[0].paragraph
        where = f"the first in {name}"
        if text:
            where += f", in “{text[:_SHOWN_CHARACTERS]}{'…' * (len(text) > _SHOWN_CHARACTERS)}”"
        for _ in unended:
            left_out.remark(f"fields that begin and never end, read as plain text ({where})")
    return FieldPairs(pairing.begins, frozenset(pairing.begins.values()))


class _Begun:
    """A field that has begun, the separator in it, and the text of its paragraph."""

    def __init__(self, at: int, paragraph: Node) -> None:
        self.at = at
        self.separator: int | None = None
        self._paragraph = paragraph

    @property
    def paragraph(self) -> str:
        return " ".join(all_text(self._paragraph).split())


class _Pairing:
    """Attributes:
    begins: Where a field begins, by where its separator and its end stand.
    open: The fields without an end so far, by where the note or the box begins.
    """

    def __init__(self) -> None:
        self.begins: dict[int, int] = {}
        self.open: dict[int, list[_Begun]] = {}

    def add(self, paragraph: Node, around: Sequence[Node]) -> None:
        """Take the marks of an outermost paragraph, and of those in its boxes."""
        if any(is_deleted(node) for node in around):
            return
        story = next((node.start for node in reversed(around) if node.name in _STORIES), 0)
        waiting = [(paragraph, paragraph, story, True)]
        while waiting:
            node, own, place, is_read = waiting.pop()
            if node.name == "w:fldChar":
                if is_read:
                    self._mark(node, own, place)
                continue
            place = node.start if node.name in _STORIES else place
            own = node if node.name == "w:p" else own
            is_read = node.name == "w:p" or (is_read and node.name in READ_INSIDE)
            inner = reversed(list(node.elements()))
            waiting.extend((child, own, place, is_read) for child in inner)

    def _mark(self, node: Node, paragraph: Node, story: int) -> None:
        what = node.get("w:fldCharType")
        open_fields = self.open.setdefault(story, [])
        if what == "begin":
            open_fields.append(_Begun(node.start, paragraph))
        elif open_fields and what == "separate":
            open_fields[-1].separator = node.start
        elif open_fields and what == "end":
            begun = open_fields.pop()
            self.begins[node.start] = begun.at
            if begun.separator is not None:
                self.begins[begun.separator] = begun.at


def is_deleted(node: Node) -> bool:
    """Whether an element around paragraphs is deleted by a tracked change."""
    if node.name in {"w:del", "w:moveFrom"}:
        return True
    if node.name == "w:tc":
        properties = node.child("w:tcPr")
        return properties is not None and properties.child("w:cellDel") is not None
    properties = node.child("w:trPr") if node.name == "w:tr" else None
    return properties is not None and properties.child("w:del") is not None
