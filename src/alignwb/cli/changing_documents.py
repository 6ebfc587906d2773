"""What every command has to see to that changes a document."""

from alignwb.errors import ProjectError, UsageError
from alignwb.services.session import Session


def refuse_read_only(session: Session, done: str) -> None:
    """Raise ProjectError if the document can only be read.

    done: what then cannot be done in it, such as "replaced".
    """
    if session.read_only:
        raise ProjectError(
            f"nothing can be {done} in {session.document.name}:"
            f" {session.recovery.message or 'it is open for reading only'}",
            hint="Close it where it is open for editing, or look with: --dry-run",
        )


def refuse_halves(text: str, what: str) -> None:
    """Raise UsageError if the text has bytes that are no UTF-8: no file can hold them."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise UsageError(f"{what} is not in UTF-8: {text!a}", hint="Write it in UTF-8.") from error
