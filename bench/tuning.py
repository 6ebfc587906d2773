"""What tuning brings: the starter tuned on the first half of a book, scored on the second half.

ALIGNWB_BENCH_DATA=../shared/data python bench/tuning.py [BOOK] [ROUNDS] [LINES]

The book is one of literary-nl-en.tsv.xz (`extaze` unless told); a tenth of its first half is held
out and chooses the round.  Nothing of the second half is seen before it is drafted.
"""

import lzma
import os
import sys
import tempfile
import time
from pathlib import Path

from alignwb.core.drafting.translator import DraftRequest
from alignwb.core.languages.quotation_marks import without_marks
from alignwb.engines.argos.packages.archive import unpack
from alignwb.engines.argos.packages.package import read_package
from alignwb.engines.argos.packages.starter import starter_package
from alignwb.engines.argos.runtime.model import available_processors
from alignwb.engines.argos.translator import ArgosTranslator
from alignwb.engines.tuning.training import Training, TrainingOptions
from alignwb.engines.tuning.tuned_package import check_torch, open_package, packed
from alignwb.scoring import Scorer
from alignwb.services.tuning.own_pairs import cleaned, divided


def pairs_of(book: str) -> list[tuple[str, str]]:
    """The pairs of a book in its order: modernised Dutch, English."""
    path = Path(os.environ["ALIGNWB_BENCH_DATA"], "literary-nl-en.tsv.xz")
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        rows = (line.rstrip("\n").split("\t") for line in lines if line.startswith(f"{book}\t"))
        found = (cleaned((row[4], row[5])) for row in rows)
        return [pair for pair in found if pair]


def as_read(pairs):
    return [(without_marks(source), without_marks(target)) for source, target in pairs]


def drafts(package, pairs):
    requests = [DraftRequest(source) for source, _ in pairs]
    made = {}
    for batch in ArgosTranslator(package, threads=1).translate(requests):
        made.update((index, draft.text) for index, draft in batch)
    return [made[index] for index in range(len(pairs))]


def main() -> None:
    check_torch()
    book, rounds, lines = [*sys.argv[1:], *("extaze", "4", "400")[len(sys.argv) - 1 :]]
    pairs = pairs_of(book)
    half = len(pairs) // 2
    training_pairs, held_out = divided(pairs[:half])
    test = pairs[half : half + int(lines)]
    base = starter_package()
    opened = open_package(base)
    opened.check_against(as_read(held_out))
    training = Training(
        opened.transformer,
        opened.vocabulary,
        opened.numbers(as_read(training_pairs)),
        opened.numbers(as_read(held_out)),
        TrainingOptions(rounds=int(rounds), threads=available_processors()),
    )
    print(f"{book}: {len(training_pairs)} pairs to train on, {len(held_out)} held out", flush=True)
    begun, known = time.monotonic(), 0
    for step in training.run():
        if len(step.held_out) > known:
            known = len(step.held_out)
            loss = f"{step.held_out[-1]:.3f}"
            print(
                f"  step {step.step:4}  loss {loss}  {time.monotonic() - begun:.0f} s", flush=True
            )
    training.take_best()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "tuned.argosmodel")
        file.write_bytes(packed(opened, "tuned", f"{base.version}.post1", ""))
        tuned = read_package(unpack(file, Path(folder)))
        before, after = drafts(base, test), drafts(tuned, test)
    references = [target for _, target in test]
    scorer = Scorer()
    p_values = scorer.p_values(before, after, references)
    print(f"the next {len(test)} pairs, drafted:        before   tuned")
    for one, two, p_value in zip(
        scorer.corpus(before, references, bootstrap=0),
        scorer.corpus(after, references, bootstrap=0),
        p_values,
        strict=True,
    ):
        print(f"  {one.name:8} {one.value:33.1f} {two.value:7.1f}   p = {p_value:.3f}")


if __name__ == "__main__":
    main()
