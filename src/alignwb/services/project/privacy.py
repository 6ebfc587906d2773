"""Who may read what is gathered from all texts of a project: whoever may read each of them."""

from pathlib import Path

from alignwb.formats.writing.modes import widest_mode
from alignwb.services.project.project import Project


def texts_of(project: Project) -> tuple[Path, ...]:
    """The bitexts, the references and the files of the memory."""
    documents = (*project.documents(), *project.reference_documents())
    memories = (path for path in project.memory.rglob("*") if path.is_file())
    return (*(document.bitext for document in documents), *memories)


def cache_mode(project: Project) -> int:
    """The permissions that a cache of the project's texts may have at most."""
    return widest_mode(texts_of(project))
