"""The team's units in the memory's index: under a name for each member."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from alignwb.core.memory.shared_units import SharedChange
from alignwb.core.memory.units import MemoryUnit

if TYPE_CHECKING:
    from alignwb.engines.memory.memory_index import Stamp

TEAM = "team"
"""The name whose stamp holds the number of the last change; it has no units."""

_PREFIX = f"{TEAM}/"

Gone = list[tuple[str, str, str]]
"""The name, the source, and how the place begins of units that are gone."""


def is_of_team(name: str) -> bool:
    """Whether a name in the memory is not a file's but the team's, or a member's."""
    return name == TEAM or name.startswith(_PREFIX)


def team_stamp(number: int) -> "Stamp":
    """The stamp that holds the number of the last change taken in."""
    from alignwb.engines.memory.memory_index import NO_STAMP, Stamp

    return Stamp(0, 0, str(number)) if number else NO_STAMP


def team_number(stamps: "Mapping[str, Stamp]") -> int:
    """The number of the last change taken in."""
    stamp = stamps.get(TEAM)
    return int(stamp.digest or 0) if stamp else 0


def places_of(changes: Sequence[SharedChange]) -> Gone:
    """The places that changes are about."""
    return [_key(change) for change in changes]


def units_of_changes(changes: Sequence[SharedChange]) -> list[tuple[str, MemoryUnit]]:
    """The units with the names of the members, in the order in which they came.

    Of one place the latest change counts.
    """
    latest: dict[tuple[str, str, str], SharedChange] = {}
    for change in changes:
        key = _key(change)
        latest.pop(key, None)  # so that the order is that in which they came
        latest[key] = change
    return [
        (
            name,
            MemoryUnit(
                source,
                change.target,
                place + change.confirmed_at[:10],
                change.previous,
                change.following,
            ),
        )
        for (name, source, place), change in latest.items()
        if change.target is not None
    ]


def _key(change: SharedChange) -> tuple[str, str, str]:
    return _PREFIX + change.author, change.where.source, _place(change)


def _place(change: SharedChange) -> str:
    """How the place of a unit begins; the day it was confirmed follows."""
    where = change.where
    return f"{where.project}/{where.document} {where.place}, "
