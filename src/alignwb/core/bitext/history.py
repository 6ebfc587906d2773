"""Undo and redo as values: a bitext together with the edits that led to it.

Drafts arrive while a translator edits and are not on the undo stack: nobody wants to undo a
machine.  So the history is rebased under them: what they do to a segment is done to every
snapshot of it, and each edit still fits the state before and after it.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from alignwb.core.bitext import edits
from alignwb.core.bitext.bitext import Bitext, Paragraph
from alignwb.core.bitext.edits import Change, Edit
from alignwb.core.bitext.paragraph_runs import ParagraphChange
from alignwb.core.bitext.segment import Draft, Segment, SegmentRef
from alignwb.errors import EditError

SegmentMap = Callable[[str, Segment], Segment]
"""Returns a segment changed; takes the id of its paragraph and any snapshot of it."""


@dataclass(frozen=True, slots=True)
class History:
    """Edits that can be taken back, oldest first, and edits that can be done again, newest last.

    `undone` holds edits as they were first done; its last one is the next to be done again.
    """

    done: tuple[Edit, ...] = ()
    undone: tuple[Edit, ...] = ()

    def trimmed(self, limit: int) -> "History":
        """The last `limit` edits of either kind; older ones can no longer be taken back."""
        return History(self.done[-limit:], self.undone[-limit:]) if limit else History()


@dataclass(frozen=True, slots=True)
class Work:
    """A bitext and the edits that led to it.

    Every edit of `history.done`, taken back in turn, fits `bitext`.
    """

    bitext: Bitext
    history: History = field(default_factory=History)


class Drafted(NamedTuple):
    """A draft and the source it was attached to."""

    source: str
    draft: Draft


def record(history: History, edit: Edit) -> History:
    """The history with one more edit done; undone edits can no longer be done again."""
    return History((*history.done, edit))


def with_undone(history: History, edit: Edit) -> History:
    """The history with an edit that was typed and taken back: it is the next to be done again.

    edit: of segments' texts; it fits the bitext as it stands.  Where what could be done again so
    far does not fit after it, taking it back comes between, so that nothing of either is lost.
    """
    between = () if _fits_after(edit, history.undone) else (edits.inverse(edit),)
    return History(history.done, (*history.undone, *between, edit))


def still_fitting(bitext: Bitext, undone: tuple[Edit, ...]) -> tuple[Edit, ...]:
    """Those of the undone edits that can be done again on this bitext, one after the other."""
    fitting: list[Edit] = []
    for edit in reversed(undone):
        try:
            bitext = edits.apply(bitext, edit)
        except (EditError, KeyError):
            break
        fitting.append(edit)
    return tuple(reversed(fitting))


def step_back(history: History) -> tuple[History, Edit] | None:
    """The history with its last edit undone, and that edit's inverse; None if nothing is done."""
    if not history.done:
        return None
    *done, edit = history.done
    return History(tuple(done), (*history.undone, edit)), edits.inverse(edit)


def step_forward(history: History) -> tuple[History, Edit] | None:
    """The history with the edit last undone done again, and that edit; None if none is undone."""
    if not history.undone:
        return None
    *undone, edit = history.undone
    return History((*history.done, edit), tuple(undone)), edit


def apply(work: Work, edit: Edit) -> Work:
    """Do a new edit.  Raises EditError if it does not fit."""
    return Work(edits.apply(work.bitext, edit), record(work.history, edit))


def undo(work: Work) -> tuple[Work, Edit] | None:
    """Take the last edit back; also returns the edit that did so.  None if there is none."""
    return _move(work, step_back(work.history))


def redo(work: Work) -> tuple[Work, Edit] | None:
    """Do the edit again that was last undone; also returns it.  None if there is none."""
    return _move(work, step_forward(work.history))


