"""Merging what another program wrote into a document's file into the work."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from alignwb.core.bitext import edits, history, navigation
from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.difference import edit_between
from alignwb.core.bitext.edits import Edit
from alignwb.core.bitext.history import Work
from alignwb.core.bitext.merge import MergeResult, merge
from alignwb.core.bitext.segment import Segment, SegmentRef, Status
from alignwb.errors import ConflictError
from alignwb.formats.xliff import XliffFile, read_xliff, write_xliff
from alignwb.services.session.records import OpenText
from alignwb.services.session.rescue import open_text_edit

Keep = Literal["mine", "theirs", "both"]
"""Which version of a segment stays that was changed both here and on disk.

mine: the one here.
theirs: the one on disk; undo brings the other back.
both: the one here, with the target (and the note) on disk added to its note.
"""

_MOST_NAMED = 5

LABEL = "take over changes on disk"
"""The label of the edit that takes over changes on disk."""


@dataclass(frozen=True, slots=True)
class SaveOutcome:
    """The outcome of saving.

    Attributes:
        written: Whether the file was written; not if it held the same bytes already.
        merged: The edit that took over what had changed on disk; None for nothing.
        has_other_paragraphs: Whether paragraphs were added or removed on disk: the history then
            starts over.
        message: For the user; "" for nothing.
    """

    written: bool
    merged: Edit | None = None
    has_other_paragraphs: bool = False
    message: str = ""


@dataclass(frozen=True, slots=True)
class TakenOver:
    """The work after taking over changes on disk.

    Attributes:
        work: The bitext and its history.
        edit: The edit that took the changes over; None if there were none, or if no edit can make
            them because paragraphs were added or removed.
        keeps_history: Whether the history goes on; False if paragraphs were added or removed.
        undone: What could be done again and still fits; the work's own history has it no more.
    """

    work: Work
    edit: Edit | None
    keeps_history: bool
    undone: tuple[Edit, ...] = ()


def take_over(work: Work, merged: Bitext) -> TakenOver:
    """The work with the merged bitext, by one undoable edit where that is possible."""
    edit = edit_between(work.bitext, merged, LABEL)
    if edit is not None:
        taken = history.apply(work, edit)
        undone = history.still_fitting(taken.bitext, work.history.undone)
        return TakenOver(taken, edit, keeps_history=True, undone=undone)
    if merged == work.bitext:
        return TakenOver(work, None, keeps_history=True, undone=work.history.undone)
    return TakenOver(Work(merged), None, keeps_history=False)


def typed_edit(ours: Bitext, theirs: Bitext, open_text: OpenText | None) -> Edit | None:
    """The edit that what is typed in ours will become; None where theirs has no place for it.

    There the screen makes a note of it: where theirs lacks the segment, or has locked it.
    """
    there = _find(theirs, open_text.ref) if open_text else None
    if there is None or there.status is Status.LOCKED:
        return None
    return open_text_edit(ours, open_text)


def merge_typed(
    base: Bitext, ours: Bitext, theirs: Bitext, open_text: OpenText | None
) -> MergeResult:
    """Take over into ours what theirs changed since the base.

    open_text: what is typed in ours.  It counts as changed, so that it never goes over a change
    of theirs unasked, but is no part of the merged bitext unless there are conflicts.
    """
    edit = typed_edit(ours, theirs, open_text)
    if edit is not None:
        result = merge(base, edits.apply(ours, edit), theirs)
        if result.conflicts:
            return result
    return merge(base, ours, theirs)


def conflict_error(file: str, conflicts: Sequence[SegmentRef]) -> ConflictError:
    """What is said of segments that were changed here and in the file."""
    return ConflictError(
        f"{file} was changed by another program in segments that you have changed too:"
        f" {name_segments(conflicts)}",
        hint="Nothing was written. Keep yours, take theirs, or keep both.",
    )


def resolve(
    base: Bitext, ours: Bitext, theirs: Bitext, keep: Keep, *, place: str = "on disk"
) -> Bitext:
    """The merged bitext with its conflicts decided; `place` says in notes where theirs was."""
    if keep == "theirs":
        return merge(base, theirs, ours).bitext
    result = merge(base, ours, theirs)
    if keep == "mine":
        return result.bitext
    return _with_notes(result.bitext, theirs, result.conflicts, place)


def file_of(merged: Bitext, *files: XliffFile, path: Path) -> XliffFile:
    """A file with the merged bitext: the first with the same paragraphs, updated.

    Without such a file it is the first that some were joined or divided in, or a new one.
    """
    order = list(merged.positions)
    for file in files:
        if list(file.bitext.positions) == order:
            return file.with_bitext(merged)
    for file in files:
        with suppress(ValueError):
            return file.with_bitext(merged)
    return read_xliff(write_xliff(merged), path)


def name_segments(refs: Sequence[SegmentRef]) -> str:
    """The names of the first few segments, and the number of the others."""
    return _first_few([str(ref) for ref in refs])


def number_segments(refs: Sequence[SegmentRef], bitext: Bitext) -> str:
    """The numbers in the bitext of the first few segments, and how many others there are.

    A segment that the bitext does not have goes by its name.
    """
    return _first_few(
        [str(navigation.number_of(bitext, ref) if _find(bitext, ref) else ref) for ref in refs]
    )


def _first_few(names: Sequence[str]) -> str:
    shown = ", ".join(names[:_MOST_NAMED])
    more = len(names) - _MOST_NAMED
    return f"{shown} and {more} more" if more > 0 else shown


def _with_notes(
    ours: Bitext, theirs: Bitext, conflicts: tuple[SegmentRef, ...], where: str
) -> Bitext:
    for ref in conflicts:
        their_segment = _find(theirs, ref)
        place = ref if _find(ours, ref) else _last_of(ours, ref.paragraph)
        our_segment = place and _find(ours, place)
        if their_segment is None or our_segment is None or place is None:
            continue
        lines = [our_segment.note] if our_segment.note else []
        if their_segment.target not in ("", our_segment.target):
            lines.append(f"{where.capitalize()}: {their_segment.target}")
        if their_segment.note not in ("", our_segment.note):
            lines.append(f"Note {where}: {their_segment.note}")
        edit = edits.set_note(ours, place, "\n".join(lines))
        ours = edits.apply(ours, edit) if edit else ours
    return ours


def _find(bitext: Bitext, ref: SegmentRef) -> Segment | None:
    try:
        return bitext.segment(ref)
    except KeyError:
        return None


def _last_of(bitext: Bitext, paragraph_id: str) -> SegmentRef | None:
    try:
        return SegmentRef(paragraph_id, bitext.paragraph(paragraph_id).segments[-1].id)
    except (KeyError, IndexError):
        return None
