"""Which format of a journal can hold which record.

1  edits of segments, drafts, typed text, saves
2  what is typed in the boxes of dialogs
3  corrected sources, paragraphs joined and divided
4  inline codes in texts, places of paragraphs in their source document
5  where paragraphs of the source begin in a segment

A journal has the lowest format that its records need, so that an older program refuses it in words
as long as it holds something that program could not give back, and reads it again after that.
"""

from alignwb.core.bitext.codes import has_codes
from alignwb.services.session.edit_codec import Json, needs_newer_segments

FORMAT = 5
"""The newest format."""

_CODES = frozenset({"codes", "places"})
_BOXES = frozenset({"box", "box_typed", "box_closed"})


def format_of(record: Json) -> int:
    """The lowest format of a journal that may hold the record."""
    if _holds_key(record, "paragraph_starts"):
        return 5
    if _holds_codes(record):
        return 4
    if record["kind"] in _BOXES:
        return 2
    edit = record.get("edit", {})
    if "paragraphs" in edit:
        return 3
    changes = edit.get("changes", ())
    runs = [run for change in changes for run in (change["before"], change["after"])]
    runs += [each["segments"] for each in record.get("paragraphs", ())]
    return 3 if any(map(needs_newer_segments, runs)) else 1


def _holds_key(value: Json, key: str) -> bool:
    """Whether a record has something of that name anywhere."""
    if isinstance(value, dict):
        return key in value or any(_holds_key(each, key) for each in value.values())
    return isinstance(value, list | tuple) and any(_holds_key(each, key) for each in value)


def _holds_codes(value: Json) -> bool:
    """Whether a record has inline codes anywhere."""
    if isinstance(value, str):
        return has_codes(value)
    if isinstance(value, dict):
        return not _CODES.isdisjoint(value) or any(map(_holds_codes, value.values()))
    return isinstance(value, list | tuple) and any(map(_holds_codes, value))
