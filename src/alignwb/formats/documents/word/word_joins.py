"""Paragraphs of Word that a tracked change makes one: the mark at the end of the first is deleted.

Word keeps them apart until the change is accepted; the paragraph is then what the last of them is.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from alignwb.formats.documents.inline.bookmarks import with_bookmarks
from alignwb.formats.documents.inline.items import Item, Scope, StyledText
from alignwb.formats.documents.packages.xml_nodes import Node
from alignwb.formats.documents.word.word_runs import ANCHORS, Held

READ_APART = (
    "paragraphs whose end is deleted (tracked changes), read apart from what follows: join them by"
    " hand where they are one"
)
"""The remark on a paragraph that is not put together with the next one."""

_DELETED = ("w:del", "w:moveFrom")
_CHANGED = (*_DELETED, "w:ins", "w:moveTo")
_BETWEEN = ANCHORS | {"w:proofErr"}


@dataclass(slots=True)
class ReadParagraph:
    """A paragraph that has been read.

    Attributes:
        node: Its element.
        held: What it holds.
        label: Of the note that it is a part of; "" in none.
    """

    node: Node
    held: Held
    label: str


def is_end_deleted(paragraph: Node) -> bool:
    """Whether a tracked change joins a paragraph with the next one."""
    return _has_change(paragraph, _DELETED)


def is_end_changed(paragraph: Node) -> bool:
    """Whether a tracked change deletes the end of a paragraph or has put it in."""
    return _has_change(paragraph, _CHANGED)


def _has_change(paragraph: Node, names: Sequence[str]) -> bool:
    properties = paragraph.child("w:pPr")
    mark = properties.child("w:rPr") if properties else None
    return mark is not None and any(each.name in names for each in mark.elements())


def follows(paragraph: Node, before: Node, parent: Node) -> bool:
    """Whether nothing but marks stands between two paragraphs of an element.

    parent: the element that both stand in, while the second is read.
    """
    # From the end on, since a long part keeps its marks while it is read.
    for each in reversed(parent.children):
        if isinstance(each, str) or each is paragraph:
            continue
        if each.start < before.end:
            break
        if each.name not in _BETWEEN:
            return False
    return True


def with_text(group: Sequence[ReadParagraph]) -> slice:
    """Those from the first that has a text to the last; an empty slice if none has."""
    numbers = [at for at, each in enumerate(group) if has_text(each.held.items)]
    return slice(numbers[0], numbers[-1] + 1) if numbers else slice(0, 0)


def has_text(items: Sequence[Item]) -> bool:
    """Whether there is more in items than codes and white space."""
    return any(
        has_text(each.items)
        if isinstance(each, Scope)
        else isinstance(each, StyledText) and bool(each.text.strip())
        for each in items
    )


def joined(group: Sequence[ReadParagraph]) -> Held:
    """What several paragraphs hold together."""
    return Held(
        with_bookmarks([item for each in group for item in each.held.items]),
        [box for each in group for box in each.held.boxes],
        [comment for each in group for comment in each.held.comments],
    )
