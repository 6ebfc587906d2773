"""Codes of a target that would spoil the document it is written into."""

from collections import Counter
from collections.abc import Iterator

from alignwb.core.bitext.codes import Codes, End, codes_of
from alignwb.formats.documents.placed_text import PlacedText


def code_faults(source: str, own: Codes, placed: PlacedText) -> Iterator[str]:
    """What is wrong with the codes of a text, for people.

    source: the text that stands in its place in the document.  own: the codes of that.
    """
    codes = {**own, **placed.codes}
    known = set(_halves(source))
    for number in _halves(placed.text):
        if number not in known:
            yield f"code {number} lacks one of its ends"
    if not placed.text:
        return  # its codes went with the paragraph it was joined to
    there = {end.number for end in codes_of(placed.text)}
    for number in dict.fromkeys(end.number for end in codes_of(source)):
        code = own.get(number)
        if code is not None and number not in there and not code.may_be_deleted:
            yield f"code {number} ({code.disp or code.data}) is missing"
    for number in sorted(there - codes.keys()):
        yield f"code {number} is not known"
    if _overlap(placed.text) and not _overlap(source):
        yield "the ends of two codes are crossed"


def _halves(text: str) -> Iterator[int]:
    """The codes of which one end stands more often than the other, or after it."""
    depth: Counter[int] = Counter()
    wrong: set[int] = set()
    for number, end in codes_of(text):
        depth[number] += {End.OPEN: 1, End.CLOSE: -1, End.POINT: 0}[end]
        if depth[number] < 0:
            wrong.add(number)
    yield from sorted(wrong | {number for number, count in depth.items() if count})


def _overlap(text: str) -> bool:
    """Whether a code begins inside another and ends outside."""
    is_open: list[int] = []
    for number, end in codes_of(text):
        if end is End.OPEN:
            is_open.append(number)
        elif end is End.CLOSE and is_open and is_open.pop() != number:
            return True
    return False
