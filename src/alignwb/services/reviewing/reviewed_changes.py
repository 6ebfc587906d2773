"""Which changes of a reviewer fit a document as it is now, and the edit that makes them.

A row of a review fits where its segment is what it was when the review was written.  Everything
else is told and never applied: the translator has worked on, or the table was damaged.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from alignwb.core.bitext import edits
from alignwb.core.bitext.bitext import Bitext, Paragraph
from alignwb.core.bitext.codes import End, codes_of
from alignwb.core.bitext.edits import Change, Edit
from alignwb.core.bitext.segment import Segment, SegmentRef, Status
from alignwb.core.searching.replacing import is_whole
from alignwb.formats.reviewed.review_names import fingerprint
from alignwb.formats.reviewed.review_reader import ReviewRow

LABEL = "apply review"


class Outcome(StrEnum):
    """What becomes of a row; all but the first two are told as not applied."""

    CHANGED = "changed"
    SAME = "unchanged"
    NO_ID = "its id cannot be read"
    NO_DOCUMENT = "there is no such document"
    UNKNOWN = "there is no such segment"
    TWICE = "its id stands in the table twice"
    LOCKED = "the segment is locked"
    SOURCE_EDITED = "its source was changed in the table"
    SOURCE_CHANGED = "its source has changed since the export"
    TARGET_CHANGED = "its target has changed since the export"
    NOTE_CHANGED = "its note has changed since the export"
    EMPTY = "its target is empty in the table"
    TAGS = "its tags are not those of the source, each whole and once"
    MARKERS = "its footnote markers are not those it had"

    @property
    def fits(self) -> bool:
        """Whether nothing keeps the row from being applied."""
        return self in {Outcome.CHANGED, Outcome.SAME}


@dataclass(frozen=True, slots=True)
class ReviewedRow:
    """A row and what becomes of it.

    Attributes:
        row: The row.
        outcome: What becomes of it.
        before: The segment as it is; None if there is none.
        after: The segment as the reviewer wants it; None where the row is not applied.
    """

    row: ReviewRow
    outcome: Outcome
    before: Segment | None = None
    after: Segment | None = None


def reviewed_rows(bitext: Bitext, rows: Sequence[ReviewRow]) -> tuple[ReviewedRow, ...]:
    """What becomes of each row of that document, in their order."""
    count = Counter(row.place for row in rows)
    return tuple(_reviewed(bitext, row, is_twice=count[row.place] > 1) for row in rows)


def review_edit(bitext: Bitext, rows: Iterable[ReviewedRow]) -> Edit | None:
    """The one edit that makes all changes of these rows; None if there are none."""
    changes: list[Change] = []
    for each in rows:
        if each.outcome is Outcome.CHANGED:
            assert each.before is not None
            assert each.after is not None
            ref = ref_of(each.row)
            position = bitext.paragraph(ref.paragraph).position(ref.segment)
            changes.append(Change(ref.paragraph, position, (each.before,), (each.after,)))
    if not changes:
        return None
    first = changes[0]
    return Edit(LABEL, tuple(changes), SegmentRef(first.paragraph, first.after[0].id))


def ref_of(row: ReviewRow) -> SegmentRef:
    """The segment that a row is of."""
    paragraph, _, segment = row.place.rpartition("/")
    return SegmentRef(paragraph, segment)


def _reviewed(bitext: Bitext, row: ReviewRow, *, is_twice: bool) -> ReviewedRow:
    if not row.place:
        return ReviewedRow(row, Outcome.NO_ID)
    ref = ref_of(row)
    try:
        paragraph = bitext.paragraph(ref.paragraph)
        segment = paragraph.segments[paragraph.position(ref.segment)]
    except KeyError:
        return ReviewedRow(row, Outcome.UNKNOWN)
    if is_twice:
        return ReviewedRow(row, Outcome.TWICE, segment)
    target = _new_target(row, segment)
    note = _new_note(row, segment)
    obstacle = _obstacle(row, paragraph, segment, target, note)
    if obstacle is None and target is None and note is None:
        return ReviewedRow(row, Outcome.SAME, segment)
    if obstacle is not None:
        return ReviewedRow(row, obstacle, segment)
    after = segment
    if target is not None:
        edit = edits.set_target(bitext, ref, target, status=Status.EDITED)
        after = edit.changes[0].after[0] if edit else segment
    if note is not None:
        after = replace(after, note=note)
    return ReviewedRow(row, Outcome.CHANGED, segment, after)


def _new_target(row: ReviewRow, segment: Segment) -> str | None:
    """The target that the reviewer wants; None if that is what it was, or is."""
    if row.target is None or row.target == segment.target:
        return None
    is_as_written = row.key is not None and fingerprint(row.target) == row.key.target
    return None if is_as_written else row.target


def _new_note(row: ReviewRow, segment: Segment) -> str | None:
    """The note with what the reviewer has changed in it, and with the comments; None likewise."""
    note = segment.note
    is_as_written = row.key is not None and fingerprint(row.note or "") == row.key.note
    if row.note is not None and not is_as_written:
        note = row.note
    said = [comment for comment in row.comments if comment not in note]
    note = "\n".join(filter(None, (note, *said)))
    return None if note == segment.note else note


def _obstacle(
    row: ReviewRow,
    paragraph: Paragraph,
    segment: Segment,
    target: str | None,
    note: str | None,
) -> Outcome | None:
    """Why a row is not applied; None if it is, or asks for nothing."""
    key = row.key
    if key is not None and fingerprint(row.source) != key.source:
        return Outcome.SOURCE_EDITED
    if target is None and note is None:
        return None
    written = key.source if key is not None else fingerprint(row.source)
    if fingerprint(segment.source) != written:
        return Outcome.SOURCE_CHANGED
    if target is not None and (found := _target_obstacle(row, paragraph, segment, target)):
        return found
    return Outcome.NOTE_CHANGED if _is_other_note(row, segment) else None


def _is_other_note(row: ReviewRow, segment: Segment) -> bool:
    """Whether both the reviewer and the translator have changed the note, and not alike."""
    if row.key is None or row.note is None or row.note == segment.note:
        return False
    return row.key.note not in {fingerprint(row.note), fingerprint(segment.note)}


def _target_obstacle(
    row: ReviewRow, paragraph: Paragraph, segment: Segment, target: str
) -> Outcome | None:
    if row.key is not None and fingerprint(segment.target) != row.key.target:
        return Outcome.TARGET_CHANGED
    if segment.status is Status.LOCKED:
        return Outcome.LOCKED
    if not target.strip():
        return Outcome.EMPTY
    if not _has_whole_codes(paragraph, segment, target):
        return Outcome.TAGS
    if segment.target and not is_whole(segment.target, target):
        return Outcome.MARKERS
    return None


def _has_whole_codes(paragraph: Paragraph, segment: Segment, target: str) -> bool:
    """Whether a target has the codes of its source, or those it had, and pairs open and close."""
    ends = codes_of(target)
    if Counter(ends) not in (Counter(codes_of(segment.source)), Counter(codes_of(segment.target))):
        return False
    if ends == codes_of(segment.target):
        return True
    opened: list[int] = []
    for each in ends:
        code = paragraph.codes.get(each.number)
        if code is None:
            return False
        if code.is_half or each.end is End.POINT:
            continue
        if each.end is End.OPEN:
            opened.append(each.number)
        elif each.number not in opened or (opened[-1] != each.number and not code.may_overlap):
            return False
        else:
            opened.remove(each.number)
    return not opened
