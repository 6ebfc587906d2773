import pytest

from alignwb.scoring import CorpusScores, MetricName, Score, Scorer
from alignwb.services.reporting.score_cautions import FEW_ITEMS, FEW_WORDS, cautions


def _cautions(text: str, reference: str, items: int = FEW_ITEMS) -> str:
    scores = Scorer().corpus([text] * items, [reference] * items, bootstrap=0)
    words = len(text.split())
    return " ".join(cautions(scores, items, max(words * items, FEW_WORDS), words))


def test_a_bleu_of_0_beside_a_chrf_of_100_is_explained() -> None:
    said = _cautions("Low tide", "Low tide")
    assert "BLEU is 0 beside chrF2++ 100.0" in said
    assert "no text here has four words" in said


def test_a_bleu_of_0_for_want_of_right_runs_is_another_one() -> None:
    scores = CorpusScores(
        {
            MetricName.BLEU: Score("BLEU", 0.0, ""),
            MetricName.CHRF: Score("chrF2++", 31.2, ""),
        }
    )
    [said] = cautions(scores, FEW_ITEMS, FEW_WORDS, 20)
    assert "hardly any run of four words" in said
    assert "chrF2++ 31.2" in said


def test_a_short_document_is_said_to_be_short() -> None:
    said = _cautions("the tide was very low", "the tide was very low", items=3)
    assert "3 items" in said
    assert "does not mean that there is none" in said


def test_a_ter_above_100_is_explained() -> None:
    assert "TER is above 100" in _cautions("one two three four five six seven", "eight nine")


@pytest.mark.parametrize("text", ["the tide was very low", "and the boats lay dry on the mud"])
def test_nothing_is_said_of_figures_that_say_what_they_mean(text: str) -> None:
    assert _cautions(text, text) == ""
