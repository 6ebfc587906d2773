"""Capitals that are only shouted are told from acronyms."""

import pytest

from alignwb.core.languages.words import words_of
from alignwb.engines.draft_making.kept.letter_case import is_shouted, line_case, raised_text
from alignwb.engines.draft_making.kept.spans import LineCase


def _pieces(word: str) -> int:
    """As small models have it: words in capitals letter by letter, known ones whole."""
    return len(word) if word.isupper() else 1


@pytest.mark.parametrize(
    ("text", "is_heading", "case"),
    [
        ("DE KERK STAAT LEEG", False, LineCase.CAPITALS),
        ("HOOFDSTUK 3", False, LineCase.CAPITALS),
        ("NAVO", False, LineCase.AS_IT_IS),
        ("VVD EN CDA", False, LineCase.CAPITALS),
        ("De kerk in het DORP", False, LineCase.AS_IT_IS),
        ("De Kerk Van Het Dorp", True, LineCase.TITLE),
        ("De Kerk Van Het Dorp", False, LineCase.AS_IT_IS),
        ("Rosa Luxemburg", True, LineCase.AS_IT_IS),
    ],
)
def test_the_case_of_a_line(text: str, is_heading: bool, case: LineCase) -> None:
    assert line_case(words_of(text), is_heading=is_heading) is case


def test_acronyms_are_not_shouted() -> None:
    assert is_shouted("KERK", _pieces)
    assert not is_shouted("UNESCO", _pieces)
    assert not is_shouted("KPMG", _pieces)
    assert not is_shouted("Kerk", _pieces)
    assert not is_shouted("U", _pieces)


def test_a_line_is_raised_character_for_character() -> None:
    assert raised_text("the ﬁnest straße", LineCase.CAPITALS) == "THE ﬁNEST STRAßE"
    assert raised_text("the history of the city", LineCase.TITLE) == "The History of the City"
    assert raised_text("the city", LineCase.AS_IT_IS) == "the city"
