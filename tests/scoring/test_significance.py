import sys
from collections.abc import Sequence

import pytest
from sacrebleu import BLEU, CHRF, TER
from sacrebleu.significance import PairedTest as SacrebleuTest
from sacrebleu.significance import Result

from alignwb.scoring import MetricName, MetricOptions, Scorer

REFERENCES = [
    *("The dikes held that night.", "Nobody slept in the polder.", "At dawn the water fell."),
    *("They counted cows.", "The mayor rang the bell twice.", "Two barns were gone, and a mill."),
    *("A boat came from Gouda.", "It brought bread, and the post.", "Rain again.", "We stayed."),
]
FIRST = [
    *("The dykes held this night.", "No one slept in polder.", "By dawn the water sank."),
    *(
        "They counted cows.",
        "The mayor rung the bell two times.",
        "Two sheds were gone and a mill.",
    ),
    *("A boat came out of Gouda.", "It brought bread and mail.", "Again rain.", "We stayed."),
]
SECOND = [
    *("The dikes held that night.", "Nobody slept in polder.", "At dawn the water fell."),
    *(
        "They counted the cows.",
        "The mayor rang the bell twice.",
        "Two barns were gone and a mill.",
    ),
    *("A boat came from Gouda.", "It brought bread, and mail.", "Rain again.", "They stayed."),
]


def _p_values(kind: str, references: Sequence[Sequence[str]], samples: int) -> list[float]:
    metrics = {"bleu": BLEU(), "chrf": CHRF(word_order=2), "ter": TER()}
    test = SacrebleuTest([("first", FIRST), ("second", SECOND)], metrics, references, kind, samples)
    _, scores = test()
    found = [results[1] for name, results in scores.items() if name != "System"]
    return [each.p_value or 0 for each in found if isinstance(each, Result)]


@pytest.mark.parametrize("references", [[REFERENCES], [REFERENCES, SECOND]], ids=["one", "two"])
def test_the_p_values_are_those_of_sacrebleu(
    references: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SACREBLEU_SEED", "77")
    lines = list(zip(*references, strict=True))
    tests = Scorer().compare(FIRST, SECOND, lines, bootstrap=150, trials=700)
    assert [test.p_bootstrap for test in tests.values()] == _p_values("bs", references, 150)
    assert [test.p_randomisation for test in tests.values()] == _p_values("ar", references, 700)


def test_a_system_is_as_much_better_as_the_other_is_worse() -> None:
    scorer = Scorer()
    there = scorer.compare(FIRST, SECOND, REFERENCES, bootstrap=80, trials=64)
    back = scorer.compare(SECOND, FIRST, REFERENCES, bootstrap=80, trials=64)
    for name in MetricName:
        one, other = there[name], back[name]
        assert one.difference == -other.difference
        assert (one.low, one.high) == (-other.high, -other.low)
        assert (one.better, one.equal, one.worse) == (other.worse, other.equal, other.better)
        assert one.superiority == pytest.approx(1 - other.superiority)
        assert one.standardised == pytest.approx(-(other.standardised or 0))
    assert there[MetricName.TER].difference < 0
    assert (there[MetricName.TER].standardised or 0) > 0


def test_texts_that_are_the_same_do_not_differ() -> None:
    for test in Scorer().compare(FIRST, FIRST, REFERENCES, bootstrap=40, trials=64).values():
        assert (test.difference, test.low, test.high, test.p) == (0, 0, 0, 1)
        assert (test.better, test.equal, test.worse) == (0, len(FIRST), 0)
        assert test.standardised is None
        assert test.superiority == 0.5


def test_one_line_has_no_spread() -> None:
    [test] = (
        Scorer(MetricOptions((MetricName.CHRF,)))
        .compare(FIRST[:1], SECOND[:1], REFERENCES[:1], bootstrap=40, trials=64)
        .values()
    )
    assert test.better == 1
    assert test.standardised is None
    assert sys.float_info.min < test.p <= 1


def test_nothing_cannot_be_compared() -> None:
    with pytest.raises(ValueError, match="one line"):
        Scorer().compare([], [], [])
