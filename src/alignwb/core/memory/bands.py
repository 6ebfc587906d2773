"""Match bands: how much of a document a memory knows, as translators count it."""

from dataclasses import dataclass

_FLOORS = (100, 95, 85, 75, 50)
NO_MATCH = "none"
BANDS = ("100", "95-99", "85-94", "75-84", "50-74", NO_MATCH)
"""The bands from the best on, as they are written."""


@dataclass(frozen=True, slots=True)
class BandCount:
    """How many segments, and how many source words in them."""

    segments: int = 0
    words: int = 0


def band_of(rate: int | None) -> str:
    """The band of a match rate in percent; that of no match for None and below 50."""
    if rate is not None:
        for floor, band in zip(_FLOORS, BANDS, strict=False):
            if rate >= floor:
                return band
    return NO_MATCH
