"""A pairing ↔ the plain values that files hold: what is at its default is left out."""

from collections.abc import Mapping
from dataclasses import fields
from math import isfinite
from typing import Any, TypeAlias

from alignwb.core.bitext.pairing import Pairing

Value: TypeAlias = Any
"""What `json.loads` returns."""

_NUMBERS = frozenset({"source_breaks", "target_breaks", "paragraph_breaks"})
_TEXTS = frozenset({"original_source", "original_target"})
_DEFAULT = Pairing()
_NAMES = tuple(field.name for field in fields(Pairing))


def to_values(pairing: Pairing) -> dict[str, Value]:
    """By the names of its fields, in their order; tuples as lists."""
    values: dict[str, Value] = {}
    for name in _NAMES:
        value = getattr(pairing, name)
        if value != getattr(_DEFAULT, name):
            values[name] = list(value) if name in _NUMBERS else value
    return values


def from_values(values: Value) -> Pairing:
    """The opposite of `to_values`.  Raises ValueError on what that does not make."""
    if not isinstance(values, Mapping):
        raise ValueError("a pairing is an object")
    return Pairing(**{name: _field(name, value) for name, value in values.items()})


def _field(name: str, value: Value) -> Value:
    if name in _NUMBERS:
        return _rising(value)
    if name in _TEXTS and isinstance(value, str):
        return value
    if name == "is_marked" and isinstance(value, bool):
        return value
    if name == "confidence":
        return _confidence(value)
    raise ValueError(f"{name}: {value!r}")


def _rising(value: Value) -> tuple[int, ...]:
    if not isinstance(value, list) or not all(type(number) is int for number in value):
        raise ValueError(f"{value!r} should be whole numbers")
    if sorted(set(value)) != value or min(value, default=0) < 0:
        raise ValueError(f"{value!r} should rise from 0 or more")
    return tuple(value)


def _confidence(value: Value) -> float | None:
    if value is None:
        return None
    if type(value) not in {int, float} or not isfinite(value) or not 0 <= value <= 1:
        raise ValueError(f"{value!r} should be from 0 to 1")
    return float(value)
