"""Runs of lines that belong to one paragraph, as far as one page shows it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from alignwb.core.bitext.bitext import Kind
from alignwb.core.reading.layout import TextLayout, is_full, local_measure
from alignwb.core.reading.lines import INDENT, Line
from alignwb.core.reading.shape import (
    answers,
    ends_sentence,
    is_ordinal,
    starts_lower,
    starts_upper,
)

_ITEM = re.compile(
    # Word's bullets are private characters; a bullet may stand right before its text.
    r"(?P<mark>[•▪▫◦‣⁃∙●○■□◆◇►▶▸➢➤➔✓✔✗☐☑❖★☆\uf000-\uf0ff](?=\s*[^\W_])"
    r"|(?:[-·*+–—→]|\(?\d{1,3}[.)]|\d{1,2}(?:\.\d{1,2}){1,3}\.?|\(?[a-z]\)|\(?[ivx]{1,5}\))(?=\s+\S)"
    r"|o(?=\s+[^\W\d_]{2})|[A-Z][.)](?=\s+[^\W\d_]+\s))"
)
_NEAR = 4  # lines on either side that show how wide the lines are there
_BROKEN_OFF = 0.6  # of the measure: a line ends its paragraph here though blank lines part them
_HEADING = 0.6  # of the measure: a heading leaves more room than this
_NARROW = 0.75  # of the measure: verse is narrower than this
_SALUTATION = 0.4  # of the measure: a line that ends in a comma so soon stands alone
_VERSE = 0.6  # of the measure: what is narrower is hardly ever running text
_STANZA = 14  # lines; the longest that are common
_STOPS = ".!?…:"
_POEM_COLUMNS = 60  # the widest verse of a document that is nothing else


@dataclass(frozen=True, slots=True)
class LineRun:
    """Lines of one block, with its kind if lines and marks are enough to tell it.

    Attributes:
        lines: In document order; never empty.
        kind: None while only its words and its place can tell.
        is_sealed: True if it certainly begins and ends here: an item of a list, a line of verse.
    """

    lines: tuple[Line, ...]
    kind: Kind | None = None
    is_sealed: bool = False

    @property
    def first(self) -> Line:
        """The first line."""
        return self.lines[0]

    @property
    def last(self) -> Line:
        """The last line."""
        return self.lines[-1]

    @property
    def text(self) -> str:
        """Its lines joined by spaces, unrepaired."""
        return " ".join(line.text for line in self.lines)


def form_runs(lines: Sequence[Line], layout: TextLayout) -> list[LineRun]:
    """Cut the lines at blank lines, page breaks, indents, items, verse and short last lines."""
    runs: list[LineRun] = []
    start = 0
    for end in range(1, len(lines) + 1):
        if end == len(lines) or _stands_off(lines[end - 1], lines[end]):
            runs += _cut(lines[start:end], layout)
            start = end
    return runs


def item_mark(text: str) -> str:
    """The mark of a list item, figures and letters made alike; "" if the line starts none."""
    match = _ITEM.match(text)
    if match is None:
        return ""
    return re.sub(r"\d+", "1", re.sub("[a-z]+", "a", re.sub("[A-Z]", "A", match["mark"])))


def _stands_off(before: Line, line: Line) -> bool:
    return not line.follows_directly or line.starts_block or before.kind is not line.kind


def _cut(lines: Sequence[Line], layout: TextLayout) -> list[LineRun]:
    if lines[0].kind is not None:
        return [LineRun(tuple(lines), lines[0].kind)]
    if _is_verse(lines, layout):
        return [LineRun((line,), Kind.PARAGRAPH, is_sealed=True) for line in lines]
    kind = Kind.QUOTE if _is_set_off(lines, layout) else None
    runs: list[LineRun] = []
    start = 0
    for end in range(1, len(lines) + 1):
        if end == len(lines) or _starts_paragraph(lines, end, layout):
            part = tuple(lines[start:end])
            is_item = kind is None and _is_item(lines, start)
            runs.append(LineRun(part, Kind.PARAGRAPH if is_item else kind, is_item))
            start = end
    return runs


def _is_set_off(lines: Sequence[Line], layout: TextLayout) -> bool:
    """True for a block indented as a whole, in a document that does not indent its paragraphs."""
    indented = all(line.indent >= INDENT for line in lines)
    return indented and len(lines) > 1 and not layout.indents and not layout.hangs


def _starts_paragraph(lines: Sequence[Line], n: int, layout: TextLayout) -> bool:
    before, line = lines[n - 1], lines[n]
    if layout.measure is None or max(before.width, line.width) > 1.5 * layout.measure:
        return not before.text.endswith(("-", "\u00ad"))
    if _is_item(lines, n) or _is_marked_by_indent(before, line, layout):
        return True
    if is_ordinal(before.text) and starts_upper(line.text):
        return True  # the number of a chapter
    if layout.indents:
        return False
    if answers(before.text, line.text):
        return True
    if ends_sentence(before.text) and not starts_lower(line.text):
        share = min(layout.tightness, _BROKEN_OFF) if layout.has_gaps else layout.tightness
        return not is_full(before, line, share * local_measure(lines, n - 1, layout))
    return _is_heading_above(lines, n, layout)


def _is_item(lines: Sequence[Line], n: int) -> bool:
    mark = item_mark(lines[n].text)
    if not mark:
        return False
    if n == 0:
        is_alone = len(lines) == 1 and not re.match(r"1\.1|A", mark)  # 2.1 De stoomboot: a heading
        return is_alone or any(item_mark(line.text) == mark for line in lines[1:])
    return not lines[n - 1].is_open or item_mark(lines[0].text) == mark


def _is_marked_by_indent(before: Line, line: Line, layout: TextLayout) -> bool:
    if layout.indents:
        return line.indent >= INDENT
    return layout.hangs and line.indent < before.indent and not before.is_open


def _is_heading_above(lines: Sequence[Line], n: int, layout: TextLayout) -> bool:
    """True for a short line that breaks off before a capital, though the next word had room."""
    before, line = lines[n - 1], lines[n]
    if not starts_upper(line.text) or not layout.measure or before.text[-1] in ";:-–—":
        return False
    if before.text[-1] == ",":
        return n == 1 and before.width < _SALUTATION * layout.measure
    if n > 1 and lines[n - 2].is_open and layout.is_wide(lines[n - 2]):
        return False
    widest = max(line.width for line in lines[max(0, n - _NEAR) : n + _NEAR])
    return before.is_open and not is_full(
        before, line, min(_HEADING * layout.measure, 0.85 * widest)
    )


def _is_verse(lines: Sequence[Line], layout: TextLayout) -> bool:
    """True if lines without a blank one between them are verse, or an address or a list.

    Such lines begin with capitals though sentences run over their ends; or there are at least four
    of them in a document of wider lines, and they end before they are full.
    """
    if len(lines) < 3 or layout.measure is None:
        return False
    inner = list(pairwise(lines))
    widest = max(line.width for line in lines)
    is_narrow = widest <= _NARROW * layout.measure
    if (
        3 < len(lines) <= _STANZA
        and widest <= _VERSE * layout.measure
        and starts_upper(lines[0].text)
    ):
        # Running text in a narrow column fills its lines; verse breaks off where a word had room.
        broken_off = sum(
            line.text[-1] not in _STOPS and not is_full(line, following, widest + 1)
            for line, following in inner
        )
        if 4 * broken_off >= len(inner):
            return True
    open_ends = sum(line.is_open for line, _ in inner)
    if open_ends < (len(inner) if len(lines) == 3 else len(inner) / 3):
        return False
    if is_narrow and len(lines) > 3:
        ragged = sum(not is_full(line, following, 0.85 * widest) for line, following in inner)
        if 5 * ragged >= 2 * len(inner):
            return True
    # A line of an address may begin with its postcode.
    capitals = sum(not starts_lower(line.text) for line in lines)
    return (is_narrow or layout.measure <= _POEM_COLUMNS) and 5 * capitals >= 4 * len(lines)
