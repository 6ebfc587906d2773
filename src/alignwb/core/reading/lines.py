"""The lines of a text that are not blank, with the white space around them as attributes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from alignwb.core.bitext.bitext import Kind
from alignwb.core.reading.shape import ends_sentence, starts_lower

INDENT = 2
"""Columns of white space from which a line counts as indented."""

_LINE_END = re.compile(r"\r\n|\r|\n")
_TAB_COLUMNS = 4


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank.

    Attributes:
        number: In the file, 1-based.
        text: Without outer white space; inner white space is single spaces.
        indent: Columns of white space before the text.
        gap: The number of blank lines before it.
        breaks_page: True if a page break stands before it.
        page: The page it is on, once that is known.
        kind: The kind that its marks give it ("# Title"), if any.
        starts_block: True if its marks say that a block starts here.
    """

    number: int
    text: str
    indent: int = 0
    gap: int = 0
    breaks_page: bool = False
    page: int | None = None
    kind: Kind | None = None
    starts_block: bool = False

    @property
    def width(self) -> int:
        """Columns of text."""
        return len(self.text)

    @property
    def follows_directly(self) -> bool:
        """True if neither a blank line nor a page break stands before it."""
        return self.gap == 0 and not self.breaks_page

    @property
    def is_open(self) -> bool:
        """True if its sentence must go on: it ends in no stop, and in no colon."""
        return not self.text.endswith(":") and not ends_sentence(self.text)


def read_lines(text: str) -> list[Line]:
    """The lines of `text` that are not blank.

    Line ends are LF, CR LF or CR.  Page breaks are form feeds or, in a text without any, their
    remains where white space was normalised: a single space at the start of a line.
    """
    lines: list[Line] = []
    gap = 0
    breaks_page = False
    for number, raw in enumerate(_LINE_END.split(text), start=1):
        if not raw.strip():
            gap += 1
        for part_number, part in enumerate(raw.split("\f")):
            breaks_page |= part_number > 0
            words = part.split()
            if not words:
                continue
            indent = len(part.expandtabs(_TAB_COLUMNS)) - len(
                part.lstrip().expandtabs(_TAB_COLUMNS)
            )
            lines.append(Line(number, " ".join(words), indent, gap, breaks_page and bool(lines)))
            gap, breaks_page = 0, False
    if "\f" not in text:
        lines = _read_single_spaces(lines)
    return _without_double_spacing(lines)


def _read_single_spaces(lines: list[Line]) -> list[Line]:
    spaced = {n for n, line in enumerate(lines) if line.indent == 1 and n > 0}
    inside = sum(lines[n - 1].is_open or starts_lower(lines[n].text) for n in spaced)
    few = 5 * len(spaced) <= len(lines) + 5
    # A page ends inside a sentence more often than not; an indented paragraph starts with one.
    if (few and 4 * inside >= len(spaced)) or 20 * len(spaced) <= len(lines):
        change = {n: replace(lines[n], indent=0, breaks_page=True) for n in spaced}
    else:
        change = {n: replace(lines[n], indent=INDENT) for n in spaced}
    return [change.get(n, line) for n, line in enumerate(lines)]


def _without_double_spacing(lines: list[Line]) -> list[Line]:
    """The lines with one blank line fewer before each, if every line is followed by a blank one."""
    gaps = sum(line.gap > 0 for line in lines[1:])
    inside = _count_inside(lines)
    if len(lines) < 8 or 5 * gaps < 4 * (len(lines) - 1) or 2 * inside < gaps:
        return lines
    return [replace(line, gap=max(0, line.gap - 1)) for line in lines]


def _count_inside(lines: Sequence[Line]) -> int:
    return sum(
        before.is_open and line.gap > 0 and starts_lower(line.text)
        for before, line in pairwise(lines)
    )
