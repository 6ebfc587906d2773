"""What the memory answers the screens, as messages: its thread touches no widget."""

from collections.abc import Mapping
from dataclasses import dataclass

from textual.message import Message

from alignwb.core.bitext.segment import SegmentRef
from alignwb.core.memory.units import MemoryHit, MemoryMatch
from alignwb.errors import AlignwbError


@dataclass(frozen=True, slots=True)
class Wanted:
    """A segment for which matches are wanted, and its source as it is then."""

    ref: SegmentRef
    source: str


@dataclass
class MatchesReady(Message):
    """The matches of a segment, the best first."""

    wanted: Wanted
    matches: tuple[MemoryMatch, ...]


@dataclass
class FillingReady(Message):
    """What the memory knows word for word of a document."""

    matches: Mapping[SegmentRef, MemoryMatch]


@dataclass
class HitsReady(Message):
    """Where a text stands in the memory."""

    text: str
    hits: tuple[MemoryHit, ...]


@dataclass
class MemoryFailed(Message):
    """The memory could not answer, or not take in a change."""

    error: AlignwbError
