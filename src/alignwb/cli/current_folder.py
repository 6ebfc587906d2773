"""The project, documents and paths that a command means, seen from the current folder."""

from collections.abc import Sequence
from pathlib import Path

from alignwb.errors import ProjectError
from alignwb.services.project.config import Config
from alignwb.services.project.documents import find_documents
from alignwb.services.project.project import Document, Project, find_project


def current_project() -> Project:
    """The project around the current folder.  Raises ProjectError if there is none."""
    return find_project(Path.cwd())


def current_project_or_none() -> Project | None:
    """The project around the current folder, if there is one."""
    try:
        return current_project()
    except ProjectError:
        return None


def config_of(project: Project | None) -> Config:
    """The project's settings; without one the defaults.  Raises ProjectError on a bad file."""
    return project.config if project else Config()


def named_document(name: str) -> Document:
    """The document meant by its name, a unique beginning of it, or the path of an XLIFF file.

    Raises UsageError if none or several are meant, ProjectError without a project.
    """
    [document] = find_documents([name], Path.cwd())
    return document


def named_documents(names: Sequence[str]) -> tuple[Document, ...]:
    """The documents meant, each as by `named_document`; all of the project if none is named."""
    return find_documents(names, Path.cwd())


def named_or_imported_documents(names: Sequence[str]) -> tuple[Document, ...]:
    """The documents meant; all of the project that are imported if none is named."""
    documents = named_documents(names)
    return documents if names else tuple(each for each in documents if each.is_imported)


def path_from_here(path: Path) -> Path:
    """The path from the current folder if it lies below that, else the path itself."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
