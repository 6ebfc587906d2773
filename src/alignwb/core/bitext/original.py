"""What of a text as it was belongs to which part of it as it is now."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise


def assign_words(original: str, parts: Sequence[str]) -> tuple[str, ...]:
    """The words of `original`, each with the part that it has become part of.

    parts: the text now, cut where it is to be cut.  Joined by single spaces, but for empty ones,
    the result is `original`.
    """
    if len(parts) < 2:
        return (original,) * len(parts)
    before = original.split(" ")
    now: list[str] = []
    cuts: list[int] = []
    for part in parts:
        cuts.append(len(now))
        now += part.split(" ")
    matcher = SequenceMatcher(None, before, now, autojunk=False)
    blocks = matcher.get_opcodes()
    places = [0, *(_place(blocks, cut) for cut in cuts[1:]), len(before)]
    return tuple(_words(before, places))


def _place(blocks: Sequence[tuple[str, int, int, int, int]], cut: int) -> int:
    """Before which word of the text as it was a cut falls."""
    for _, start, end, first, last in blocks:
        if first <= cut <= last:
            return min(end, start + cut - first)
    raise AssertionError("the blocks cover the text")


def _words(before: Sequence[str], places: Sequence[int]) -> Iterator[str]:
    for start, end in pairwise(places):
        yield " ".join(before[start:end])
