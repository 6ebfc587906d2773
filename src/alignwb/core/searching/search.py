"""What is searched for, and where in segments it stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, Protocol

from alignwb.core.bitext.segment import Segment
from alignwb.errors import UsageError


class Field(StrEnum):
    """The texts of a segment that can be searched."""

    SOURCE = "source"
    TARGET = "target"
    NOTE = "note"


EVERYWHERE = frozenset(Field)


@dataclass(frozen=True, slots=True)
class Search:
    """What is searched for.

    Attributes:
        text: The words, or a regular expression; "" finds nothing.
        is_regex: Whether it is a regular expression.
        matches_case: Whether capitals and small letters are told apart.
        whole_words: Whether no letter or digit may stand beside what is found.
        fields: Where it is searched for.
    """

    text: str = ""
    is_regex: bool = False
    matches_case: bool = False
    whole_words: bool = False
    fields: frozenset[Field] = EVERYWHERE


class Substitution(NamedTuple):
    """Characters `start` to `end` (exclusive) of a text, and what is to stand there instead."""

    start: int
    end: int
    text: str


class SearchError(UsageError):
    """What is searched for cannot be: no regular expression, or one that takes too long."""


class Finder(Protocol):
    """Finds in any text what one `Search` searches for."""

    def spans(self, text: str) -> Sequence[tuple[int, int]]:
        """Where it stands, as (start, end), in order and apart.  Raises SearchError."""

    def substitutions(self, text: str, replacement: str) -> Sequence[Substitution]:
        """What is to stand in the place of each hit.  Raises SearchError."""


def texts_of(segment: Segment, fields: frozenset[Field] = EVERYWHERE) -> dict[Field, str]:
    """The texts of a segment that are to be searched."""
    texts = {
        Field.SOURCE: segment.source,
        Field.TARGET: segment.target,
        Field.NOTE: segment.note,
    }
    return {field: text for field, text in texts.items() if field in fields}


def holds(segment: Segment, finder: Finder, fields: frozenset[Field] = EVERYWHERE) -> bool:
    """Whether one of these texts of the segment has a hit.  Raises SearchError."""
    return any(finder.spans(text) for text in texts_of(segment, fields).values())
