from collections import Counter

import pytest

from alignwb.core.checks.context import Variety
from alignwb.core.checks.varieties import american_of, british_of, variety_of


@pytest.mark.parametrize(
    ("british", "american"),
    [("coloured", "colored"), ("centres", "centers"), ("traveller", "traveler"),
     ("neighbourhood", "neighborhood"), ("honourable", "honorable")],
)  # fmt: skip
def test_pairs_lead_to_each_other(british: str, american: str) -> None:
    assert american_of(british) == american
    assert british_of(american) == british


@pytest.mark.parametrize("word", ["license", "story", "draft", "literally", "central", "program"])
def test_words_of_both_varieties_are_of_neither(word: str) -> None:
    assert british_of(word) == ""


def counted(*texts: str) -> Counter[str]:
    return Counter(" ".join(texts).split())


def test_the_variety_is_that_of_most_words() -> None:
    assert variety_of(counted("the colour", "her honour", "a theatre")) is Variety.BRITISH
    assert variety_of(counted("the color", "her honor", "a rumor")) is Variety.AMERICAN
    assert variety_of(counted("the color", "her honour", "a rumor", "labour")) is None
    assert variety_of(counted("the color")) is None
