import pytest
from sacrebleu import BLEU, CHRF

from alignwb.scoring import BleuTokenizer, MetricName, MetricOptions, Reference, Scorer

HYPOTHESES = ["THE ferry's late, isn't it?", "Nobody waits — nobody."]
REFERENCES = ["The ferry is late, isn't it?", "No one waits—no one."]
OTHERS = ["That ferry's late!", "Nobody is waiting, nobody."]


@pytest.mark.parametrize("tokenizer", BleuTokenizer)
@pytest.mark.parametrize("lowercase", [False, True])
def test_the_options_are_those_of_sacrebleu(tokenizer: BleuTokenizer, lowercase: bool) -> None:
    options = MetricOptions((MetricName.BLEU,), tokenizer, lowercase)
    [score] = Scorer(options).corpus(HYPOTHESES, REFERENCES, bootstrap=0)
    bleu = BLEU(tokenize=tokenizer, lowercase=lowercase)
    assert score.value == bleu.corpus_score(HYPOTHESES, [REFERENCES]).score
    assert score.signature == str(bleu.get_signature())


@pytest.mark.parametrize("order", [0, 1, 2])
def test_chrf_counts_words_up_to_an_order(order: int) -> None:
    options = MetricOptions((MetricName.CHRF,), chrf_word_order=order)
    [score] = Scorer(options).corpus(HYPOTHESES, REFERENCES, bootstrap=0)
    chrf = CHRF(word_order=order)
    assert score.value == chrf.corpus_score(HYPOTHESES, [REFERENCES]).score
    assert score.name == ("chrF2" if order == 0 else f"chrF2{'+' * order}")


def test_several_references_count_as_in_sacrebleu() -> None:
    lines = list(zip(REFERENCES, OTHERS, strict=True))
    scores = Scorer().corpus(HYPOTHESES, lines, bootstrap=0)
    bleu = BLEU()
    assert scores.bleu.value == bleu.corpus_score(HYPOTHESES, [REFERENCES, OTHERS]).score
    assert scores.bleu.signature == str(bleu.get_signature())
    assert "nrefs:2" in scores.ter.signature


def test_lines_may_have_different_numbers_of_references() -> None:
    lines: list[Reference] = [(REFERENCES[0], OTHERS[0]), REFERENCES[1]]
    scores = Scorer().corpus(HYPOTHESES, lines, bootstrap=0)
    bleu = BLEU()
    expected = bleu.corpus_score(HYPOTHESES, [REFERENCES, [OTHERS[0], None]])  # type: ignore[list-item]  # as its command does
    assert scores.bleu.value == expected.score
    assert "nrefs:var" in scores.bleu.signature
    assert scores.bleu.signature == str(bleu.get_signature())


def test_only_the_metrics_asked_for_are_there() -> None:
    scorer = Scorer(MetricOptions((MetricName.TER, MetricName.CHRF)))
    assert set(scorer.corpus(HYPOTHESES, REFERENCES, bootstrap=0).by_metric) == {"ter", "chrf"}
    assert [set(each) for each in scorer.segments(HYPOTHESES, REFERENCES)] == [{"ter", "chrf"}] * 2
    assert scorer.options.main is MetricName.CHRF
    assert MetricOptions((MetricName.TER,)).main is MetricName.TER
    with pytest.raises(ValueError, match="one metric"):
        MetricOptions(())
