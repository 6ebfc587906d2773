"""From a text with inline codes back to what its paragraph holds."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Sequence

from alignwb.core.bitext.codes import CODE, End, read_code, without_codes
from alignwb.core.bitext.markers import MARKER
from alignwb.formats.documents.inline.composing import Composed, Difference, Formatting
from alignwb.formats.documents.inline.items import (
    Anchor,
    Features,
    Item,
    Marker,
    Point,
    Raw,
    Scope,
    StyledText,
)

Run = Callable[[str, Features], bytes]
"""Writes a text in the look of its features."""

FromRaw = Callable[[Raw], bytes]
"""Gives the bytes of what is written back as it is."""

FindMarker = Callable[[str], Marker | None]
"""The marker of a label, from whatever paragraph of the document."""

_TOKEN = re.compile(f"{CODE.pattern}|{MARKER.pattern}")
_BESIDE_SPACE = re.compile(r"(?<=\s)|(?=\s)")


def render(composed: Composed, text: str, run: Run, raw: FromRaw, marker: FindMarker) -> bytes:
    """What a paragraph is to hold so that its text is another one.

    Codes that it has not are left out; a code that is not closed ends with the text, and codes that
    overlap where the format allows none are cut in two.
    """
    return _Rendering(composed, run, raw, marker).of(text)


class _Rendering:
    def __init__(self, composed: Composed, run: Run, raw: FromRaw, marker: FindMarker) -> None:
        self._composed = composed
        self._run = run
        self._raw = raw
        self._marker = marker
        self._out: list[bytes] = []
        self._scopes: list[int] = []
        self._differences: list[list[tuple[int, Difference]]] = [[]]
        self._anchors: list[tuple[int, Anchor]] = []
        self._length = 0
        self._given: set[int] = set()
        self._marked: set[str] = set()

    def of(self, text: str) -> bytes:
        self._anchors = _moved(self._composed, without_codes(text))
        self._whole(self._composed.head)
        end = 0
        for token in _TOKEN.finditer(text):
            self._text(text[end : token.start()])
            if CODE.match(token[0]):
                self._code(token[0])
            else:
                self._found_marker(token)
            end = token.end()
        self._text(text[end:])
        while self._scopes:
            self._close_scope(self._scopes[-1])
        self._pass_anchors(len(text) + 1)
        self._whole(self._composed.tail)
        return b"".join(self._out)

    def _whole(self, items: list[Item]) -> None:
        """Write items that are no part of the text, as they were."""
        for item in items:
            if isinstance(item, StyledText):
                self._out.append(self._run(item.text, item.features))
            elif isinstance(item, Scope):
                self._out.append(self._raw(item.head))
                self._whole(item.items)
                self._out.append(self._raw(item.tail))
            else:
                self._out.append(self._raw(item.raw))

    def _features(self) -> Features:
        features = dict(self._composed.bases[self._scopes[-1] if self._scopes else 0])
        for _, difference in self._differences[-1]:
            for name, value in difference:
                if value is None:
                    features.pop(name, None)
                else:
                    features[name] = value
        return features

    def _text(self, text: str) -> None:
        while text:
            until = self._anchors[0][0] - self._length if self._anchors else len(text)
            if until <= 0:
                self._pass_anchors(self._length)
                continue
            piece, text = text[:until], text[until:]
            self._out.append(self._run(piece, self._features()))
            self._length += len(piece)

    def _pass_anchors(self, offset: int) -> None:
        while self._anchors and self._anchors[0][0] <= offset:
            self._out.append(self._raw(self._anchors.pop(0)[1].raw))

    def _found_marker(self, token: re.Match[str]) -> None:
        marker = self._marker(token[1])
        if marker is None:
            self._text(token[0])
            return
        self._pass_anchors(self._length)
        if marker.label not in self._marked:  # a note has one marker
            self._out.append(self._raw(marker.raw))
        self._marked.add(marker.label)
        self._length += len(token[0])

    def _code(self, character: str) -> None:
        number, end = read_code(character)
        piece = self._composed.pieces.get(number)
        if end is not End.CLOSE:
            self._pass_anchors(self._length - 1)
        if isinstance(piece, Point) and end is End.POINT:
            if number not in self._given or not piece.is_lasting:
                self._out.append(self._raw(piece.raw))
            self._given.add(number)
        elif isinstance(piece, StyledText):
            self._out.append(self._run(piece.text, piece.features))
        elif isinstance(piece, Formatting):
            self._format(number, piece, end)
        elif isinstance(piece, Scope) and end is End.OPEN:
            self._open_scope(number, piece)
        elif isinstance(piece, Scope) and end is End.CLOSE and number in self._scopes:
            self._close_scope(number)

    def _format(self, number: int, piece: Formatting, end: End) -> None:
        differences = self._differences[-1]
        if end is End.OPEN:
            differences.append((number, piece.difference))
            return
        for level in reversed(self._differences):
            for at in range(len(level) - 1, -1, -1):
                if level[at][0] == number:
                    del level[at]
                    return

    def _open_scope(self, number: int, piece: Scope) -> None:
        if number in self._scopes:
            return  # one in itself
        self._out.append(self._raw(piece.head))
        self._scopes.append(number)
        self._differences.append([])

    def _close_scope(self, number: int) -> None:
        """End a scope; those that began in it and go on end before and begin again behind."""
        inner: list[tuple[int, list[tuple[int, Difference]]]] = []
        while True:
            last = self._scopes.pop()
            differences = self._differences.pop()
            piece = self._composed.pieces[last]
            assert isinstance(piece, Scope), "only scopes are in the list"
            self._out.append(self._raw(piece.tail))
            if last == number:
                break
            inner.append((last, differences))
        self._differences[-1] += differences
        for again, differences in reversed(inner):
            piece = self._composed.pieces[again]
            assert isinstance(piece, Scope), "only scopes are in the list"
            self._open_scope(again, piece)
            self._differences[-1] += differences


def _moved(composed: Composed, text: str) -> list[tuple[int, Anchor]]:
    """The anchors at places of another text, as far on in it and between two words."""
    if not composed.anchors:
        return []
    before = len(without_codes(composed.text))
    starts = [0, *(found.start() for found in _BESIDE_SPACE.finditer(text)), len(text)]
    moved: list[tuple[int, Anchor]] = []
    for offset, anchor in composed.anchors:
        place = len(text) if offset else 0
        if 0 < offset < before:
            wanted = offset * len(text) / before
            at = bisect_left(starts, wanted)
            place = _nearest(starts[max(0, at - 1) : at + 1], wanted)
        moved.append((place, anchor))
    return moved


def _nearest(places: Sequence[int], wanted: float) -> int:
    return min(places, key=lambda place: abs(place - wanted))


def is_same_text(text: str, other: str) -> bool:
    """Whether two texts are the same but for white space and for how accents are composed."""
    return text == other or _normal(text) == _normal(other)


def _normal(text: str) -> list[str]:
    return unicodedata.normalize("NFC", text).split()
