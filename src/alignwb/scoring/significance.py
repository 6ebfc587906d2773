"""Whether a difference between two systems on the same lines may be chance, and how large it is."""

import statistics
from collections.abc import Sequence
from typing import TYPE_CHECKING

from alignwb.scoring.counts import Counts, corpus_score
from alignwb.scoring.paired import (
    bootstrap_p_value,
    p_value,
    resampled_differences,
    score_of_sums,
    seed_number,
)
from alignwb.scoring.scores import PairedTest

if TYPE_CHECKING:
    from sacrebleu.metrics.base import Metric

BOOTSTRAP_SAMPLES = 1000
RANDOMISATION_TRIALS = 10_000
"""Those of sacrebleu."""

_TRIALS_AT_ONCE = 320
"""A multiple of 32: numpy draws 32 choices at a time, so the trials are those of one large draw."""


def paired_test(
    metric: "Metric",
    baseline: list[Counts],
    system: list[Counts],
    gains: Sequence[float],
    samples: int = BOOTSTRAP_SAMPLES,
    trials: int = RANDOMISATION_TRIALS,
) -> PairedTest:
    """Compare a system with a baseline; the p-values are those of sacrebleu, digit for digit.

    baseline, system: the counts of the same lines, at least one.  gains: how much better the
    system's score of each line is.  Of two systems whose counts are the same both p-values are 1:
    sacrebleu gives the least there is for them.
    """
    scores = [float(corpus_score(metric, counts).score) for counts in (baseline, system)]
    difference = scores[1] - scores[0]
    if baseline == system:
        drawn, p_bootstrap, p_randomisation = [0.0], 1.0, 1.0
    else:
        drawn = list(resampled_differences(metric, baseline, system, samples))
        p_bootstrap = bootstrap_p_value(drawn, difference)
        p_randomisation = _by_randomisation(metric, baseline, system, abs(difference), trials)
    ordered = sorted(drawn)
    outside = len(ordered) // 40
    better, worse = sum(each > 0 for each in gains), sum(each < 0 for each in gains)
    return PairedTest(
        difference=difference,
        low=ordered[outside],
        high=ordered[len(ordered) - outside - 1],
        p_bootstrap=p_bootstrap,
        p_randomisation=p_randomisation,
        better=better,
        equal=len(gains) - better - worse,
        worse=worse,
        standardised=_standardised(gains),
    )


def _by_randomisation(
    metric: "Metric", baseline: list[Counts], system: list[Counts], difference: float, trials: int
) -> float:
    import numpy as np

    generator = np.random.default_rng(seed_number())
    first, second = np.array(baseline, dtype="float64"), np.array(system, dtype="float64")
    total, swapped = first.sum(0) + second.sum(0), first - second
    beyond = 0
    for start in range(0, trials, _TRIALS_AT_ONCE):
        size = (min(_TRIALS_AT_ONCE, trials - start), len(first))
        chosen = generator.integers(2, size=size, dtype=bool)
        for sums in second.sum(0) + chosen.astype("float64") @ swapped:
            one, other = (
                score_of_sums(metric, sums.tolist()),
                score_of_sums(metric, (total - sums).tolist()),
            )
            beyond += abs(one - other) > difference
    return p_value(beyond, trials)


def _standardised(gains: Sequence[float]) -> float | None:
    if len(gains) < 2:
        return None
    spread = statistics.stdev(gains)
    return statistics.mean(gains) / spread if spread else None
