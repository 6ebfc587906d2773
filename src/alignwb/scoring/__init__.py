"""Scores of hypotheses against references, by sacrebleu."""
