"""Words, and the parts of compounds, in English."""

import pytest

from alignwb.engines.lexicon.word_translations import (
    Translation,
    WordTranslations,
    shipped_translations,
)

LINES = {
    "molen": "mill:800 windmill:100",
    "wiek": "wing:300",
    "graan": "grain:500 corn:250",
    "schuur": "barn:750",
}


@pytest.fixture(scope="module")
def few() -> WordTranslations:
    return WordTranslations(LINES)


def test_translations_come_with_their_chances_the_best_first(few: WordTranslations) -> None:
    assert few.of("graan") == (Translation("grain", 0.5), Translation("corn", 0.25))
    assert "graan" in few
    assert "graanschuur" not in few


def test_a_compound_has_the_translations_of_its_parts_at_half_their_chance(
    few: WordTranslations,
) -> None:
    assert few.of("graanschuur") == (
        Translation("barn", 0.375),
        Translation("grain", 0.25),
        Translation("corn", 0.125),
    )


@pytest.mark.parametrize(
    ("compound", "parts"),
    [
        ("graanschuur", ("graan", "schuur")),
        ("molenwiek", ("molen", "wiek")),
        ("molenswiek", ("molen", "wiek")),
        ("molen", None),
        ("deschuur", None),
        ("graan" * 300 + "schuur", None),
    ],
)
def test_compounds_are_taken_apart_where_both_parts_are_known(
    few: WordTranslations, compound: str, parts: tuple[str, str] | None
) -> None:
    assert few.parts_of(compound) == parts


def test_an_unknown_word_has_none(few: WordTranslations) -> None:
    assert few.of("zolder") == ()


@pytest.mark.parametrize(
    ("dutch", "english"),
    [("brug", "bridge"), ("paarden", "horses"), ("schreef", "wrote"), ("stilte", "silence")],
)
def test_the_shipped_list_knows_everyday_words(dutch: str, english: str) -> None:
    assert shipped_translations().of(dutch)[0].word == english
