"""Opening a document: bringing its file and its journal together, after a crash too."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.history import History, Work
from alignwb.core.bitext.segment import SegmentRef, Status
from alignwb.errors import FormatError, ProjectError, UnmergedError
from alignwb.files.file_bytes import read_bytes_if_there
from alignwb.formats.xliff import XliffFile
from alignwb.services.project.project import Document, Project
from alignwb.services.session.box_records import Box, OpenBoxes, Texts, is_held
from alignwb.services.session.disk_changes import (
    file_of,
    merge_typed,
    number_segments,
    take_over,
)
from alignwb.services.session.edit_codec import Json
from alignwb.services.session.journal import Journal, digest, document_journal
from alignwb.services.session.journal_lines import Lines
from alignwb.services.session.records import OpenText
from alignwb.services.session.replay import (
    State,
    find_state,
    has_open_text,
    has_unsaved_work,
    replay,
)
from alignwb.services.session.saved_file import read_work


@dataclass(frozen=True, slots=True)
class Recovery:
    """What opening brought back from the journal, for the user.

    Attributes:
        edits: How many edits were not saved.
        open_text: What was typed and not committed; None for nothing.
        boxes: What was typed in the boxes of dialogs and not kept.
        message: What the user should know; "" for nothing.
        hint: What to do where it can only be read; "" where the message says it.
    """

    edits: int = 0
    open_text: OpenText | None = None
    boxes: OpenBoxes = field(default_factory=dict)
    message: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Recovered:
    """A document as it opens.

    Attributes:
        work: Its bitext and history.
        known: The file as it was last read or written; what is on disk now, unless another
            program changed that in a way the user has to be asked about.
        is_continued: Whether the journal can go on; else it has to start over.
        recovery: What to tell the user.
    """

    work: Work
    known: XliffFile
    is_continued: bool = False
    recovery: Recovery = Recovery()


@dataclass(frozen=True, slots=True)
class Replayed:
    """The work that a journal leads to.

    Attributes:
        known: The file as it was last written.
        work: The bitext and its history at the journal's end.
        open_text: What was being typed; None for nothing.
        boxes: What was being typed in the boxes of dialogs.
        unsaved_edits: How many edits since the file was last written.
        is_whole: Whether every record could be replayed.
        is_continued: Whether the journal can go on without starting over.
        message: What the user should know; "" for nothing.
    """

    known: XliffFile
    work: Work
    open_text: OpenText | None
    boxes: OpenBoxes
    unsaved_edits: int
    is_whole: bool
    is_continued: bool = False
    message: str = ""


def read_document_file(path: Path, journal: Journal, *, may_write: bool) -> XliffFile:
    """Read a document's file.

    Raises FormatError if it is damaged, and ProjectError if it is missing or cannot be read.  If
    the journal knows what it should hold and `may_write`, that is written beside the journal for
    the user to copy; the file itself is not changed.  Not where the file has what no journal
    knows: a version that git could not merge, or that one may not read.
    """
    try:
        data = read_bytes_if_there(path)
        if data is None:
            raise ProjectError(
                f"{path} is missing", hint="Make it from its source with: alignwb import FILE"
            )
        return read_work(data, path)
    except UnmergedError:
        raise
    except (ProjectError, FormatError) as error:
        if isinstance(error.__cause__, PermissionError):
            raise ProjectError(error.message, hint="Have its owner let you read it.") from error
        hint = _write_recovered(path, journal) if may_write and journal.exists else ""
        raise type(error)(error.message, hint=hint or error.hint) from error


def is_left_unsaved(project: Project, document: Document) -> bool:
    """Whether the journal has work that the document's file has not: edits, or what is typed.

    Opening the document brings it back.  Raises ProjectError if the journal cannot be read.
    """
    kinds = document_journal(project, document).kinds()
    return has_unsaved_work(kinds) or has_open_text(kinds)


def recover(journal: Journal, file: XliffFile, path: Path) -> Recovered:
    """Bring a document's file, which holds `file` now, and its journal together.

    Writes nothing but copies of what cannot be used.  Raises ProjectError if the journal cannot be
    read, or such a copy cannot be made.
    """
    lines = journal.read()
    if not lines.records and not lines.is_damaged:
        return Recovered(Work(file.bitext), file)
    try:
        return _recover(journal, lines, file, path)
    except ProjectError:
        raise
    except Exception:  # noqa: BLE001 - whatever a journal may hold, its document can be opened
        return _without_journal(journal, file, path)


def _without_journal(journal: Journal, file: XliffFile, path: Path) -> Recovered:
    copy = journal.copy_aside("unused")
    message = f"The journal of {path.name} cannot be used. It was set aside as {copy.name}."
    return Recovered(Work(file.bitext), file, recovery=Recovery(message=message))


def _recover(journal: Journal, lines: Lines, file: XliffFile, path: Path) -> Recovered:
    replayed = (
        _replay_after(file, lines.records, path)
        or _replay_open_text(journal, lines.records, file, path)
        or replay_all(journal, lines.records, path)
    )
    if replayed is None:
        return _without_journal(journal, file, path)
    recovered = _bring_together(replayed, file, journal, path)
    if lines.is_damaged or not replayed.is_whole:
        copy = journal.copy_aside("damaged")
        recovered = _with_message(
            replace(recovered, is_continued=False),
            f"The journal of {path.name} is damaged. What could be read of it is here; all of it"
            f" was set aside as {copy.name}.",
        )
    recovered = _with_open_text(recovered, replayed.open_text, journal)
    return _with_boxes(recovered, replayed.boxes, journal)


def _write_recovered(path: Path, journal: Journal) -> str:
    """Where the work is that the journal knows, for a hint; "" if it knows none."""
    try:
        return _recovered_file(path, journal)
    except Exception:  # noqa: BLE001 - what is wrong with the file itself is to be told
        return ""


def _recovered_file(path: Path, journal: Journal) -> str:
    replayed = replay_all(journal, journal.read().records, path)
    if replayed is None:
        return ""
    file = file_of(replayed.work.bitext, replayed.known, path=path)
    copy = journal.write_beside("recovered.xlf", file.data)
    return (
        f"Your work is in {copy}: copy it to {path} and open the document again. To begin again"
        f" from the source instead, delete {journal.path}."
    )


def _replay_open_text(
    journal: Journal, records: Sequence[Json], file: XliffFile, path: Path
) -> Replayed | None:
    """The file as it is with the open text, if nothing else was left unsaved; None if it was.

    For a file that another program changed while the document was closed: its version counts, and
    the edits from before it no longer fit.  None too if it has changed what was being typed in.
    """
    is_unsaved = has_unsaved_work([record["kind"] for record in records])
    if not records or is_unsaved or _is_typed_over(journal, records, file, path):
        return None
    state, count = replay(State(None, None), records)
    message = f"{path.name} was changed by another program while it was closed."
    before = journal.keep_base()
    if before:
        message += f" A copy of it from before is {before.name}."
    is_whole = count == len(records)
    return Replayed(
        file, Work(file.bitext), state.open_text, state.boxes, 0, is_whole, message=message
    )


def _is_typed_over(journal: Journal, records: Sequence[Json], file: XliffFile, path: Path) -> bool:
    """Whether the open text would go over what another program has made of its segment."""
    replayed = replay_all(journal, records, path)
    if replayed is None or replayed.open_text is None:
        return False
    known, ours = replayed.known.bitext, replayed.work.bitext
    return bool(merge_typed(known, ours, file.bitext, replayed.open_text).conflicts)


def replay_all(journal: Journal, records: Sequence[Json], path: Path) -> Replayed | None:
    """Replay all of it, from the copy of the file it starts from; None if there is no copy."""
    data = journal.base(records[0]["sha256"]) if records else None
    if data is None:
        return None
    try:
        base = read_work(data, path)
    except FormatError:
        return None
    state, count = replay(State(base.bitext, base.bitext), records)
    return _replayed(state, base, path, is_whole=count == len(records))


def _replay_after(file: XliffFile, records: Sequence[Json], path: Path) -> Replayed | None:
    """Replay from the record whose state is on disk; None if there is none."""
    number = find_state(records, digest(file.data))
    if number is None:
        return None
    before, count_before = replay(State(None, None), records[: number + 1])
    steps = before.history if count_before == number + 1 else History()
    saving = file.bitext if records[number]["kind"] == "saving" else None
    start = State(file.bitext, file.bitext, steps, before.open_text, before.boxes, saving=saving)
    state, count = replay(start, records[number + 1 :])
    is_whole = count_before + count == len(records)
    # A save without a record of its end has succeeded if its file is there; a new journal says so.
    is_recorded = number == 0 or any(record["kind"] == "saved" for record in records[number:])
    return replace(_replayed(state, file, path, is_whole=is_whole), is_continued=is_recorded)


def _replayed(state: State, base: XliffFile, path: Path, *, is_whole: bool) -> Replayed:
    assert state.bitext is not None
    assert state.saved is not None
    return Replayed(
        file_of(state.saved, base, path=path),
        Work(state.bitext, state.history),
        state.open_text,
        state.boxes,
        state.unsaved_edits,
        is_whole,
    )


def _bring_together(replayed: Replayed, file: XliffFile, journal: Journal, path: Path) -> Recovered:
    known, work = replayed.known, replayed.work
    recovery = Recovery(edits=replayed.unsaved_edits, message=replayed.message)
    if known.data == file.data:
        return Recovered(work, known, replayed.is_continued, recovery)
    ours = work.bitext
    result = merge_typed(known.bitext, ours, file.bitext, replayed.open_text)
    if result.conflicts:
        message = (
            f"{path.name} was changed by another program where you have unsaved changes too, in"
            f" {'segment' if len(result.conflicts) == 1 else 'segments'}"
            f" {number_segments(result.conflicts, ours)}. You have your own changes before you;"
            " saving will ask what to keep."
        )
        return Recovered(work, known, recovery=replace(recovery, message=message))
    taken = take_over(work, result.bitext)
    message = f"{path.name} was changed by another program; your unsaved changes were merged."
    if not taken.keeps_history:
        message += f" Your version was set aside as {_ours_aside(ours, known, journal, path)}."
    steps = replace(taken.work.history, undone=taken.undone)
    work = replace(taken.work, history=steps)
    return Recovered(work, file, recovery=replace(recovery, message=message))


def _ours_aside(ours: Bitext, known: XliffFile, journal: Journal, path: Path) -> str:
    return journal.set_aside("ours", ".xlf", file_of(ours, known, path=path).data).name


def _with_open_text(
    recovered: Recovered, open_text: OpenText | None, journal: Journal
) -> Recovered:
    if open_text is None:
        return recovered
    try:
        segment = recovered.work.bitext.segment(open_text.ref)
    except KeyError:
        return _with_text_aside(recovered, open_text.ref, open_text.text, journal)
    if segment.text(open_text.side) == open_text.text:
        # The edit was kept, the record that it was did not come.
        return replace(recovered, is_continued=False)
    if segment.status is Status.LOCKED:  # by another program; no edit could be made of it
        return _with_text_aside(recovered, open_text.ref, open_text.text, journal, "locked now")
    return replace(recovered, recovery=replace(recovered.recovery, open_text=open_text))


def _with_boxes(recovered: Recovered, boxes: OpenBoxes, journal: Journal) -> Recovered:
    unfinished: dict[Box, Texts] = {}
    for box, texts in boxes.items():
        try:
            is_kept = is_held(recovered.work.bitext, box, texts)
        except KeyError:
            text = "\n".join(filter(None, texts.values()))
            recovered = _with_text_aside(recovered, box.ref, text, journal)
            continue
        if is_kept:  # as above
            recovered = replace(recovered, is_continued=False)
        else:
            unfinished[box] = texts
    return replace(recovered, recovery=replace(recovered.recovery, boxes=unfinished))


def _with_text_aside(
    recovered: Recovered,
    ref: SegmentRef | None,
    text: str,
    journal: Journal,
    what_it_is: str = "no longer there",
) -> Recovered:
    """Set what was typed for a segment that takes it no more aside; the journal drops it."""
    copy = journal.set_aside("typed", ".txt", text.encode("utf-8", "replace"))
    return _with_message(
        replace(recovered, is_continued=False),
        f"The segment {ref} that was being typed in is {what_it_is}; the text"
        f" was set aside as {copy.name}.",
    )


def _with_message(recovered: Recovered, message: str) -> Recovered:
    recovery = recovered.recovery
    together = f"{recovery.message} {message}".strip()
    return replace(recovered, recovery=replace(recovery, message=together))
