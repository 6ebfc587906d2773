"""Footnote markers: written `[^label]` in every text this program holds or shows."""

import re
from typing import NamedTuple

from alignwb.core.bitext.codes import words_alone

MARKER = re.compile(r"\[\^([0-9A-Za-z*†‡§]{1,8})\]")
"""One marker; group 1 is its label (`2` in `[^2]`)."""


class PlacedMarker(NamedTuple):
    """A marker and where it stood: `offset` counts characters of the text without any marker."""

    label: str
    offset: int

    @property
    def text(self) -> str:
        """The marker as it is written in a text."""
        return f"[^{self.label}]"


def labels(text: str) -> tuple[str, ...]:
    """The labels of all markers in `text`, in order, repeats kept."""
    return tuple(MARKER.findall(text))


def strip(text: str) -> tuple[str, tuple[PlacedMarker, ...]]:
    """The text without its markers, and each marker with its offset in that text."""
    pieces: list[str] = []
    placed: list[PlacedMarker] = []
    length = end = 0
    for match in MARKER.finditer(text):
        piece = text[end : match.start()]
        pieces.append(piece)
        length += len(piece)
        placed.append(PlacedMarker(match[1], length))
        end = match.end()
    pieces.append(text[end:])
    return "".join(pieces), tuple(placed)


def plain_text(text: str) -> str:
    """The text without its markers and inline codes, its words separated by single spaces."""
    bare = words_alone(strip(text)[0] if "[^" in text else text)
    return " ".join(bare.split())


def insert(text: str, placed: tuple[PlacedMarker, ...]) -> str:
    """Put markers into a text that has none.  `insert(*strip(text)) == text`.

    Offsets beyond the end count as the end; markers at the same offset keep their order.
    """
    pieces: list[str] = []
    end = 0
    for marker in sorted(placed, key=lambda marker: marker.offset):
        offset = max(end, min(marker.offset, len(text)))
        pieces += (text[end:offset], marker.text)
        end = offset
    pieces.append(text[end:])
    return "".join(pieces)
