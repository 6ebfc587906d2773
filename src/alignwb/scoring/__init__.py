"""Scoring hypotheses against references, with sacrebleu."""

from alignwb.scoring.scorer import Scorer
from alignwb.scoring.scores import Confidence, CorpusScores, Score, SegmentScores

__all__ = ["Confidence", "CorpusScores", "Score", "Scorer", "SegmentScores"]
