"""A session: one document being edited, with its history, journal, file and lock."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.edits import Edit
from alignwb.core.bitext.history import Work
from alignwb.core.bitext.pairing import Side
from alignwb.core.bitext.segment import Draft, PostEdit, SegmentRef
from alignwb.errors import ProjectError
from alignwb.formats.xliff import XliffFile
from alignwb.services.project.foreign_bitexts import why_not_own
from alignwb.services.project.leftovers import clear_killed_writes
from alignwb.services.project.project import Document, Project
from alignwb.services.session import records
from alignwb.services.session.box_records import Box, OpenBoxes, Texts
from alignwb.services.session.disk_changes import (
    Keep,
    SaveOutcome,
    conflict_error,
    file_of,
    merge_typed,
    resolve,
    take_over,
    typed_edit,
)
from alignwb.services.session.edit_times import times_of
from alignwb.services.session.journal import Journal, digest, document_journal
from alignwb.services.session.journalled_work import JournalledWork
from alignwb.services.session.locking import DocumentLock, LockedError
from alignwb.services.session.records import OpenText
from alignwb.services.session.recovery import Recovered, Recovery, read_document_file, recover
from alignwb.services.session.rescue import (
    folders_elsewhere,
    with_open_text,
    write_elsewhere,
)
from alignwb.services.session.saved_file import SavedFile


class Session:
    """A document being edited; made by `open_session`, and used by one thread.

    A change is in the journal before the method that makes it returns.  Such a method raises
    ProjectError if the document is open for reading only or the journal cannot be written; nothing
    has changed then.

    Attributes:
        document: What is open.
        lock_holder: Who else has it open for editing ("process 12 on desk since 14:02"), or "".
        recovery: What opening brought back from the journal.
        read_only: Whether it was opened for reading only.
        conflicts: The segments that the last ConflictError was about.
    """

    def __init__(
        self,
        document: Document,
        recovered: Recovered,
        journal: Journal | None = None,
        lock: DocumentLock | None = None,
        lock_holder: str = "",
    ) -> None:
        self.document = document
        self.lock_holder = lock_holder
        self.recovery = recovered.recovery
        self.read_only = journal is None
        self.conflicts: tuple[SegmentRef, ...] = ()
        self._asked_about = b""
        self._lock = lock
        self._saved = SavedFile(
            document.bitext, recovered.known, journal.private_as if journal else ()
        )
        open_text, unsaved_edits = self.recovery.open_text, self.recovery.edits
        self._work = JournalledWork(
            recovered.work, journal, self._saved, open_text, unsaved_edits, self.recovery.boxes
        )
        if self.read_only:
            self._work.why_refused = self.recovery.hint or self.recovery.message
        if journal and not recovered.is_continued:
            self._work.shorten_journal(recovered.known)

    @property
    def takes_changes(self) -> bool:
        """Whether it is open for editing: neither read-only nor closed."""
        return self._work.journal is not None

    def require_changes(self) -> None:
        """Raise ProjectError, with what to do, unless it takes changes: before one is asked for."""
        self._work.require_journal()

    @property
    def bitext(self) -> Bitext:
        """The document as it stands now."""
        return self._work.bitext

    @property
    def work(self) -> Work:
        """The document with the edits that led to it."""
        return self._work.work

    @property
    def saved_bitext(self) -> Bitext:
        """The bitext as it was last read or written."""
        return self._saved.known.bitext

    @property
    def is_dirty(self) -> bool:
        """Whether it differs from what was last read or written."""
        return self.bitext is not self.saved_bitext and self.bitext != self.saved_bitext

    @property
    def edits_done(self) -> Sequence[Edit]:
        """The edits that led here, as far as the undo history goes back."""
        return self._work.work.history.done

    def edit_times(self) -> dict[SegmentRef, int]:
        """When segments were last worked on, as far as the undo history goes back."""
        return times_of(self.edits_done)

    @property
    def can_undo(self) -> bool:
        """Whether there is an edit to take back."""
        return bool(self._work.work.history.done)

    @property
    def can_redo(self) -> bool:
        """Whether there is an edit to do again."""
        return bool(self._work.work.history.undone)

    def apply(self, edit: Edit) -> None:
        """Do one undoable edit.  Raises EditError if it does not fit."""
        self._work.apply(edit)

    def undo(self) -> Edit | None:
        """Take the last edit back.  Returns the edit that did so, None if there is none."""
        return self._work.undo()

    def redo(self) -> Edit | None:
        """Do again what was last undone.  Returns that edit, None if there is none."""
        return self._work.redo()

    def keep_undone(self, edit: Edit) -> None:
        """Let an edit that was typed and taken back be what `redo` does next; nothing changes."""
        self._work.keep_undone(edit)

    def attach_drafts(
        self, drafts: Mapping[SegmentRef, Draft], sources: Mapping[SegmentRef, str] | None = None
    ) -> tuple[SegmentRef, ...]:
        """Keep drafts, and fill them in where nobody has worked; not undoable.

        sources: the sources the drafts were made from; segments that were split or merged since
        are skipped.  Returns the segments that changed.
        """
        return self._work.attach_drafts(drafts, sources)

    def keep_open_text(
        self,
        ref: SegmentRef,
        text: str,
        side: Side = Side.TARGET,
        post_edit: PostEdit | None = None,
    ) -> None:
        """Keep what is typed and not committed; called for every keystroke.

        It survives the end of the process at once, and a power cut half a second later.
        post_edit: how the text was made, where that is known.
        """
        self._work.keep_open_text(OpenText(ref, text, side, post_edit))

    def drop_open_text(self) -> None:
        """Forget the open text, which was committed or discarded."""
        self._work.drop_open_text()

    @property
    def boxes(self) -> OpenBoxes:
        """What is typed in the boxes of dialogs and not kept, in this process or one before."""
        return self._work.boxes

    def keep_box(self, box: Box, texts: Texts) -> None:
        """Keep what is typed in the box of a dialog; called for every keystroke, as above."""
        self._work.keep_box(box, texts)

    def drop_box(self, box: Box) -> None:
        """Forget what was typed in the box of a dialog, which was kept or discarded."""
        self._work.drop_box(box)

    @property
    def has_open_text(self) -> bool:
        """Whether something is typed that is no edit yet."""
        return self._work.open_text is not None

    @property
    def journal_path(self) -> Path | None:
        """The journal, while the document is open for editing."""
        return self._work.journal.path if self._work.journal else None

    def put_on_disk(self) -> None:
        """Wait until the journal is on the disk.  Raises ProjectError if it is refused."""
        if self._work.journal:
            self._work.journal.flush()

    @property
    def risk(self) -> str:
        """Why some of the work is not known to be on a disk though it was due; "" if all is."""
        return self._work.risk

    def segments_on_no_disk(self) -> tuple[SegmentRef, ...]:
        """The segments of whose latest text it is not known that it is on a disk."""
        return self._work.segments_on_no_disk()

    def write_elsewhere(self) -> Path:
        """Write the bitext, with what is typed in it, to a new file outside the project.

        Returns the file.  Raises ProjectError if it can be written nowhere.
        """
        whole = with_open_text(self.bitext, self._work.latest_text)
        file = file_of(whole, self._saved.known, path=self.document.bitext)
        return write_elsewhere(file.data, self.document.name, folders_elsewhere())

    def holds_of_others(self, paragraph_id: str) -> bool:
        """Whether the file has something of another program with that paragraph."""
        return self._saved.known.holds_of_others(paragraph_id)

    def changed_on_disk(self) -> bool:
        """Whether another program has changed or removed the file.  Cheap."""
        return self._saved.has_changed()

    def save(self) -> SaveOutcome:
        """Write the bitext, merged with what another program has changed in the file.

        What is typed is not written, but counts as changed here.  Raises ConflictError, naming the
        segments, if they cannot be merged, FormatError if the file is no longer a bitext, and
        ProjectError if it cannot be written.  Nothing is written or lost then.
        """
        self._work.require_journal()
        theirs = self._saved.read_if_changed()
        if theirs is None:
            return self._write_own()
        known, typed = self._saved.known.bitext, self._work.latest_text
        result = merge_typed(known, self.bitext, theirs.bitext, typed)
        if result.conflicts:
            self.conflicts, self._asked_about = result.conflicts, theirs.data
            raise conflict_error(self.document.bitext.name, result.conflicts)
        return self._write_merged(theirs, result.bitext)

    def resolve_conflict(self, keep: Keep) -> SaveOutcome:
        """Save after a ConflictError, keeping one version of the segments it named.

        What is typed is an edit from then on, where the file has its segment.
        With "mine" and "both", the file as it was on disk is set aside beside the journal.  Raises
        as `save` does, ConflictError again if the file has changed again.
        """
        journal = self._work.require_journal()
        theirs = self._saved.read_if_changed()
        if theirs is None or theirs.data != self._asked_about:
            return self.save()
        if edit := typed_edit(self.bitext, theirs.bitext, self._work.latest_text):
            self._work.apply(edit)
        merged = resolve(self._saved.known.bitext, self.bitext, theirs.bitext, keep)
        message = ""
        if keep != "theirs":
            copy = journal.set_aside("theirs", ".xlf", theirs.data)
            message = f"The file as it was on disk was set aside as {copy.name}."
        return self._write_merged(theirs, merged, message)

    def close(self) -> None:
        """Close the document without saving or losing anything.  May be called again.

        Raises ProjectError if the last of the journal cannot be put on the disk.
        """
        lock, self._lock = self._lock, None
        if lock is None:
            return
        try:
            self._work.close(self._saved.known)
        finally:
            lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def _write_own(self) -> SaveOutcome:
        is_gone = not self.document.bitext.exists()
        if not is_gone and not self.is_dirty:
            return SaveOutcome(written=False)
        self._write(self._saved.known.with_bitext(self.bitext))
        message = "The file was gone; it was written again." if is_gone else ""
        return SaveOutcome(written=True, message=message)

    def _write_merged(self, theirs: XliffFile, merged: Bitext, message: str = "") -> SaveOutcome:
        known, path = self._saved.known, self.document.bitext
        file = file_of(merged, theirs, known, path=path)
        taken = take_over(self._work.work, merged)
        if taken.edit:
            self._work.move(taken.work, records.edit_record(taken.edit))
            for undone in taken.undone:
                self._work.keep_undone(undone)
            message = f"Changes on disk were taken over. {message}".strip()
        if taken.keeps_history:
            self._write(file, on_disk=theirs.data)
        else:
            ours = file_of(self.bitext, known, path=path)
            copy = self._work.require_journal().set_aside("ours", ".xlf", ours.data)
            self._saved.write(file)
            self._work.start_over(taken.work, file)
            message = f"Your version was set aside as {copy.name}. {message}".strip()
        self.conflicts, self._asked_about = (), b""
        is_written = file.data != theirs.data
        return SaveOutcome(is_written, taken.edit, not taken.keeps_history, message)

    def _write(self, file: XliffFile, on_disk: bytes | None = None) -> None:
        self._work.begin_save(digest(file.data))
        if file.data == on_disk:
            self._saved.known = file
        else:
            self._saved.write(file)
        self._work.end_save(file)


def open_session(
    project: Project, document: Document, *, read_only: bool = False, is_review: bool = False
) -> Session:
    """Open a document of the project, or (`is_review`) a reference, for editing.

    It opens for reading only, as it was last saved, if that is asked for, if it is neither of
    these, if another process has it open for editing, or if the project's folder cannot be
    written to.  Raises FormatError if the file is damaged, and ProjectError if it is missing,
    cannot be read or has rivals; nothing has changed then, and the hint says where a copy is.
    """
    document.refuse_rivals()
    journal = document_journal(project, document)
    may_edit = project.owns(document) or (is_review and project.refers_to(document))
    lock: DocumentLock | None = None
    holder = message = hint = ""
    if may_edit and not read_only:
        try:
            lock = DocumentLock(
                project.state_of(document, "lock"), document.name, (document.bitext,)
            )
            clear_killed_writes(project)
            journal.narrow()
        except LockedError as error:
            holder = error.holder
            message = f"{document.name} is open for editing in {holder}; here it can be read."
            hint = "Close it where it is open for editing, then try again."
        except ProjectError as error:
            message = f"{document.name} can only be read here: {error.message}"
            hint = error.hint
    if read_only:
        hint = "It was opened so: open it without --read-only to change it."
    try:
        file = read_document_file(document.bitext, journal, may_write=lock is not None)
        if lock is None:
            if not may_edit:
                message, hint = why_not_own(project, document, file.bitext), ""
            return Session(
                document,
                Recovered(Work(file.bitext), file, recovery=Recovery(message=message, hint=hint)),
                lock_holder=holder,
            )
        return Session(document, recover(journal, file, document.bitext), journal, lock)
    except BaseException:  # Ctrl+C too; the lock would outlive the attempt
        if lock:
            lock.release()
        raise
