"""Opening a document for work: imported if it is not yet, its session and the project's terms."""

from dataclasses import dataclass

from alignwb.core import navigation
from alignwb.errors import ProjectError
from alignwb.services.project import Document, Project
from alignwb.services.session import Session, open_session
from alignwb.services.session.rescue import has_journal
from alignwb.services.terms import ProjectTerms, load_terms


@dataclass(frozen=True, slots=True)
class OpenedDocument:
    """What the screen works on."""

    session: Session
    terms: ProjectTerms


def open_document(
    project: Project, document: Document, *, read_only: bool = False
) -> OpenedDocument:
    """Open a document, importing it first if it has no bitext and never had one.

    Raises AlignwbError of the kind that fits: unreadable source, damaged bitext or glossary.
    """
    terms = load_terms(project)
    if not document.is_imported and not has_journal(project, document):
        _import(project, document)
    return OpenedDocument(open_session(project, document, read_only=read_only), terms)


def first_with_open_work(project: Project) -> Document:
    """The first document with a segment nobody vouches for, else the first.

    A document not yet imported has open work.  Raises ProjectError if there is no document.
    """
    from alignwb.services.documents import load_bitext

    documents = project.documents()
    if not documents:
        raise ProjectError(
            f"there is no document in {project.root} yet",
            hint="Bring one in with: alignwb import FILE",
        )
    if len(documents) == 1:
        return documents[0]
    for document in documents:
        if not document.is_imported:
            return document
        if navigation.first(load_bitext(document), navigation.is_open):
            return document
    return documents[0]


def _import(project: Project, document: Document) -> None:
    from alignwb.engines.srx import SrxSplitter
    from alignwb.services.importing import import_document

    assert document.seed is not None
    rules = project.srx if project.srx.is_file() else None
    import_document(project, document.seed, SrxSplitter(rules))
