"""Putting a new bitext in the place of a document's, with an eye on the work that is there.

A person's work may be in the file, or in the journal alone.  Whether it may be replaced is for the
caller to say, who knows what the new bitext was made of.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from alignwb.core.bitext.bitext import Bitext
from alignwb.errors import ProjectError
from alignwb.formats.atomic import write_atomically
from alignwb.services.project.project import Document, Project
from alignwb.services.session.disk_changes import file_of
from alignwb.services.session.journal import Journal, document_journal
from alignwb.services.session.locking import DocumentLock, LockedError
from alignwb.services.session.recovery import Recovered, read_or_rescue, recover


@dataclass(frozen=True, slots=True)
class PresentWork:
    """What a document holds before it is replaced, its file and its journal together.

    Attributes:
        bitext: The document as it would open.
        has_edits: Whether the journal knows of edits, or of text that was typed; they may have
            been saved since.
    """

    bitext: Bitext
    has_edits: bool
    _recovered: Recovered

    def as_file(self, path: Path) -> bytes:
        """The bytes of a file that holds all of it; `path` is the document's own."""
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
        """What is there.

        may_write: whether a copy of what only the journal knows may be put beside it where the
        file is damaged or missing.  Raises FormatError or ProjectError if the file cannot be read.
        """
        path = self._document.bitext
        recovered = recover(
            self._journal, read_or_rescue(path, self._journal, may_write=may_write), path
        )
        has_edits = bool(recovered.work.history.done or recovered.recovery.open_text)
        return PresentWork(recovered.work.bitext, has_edits, recovered)

    def set_aside(self, data: bytes) -> Path:
        """Keep what is there under a name of its own, for the user; where that is."""
        return self._journal.set_aside("replaced", ".xlf", data)

    def write(self, data: bytes) -> None:
        """Put the new file in the place of the old; a journal starts over from it.

        Raises ProjectError if that fails.
        """
        write_atomically(self._document.bitext, data)
        if self._journal.exists:
            self._journal.restart(data, ())


@contextmanager
def replacing_document(project: Project, document: Document) -> Iterator[ReplacedDocument]:
    """Nobody else has the document open meanwhile.  Raises ProjectError if someone has."""
    document.refuse_rivals()
    try:
        lock = DocumentLock(project.state_of(document, "lock"), document.name)
    except LockedError as error:
        raise ProjectError(
            f"{document.bitext} is not replaced: {error.message}", hint="Close it there first."
        ) from error
    try:
        yield ReplacedDocument(document, document_journal(project, document))
    finally:
        lock.release()
