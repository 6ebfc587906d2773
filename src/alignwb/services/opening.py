"""Opening a document for work, importing it first if need be."""

from contextlib import suppress
from dataclasses import dataclass

from alignwb.core.bitext import navigation
from alignwb.errors import AlignwbError, FormatError, ProjectError
from alignwb.services.project.documents import load_bitext
from alignwb.services.project.originals import is_client_bitext
from alignwb.services.project.project import Document, Project
from alignwb.services.session import Session, open_session
from alignwb.services.session.journal import has_journal
from alignwb.services.terms.project_terms import ProjectTerms, load_terms_or_none


@dataclass(frozen=True, slots=True)
class OpenedDocument:
    """A document that is open for work, and the project's terms."""

    session: Session
    terms: ProjectTerms


def open_document(
    project: Project, document: Document, *, read_only: bool = False
) -> OpenedDocument:
    """Open a document, importing it first if it has no bitext and never had one.

    A glossary that cannot be read keeps nobody from working: it is one of the terms' problems.
    Raises FormatError or ProjectError if its source or its bitext cannot be read.
    """
    document.refuse_rivals()
    terms = load_terms_or_none(project)
    if not document.is_imported and not has_journal(project, document):
        _import(project, document)
    return OpenedDocument(open_session(project, document, read_only=read_only), terms)


def open_review(project: Project, document: Document, *, read_only: bool = False) -> OpenedDocument:
    """Open one of the project's references to correct its alignment.

    It has its own journal and lock, apart from those of the document of the same name.  Raises
    ProjectError if it is no reference of the project or there is no such file, and FormatError or
    ProjectError if the bitext cannot be read.
    """
    if not project.refers_to(document):
        raise ProjectError(
            f"{document.bitext}: only what is in {project.references} can be reviewed",
            hint="Copy it there first, or align its two texts with: alignwb align",
        )
    if not document.is_imported and not has_journal(project, document):
        raise ProjectError(
            f"{document.name} has no aligned bitext: there is no {document.bitext}",
            hint="Make it with: alignwb align SOURCE TARGET",
        )
    terms = load_terms_or_none(project)
    session = open_session(project, document, read_only=read_only, is_review=True)
    return OpenedDocument(session, terms)


def first_to_review(project: Project) -> Document:
    """The first reference with a bead nobody has confirmed, else the first.

    One that cannot be read counts as reviewed.  Raises ProjectError if there is none.
    """
    references = project.reference_documents()
    if not references:
        raise ProjectError(
            f"there is no aligned bitext in {project.references} yet",
            hint="Make one with: alignwb align SOURCE TARGET",
        )
    for document in references:
        with suppress(FormatError, ProjectError):
            if navigation.first(load_bitext(document), navigation.is_open):
                return document
    return references[0]


@dataclass(frozen=True, slots=True)
class OpenWork:
    """The document to begin with, and why others were passed over that cannot be read."""

    document: Document
    problems: tuple[AlignwbError, ...] = ()


def first_with_open_work(project: Project) -> OpenWork:
    """The first document with a segment nobody has confirmed, else the first.

    A document not yet imported has open work.  One that cannot be read is passed over.  Raises
    ProjectError if there is no document.
    """
    documents = project.documents()
    if not documents:
        raise ProjectError(
            f"there is no document in {project.root} yet",
            hint="Bring one in with: alignwb import FILE",
        )
    if len(documents) == 1:
        return OpenWork(documents[0])
    problems: list[AlignwbError] = []
    readable: list[Document] = []
    for document in documents:
        try:
            has_open_work = _has_open_work(document)
        except AlignwbError as error:
            problems.append(error)
            continue
        if has_open_work:
            return OpenWork(document, tuple(problems))
        readable.append(document)
    return OpenWork((readable or documents)[0], tuple(problems))


def _has_open_work(document: Document) -> bool:
    """Raises AlignwbError if the bitext, or the source that is to become one, cannot be read."""
    document.refuse_rivals()
    if document.is_imported:
        return navigation.first(load_bitext(document), navigation.is_open) is not None
    from alignwb.formats.file_kinds import refuse_unreadable

    if document.seed is not None:
        refuse_unreadable(document.seed)
    return True


def _import(project: Project, document: Document) -> None:
    # Only a document that was never imported needs what reads a source.
    from alignwb.engines.srx import SrxSplitter
    from alignwb.services.importing.importing import import_bitext, import_document

    assert document.seed is not None
    if is_client_bitext(document.seed):
        import_bitext(project, document.seed)
        return
    rules = project.srx if project.srx.is_file() else None
    import_document(project, document.seed, SrxSplitter(rules))
