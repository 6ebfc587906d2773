"""What the memory answers the screens, as messages: its thread touches no widget."""

from dataclasses import dataclass

from textual.message import Message

from alignwb.core.bitext import Bitext
from alignwb.core.edits import Edit
from alignwb.core.memory import MemoryHit, MemoryMatch
from alignwb.core.segment import SegmentRef
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
    """What the memory can fill in of a bitext; None for nothing."""

    bitext: Bitext
    edit: Edit | None


@dataclass
class HitsReady(Message):
    """Where a text stands in the memory."""

    text: str
    hits: tuple[MemoryHit, ...]


@dataclass
class MemoryFailed(Message):
    """The memory could not answer, or not take in a change."""

    error: AlignwbError
