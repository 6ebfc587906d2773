"""The counts of a metric in each pair of lines, made once for all scores that need them.

A score is a function of sums of such counts, so a document, the whole project, a thousand bootstrap
samples and every single segment can share them.  Counting is nearly all the work, which is why
hooks that sacrebleu keeps for its own metrics are used.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sacrebleu.metrics.base import Metric
    from sacrebleu.metrics.base import Score as SacrebleuScore

Counts = list[float]
"""A row of the metric's sufficient statistics; their sums over pairs make a corpus score."""


@dataclass(frozen=True, slots=True)
class CountedMetric:
    """A metric of sacrebleu with the counts of every pair it has seen."""

    metric: "Metric"
    seen: dict[tuple[str, str], Counts] = field(default_factory=dict)

    def counts(self, hypotheses: Sequence[str], references: Sequence[str]) -> list[Counts]:
        """A row for each hypothesis and its reference; the sequences have the same length."""
        return [self._row(pair) for pair in zip(hypotheses, references, strict=True)]

    def _row(self, pair: tuple[str, str]) -> Counts:
        row = self.seen.get(pair)
        if row is None:
            hypothesis, reference = pair
            [row] = self.metric._extract_corpus_statistics(  # noqa: SLF001 - see the module
                [hypothesis], [[reference]]
            )
            self.seen[pair] = row
        return row


def corpus_score(metric: "Metric", counts: list[Counts]) -> "SacrebleuScore":
    """The score of the pairs that have these rows; at least one."""
    score: SacrebleuScore = metric._aggregate_and_compute(counts)  # noqa: SLF001 - see the module
    return score
