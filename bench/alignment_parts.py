"""What each kind of evidence brings: strict F1 with it and without, on the same texts.

    python bench/alignment_parts.py [--size 200]

With ALIGNWB_BENCH_DATA (see alignment_texts.py) on the development texts, else on the seeds.
"""

import argparse
from dataclasses import replace
from pathlib import Path

import numpy as np
from alignment_ours import usem3
from alignment_scores import Case, Counts, score, sides
from alignment_texts import cases, has_data, load, seeds

from alignwb.alignment.ports import Embedder
from alignwb.alignment.sentences.aligner import align
from alignwb.alignment.sentences.pricing import DEFAULT_WEIGHTS, PriceWeights
from alignwb.alignment.sentences.spans import Spans
from alignwb.alignment.sentences.text import Text
from alignwb.engines.blas_limit import one_blas_thread

PARTS = {
    "everything": {},
    "no lengths": {"deviation": 0.0, "uneven": 0.0},
    "no numbers and names": {"shared": 0.0},
    "no paragraph breaks": {"inner_break": 0.0, "both_breaks": 0.0},
    "sentences never go on": {"one_continuation": 0.0},
    "far beads cost no more": {"far": 0.0},
    "sentences may add nothing": {"idle": 0.0},
    "beads may lack sentences": {"lack": 0.0},
    "no price of a larger bead": {"extra": 0.0, "many": 0.0},
    "no product": {"product": 0.0, "distance": DEFAULT_WEIGHTS.distance + DEFAULT_WEIGHTS.product},
    "nulls much cheaper": {"null": DEFAULT_WEIGHTS.null - 2.0},
    "nulls much dearer": {"null": DEFAULT_WEIGHTS.null + 2.0},
}


def read(embedder: Embedder, text: Text) -> Spans:
    return Spans(np.concatenate(list(embedder.sums(text.sentences))), embedder.embed)


def strict(read_cases: list[tuple[Case, Spans, Spans]], weights: PriceWeights) -> Counts:
    total = Counts()
    for case, source, target in read_cases:
        found = align(case.source, case.target, source, target, weights=weights)
        total += score(case.gold, sides(found.beads), found.confidences)
    return total


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", type=int, default=200)
    size = parser.parse_args().size
    groups = {"seeds": seeds(Path(__file__).parents[1])}
    if has_data():
        groups = cases(size, load())
    embedder = usem3()
    known = {
        kind: [(case, read(embedder, case.source), read(embedder, case.target)) for case in group]
        for kind, group in groups.items()
    }
    print(f"{'strict F1':28}" + "".join(f"{kind:>10}" for kind in known))
    for name, changes in PARTS.items():
        weights = replace(DEFAULT_WEIGHTS, **changes)
        with one_blas_thread():
            found = [strict(group, weights).strict for group in known.values()]
        print(f"{name:28}" + "".join(f"{value:10.3f}" for value in found), flush=True)


if __name__ == "__main__":
    main()
