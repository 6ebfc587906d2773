"""Initials that drop over lines: Word keeps them in a frame, as a paragraph before their own."""

from alignwb.formats.documents.inline.items import Anchor, StyledText
from alignwb.formats.documents.word.word_joins import ReadParagraph

_DROPPED = frozenset({"drop", "margin"})
_LONGEST = 20  # a word, with its quotation mark


def is_initial(read: ReadParagraph) -> bool:
    """Whether a paragraph is the initial of the one behind it, letters alone."""
    properties = read.node.child("w:pPr")
    frame = properties.child("w:framePr") if properties else None
    if frame is None or frame.get("w:dropCap") not in _DROPPED or read.held.boxes:
        return False
    items = read.held.items
    letters = "".join(each.text for each in items if isinstance(each, StyledText)).split()
    is_text = all(isinstance(each, StyledText | Anchor) for each in items)
    return is_text and len(letters) == 1 and len(letters[0]) <= _LONGEST
