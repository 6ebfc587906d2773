"""Stretches of a text that hold others."""

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate

from alignwb.core.languages.words import Span


class Stretches:
    """Answers in a few steps which stretches of a text lie inside these, however many they are.

    Args:
        spans: They may overlap.
    """

    def __init__(self, spans: Iterable[Span]) -> None:
        ends: dict[int, int] = {}
        for start, end in spans:
            ends[start] = max(end, ends.get(start, 0))
        self._starts = sorted(ends)
        self._ends = ends
        self._furthest = list(accumulate((ends[start] for start in self._starts), max))

    def hold(self, span: Span) -> bool:
        """True if all of `span` lies inside one of the stretches."""
        return self._ends.get(span.start, 0) >= span.end or self._begin_before(span)

    def hold_as_part(self, span: Span) -> bool:
        """True if one of the stretches holds all of `span` and more."""
        return self._ends.get(span.start, 0) > span.end or self._begin_before(span)

    def _begin_before(self, span: Span) -> bool:
        before = bisect_left(self._starts, span.start)
        return before > 0 and self._furthest[before - 1] >= span.end
