"""Printed page numbers: numbers on lines of their own that interrupt the text."""

import re
from bisect import bisect, bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import Enum, auto
from itertools import accumulate
from typing import NamedTuple

from alignwb.core.reading.layout import TextLayout
from alignwb.core.reading.lines import Line
from alignwb.core.reading.shape import ends_sentence, starts_lower

_ADDRESS = r"(?:https?://|file://|www\.)\S+"
_ROMAN = r"m{0,3}(?:c[md]|d?c{0,3})(?:x[cl]|l?x{0,3})(?:i[xv]|v?i{0,3})"
_NUMBER_LINE = re.compile(
    rf"(?P<before>(?:{_ADDRESS}\s)?(?:[-–—\[(|·•~\s]*|(?:p|blz|bladz|pag|pagina|page)\.?\s?))"
    rf"(?:(?P<figures>\d{{1,4}})|(?P<roman>(?=[mdclxvi]){_ROMAN}))"
    rf"(?P<after>(?:\s?(?:van|of|/)\s?\d{{1,4}})?[-–—\])|·•~\s]*(?:\s{_ADDRESS})?)",
    re.IGNORECASE,
)
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_MOST_ROMAN = 400  # pages; a preface is no longer, and words such as "mi" and "di" are
_NEAR = 4  # lines to look for the text that a line interrupts
_DRIFT = 3  # pages by which a count of page breaks may be wrong between two page numbers
_REACH = 50  # pages that a number may be away from the next certain one
_YEARS = range(1500, 2101)


class _Style(Enum):
    FIGURES = auto()
    SMALL_ROMAN = auto()
    CAPITAL_ROMAN = auto()


class _Candidate(NamedTuple):
    """A number on a line of its own.

    Attributes:
        value: The number.
        style: How it is written; pages count in one style at a time.
        is_marked: True if dashes, brackets, "p." or a total say that it is no part of the text.
        is_apart: True if blank lines or page breaks part it from the text.
    """

    value: int
    style: _Style
    is_marked: bool
    is_apart: bool


def find_page_numbers(lines: Sequence[Line], layout: TextLayout) -> dict[int, int | None]:
    """The page numbers among the lines: index of the line → number, by index.

    A number on a line of its own may as well be a chapter's.  Certain ones interrupt a sentence,
    stand at the foot of a page or end the text, or count the tops of successive pages; others
    must fit these.  Roman numbers beside figures (those of a preface) count other pages and are
    None.
    """
    candidates = _candidates(lines, layout)
    found: dict[int, int | None] = {}
    has_figures = any(candidate.style is _Style.FIGURES for candidate in candidates.values())
    for style in _Style:
        of_style = {n: c for n, c in candidates.items() if c.style is style}
        for n, value in _numbers(lines, of_style, candidates, layout).items():
            found[n] = None if has_figures and style is not _Style.FIGURES else value
    return dict(sorted(found.items()))


def interrupts(lines: Sequence[Line], n: int, ignored: Collection[int], layout: TextLayout) -> bool:
    """True if the running text around line n goes on over it in the middle of a sentence."""
    for before in reversed(lines[max(0, n - _NEAR) : n]):
        if layout.is_wide(before) or not before.is_open:
            break
    else:
        return False
    for position in range(n + 1, min(len(lines), n + 1 + _NEAR)):
        after = lines[position]
        if position not in ignored and (layout.is_wide(after) or starts_lower(after.text)):
            return before.is_open or starts_lower(after.text)
    return False


def _candidates(lines: Sequence[Line], layout: TextLayout) -> dict[int, _Candidate]:
    """The lines that may be page numbers; in a column of numbers none is."""
    found: dict[int, _Candidate] = {}
    for n, line in enumerate(lines):
        match = _NUMBER_LINE.fullmatch(line.text) if line.kind is None else None
        if match is None:
            continue
        candidate = _candidate(match, is_apart=_stands_apart(lines, n))
        if candidate is not None and (
            candidate.is_apart or candidate.is_marked or layout.measure is not None
        ):
            found[n] = candidate
    return {
        n: candidate
        for n, candidate in found.items()
        if candidate.is_apart or not (n - 1 in found or n + 1 in found)
    }


def _candidate(match: re.Match[str], *, is_apart: bool) -> _Candidate | None:
    roman = match["roman"]
    is_marked = bool(match["before"].strip() or match["after"].strip())
    if not roman:
        return _Candidate(int(match["figures"]), _Style.FIGURES, is_marked, is_apart)
    if not roman.isascii() or not (roman.islower() or roman.isupper()):
        return None
    if (value := _roman(roman)) > _MOST_ROMAN:
        return None
    style = _Style.SMALL_ROMAN if roman.islower() else _Style.CAPITAL_ROMAN
    return _Candidate(value, style, is_marked, is_apart)


def _roman(text: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in text.lower()]
    return sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )


