"""The records of a journal: one for everything that is done to a document.

base            the digest of the file that the journal starts from; always the first
done, undone    an edit of the history from before that
undone, typed   with both: what was typed and taken back, so that it can be done again
state           what differed from the base when the journal was last shortened
edit, undo, redo, drafts
open, typed, closed     the text of the open segment: all of it, what changed in it, gone
box, box_typed, box_closed  the same of the boxes of dialogs (`box_records`)
saving, saved   the state at `saving` is that of the file with its digest, once `saved` follows

A journal is shortened now and then: it starts over from the file with `history_records` and the
state.  So what must outlive that belongs into an `Edit` (`core/bitext/edits.py`).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.edits import Edit
from alignwb.core.bitext.history import Drafted, History
from alignwb.core.bitext.pairing import Side
from alignwb.core.bitext.segment import PostEdit, SegmentRef
from alignwb.services.session import edit_codec
from alignwb.services.session.box_records import changed_text, text_change
from alignwb.services.session.edit_codec import Json


@dataclass(frozen=True, slots=True)
class OpenText:
    """Text typed in one side of a segment and not yet committed as an edit.

    Attributes:
        post_edit: How it was made, if it is a target; None where that is not known.
    """

    ref: SegmentRef
    text: str
    side: Side = Side.TARGET
    post_edit: PostEdit | None = None


def history_records(history: History) -> Iterator[Json]:
    """Records of the edits that can be undone, and of those that can be redone."""
    for kind, steps in (("done", history.done), ("undone", history.undone)):
        for edit in steps:
            yield {"kind": kind, "edit": edit_codec.encode_edit(edit)}


def edit_record(edit: Edit) -> Json:
    """The record of an edit."""
    return {"kind": "edit", "edit": edit_codec.encode_edit(edit)}


def undo_record() -> Json:
    """The record of the last edit being undone."""
    return {"kind": "undo"}


def undone_record(edit: Edit) -> Json:
    """The record of an edit that was typed and taken back (`history.with_undone`)."""
    return {"kind": "undone", "edit": edit_codec.encode_edit(edit), "typed": True}


def redo_record() -> Json:
    """The record of the last undone edit being done again."""
    return {"kind": "redo"}


def closed_record() -> Json:
    """The record of open text that is gone."""
    return {"kind": "closed"}


def saving_record(sha256: str) -> Json:
    """The record of a file of that digest about to be written."""
    return {"kind": "saving", "sha256": sha256}


def saved_record() -> Json:
    """The record of that file being written."""
    return {"kind": "saved"}


def base_record(version: int, sha256: str) -> Json:
    """The first record of a journal: the digest of the file that it starts from."""
    return {"kind": "base", "format": version, "sha256": sha256}


def is_record(value: Json) -> bool:
    """Whether a line of a journal holds a record, of whatever kind."""
    return isinstance(value, dict) and isinstance(value.get("kind"), str)


def is_base_record(record: Json) -> bool:
    """Whether a record can be the first of a journal."""
    return (
        record["kind"] == "base"
        and type(record.get("format")) is int
        and isinstance(record.get("sha256"), str)
    )


def drafts_record(attached: Mapping[SegmentRef, Drafted]) -> Json:
    """The record of drafts that were attached."""
    drafts = [
        [*ref, drafted.source, edit_codec.encode_draft(drafted.draft)]
        for ref, drafted in attached.items()
    ]
    record: dict[str, Json] = {"kind": "drafts", "drafts": drafts}
    terms = [drafted.draft.terms for drafted in attached.values()]
    if any(terms):
        record["terms"] = terms
    confidences = [drafted.draft.confidence for drafted in attached.values()]
    if any(each is not None for each in confidences):
        record["confidences"] = confidences
    reworded = [[list(pair) for pair in drafted.draft.reworded] for drafted in attached.values()]
    if any(reworded):
        record["reworded"] = reworded
    return record


def decode_drafts(record: Json) -> dict[SegmentRef, Drafted]:
    """The drafts of a `drafts` record."""
    drafts = record["drafts"]
    terms = record.get("terms", [""] * len(drafts))
    confidences = record.get("confidences", [None] * len(drafts))
    reworded = record.get("reworded", [[]] * len(drafts))
    return {
        edit_codec.decode_ref((paragraph, segment)): Drafted(
            edit_codec.decode_text(source), edit_codec.decode_draft(draft, key, confidence, pairs)
        )
        for (paragraph, segment, source, draft), key, confidence, pairs in zip(
            drafts, terms, confidences, reworded, strict=True
        )
    }


def open_text_record(before: OpenText | None, after: OpenText) -> Json:
    """The record of a key: all of the text where it is newly open, else what changed in it."""
    if before is None or (before.ref, before.side) != (after.ref, after.side):
        record: Json = {"kind": "open", "ref": list(after.ref), "text": after.text}
        if after.side is not Side.TARGET:
            record["side"] = after.side
        known = None
    else:
        record = {"kind": "typed", **text_change(before.text, after.text)}
        known = before.post_edit
    if after.post_edit is not None:
        record["post_edit"] = edit_codec.encode_post_edit(after.post_edit, known)
    return record


def decode_open_text(before: OpenText | None, record: Json) -> OpenText:
    """The open text after an `open` or `typed` record."""
    if record["kind"] == "open":
        ref, side = edit_codec.decode_ref(record["ref"]), Side(record.get("side", Side.TARGET))
        text, known = edit_codec.decode_text(record["text"]), None
    elif before is None:
        raise ValueError("typed where no segment was open")
    else:
        ref, side, known = before.ref, before.side, before.post_edit
        text = changed_text(before.text, record)
    post_edit = None
    if "post_edit" in record:
        post_edit = edit_codec.decode_post_edit(record["post_edit"], text, known)
    return OpenText(ref, text, side, post_edit)


def state_record(base: Bitext, state: Bitext, unsaved_edits: int) -> Json:
    """The record of a state: the paragraphs that differ from `base`, and the order if that does."""
    known = {paragraph.id: paragraph for paragraph in base.paragraphs}
    order = list(state.positions)
    return {
        "kind": "state",
        "unsaved_edits": unsaved_edits,
        "order": None if order == list(known) else order,
        "paragraphs": [
            edit_codec.encode_paragraph(paragraph, known.get(paragraph.id))
            for paragraph in state.paragraphs
            if known.get(paragraph.id) != paragraph
        ],
    }


def decode_state(base: Bitext, record: Json) -> Bitext:
    """The bitext of a `state` record."""
    known = {paragraph.id: paragraph for paragraph in base.paragraphs}
    changed = [
        edit_codec.decode_paragraph(value, known.get(value["id"])) for value in record["paragraphs"]
    ]
    if record["order"] is None:
        return base.with_paragraphs(changed)
    known |= {paragraph.id: paragraph for paragraph in changed}
    if not record["order"] or len(set(record["order"])) != len(record["order"]):
        raise ValueError("an order names each paragraph once")
    return replace(base, paragraphs=tuple(known[paragraph_id] for paragraph_id in record["order"]))
