"""Printed page numbers: numbers on lines of their own that interrupt the text."""

import re
from bisect import bisect
from collections.abc import Collection, Mapping, Sequence
from itertools import accumulate

from alignwb.core.reading.layout import TextLayout
from alignwb.core.reading.lines import Line
from alignwb.core.reading.shape import starts_lower

_NUMBER_LINE = re.compile(
    r"(?:[-–—\[(|·•~ ]*|(?:p|blz|pag|pagina|page)\.? ?)(?P<number>\d{1,4})"
    r"(?: ?(?:van|of|/) ?\d{1,4})?[-–—\])|·•~ ]*",
    re.IGNORECASE,
)
_NEAR = 4  # lines to look for the text that a line interrupts
_DRIFT = 3  # pages by which a count of page breaks may be wrong between two page numbers
_REACH = 50  # pages that a number may be away from the next certain one


def find_page_numbers(lines: Sequence[Line], layout: TextLayout) -> dict[int, int]:
    """The page numbers among the lines: index of the line → number, by index.

    A number on a line of its own may as well be a chapter's.  Certain ones interrupt a sentence,
    stand at the foot of a page or end the text, or count the tops of successive pages; others
    must fit these.
    """
    candidates = {
        n: int(match["number"])
        for n, line in enumerate(lines)
        if (match := _NUMBER_LINE.fullmatch(line.text)) and _stands_apart(lines, n)
    }
    certain = {n for n in candidates if interrupts(lines, n, candidates, layout)}
    if len(candidates) > 1 and len(lines) - 1 in candidates:
        certain.add(len(lines) - 1)  # no chapter begins on the last line
    has_breaks = any(line.breaks_page for line in lines)
    if has_breaks:
        certain |= {n for n in candidates if _ends_page(lines, n)}
        certain |= _counting_tops(lines, candidates)
    if not certain:
        return {}
    chosen = _rising(candidates, certain)
    anchors = sorted(chosen)
    pages = list(accumulate(line.breaks_page for line in lines))
    for n, number in candidates.items():
        if n not in chosen and (not has_breaks or _at_edge(lines, n)):
            anchor = _nearest(anchors, n)
            distance = (number - candidates[anchor]) * (1 if n > anchor else -1)
            if _fits(distance, abs(pages[n] - pages[anchor]), has_breaks=has_breaks):
                chosen[n] = number
    return dict(sorted(chosen.items()))


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


def _stands_apart(lines: Sequence[Line], n: int) -> bool:
    """True for a line between blank lines, and for the first or last of a page."""
    is_first = n > 0 and lines[n].breaks_page
    is_last = n + 1 < len(lines) and lines[n + 1].breaks_page
    before = n == 0 or lines[n].gap > 0
    after = n + 1 == len(lines) or lines[n + 1].gap > 0
    return is_first or is_last or (before and after)


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


def _counting_tops(lines: Sequence[Line], candidates: Mapping[int, int]) -> set[int]:
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
        if following is not None and candidates[following] == candidates[n] + 1:
            found |= {n, following}
    return found


def _rising(candidates: Mapping[int, int], certain: set[int]) -> dict[int, int]:
    chosen: dict[int, int] = {}
    floor = -1
    for n in sorted(certain):
        if candidates[n] > floor:
            chosen[n] = floor = candidates[n]
    return chosen


def _nearest(anchors: Sequence[int], n: int) -> int:
    position = bisect(anchors, n)
    return min(anchors[max(0, position - 1) : position + 1], key=lambda anchor: abs(anchor - n))


def _fits(distance: int, pages: int, *, has_breaks: bool) -> bool:
    """True if a number at a distance from a certain one may be that many pages from its page."""
    return abs(distance - pages) <= _DRIFT if has_breaks else 0 < distance <= _REACH
