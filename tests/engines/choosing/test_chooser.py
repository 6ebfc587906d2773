"""Hypotheses in the order of their worth, and what is expected of the best."""

import json
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignwb.engines.choosing.choice_weights import Weights, shipped_weights
from alignwb.engines.choosing.chooser import (
    Chooser,
    Facts,
    choice_features,
    quality_features,
)
from alignwb.engines.choosing.own_words import OwnWords
from alignwb.engines.choosing.word_match import SourceWords
from alignwb.engines.lexicon.word_translations import WordTranslations, shipped_translations

TRANSLATIONS = WordTranslations({"molen": "mill:900", "draaide": "turned:600"})
BY_WORDS = Weights({"unsaid": -1.0, "own": 5.0}, {"": 40.0, "unsaid": -10.0}, 0.1, -4.0)
SOURCE = "De molen draaide."
chosen_texts = st.lists(
    st.lists(st.sampled_from("the mill turned barn".split()), max_size=5).map(" ".join),
    min_size=1,
    max_size=5,
)


def _facts(*texts: str) -> list[Facts]:
    return [Facts(text, -0.5, len(text.split())) for text in texts]


@pytest.fixture
def chooser() -> Chooser:
    return Chooser(TRANSLATIONS, BY_WORDS)


def test_the_wording_that_says_more_goes_first(chooser: Chooser) -> None:
    judged = chooser.judge(SOURCE, _facts("The barn.", "The mill turned.", "The mill."), [0, 0, 0])
    assert judged.order == (1, 2, 0)
    assert judged.quality == 40


def test_no_wording_outweighs_a_fault(chooser: Chooser) -> None:
    facts = _facts("The mill turned.", "The barn.")
    assert chooser.judge(SOURCE, facts, [1, 0]).order == (1, 0)


def test_the_words_of_confirmed_segments_are_preferred(chooser: Chooser) -> None:
    facts = _facts("The mill turned.", "The windmill turned.")
    own = OwnWords([("De molen brandde.", "The windmill burned.")] * 2)
    assert chooser.judge(SOURCE, facts, [0, 0]).order == (0, 1)
    assert chooser.judge(SOURCE, facts, [0, 0], own).order == (1, 0)


def test_a_better_quality_is_likelier_to_need_little_editing(chooser: Chooser) -> None:
    chances = [chooser.probability(quality) for quality in (-1e9, 0, 40, 80, 1e9)]
    assert chances == sorted(chances)
    assert chances[2] == pytest.approx(0.5)
    assert all(0 <= chance <= 1 for chance in chances)


@given(chosen_texts)
def test_every_hypothesis_has_its_place_once(texts: list[str]) -> None:
    judged = Chooser(shipped_translations()).judge(SOURCE, _facts(*texts), [0] * len(texts))
    assert sorted(judged.order) == list(range(len(texts)))


def test_every_shipped_weight_is_of_a_feature_there_is() -> None:
    words = SourceWords(SOURCE, TRANSLATIONS)
    facts = _facts("The mill turned.")
    rows = [choice_features(SOURCE, facts[0], words.match(facts[0].text))]
    quality = quality_features(rows, facts, [0])
    weights = shipped_weights()
    assert set(weights.choice) <= set(rows[0])
    assert set(weights.quality) - {""} <= set(quality)
    assert weights.slope > 0


def test_the_file_of_weights_says_what_they_were_fitted_on() -> None:
    file = files("alignwb.engines.choosing").joinpath("choice-weights.json")
    assert "Fitted by" in json.loads(file.read_text("utf-8"))["note"]
