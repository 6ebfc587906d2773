"""The units of a translation memory, what is asked of it, and its answers."""

from dataclasses import dataclass
from enum import StrEnum

from alignwb.core.defaults import LEAST_MATCH, MATCHES_SHOWN


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
