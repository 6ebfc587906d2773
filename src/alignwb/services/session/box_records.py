"""What is typed in the boxes of dialogs and not yet kept, and its records in the journal.

box         a box newly typed in: all its texts
box_typed   a key: what changed in one of them
box_closed  what was typed there was kept or discarded
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.segment import SegmentRef
from alignwb.services.session.edit_codec import Json, decode_number, decode_ref, decode_text

NOTE = "note"
"""The box whose text becomes the note of its segment."""

EDIT_SOURCE = "edit_source"
"""The box whose text becomes the source of its segment."""


@dataclass(frozen=True, slots=True)
class Box:
    """A box that text is typed in, or several of one dialog.

    Attributes:
        name: The id of the command that opens it.
        ref: The segment it belongs to; None if it belongs to the document.
    """

    name: str
    ref: SegmentRef | None = None


Texts: TypeAlias = Mapping[str, str]
"""The text of each field of a box; the one typed in last stands last."""

OpenBoxes: TypeAlias = Mapping[Box, Texts]
"""The boxes that hold something unfinished."""


def box_records(box: Box, before: Texts | None, after: Texts) -> Iterator[Json]:
    """The records that lead from the texts of a box to others; `before` None if it is new."""
    if before is None or before.keys() != after.keys():
        yield {"kind": "box", **_place(box), "texts": dict(after)}
        return
    for field, text in after.items():
        if text != before[field]:
            change = text_change(before[field], text)
            yield {"kind": "box_typed", **_place(box), "field": field, **change}


def box_closed_record(box: Box) -> Json:
    """The record of a box whose text was kept or discarded."""
    return {"kind": "box_closed", **_place(box)}


def decode_boxes(before: OpenBoxes, record: Json) -> OpenBoxes:
    """The boxes after one of the records above.

    Raises LookupError, TypeError or ValueError if the record does not fit.
    """
    ref = record["ref"]
    box = Box(decode_text(record["box"]), None if ref is None else decode_ref(ref))
    others = {each: texts for each, texts in before.items() if each != box}
    if record["kind"] == "box_closed":
        return others
    if record["kind"] == "box":
        texts = {
            decode_text(field): decode_text(text) for field, text in dict(record["texts"]).items()
        }
    else:
        texts = dict(before[box])
        text = texts.pop(record["field"])
        texts[record["field"]] = changed_text(text, record)
    return {**others, box: texts}


def is_held(bitext: Bitext, box: Box, texts: Texts) -> bool:
    """Whether the bitext holds what was typed in the box.  Raises KeyError if its segment is gone.

    What was typed in a box of the document, not of a segment, is never part of the bitext.
    """
    if box.ref is None:
        return False
    segment = bitext.segment(box.ref)
    kept = {NOTE: segment.note, EDIT_SOURCE: segment.source}.get(box.name)
    return all(text.strip() == kept for text in texts.values())


def text_change(old: str, new: str) -> dict[str, Json]:
    """What changed in a text: from where on, how many characters are gone, and what is there."""
    shorter = min(len(old), len(new))
    start = 0
    while start < shorter and old[start] == new[start]:
        start += 1
    end = 0
    while end < shorter - start and old[-1 - end] == new[-1 - end]:
        end += 1
    return {"at": start, "cut": len(old) - start - end, "put": new[start : len(new) - end]}


def changed_text(old: str, change: Json) -> str:
    """The text that `text_change` was given as the new one."""
    start, cut = decode_number(change["at"]), decode_number(change["cut"])
    if start + cut > len(old):
        raise ValueError("a key outside the text")
    return old[:start] + decode_text(change["put"]) + old[start + cut :]


def _place(box: Box) -> dict[str, Json]:
    return {"box": box.name, "ref": None if box.ref is None else list(box.ref)}
