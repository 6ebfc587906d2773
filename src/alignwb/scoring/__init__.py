"""Scoring hypotheses against references, with sacrebleu."""

from alignwb.scoring.counts import Reference
from alignwb.scoring.metrics import BleuTokenizer, MetricName, MetricOptions
from alignwb.scoring.scorer import Scorer
from alignwb.scoring.scores import (
    Confidence,
    CorpusScores,
    PairedTest,
    PValues,
    Score,
    SegmentScores,
)

__all__ = [
    "BleuTokenizer",
    "Confidence",
    "CorpusScores",
    "MetricName",
    "MetricOptions",
    "PValues",
    "PairedTest",
    "Reference",
    "Score",
    "Scorer",
    "SegmentScores",
]
