"""BLEU, chrF++ and TER of hypotheses with one or more references each, by sacrebleu."""

from collections.abc import Mapping, Sequence

from alignwb.scoring.bootstrap import confidence, sacrebleu_seed
from alignwb.scoring.counts import CountedMetric, Counts, Reference, corpus_score
from alignwb.scoring.metrics import MetricName, MetricOptions, make_metrics, metric_of_segments
from alignwb.scoring.paired import paired_bootstrap
from alignwb.scoring.scores import CorpusScores, PairedTest, PValues, Score, SegmentScores
from alignwb.scoring.significance import BOOTSTRAP_SAMPLES, RANDOMISATION_TRIALS, paired_test


class Scorer:
    """Scores lines; a pair that is scored again is not counted again.

    The figures and signatures are those of the `sacrebleu` command on the same lines; by default
    with `--metrics bleu chrf ter --chrf-word-order 2`.  Hypotheses and references have the same
    length; ValueError otherwise.
    """

    def __init__(self, options: MetricOptions | None = None) -> None:
        options = options or MetricOptions()
        metrics = make_metrics(options)
        self.options = options
        self._counted = {name: CountedMetric(metric) for name, metric in metrics.items()}
        self._of_segments = {
            name: metric_of_segments(name, metric, options) for name, metric in metrics.items()
        }

    def corpus(
        self, hypotheses: Sequence[str], references: Sequence[Reference], *, bootstrap: int = 1000
    ) -> CorpusScores:
        """The scores of all lines together.

        bootstrap: how many samples the confidence is estimated from; 0 for no confidence.  Raises
        ValueError if there are no lines.
        """
        if not hypotheses:
            raise ValueError("a corpus needs at least one line")
        scores = {}
        for name, counted in self._counted.items():
            counts = counted.counts(hypotheses, references)
            counted.count_references(references)
            scores[name] = _score(counted, counts, bootstrap)
        return CorpusScores(scores)

    def p_values(
        self,
        baseline: Sequence[str],
        system: Sequence[str],
        references: Sequence[Reference],
        *,
        bootstrap: int = BOOTSTRAP_SAMPLES,
    ) -> PValues:
        """How likely a difference like that of two systems is by chance, for each score.

        The figures are those of sacrebleu's `--paired-bs` on the same lines.  Raises ValueError
        if there are no lines, KeyError if not all three metrics were asked for.
        """
        if not references:
            raise ValueError("a corpus needs at least one line")
        return PValues(
            *(
                paired_bootstrap(
                    counted.metric,
                    counted.counts(baseline, references),
                    counted.counts(system, references),
                    bootstrap,
                )
                for counted in map(self._counted.__getitem__, MetricName)
            )
        )

    def segments(
        self, hypotheses: Sequence[str], references: Sequence[Reference]
    ) -> tuple[SegmentScores, ...]:
        """The scores of each line."""
        rows = [counted.counts(hypotheses, references) for counted in self._counted.values()]
        return tuple(
            {
                name: float(corpus_score(self._of_segments[name], [row]).score)
                for name, row in zip(self._counted, of_line, strict=True)
            }
            for of_line in zip(*rows, strict=True)
        )

    def compare(
        self,
        baseline: Sequence[str],
        system: Sequence[str],
        references: Sequence[Reference],
        *,
        bootstrap: int = BOOTSTRAP_SAMPLES,
        trials: int = RANDOMISATION_TRIALS,
    ) -> Mapping[MetricName, PairedTest]:
        """How a system differs from a baseline on the same lines, by each metric.

        Raises ValueError if there are no lines.
        """
        if not references:
            raise ValueError("a corpus needs at least one line")
        before, after = (self.segments(each, references) for each in (baseline, system))
        tests = {}
        for name, counted in self._counted.items():
            sign = 1 if name.higher_is_better else -1
            tests[name] = paired_test(
                counted.metric,
                counted.counts(baseline, references),
                counted.counts(system, references),
                [sign * (new[name] - old[name]) for old, new in zip(before, after, strict=True)],
                bootstrap,
                trials,
            )
        return tests


def _score(counted: CountedMetric, counts: list[Counts], bootstrap: int) -> Score:
    metric, seed = counted.metric, sacrebleu_seed()
    interval = confidence(metric, counts, bootstrap, seed) if bootstrap else None
    metric.n_bootstrap, metric.seed = (bootstrap, seed) if bootstrap else (None, None)
    score = corpus_score(metric, counts)
    return Score(score.name, float(score.score), str(metric.get_signature()), interval)
