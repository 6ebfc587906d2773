"""Replaying a journal: from its records to the state of the document.

If the file on disk is one of the states the journal went through, only the records after it are
replayed; from those before it only the history is taken.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from alignwb.core.bitext import edits, history
from alignwb.core.bitext.bitext import Bitext, Paragraph
from alignwb.core.bitext.code_numbers import with_codes_there
from alignwb.core.bitext.edits import Change, Edit
from alignwb.core.bitext.history import History
from alignwb.services.session import edit_codec, records
from alignwb.services.session.box_records import OpenBoxes, decode_boxes
from alignwb.services.session.edit_codec import Json
from alignwb.services.session.records import OpenText


@dataclass(frozen=True, slots=True)
class State:
    """A document's state at a record.

    Attributes:
        bitext: The bitext; None while only the history is replayed.
        saved: The bitext as the file was last written; None as above.
        open_text: What is typed in the open segment; None for nothing.
        boxes: What is typed in the boxes of dialogs.
        saving: The bitext that is being written; None if none is.
        unsaved_edits: Edits, undos and redos since the file was last written.
    """

    bitext: Bitext | None
    saved: Bitext | None
    history: History = field(default_factory=History)
    open_text: OpenText | None = None
    boxes: OpenBoxes = field(default_factory=dict)
    saving: Bitext | None = None
    unsaved_edits: int = 0


def find_state(journal: Sequence[Json], sha256: str) -> int | None:
    """The record whose state is that of the file with this digest.

    Only the last save counts, and one that was begun after it: any other state of the file was
    put there by another program.
    """
    saved = 0
    saving: int | None = None
    for number, record in enumerate(journal):
        if record["kind"] == "saving" and isinstance(record.get("sha256"), str):
            saving = number
        elif record["kind"] == "saved" and saving is not None:
            saved = saving
            saving = None
    for candidate in (saving, saved):
        if candidate is not None and journal and journal[candidate]["sha256"] == sha256:
            return candidate
    return None


def has_unsaved_work(kinds: Sequence[str]) -> bool:
    """Whether anything but the open text was changed since the last save; kinds: of the records."""
    for kind in reversed(kinds):
        if kind == "saved":
            return False
        if kind in {"state", "edit", "undo", "redo", "drafts"}:
            return True
    return False


def has_open_text(kinds: Sequence[str]) -> bool:
    """Whether something is typed that was neither committed nor discarded; kinds: as above."""
    return next((kind == "open" for kind in reversed(kinds) if kind in {"open", "closed"}), False)


def replay(state: State, journal: Sequence[Json]) -> tuple[State, int]:
    """The state after the records, and how many of them could be replayed.

    It stops before the first record that does not fit.
    """
    for number, record in enumerate(journal):
        try:
            state = _STEPS[record["kind"]](state, record)
        except Exception:  # noqa: BLE001 - a record may be odd in any way, and only ends the replay
            return state, number
    return state, len(journal)


def _changed(state: State, edit: Edit, steps: History) -> State:
    bitext = state.bitext
    if bitext is not None:
        before, bitext = bitext, edits.apply(bitext, edit)
        for change in edit.changes:
            _refuse_twins(bitext.paragraph(change.paragraph))
        for paragraph in edit.paragraphs.after if edit.paragraphs else ():
            _refuse_twins(paragraph)
        # An undo may put the paragraph away that the edit led to; whoever goes there finds the way.
        if edit.focus.paragraph not in before.positions:
            bitext.paragraph(edit.focus.paragraph)  # raises KeyError if there is nothing to show
    unsaved_edits = state.unsaved_edits + 1
    return replace(state, bitext=bitext, history=steps, unsaved_edits=unsaved_edits)


def _refuse_twins(paragraph: Paragraph) -> None:
    """Raise ValueError if two segments of a paragraph have one id: nothing could be told apart."""
    if len({segment.id for segment in paragraph.segments}) != len(paragraph.segments):
        raise ValueError("two segments of one id")


def _with_codes(bitext: Bitext, edit: Edit) -> Edit:
    """The edit as it fits where a journal is older than the inline codes of the texts."""
    changes: list[Change] = []
    for change in edit.changes:
        paragraph = bitext.paragraph(change.paragraph)
        there = paragraph.segments[change.start : change.start + len(change.before)]
        if not paragraph.codes or there == change.before or len(there) != len(change.before):
            changes.append(change)
            continue
        codes = paragraph.codes
        pairs = {before.id: (before, now) for before, now in zip(change.before, there, strict=True)}
        before, after = (
            tuple(
                with_codes_there(each, *pairs[each.id], codes) if each.id in pairs else each
                for each in run
            )
            for run in (change.before, change.after)
        )
        changes.append(replace(change, before=before, after=after))
    return replace(edit, changes=tuple(changes))


def _edit(state: State, record: Json) -> State:
    edit = edit_codec.decode_edit(record["edit"])
    if state.bitext is not None:
        edit = _with_codes(state.bitext, edit)
    return _changed(state, edit, history.record(state.history, edit))


def _step(state: State, record: Json) -> State:
    move = history.step_back if record["kind"] == "undo" else history.step_forward
    step = move(state.history)
    if step is None:
        raise ValueError("there is no edit to undo or redo")
    return _changed(state, step[1], step[0])


def _past(state: State, record: Json) -> State:
    edit, steps = edit_codec.decode_edit(record["edit"]), state.history
    if record["kind"] == "done":
        return replace(state, history=replace(steps, done=(*steps.done, edit)))
    if record.get("typed"):
        return replace(state, history=history.with_undone(steps, edit))
    return replace(state, history=replace(steps, undone=(*steps.undone, edit)))


def _drafts(state: State, record: Json) -> State:
    attached = records.decode_drafts(record)
    bitext = state.bitext
    if bitext is not None:
        drafts = {ref: drafted.draft for ref, drafted in attached.items()}
        edit = edits.attach_drafts(bitext, drafts)
        bitext = bitext if edit is None else edits.apply(bitext, edit)
    steps = history.rebase_on_drafts(state.history, attached)
    return replace(state, bitext=bitext, history=steps)


def _open_text(state: State, record: Json) -> State:
    return replace(state, open_text=records.decode_open_text(state.open_text, record))


def _closed(state: State, _record: Json) -> State:
    return replace(state, open_text=None)


def _boxes(state: State, record: Json) -> State:
    return replace(state, boxes=decode_boxes(state.boxes, record))


def _state(state: State, record: Json) -> State:
    bitext = None if state.bitext is None else records.decode_state(state.bitext, record)
    return replace(
        state, bitext=bitext, unsaved_edits=edit_codec.decode_number(record["unsaved_edits"])
    )


def _saving(state: State, record: Json) -> State:
    edit_codec.decode_text(record["sha256"])  # of no file otherwise: `find_state` looks past it
    return replace(state, saving=state.bitext)


def _saved(state: State, _record: Json) -> State:
    if state.bitext is not None and state.saving is None:
        raise ValueError("saved what was not being saved")
    return replace(state, saved=state.saving, saving=None, unsaved_edits=0)


def _base(state: State, _record: Json) -> State:
    return state


_STEPS: Mapping[str, Callable[[State, Json], State]] = {
    "base": _base,
    "done": _past,
    "undone": _past,
    "state": _state,
    "edit": _edit,
    "undo": _step,
    "redo": _step,
    "drafts": _drafts,
    "open": _open_text,
    "typed": _open_text,
    "closed": _closed,
    "box": _boxes,
    "box_typed": _boxes,
    "box_closed": _boxes,
    "saving": _saving,
    "saved": _saved,
}
