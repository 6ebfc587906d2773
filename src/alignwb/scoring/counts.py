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

Reference = str | tuple[str, ...]
"""What a line is compared with: one reference, or several; at least one."""


def several(reference: Reference) -> tuple[str, ...]:
    """A line's references as several."""
    return (reference,) if isinstance(reference, str) else reference


@dataclass(frozen=True, slots=True)
class CountedMetric:
    """A metric of sacrebleu with the counts of every pair it has seen."""

    metric: "Metric"
    seen: dict[tuple[str, tuple[str, ...]], Counts] = field(default_factory=dict)

    def counts(self, hypotheses: Sequence[str], references: Sequence[Reference]) -> list[Counts]:
        """A row for each hypothesis and its references; the sequences have the same length."""
        return [
            self._row(hypothesis, several(reference))
            for hypothesis, reference in zip(hypotheses, references, strict=True)
        ]

    def count_references(self, references: Sequence[Reference]) -> None:
        """Have the metric's signature say how many references these lines have."""
        numbers = {len(several(each)) for each in references}
        # As sacrebleu has it: -1 for lines of which one has more references than another.
        self.metric.num_refs = numbers.pop() if len(numbers) == 1 else -1

    def _row(self, hypothesis: str, references: tuple[str, ...]) -> Counts:
        row = self.seen.get((hypothesis, references))
        if row is None:
            [row] = self.metric._extract_corpus_statistics(  # noqa: SLF001 - see the module
                [hypothesis], [[reference] for reference in references]
            )
            self.seen[hypothesis, references] = row
        return row


def corpus_score(metric: "Metric", counts: list[Counts]) -> "SacrebleuScore":
    """The score of the pairs that have these rows; at least one."""
    score: SacrebleuScore = metric._aggregate_and_compute(counts)  # noqa: SLF001 - see the module
    return score
