"""Correcting a source, where the text was read wrongly: the text as it was imported is kept."""

from dataclasses import replace

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.edits import Edit, locate, replace_segment
from alignwb.core.bitext.pairing import Side
from alignwb.core.bitext.segment import Segment, SegmentRef, Status
from alignwb.core.bitext.sentence_breaks import with_text
from alignwb.errors import EditError

_CORRECT, _RESTORE = "correct source", "restore source"

CORRECTIONS = frozenset({_CORRECT, _RESTORE})
"""The labels of the edits made here."""


def correct_source(bitext: Bitext, ref: SegmentRef, text: str) -> Edit | None:
    """Give a segment another source; what follows from that is said at `with_source`.

    Line ends become spaces, and white space around the text is dropped.  None if nothing changes.
    Raises EditError on a locked segment, and if either source is empty.
    """
    text = " ".join(text.splitlines()).strip()
    segment = locate(bitext, ref)[2]
    if not segment.source:
        raise EditError(f"segment {ref} has no source to correct")
    if not text:
        raise EditError(
            f"nothing would be left of the source of segment {ref}",
            hint="Merge the segment with a neighbour instead.",
        )
    if text == segment.source:
        return None
    return replace_segment(bitext, ref, with_source(segment, text), label=_CORRECT)


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
