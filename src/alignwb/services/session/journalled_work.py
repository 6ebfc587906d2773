"""A bitext and its history, every change of which is in the journal before it is made."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from alignwb.core.bitext import history
from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.edits import Edit
from alignwb.core.bitext.history import Work
from alignwb.core.bitext.pairing import Side
from alignwb.core.bitext.segment import Draft, SegmentRef
from alignwb.errors import ProjectError
from alignwb.formats.xliff import XliffFile
from alignwb.services.session import records
from alignwb.services.session.edit_codec import Json
from alignwb.services.session.journal import Journal
from alignwb.services.session.records import OpenText

HISTORY_LIMIT = 1000
"""Edits of either kind, done and undone, that are kept when a journal is shortened."""

KEYSTROKES_SYNC_WITHIN_S = 0.5


class JournalledWork:
    """What a session edits.

    Args:
        work: The bitext and its history.
        journal: Its journal; None if changes are refused.
        open_text: What is typed and not committed.
        unsaved_edits: Since the file was last written.
    """

    def __init__(
        self,
        work: Work,
        journal: Journal | None,
        open_text: OpenText | None,
        unsaved_edits: int,
    ) -> None:
        self._work = work
        self._journal = journal
        self._open_text = open_text
        self._unsaved_edits = unsaved_edits
        self._has_recorded = False

    @property
    def read_only(self) -> bool:
        """Whether changes are refused."""
        return self._journal is None

    @property
    def bitext(self) -> Bitext:
        """The document as it stands now."""
        return self._work.bitext

    @property
    def can_undo(self) -> bool:
        """Whether there is an edit to take back."""
        return bool(self._work.history.done)

    @property
    def can_redo(self) -> bool:
        """Whether there is an edit to do again."""
        return bool(self._work.history.undone)

    @property
    def undo_label(self) -> str:
        """What `undo` would take back; "" for nothing."""
        return self._work.history.done[-1].label if self.can_undo else ""

    @property
    def redo_label(self) -> str:
        """What `redo` would do again; "" for nothing."""
        return self._work.history.undone[-1].label if self.can_redo else ""

    def apply(self, edit: Edit) -> None:
        """Do one undoable edit; it is in the journal before this returns.

        Raises EditError if it does not fit and ProjectError if the session is read-only or the
        journal cannot be written; nothing has changed then.
        """
        self._journal_to_write()
        self._move(history.apply(self._work, edit), records.edit_record(edit))

    def undo(self) -> Edit | None:
        """Take the last edit back.  Returns the edit that did so, None if there is none."""
        return self._step(history.undo(self._work), "undo")

    def redo(self) -> Edit | None:
        """Do again what was last undone.  Returns that edit, None if there is none."""
        return self._step(history.redo(self._work), "redo")

    def attach_drafts(
        self, drafts: Mapping[SegmentRef, Draft], sources: Mapping[SegmentRef, str] | None = None
    ) -> tuple[SegmentRef, ...]:
        """Keep drafts, and fill them in where no human hand has been; not on the undo stack.

        With `sources`, what was drafted, segments that were split or merged meanwhile are passed
        over.  Returns the segments that changed.
        """
        self._journal_to_write()
        work, attached = history.attach_drafts(self._work, drafts, sources)
        if attached:
            self._record(records.drafts_record(attached))
            self._work = work
        return tuple(attached)

    def keep_open_text(self, ref: SegmentRef, text: str, side: Side = Side.TARGET) -> None:
        """Keep what is typed and not committed; for every keystroke.

        It survives the end of the process at once, and a power cut half a second later.
        """
        self._journal_to_write()
        open_text = OpenText(ref, text, side)
        if open_text != self._open_text:
            record = records.open_text_record(self._open_text, open_text)
            self._record(record, sync_within_s=KEYSTROKES_SYNC_WITHIN_S)
            self._open_text = open_text

    def drop_open_text(self) -> None:
        """Forget the open text: it was committed or thrown away."""
        if self._open_text is not None and not self.read_only:
            self._record({"kind": "closed"}, sync_within_s=KEYSTROKES_SYNC_WITHIN_S)
            self._open_text = None

    def _step(self, step: tuple[Work, Edit] | None, kind: str) -> Edit | None:
        self._journal_to_write()
        if step is None:
            return None
        work, edit = step
        self._move(work, {"kind": kind})
        return edit

    def _move(self, work: Work, record: Json) -> None:
        self._record(record)
        self._work = work
        self._unsaved_edits += 1

    def _record(self, record: Json, *, sync_within_s: float = 0.0) -> None:
        self._journal_to_write().append(record, sync_within_s=sync_within_s)
        self._has_recorded = True

    def _shorten_journal(self, known: XliffFile) -> None:
        """Start the journal anew from a state of the file."""
        self._work = replace(self._work, history=self._work.history.trimmed(HISTORY_LIMIT))
        self._journal_to_write().restart(known.data, self._records_since(known.bitext))

    def _records_since(self, known: Bitext) -> Iterator[Json]:
        yield from records.history_records(self._work.history)
        if self.bitext != known:
            yield records.state_record(known, self.bitext, self._unsaved_edits)
        if self._open_text:
            yield records.open_text_record(None, self._open_text)

    @property
    def takes_changes(self) -> bool:
        """Whether there is a journal to write to: neither read-only nor closed."""
        return self._journal is not None

    def _journal_to_write(self) -> Journal:
        if self._journal is None:
            raise ProjectError(
                f"{self.bitext.document} is open for reading only",
                hint="Close it where it is open for editing, then open it again here.",
            )
        return self._journal
