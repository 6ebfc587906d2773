"""One document being edited: its bitext, its history, its journal, its file, its lock."""

from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.edits import Edit
from alignwb.core.bitext.history import Work
from alignwb.core.bitext.merge import merge
from alignwb.core.bitext.segment import SegmentRef
from alignwb.errors import ConflictError, ProjectError
from alignwb.formats.xliff import XliffFile
from alignwb.services.project.project import Document, Project
from alignwb.services.session import records
from alignwb.services.session.disk_changes import Keep, file_of, name_segments, resolve, take_over
from alignwb.services.session.journal import Journal, digest, document_journal
from alignwb.services.session.journalled_work import JournalledWork
from alignwb.services.session.locking import DocumentLock, LockedError
from alignwb.services.session.records import OpenText
from alignwb.services.session.recovery import Recovered, Recovery, read_or_rescue, recover
from alignwb.services.session.saved_file import DiskFile

__all__ = ["Keep", "OpenText", "Recovery", "SaveOutcome", "Session", "open_session"]

LONG_JOURNAL_BYTES = 4_000_000
"""From this length on a journal is shortened at a save, not only when the document is closed."""


@dataclass(frozen=True, slots=True)
class SaveOutcome:
    """What saving did.

    Attributes:
        written: Whether the file was written; not if it held the same bytes already.
        merged: The edit that took over what had changed on disk; None for nothing.
        has_other_paragraphs: Whether what was taken over is more than an edit can say: the whole
            bitext is another one, and the history starts anew.
        message: For the user; "" for nothing.
    """

    written: bool
    merged: Edit | None = None
    has_other_paragraphs: bool = False
    message: str = ""


