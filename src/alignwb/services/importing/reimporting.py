"""Importing again: a document that a person has worked on is not replaced."""

from collections import Counter
from dataclasses import replace

from alignwb.core.bitext.bitext import Bitext, Paragraph
from alignwb.core.bitext.segment import Segment
from alignwb.core.shell_words import argument
from alignwb.errors import ProjectError
from alignwb.services.importing.repaired_paragraphs import with_repaired_paragraphs
from alignwb.services.project.documents import load_bitext
from alignwb.services.project.project import Document, Project
from alignwb.services.session.journal import document_journal
from alignwb.services.session.replacing import ReplacedDocument


def refuse_saved_work(project: Project, document: Document, *, may_replace: bool) -> None:
    """Raise ProjectError if there is a bitext that may not be replaced, or holds a person's work.

    Also if the document was worked on and its bitext is gone.  Raises FormatError if the bitext is
    damaged.
    """
    document.refuse_rivals()
    if not document.is_imported:
        journal = document_journal(project, document)
        if journal.exists:
            raise ProjectError(
                f"{document.name} was worked on, but its bitext is gone: {document.bitext}",
                hint=f"See where the work is with: alignwb edit {argument(document.name)}."
                f" To begin again without it, move its journal away: {journal.path}",
            )
        return
    if not may_replace:
        raise ProjectError(
            f"{document.name} is imported already: {document.bitext}",
            hint=f"Work on it with: alignwb edit {argument(document.name)}. To read its source"
            " again, as long as nobody has worked on it: alignwb import --replace FILE",
        )
    _refuse_work(project, document, load_bitext(document))


def with_kept_drafts(
    project: Project, document: Document, replaced: ReplacedDocument, bitext: Bitext
) -> Bitext:
    """The new bitext with the drafts of the sentences that the present one has too, its
    sources corrected and its paragraphs joined and divided as there.

    Raises ProjectError if a person has worked on the present one otherwise, whether it was saved
    or not, and if the new one lacks a place that was repaired.
    """
    work = replaced.present_work(may_write=False)
    if work.has_edits:
        raise worked_on(project, document)
    _refuse_work(project, document, work.bitext)
    drafted = {each.source: each for _, each in work.bitext.segments() if each.draft or each.target}
    corrected = _corrections(work.bitext, bitext)

    count: Counter[str] = Counter()

    def with_draft(segment: Segment) -> Segment:
        count[segment.source] += 1
        repeated = segment.source, count[segment.source]
        known = corrected.get(repeated) or drafted.get(segment.source)
        if known is None:
            return segment
        return replace(known, id=segment.id, paragraph_starts=segment.paragraph_starts)

    def with_drafts(paragraph: Paragraph) -> Paragraph:
        return replace(paragraph, segments=tuple(map(with_draft, paragraph.segments)))

    kept = replace(bitext, paragraphs=tuple(map(with_drafts, bitext.paragraphs)))
    return with_repaired_paragraphs(work.bitext, kept)


def _corrections(present: Bitext, bitext: Bitext) -> dict[tuple[str, int], Segment]:
    """The segments whose source was corrected, by what it was and how often that stood there yet.

    Raises ProjectError if the new bitext has neither the one nor the other source there.
    """
    sources = Counter(segment.source for _, segment in bitext.segments())
    count: Counter[str] = Counter()
    corrected: dict[tuple[str, int], Segment] = {}
    for ref, segment in present.segments():
        first = segment.first_source
        count[first] += 1
        if first == segment.source:
            continue
        if count[first] <= sources[first]:
            corrected[first, count[first]] = segment
        elif segment.source not in sources:
            raise ProjectError(
                f"{present.document} is not replaced: the source of {ref} was corrected, and the"
                " new text has no such sentence",
                hint="Put the source of that segment back as it was imported, or correct the file"
                " that is imported in the same way.",
            )
    return corrected


def _refuse_work(project: Project, document: Document, bitext: Bitext) -> None:
    if any(not each.stage.may_be_overwritten or each.note for _, each in bitext.segments()):
        raise worked_on(project, document)


def worked_on(project: Project, document: Document) -> ProjectError:
    """The error that a document is not replaced because a person has worked on it."""
    journal = document_journal(project, document)
    files = f"that file and {journal.path}" if journal.exists else "that file"
    return ProjectError(
        f"{document.name} has been worked on; it is not replaced: {document.bitext}",
        hint="A new version of it comes in under another name, and alignwb draft fills in what is"
        f" translated here. To begin again all the same, move {files} away first.",
    )
