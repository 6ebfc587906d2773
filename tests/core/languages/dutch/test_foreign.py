"""English passages of a Dutch text are found."""

import pytest

from alignwb.core.languages.dutch.foreign import english_spans, is_english


def test_english_passages_are_found() -> None:
    text = "Zij zei: ‘the perfect executrix of her order’. Dat boek."
    ((start, end),) = english_spans(text)
    assert text[start:end] == "‘the perfect executrix of her order’."
    text = "Hij bood in The Origin of the Family, Private Property, and the State (1884) veel."
    ((start, end),) = english_spans(text)
    assert text[start:end] == "The Origin of the Family, Private Property, and the State"
    text = "‘Biographers should give her the benefit of trying to do this.’"
    assert english_spans(text) == ((0, len(text)),)


@pytest.mark.parametrize(
    "text",
    [
        "Zij was in Moskou en hij niet.",
        "‘Een goed boek of twee’",
        "Lenin in Parijs",
        "De wet van Marx",
        "‘Ja’",
        "",
    ],
)
def test_dutch_is_not_taken_for_english(text: str) -> None:
    assert english_spans(text) == ()
    assert not is_english(text)
