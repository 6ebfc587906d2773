"""The edit that leads from one bitext to another."""

from dataclasses import replace

from alignwb.core.bitext.bitext import Bitext, Paragraph
from alignwb.core.bitext.edits import Change, Edit
from alignwb.core.bitext.segment import Segment, SegmentRef


def edit_between(before: Bitext, after: Bitext, label: str) -> Edit | None:
    """The edit for which `apply(before, edit) == after`.

    None if no edit does that: they are equal, or differ in more than the segments of paragraphs.
    """
    if not _is_same_frame(before, after):
        return None
    changes = tuple(
        change_between(old, new.segments)
        for old, new in zip(before.paragraphs, after.paragraphs, strict=True)
        if old != new
    )
    if not changes:
        return None
    first = changes[0]
    return Edit(label, changes, SegmentRef(first.paragraph, first.after[0].id))


def change_between(paragraph: Paragraph, after: tuple[Segment, ...]) -> Change:
    """The change that gives the paragraph the segments `after`; neither side of it is empty."""
    before = paragraph.segments
    most = min(len(before), len(after)) - 1
    start = 0
    while start < most and before[start] == after[start]:
        start += 1
    end = 0
    while end < most - start and before[-1 - end] == after[-1 - end]:
        end += 1
    return Change(
        paragraph.id, start, before[start : len(before) - end], after[start : len(after) - end]
    )


def _is_same_frame(before: Bitext, after: Bitext) -> bool:
    if replace(before, paragraphs=()) != replace(after, paragraphs=()):
        return False
    if len(before.paragraphs) != len(after.paragraphs):
        return False
    return all(
        old is new
        or (
            replace(old, segments=()) == replace(new, segments=())
            and bool(old.segments) == bool(new.segments)
        )
        for old, new in zip(before.paragraphs, after.paragraphs, strict=True)
    )
