"""How fast the time of an algorithm grows with its text."""

import gc
import math
import time
from collections.abc import Callable
from typing import NamedTuple

from support.hostile_shapes import Shape

LEAST_TIME_S = 0.02
"""Under this, a measured time says more of the machine than of the algorithm."""
_ENOUGH_S = 0.06
_LONGEST_S = 1.0
"""No run is begun that would take longer if its time grew with the square."""
_SHORTEST = 125
_SUSPECT = 1.15
_TRIES = 3


class Growth(NamedTuple):
    """How time grows with length.

    Attributes:
        exponent: Of the last two doublings: 1 is linear; 0 if no run takes long enough to tell.
        length: Characters of the longest text.
        seconds: The processor time of its run.
    """

    exponent: float
    length: int
    seconds: float

    def __str__(self) -> str:
        return f"{self.exponent:5.2f}  {self.length:8,} characters in {self.seconds:.3f} s"


def seconds(run: Callable[[str], object], text: str) -> float:
    """The processor time of one run."""
    gc.collect()
    gc.disable()  # it visits all that lives, in steps that have nothing to do with the run
    try:
        start = time.process_time()
        run(text)
        return time.process_time() - start
    finally:
        gc.enable()


def growth(
    run: Callable[[str], object], shape: Shape, most: int, enough_s: float = _ENOUGH_S
) -> Growth:
    """Run on texts of a shape, each twice as long, until a run takes `enough_s` or they end.

    If the time seems to grow faster than the text, the least time of several counts, because a busy
    machine only ever adds; if it still does, longer texts are tried.
    """
    length = _SHORTEST
    taken = [seconds(run, shape(length))]
    # Two doublings at the least: what is slow on a line may be as slow on a page.
    while length * 2 <= most and (
        taken[-1] < enough_s or (len(taken) < 3 and taken[-1] * 4 <= _LONGEST_S)
    ):
        length *= 2
        taken.append(seconds(run, shape(length)))
    if taken[-1] < LEAST_TIME_S:
        return Growth(0.0, length, taken[-1])
    if len(taken) < 3:
        return Growth(math.inf, length, taken[-1])  # a second on a line of text already
    found = Growth(_exponent(taken[-1], taken[-3]), length, taken[-1])
    if found.exponent > _SUSPECT:
        found = _measured_again(run, shape, length, taken[-1], taken[-3])
    if found.exponent <= _SUSPECT:
        return found
    last = found.seconds
    while length * 2 <= most and last * 4 <= _LONGEST_S:
        length *= 2
        last = seconds(run, shape(length))
    return found if length == found.length else _measured_again(run, shape, length, last)


def _measured_again(
    run: Callable[[str], object], shape: Shape, length: int, last: float, first: float = math.inf
) -> Growth:
    """The growth by the least times: those known, and a few more."""
    last = min([last, *_again(run, shape, length)])
    first = min([first, *_again(run, shape, length // 4)])
    return Growth(_exponent(last, first), length, last)


def _again(run: Callable[[str], object], shape: Shape, length: int) -> list[float]:
    """The times of a few runs; each on another text, for some functions remember texts."""
    return [seconds(run, shape(length - number)) for number in range(1, _TRIES + 1)]


def _exponent(last: float, first: float) -> float:
    """The slope between a text and one four times as long."""
    return math.log2(last / max(first, 1e-6)) / 2
