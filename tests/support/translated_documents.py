"""A source document in a project, imported, and its segments translated by a function."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.segment import Segment, Status
from alignwb.engines.srx import SrxSplitter
from alignwb.formats.xliff import write_xliff
from alignwb.services.importing.importing import import_document
from alignwb.services.project.documents import load_bitext
from alignwb.services.project.new_project import make_project
from alignwb.services.project.project import Document, Project


def imported(
    folder: Path, name: str, data: bytes, encoding: str | None = None
) -> tuple[Project, Document]:
    """A new project in `folder` with this document in it."""
    project = Project(folder)
    if not (folder / "alignwb.toml").exists():
        make_project(folder)
    (folder / "seeds" / name).write_bytes(data)
    document = import_document(
        project, folder / "seeds" / name, SrxSplitter(), anyway=True, encoding=encoding
    ).document
    return project, document


def translated(document: Document, change: Callable[[Segment], str]) -> Bitext:
    """Give every segment a confirmed target, on the disk too."""
    bitext = load_bitext(document)
    paragraphs = [
        replace(
            paragraph,
            segments=tuple(
                replace(segment, target=change(segment), status=Status.CONFIRMED)
                for segment in paragraph.segments
            ),
        )
        for paragraph in bitext.paragraphs
    ]
    return saved(document, bitext.with_paragraphs(paragraphs))


def saved(document: Document, bitext: Bitext) -> Bitext:
    """Write a bitext as the document's."""
    document.bitext.write_bytes(write_xliff(bitext))
    return bitext