def attach_drafts(
    work: Work,
    drafts: Mapping[SegmentRef, Draft],
    sources: Mapping[SegmentRef, str] | None = None,
) -> tuple[Work, Mapping[SegmentRef, Drafted]]:
    """Keep drafts beside their segments (`edits.attach_drafts`) and rebase the history.

    Also returns the drafts that changed something.
    """
    edit = edits.attach_drafts(work.bitext, drafts, sources)
    if edit is None:
        return work, {}
    changed = [SegmentRef(change.paragraph, change.after[0].id) for change in edit.changes]
    attached = {ref: Drafted(work.bitext.segment(ref).source, drafts[ref]) for ref in changed}
    history = rebase_on_drafts(work.history, attached)
    return Work(edits.apply(work.bitext, edit), history), attached


def rebase_on_drafts(history: History, attached: Mapping[SegmentRef, Drafted]) -> History:
    """The history as if the drafts had been there from the start."""

    def segment_map(paragraph: str, segment: Segment) -> Segment:
        drafted = attached.get(SegmentRef(paragraph, segment.id))
        # An id comes back when a segment is merged and split again elsewhere.
        if drafted is None or drafted.source != segment.source:
            return segment
        return edits.with_draft(segment, drafted.draft)

    return rebase(history, segment_map)


def rebase(history: History, segment_map: SegmentMap) -> History:
    """The history of a bitext in whose every state `segment_map` was done to every segment.

    `segment_map` keeps ids and sources.  Edits that no longer change anything are left out.
    """
    return History(_rebase(history.done, segment_map), _rebase(history.undone, segment_map))


def _fits_after(edit: Edit, undone: tuple[Edit, ...]) -> bool:
    """Whether the edits can still be done again after one that they were not undone from."""
    made = {
        SegmentRef(change.paragraph, segment.id): segment
        for change in edit.changes
        for segment in change.after
    }
    for following in reversed(undone):
        met = {ref: segment for ref, segment in _segments_before(following) if ref in made}
        if met:
            return all(made[ref] == segment for ref, segment in met.items())
    return True


def _segments_before(edit: Edit) -> Iterator[tuple[SegmentRef, Segment]]:
    """The segments that an edit changes or takes elsewhere, as they are before it."""
    for change in edit.changes:
        for segment in change.before:
            yield SegmentRef(change.paragraph, segment.id), segment
    for paragraph in edit.paragraphs.before if edit.paragraphs else ():
        for segment in paragraph.segments:
            yield SegmentRef(paragraph.id, segment.id), segment


def _move(work: Work, step: tuple[History, Edit] | None) -> tuple[Work, Edit] | None:
    if step is None:
        return None
    history, edit = step
    return Work(edits.apply(work.bitext, edit), history), edit


def _rebase(steps: tuple[Edit, ...], segment_map: SegmentMap) -> tuple[Edit, ...]:
    rebased: list[Edit] = []
    for edit in steps:
        if edit.paragraphs is not None:
            rebased.append(_rebase_paragraphs(edit, edit.paragraphs, segment_map))
            continue
        changes = tuple(_rebase_change(change, segment_map) for change in edit.changes)
        if all(new is old for new, old in zip(changes, edit.changes, strict=True)):
            rebased.append(edit)
        elif any(change.before != change.after for change in changes):
            rebased.append(replace(edit, changes=changes))
    return tuple(rebased)


def _rebase_paragraphs(edit: Edit, run: ParagraphChange, segment_map: SegmentMap) -> Edit:
    def rebased(paragraph: Paragraph) -> Paragraph:
        segments = tuple([segment_map(paragraph.id, each) for each in paragraph.segments])
        return replace(paragraph, segments=segments)

    before, after = (tuple(map(rebased, side)) for side in (run.before, run.after))
    if (before, after) == (run.before, run.after):
        return edit
    return replace(edit, paragraphs=ParagraphChange(before, after))


def _rebase_change(change: Change, segment_map: SegmentMap) -> Change:
    before = tuple([segment_map(change.paragraph, segment) for segment in change.before])
    after = tuple([segment_map(change.paragraph, segment) for segment in change.after])
    # Equal tuples of the same segments cost nothing to compare, and most edits are not touched.
    if before == change.before and after == change.after:
        return change
    return replace(change, before=before, after=after)
