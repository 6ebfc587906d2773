"""What every command tells that reads documents as they were last saved."""

from collections.abc import Iterable
from contextlib import suppress

from alignwb.cli.current_folder import current_project_or_none
from alignwb.cli.printing.remarks import remark, remark_hint
from alignwb.core.shell_words import argument
from alignwb.errors import AlignwbError
from alignwb.services.project.project import Document
from alignwb.services.session.locking import is_held_elsewhere
from alignwb.services.session.recovery import is_left_unsaved


def remark_unsaved(documents: Iterable[Document]) -> None:
    """Say which of the documents have work that is not saved, and is left out for that.

    A process that was killed leaves it, or a connection that was cut off, and so does a screen for
    some seconds.
    """
    project = current_project_or_none()
    if project is None:
        return
    for document in documents:
        if not (project.owns(document) or project.refers_to(document)):
            continue  # its journal would be that of another document of that name
        # Opening the document tells what is wrong with a journal; its file is read without it.
        with suppress(AlignwbError, OSError):
            if not is_left_unsaved(project, document):
                continue
            remark(f"{document.name}: not all of the work on it is saved; what is not is left out")
            is_open = is_held_elsewhere(project.state_of(document, "lock"), document.name)
            verb = "review" if project.refers_to(document) else "edit"
            command = f"alignwb {verb} {argument(document.name)}"
            remark_hint(
                "It is open for editing elsewhere."
                if is_open
                else f"It is there again, to be saved, in: {command}"
            )
