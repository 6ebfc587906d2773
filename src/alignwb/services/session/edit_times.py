"""When segments were last worked on: their edits in the undo history say so."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from alignwb.core.bitext.edits import Edit
from alignwb.core.bitext.overview.pace import worked_on
from alignwb.core.bitext.segment import SegmentRef
from alignwb.errors import AlignwbError, FormatError
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
    """The edits that `read_edits` finds, for what works without the others as well."""
    return read_edits(project, document).edits


@dataclass(frozen=True, slots=True)
class ReadEdits:
    """The edits in the undo history of a document.

    Attributes:
        edits: The edits, as far as they could be read; none if there is no journal.
        problem: Why there may be more; None if all of the journal was read.
    """

    edits: tuple[Edit, ...]
    problem: AlignwbError | None = None


def read_edits(project: Project, document: Document) -> ReadEdits:
    """The edits in the undo history of a document that need not be open."""
    journal = document_journal(project, document)
    try:
        lines = journal.read()
        edits = tuple(_edits_of(lines.records))
    except AlignwbError as error:
        return ReadEdits((), error)
    except Exception:  # noqa: BLE001 - a record may be odd in any way
        return ReadEdits((), _damaged(journal.path))
    return ReadEdits(edits, _damaged(journal.path) if lines.is_damaged else None)


def _damaged(path: Path) -> FormatError:
    return FormatError(
        f"{path}: this journal is damaged",
        hint="Open the document: what can be read of it is taken from there, and the journal is set"
        " aside.",
    )


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
