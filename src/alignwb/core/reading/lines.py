"""The lines of a text that are not blank, with the white space around them as attributes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from alignwb.core.bitext.bitext import Kind
from alignwb.core.reading.blocks import Repair, RepairKind
from alignwb.core.reading.shape import ends_sentence, starts_lower
from alignwb.core.reading.typesetting import close_up_letters, part_columns

INDENT = 2
"""Columns of white space from which a line counts as indented."""

LINE_END = re.compile(r"\r\n?|\n")
"""The end of a line as it is numbered."""

PAGE_END = "\f"
PARAGRAPH_END = "\u2029"
SOFT_ENDS = "\x0b\x85\u2028"
"""The ends of lines inside a numbered line: what word processors write for a line break."""

PIECE_END = re.compile(rf"{LINE_END.pattern}|[{PAGE_END}{PARAGRAPH_END}{SOFT_ENDS}]")
"""All that a line of a block ends at."""

BLANKS = re.compile(f"[ \t\r\n\x1c-\x1f{PAGE_END}{PARAGRAPH_END}{SOFT_ENDS}]+")
"""White space that only parts words.  No-break spaces and those of a set width are characters."""

_SOFT_END = re.compile(f"[{SOFT_ENDS}]")
_CELLS = re.compile(r"(?<=\S) *\t[ \t]*(?=\S)")
_TAB_COLUMNS = 4
_RUNNING = 30  # columns; running text is set no narrower


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank.

    Attributes:
        number: In the file, 1-based.
        text: Without outer white space; inside, spaces and tabs are single spaces, and tabs between
            the cells of a row.  No-break spaces and others of their own kind stay.
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


def read_lines(text: str) -> tuple[list[Line], list[Repair]]:
    """The lines of `text` that are not blank, and what was done to them.

    Line ends are LF, CR LF or CR, and inside those the line and paragraph separators of Unicode.
    Page breaks are form feeds or, in a text without any, their remains where white space was
    normalised: a single space at the start of a line.  Tabs inside a line stay, as one each.
    """
    numbered, repairs = part_columns(list(enumerate(LINE_END.split(text), start=1)))
    lines: list[Line] = []
    gap = 0
    breaks_page = False
    for number, raw in numbered:
        if not raw.strip():
            gap += 1
            if raw.isascii() and PAGE_END not in raw:
                continue
        for part_number, part in enumerate(raw.split(PAGE_END)):
            breaks_page |= part_number > 0
            for paragraph_number, paragraph in enumerate(part.split(PARAGRAPH_END)):
                gap += paragraph_number > 0
                for piece in _pieces(paragraph):
                    if piece.strip():
                        line = _line(number, piece, repairs)
                        begins = breaks_page and bool(lines)
                        lines.append(replace(line, gap=gap, breaks_page=begins))
                        gap, breaks_page = 0, False
    if PAGE_END not in text:
        lines = _read_single_spaces(lines)
    return _without_double_spacing(lines), repairs


def _pieces(paragraph: str) -> list[str]:
    """What stands between soft line ends; a sentence that goes on over one is not cut."""
    pieces: list[str] = []
    for piece in _SOFT_END.split(paragraph):
        if pieces and starts_lower(piece) and not ends_sentence(pieces[-1].rstrip()):
            pieces[-1] += f" {piece}"
        else:
            pieces.append(piece)
    return pieces


def _line(number: int, raw: str, repairs: list[Repair]) -> Line:
    closed = close_up_letters(raw)
    if closed != raw:
        repairs.append(Repair(RepairKind.LETTER_SPACING, number, " ".join(raw.split())))
    expanded = closed.expandtabs(_TAB_COLUMNS)
    indent = len(expanded) - len(closed.lstrip().expandtabs(_TAB_COLUMNS))
    cells = _CELLS.split(closed.strip())
    return Line(number, "\t".join(BLANKS.sub(" ", cell) for cell in cells), indent)


def join_drop_capitals(lines: Sequence[Line]) -> list[Line]:
    """The lines with a capital that was set alone put before the rest of its word."""
    joined: list[Line] = []
    for line in lines:
        before = joined[-1] if joined else None
        if (
            before is not None
            and before.width == 1
            and before.text.isupper()
            and line.text[0].islower()
            and line.width >= _RUNNING
        ):
            joined[-1] = replace(before, text=before.text + line.text)
        else:
            joined.append(line)
    return joined


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
    if sorted(line.width for line in lines)[len(lines) // 2] < _RUNNING:
        return lines  # short lines that stand apart: a list, or verse
    return [replace(line, gap=max(0, line.gap - 1)) for line in lines]


def _count_inside(lines: Sequence[Line]) -> int:
    return sum(
        before.is_open and line.gap > 0 and starts_lower(line.text)
        for before, line in pairwise(lines)
    )
