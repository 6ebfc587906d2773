"""Which metrics score a text, and how they cut it into words."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sacrebleu.metrics.base import Metric


class MetricName(StrEnum):
    """The metrics, by the names that options and JSON have for them."""

    BLEU = "bleu"
    CHRF = "chrf"
    TER = "ter"

    @property
    def higher_is_better(self) -> bool:
        """False for what counts mistakes."""
        return self is not MetricName.TER


class BleuTokenizer(StrEnum):
    """How BLEU cuts a text into words; those of sacrebleu that need nothing else installed."""

    MTEVAL_13A = "13a"  # punctuation apart, as the evaluations of WMT have it
    INTL = "intl"  # by the classes of Unicode
    CHAR = "char"  # every character a word
    NONE = "none"  # the text is tokenized already


@dataclass(frozen=True, slots=True)
class MetricOptions:
    """The metrics and their settings; by default those of the `sacrebleu` command.

    Attributes:
        metrics: At least one; in the order of `MetricName`.
        tokenizer: Of BLEU.
        lowercase: Whether capitals and small letters are the same; to TER they always are.
        chrf_word_order: Up to how many words a run that chrF counts may have: 2 is chrF2++, 0 is
            plain chrF2, of characters alone.

    Raises ValueError where no metric is named.
    """

    metrics: tuple[MetricName, ...] = tuple(MetricName)
    tokenizer: BleuTokenizer = BleuTokenizer.MTEVAL_13A
    lowercase: bool = False
    chrf_word_order: int = 2

    def __post_init__(self) -> None:
        if not self.metrics:
            raise ValueError("a text is scored by one metric at least")

    @property
    def main(self) -> MetricName:
        """The metric that segments are ranked by: chrF where it is there."""
        return MetricName.CHRF if MetricName.CHRF in self.metrics else self.metrics[0]


def make_metrics(options: MetricOptions) -> Mapping[MetricName, "Metric"]:
    """The metrics of sacrebleu for whole texts, in the order of the options."""
    from sacrebleu import BLEU, CHRF, TER

    made: dict[MetricName, Metric] = {}
    for name in options.metrics:
        match name:
            case MetricName.BLEU:
                made[name] = BLEU(lowercase=options.lowercase, tokenize=options.tokenizer.value)
            case MetricName.CHRF:
                made[name] = CHRF(word_order=options.chrf_word_order, lowercase=options.lowercase)
            case MetricName.TER:
                made[name] = TER()
    return made


def metric_of_segments(name: MetricName, metric: "Metric", options: MetricOptions) -> "Metric":
    """The metric that scores a single segment by the same counts."""
    if name is not MetricName.BLEU:
        return metric
    from sacrebleu import BLEU

    return BLEU(lowercase=options.lowercase, tokenize=options.tokenizer.value, effective_order=True)
