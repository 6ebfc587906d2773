"""Merging what was split, so that all of it is back as it was before.

The parts do not say what they were parts of; the edit in the history that cut them does.
"""

from dataclasses import replace

from alignwb.core.bitext import edits
from alignwb.core.bitext.edits import Change, Edit
from alignwb.core.bitext.history import History, Work
from alignwb.core.bitext.pairing import Pairing, Side
from alignwb.core.bitext.post_edits.tracing import touched
from alignwb.core.bitext.segment import ParagraphStart, Segment, SegmentRef
from alignwb.core.bitext.sentence_breaks import with_possible_breaks, with_text


def merge_with_next(work: Work, ref: SegmentRef) -> Edit:
    """Join a segment with the next one, as `edits.merge_with_next` does.

    If an edit of the history cut the two out of one segment, that segment's source and draft are
    back where both sources read as they were cut, and its target, origin and status too where
    nobody has changed those of the parts since.  Raises EditError as the other does.
    """
    edit = edits.merge_with_next(work.bitext, ref)
    [change] = edit.changes
    cut = _cut_of(work.history, change)
    if cut is None:
        return edit
    merged = _rejoined(cut, change)
    focus = SegmentRef(ref.paragraph, merged.id)
    return replace(edit, changes=(replace(change, after=(merged,)),), focus=focus)


def _cut_of(history: History, merge: Change) -> Change | None:
    """The latest change that made the two parts of one segment; None if there is none."""
    for edit in reversed(history.done):
        for change in reversed(edit.changes):
            if (
                change.paragraph == merge.paragraph
                and (len(change.before), len(change.after)) == (1, 2)
                and _ids_and_sources(change.after) == _ids_and_sources(merge.before)
                and change.before[0].id in {part.id for part in change.after}
            ):
                return change
    return None


def _ids_and_sources(run: tuple[Segment, ...]) -> list[tuple[str, str]]:
    return [(segment.id, segment.source) for segment in run]


def _rejoined(cut: Change, merge: Change) -> Segment:
    [whole], [merged] = cut.before, merge.after
    rejoined = replace(
        merged,
        id=whole.id,
        source=whole.source,
        paragraph_starts=_starts(cut, merge),
        draft=whole.draft,
        original_source=whole.original_source,
    )
    if _has_targets_as_cut(cut, merge):
        rejoined = replace(
            rejoined,
            target=whole.target,
            origin=whole.origin,
            post_edit=touched(whole).post_edit,
            pairing=_flagged(whole.pairing, is_flagged=merged.is_flagged),
        )
        if [part.status for part in cut.after] == [part.status for part in merge.before]:
            rejoined = replace(
                rejoined,
                status=whole.status,
                is_outdated=whole.is_outdated,
                post_edit=whole.post_edit,
            )
    elif merged.pairing:
        # The spaces at the cut may have been others, so a sentence may begin elsewhere.
        fitting = with_possible_breaks(merged.pairing, whole.source, merged.target)
        rejoined = replace(rejoined, pairing=fitting)
    return rejoined


def _starts(cut: Change, merge: Change) -> tuple[ParagraphStart, ...]:
    """Where paragraphs of the source begin in the whole: as before, unless some came or went."""
    [whole], [merged] = cut.before, merge.after
    now = [part.paragraph_starts for part in merge.before]
    if now == [part.paragraph_starts for part in cut.after]:
        return whole.paragraph_starts
    return with_text(merged, Side.SOURCE, whole.source).paragraph_starts


def _has_targets_as_cut(cut: Change, merge: Change) -> bool:
    """Whether the parts have the targets that they were cut with, and those are the whole's."""
    as_cut = [(part.target, part.origin) for part in cut.after]
    if as_cut != [(part.target, part.origin) for part in merge.before]:
        return False
    # A draft that came for a part since stands in the history too, as if it had always been there.
    joined = "".join(part.target for part in cut.after)
    return _bare(joined) == _bare(cut.before[0].target)


def _bare(text: str) -> str:
    return "".join(text.split())


def _flagged(pairing: Pairing | None, *, is_flagged: bool) -> Pairing | None:
    return pairing and replace(pairing, is_flagged=is_flagged)
