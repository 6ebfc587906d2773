"""The lines of a page of a PDF, from words and where they stand."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf

from alignwb.core.reading.runs import item_mark
from alignwb.formats.pdf.pdf_pages import PdfWord

_SAME_LINE = 0.5  # of the size of the letters: what stands higher or lower is on another line
_SMALLER = 0.85  # likewise: a figure that is so much smaller and stands higher is raised
_CELL = 2.0  # likewise: so much room parts the cells of a table, and not words
_EVEN = 1.3  # the widest room of a line that was spread to its full width, in narrowest ones
_SPREAD = 4.0  # of the size: and no room of such a line is wider
_MARK = 0.6  # likewise: so much room stands behind the mark of an item
_GLUED = 0.15  # likewise: less room than this parts no words
_BACK = 1.0  # likewise: what begins so far before the end of the last word is not behind it
_MOST_WORDS = 300  # of a line: each that is drawn later is looked at beside all of them
_TO_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_FIGURES = re.compile(r"[0-9]{1,3}(?:[,;–-][0-9]{1,3}){0,3}")
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_LIGATURE = re.compile("[ﬀ-ﬆ]")


@dataclass(frozen=True, slots=True)
class PdfLine:
    """A line as it is printed.

    Attributes:
        text: Its words, with a space between them, or a tab between the cells of a table.
        left: Where it begins, in points.
        right: Where it ends.
        base: What its letters stand on, in points from the foot of the page.
        size: Of most of its letters, in points.
        is_turned: True if it is not set from left to right.
        item_left: Where the text behind the mark of an item begins; None if the line begins none.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    is_turned: bool = False
    item_left: float | None = None


def lines_of(words: Iterable[PdfWord]) -> Iterator[PdfLine]:
    """The lines of a page in the order in which they are drawn."""
    at: list[PdfWord] = []
    for word in words:
        if at and (len(at) == _MOST_WORDS or not _is_beside(at, word)):
            yield _line(at)
            at = []
        at.append(word)
    if at:
        yield _line(at)


def _is_beside(at: Sequence[PdfWord], word: PdfWord) -> bool:
    """True if a word is on the line that the words before it are on."""
    last = at[-1]
    if word.begins != "\n":
        return True
    if word.is_turned or last.is_turned:
        return False
    main = max(at, key=lambda each: each.size)
    size = max(main.size, word.size)
    if abs(word.base - main.base) > _SAME_LINE * size:
        return False
    # What is drawn later and stands further to the left belongs in a gap that was left for it.
    return word.left >= last.right - _BACK * size or _fits_in(at, word)


def _fits_in(at: Sequence[PdfWord], word: PdfWord) -> bool:
    """True if a word stands in a gap between words of a line."""
    if word.left < at[0].left:
        return False
    slack = _GLUED * word.size
    return all(
        word.right <= each.left + slack or word.left >= each.right - slack for each in at
    ) and any(each.left > word.left for each in at)


def _line(words: Sequence[PdfWord]) -> PdfLine:
    if words[0].is_turned:
        text = " ".join(word.text for word in words)
        return PdfLine(_plain(text), 0, 0, words[0].base, words[0].size, is_turned=True)
    ordered = _in_order(words)
    size = _main_size(ordered)
    base = next(word.base for word in ordered if word.size == size)
    has_mark = bool(item_mark(f"{ordered[0].text} x"))
    cell = _cell_room(ordered[has_mark:], size)
    pieces: list[str] = []
    for n, word in enumerate(ordered):
        if n:
            room = inf if n == has_mark else cell
            pieces.append(_between(ordered[n - 1], word, size, room))
        pieces.append(_raised(word, base, size))
    right = max(word.right for word in ordered)
    text = _plain("".join(pieces))
    return PdfLine(text, ordered[0].left, right, base, size, item_left=_item_left(ordered, size))


def _item_left(words: Sequence[PdfWord], size: float) -> float | None:
    """Where the text of an item begins; a dash or a number counts if room is left behind it."""
    if len(words) == 1 or not item_mark(f"{words[0].text} x"):
        return None
    is_bullet = not words[0].text[0].isalnum() and words[0].text[0] not in "-–—(+*"
    room = words[1].left - words[0].right
    return words[1].left if is_bullet or room > _MARK * size else None


def _in_order(words: Sequence[PdfWord]) -> Sequence[PdfWord]:
    """The words from left to right, unless some are of a script that is written the other way."""
    if all(after.left >= before.left for before, after in pairwise(words)):
        return words
    if any(_is_from_right(word.text) for word in words):
        return words
    return sorted(words, key=lambda word: word.left)


def _is_from_right(text: str) -> bool:
    return not text.isascii() and any(
        unicodedata.bidirectional(character) in {"R", "AL"} for character in text
    )


def _main_size(words: Sequence[PdfWord]) -> float:
    """The size that most letters have."""
    counts: dict[float, int] = {}
    for word in words:
        counts[word.size] = counts.get(word.size, 0) + len(word.text)
    return max(counts, key=lambda size: (counts[size], size))


def _cell_room(words: Sequence[PdfWord], size: float) -> float:
    """How much room parts cells, and not words, on a line; a line that was spread has none."""
    rooms = [after.left - before.right for before, after in pairwise(words)]
    if len(rooms) > 1 and max(rooms) < min(_EVEN * min(rooms), _SPREAD * size):
        return inf
    return _CELL * size


def _between(before: PdfWord, word: PdfWord, size: float, cell: float) -> str:
    """What parts two words of a line, of which more room than `cell` makes two cells."""
    room = word.left - before.right
    if room > cell:
        return "\t"
    is_apart = word.begins == " " if word.begins != "\n" else room > _GLUED * size
    return " " if is_apart or room > size else ""


def _raised(word: PdfWord, base: float, size: float) -> str:
    """The text of a word, in raised figures if it is the mark of a footnote."""
    is_small = word.size <= _SMALLER * size and word.base > base
    if is_small and _FIGURES.fullmatch(word.text):
        return word.text.translate(_TO_RAISED)
    return word.text


def _plain(text: str) -> str:
    text = _LIGATURE.sub(lambda match: _LIGATURES[match[0]], text)
    return unicodedata.normalize("NFC", text)
