"""How the time of every algorithm over user text grows with the text, on shapes made to hurt it.

    python bench/growth.py [--only WORDS] [--shape WORDS] [--all]

Each text is doubled until a run takes long enough to be measured.  The exponent is the slope of
the logarithm of processor time over that of length in the last two doublings: 1 is linear, 2
quadratic.  Exit code 1 if any exponent is over the bar, or a run takes more than ten seconds.
Alignment compares what is near (alignment-method.md) and is measured by `alignment_cost.py`.
"""

import argparse
import signal
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from support.algorithms_over_text import ALGORITHMS, Algorithm
from support.hostile_shapes import SHAPES, Growth, Shape, growth

BAR = 1.3
LONGEST_RUN_S = 10
_TRIES = 3


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--only", default="", help="algorithms with this in their name")
    parser.add_argument("--shape", default="", help="shapes with this in their name")
    parser.add_argument("--all", action="store_true", help="print every shape, not the worst only")
    arguments = parser.parse_args()
    signal.signal(signal.SIGALRM, _give_up)
    over = measured = 0
    for name, algorithm in ALGORITHMS.items():
        if arguments.only not in name:
            continue
        found = {
            shape: _measured(algorithm, make)
            for shape, make in SHAPES.items()
            if arguments.shape in shape
        }
        measured += len(found)
        worst = sorted(found, key=lambda shape: found[shape].exponent, reverse=True)
        bad = [shape for shape in worst if found[shape].exponent > BAR]
        over += len(bad)
        for shape in worst if arguments.all else bad or worst[:1]:
            print(f"{'OVER' if shape in bad else '    '} {name:28} {shape:24} {found[shape]}")
            sys.stdout.flush()
    print(f"{measured} pairs of algorithm and shape, {over} over the bar of {BAR}")
    return 1 if over else 0


def _measured(algorithm: Algorithm, shape: Shape) -> Growth:
    """The growth; of one over the bar the best of three, for a busy machine only ever adds."""
    best = Growth(float("inf"), 0, float("inf"))
    for _ in range(_TRIES):
        signal.alarm(LONGEST_RUN_S * 6)
        try:
            found = growth(algorithm.run, shape, algorithm.most)
        except TimeoutError:
            return best
        finally:
            signal.alarm(0)
        best = min(best, found)
        if best.exponent <= BAR:
            break
    return best


def _give_up(*_: object) -> None:
    raise TimeoutError


if __name__ == "__main__":
    sys.exit(main())
