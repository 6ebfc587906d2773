"""Keeping the inline codes of another tool in a text that changes.

A code stays where it stood: at the same place between the same words, or at the nearest place
that is left.  A text that is new gets the codes of its source, at places as far on in it.  Codes
are never left out, and their order never changes, so that pairs stay pairs.
"""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from difflib import SequenceMatcher

from lxml import etree

from alignwb.core.bitext.markers import MARKER
from alignwb.formats.xliff import names

_SIGNS = "".join(map(chr, range(0xFDD0, 0xFDF0)))
"""Characters that no text has; one of them stands for a code while a text is written."""

_LONGEST_COMPARED = 5_000
"""Characters of two texts that are compared letter by letter, which takes their product in time."""


@dataclass(frozen=True, slots=True)
class _Event:
    """A code, or an end of one that spans words, in a text.

    Attributes:
        element: The code.
        kind: "point", "open" or "close".
        place: Where it stands in the text.
        words: The text it reads as, which follows at that place; "" for none.
    """

    element: etree._Element
    kind: str
    place: int
    words: str = ""


@dataclass(frozen=True, slots=True)
class PlacedCodes:
    """The codes of a text, in their order.

    Attributes:
        text: The text that they stand in, as it is read.
        events: The codes.
    """

    text: str
    events: tuple[_Event, ...]


def codes_in(element: etree._Element, *, with_annotations: bool) -> PlacedCodes:
    """The codes of a source or target; with_annotations: marks too, which are about its words."""
    reading = _Reading(with_annotations)
    reading.read(element)
    return PlacedCodes("".join(reading.pieces), tuple(reading.events))


class _Reading:
    """Takes the text and the codes of an element apart."""

    def __init__(self, with_annotations: bool) -> None:
        self.pieces: list[str] = []
        self.events: list[_Event] = []
        self._length = 0
        self._spans = names.SPANS if with_annotations else {names.PC}
        self._points = names.POINTS if with_annotations else names.CODE_POINTS

    def read(self, element: etree._Element) -> None:
        self._add(element.text or "")
        for code in element:
            self._read_code(code)
            self._add(code.tail or "")

    def _read_code(self, code: etree._Element) -> None:
        tag = code.tag
        if tag == names.CP:
            self._add(chr(int(code.get("hex", "FFFD"), 16)))
        elif tag == names.PH:
            words = code.get("equiv", "")
            if not MARKER.fullmatch(words):
                self._note(code, "point", words)
            self._add(words)
        elif tag in self._points:
            self._note(code, "point")
        elif tag in self._spans:
            self._note(code, "open")
            self.read(code)
            self._note(code, "close")
        elif tag in names.SPANS:
            self.read(code)

    def _add(self, text: str) -> None:
        self.pieces.append(text)
        self._length += len(text)

    def _note(self, code: etree._Element, kind: str, words: str = "") -> None:
        self.events.append(_Event(code, kind, self._length, words))


def signed(text: str, codes: PlacedCodes, *, is_translation: bool) -> tuple[str, str]:
    """A new text with a sign for each code, and the sign.

    is_translation: whether the codes stand in its source, and not in the text it replaces.
    """
    sign = next((each for each in _SIGNS if each not in text), "\x00")
    pieces: list[str] = []
    done = 0
    for event, place in _places(text, codes, is_translation=is_translation):
        pieces += (text[done:place], sign)
        done = place
        if event.words and text.startswith(event.words, place):
            done += len(event.words)  # the code reads as these words
    pieces.append(text[done:])
    return "".join(pieces), sign


def fill_with_codes(
    element: etree._Element, content: etree._Element, codes: PlacedCodes, sign: str
) -> None:
    """Give a source or target the content of another element, with codes for the signs in it."""
    for old in list(element):
        element.remove(old)
    element.text = None
    filling = _Filling(element, codes, sign)
    filling.add(content.text or "")
    for child in list(content):
        tail, child.tail = child.tail, None
        filling.parents[-1].append(child)
        filling.add(tail or "")


class _Filling:
    """Puts text into an element, with codes for signs; `parents` are the codes that are open."""

    def __init__(self, element: etree._Element, codes: PlacedCodes, sign: str) -> None:
        self.parents = [element]
        self._events = iter(codes.events)
        self._sign = sign

    def add(self, text: str) -> None:
        first, *others = text.split(self._sign)
        self._add_text(first)
        for piece in others:
            self._add_code(next(self._events))
            self._add_text(piece)

    def _add_text(self, text: str) -> None:
        parent = self.parents[-1]
        if text and len(parent):
            parent[-1].tail = (parent[-1].tail or "") + text
        elif text:
            parent.text = (parent.text or "") + text

    def _add_code(self, event: _Event) -> None:
        if event.kind == "close":
            self.parents.pop()
            return
        code = deepcopy(event.element)
        code.tail = None
        if event.kind == "open":
            del code[:]
            code.text = None
        self.parents[-1].append(code)
        if event.kind == "open":
            self.parents.append(code)


def _places(text: str, codes: PlacedCodes, *, is_translation: bool) -> Iterator[tuple[_Event, int]]:
    """Each code with its place in the new text, rising."""
    blocks = [] if is_translation else _kept_blocks(codes.text, text)
    least = 0
    for event in codes.events:
        if is_translation:
            place = _as_far_on(event, codes.text, text)
        else:
            place = _kept_place(event.place, blocks, is_end=event.kind == "close")
        place = max(least, place)
        if event.words.strip() and not text.startswith(event.words, place):
            found = text.find(event.words, least)
            place = place if found < 0 else found
        yield event, place
        least = place
        if event.words and text.startswith(event.words, place):
            least += len(event.words)


def _kept_blocks(old: str, new: str) -> Sequence[tuple[str, int, int, int, int]]:
    if len(old) * len(new) > _LONGEST_COMPARED**2:
        return [("replace", 0, len(old), 0, len(new))]
    return SequenceMatcher(None, old, new, autojunk=False).get_opcodes()


def _kept_place(
    place: int, blocks: Sequence[tuple[str, int, int, int, int]], *, is_end: bool
) -> int:
    """Where a place of the old text is in the new one."""
    found: list[int] = []
    for tag, start, end, new_start, new_end in blocks:
        if start <= place <= end:
            if tag == "equal":
                found.append(new_start + place - start)
            else:
                is_nearer_start = place - start < end - place
                found.append(new_start if is_nearer_start else new_end)
    if not found:
        return 0
    # Between two stretches an end goes with what it ends, a beginning with what it begins.
    return min(found) if is_end else max(found)


def _as_far_on(event: _Event, source: str, text: str) -> int:
    """A place between words that is as far on in a translation as a code is in its source."""
    if not event.place or not text:
        return 0
    if event.place >= len(source):
        return len(text)
    wished = round(event.place / len(source) * len(text))
    is_end = event.kind == "close"
    edges = [
        place
        for place in range(len(text) + 1)
        if (
            (place == len(text) or not text[place].isalnum())
            and place
            and text[place - 1].isalnum()
            if is_end
            else (not place or text[place - 1].isspace()) and place < len(text)
        )
    ]
    return min(edges, key=lambda place: abs(place - wished), default=wished)
