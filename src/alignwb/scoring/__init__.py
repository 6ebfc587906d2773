"""Scoring hypotheses against references, with sacrebleu."""

from alignwb.scoring.scorer import Scorer
from alignwb.scoring.scores import Confidence, CorpusScores, PValues, Score, SegmentScores

__all__ = ["Confidence", "CorpusScores", "PValues", "Score", "Scorer", "SegmentScores"]
