"""The text that is to stand in a place of a document."""

from dataclasses import dataclass, field

from alignwb.core.bitext.codes import Codes
from alignwb.core.bitext.segment import Status


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A text for a place of a document.

    Attributes:
        text: The text, with a character for each inline code; "" to leave the place empty.
        codes: What its codes are, by number.  A number that the place has itself is that code;
            one that it has not (paragraphs were joined) is written by its `data`.
    """

    text: str
    codes: Codes = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class PlacedTarget:
    """A target for a segment of a bilingual document.

    Attributes:
        text: The target, with a character for each inline code.
        status: How far it has come.
        codes: What its codes are, as of `PlacedText`.
    """

    text: str
    status: Status
    codes: Codes = field(default_factory=dict, hash=False)
