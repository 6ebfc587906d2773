"""The layout of a document: the measure of its lines and the marks of its paragraphs."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from alignwb.core.reading.lines import INDENT, Line
from alignwb.core.reading.shape import starts_lower, starts_upper

_WINDOW = 3  # lines on either side that say how wide a column is locally
_MIN_WRAPPED_SHARE = 0.25
_WIDE_COLUMNS = 40
_MIN_WRAPS = 10  # that tell how tightly the lines are filled
_COLUMN = 0.8  # of the measure: lines are in a column of their own if none is wider
_LOOSE = 0.8
_MIN_STACKS = 5  # that tell that blank lines part paragraphs
_LONG_STACK = 20  # lines without a blank one, on average, where blank lines part no paragraphs
_LETTER_COLUMNS = 100
_FULL_LETTER_LINE = 0.75  # of the longest line
_LONGEST_WRAP = 200  # columns; nobody breaks lines by hand or program at more


_LinePair = tuple[Line, Line]


@dataclass(frozen=True, slots=True)
class TextLayout:
    """The layout of a whole document.

    Attributes:
        measure: Columns of a full line, or None where lines are not broken: each is a paragraph.
        tightness: Share of the measure that a line fills, the next word counted in, if it was
            broken because it was full: 1 where a program counted columns, less in print.
        has_gaps: True if blank lines part the paragraphs.
        indents: True if a paragraph's first line is indented.
        hangs: True if a paragraph's other lines are indented.
        pages_have_gaps: True if blank lines stand at all page breaks, and so say nothing there.
    """

    measure: int | None
    tightness: float = _LOOSE
    has_gaps: bool = False
    indents: bool = False
    hangs: bool = False
    pages_have_gaps: bool = True

    def is_wide(self, line: Line) -> bool:
        """True if a line is long enough to be running text rather than a heading."""
        return line.width >= (0.7 * self.measure if self.measure else 60)


def layout_of(lines: Sequence[Line]) -> TextLayout:
    """The layout of a document; takes time linear in its lines."""
    pairs = [pair for pair in pairwise(lines) if pair[1].follows_directly]
    wraps = [(line, following) for line, following in pairs if _is_wrap(line, following)]
    measure = _measure(lines, pairs, wraps)
    indents, hangs = _indents(pairs)
    stacks = 1 + sum(line.gap > 0 and not line.breaks_page for line in lines)
    has_gaps = len(lines) < _LONG_STACK * stacks
    return TextLayout(
        measure,
        _tightness(wraps, measure, has_gaps=has_gaps),
        has_gaps and stacks >= _MIN_STACKS,
        indents,
        hangs,
        _pages_have_gaps(lines),
    )


def local_measure(lines: Sequence[Line], position: int, layout: TextLayout) -> int:
    """Columns of a full line around `position`: less than the document's in a narrow column.

    Only lines whose sentence goes on count, for those were broken because they were full.  Where
    the column changes, the narrower side counts.
    """
    before = _widest_open(lines[max(0, position - _WINDOW) : position])
    after = _widest_open(lines[position + 1 : position + 1 + _WINDOW])
    measure = layout.measure or 0
    narrow = min((width for width in (before, after) if width), default=measure)
    return narrow if narrow < _COLUMN * measure else measure


def is_full(line: Line, following: Line, measure: float) -> bool:
    """True if the first word of the next line has no room on this one."""
    return line.width + 1 + first_word_width(following) >= measure


def first_word_width(line: Line) -> int:
    """Columns of the first word."""
    return len(line.text.split(maxsplit=1)[0])


def _widest_open(lines: Sequence[Line]) -> int:
    return max((line.width for line in lines if line.is_open), default=0)


def _is_wrap(line: Line, following: Line) -> bool:
    return line.is_open and starts_lower(following.text)


def _measure(
    lines: Sequence[Line], pairs: Sequence[_LinePair], wraps: Sequence[_LinePair]
) -> int | None:
    widths = [line.width for line, _ in wraps] or [
        line.width for line, _ in pairs if line.is_open and line.width >= _WIDE_COLUMNS
    ]
    if not widths or len(widths) < _MIN_WRAPPED_SHARE * len(pairs):
        return _letter_measure(lines, wraps)
    measure = _percentile(widths, 0.9)
    longest = _percentile([line.width for line in lines], 0.9)
    return measure if 0.6 * longest <= measure <= _LONGEST_WRAP else None


def _letter_measure(lines: Sequence[Line], wraps: Sequence[_LinePair]) -> int | None:
    """The measure of a letter: most lines are an address or a signature, few are running text."""
    longest = max((line.width for line in lines), default=0)
    running = [line.width for line, _ in wraps if line.width >= _FULL_LETTER_LINE * longest]
    return max(running) if running and longest <= _LETTER_COLUMNS else None


def _tightness(wraps: Sequence[_LinePair], measure: int | None, *, has_gaps: bool) -> float:
    if not measure or len(wraps) < _MIN_WRAPS:
        return _LOOSE
    filled = [line.width + 1 + first_word_width(following) for line, following in wraps]
    least = _percentile(filled, 0.03)
    if least > _percentile([line.width for line, _ in wraps], 0.98):
        return 1.0
    # Where blank lines part the paragraphs, a line need not tell how they are parted.
    return _LOOSE if has_gaps else max(_LOOSE, least / measure)


def _indents(pairs: Sequence[_LinePair]) -> tuple[bool, bool]:
    after_stop = after_open = 0
    for line, following in pairs:
        if following.indent < line.indent + INDENT:
            continue
        if line.is_open and not starts_upper(following.text):
            after_open += 1
        else:
            after_stop += 1
    return after_stop > 0 and after_stop >= 2 * after_open, after_open >= 2 * max(1, after_stop)


def _pages_have_gaps(lines: Sequence[Line]) -> bool:
    inside = [
        following.gap > 0
        for line, following in pairwise(lines)
        if following.breaks_page and line.is_open and starts_lower(following.text)
    ]
    return 2 * sum(inside) >= len(inside)


def _percentile(values: Sequence[int], share: float) -> int:
    return sorted(values)[round(share * (len(values) - 1))]
