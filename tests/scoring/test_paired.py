"""p-values of a difference are those that sacrebleu prints."""

import random

import pytest
from sacrebleu import BLEU, CHRF, TER
from sacrebleu.significance import PairedTest, Result

from alignwb.scoring import Scorer

WORDS = "the a dog cat sat saw on by house council of in was old red".split()


def _lines(count: int, seed: int) -> list[str]:
    draw = random.Random(seed)
    return [" ".join(draw.choices(WORDS, k=draw.randint(3, 12))) for _ in range(count)]


def _mutated(lines: list[str], share: float, seed: int) -> list[str]:
    draw = random.Random(seed)
    return [
        " ".join(draw.choice(WORDS) if draw.random() < share else word for word in line.split())
        for line in lines
    ]


@pytest.mark.parametrize("share", [0.1, 0.28, 0.6])
def test_p_values_are_those_of_sacrebleu(share: float) -> None:
    references = _lines(60, 1)
    baseline, system = _mutated(references, 0.3, 2), _mutated(references, share, 3)
    metrics = {"BLEU": BLEU(), "chrF2++": CHRF(word_order=2), "TER": TER()}
    _, results = PairedTest(
        [("one", baseline), ("two", system)], metrics, [references], "bs", n_samples=150
    )()
    expected = [results[name][1] for name in ("BLEU", "chrF2++", "TER")]
    found = Scorer().p_values(baseline, system, references, bootstrap=150)
    assert [each.p_value for each in expected if isinstance(each, Result)] == list(found)


def test_a_system_is_no_better_than_itself() -> None:
    references = _lines(40, 4)
    same = _mutated(references, 0.4, 5)
    found = Scorer().p_values(same, list(same), references, bootstrap=50)
    assert all(p > 0.01 for p in found)


def test_no_lines_have_no_p_value() -> None:
    with pytest.raises(ValueError, match="at least one line"):
        Scorer().p_values([], [], [])
