"""Pages: what is printed on them but is not the text goes; what is left knows its page."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from alignwb.core.reading.blocks import Repair, RepairKind
from alignwb.core.reading.layout import Layout
from alignwb.core.reading.lines import Line
from alignwb.core.reading.page_numbers import find_page_numbers
from alignwb.core.reading.running_heads import find_running_heads


class _Printed(NamedTuple):
    """A page number and the page it stands on, counted from 0; at its foot or before its top."""

    number: int
    page: int
    is_sure: bool


def take_out_furniture(lines: Sequence[Line], layout: Layout) -> tuple[list[Line], list[Repair]]:
    """The lines without page numbers and running heads, each with its page; and what went."""
    numbers = find_page_numbers(lines, layout)
    heads = find_running_heads(lines, numbers, layout)
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
            printed.append(_Printed(numbers[n], on, is_new_page or ends_page or not kept))
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
