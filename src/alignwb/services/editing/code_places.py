"""Inline codes and footnote markers that a target lacks, and moving a code over words.

Nothing here knows what a code is; the texts say which codes a target should have and where.
"""

import re
from collections import Counter
from typing import NamedTuple

from alignwb.core.bitext.codes import CODE, End, PlacedEnd, read_code, without_codes
from alignwb.core.bitext.markers import MARKER
from alignwb.core.languages.words import words_of

_PLACED = re.compile(f"{MARKER.pattern}|{CODE.pattern}")
_RUN = re.compile(CODE.pattern.replace("[", r"[^\s") + "+")


class Changed(NamedTuple):
    """Characters `start` to `end` of a text, what is to stand there, and the cursor after that."""

    start: int
    end: int
    text: str
    cursor: int


def placed_in(text: str) -> list[str]:
    """The codes and footnote markers of a text, as they are written in it, in their order."""
    return [found[0] for found in _PLACED.finditer(text)]


def lacking(source: str, target: str) -> list[str]:
    """The codes and footnote markers of the source that the target lacks, in their order."""
    there = Counter(placed_in(target))
    lacks: list[str] = []
    for each in placed_in(source):
        if there[each] > 0:
            there[each] -= 1
        else:
            lacks.append(each)
    return lacks


def without_those_in(target: str, text: str) -> str:
    """A text that is to go into a target, without the codes that this has already."""
    there = set(CODE.findall(target))
    return CODE.sub(lambda found: "" if found[0] in there else found[0], text)


def with_next(source: str, target: str, start: int, end: int) -> Changed | None:
    """Put in what the target lacks first, at the cursor (`start` is `end`) or what is selected.

    A pair of which both ends are lacking encloses what is selected; all else goes behind that.
    None if nothing is lacking.
    """
    lacks = lacking(source, target)
    if not lacks:
        return None
    start, end = _around_markers(target, start, end)
    if target[start:end].strip():
        start, end = _trimmed(target, start, end)
        for each in lacks:
            closing = _other_end(each)
            if closing is not None and closing in lacks:
                text = f"{each}{target[start:end]}{closing}"
                return Changed(start, end, text, start + len(text))
    return Changed(end, end, lacks[0], end + len(lacks[0]))


def with_all(source: str, target: str) -> Changed | None:
    """Put all that the target lacks at its end; None if nothing is lacking.

    Of a pair that has lost its beginning, that goes right before its end.
    """
    lacks = lacking(source, target)
    if not lacks:
        return None
    text = target
    for each in lacks:
        closing = _other_end(each)
        place = text.rfind(closing) if closing is not None and closing not in lacks else -1
        text = f"{text[:place]}{each}{text[place:]}" if place >= 0 else text + each
    return Changed(0, len(target), text, len(text))


def moved(text: str, start: int, end: int, direction: int) -> Changed | None:
    """Move the code at the cursor a word to the right (1) or left (-1); None if there is none.

    start, end: what is selected; the same where nothing is.  The code before the cursor is meant,
    else the one behind it.  An end of a pair stays on its side of the other one.  Where the code
    cannot go any further nothing changes.
    """
    at = _code_at(text, start, end)
    if at is None:
        return None
    code = read_code(text[at])
    rest = text[:at] + text[at + 1 :]
    first, last = _limits(rest, code)
    stops = [
        stop
        for stop in _stops(rest, code, at)
        # To go past nothing but other codes would be no step, and might cross a pair.
        if first <= stop <= last and without_codes(rest[min(at, stop) : max(at, stop)])
    ]
    before = [stop for stop in stops if stop < at]
    behind = [stop for stop in stops if stop > at]
    if direction > 0:
        to = behind[0] if behind else at
        return Changed(at, to + 1, rest[at:to] + text[at], to + 1)
    to = before[-1] if before else at
    return Changed(to, at + 1, text[at] + rest[to:at], to + 1)


def _code_at(text: str, start: int, end: int) -> int | None:
    places: list[int] = [*range(start, end), start - 1, start]
    for place in places:
        if 0 <= place < len(text) and CODE.match(text[place]):
            return place
    return None


def _stops(rest: str, code: PlacedEnd, at: int) -> list[int]:
    """The places where words begin, for a code that belongs before one, else those where they end.

    Words are those of the language, and also what spaces part: quotation marks may be meant too.
    """
    spans: list[tuple[int, int]] = [word.span for word in words_of(rest)]
    spans += [found.span() for found in _RUN.finditer(rest)]
    belongs_before = code.end is End.OPEN or (
        code.end is End.POINT and (at == 0 or rest[at - 1].isspace())
    )
    stops = {start if belongs_before else end for start, end in spans}
    if code.end is End.POINT and stops:
        stops.add(max(end for _, end in spans) if belongs_before else min(spans)[0])
    return sorted(stops)


def _limits(rest: str, code: PlacedEnd) -> tuple[int, int]:
    """Between which places an end of a pair may be, so that it stays on its side of the other."""
    if code.end is End.OPEN:
        other = rest.find(PlacedEnd(code.number, End.CLOSE).text)
        return 0, other if other >= 0 else len(rest)
    if code.end is End.CLOSE:
        return rest.rfind(PlacedEnd(code.number, End.OPEN).text) + 1, len(rest)
    return 0, len(rest)


def _other_end(written: str) -> str | None:
    """What closes a code that opens; None for all else."""
    if not CODE.match(written):
        return None
    number, end = read_code(written)
    return PlacedEnd(number, End.CLOSE).text if end is End.OPEN else None


def _around_markers(text: str, start: int, end: int) -> tuple[int, int]:
    """The part with the footnote markers whole that it begins or ends in; a cursor goes behind."""
    for marker in MARKER.finditer(text):
        first, last = marker.span()
        if first < end < last:
            end = last
            start = last if start > first else start
        elif first < start < last:
            start = first
    return start, end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    said = text[start:end]
    return start + len(said) - len(said.lstrip()), end - (len(said) - len(said.rstrip()))


def cut_beside(text: str, offset: int) -> int:
    """The place of a cut with the codes beside it on the side of their words.

    What opens before the cut belongs to the word behind it; what closes behind it, to that before.
    """
    while offset < len(text) and _is_end(text[offset], End.CLOSE):
        offset += 1
    while offset and _is_end(text[offset - 1], End.OPEN):
        offset -= 1
    return offset


def _is_end(character: str, end: End) -> bool:
    return bool(CODE.match(character)) and read_code(character).end is end


def codes_that_may_stand(*texts: str) -> frozenset[str]:
    """The codes of some texts, as they are written there."""
    return frozenset(found for text in texts for found in CODE.findall(text))
