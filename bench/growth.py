"""How the time of every algorithm over user text grows with the text, on shapes made to hurt it.

    python bench/growth.py [--only WORDS] [--shape WORDS] [--all] [--jobs N]

Each text is doubled until a run takes long enough to be measured, in processor time.  The exponent
is the slope of the logarithm of time over that of length in the last two doublings: 1 is linear, 2
quadratic.  One that looks high is measured again, first on the same texts and then on longer ones,
of which the smallest times count.  A line for each algorithm gives its worst shape; the last line
is the summary.  No algorithm gets more than two minutes; shapes that it had no time for are
counted, and one is enough for exit code 1, as is any exponent that is over the bar twice.
"""

import argparse
import gc
import signal
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from support.algorithms_over_text import Algorithm
from support.all_algorithms import ALGORITHMS
from support.hostile_shapes import SHAPES, Shape
from support.time_growth import Growth, growth

BAR = 1.3
LONGEST_S = 120
"""Of the processor, for all shapes of an algorithm."""
_LONGEST_SHAPE_S = 60
"""Of the processor too, for one shape: a run that never ends is ended."""
_LOOK_S = 10
"""How often that is looked at, on the clock: a timer on processor time makes its clock coarse."""


class _TooLong(BaseException):
    """Not an Exception, which a reader would make a message of."""


@dataclass(frozen=True, slots=True)
class Measured:
    """An algorithm: its growth by shape, the shapes that were ended or not reached, its time."""

    name: str
    found: dict[str, Growth]
    missing: tuple[str, ...]
    seconds: float

    @property
    def worst(self) -> list[str]:
        """The shapes, the worst first."""
        return sorted(self.found, key=lambda shape: self.found[shape].exponent, reverse=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--only", default="", help="algorithms with this in their name")
    parser.add_argument("--shape", default="", help="shapes with this in their name")
    parser.add_argument("--all", action="store_true", help="print every shape, not the worst only")
    parser.add_argument("--jobs", type=int, default=1, help="processes side by side")
    arguments = parser.parse_args()
    start = time.perf_counter()
    results: list[Measured] = []
    for each in _results(arguments):
        results.append(each)
        _print(each, everything=arguments.all)
    return _sum_up(results, time.perf_counter() - start)


def _results(arguments: argparse.Namespace) -> Iterator[Measured]:
    names = [name for name in ALGORITHMS if arguments.only in name]
    measure = partial(_measure, shapes=[shape for shape in SHAPES if arguments.shape in shape])
    if arguments.jobs == 1:
        yield from map(measure, names)
        return
    with ProcessPoolExecutor(arguments.jobs) as pool:
        yield from pool.map(measure, names)


def _measure(name: str, shapes: list[str]) -> Measured:
    algorithm = ALGORITHMS[name]
    algorithm.run("De man, die hier werkt, is niet gekomen. Waarom niet?")  # loads what it needs
    gc.freeze()  # so that collecting before each run costs nothing
    found: dict[str, Growth] = {}
    missing: list[str] = []
    start = time.process_time()
    for shape in shapes:
        if time.process_time() - start > LONGEST_S:
            missing.append(shape)
            continue
        try:
            with _ended_after(_LONGEST_SHAPE_S):
                found[shape] = _growth(algorithm, SHAPES[shape])
        except _TooLong:
            missing.append(shape)
    return Measured(name, found, tuple(missing), time.process_time() - start)


def _growth(algorithm: Algorithm, shape: Shape) -> Growth:
    """The growth, the lesser of two where the first is over the bar: others only ever add time."""
    found = growth(algorithm.run, shape, algorithm.most)
    return (
        found if found.exponent <= BAR else min(found, growth(algorithm.run, shape, algorithm.most))
    )


@contextmanager
def _ended_after(limit_s: float) -> Iterator[None]:
    """Raises _TooLong inside once so much of the processor was used."""
    start = time.process_time()

    def look(*_: object) -> None:
        if time.process_time() - start > limit_s:
            raise _TooLong

    signal.signal(signal.SIGALRM, look)
    signal.setitimer(signal.ITIMER_REAL, _LOOK_S, _LOOK_S)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _print(measured: Measured, *, everything: bool) -> None:
    worst = measured.worst
    bad = [shape for shape in worst if measured.found[shape].exponent > BAR]
    for shape in worst if everything else bad or worst[:1]:
        mark = "OVER" if shape in bad else ""
        print(f"{mark:4} {measured.name:28} {shape:24} {measured.found[shape]}")
    if measured.missing:
        print(f"OVER {measured.name:28} not measured to the end: {', '.join(measured.missing)}")
    sys.stdout.flush()


def _sum_up(results: list[Measured], seconds: float) -> int:
    pairs = [(each.found[shape], each.name, shape) for each in results for shape in each.found]
    over = sum(found.exponent > BAR for found, _, _ in pairs)
    missing = sum(len(each.missing) for each in results)
    found, name, shape = max(pairs)
    print(
        f"growth: {len(results)} algorithms on {len(SHAPES)} shapes, {len(pairs)} pairs;"
        f" worst exponent {found.exponent:.2f} ({name}, {shape}); {over} over the bar of {BAR},"
        f" {missing} not measured to the end;"
        f" {sum(each.seconds for each in results):.0f} s of the processor in {seconds:.0f} s"
    )
    return 1 if over or missing else 0


if __name__ == "__main__":
    sys.exit(main())
