"""When segments were last worked on: their edits in the undo history say so."""

from collections.abc import Iterable, Sequence

from alignwb.core.bitext.edits import Edit
from alignwb.core.bitext.overview.pace import worked_on
from alignwb.core.bitext.segment import SegmentRef
from alignwb.services.project.project import Document, Project
from alignwb.services.session.edit_codec import Json, decode_edit
from alignwb.services.session.journal import document_journal


def times_of(edits: Iterable[Edit]) -> dict[SegmentRef, int]:
    """When (seconds since 1970) each segment was last worked on by one of these edits.

    To have it filled in from a memory is not to work on it.
    """
    times: dict[SegmentRef, int] = {}
    for edit in edits:
        if edit.at_s is not None:
            for change in edit.changes:
                for segment in worked_on(change):
                    times[SegmentRef(change.paragraph, segment.id)] = edit.at_s
    return times


def edit_times(project: Project, document: Document) -> dict[SegmentRef, int]:
    """The same, from the journal of a document that need not be open; empty if there is none."""
    return times_of(edits_done(project, document))


def edits_done(project: Project, document: Document) -> tuple[Edit, ...]:
    """The edits in the undo history of a document that need not be open; () if there is none.

    What of the journal cannot be read says nothing: nobody loses a filter by a damaged journal.
    """
    try:
        return tuple(_edits_of(document_journal(project, document).read().records))
    except Exception:  # noqa: BLE001 - a record may be odd in any way
        return ()


def _edits_of(records: Sequence[Json]) -> list[Edit]:
    done: list[Edit] = []
    undone: list[Edit] = []
    for record in records:
        match record["kind"]:
            case "done":
                done.append(decode_edit(record["edit"]))
            case "undone":
                undone.append(decode_edit(record["edit"]))
            case "edit":
                done.append(decode_edit(record["edit"]))
                undone.clear()
            case "undo" if done:
                undone.append(done.pop())
            case "redo" if undone:
                done.append(undone.pop())
            case _:
                pass
    return done
