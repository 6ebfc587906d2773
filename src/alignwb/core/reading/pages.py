"""Pages: page numbers and running heads are taken out, and each line left gets its page."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from alignwb.core.reading.blocks import Repair, RepairKind
from alignwb.core.reading.layout import TextLayout
from alignwb.core.reading.lines import Line
from alignwb.core.reading.page_numbers import find_page_numbers, interrupts
from alignwb.core.reading.shape import starts_lower

_NOT_LETTERS = re.compile(r"[\d\W_]+")
_MAX_COLUMNS = 100
_MAX_LINES = 3  # a head has at most so many


class _Printed(NamedTuple):
    """A page number and the page it stands on, counted from 0; at its foot or before its top."""

    number: int
    page: int
    is_sure: bool


def take_out_furniture(
    lines: Sequence[Line], layout: TextLayout
) -> tuple[list[Line], list[Repair]]:
    """The lines without page numbers and running heads, each with its page; and the repairs."""
    numbers = find_page_numbers(lines, layout)
    heads = _find_running_heads(lines, numbers, layout)
    repairs = [
        Repair(
            RepairKind.PAGE_NUMBER if n in numbers else RepairKind.RUNNING_HEAD,
            lines[n].number,
            lines[n].text,
        )
        for n in sorted({*numbers, *heads})
    ]
    kept: list[Line] = []
    printed: list[_Printed] = []
    page = gap = 0
    is_new_page = after_furniture = False
    for n, line in enumerate(lines):
        gap += line.gap
        is_new_page |= line.breaks_page
        if n in numbers:
            on = page + (is_new_page and bool(kept))
            ends_page = n + 1 < len(lines) and lines[n + 1].breaks_page
            if (number := numbers[n]) is not None:
                printed.append(_Printed(number, on, is_new_page or ends_page or not kept))
        if n in numbers or n in heads:
            is_new_page = after_furniture = True
            continue
        is_new_page &= bool(kept)
        page += is_new_page
        # The blank lines around furniture set off the furniture, not what goes on after it.
        gap = 0 if after_furniture else gap
        kept.append(replace(line, gap=gap, breaks_page=is_new_page, page=page))
        is_new_page, after_furniture, gap = False, False, 0
    return _with_printed_pages(kept, printed), repairs


def _with_printed_pages(lines: list[Line], printed: Sequence[_Printed]) -> list[Line]:
    """Pages counted from the printed number of the first, or from 1; no pages without a break."""
    if not printed and not any(line.breaks_page for line in lines):
        return [replace(line, page=None) for line in lines]
    votes = Counter(number - page for number, page, is_sure in printed if is_sure)
    votes = votes or Counter(number - page for number, page, _ in printed)
    first = max(1, votes.most_common(1)[0][0]) if votes else 1
    return [replace(line, page=first + (line.page or 0)) for line in lines]


def _find_running_heads(
    lines: Sequence[Line], numbers: Mapping[int, int | None], layout: TextLayout
) -> set[int]:
    """Indexes of the running heads, given those of the page numbers.

    A head stands at the edge of a page or beside a page number, and its words (figures apart)
    stand at three edges, or at two places of which this one is beside a page number or interrupts
    a sentence.  On the first page the same words are the title, and stay.
    """
    keys = [_key(line) if _may_be_head(lines, n, layout) else "" for n, line in enumerate(lines)]
    everywhere = Counter(_key(line) for line in lines)
    first_page = _first_page_end(lines, numbers)
    found: set[int] = set()
    for _ in range(_MAX_LINES):
        edges = [
            n
            for n in sorted(set(_edges(lines, numbers, found)))
            if keys[n] and (n >= first_page or _has_figures(lines[n]))
        ]
        at_edges = Counter(keys[n] for n in edges)
        more = {
            n
            for n in edges
            if at_edges[keys[n]] >= 3
            or (everywhere[keys[n]] >= 2 and _is_out_of_place(lines, n, numbers, layout))
        }
        if not more:
            break
        found |= more
    return found


def _may_be_head(lines: Sequence[Line], n: int, layout: TextLayout) -> bool:
    """True if line n stands off from the text, or at least does not read as a part of it."""
    line = lines[n]
    is_last = n + 1 == len(lines) or not lines[n + 1].follows_directly
    if is_last and (n == 0 or not line.follows_directly):
        return not starts_lower(line.text)
    return line.is_open and not layout.is_wide(line) and not starts_lower(line.text)


def _key(line: Line) -> str:
    """The part of a head that is the same on every page; "" if the line cannot be one."""
    if line.width > _MAX_COLUMNS or line.kind:
        return ""
    key = _NOT_LETTERS.sub(" ", line.text).strip().casefold()
    return key if len(key) >= 3 else ""


def _has_figures(line: Line) -> bool:
    return any(character.isdigit() for character in line.text)


def _first_page_end(lines: Sequence[Line], numbers: Mapping[int, int | None]) -> int:
    """Index of the first line that is not on the first page."""
    has_text = False
    for n, line in enumerate(lines):
        if has_text and (line.breaks_page or n in numbers):
            return n
        has_text = has_text or n not in numbers
    return len(lines)


def _edges(
    lines: Sequence[Line], numbers: Mapping[int, int | None], found: set[int]
) -> Iterator[int]:
    """Lines at the edge of a page or beside a page number; numbers and found heads passed over."""
    kept = [n for n in range(len(lines)) if n not in numbers and n not in found]
    yield from kept[:1]
    for before, after in pairwise(kept):
        if after - before > 1 or lines[after].breaks_page:
            yield before
            yield after
    yield from kept[1:][-1:]


def _is_out_of_place(
    lines: Sequence[Line], n: int, numbers: Mapping[int, int | None], layout: TextLayout
) -> bool:
    if n - 1 in numbers or n + 1 in numbers:
        return True
    line = lines[n]
    reads_as_text = layout.is_wide(line) or not line.is_open
    return not reads_as_text and interrupts(lines, n, numbers, layout)
