"""A bitext and its history, every change of which is in the journal before it is made."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from time import time

from alignwb.core.bitext import history
from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.edits import Edit
from alignwb.core.bitext.history import Work
from alignwb.core.bitext.segment import Draft, SegmentRef
from alignwb.errors import ProjectError
from alignwb.formats.xliff import XliffFile
from alignwb.services.session import box_records, limits, records
from alignwb.services.session.box_records import Box, OpenBoxes, Texts
from alignwb.services.session.edit_codec import Json
from alignwb.services.session.journal import Journal
from alignwb.services.session.records import OpenText
from alignwb.services.session.rescue import changed_segments
from alignwb.services.session.saved_file import SavedFile


class JournalledWork:
    """The bitext that a session edits, with its history and its journal.

    Everything that changes it raises ProjectError if the journal cannot be written, or if there is
    none because the document is open for reading only; nothing has changed then.

    Attributes:
        work: The bitext and its history.
        journal: Its journal; None if changes are refused.
        open_text: What is typed and not committed; None for nothing.
        boxes: What is typed in the boxes of dialogs and not kept.
        refused_text: What is typed and could not be written to the journal; None for nothing.
        unsaved_edits: How many edits since the file was last written.
        why_refused: Why changes are refused and what to do; "" if they are not, or it is closed.
    """

    def __init__(
        self,
        work: Work,
        journal: Journal | None,
        saved: SavedFile,
        open_text: OpenText | None = None,
        unsaved_edits: int = 0,
        boxes: OpenBoxes | None = None,
    ) -> None:
        self.work = work
        self.journal = journal
        self._saved = saved
        self.open_text = open_text
        self.boxes = boxes or {}
        self.refused_text: OpenText | None = None
        self.unsaved_edits = unsaved_edits
        self.why_refused = ""
        # What was last known to be on the disk, for telling what may not be.
        self._synced = work.bitext
        self._has_recorded = False

    @property
    def bitext(self) -> Bitext:
        """The document as it stands now."""
        return self.work.bitext

    def apply(self, edit: Edit) -> None:
        """Do one undoable edit, and note when.  Raises EditError if it does not fit."""
        self.require_journal()
        edit = replace(edit, at_s=int(time()))
        self.move(history.apply(self.work, edit), records.edit_record(edit))

    def undo(self) -> Edit | None:
        """Take the last edit back.  Returns the edit that did so, None if there is none."""
        return self._step(history.undo(self.work), records.undo_record())

    def redo(self) -> Edit | None:
        """Do again what was last undone.  Returns that edit, None if there is none."""
        return self._step(history.redo(self.work), records.redo_record())

    def keep_undone(self, edit: Edit) -> None:
        """Let an edit that was taken back be the next to be done again."""
        self.require_journal()
        edit = edit if edit.at_s else replace(edit, at_s=int(time()))
        steps = history.with_undone(self.work.history, edit)
        self._record(records.undone_record(edit))
        self.work = replace(self.work, history=steps)

    def attach_drafts(
        self, drafts: Mapping[SegmentRef, Draft], sources: Mapping[SegmentRef, str] | None
    ) -> tuple[SegmentRef, ...]:
        """Keep drafts; fill them in where nobody has worked.  Returns the segments that changed."""
        self.require_journal()
        work, attached = history.attach_drafts(self.work, drafts, sources)
        if attached:
            self._record(records.drafts_record(attached))
            self.work = work
            self._close_if_held()
        return tuple(attached)

    def keep_open_text(self, open_text: OpenText) -> None:
        """Keep what is typed and not committed.

        What was typed in another place before and never became an edit is set aside first.
        """
        journal, before = self.require_journal(), self.open_text
        if open_text != before:
            is_elsewhere = before and (before.ref, before.side) != (open_text.ref, open_text.side)
            if before and is_elsewhere and not _holds(self.bitext, before):
                journal.set_aside("typed", ".txt", before.text.encode("utf-8", "replace"))
            record = records.open_text_record(before, open_text)
            self.refused_text = open_text
            self._record(record, sync_within_s=limits.KEYSTROKES_SYNC_WITHIN_S)
            self.open_text = open_text
        self.refused_text = None

    def drop_open_text(self) -> None:
        """Forget the open text; nothing happens where changes are refused."""
        self.refused_text = None
        if self.open_text is not None and self.journal is not None:
            self._record(records.closed_record(), sync_within_s=limits.KEYSTROKES_SYNC_WITHIN_S)
            self.open_text = None

    def keep_box(self, box: Box, texts: Texts) -> None:
        """Keep what is typed in the box of a dialog."""
        for record in box_records.box_records(box, self.boxes.get(box), texts):
            self._record(record, sync_within_s=limits.KEYSTROKES_SYNC_WITHIN_S)
            self.boxes = box_records.decode_boxes(self.boxes, record)

    def drop_box(self, box: Box) -> None:
        """Forget what was typed in the box; nothing happens where changes are refused."""
        if box in self.boxes and self.journal is not None:
            record = box_records.box_closed_record(box)
            self._record(record, sync_within_s=limits.KEYSTROKES_SYNC_WITHIN_S)
            self.boxes = {each: texts for each, texts in self.boxes.items() if each != box}

    def move(self, work: Work, record: Json) -> None:
        """Write an edit's record and go on to the state it leads to.

        Whatever the edit, what is typed stays in the journal unless the bitext now holds it.
        """
        self._record(record)
        self.work = work
        self.unsaved_edits += 1
        self._close_if_held()

    @property
    def latest_text(self) -> OpenText | None:
        """What is typed and not committed, also if the journal did not take it."""
        return self.refused_text or self.open_text

    def begin_save(self, sha256: str) -> None:
        """Record that a file with this digest is about to be written.

        All of the journal is then on the disk, because the file must never hold what the journal
        cannot explain.
        """
        self._record(records.saving_record(sha256))
        self.require_journal().flush()

    def end_save(self, file: XliffFile) -> None:
        """Record that the file was written; shorten a long journal."""
        self._record(records.saved_record())
        self.unsaved_edits = 0
        if self.require_journal().size_bytes > limits.LONG_JOURNAL_BYTES:
            with suppress(ProjectError):  # the longer journal says the same
                self.shorten_journal(file)

    def start_over(self, work: Work, file: XliffFile) -> None:
        """Go on with work that no edit leads to; the journal starts over from its file."""
        self.work = work
        self.shorten_journal(file)

    def shorten_journal(self, file: XliffFile) -> None:
        """Start the journal over from what the file holds, with the newest edits of the history."""
        trimmed = self.work.history.trimmed(limits.HISTORY_LIMIT)
        self.work = replace(self.work, history=trimmed)
        self.require_journal().restart(file.data, self._records_since(file.bitext))

    @property
    def risk(self) -> str:
        """Why some of it is not known to be on a disk though it was due there; "" if all is."""
        journal = self.journal
        if journal is not None and journal.is_gone:
            return f"{journal.path} was deleted"
        if journal is not None and journal.failure:
            return journal.failure.message
        return "the journal did not take it" if self.refused_text else ""

    def segments_on_no_disk(self) -> tuple[SegmentRef, ...]:
        """The segments of whose latest text it is not known that it is on a disk.

        Those typed in within the last moments are none of them unless the disk has refused them.
        """
        journal, refused = self.journal, self.refused_text
        refs: tuple[SegmentRef, ...] = ()
        if journal is not None and journal.is_gone:
            refs = changed_segments(self._saved.on_disk(), self.bitext)
        elif journal is not None and journal.failure:
            refs = changed_segments(self._synced, self.bitext)
            refs += (self.open_text.ref,) if self.open_text else ()
        return tuple(dict.fromkeys((*refs, *((refused.ref,) if refused else ()))))

    def close(self, file: XliffFile) -> None:
        """Put the journal on the disk, shortened, and refuse changes from now on.

        file: the file as it was last read or written.
        """
        journal = self.require_journal()
        try:
            journal.flush()
            # Not where the folder is gone: a new one would only be in the way of the old.
            if self._has_recorded and self._saved.path.parent.is_dir():
                with suppress(ProjectError):  # the longer journal says the same
                    self.shorten_journal(file)
            journal.close()
        finally:
            self.journal = None

    def require_journal(self) -> Journal:
        """The journal.  Raises ProjectError if changes are refused."""
        if self.journal is None:
            raise ProjectError(
                f"{self.bitext.document} is open for reading only",
                hint=self.why_refused,
            )
        return self.journal

    def _close_if_held(self) -> None:
        if self.open_text is not None and _holds(self.bitext, self.open_text):
            with suppress(ProjectError):  # the edit is kept, and opening compares as well
                self.drop_open_text()

    def _step(self, step: tuple[Work, Edit] | None, record: Json) -> Edit | None:
        self.require_journal()
        if step is None:
            return None
        work, edit = step
        self.move(work, record)
        return edit

    def _record(self, record: Json, *, sync_within_s: float = 0.0) -> None:
        journal = self.require_journal()
        if journal.is_synced:
            self._synced = self.bitext
        if journal.is_gone and self._saved.path.parent.is_dir():
            self.shorten_journal(self._saved.known)  # only the journal was deleted: make it again
        journal.append(record, sync_within_s=sync_within_s)
        self._has_recorded = True

    def _records_since(self, known: Bitext) -> Iterator[Json]:
        yield from records.history_records(self.work.history)
        if self.bitext != known:
            yield records.state_record(known, self.bitext, self.unsaved_edits)
        if self.open_text:
            yield records.open_text_record(None, self.open_text)
        for box, texts in self.boxes.items():
            yield from box_records.box_records(box, None, texts)


def _holds(bitext: Bitext, open_text: OpenText) -> bool:
    """Whether the open text is that of its segment; not if that is gone."""
    try:
        return bitext.segment(open_text.ref).text(open_text.side) == open_text.text
    except KeyError:
        return False
