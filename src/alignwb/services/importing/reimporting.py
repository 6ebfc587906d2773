"""What an import may take the place of: nothing that a person has worked on."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from alignwb.core.bitext.bitext import Bitext, Paragraph
from alignwb.core.bitext.segment import Segment
from alignwb.errors import ProjectError
from alignwb.services.project.documents import load_bitext
from alignwb.services.project.project import Document, Project
from alignwb.services.session.journal import Journal, document_journal, has_journal
from alignwb.services.session.locking import DocumentLock, LockedError
from alignwb.services.session.recovery import read_or_rescue, recover


@dataclass(frozen=True, slots=True)
class Replacement:
    """What to write, where, and the journal that then has to start anew from it, if any."""

    document: Document
    bitext: Bitext
    journal: Journal | None = None


@contextmanager
def locked(project: Project, document: Document) -> Iterator[None]:
    """Nobody else has the document open meanwhile.  Raises ProjectError if someone has."""
    try:
        lock = DocumentLock(project.state / "lock", document.name)
    except LockedError as error:
        raise ProjectError(
            f"{document.name} cannot be imported: {error.message}", hint="Close it there first."
        ) from error
    try:
        yield
    finally:
        lock.release()


def look(project: Project, document: Document, *, replace: bool) -> None:
    """Refuse what can be seen to be in the way without the lock.  Raises ProjectError."""
    document.refuse_rivals()
    if not document.is_imported:
        if has_journal(project, document):
            raise ProjectError(
                f"{document.name} was worked on, but its bitext is gone: {document.bitext}",
                hint=f"See where the work is with: alignwb edit {document.name}",
            )
        return
    if not replace:
        raise ProjectError(
            f"{document.name} is imported already: {document.bitext}",
            hint=f"Work on it with: alignwb edit {document.name}. To read its source anew, as long"
            " as nobody has worked on it: alignwb import --replace FILE",
        )
    _refuse_work(document, load_bitext(document))


def replacement(
    project: Project, document: Document, bitext: Bitext, *, replace: bool
) -> Replacement:
    """The bitext to write for a document whose lock is held.

    Raises ProjectError if there is one and `replace` is not asked for, or if it holds a person's
    work, saved or in the journal; FormatError if what is there cannot be read.
    """
    look(project, document, replace=replace)
    if not document.is_imported:
        return Replacement(document, bitext)
    journal = document_journal(project, document)
    file = read_or_rescue(document.bitext, journal, may_write=False)
    recovered = recover(journal, file, document.bitext)
    if recovered.work.history.done or recovered.recovery.open_text:
        raise _worked_on(document)
    _refuse_work(document, recovered.work.bitext)
    kept = _with_drafts(bitext, recovered.work.bitext)
    return Replacement(document, kept, journal if journal.exists else None)


def _refuse_work(document: Document, bitext: Bitext) -> None:
    if any(not each.status.may_be_overwritten or each.note for _, each in bitext.segments()):
        raise _worked_on(document)


def _worked_on(document: Document) -> ProjectError:
    return ProjectError(
        f"{document.name} has been worked on; it is not replaced: {document.bitext}",
        hint="To begin again all the same, move that file away first.",
    )


def _with_drafts(bitext: Bitext, old: Bitext) -> Bitext:
    """The bitext with the machine's drafts of the sentences that it has in common with the old."""
    drafted = {each.source: each for _, each in old.segments() if each.draft or each.target}

    def with_draft(segment: Segment) -> Segment:
        known = drafted.get(segment.source)
        return replace(known, id=segment.id) if known else segment

    def with_drafts(paragraph: Paragraph) -> Paragraph:
        return replace(paragraph, segments=tuple(map(with_draft, paragraph.segments)))

    return replace(bitext, paragraphs=tuple(map(with_drafts, bitext.paragraphs)))
