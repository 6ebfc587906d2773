"""What a metric counts in one pair of lines, counted once however many scores need it.

A score is a function of sums of such counts, so a document, the project around it, a thousand
bootstrap samples and every single segment can share them.  That is worth reaching for the hooks
that sacrebleu gives its own metrics: counting is nearly all the work.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sacrebleu.metrics.base import Metric
    from sacrebleu.metrics.base import Score as SacrebleuScore

Counts = list[float]
"""One row of the metric's sufficient statistics; summed over pairs they make a corpus score."""


@dataclass(frozen=True, slots=True)
class CountedMetric:
    """A metric of sacrebleu and the counts of every pair it has seen."""

    metric: "Metric"
    seen: dict[tuple[str, str], Counts] = field(default_factory=dict)

    def counts(self, hypotheses: Sequence[str], references: Sequence[str]) -> list[Counts]:
        """A row for each hypothesis with its one reference; both sequences are as long."""
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
    """The score of the pairs that `counts` has a row for, at least one."""
    score: SacrebleuScore = metric._aggregate_and_compute(counts)  # noqa: SLF001 - see the module
    return score
