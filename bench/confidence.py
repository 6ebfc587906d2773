"""Whether drafts are as good as their confidence says, on texts with references.

python bench/confidence.py [--data FOLDER] [--of-a-book N]

Texts as in bench/choice.py.  Prints the rank correlation of the confidence, and of the model's own
score, with the chrF of the segments; the calibration error (ten bins of as many segments each) of
the probability that chrF is 70 or more; and what drafts of the three levels are like.
"""

import argparse
from pathlib import Path

import numpy as np
from choice import books, seeds
from fitting.calibration import ENOUGH, calibration_error, rank_correlation
from sacrebleu import CHRF

from alignwb.core.draft_levels import DraftLevel, level_of
from alignwb.engines.argos.packages.starter import starter_package
from alignwb.engines.argos.translator import ArgosTranslator


def report(name: str, rows: list[tuple[float, float, float]]) -> None:
    confidence, score, chrf = (np.array(column) for column in zip(*rows, strict=True))
    is_good = chrf >= ENOUGH
    rho, of_score = rank_correlation(confidence, chrf), rank_correlation(score, chrf)
    print(
        f"{name}: {len(rows)} segments, {np.mean(is_good):.3f} need little; rho {rho:.3f}"
        f" (the score's {of_score:.3f}),"
        f" calibration error {calibration_error(confidence, is_good):.3f}"
    )
    levels = np.array([level_of(each) for each in confidence])
    for level in DraftLevel:
        of_level = levels == level
        if of_level.any():
            print(
                f"  {level.mark} {level:8}{of_level.sum():5} segments, chrF"
                f" {chrf[of_level].mean():5.1f}, {is_good[of_level].mean():.2f} need little, said"
                f" {confidence[of_level].mean():.2f}"
            )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, help="the folder with literary-nl-en.tsv.xz")
    parser.add_argument("--of-a-book", type=int, default=60)
    arguments = parser.parse_args()
    engine, metric = ArgosTranslator(starter_package(), 4), CHRF()
    found: dict[str, list[tuple[float, float, float]]] = {"seeds": [], "books": []}
    texts = [("seeds", text) for text in seeds()]
    if arguments.data:
        texts += [("books", text) for text in books(arguments.data, arguments.of_a_book)]
    for name, text in texts:
        for batch in engine.translate(text.requests, document=text.document):
            for index, draft in batch:
                if draft.confidence is not None:
                    chrf = metric.sentence_score(draft.text, [text.references[index]]).score
                    found[name].append((draft.confidence, draft.score, chrf))
    for name, rows in found.items():
        if rows:
            report(name, rows)
    report("all", [row for rows in found.values() for row in rows])


if __name__ == "__main__":
    main()
