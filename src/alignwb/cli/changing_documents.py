"""What every command has to see to that changes a document."""

from alignwb.cli.current_folder import current_project_or_none
from alignwb.cli.printing.remarks import remark
from alignwb.core.shell_words import argument
from alignwb.errors import AlignwbError, ConflictError, ProjectError, UsageError
from alignwb.services.opening import OpenedDocument, open_document, open_review
from alignwb.services.project.documents import load_bitext
from alignwb.services.project.project import Document, Project
from alignwb.services.session import Session
from alignwb.services.session.journal import has_journal


def open_to_change(
    project: Project, document: Document, done: str, *, is_dry_run: bool
) -> OpenedDocument:
    """Open a document that is to be changed, or of which is only to be shown what would be.

    Remarks what opening brought back; what was not saved is saved first.  A dry run sees what is
    not saved yet; it neither imports the document nor makes a journal.
    done: what cannot be done in a document that can only be read, such as "replaced"; raises
    ProjectError then, and where there is no bitext to show it in, and as `take_up` does.
    """
    opening = open_review if project.refers_to(document) else open_document
    if not is_dry_run:
        opened = opening(project, document)
        try:
            _refuse_read_only(opened.session, done)
            take_up(opened.session)
        except AlignwbError:
            opened.session.close()
            raise
        return opened
    looks_only = not has_journal(project, document)
    if looks_only:
        load_bitext(document)
    opened = opening(project, document, read_only=looks_only)
    _remark(opened.session, opened.session.recovery.message)
    return opened


def take_up(session: Session) -> None:
    """Go on where the last work on a document ended: save what it left unsaved, and remark it.

    Raises as `save_changes` does: what could not be saved would not be, after a change, either.
    """
    message = session.recovery.message
    unsaved = session.recovery.edits if session.is_dirty else 0
    try:
        if session.is_dirty:
            save_changes(session)
    except ConflictError:
        message = ""  # the error says the same, and that nobody will be asked here
        raise
    finally:
        _remark(session, message)
    if unsaved:
        edits = "1 edit that was" if unsaved == 1 else f"{unsaved} edits that were"
        _remark(session, f"{edits} not saved before {'is' if unsaved == 1 else 'are'} saved now")


def save_changes(session: Session) -> None:
    """Save a document, and remark what else came of it.

    Raises as `Session.save` does; the hint says that what is changed is kept, and how it is saved.
    """
    project = current_project_or_none()
    is_aligned = project is not None and project.refers_to(session.document)
    command = "review" if is_aligned else "edit"
    opened = f"alignwb {command} {argument(session.document.name)}"
    try:
        outcome = session.save()
    except ConflictError as error:
        hint = f"Nothing was written; your changes are in the journal. Say what to keep: {opened}"
        raise ConflictError(error.message, hint) from error
    except AlignwbError as error:
        hint = f"Your changes are in the journal. Once they can be saved, save them with: {opened}"
        raise type(error)(error.message, f"{error.hint} {hint}".strip()) from error
    _remark(session, outcome.message)


def _remark(session: Session, message: str) -> None:
    if message:
        remark(f"{session.document.name}: {message}")


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