class Session(JournalledWork):
    """The one mutable object.  Everything is called from one thread; made by `open_session`.

    Attributes:
        document: What is open.
        lock_holder: Who else has it open for editing ("process 12 on desk since 14:02"), or "".
        recovery: What opening brought back from the journal.
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
        recovery = recovered.recovery
        super().__init__(recovered.work, journal, recovery.open_text, recovery.edits)
        self.document = document
        self.lock_holder = lock_holder
        self.recovery = recovery
        self.conflicts: tuple[SegmentRef, ...] = ()
        self._asked_about = b""
        self._disk = DiskFile(document.bitext, recovered.known)
        self._lock = lock
        if journal and not recovered.is_continued:
            self._shorten_journal(recovered.known)

    @property
    def is_dirty(self) -> bool:
        """Whether it differs from what was last read or written."""
        return self.bitext is not self._disk.known.bitext and self.bitext != self._disk.known.bitext

    @property
    def saved_bitext(self) -> Bitext:
        """The bitext as it was last read or written."""
        return self._disk.known.bitext

    def changed_on_disk(self) -> bool:
        """Whether the file is no longer what was last read or written.  Cheap."""
        return self._disk.has_changed()

    def save(self) -> SaveOutcome:
        """Write the bitext, merged with what another program changed in the file meanwhile.

        Raises ConflictError, naming the segments, where that cannot be done, FormatError if the
        file is no longer a bitext, and ProjectError if it cannot be written.  Nothing is written
        then, and nothing in hand is lost.
        """
        self._journal_to_write()
        theirs = self._disk.read_if_changed()
        if theirs is None:
            return self._write_own()
        result = merge(self._disk.known.bitext, self.bitext, theirs.bitext)
        if result.conflicts:
            self.conflicts, self._asked_about = result.conflicts, theirs.data
            raise ConflictError(
                f"{self.document.bitext.name} was changed by another program in segments that you"
                f" have changed too: {name_segments(result.conflicts)}",
                hint="Nothing was written. Keep yours, take theirs, or keep both.",
            )
        return self._write_merged(theirs, result.bitext)

    def resolve_conflict(self, keep: Keep) -> SaveOutcome:
        """Save after a ConflictError, with the segments it named decided.

        With "mine" and "both", the file as it was on disk is set aside beside the journal.  Raises
        as `save` does, ConflictError again if the file has changed again.
        """
        journal = self._journal_to_write()
        theirs = self._disk.read_if_changed()
        if theirs is None or theirs.data != self._asked_about:
            return self.save()
        known = self._disk.known.bitext
        merged = resolve(known, self.bitext, theirs.bitext, keep)
        message = ""
        if keep != "theirs":
            copy = journal.set_aside("theirs", ".xlf", theirs.data)
            message = f"The file as it was on disk was set aside as {copy.name}."
        return self._write_merged(theirs, merged, message)

    def close(self) -> None:
        """Let go of the document; saves nothing, loses nothing.  May be called again.

        Raises ProjectError if the last of the journal cannot be put on the disk.
        """
        lock, self._lock = self._lock, None
        if lock is None or self._journal is None:
            return
        try:
            self._journal.flush()
            if self._has_recorded:
                with suppress(ProjectError):  # the longer journal says the same
                    self._shorten_journal(self._disk.known)
            self._journal.close()
        finally:
            self._journal = None
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
        self._write(self._disk.known.with_bitext(self.bitext))
        message = "The file was gone; it was written anew." if is_gone else ""
        return SaveOutcome(written=True, message=message)

    def _write_merged(self, theirs: XliffFile, merged: Bitext, message: str = "") -> SaveOutcome:
        journal, known, path = self._journal_to_write(), self._disk.known, self.document.bitext
        file = file_of(merged, theirs, known, path=path)
        taken = take_over(self._work, merged)
        if taken.edit:
            self._move(taken.work, records.edit_record(taken.edit))
            message = f"Changes on disk were taken over. {message}".strip()
        if taken.keeps_history:
            self._write(file, on_disk=theirs.data)
        else:
            ours = file_of(self.bitext, known, path=path)
            copy = journal.set_aside("ours", ".xlf", ours.data)
            self._disk.write(file)
            self._work = taken.work
            self._shorten_journal(file)
            message = f"Your version was set aside as {copy.name}. {message}".strip()
        self.conflicts, self._asked_about = (), b""
        is_written = file.data != theirs.data
        return SaveOutcome(is_written, taken.edit, not taken.keeps_history, message)

    def _write(self, file: XliffFile, on_disk: bytes | None = None) -> None:
        journal = self._journal_to_write()
        self._record({"kind": "saving", "sha256": digest(file.data)})
        # What the file holds must never be ahead of what the journal can explain.
        journal.flush()
        if file.data == on_disk:
            self._disk.known = file
        else:
            self._disk.write(file)
        self._record({"kind": "saved"})
        self._unsaved_edits = 0
        if journal.size_bytes > LONG_JOURNAL_BYTES:
            with suppress(ProjectError):  # the longer journal says the same
                self._shorten_journal(file)


def open_session(
    project: Project, document: Document, *, read_only: bool = False, is_review: bool = False
) -> Session:
    """Open a document for editing, or (`is_review`) a reference.

    For reading only if that is asked for, if it is neither (a file from elsewhere, or a reference
    that is not to be reviewed), if another process has it open for editing, or if the project's
    folder cannot be written to; it is then shown as it was last saved.  Raises
    FormatError if the file is damaged, and ProjectError if it is missing or cannot be read; both
    say where a copy is.  Nothing is harmed then.
    """
    document.refuse_rivals()
    journal = document_journal(project, document)
    may_edit = project.owns(document) or (is_review and project.refers_to(document))
    lock: DocumentLock | None = None
    holder = message = ""
    if may_edit and not read_only:
        try:
            lock = DocumentLock(project.state_of(document, "lock"), document.name)
        except LockedError as error:
            holder = error.holder
            message = f"{document.name} is open for editing in {holder}; here it can be read."
        except ProjectError as error:
            message = f"{document.name} can only be read here: {error.message}"
    try:
        file = read_or_rescue(document.bitext, journal, may_write=lock is not None)
        if lock is None:
            if not may_edit:
                message = _why_not(project, document, file.bitext)
            return Session(
                document,
                Recovered(Work(file.bitext), file, recovery=Recovery(message=message)),
                lock_holder=holder,
            )
        return Session(document, recover(journal, file, document.bitext), journal, lock)
    except BaseException:
        if lock:
            lock.release()
        raise


def _why_not(project: Project, document: Document, bitext: Bitext) -> str:
    """Why a file can only be read, and how to work on it."""
    if project.refers_to(document) and any(each.pairing for _, each in bitext.segments()):
        return (
            "This is an aligned bitext and can only be read here. To correct its alignment:"
            f" alignwb review {document.name}"
        )
    return (
        "This file is none of the project's own documents and can only be read. "
        f"To work on it, copy it into {project.translations.name}/."
    )
