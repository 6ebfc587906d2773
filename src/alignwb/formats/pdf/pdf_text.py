"""The text of a PDF as a text file has it: pages, indents, and blank lines between blocks."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from alignwb.formats.pdf.pdf_lines import PdfLine, lines_of
from alignwb.formats.pdf.pdf_pages import PdfPages

_LETTER = 0.5  # of the size of the letters: what one takes on average
_MOST_INDENT = 60  # columns
_LEAST_INDENT = 2
_GAP = 1.25  # of the distance of lines: more than this parts blocks
_USUAL_LEADING = 1.25  # of the size, where no lines tell
_LEADINGS = (0.8, 2.6)  # likewise: what may be the distance of two lines of a paragraph
_OTHER_SIZE = 1.1  # a line in letters so much larger or smaller is of another block


@dataclass(frozen=True, slots=True)
class PdfText:
    """A PDF as text.

    Attributes:
        text: Lines with indents and blank lines; a form feed between pages.
        sizes: The size of the letters of each line, by its number in the text (from 1).
        pages: The page of each line, from 1, likewise.
        body_size: The size that most letters have.
    """

    text: str
    sizes: dict[int, float]
    pages: dict[int, int]
    body_size: float


def text_of_pages(pages: PdfPages) -> PdfText:
    """The text of a PDF, in the order in which it is drawn."""
    of_pages = [list(lines_of(words or ())) for words in pages.pages]
    leading = _leading(of_pages)
    rows: list[str] = []
    sizes: dict[int, float] = {}
    on_page: dict[int, int] = {}
    for number, lines in enumerate(of_pages, 1):
        feed = "\f" if number > 1 else ""
        before: PdfLine | None = None
        for line, indent in _indented(lines):
            if before is not None and _is_apart(before, line, leading):
                rows.append("")
            rows.append(f"{feed}{' ' * indent}{line.text}")
            sizes[len(rows)], on_page[len(rows)] = line.size, number
            before, feed = line, ""
        if feed:
            rows.append(feed)
    return PdfText("\n".join(rows) + "\n", sizes, on_page, _body_size(of_pages))


def _indented(lines: Sequence[PdfLine]) -> Iterator[tuple[PdfLine, int]]:
    """Each line with the columns of white space before it, in its own column of the page."""
    for column in _columns(lines):
        margin = _margin(column)
        hanging: float | None = None
        for line in column:
            hanging = line.item_left or (hanging if _is_at(line, hanging) else None)
            columns = 0
            if not line.is_turned and hanging is None:
                columns = round((line.left - margin) / (_LETTER * max(line.size, 1)))
            yield line, min(columns, _MOST_INDENT) if columns >= _LEAST_INDENT else 0


def _is_at(line: PdfLine, left: float | None) -> bool:
    return left is not None and abs(line.left - left) < _LETTER * line.size


def _columns(lines: Sequence[PdfLine]) -> Iterator[list[PdfLine]]:
    """The lines that stand below each other."""
    column: list[PdfLine] = []
    for line in lines:
        if column and line.base >= column[-1].base:
            yield column
            column = []
        column.append(line)
    if column:
        yield column


def _margin(column: Sequence[PdfLine]) -> float:
    """Where most lines of a column begin; of several places the one most to the left."""
    counts = Counter(round(line.left) for line in column if not line.is_turned)
    if not counts:
        return 0.0
    most = max(counts.values())
    return min(left for left, count in counts.items() if 3 * count >= most)


def _is_apart(before: PdfLine, line: PdfLine, leading: float) -> bool:
    """True if a line begins another block than the one before it, by where it stands."""
    if before.is_turned != line.is_turned or line.item_left is not None:
        return True
    if before.is_turned:
        return False
    sizes = before.size, line.size
    if max(sizes) > _OTHER_SIZE * min(sizes):
        return True
    down = before.base - line.base
    if down <= 0:
        # The top of another column goes on with the text; what is above in the same one does not.
        return line.left < before.right
    return down > _GAP * leading * max(sizes)


def _leading(pages: Sequence[Sequence[PdfLine]]) -> float:
    """The distance of the lines of a paragraph, as a part of the size of its letters."""
    low, high = _LEADINGS
    found = [
        ratio
        for lines in pages
        for before, line in pairwise(lines)
        if before.size == line.size
        and line.size > 0
        and low < (ratio := (before.base - line.base) / line.size) < high
    ]
    return median(found) if found else _USUAL_LEADING


def _body_size(pages: Sequence[Sequence[PdfLine]]) -> float:
    counts: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            counts[line.size] += len(line.text)
    return max(counts, key=lambda size: (counts[size], -size), default=0.0)
