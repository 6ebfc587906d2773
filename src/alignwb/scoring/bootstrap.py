"""Confidence of a corpus score by bootstrap resampling (Koehn 2004)."""

import os
import statistics
from collections.abc import Sequence
from typing import TYPE_CHECKING

from alignwb.scoring.counts import Counts
from alignwb.scoring.scores import Confidence

if TYPE_CHECKING:
    from sacrebleu.metrics.base import Metric


def sacrebleu_seed() -> str:
    """The seed of sacrebleu: SACREBLEU_SEED ("none": a new one each time), by default 12345."""
    return os.environ.get("SACREBLEU_SEED", "12345").lower()


def confidence(metric: "Metric", counts: Sequence[Counts], samples: int, seed: str) -> Confidence:
    """The interval that sacrebleu's `--confidence` gives, digit for digit.

    sacrebleu draws all samples into one array, which takes a gigabyte for ten thousand segments.
    Drawn one by one from the same generator they are the same samples.
    """
    import numpy as np

    generator = np.random.default_rng(None if seed == "none" else int(seed))
    rows = np.array(counts, dtype="float32")
    # The scores stay numpy's 32-bit numbers, as sacrebleu averages them.
    scores = sorted(
        metric._compute_score_from_stats(  # noqa: SLF001 - as in `counts`
            rows[generator.choice(len(rows), size=len(rows))].sum(0)
        ).score
        for _ in range(samples)
    )
    if len(set(map(type, scores))) > 1:
        # Of a sample without anything in common the score is a plain 0.0.
        scores = list(map(np.float32, scores))
    outside = samples // 40
    half_width = 0.5 * (scores[samples - outside - 1] - scores[outside])
    return Confidence(float(statistics.mean(scores)), float(half_width))
