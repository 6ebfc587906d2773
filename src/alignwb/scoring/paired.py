"""Whether one system is better than another on the same lines: paired bootstrap (Koehn 2004)."""

from typing import TYPE_CHECKING, Any

from alignwb.scoring.bootstrap import sacrebleu_seed
from alignwb.scoring.counts import Counts, corpus_score

if TYPE_CHECKING:
    from sacrebleu.metrics.base import Metric


def paired_bootstrap(
    metric: "Metric", baseline: list[Counts], system: list[Counts], samples: int
) -> float:
    """The p-value that sacrebleu's `--paired-bs` gives, digit for digit.

    baseline, system: the counts of the same lines.  sacrebleu draws all samples into one array,
    which takes a gigabyte for ten thousand lines; drawn one by one from the same generator they
    are the same.
    """
    import numpy as np

    seed = sacrebleu_seed()
    generator = np.random.default_rng(None if seed == "none" else int(seed))
    difference = abs(corpus_score(metric, baseline).score - corpus_score(metric, system).score)
    rows = [np.array(counts, dtype="float32") for counts in (baseline, system)]
    drawn: list[float] = []
    for _ in range(samples):
        chosen = generator.choice(len(baseline), size=len(baseline))
        one, other = (_score(metric, each[chosen].sum(0)) for each in rows)
        drawn.append(abs(other - one))
    differences = np.array(drawn)
    beyond = int((differences - differences.mean() > difference).sum())
    return (beyond + 1) / (samples + 1)


def _score(metric: "Metric", sums: Any) -> float:  # noqa: ANN401 - a row of numpy
    score: float = metric._compute_score_from_stats(sums).score  # noqa: SLF001 - as in `counts`
    return score
