"""Who may read what is gathered from all texts of a project: whoever may read each of them."""

from pathlib import Path

from alignwb.formats.writing.modes import widest_mode
from alignwb.services.project.project import Project


def cache_mode(project: Project) -> int:
    """The permissions that a cache of the project's texts may have at most."""
    documents = (*project.documents(), *project.reference_documents())
    return widest_mode((*(each.bitext for each in documents), *_memories(project)))


def _memories(project: Project) -> list[Path]:
    return [path for path in project.memory.rglob("*") if path.is_file()]
