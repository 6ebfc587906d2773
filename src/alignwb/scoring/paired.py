"""Whether one system is better than another on the same lines: paired bootstrap (Koehn 2004)."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from alignwb.scoring.bootstrap import sacrebleu_seed
from alignwb.scoring.counts import Counts, corpus_score

if TYPE_CHECKING:
    from sacrebleu.metrics.base import Metric


def paired_bootstrap(
    metric: "Metric", baseline: list[Counts], system: list[Counts], samples: int
) -> float:
    """The p-value that sacrebleu's `--paired-bs` gives, digit for digit.

    baseline, system: the counts of the same lines.
    """
    difference = corpus_score(metric, system).score - corpus_score(metric, baseline).score
    drawn = list(resampled_differences(metric, baseline, system, samples))
    return bootstrap_p_value(drawn, difference)


def resampled_differences(
    metric: "Metric", baseline: list[Counts], system: list[Counts], samples: int
) -> Iterator[float]:
    """The differences of bootstrap samples, each of the same lines of both systems.

    sacrebleu draws all samples into one array, which takes a gigabyte for ten thousand lines; drawn
    one by one from the same generator they are the same.
    """
    import numpy as np

    generator = np.random.default_rng(seed_number())
    rows = [np.array(counts, dtype="float32") for counts in (baseline, system)]
    for _ in range(samples):
        chosen = generator.choice(len(baseline), size=len(baseline))
        one, other = (score_of_sums(metric, each[chosen].sum(0)) for each in rows)
        yield other - one


def bootstrap_p_value(drawn: Sequence[float], difference: float) -> float:
    """The p-value of a difference, by the differences of samples."""
    import numpy as np

    sizes = np.abs(np.array(drawn))
    return p_value(int((sizes - sizes.mean() > abs(difference)).sum()), len(drawn))


def p_value(beyond: int, drawn: int) -> float:
    """The p-value where so many of those drawn differ by more than the systems do."""
    return (beyond + 1) / (drawn + 1)


def seed_number() -> int | None:
    """The seed of sacrebleu as a number; None for a new one each time."""
    seed = sacrebleu_seed()
    return None if seed == "none" else int(seed)


def score_of_sums(metric: "Metric", sums: Any) -> float:  # noqa: ANN401 - a row of numpy, or a list
    """The score of lines whose counts add up to this."""
    return float(metric._compute_score_from_stats(sums).score)  # noqa: SLF001 - as in `counts`
