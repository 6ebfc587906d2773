"""Texts with inline codes, written as `<1>bold</1>` and `{2}`, and strategies for them."""

import re
from collections.abc import Sequence

from hypothesis import strategies as st

from alignwb.core.bitext.codes import CODE, End, PlacedEnd, codes_of, read_code

_WRITTEN = re.compile(r"<(?P<open>\d+)>|</(?P<close>\d+)>|\{(?P<point>\d+)\}")
_ENDS = {"open": End.OPEN, "close": End.CLOSE, "point": End.POINT}


def coded(text: str) -> str:
    """A text with its codes, which are written out."""
    return _WRITTEN.sub(
        lambda match: (
            PlacedEnd(int(match[match.lastgroup or ""]), _ENDS[match.lastgroup or ""]).text
        ),
        text,
    )


def written(text: str) -> str:
    """The inverse of `coded`."""

    def tag(match: re.Match[str]) -> str:
        number, end = read_code(match[0])
        return (f"<{number}>", f"</{number}>", f"{{{number}}}")[end]

    return CODE.sub(tag, text)


def enclosing(text: str) -> set[tuple[int, int]]:
    """Each pair of a text with each code that begins or ends within it."""
    open_now: list[int] = []
    found: set[tuple[int, int]] = set()
    for number, end in codes_of(text):
        if end is End.CLOSE and number in open_now:
            open_now.remove(number)
        found |= {(outer, number) for outer in open_now}
        if end is End.OPEN:
            open_now.append(number)
    return found


WORDS = st.sampled_from(
    "de man 1917 Lenin, zag „hun” (niet) vuur. A.B. een—twee o'clock ﬁets [^2] - … 12,5 URL".split()
)


@st.composite
def coded_texts(draw: st.DrawFn, words: st.SearchStrategy[str] = WORDS) -> str:
    """A text whose pairs enclose each other properly; any code may stand beside any character."""
    pieces = [*draw(st.lists(st.one_of(words, st.just(" ")), max_size=9))]
    number = 0
    for _ in range(draw(st.integers(0, 5))):
        number += 1
        spots = _spots(pieces)
        first = draw(st.sampled_from(spots))
        if draw(st.booleans()):
            pieces.insert(first, coded(f"{{{number}}}"))
            continue
        # A pair ends where as many pairs are open as where it begins, none closed in between.
        lasts = [last for last in spots if last >= first and _is_balanced(pieces[first:last])]
        last = draw(st.sampled_from(lasts))
        pieces.insert(last, coded(f"</{number}>"))
        pieces.insert(first, coded(f"<{number}>"))
    return "".join(pieces)


def _spots(pieces: Sequence[str]) -> list[int]:
    return list(range(len(pieces) + 1))


def _is_balanced(pieces: Sequence[str]) -> bool:
    depth = 0
    for _, end in codes_of("".join(pieces)):
        depth += {End.OPEN: 1, End.CLOSE: -1, End.POINT: 0}[end]
        if depth < 0:
            return False
    return depth == 0
