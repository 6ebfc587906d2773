"""Scores as values, free of the library that computes them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from alignwb.scoring.metrics import MetricName


@dataclass(frozen=True, slots=True)
class Confidence:
    """A 95 % interval from bootstrap resampling (Koehn 2004): `mean` ± `half_width`."""

    mean: float
    half_width: float


@dataclass(frozen=True, slots=True)
class Score:
    """One metric's score of a corpus.

    Attributes:
        name: The metric as sacrebleu names it: "BLEU", "chrF2++", "TER".
        value: 0-100 for BLEU and chrF2++, higher is better; for TER 0 upwards, lower is better.
        signature: What someone else needs to get the same figure (Post 2018).
        confidence: None if it was not asked for.
    """

    name: str
    value: float
    signature: str
    confidence: Confidence | None = None


@dataclass(frozen=True, slots=True)
class CorpusScores:
    """The scores of one corpus, by metric; at least one."""

    by_metric: Mapping[MetricName, Score]

    def __iter__(self) -> Iterator[Score]:
        return iter(self.by_metric.values())

    @property
    def bleu(self) -> Score:
        """BLEU; KeyError where it was not asked for."""
        return self.by_metric[MetricName.BLEU]

    @property
    def chrf(self) -> Score:
        """chrF; KeyError where it was not asked for."""
        return self.by_metric[MetricName.CHRF]

    @property
    def ter(self) -> Score:
        """TER; KeyError where it was not asked for."""
        return self.by_metric[MetricName.TER]


SegmentScores = Mapping[MetricName, float]
"""The scores of one segment; ranges as in `Score`.

BLEU leaves out the n-gram orders a short segment does not have (effective order).
"""


@dataclass(frozen=True, slots=True)
class PValues:
    """For each score the p-value of the difference between two systems, 0 to 1."""

    bleu: float
    chrf: float
    ter: float

    def __iter__(self) -> Iterator[float]:
        return iter((self.bleu, self.chrf, self.ter))


@dataclass(frozen=True, slots=True)
class PairedTest:
    """How a system differs from a baseline by one metric, on the same lines.

    Attributes:
        difference: The system's score less the baseline's.
        low: The lower end of its 95 % interval, of paired bootstrap samples.
        high: The upper end.
        p_bootstrap: How likely so large a difference is by chance, by paired bootstrap resampling
            (Koehn 2004), as sacrebleu's `--paired-bs` has it.
        p_randomisation: The same by approximate randomisation (Riezler & Maxwell 2005), as its
            `--paired-ar` has it.
        better: Lines of which the system's score is better.
        equal: Lines with the same score.
        worse: Lines of which it is worse.
        standardised: The mean difference of a line in standard deviations of the differences
            (Cohen's d of pairs), above 0 where the system is better; None where all are the same.
    """

    difference: float
    low: float
    high: float
    p_bootstrap: float
    p_randomisation: float
    better: int
    equal: int
    worse: int
    standardised: float | None

    @property
    def superiority(self) -> float:
        """The share of lines that the system does better, 0 to 1; equal ones count half."""
        return (self.better + self.equal / 2) / (self.better + self.equal + self.worse)

    @property
    def p(self) -> float:
        """The larger of both p-values."""
        return max(self.p_bootstrap, self.p_randomisation)
