"""Footnote markers in running text, told from years, prices and other figures by their series.

Brackets and raised figures are clear.  A bare number is a marker when it stands where markers
stand and counts on from the marker before it: 1, 2, 3, … through the document.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from alignwb.core.reading.shape import CLOSING, starts_upper

RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
TO_FIGURES = str.maketrans(RAISED, "0123456789")

_LETTER = r"[^\W\d_]"
_STOP = r"[.,:;!?…]"
_PLAIN = re.compile(
    rf"(?:(?<=[^\d\s\[])|^)\[(?P<glued>[0-9]{{1,3}})\](?!\d)"
    rf"|(?<=\s)\[(?P<apart>[0-9]{{1,3}})\](?=$|[.,;:!?])"
    rf"|(?:(?<={_LETTER}{{3}})|(?<=[.,:;!?…{CLOSING}]))(?P<raised>[{RAISED}]{{1,3}})"
)
_BARE = re.compile(rf"(?<!\d)[1-9][0-9]{{0,2}}(?=$|[\s{CLOSING}\[.,;:!?…—–])(?![.,:]\d)")
_CONTEXT = 24  # characters before a number that tell what it is

_AFTER_ABBREVIATION = re.compile(
    r"(?<![^\W_])(?:[^\W\d_]|p|pp|pag|blz|nr|nrs|no|art|hfst|hoofdst|dl|vol|par|fig|afb|tab|vgl"
    r"|vs|jg|ed|st|chap|sect)\.\s?\Z",
    re.IGNORECASE,
)
_AFTER_STOP = re.compile(
    rf"(?:{_LETTER}[{CLOSING}]*{_STOP}+[{CLOSING}]*|{_LETTER}[’”»)\]]+"
    rf"|\d[)\]”»]+{_STOP}*[{CLOSING}]*)\Z"
)
_AFTER_BRACKET = re.compile(rf"(?:{_LETTER}{{2}}|[.,:;!?’”»])\(\Z")
_AFTER_WORD = re.compile(r"[a-zß-öø-ÿ]{3}\Z")
_AFTER_YEAR = re.compile(r"\d{4}\.\Z")
_AFTER_SPACE = re.compile(rf"{_LETTER}[{CLOSING}]*[.!?…][{CLOSING}]*\s\Z")

_MIN_SCORE = 2.0
_LEAP = 2.0  # what it costs a series to begin in the middle, to leap or to begin again
_MISSING = 1.0  # what each number missing in a series costs


class FoundMarker(NamedTuple):
    """A marker in the text with index `block`, at characters `start` to `end` (end exclusive).

    `label` is its number; `text` is the marker as it stood, without white space.
    """

    block: int
    start: int
    end: int
    label: str
    text: str


class _MarkerCandidate(NamedTuple):
    marker: FoundMarker
    weight: float
    is_doubtful: bool  # only a marker when it is the very next in a series

    @property
    def number(self) -> int:
        return int(self.marker.label)


def find_markers(texts: Sequence[str]) -> list[FoundMarker]:
    """Every marker of the texts of a document, given in its order."""
    plain = [marker for n, text in enumerate(texts) for marker in _plain(n, text)]
    if len(plain) > 1:
        return plain
    candidates = [candidate for n, text in enumerate(texts) for candidate in _bare(n, text)]
    return sorted([*plain, *(candidate.marker for candidate in _best_series(candidates))])


def glued_numbers(texts: Iterable[str]) -> set[int]:
    """Numbers that stand in the texts where a marker stands."""
    return {
        candidate.number
        for text in texts
        for candidate in _bare(0, text)
        if not candidate.is_doubtful or candidate.weight > 0.5
    }


def _plain(block: int, text: str) -> Iterator[FoundMarker]:
    for match in _PLAIN.finditer(text):
        figures = match["glued"] or match["apart"] or match["raised"]
        start = match.start() - (match["apart"] is not None)
        yield FoundMarker(block, start, match.end(), figures.translate(TO_FIGURES), match[0])


def _bare(block: int, text: str) -> Iterator[_MarkerCandidate]:
    for match in _BARE.finditer(text):
        start, end = match.span()
        before = text[max(0, start - _CONTEXT) : start]
        weight, is_doubtful = _weigh(before, text[end : end + _CONTEXT])
        if not weight:
            continue
        if before.endswith("("):
            if text[end : end + 1] != ")":
                continue
            start, end = start - 1, end + 1
        stood = text[start:end]
        start -= before[-1:].isspace()
        yield _MarkerCandidate(FoundMarker(block, start, end, match[0], stood), weight, is_doubtful)


def _weigh(before: str, after: str) -> tuple[float, bool]:
    """How much a number between these texts looks like a marker (0: not), and if it is doubtful."""
    if _AFTER_ABBREVIATION.search(before):
        return (0.5, True) if before[-1] == "." and starts_upper(after) else (0, True)
    if _AFTER_STOP.search(before):
        return 2.0, False
    if _AFTER_BRACKET.search(before):
        return 1.5, False
    if _AFTER_WORD.search(before):
        return 0.75, True
    if starts_upper(after) or not after:
        if _AFTER_YEAR.search(before):
            return 0.75, True
        if _AFTER_SPACE.search(before):
            return 0.5, True
    return 0, True


def _best_series(candidates: Sequence[_MarkerCandidate]) -> list[_MarkerCandidate]:
    """The best series of candidates, found by dynamic programming, linear in their number.

    Each step to the next number earns the candidate's weight; missing numbers, leaps and new
    beginnings cost.  A series has to earn at least as much as one leap costs.
    """
    scores: list[float] = []
    previous: list[int | None] = []
    best_with: dict[int, int] = {}
    top: int | None = None
    for n, candidate in enumerate(candidates):
        score, origin = _best_step(candidate, scores, best_with, top)
        scores.append(score)
        previous.append(origin)
        known = best_with.get(candidate.number)
        if known is None or score > scores[known]:
            best_with[candidate.number] = n
        if top is None or score > scores[top]:
            top = n
    series: list[_MarkerCandidate] = []
    step = top if top is not None and scores[top] >= _MIN_SCORE else None
    while step is not None:
        series.append(candidates[step])
        step = previous[step]
    return series[::-1]


def _best_step(
    candidate: _MarkerCandidate,
    scores: Sequence[float],
    best_with: dict[int, int],
    top: int | None,
) -> tuple[float, int | None]:
    number, weight = candidate.number, candidate.weight
    steps: list[tuple[float, int | None]] = [(-_LEAP if number > 1 else 0.0, None)]
    if candidate.is_doubtful and number > 1:
        steps = [(-2 * _LEAP, None)]
    if number - 1 in best_with:
        steps.append((scores[best_with[number - 1]], best_with[number - 1]))
    if not candidate.is_doubtful:
        for missing in (1, 2):
            if origin := best_with.get(number - 1 - missing):
                steps.append((scores[origin] - missing * _MISSING, origin))
        if top is not None:
            steps.append((scores[top] - _LEAP, top))
    gain, origin = max(steps, key=lambda step: step[0])
    return weight + gain, origin