def _numbers(
    lines: Sequence[Line],
    candidates: Mapping[int, _Candidate],
    others: Mapping[int, _Candidate],
    layout: TextLayout,
) -> dict[int, int]:
    """The page numbers among candidates of one style; `others` are those of all styles."""
    certain = {n for n in candidates if interrupts(lines, n, others, layout)}
    has_breaks = any(line.breaks_page for line in lines)
    if has_breaks:
        certain |= {n for n in candidates if _ends_page(lines, n)}
        certain |= _counting_tops(lines, candidates)
    if _ends_text(lines, candidates):
        certain.add(len(lines) - 1)
    chosen = _longest_rising(candidates, certain)
    if not chosen or _is_lone_letter(lines, chosen):
        return {}
    anchors = sorted(chosen)
    pages = list(accumulate(line.breaks_page for line in lines))
    for n, candidate in candidates.items():
        if n in chosen or (has_breaks and not _at_edge(lines, n)):
            continue
        anchor = _nearest(anchors, n)
        distance = (candidate.value - candidates[anchor].value) * (1 if n > anchor else -1)
        if not candidate.is_apart and not has_breaks and _is_far_off(n, distance, anchors, chosen):
            continue
        if _fits(distance, abs(pages[n] - pages[anchor]), has_breaks=has_breaks):
            chosen[n] = candidate.value
    return chosen


def _stands_apart(lines: Sequence[Line], n: int) -> bool:
    """True for a line between blank lines, and for the first or last of a page."""
    is_first = n > 0 and lines[n].breaks_page
    is_last = n + 1 < len(lines) and lines[n + 1].breaks_page
    before = n == 0 or lines[n].gap > 0
    after = n + 1 == len(lines) or lines[n + 1].gap > 0
    return is_first or is_last or (before and after)


def _ends_text(lines: Sequence[Line], candidates: Mapping[int, _Candidate]) -> bool:
    """True if the last line is a page number: no chapter begins there."""
    last = candidates.get(len(lines) - 1)
    if last is None or len(lines) < 2:
        return False
    if last.is_marked or len(candidates) > 1:
        return True
    return (
        last.style is _Style.FIGURES and last.value not in _YEARS and ends_sentence(lines[-2].text)
    )


def _is_lone_letter(lines: Sequence[Line], chosen: Collection[int]) -> bool:
    """True if all there is is one letter: a list's or a drop capital as well as a page's."""
    return len(chosen) == 1 and all(lines[n].text.isalpha() and lines[n].width == 1 for n in chosen)


def _starts_page(lines: Sequence[Line], n: int) -> bool:
    return n == 0 or lines[n].breaks_page


def _ends_page(lines: Sequence[Line], n: int) -> bool:
    return n + 1 == len(lines) or lines[n + 1].breaks_page


def _at_edge(lines: Sequence[Line], n: int) -> bool:
    """True for the first or last line of a page, and for a line next to one."""
    return (
        _starts_page(lines, n)
        or _ends_page(lines, n)
        or _starts_page(lines, n - 1)
        or _ends_page(lines, n + 1)
    )


def _counting_tops(lines: Sequence[Line], candidates: Mapping[int, _Candidate]) -> set[int]:
    """Successive numbers at the top of successive pages."""
    tops: dict[int, int] = {}
    page = 0
    for n, line in enumerate(lines):
        page += line.breaks_page
        if n in candidates and _starts_page(lines, n):
            tops[page] = n
    found = set()
    for page, n in tops.items():
        following = tops.get(page + 1)
        if following is not None and candidates[following].value == candidates[n].value + 1:
            found |= {n, following}
    return found


def _longest_rising(candidates: Mapping[int, _Candidate], certain: Iterable[int]) -> dict[int, int]:
    """The longest row of certain numbers that rises: a year among them does not hide the rest."""
    ends: list[int] = []  # the value that a row of each length ends in, as low as can be
    rows: list[int] = []  # the line it ends at
    before: dict[int, int | None] = {}
    for n in sorted(certain):
        value = candidates[n].value
        length = bisect_left(ends, value)
        before[n] = rows[length - 1] if length else None
        ends[length : length + 1] = [value]
        rows[length : length + 1] = [n]
    chosen: dict[int, int] = {}
    at = rows[-1] if rows else None
    while at is not None:
        chosen[at] = candidates[at].value
        at = before[at]
    return chosen


def _nearest(anchors: Sequence[int], n: int) -> int:
    position = bisect(anchors, n)
    return min(anchors[max(0, position - 1) : position + 1], key=lambda anchor: abs(anchor - n))


def _fits(distance: int, pages: int, *, has_breaks: bool) -> bool:
    """True if a number at a distance from a certain one may be that many pages from its page."""
    return abs(distance - pages) <= _DRIFT if has_breaks else 0 < distance <= _REACH


def _is_far_off(n: int, distance: int, anchors: Sequence[int], chosen: Mapping[int, int]) -> bool:
    """True if the lines to the nearest page number are too few or too many for the distance."""
    first, last = anchors[0], anchors[-1]
    counted = chosen[last] - chosen[first]
    if counted < 1:
        return False
    per_page = (last - first) / counted
    away = abs(n - _nearest(anchors, n))
    return not 0.5 * per_page * distance <= away <= 2 * per_page * distance
