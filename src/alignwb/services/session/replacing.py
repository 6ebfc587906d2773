"""Replacing a document's bitext without losing a person's work.

The work may be in the file, or in the journal alone.  Whether it may be replaced is for the caller
to decide.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path

from alignwb.core.beads.bead_edits import edit_side
from alignwb.core.bitext import edits
from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.edits import Edit
from alignwb.core.bitext.repairs.paragraph_edits import DIVIDE, JOIN
from alignwb.core.bitext.repairs.source_edits import CORRECTIONS, correct_source
from alignwb.errors import EditError, ProjectError
from alignwb.formats.atomic import write_atomically
from alignwb.services.project.leftovers import clear_killed_writes
from alignwb.services.project.project import Document, Project
from alignwb.services.session.box_records import EDIT_SOURCE, OpenBoxes, box_records
from alignwb.services.session.disk_changes import file_of
from alignwb.services.session.journal import Journal, document_journal
from alignwb.services.session.locking import DocumentLock, LockedError
from alignwb.services.session.recovery import (
    Recovered,
    Recovery,
    read_document_file,
    recover,
)

_REPAIRS = CORRECTIONS | {JOIN, DIVIDE}


@dataclass(frozen=True, slots=True)
class PresentWork:
    """What a document holds before it is replaced, from its file and its journal together.

    Attributes:
        bitext: The bitext as it would open.
        has_edits: Whether the journal holds edits, saved or not, or text typed in a segment;
            repairs of the source and its paragraphs are none, as they are made again.
    """

    bitext: Bitext
    has_edits: bool
    _recovered: Recovered

    def as_file(self, path: Path) -> bytes:
        """The bytes of a file that holds all of it; path: the document's, for messages.

        What is typed and not committed is in it as if it had been.
        """
        bitext = _with_typed(self.bitext, self._recovered.recovery)
        return file_of(bitext, self._recovered.known, path=path).data


class ReplacedDocument:
    """A document whose bitext is being replaced; made by `replacing_document`."""

    def __init__(self, document: Document, journal: Journal) -> None:
        self._document = document
        self._journal = journal
        self._boxes: OpenBoxes = {}

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
        recovery = recovered.recovery
        has_note = any(box.ref is not None for box in recovery.boxes)
        done = recovered.work.history.done
        is_edited = any(edit.label not in _REPAIRS for edit in done)
        has_edits = bool(is_edited or recovery.open_text or has_note)
        # What is typed for the document, as a search, goes on with another bitext.
        self._boxes = {box: texts for box, texts in recovery.boxes.items() if box.ref is None}
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
            unfinished = [box_records(box, None, texts) for box, texts in self._boxes.items()]
            self._journal.restart(data, chain.from_iterable(unfinished))


def _with_typed(bitext: Bitext, recovery: Recovery) -> Bitext:
    """The bitext with what was typed in it and never became an edit."""
    typed: list[Callable[[Bitext], Edit | None]] = []
    if (open_text := recovery.open_text) is not None:
        ref, side, post_edit = open_text.ref, open_text.side, open_text.post_edit
        typed.append(
            partial(edit_side, ref=ref, side=side, text=open_text.text, post_edit=post_edit)
        )
    for box, texts in recovery.boxes.items():
        if box.ref is not None:
            text = "\n".join(filter(None, texts.values()))
            if box.name == EDIT_SOURCE:
                typed.append(partial(correct_source, ref=box.ref, text=text))
            else:
                typed.append(partial(edits.set_note, ref=box.ref, note=text))
    for make in typed:
        with suppress(EditError):  # a locked segment: nobody could have typed in it
            edit = make(bitext)
            bitext = edits.apply(bitext, edit) if edit else bitext
    return bitext


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
