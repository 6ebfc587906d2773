"""Which document a review was written from: one of the project, or its aligned bitext."""

from collections.abc import Sequence

from alignwb.core.bitext.bitext import Bitext
from alignwb.errors import AlignwbError
from alignwb.formats.reviewed.review_names import fingerprint
from alignwb.formats.reviewed.review_reader import ReviewRow
from alignwb.services.project.documents import load_bitext
from alignwb.services.project.project import Document, Project
from alignwb.services.reviewing.reviewed_changes import ref_of


def reviewed_document(project: Project, name: str, rows: Sequence[ReviewRow]) -> Document | None:
    """The document of exactly that name, or the aligned bitext of that name; None for neither.

    Where there are both, it is the one that more of the rows were written from.
    """
    imported = (each for each in project.documents() if each.name == name and each.is_imported)
    aligned = (each for each in project.reference_documents() if each.name == name)
    found = [*imported, *aligned]
    return (
        found[0]
        if len(found) == 1
        else max(found, key=lambda each: _known(each, rows), default=None)
    )


def _known(document: Document, rows: Sequence[ReviewRow]) -> int:
    """How many of the rows a document has as they were written; none if it cannot be read."""
    try:
        bitext = load_bitext(document)
    except AlignwbError:
        return 0
    return sum(_is_from(bitext, row) for row in rows)


def _is_from(bitext: Bitext, row: ReviewRow) -> bool:
    try:
        segment = bitext.segment(ref_of(row))
    except KeyError:
        return False
    if row.key is None:
        return segment.source == row.source
    return (fingerprint(segment.source), fingerprint(segment.target)) == row.key[:2]
