"""The units of a translation memory, its answers, and the percent taken off a match."""

import re
from dataclasses import dataclass
from enum import StrEnum

from alignwb.core.defaults import LEAST_MATCH, MATCHES_SHOWN

UNCONFIRMED_PENALTY = 5
"""Percent off for a target that nobody has confirmed."""

MACHINE_PENALTY = 10
"""Percent off in addition for an unconfirmed target that a machine made."""

_FOLDER = re.compile(r"penalty-0*(\d{1,3})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class MemoryUnit:
    """A source and its target, with their place in a file.

    Attributes:
        source: Footnote markers as `[^2]`.
        target: The same.
        place: Its place in its file ("p2/s1", "unit 12").
        previous: The source before it in the same document; "" at its beginning.
        next: The source after it; "" at its end.
        penalty: Percent that its match rate is lowered by.
    """

    source: str
    target: str
    place: str
    previous: str = ""
    next: str = ""
    penalty: int = 0


class MatchKind(StrEnum):
    """The kinds of matches, the best first."""

    CONTEXT = "context"  # the same source, between the same neighbours
    EXACT = "exact"
    FUZZY = "fuzzy"


@dataclass(frozen=True, slots=True)
class MemoryMatch:
    """A unit that is like a source.

    Attributes:
        kind: How the sources match, whatever the penalty.
        rate: Percent (0-100), the penalty already taken off.
        unit: The unit found.
        file: Its file, relative to the project ("memory/letters.tmx").
    """

    kind: MatchKind
    rate: int
    unit: MemoryUnit
    file: str


@dataclass(frozen=True, slots=True)
class MemoryHit:
    """A unit in which a searched text stands.

    Attributes:
        unit: The unit found.
        file: Its file, relative to the project.
        previous: The unit before it in the document; None at its beginning or if that is not in
            the memory.
        following: The unit after it; None likewise.
    """

    unit: MemoryUnit
    file: str
    previous: MemoryUnit | None = None
    following: MemoryUnit | None = None


@dataclass(frozen=True, slots=True)
class Exclusion:
    """Units that a look-up does not find.

    Attributes:
        files: Names of files none of whose units are found.
        units: Single units that are not found, each by its file and its place.
    """

    files: frozenset[str] = frozenset()
    units: frozenset[tuple[str, str]] = frozenset()

    def covers(self, file: str, place: str) -> bool:
        """True if a unit is left out."""
        return file in self.files or (file, place) in self.units


NOTHING_EXCLUDED = Exclusion()
"""Lets everything be found."""


@dataclass(frozen=True, slots=True)
class MemoryQuery:
    """A source to look up.

    Attributes:
        source: The source, with footnote markers as `[^2]`.
        previous: The source before it in its document, which makes an exact match one in context;
            "" at the beginning.
        following: The source after it; "" at the end.
        limit: How many matches are wanted at most.
        least_rate: The rate in percent they have at least, their penalty taken off.
        without: Units that are left out.
    """

    source: str
    previous: str = ""
    following: str = ""
    limit: int = MATCHES_SHOWN
    least_rate: int = LEAST_MATCH
    without: Exclusion = NOTHING_EXCLUDED


def folder_penalty(*folders: str) -> int:
    """The percent that folders of a memory take off by their names: `penalty-30` takes off 30.

    Several add up, to 100 at most.
    """
    matches = filter(None, map(_FOLDER.fullmatch, folders))
    return min(100, sum(int(match[1]) for match in matches))


def unit_penalty(*, is_confirmed: bool, is_machine: bool) -> int:
    """The percent taken off a unit that nobody has confirmed, more if a machine made it."""
    if is_confirmed:
        return 0
    return UNCONFIRMED_PENALTY + (MACHINE_PENALTY if is_machine else 0)
