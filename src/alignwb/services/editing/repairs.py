"""The edits that mend how a document is cut, refused where the file could not hold the result.

Nothing is applied here: the screen applies them to what is open, the command line may only show
what they would do.
"""

from alignwb.core.bitext import edits
from alignwb.core.bitext.edits import Edit
from alignwb.core.bitext.repairs import paragraph_edits, rejoining
from alignwb.core.bitext.segment import SegmentRef
from alignwb.errors import EditError
from alignwb.services.session import Session


def split_segment(
    session: Session, ref: SegmentRef, source_offset: int, target_offset: int
) -> Edit:
    """Cut a segment in two."""
    return edits.split_segment(session.bitext, ref, source_offset, target_offset)


def merge_segments(session: Session, ref: SegmentRef) -> Edit:
    """Join a segment with the next one of its paragraph; what was split is as it was."""
    return rejoining.merge_with_next(session.work, ref)


def join_paragraphs(session: Session, paragraph_id: str) -> Edit:
    """Join a paragraph with the next one.

    Raises EditError where they cannot be joined, also if the file has something of another
    program with the next one, which would have no place.
    """
    edit = paragraph_edits.join_with_next(session.bitext, paragraph_id)
    refuse_content_of_others(session, edit)
    return edit


def divide_paragraph(session: Session, ref: SegmentRef) -> Edit:
    """Let a segment begin a paragraph; raises EditError as `join_paragraphs` does."""
    edit = paragraph_edits.divide_before(session.bitext, ref)
    refuse_content_of_others(session, edit)
    return edit


def refuse_content_of_others(session: Session, edit: Edit) -> None:
    """Raise EditError if an edit joins or divides what another program has put something with."""
    if edit.paragraphs is None:
        return
    before, after = (
        [each.id for each in side] for side in (edit.paragraphs.before, edit.paragraphs.after)
    )
    # What is divided would have it in one of the parts, what is joined nowhere.
    touched = before if set(after) - set(before) else [each for each in before if each not in after]
    for paragraph in filter(session.holds_of_others, touched):
        raise EditError(
            f"the file has something of another program with paragraph {paragraph}, such as"
            " notes or candidates, which would have no place",
            hint="The file's own tool can join and divide its paragraphs.",
        )
