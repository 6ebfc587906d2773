"""Correcting a source, where the text was read wrongly: the text as it was imported is kept."""

from collections import Counter
from dataclasses import replace

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.codes import Codes, PlacedEnd, codes_of, without_codes
from alignwb.core.bitext.edits import Edit, locate, replace_segment
from alignwb.core.bitext.pairing import Side
from alignwb.core.bitext.repairs.texts_around_codes import with_codes_of
from alignwb.core.bitext.segment import Segment, SegmentRef, Status
from alignwb.core.bitext.sentence_breaks import with_text
from alignwb.errors import EditError

_CORRECT, _RESTORE = "correct source", "restore source"

CORRECTIONS = frozenset({_CORRECT, _RESTORE})
"""The labels of the edits made here."""


def correct_source(bitext: Bitext, ref: SegmentRef, text: str) -> Edit | None:
    """Give a segment another source; what follows from that is said at `with_source`.

    Line ends become spaces, and white space around the text is dropped.  A text without inline
    codes keeps those of the source, beside their words.  None if nothing changes.  Raises EditError
    on a locked segment, if either source is empty, and if the text has other codes.
    """
    text = " ".join(text.splitlines()).strip()
    paragraph, _, segment = locate(bitext, ref)
    if not segment.source:
        raise EditError(f"segment {ref} has no source to correct")
    if not without_codes(text).strip():
        raise EditError(
            f"nothing would be left of the source of segment {ref}",
            hint="Merge the segment with a neighbour instead.",
        )
    text = with_codes_of(segment.source, text)
    if text == segment.source:
        return None
    if _ends(text, paragraph.codes) != _ends(segment.source, paragraph.codes):
        raise EditError(
            f"the source of segment {ref} would lose an inline code, or have one twice",
            hint="Leave the numbered signs in the source; they may be moved.",
        )
    return replace_segment(bitext, ref, with_source(segment, text), label=_CORRECT)


def _ends(text: str, codes: Codes) -> Counter[PlacedEnd]:
    """How often a text has each code; a character that is none of its paragraph does not count."""
    return Counter(end for end in codes_of(text) if end.number in codes)


def restore_source(bitext: Bitext, ref: SegmentRef) -> Edit:
    """Put back the source as it was imported.  Raises EditError if it reads so still."""
    segment = locate(bitext, ref)[2]
    edit = correct_source(bitext, ref, segment.first_source)
    if edit is None:
        raise EditError(f"the source of segment {ref} reads as it was imported")
    return replace(edit, label=_RESTORE)


def with_source(segment: Segment, text: str) -> Segment:
    """The segment with a corrected source.

    The source as it was imported is kept.  The draft was for another text and goes; a target that
    is only a draft stays until another one comes for it, and one that a memory has filled in goes
    too, because it translates another source.  What a person wrote stays with its status; if it
    was confirmed, it is outdated now.
    """
    original = segment.first_source
    kept = "" if original == text else original
    changed = replace(
        with_text(segment, Side.SOURCE, text), draft=None, is_outdated=segment.status.is_done
    )
    if changed.pairing:
        pairing = replace(changed.pairing, original_source=kept)
        changed = replace(changed, pairing=pairing)
    else:
        changed = replace(changed, original_source=kept)
    if not segment.is_from_memory:
        return changed
    emptied = with_text(changed, Side.TARGET, "")
    return replace(emptied, status=Status.INITIAL, origin=None, post_edit=None)
