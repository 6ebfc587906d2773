"""Alignment measured on texts whose right beads are known, peers beside it in the same run.

ALIGNWB_BENCH_DATA=FOLDER python bench/alignment.py [--texts dev|held-out|berg]
    [--sizes 200,2000] [--kinds prose,gap,archaic,web] [--aligners alignwb,gale-church]
"""

import argparse
import time
from collections.abc import Callable, Iterator, Sequence

from alignment_scores import Case, Counts, score, sides
from alignment_texts import cases, load

from alignwb.alignment.beads import Bead
from alignwb.alignment.text import Text

AlignFunction = Callable[[Text, Text], tuple[Sequence[Bead], Sequence[float]]]
"""Two texts in; their beads out, and how sure each is (nothing where the aligner cannot say)."""

HEADER = (
    f"{'aligner':14}{'texts':10}{'size':>7}{'n':>4}{'strict':>8}{'lax':>7}{'null':>7}"
    f"{'wrong %':>9}{'queue':>7}{'s/text':>8}"
)


def run(
    align_function: AlignFunction,
    *,
    name: str = "ours",
    texts: str = "dev",
    sizes: Sequence[int] = (200,),
    kinds: Sequence[str] = (),
) -> Iterator[tuple[str, int, Counts]]:
    """Aligns the texts and prints a line for each kind and size; yields the counts too."""
    loaded = load(held_out=texts == "held-out")
    for size in sizes:
        for kind, group in cases(size, loaded).items():
            if not kinds or kind in kinds:
                yield kind, size, measure(align_function, name, kind, size, group)


def measure(
    align_function: AlignFunction, name: str, kind: str, size: int, group: Sequence[Case]
) -> Counts:
    """Aligns these texts and prints one line."""
    total, start = Counts(), time.perf_counter()
    for case in group:
        beads, confidences = align_function(case.source, case.target)
        total += score(case.gold, sides(beads), confidences)
    seconds = (time.perf_counter() - start) / len(group)
    print(
        f"{name:14}{kind:10}{size:7}{len(group):4}{total.strict:8.3f}{total.lax:7.3f}"
        f"{total.null:7.3f}{total.wrong_percent:9.1f}{total.queue:7.2f}{seconds:8.2f}",
        flush=True,
    )
    return total


def one_to_one(source: Text, target: Text) -> tuple[Sequence[Bead], Sequence[float]]:
    """One to one all the way: the least an aligner does."""
    both = min(len(source.sentences), len(target.sentences))
    beads = [Bead(n, n + 1, n, n + 1) for n in range(both)]
    beads += [Bead(n, n + 1, both, both) for n in range(both, len(source.sentences))]
    end = len(source.sentences)
    beads += [Bead(end, end, n, n + 1) for n in range(both, len(target.sentences))]
    return beads, [1.0] * len(beads)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--texts", choices=["dev", "held-out"], default="dev")
    parser.add_argument("--sizes", default="200")
    parser.add_argument("--kinds", default="")
    arguments = parser.parse_args()
    print(HEADER)
    kinds = [kind for kind in arguments.kinds.split(",") if kind]
    sizes = [int(size) for size in arguments.sizes.split(",")]
    list(run(one_to_one, name="1–1", texts=arguments.texts, sizes=sizes, kinds=kinds))


if __name__ == "__main__":
    main()
