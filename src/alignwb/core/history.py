"""Undo and redo as values: a bitext together with the edits that led to it.

Drafts arrive while a translator edits and are not on the undo stack: nobody wants to undo a
machine.  So the history is rebased under them: what they do to a segment is done to every
snapshot of it, and each edit still fits the state before and after it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from alignwb.core import edits
from alignwb.core.bitext import Bitext
from alignwb.core.edits import Change, Edit
from alignwb.core.segment import Draft, Segment, SegmentRef

SegmentMap = Callable[[str, Segment], Segment]
"""What becomes of a segment; takes the id of its paragraph and any snapshot of it."""


@dataclass(frozen=True, slots=True)
class History:
    """Edits that can be taken back, oldest first, and edits that can be done again, newest last.

    `undone` holds edits as they were first done; its last one is the next to be done again.
    """

    done: tuple[Edit, ...] = ()
    undone: tuple[Edit, ...] = ()

    def trimmed(self, limit: int) -> "History":
        """The last `limit` edits of either kind; what is older can no longer be taken back."""
        return History(self.done[-limit:], self.undone[-limit:]) if limit else History()


@dataclass(frozen=True, slots=True)
class Work:
    """A bitext and how it came to be.

    Every edit of `history.done`, taken back in turn, fits `bitext`.
    """

    bitext: Bitext
    history: History = field(default_factory=History)


def apply(work: Work, edit: Edit) -> Work:
    """Do a new edit; what was undone can no longer be done again.  Raises EditError."""
    return Work(edits.apply(work.bitext, edit), History((*work.history.done, edit)))


def undo(work: Work) -> tuple[Work, Edit] | None:
    """Take the last edit back; also returns the edit that did so.  None if there is none."""
    if not work.history.done:
        return None
    *done, edit = work.history.done
    back = edits.inverse(edit)
    history = History(tuple(done), (*work.history.undone, edit))
    return Work(edits.apply(work.bitext, back), history), back


def redo(work: Work) -> tuple[Work, Edit] | None:
    """Do the edit again that was last undone; returns it too.  None if there is none."""
    if not work.history.undone:
        return None
    *undone, edit = work.history.undone
    history = History((*work.history.done, edit), tuple(undone))
    return Work(edits.apply(work.bitext, edit), history), edit


def attach_drafts(work: Work, drafts: Mapping[SegmentRef, Draft]) -> tuple[Work, Edit | None]:
    """Keep drafts beside their segments (`edits.attach_drafts`) and rebase the history.

    Also returns the edit that did so, which is not in the history; None if nothing changed.
    """
    edit = edits.attach_drafts(work.bitext, drafts)
    if edit is None:
        return work, None
    # One change each, of one segment; the source tells a segment from an earlier one of its id.
    drafted = {
        (change.paragraph, change.after[0].id, change.after[0].source): change.after[0].draft
        for change in edit.changes
    }

    def segment_map(paragraph: str, segment: Segment) -> Segment:
        draft = drafted.get((paragraph, segment.id, segment.source))
        return edits.with_draft(segment, draft) if draft else segment

    return Work(edits.apply(work.bitext, edit), rebase(work.history, segment_map)), edit


def rebase(history: History, segment_map: SegmentMap) -> History:
    """The history of a bitext in whose every state `segment_map` was done to every segment.

    `segment_map` keeps ids and sources.  Edits that no longer change anything are left out.
    """
    return History(_rebase(history.done, segment_map), _rebase(history.undone, segment_map))


def _rebase(steps: tuple[Edit, ...], segment_map: SegmentMap) -> tuple[Edit, ...]:
    rebased: list[Edit] = []
    for edit in steps:
        changes = tuple(_rebase_change(change, segment_map) for change in edit.changes)
        if any(change.before != change.after for change in changes):
            rebased.append(replace(edit, changes=changes))
    return tuple(rebased)


def _rebase_change(change: Change, segment_map: SegmentMap) -> Change:
    def run(segments: tuple[Segment, ...]) -> tuple[Segment, ...]:
        return tuple(segment_map(change.paragraph, segment) for segment in segments)

    return replace(change, before=run(change.before), after=run(change.after))
