"""BLEU, chrF++ and TER of hypotheses with one reference each, by sacrebleu."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from alignwb.scoring.bootstrap import confidence, sacrebleu_seed
from alignwb.scoring.counts import CountedMetric, Counts, corpus_score
from alignwb.scoring.paired import paired_bootstrap
from alignwb.scoring.scores import CorpusScores, PValues, Score, SegmentScores

if TYPE_CHECKING:
    from sacrebleu.metrics.base import Metric


class Scorer:
    """Scores lines; a pair that is scored again is not counted again.

    The figures and signatures are those of the `sacrebleu` command with
    `--metrics bleu chrf ter --chrf-word-order 2` on the same lines.  Hypotheses and references
    have the same length; ValueError otherwise.
    """

    def __init__(self) -> None:
        from sacrebleu import BLEU, CHRF, TER

        self._bleu = CountedMetric(BLEU())
        self._chrf = CountedMetric(CHRF(word_order=2))
        self._ter = CountedMetric(TER())
        self._segment_bleu = BLEU(effective_order=True)

    def corpus(
        self, hypotheses: Sequence[str], references: Sequence[str], *, bootstrap: int = 1000
    ) -> CorpusScores:
        """The scores of all lines together.

        bootstrap: how many samples the confidence is estimated from; 0 for no confidence.  Raises
        ValueError if there are no lines.
        """
        if not hypotheses:
            raise ValueError("a corpus needs at least one line")
        bleu, chrf, ter = (
            _score(counted.metric, counted.counts(hypotheses, references), bootstrap)
            for counted in (self._bleu, self._chrf, self._ter)
        )
        return CorpusScores(bleu, chrf, ter)

    def p_values(
        self,
        baseline: Sequence[str],
        system: Sequence[str],
        references: Sequence[str],
        *,
        bootstrap: int = 1000,
    ) -> PValues:
        """How likely a difference like that of two systems is by chance, for each score.

        The figures are those of sacrebleu's `--paired-bs` on the same lines.  Raises ValueError
        if there are no lines.
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
                for counted in (self._bleu, self._chrf, self._ter)
            )
        )

    def segments(
        self, hypotheses: Sequence[str], references: Sequence[str]
    ) -> tuple[SegmentScores, ...]:
        """The scores of each line."""
        rows = zip(
            self._bleu.counts(hypotheses, references),
            self._chrf.counts(hypotheses, references),
            self._ter.counts(hypotheses, references),
            strict=True,
        )
        return tuple(
            SegmentScores(
                bleu=float(corpus_score(self._segment_bleu, [bleu]).score),
                chrf=float(corpus_score(self._chrf.metric, [chrf]).score),
                ter=float(corpus_score(self._ter.metric, [ter]).score),
            )
            for bleu, chrf, ter in rows
        )


def _score(metric: "Metric", counts: list[Counts], bootstrap: int) -> Score:
    seed = sacrebleu_seed()
    interval = confidence(metric, counts, bootstrap, seed) if bootstrap else None
    metric.n_bootstrap, metric.seed = (bootstrap, seed) if bootstrap else (None, None)
    score = corpus_score(metric, counts)
    return Score(score.name, float(score.score), str(metric.get_signature()), interval)
