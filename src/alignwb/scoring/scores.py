"""Scores as values, free of the library that computes them."""

from collections.abc import Iterator
from dataclasses import dataclass


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
    """The three scores of one corpus."""

    bleu: Score
    chrf: Score
    ter: Score

    def __iter__(self) -> Iterator[Score]:
        return iter((self.bleu, self.chrf, self.ter))


@dataclass(frozen=True, slots=True)
class PValues:
    """For each score the p-value of the difference between two systems, 0 to 1."""

    bleu: float
    chrf: float
    ter: float

    def __iter__(self) -> Iterator[float]:
        return iter((self.bleu, self.chrf, self.ter))


@dataclass(frozen=True, slots=True)
class SegmentScores:
    """The three scores of one segment; ranges as in `Score`.

    `bleu` leaves out the n-gram orders a short segment does not have (effective order).
    """

    bleu: float
    chrf: float
    ter: float
