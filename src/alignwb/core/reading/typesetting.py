"""What the setting of a page did to its lines: columns side by side, letters spaced out."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from alignwb.core.reading.blocks import Repair, RepairKind

NumberedLine = tuple[int, str]
"""A line as it stands in the file, with its number there (1-based)."""

_TAB_COLUMNS = 4
_GUTTER = re.compile(r"(?<=\S) {3,}(?=\S)")
_SLACK = 1  # columns by which the right column may begin elsewhere
_MIN_ROWS = 5  # lines with text on both sides
_MIN_SHARE = 0.6  # of the lines of a region that have text on both sides
_MIN_WORDS = 3  # on a side of a row of prose, in the middle one
_SPACED = re.compile(r"(?<!\S)[^\W\d_](?:[ \u00a0\u2009][^\W\d_]){3,}(?![^\s.,;:!?])")
_SPACED_LINE = re.compile(r"\s*[^\W_](?:\s{1,4}[^\W_]){4,}[.!?]?\s*")
_WORD_SPACE = re.compile(r"\s{2,}")


def part_columns(lines: Sequence[NumberedLine]) -> tuple[list[NumberedLine], list[Repair]]:
    """The lines with columns that stand side by side put one after the other.

    A column of spaces, three or more wide, parts them through five lines or more of prose.
    """
    kept: list[NumberedLine] = []
    repairs: list[Repair] = []
    start = 0
    for region in _regions(lines):
        if not region.is_prose(lines):
            continue
        kept += lines[start : region.start]
        kept += region.parted(lines)
        first = lines[region.start][0]
        repairs.append(Repair(RepairKind.COLUMNS, first, ""))
        start = region.end
    return [*kept, *lines[start:]], repairs


def close_up_letters(line: str) -> str:
    """The line with the letters of spaced-out words closed up: n i e t → niet, H E T  H U I S."""
    if _SPACED_LINE.fullmatch(line):
        words = _WORD_SPACE.split(line.strip())
        if len(words) > 1 or len(line.split()) > 5:
            indent = line[: len(line) - len(line.lstrip())]
            return indent + " ".join("".join(word.split()) for word in words)
    return _SPACED.sub(lambda match: "".join(match[0].split()), line)


@dataclass(slots=True)
class _Region:
    """Lines `start` to `end` (exclusive) that may be two columns, the right one from `column`."""

    start: int
    end: int
    column: int

    def is_prose(self, lines: Sequence[NumberedLine]) -> bool:
        rows = [_cells(raw, self.column) for _, raw in lines[self.start : self.end] if raw.strip()]
        both = [(left, right) for left, right in rows if left and right]
        if len(both) < max(_MIN_ROWS, _MIN_SHARE * len(rows)):
            return False
        if sum(bool(_GUTTER.search(left) or _GUTTER.search(right)) for left, right in both) > 1:
            return False  # more than two cells a row: a table
        return all(_middle(len(row[side].split()) for row in both) >= _MIN_WORDS for side in (0, 1))

    def parted(self, lines: Sequence[NumberedLine]) -> Iterator[NumberedLine]:
        part = lines[self.start : self.end]
        for side in (0, 1):
            for number, raw in part:
                cell = _cells(raw, self.column)[side]
                if cell or not raw.strip():
                    yield number, cell


def _regions(lines: Sequence[NumberedLine]) -> Iterator[_Region]:
    region: _Region | None = None
    for n, (_, raw) in enumerate(lines):
        if region is None and "   " not in raw and "\t" not in raw:
            continue
        text = raw.expandtabs(_TAB_COLUMNS).rstrip()
        if region is not None and "\f" not in raw and _fits(text, region.column):
            region.end = n + 1 if text else region.end
            continue
        if region is not None:
            yield region
        gutter = _GUTTER.search(text)
        region = _Region(n, n + 1, gutter.end()) if gutter and "\f" not in raw[1:] else None
    if region is not None:
        yield region


def _fits(text: str, column: int) -> bool:
    """True if nothing of the line stands in the gutter before the right column."""
    return not text[max(0, column - _SLACK - 2) : column - _SLACK].strip()


def _cells(raw: str, column: int) -> tuple[str, str]:
    text = raw.expandtabs(_TAB_COLUMNS)
    return text[: column - _SLACK].rstrip(), text[column - _SLACK :].strip()


def _middle(values: Iterable[int]) -> int:
    ordered = sorted(values)
    return ordered[len(ordered) // 2]
