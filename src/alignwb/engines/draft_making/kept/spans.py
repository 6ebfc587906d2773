"""The values of this room: stretches of a source that no model is to read."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from alignwb.core.languages.words import Span


class ReadAs(StrEnum):
    """What a model reads in the place of a kept span."""

    WORD = "word"  # a name that it copies
    NUMBER = "number"  # a number that it copies
    FIGURES = "figures"  # the draft's own words for it, as any number
    NOTHING = "nothing"  # it comes back after the word before it
    OPENING = "opening"  # nothing; it comes back before the word after it
    CLOSING = "closing"  # nothing; it comes back right after the word before it


class KeptSpan(NamedTuple):
    """Characters `start` to `end` (exclusive) of a source.

    Attributes:
        start: Its first character.
        end: The character after it.
        wording: The draft's wording for it; the same characters but for numbers.
        reading: What stands there for the model.
        yields: Whether a term of the termbase in the same place goes before it.
    """

    start: int
    end: int
    wording: str
    reading: ReadAs
    yields: bool = False


class StandIn(NamedTuple):
    """A word or number that a model reads for a kept span.

    Attributes:
        word: What it reads.
        original: What stands in the source.
        wording: What a draft has for it.
        span: Its place in the source that it was taken out of.
    """

    word: str
    original: str
    wording: str
    span: Span = Span(0, 0)


class PlacedMark(NamedTuple):
    """Something that a model does not read, by the offset where it stood.

    Attributes:
        text: What is put into a draft, its space included; "" where a word is only to be raised.
        offset: In the text that the model reads.
        reading: How it is placed.
    """

    text: str
    offset: int
    reading: ReadAs


class LineCase(StrEnum):
    """The letter case of a whole piece, taken off before it is read and given back."""

    AS_IT_IS = "as it is"
    CAPITALS = "capitals"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class KeptParts:
    """All that is kept of a piece beside what the model reads.

    Attributes:
        stand_ins: Each stands once in the text.
        marks: In order of their offsets.
        raised: Offsets inside words that were in capitals and are read without.
        case: Of the whole piece.
    """

    stand_ins: tuple[StandIn, ...] = ()
    marks: tuple[PlacedMark, ...] = ()
    raised: tuple[PlacedMark, ...] = ()
    case: LineCase = LineCase.AS_IT_IS


NOTHING_KEPT = KeptParts()
