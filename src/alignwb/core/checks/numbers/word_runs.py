"""Numbers of Dutch that are several words: `vijf honderd`, `honderd en tien`, `vier en zestig`."""

import re
from collections.abc import Iterator, Sequence

from alignwb.core.checks.numbers.figure import Figure, Whole
from alignwb.core.checks.numbers.fractions import LARGE
from alignwb.core.languages.number_words import dutch_number_value

_BETWEEN = re.compile(r"[\s-](en[\s-])?")
_HUNDRED = 100
_THOUSAND = 1000
_MILLION = 10**6


def dutch_runs(text: str, figures: Sequence[Figure]) -> Iterator[Whole]:
    """The numbers of two or more number words in a row, which may be several numbers after all."""
    run: list[Figure] = []
    total = 0
    for figure in figures:
        words = figure.text.lower().split()
        values = [each for word in words if (each := _value(word)) is not None]
        if len(values) < len(words):
            yield from _whole(run, total)
            run = []
            continue
        between = _BETWEEN.fullmatch(text, run[-1].end, figure.start) if run else None
        joined = _joined(total, values, has_and=bool(between[1])) if between else None
        if joined is None:
            yield from _whole(run, total)
            run, total = [figure], _joined(0, values, has_and=False) or 0
        else:
            run, total = [*run, figure], joined
    yield from _whole(run, total)


def _value(word: str) -> int | None:
    value = dutch_number_value(word)
    return LARGE.get(word) if value is None else value


def _whole(run: Sequence[Figure], total: int) -> Iterator[Whole]:
    if len(run) > 1:
        yield Whole(run[0].start, run[-1].end, frozenset({str(total)}))


def _joined(total: int, values: Sequence[int], *, has_and: bool) -> int | None:
    """What more words make of a number; None if they begin another one."""
    for value in values:
        below = total % _THOUSAND
        if total == 0:
            total = value
        elif total < value and (value == _THOUSAND or value >= _MILLION):
            total *= value
        elif value == _HUNDRED and 1 < below < _HUNDRED:
            total += below * (_HUNDRED - 1)
        elif _has_room(total, value) or (has_and and _is_turned(total, value)):
            total += value
        else:
            return None
    return total


def _has_room(total: int, value: int) -> bool:
    """Whether a number ends with as many zeros as a smaller one has figures."""
    return value < _MILLION and total % 10 ** len(str(value)) == 0


def _is_turned(total: int, value: int) -> bool:
    """Whether they are a one and a ten, as in `vier en zeventig`."""
    return 0 < total % _HUNDRED < 10 and value % 10 == 0 and 20 <= value < _HUNDRED
