"""Inline codes and people who write without them: where a code belongs in a new text."""

import re
from bisect import bisect_right
from difflib import SequenceMatcher

from alignwb.core.bitext.codes import CODE, End, PlacedCode, insert_codes, strip_codes

_TOKEN = re.compile(r"\w+|\W")
_MOST_COMPARED = 250_000
"""Pairs of words that are compared at most; of longer texts the middle counts as replaced."""


def with_codes_of(former: str, text: str) -> str:
    """The text with the codes of the former one, each beside the words that it stood beside.

    A text that has codes itself stays as it is.
    """
    bare, placed = strip_codes(former)
    if not placed or CODE.search(text):
        return text
    starts, moved = _moved_runs(bare, text)
    codes = []
    ended: int | None = None
    for code in placed:
        run = bisect_right(starts, code.offset) - 1
        begin, end, to, to_end = moved[run]
        offset = code.offset - begin
        is_same = end - begin == to_end - to and bare[begin:end] == text[to:to_end]
        if is_same or not offset:
            place = to + offset
        else:
            # Inside words that were replaced there is no counterpart.  What begins there goes
            # before the new words, what ends there behind them, so that something is enclosed.
            begins = code.end.end is End.OPEN and ended != run
            ended = ended if begins else run
            place = to if begins else to_end
        codes.append(PlacedCode(code.end, place))
    return insert_codes(text, codes)


def offset_among_codes(text: str, offset: int) -> int:
    """Where in a text the character stands that is number `offset` of it without its codes.

    Codes right before it that open something or stand for themselves come along with it.
    """
    bare, placed = strip_codes(text)
    at = min(offset, len(bare))
    before = [code for code in placed if code.offset <= at]
    while before and before[-1].offset == at and at < len(bare):
        if before[-1].end.end is End.CLOSE:
            break
        before.pop()
    return at + len(before)


def _moved_runs(old: str, new: str) -> tuple[list[int], list[tuple[int, int, int, int]]]:
    """The runs of characters that the old text is made of, each with what became of it.

    Answers where they start, and start and end in either text; the last run is the empty one at
    the end.
    """
    words, others = _TOKEN.findall(old), _TOKEN.findall(new)
    ends, other_ends = [0], [0]
    for tokens, all_ends in ((words, ends), (others, other_ends)):
        for token in tokens:
            all_ends.append(all_ends[-1] + len(token))
    runs = [
        (ends[a], ends[b], other_ends[c], other_ends[d])
        for a, b, c, d in _blocks(words, others)
        if a < b
    ]
    runs.append((len(old), len(old), len(new), len(new)))
    return [run[0] for run in runs], runs


def _blocks(old: list[str], new: list[str]) -> list[tuple[int, int, int, int]]:
    if len(old) * len(new) <= _MOST_COMPARED:
        matcher = SequenceMatcher(None, old, new, autojunk=False)
        return [block[1:] for block in matcher.get_opcodes()]
    most = min(len(old), len(new))
    head = next((n for n in range(most) if old[n] != new[n]), most)
    tail = next((n for n in range(most - head) if old[-1 - n] != new[-1 - n]), most - head)
    return [
        (0, head, 0, head),
        (head, len(old) - tail, head, len(new) - tail),
        (len(old) - tail, len(old), len(new) - tail, len(new)),
    ]
