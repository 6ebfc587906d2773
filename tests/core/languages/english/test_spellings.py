"""Spellings that differ by country or house."""

import pytest

from alignwb.core.languages.english.spellings import is_other_spelling


@pytest.mark.parametrize(
    ("written", "drafted"),
    [
        ("co-operate", "cooperate"),
        ("realise", "realize"),
        ("analyse", "analyze"),
        ("travelled", "traveled"),
        ("dialogue", "dialog"),
        ("encyclopaedia", "encyclopedia"),
        ("defence", "defense"),
        ("kilogramme", "kilogram"),
        ("centred", "centered"),
        ("judgement", "judgment"),
        ("grey", "gray"),
        ("naïve", "naive"),
        ("fibre", "fiber"),
        ("neighbourhood", "neighborhood"),
    ],
)
def test_kinds_of_spelling(written: str, drafted: str) -> None:
    assert is_other_spelling(written, drafted)
    assert is_other_spelling(drafted, written)
    assert not is_other_spelling(written, written)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *(("mourning", "morning"), ("holly", "holy"), ("filling", "filing"), ("latter", "later")),
        *(("starring", "staring"), ("fourth", "forth"), ("canoes", "canes"), ("dessert", "desert")),
        *(("plume", "plum"), ("comma", "coma"), ("dames", "dams")),
        *(("licence", "license"), ("metres", "meters"), ("re-form", "reform")),
    ],
)
def test_two_words_are_not_two_spellings(one: str, other: str) -> None:
    assert not is_other_spelling(one, other)
    assert not is_other_spelling(other, one)
