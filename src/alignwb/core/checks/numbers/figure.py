"""A number of a text with all that it may stand for, and numbers that are one together."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from alignwb.core.languages.words import Span


class Figure(NamedTuple):
    """A number at characters `start` to `end` of a text.

    Attributes:
        start: Its first character.
        end: The character after it.
        text: It, as it stands there.
        values: All that it may stand for.
        is_firm: True if a translation has to have it: figures, dates and years; numbers in words
            may become something else (`beide`, `een paar`).
        parts: The numbers that it is made of, if they are one together: `kwart voor acht`.
        only_answers: True if it accounts for a number of the other text, but is itself none
            that a translation has to have: `noon`.
    """

    start: int
    end: int
    text: str
    values: frozenset[str]
    is_firm: bool
    parts: tuple["Figure", ...] = ()
    only_answers: bool = False

    @property
    def span(self) -> Span:
        """Its place."""
        return Span(self.start, self.end)

    def with_values(self, more: Iterable[str]) -> "Figure":
        """It, standing for these too."""
        return self._replace(values=self.values.union(more))


def figure_of(match: re.Match[str], values: Iterable[str], *, is_firm: bool) -> Figure:
    """The figure that was found, standing for these."""
    return Figure(match.start(), match.end(), match[0], frozenset(values), is_firm)


class Whole(NamedTuple):
    """Numbers that are one together, at characters `start` to `end`, and what they stand for."""

    start: int
    end: int
    values: frozenset[str]


def folded(text: str, figures: Sequence[Figure], wholes: Iterable[Whole]) -> tuple[Figure, ...]:
    """The figures of a text in order, those in one of the wholes being its parts.

    Of wholes that overlap the longer one counts.
    """
    ordered = sorted(figures, key=lambda each: each.start)
    starts = [each.start for each in ordered]
    taken: set[int] = set()
    chosen: list[Figure] = []
    for whole in sorted(wholes, key=lambda each: each.start - each.end):
        last = first = bisect_left(starts, whole.end)
        while first and ordered[first - 1].end > whole.start:
            first -= 1
        parts = ordered[first:last]
        is_cut = any(each.start < whole.start or whole.end < each.end for each in parts)
        place = bisect_left(chosen, whole.start, key=lambda each: each.start)
        overlaps = (place and chosen[place - 1].end > whole.start) or (
            place < len(chosen) and chosen[place].start < whole.end
        )
        if is_cut or overlaps:
            continue
        figure = Figure(
            whole.start,
            whole.end,
            text[whole.start : whole.end],
            whole.values,
            any(each.is_firm for each in parts),
            tuple(parts),
        )
        chosen.insert(place, figure)
        taken.update(range(first, last))
    single = [each for number, each in enumerate(ordered) if number not in taken]
    return tuple(sorted((*single, *chosen), key=lambda each: (each.start, each.end)))


def unfolded(figures: Sequence[Figure], others: Sequence[Figure]) -> tuple[Figure, ...]:
    """The figures with their parts in the place of those that are no whole after all.

    `from five to six` reads as a time.  It is none where the other text has nothing like it, or
    has the five and the six each by itself.
    """
    alone = without_partner(others, figures)
    has_time, has_fraction = any(map(_is_time, alone)), any(map(_is_fraction, alone))
    theirs = {value for each in others for value in each.values}
    single = {value for each in others if len(each.parts) < 2 for value in each.values}
    result: list[Figure] = []
    for each in figures:
        is_whole = (
            not each.parts
            or not each.values.isdisjoint(theirs)
            or all(part.values.isdisjoint(theirs) for part in each.parts)
            or (
                ((has_time and _is_time(each)) or (has_fraction and _is_fraction(each)))
                and (
                    len(each.parts) < 2
                    or any(part.values.isdisjoint(single) for part in each.parts)
                )
            )
        )
        result += [each] if is_whole else each.parts
    return tuple(result)


def without_partner(figures: Sequence[Figure], others: Sequence[Figure]) -> list[Figure]:
    """The figures that stand for nothing that one of the others stands for."""
    values = {value for other in others for value in other.values}
    return [each for each in figures if each.values.isdisjoint(values)]


def _is_time(figure: Figure) -> bool:
    times = [value for value in figure.values if value.endswith((" am", " pm"))]
    minutes = [value for value in times if ":00 " not in value]
    return bool(minutes) or len(times) == len(figure.values)


def _is_fraction(figure: Figure) -> bool:
    return any("." in value or "%" in value for value in figure.values)
