"""A learnt metric: the port that one satisfies, and its scores of systems on the same lines."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Protocol

from alignwb.scoring.bootstrap import sacrebleu_seed
from alignwb.scoring.counts import Reference
from alignwb.scoring.scores import Confidence


class LearntMetric(Protocol):
    """What scores each line by a model, from its source too."""

    @property
    def name(self) -> str:
        """What the reports call it."""

    @property
    def signature(self) -> str:
        """What someone else needs to get the same figures."""

    def segments(
        self, sources: Sequence[str], hypotheses: Sequence[str], references: Sequence[Reference]
    ) -> Sequence[float]:
        """The score of each line, higher is better.  Raises AlignwbError."""


@dataclass(frozen=True, slots=True)
class LearntScore:
    """A system's score: the mean of its lines.

    Attributes:
        value: The mean.
        confidence: Its 95 % interval; None if it was not asked for.
        segments: The score of each line.
    """

    value: float
    confidence: Confidence | None
    segments: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class LearntDifference:
    """How a system differs from a baseline.

    Attributes:
        difference: The system's score less the baseline's.
        low: The lower end of its 95 % interval, of paired bootstrap samples.
        high: The upper end.
        p: How likely so large a difference is by chance, by paired bootstrap resampling.
    """

    difference: float
    low: float
    high: float
    p: float


@dataclass(frozen=True, slots=True)
class LearntScores:
    """The scores of several systems by one learnt metric.

    Attributes:
        name: The metric's name.
        signature: Its signature.
        systems: The scores by the names of the systems.
        tests: For two systems, the baseline first, how the second differs from it.
    """

    name: str
    signature: str
    systems: Mapping[str, LearntScore]
    tests: Mapping[tuple[str, str], LearntDifference]


def score_by(
    metric: LearntMetric,
    sources: Sequence[str],
    systems: Mapping[str, Sequence[str]],
    references: Sequence[Reference],
    *,
    bootstrap: int,
) -> LearntScores:
    """Score systems on the same lines, at least one; with `bootstrap` 0 nothing is tested.

    Raises as the metric does.
    """
    rows = {
        name: tuple(metric.segments(sources, texts, references)) for name, texts in systems.items()
    }
    means = {name: _resampled(row, bootstrap) for name, row in rows.items()}
    scores = {
        name: LearntScore(_mean(row), _interval(means[name]), row) for name, row in rows.items()
    }
    tests = {
        (first, second): _difference(rows[first], rows[second], bootstrap)
        for first, second in combinations(rows, 2)
        if bootstrap
    }
    return LearntScores(metric.name, metric.signature, scores, tests)


def _difference(before: Sequence[float], after: Sequence[float], samples: int) -> LearntDifference:
    gains = [new - old for old, new in zip(before, after, strict=True)]
    drawn = sorted(_resampled(gains, samples))
    difference, outside = _mean(gains), samples // 40
    # Shifted to a mean of nothing they are what chance alone would give (Koehn 2004).
    beyond = sum(abs(each - difference) >= abs(difference) for each in drawn)
    p = (beyond + 1) / (samples + 1) if difference else 1.0
    return LearntDifference(difference, drawn[outside], drawn[samples - outside - 1], p)


def _interval(means: Sequence[float]) -> Confidence | None:
    if not means:
        return None
    ordered, outside = sorted(means), len(means) // 40
    half_width = 0.5 * (ordered[len(ordered) - outside - 1] - ordered[outside])
    return Confidence(_mean(means), half_width)


def _resampled(values: Sequence[float], samples: int) -> list[float]:
    """The means of so many samples, each of as many lines; the same lines for the same seed."""
    import numpy as np

    seed = sacrebleu_seed()
    generator = np.random.default_rng(None if seed == "none" else int(seed))
    row = np.array(values, dtype="float64")
    return [float(row[generator.choice(len(row), size=len(row))].mean()) for _ in range(samples)]


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
