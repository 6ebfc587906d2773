"""Where paragraphs of the source begin in a segment ↔ plain values, for files and the journal."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from alignwb.core.bitext.segment import Kind, ParagraphStart
from alignwb.core.bitext.structure import paragraph_layout

JsonValue: TypeAlias = Any
"""A value as `json.loads` returns it."""

_BEYOND = 10**9
"""No offset, page or line has such a number."""


def to_values(starts: Sequence[ParagraphStart]) -> list[JsonValue]:
    """The plain values that files hold; what is as it is by default is left out."""
    return [_values(each) for each in starts]


def from_values(values: JsonValue) -> tuple[ParagraphStart, ...]:
    """The inverse of `to_values`.  Raises ValueError on anything `to_values` does not make."""
    if not isinstance(values, list):
        raise ValueError("the paragraphs that begin in a segment are a list")
    starts = tuple(map(_start, values))
    offsets = [each.offset for each in starts]
    if offsets != sorted(offsets):
        raise ValueError("the paragraphs that begin in a segment stand in order")
    return starts


def _values(start: ParagraphStart) -> dict[str, JsonValue]:
    values: dict[str, JsonValue] = {"at": start.offset, "id": start.paragraph}
    if start.kind is not Kind.PARAGRAPH:
        values["kind"] = str(start.kind)
    if start.page is not None:
        values["page"] = start.page
    if start.lines is not None:
        values["lines"] = list(start.lines)
    if start.places:
        values["places"] = list(start.places)
    if layout := paragraph_layout.to_values(start.layout):
        values["layout"] = layout
    return values


def _start(values: JsonValue) -> ParagraphStart:
    if not isinstance(values, Mapping) or not {"at", "id"} <= values.keys():
        raise ValueError("a paragraph begins at a place and has an id")
    unknown = values.keys() - {"at", "id", "kind", "page", "lines", "places", "layout"}
    if unknown:
        raise ValueError(f"a paragraph has no {', '.join(map(repr, unknown))}")
    lines = None
    if "lines" in values:
        first, last = _list(values["lines"])
        lines = (_number(first), _number(last))
    return ParagraphStart(
        _number(values["at"]),
        _text(values["id"]),
        Kind(values.get("kind", Kind.PARAGRAPH)),
        _number(values["page"]) if "page" in values else None,
        lines,
        tuple(map(_text, _list(values.get("places", [])))),
        paragraph_layout.from_values(values.get("layout", {})),
    )


def _list(value: JsonValue) -> list[JsonValue]:
    if not isinstance(value, list):
        raise ValueError(f"{value!r} should be a list")
    return value


def _text(value: JsonValue) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{value!r} should be a text")
    return value


def _number(value: JsonValue) -> int:
    if type(value) is not int or not 0 <= value < _BEYOND:
        raise ValueError(f"{value!r} should be a whole number from 0")
    return value
