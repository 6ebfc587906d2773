"""Why a file that is none of the project's own documents can only be read."""

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.shell_words import argument
from alignwb.services.project.project import Document, Project


def why_not_own(project: Project, document: Document, bitext: Bitext) -> str:
    """The message on why a file can only be read, and how to work on it."""
    if project.refers_to(document) and any(each.pairing for _, each in bitext.segments()):
        return (
            "This is an aligned bitext and can only be read here. To correct its alignment:"
            f" alignwb review {argument(document.name)}"
        )
    return (
        "This file is none of the project's own documents and can only be read. "
        f"To work on it, copy it into {project.translations.name}/."
    )
