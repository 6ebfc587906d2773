"""Reading a document's file, and what to do where that cannot be done."""

from pathlib import Path

from alignwb.errors import FormatError, ProjectError
from alignwb.formats.xliff import XliffFile, read_xliff
from alignwb.services.project.project import Document, Project
from alignwb.services.session.disk_changes import file_of
from alignwb.services.session.journal import Journal
from alignwb.services.session.recovery import replay_all


def has_journal(project: Project, document: Document) -> bool:
    """Whether the document was worked on, and so must not be imported over a file that is gone."""
    return document_journal(project, document).exists


def document_journal(project: Project, document: Document) -> Journal:
    """Where the document's journal is or will be."""
    return Journal(project.state_of(document, "journal"), document.name)


def read_or_rescue(path: Path, journal: Journal, *, may_write: bool) -> XliffFile:
    """The document's file.

    Raises FormatError if it is damaged, and ProjectError if it is missing or cannot be read.  If
    its journal knows what it should hold, that is then put beside the journal (where `may_write`)
    for the user to copy; the file itself is left as it is.
    """
    try:
        return read_xliff(path.read_bytes(), path)
    except FileNotFoundError:
        hint = _rescue(path, journal) if may_write and journal.exists else ""
        raise ProjectError(
            f"{path} is missing", hint=hint or "Make it from its source with: alignwb import FILE"
        ) from None
    except OSError as error:
        raise ProjectError(f"{path}: cannot be read: {error.strerror or error}") from error
    except FormatError as error:
        hint = _rescue(path, journal) if may_write and journal.exists else ""
        raise FormatError(error.message, hint=hint or error.hint) from error


def _rescue(path: Path, journal: Journal) -> str:
    replayed = replay_all(journal, journal.read().records, path)
    if replayed is None:
        return ""
    file = file_of(replayed.work.bitext, replayed.known, path=path)
    copy = journal.write_beside("recovered.xlf", file.data)
    return (
        f"Your work is in {copy}: copy it to {path} and open the document again. To begin again"
        f" from the source instead, delete {journal.path}."
    )
