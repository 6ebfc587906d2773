import json
import os
import subprocess
import sys
from pathlib import Path
from random import Random
from typing import Any

import pytest

from alignwb.scoring import MetricName, Score, Scorer

WORDS = [
    *("the", "a", "of", "and", "to", "in", "people", "freedom,", "workers’", "“councils”", "1917"),
    *("was", "were", "not", "state;", "letter", "wrote", "(again)", "Kronstadt", "it's", "naïve"),
    *("self-governing", "œuvre", "—", "£2.50", "however,", "that", "this", "strike.", "..."),
]


def _lines(count: int, seed: int = 7) -> tuple[list[str], list[str]]:
    """Hypotheses and references: word salad, the one a disturbed copy of the other."""
    random = Random(seed)
    references = [" ".join(random.choices(WORDS, k=random.randint(1, 30))) for _ in range(count)]
    hypotheses = []
    for reference in references:
        words = reference.split()
        for _ in range(random.randint(0, 1 + len(words) // 4)):
            words[random.randrange(len(words))] = random.choice(WORDS)
            words.insert(random.randrange(len(words)), words.pop())
        hypotheses.append(" ".join(words[random.randint(0, 1) :]) or "the")
    return hypotheses, references


def _command(folder: Path, hypotheses: list[str], references: list[str], *options: str) -> Any:
    """What the `sacrebleu` command makes of the same lines."""
    hypothesis, reference = folder / "hypothesis.txt", folder / "reference.txt"
    hypothesis.write_text("\n".join(hypotheses) + "\n", encoding="utf-8")
    reference.write_text("\n".join(references) + "\n", encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if "SACREBLEU" not in name}
    metrics = ("--metrics", "bleu", "chrf", "ter", "--chrf-word-order", "2")
    form = ("--width", "6", "--format", "json")
    done = subprocess.run(
        [
            *(sys.executable, "-m", "sacrebleu", str(reference), "--input", str(hypothesis)),
            *(*metrics, *form, *options),
        ],
        capture_output=True,
        check=True,
        encoding="utf-8",
        env=environment,
    )
    return json.loads(done.stdout)


def _figures(score: Score) -> tuple[float, ...]:
    interval = (score.confidence.mean, score.confidence.half_width) if score.confidence else ()
    return score.value, *interval


@pytest.fixture
def scorer(monkeypatch: pytest.MonkeyPatch) -> Scorer:
    monkeypatch.delenv("SACREBLEU_SEED", raising=False)
    return Scorer()


def test_figures_and_signatures_are_those_of_the_sacrebleu_command(
    tmp_path: Path, scorer: Scorer
) -> None:
    hypotheses, references = _lines(150)
    scores = scorer.corpus(hypotheses, references)
    printed = _command(tmp_path, hypotheses, references, "--confidence")
    assert {score.name: score.signature for score in scores} == {
        each["name"]: each["signature"] for each in printed
    }
    for score, each in zip(scores, printed, strict=True):
        expected = each["score"], each["confidence_mean"], each["confidence_var"]
        assert _figures(score) == pytest.approx(expected, abs=1e-6)


def test_without_confidence_the_signature_does_not_speak_of_it(
    tmp_path: Path, scorer: Scorer
) -> None:
    hypotheses, references = _lines(20)
    scorer.corpus(hypotheses, references, bootstrap=100)
    scores = scorer.corpus(hypotheses, references, bootstrap=0)
    printed = _command(tmp_path, hypotheses, references)
    assert [score.signature for score in scores] == [each["signature"] for each in printed]
    assert [score.confidence for score in scores] == [None, None, None]


def test_the_seed_of_the_environment_is_used_and_named(
    scorer: Scorer, monkeypatch: pytest.MonkeyPatch
) -> None:
    hypotheses, references = _lines(30)
    usual = scorer.corpus(hypotheses, references, bootstrap=200)
    monkeypatch.setenv("SACREBLEU_SEED", "4")
    other = scorer.corpus(hypotheses, references, bootstrap=200)
    assert "seed:4" in other.bleu.signature
    assert other.bleu.confidence != usual.bleu.confidence
    assert other.bleu.value == usual.bleu.value


def test_segments_are_scored_as_sacrebleu_scores_sentences(scorer: Scorer) -> None:
    from sacrebleu import BLEU, CHRF, TER

    bleu, chrf, ter = BLEU(effective_order=True), CHRF(word_order=2), TER()
    hypotheses, references = _lines(40)
    scored = scorer.segments(hypotheses, references)
    for hypothesis, reference, scores in zip(hypotheses, references, scored, strict=True):
        assert scores[MetricName.BLEU] == bleu.sentence_score(hypothesis, [reference]).score
        assert scores[MetricName.CHRF] == chrf.sentence_score(hypothesis, [reference]).score
        assert scores[MetricName.TER] == ter.sentence_score(hypothesis, [reference]).score


def test_a_perfect_hypothesis_scores_perfectly(scorer: Scorer) -> None:
    _, references = _lines(10)
    scores = scorer.corpus(references, references, bootstrap=0)
    assert [round(score.value, 6) for score in scores] == [100, 100, 0]
    assert {
        round(each[MetricName.CHRF], 6) for each in scorer.segments(references, references)
    } == {100}


def test_a_pair_seen_before_scores_the_same_in_any_company(scorer: Scorer) -> None:
    hypotheses, references = _lines(12)
    together = scorer.segments(hypotheses, references)
    scorer.corpus(hypotheses, references, bootstrap=50)
    assert scorer.segments(hypotheses[::-1], references[::-1]) == together[::-1]
    fresh = Scorer().corpus(hypotheses[4:], references[4:], bootstrap=50)
    assert scorer.corpus(hypotheses[4:], references[4:], bootstrap=50) == fresh


def test_lines_without_a_partner_are_refused(scorer: Scorer) -> None:
    with pytest.raises(ValueError, match="zip"):
        scorer.segments(["one", "two"], ["one"])
    with pytest.raises(ValueError, match="at least one line"):
        scorer.corpus([], [])


def test_lines_of_which_some_have_nothing_in_common_have_a_confidence_too() -> None:
    score = Scorer().corpus(["They.", "x"], ["They laboured", "yy"], bootstrap=100).chrf
    assert score.confidence is not None
    low, high = (score.confidence.mean + sign * score.confidence.half_width for sign in (-1, 1))
    assert low < score.value < high
