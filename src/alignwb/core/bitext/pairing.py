"""A segment as a bead: its sentences on either side, the aligner's confidence, the flag."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from math import isfinite
from typing import Any, TypeAlias

JsonValue: TypeAlias = Any
"""A value as `json.loads` returns it."""

_NUMBERS = frozenset({"source_breaks", "target_breaks", "paragraph_breaks"})
_BEYOND_TEXTS = 10**9
"""No text has so many sentences."""
_TEXTS = frozenset({"original_source", "original_target"})


class Side(StrEnum):
    """One of the two texts."""

    SOURCE = "source"
    TARGET = "target"

    @property
    def other(self) -> "Side":
        """The other one of the two."""
        return Side.TARGET if self is Side.SOURCE else Side.SOURCE


@dataclass(frozen=True, slots=True)
class Pairing:
    """A segment as a bead of two aligned texts.

    A side is its sentences joined by single spaces.  Either side may be empty (a null), never
    both.  A bead without a source stands in the paragraph of the one before it.

    Attributes:
        source_breaks: Offsets in the source where its 2nd, 3rd … sentence begins, rising.
        target_breaks: Likewise in the target.
        paragraph_breaks: Numbers (from 0) of its target sentences that begin a paragraph of the
            target text, rising.
        confidence: The aligner's, 0..1; None where a person decided.
        is_flagged: True if the reviewer wants to come back to it.
        original_source: The source as it was aligned, if someone has edited it since; else "".
        original_target: Likewise the target.
        target_places: For each of its target sentences its number in the target text, where it
            stands elsewhere there than in the order of beads, else None; () where none does.
    """

    source_breaks: tuple[int, ...] = ()
    target_breaks: tuple[int, ...] = ()
    paragraph_breaks: tuple[int, ...] = ()
    confidence: float | None = None
    is_flagged: bool = False
    original_source: str = ""
    original_target: str = ""
    target_places: tuple[int | None, ...] = ()

    def breaks(self, side: Side) -> tuple[int, ...]:
        """The offsets where the 2nd, 3rd … sentence of that side begins."""
        return self.source_breaks if side is Side.SOURCE else self.target_breaks

    @property
    def is_moved(self) -> bool:
        """Whether any of its target stands elsewhere in the target text."""
        return bool(self.target_places)

    def original(self, side: Side) -> str:
        """The side as it was aligned, if someone has edited it since; else ""."""
        return self.original_source if side is Side.SOURCE else self.original_target

    def corrected(self, side: Side, before: str, after: str) -> "Pairing":
        """The pairing of a bead of which a person has changed that side.

        It keeps the side as it was aligned, and no confidence where one of the two texts is empty:
        the aligner had another pair before it.
        """
        original = self.original(side) or before
        kept = "" if original == after else original
        confidence = self.confidence if before and after else None
        if side is Side.SOURCE:
            return replace(self, original_source=kept, confidence=confidence)
        return replace(self, original_target=kept, confidence=confidence)


_DEFAULT = Pairing()
_KEYS = {field.name: field.name for field in fields(Pairing)} | {"is_flagged": "is_marked"}
"""The key of each field in files, as version 0.1 wrote it."""
_NAMES = {key: name for name, key in _KEYS.items()}


def to_values(pairing: Pairing) -> dict[str, JsonValue]:
    """The plain values that files hold, in the order of the fields; defaults are left out."""
    values: dict[str, JsonValue] = {}
    for name, key in _KEYS.items():
        value = getattr(pairing, name)
        if value != getattr(_DEFAULT, name):
            values[key] = list(value) if isinstance(value, tuple) else value
    return values


def from_values(values: JsonValue) -> Pairing:
    """The inverse of `to_values`.  Raises ValueError on anything `to_values` does not make."""
    if not isinstance(values, Mapping):
        raise ValueError("a pairing is an object")
    unknown = values.keys() - _NAMES.keys()
    if unknown:
        raise ValueError(f"a pairing has no {', '.join(map(repr, unknown))}")
    return Pairing(**{_NAMES[key]: _field(_NAMES[key], value) for key, value in values.items()})


def _field(name: str, value: JsonValue) -> JsonValue:
    if name in _NUMBERS:
        return _rising(value)
    if name == "target_places":
        return _places(value)
    if name in _TEXTS and isinstance(value, str):
        return value
    if name == "is_flagged" and isinstance(value, bool):
        return value
    if name == "confidence":
        return _confidence(value)
    raise ValueError(f"{name}: {value!r}")


def _rising(value: JsonValue) -> tuple[int, ...]:
    if not isinstance(value, list) or not all(type(number) is int for number in value):
        raise ValueError(f"{value!r} should be whole numbers")
    if sorted(set(value)) != value or min(value, default=0) < 0:
        raise ValueError(f"{value!r} should rise from 0 or more")
    return tuple(value)


def _places(value: JsonValue) -> tuple[int | None, ...]:
    are_numbers = isinstance(value, list) and all(
        number is None or (type(number) is int and 0 <= number < _BEYOND_TEXTS) for number in value
    )
    if not are_numbers:
        raise ValueError(f"{value!r} should be whole numbers or null")
    return tuple(value) if any(number is not None for number in value) else ()


def _confidence(value: JsonValue) -> float | None:
    if value is None:
        return None
    if type(value) not in {int, float} or not isfinite(value) or not 0 <= value <= 1:
        raise ValueError(f"{value!r} should be from 0 to 1")
    return float(value)
