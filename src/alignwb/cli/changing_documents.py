"""What every command has to see to that changes a document."""

from alignwb.errors import ProjectError, UsageError
from alignwb.services.opening import OpenedDocument, open_document, open_review
from alignwb.services.project.documents import load_bitext
from alignwb.services.project.project import Document, Project
from alignwb.services.session import Session
from alignwb.services.session.journal import has_journal


def open_to_change(
    project: Project, document: Document, done: str, *, is_dry_run: bool
) -> OpenedDocument:
    """Open a document that is to be changed, or of which is only to be shown what would be.

    A dry run sees what is not saved yet; it neither imports the document nor makes a journal.
    done: what cannot be done in a document that can only be read, such as "replaced"; raises
    ProjectError then, and where there is no bitext to show it in.
    """
    opening = open_review if project.refers_to(document) else open_document
    if not is_dry_run:
        opened = opening(project, document)
        try:
            _refuse_read_only(opened.session, done)
        except ProjectError:
            opened.session.close()
            raise
        return opened
    looks_only = not has_journal(project, document)
    if looks_only:
        load_bitext(document)
    return opening(project, document, read_only=looks_only)


def _refuse_read_only(session: Session, done: str) -> None:
    if session.read_only:
        raise ProjectError(
            f"nothing can be {done} in {session.document.name}:"
            f" {session.recovery.message or 'it is open for reading only'}",
            hint=f"{session.recovery.hint} Or look with: --dry-run".strip(),
        )


def refuse_halves(text: str, what: str) -> None:
    """Raise UsageError if the text has bytes that are no UTF-8: no file can hold them."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise UsageError(f"{what} is not in UTF-8: {text!a}", hint="Write it in UTF-8.") from error
