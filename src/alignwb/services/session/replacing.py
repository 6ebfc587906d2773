"""Replacing a document's bitext without losing a person's work.

The work may be in the file, or in the journal alone.  Whether it may be replaced is for the caller
to decide.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from alignwb.core.bitext.bitext import Bitext
from alignwb.errors import ProjectError
from alignwb.formats.atomic import write_atomically
from alignwb.services.project.leftovers import clear_killed_writes
from alignwb.services.project.project import Document, Project
from alignwb.services.session.disk_changes import file_of
from alignwb.services.session.journal import Journal, document_journal
from alignwb.services.session.locking import DocumentLock, LockedError
from alignwb.services.session.recovery import Recovered, read_document_file, recover


@dataclass(frozen=True, slots=True)
class PresentWork:
    """What a document holds before it is replaced, from its file and its journal together.

    Attributes:
        bitext: The bitext as it would open.
        has_edits: Whether the journal holds edits or typed text, saved or not.
    """

    bitext: Bitext
    has_edits: bool
    _recovered: Recovered

    def as_file(self, path: Path) -> bytes:
        """The bytes of a file that holds all of it; path: the document's, for messages."""
        return file_of(self.bitext, self._recovered.known, path=path).data


class ReplacedDocument:
    """A document whose bitext is being replaced; made by `replacing_document`."""

    def __init__(self, document: Document, journal: Journal) -> None:
        self._document = document
        self._journal = journal

    @property
    def has_journal(self) -> bool:
        """Whether the document was worked on, even if its file is gone."""
        return self._journal.exists

    def present_work(self, *, may_write: bool) -> PresentWork:
        """Read what the document holds.

        may_write: whether, where the file is damaged or missing, what the journal knows may be
        written beside it.  Raises FormatError or ProjectError if the file cannot be read.
        """
        path = self._document.bitext
        recovered = recover(
            self._journal, read_document_file(path, self._journal, may_write=may_write), path
        )
        has_edits = bool(recovered.work.history.done or recovered.recovery.open_text)
        return PresentWork(recovered.work.bitext, has_edits, recovered)

    def set_aside(self, data: bytes) -> Path:
        """Keep the present file for the user beside the journal; returns the path."""
        return self._journal.set_aside("replaced", ".xlf", data)

    def write(self, data: bytes, *, no_wider_than: Iterable[Path] = ()) -> None:
        """Write the new file; a journal, if there is one, starts over from it.

        no_wider_than: the files it is made from; a new file is readable to nobody who may not read
        them.  Raises ProjectError if that fails.
        """
        path = self._document.bitext
        write_atomically(path, data, no_wider_than=() if path.exists() else no_wider_than)
        if self._journal.exists:
            self._journal.restart(data, ())


@contextmanager
def replacing_document(project: Project, document: Document) -> Iterator[ReplacedDocument]:
    """Hold the lock of a document that is replaced.  Raises ProjectError if someone has it open."""
    document.refuse_rivals()
    try:
        lock = DocumentLock(project.state_of(document, "lock"), document.name, (document.bitext,))
    except LockedError as error:
        raise ProjectError(
            f"{document.bitext} is not replaced: {error.message}", hint="Close it there first."
        ) from error
    try:
        clear_killed_writes(project)
        journal = document_journal(project, document)
        journal.narrow()
        yield ReplacedDocument(document, journal)
    finally:
        lock.release()
