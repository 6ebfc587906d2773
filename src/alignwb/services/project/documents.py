"""Finding and reading documents: by name or path, their bitexts, their progress."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.statistics import Figures, Statistics, figures, measure, total
from alignwb.core.shell_words import argument
from alignwb.errors import AlignwbError, ProjectError
from alignwb.formats import file_kinds
from alignwb.services.project.project import Document, Project, find_project


@dataclass(frozen=True, slots=True)
class DocumentStatus:
    """How far one document is.

    Attributes:
        document: The document.
        statistics: Its figures; None if it has no bitext yet or its bitext cannot be read.
        problem: Why the bitext cannot be read, or why a source cannot be imported; None if neither.
        figures: What else is counted; None as above.
        saved_at_s: When its file was last written, in seconds since 1970; None if there is none.
    """

    document: Document
    statistics: Statistics | None = None
    problem: AlignwbError | None = None
    figures: Figures | None = None
    saved_at_s: float | None = None


@dataclass(frozen=True, slots=True)
class ProjectStatus:
    """How far every document of a project is, and the readable ones added up."""

    documents: tuple[DocumentStatus, ...]
    total: Statistics


def load_bitext(document: Document) -> Bitext:
    """A document's bitext as it was last saved.

    Raises ProjectError if the document was never imported or has rival bitexts, FormatError if the
    file is damaged.
    """
    document.refuse_rivals()
    if not document.is_imported:
        source = document.seed or Path("seeds", f"{document.name}.txt")
        raise ProjectError(
            f"{document.name} has no bitext yet: there is no {document.bitext}",
            hint=f"Make it with: alignwb import {argument(source)}",
        )
    return read_bitext(document.bitext)


def read_bitext(path: Path) -> Bitext:
    """The bitext in any file.  Raises ProjectError or FormatError."""
    return file_kinds.read_bitext(path)


def find_documents(asked: Sequence[str], start: Path) -> tuple[Document, ...]:
    """The documents meant by names or paths: of the project around `start`, or any bitext files.

    A path to a bitext that is not one of the project's documents stands for itself, so that
    such a file can be read without any project.  No names mean every document of the project.
    Raises UsageError if a name fits none or several, ProjectError without a project or if a
    document has rival bitexts.
    """
    if not asked:
        return find_project(start).documents()
    return tuple(_find(name, start) for name in asked)


def project_status(project: Project) -> ProjectStatus:
    """How far every document is.  A bitext that cannot be read does not hide the others."""
    documents = tuple(document_status(document) for document in project.documents())
    return ProjectStatus(
        documents, total(each.statistics for each in documents if each.statistics is not None)
    )


def _find(asked: str, start: Path) -> Document:
    path = start / asked
    if not file_kinds.is_bitext(path) or not path.is_file():
        return find_project(start).find(asked)
    for document in _documents_around(start):
        if document.is_at(path):
            document.refuse_rivals()
            return document
    return Document(path.stem, None, path)


def _documents_around(start: Path) -> tuple[Document, ...]:
    try:
        return find_project(start).documents()
    except ProjectError:
        return ()


def written_at_s(path: Path) -> float | None:
    """When a file was last written, in seconds since 1970; None if it is not there."""
    try:
        return path.stat().st_mtime
    except OSError:  # gone since it was read
        return None


def document_status(document: Document) -> DocumentStatus:
    """How far one document is."""
    hidden = document.rivalry_of_seeds() if document.rival_seeds else None
    if not document.is_imported:
        return DocumentStatus(document, problem=hidden)
    try:
        bitext = load_bitext(document)
        return DocumentStatus(
            document, measure(bitext), hidden, figures(bitext), written_at_s(document.bitext)
        )
    except AlignwbError as error:
        return DocumentStatus(document, problem=error)
