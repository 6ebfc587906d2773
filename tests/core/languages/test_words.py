"""What counts as a word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignwb.core.languages.words import words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zo’n auto's: ’t is wat!", ["Zo’n", "auto's", "t", "is", "wat"]),
        ("marxistisch-feministisch – en 1.250,50", ["marxistisch-feministisch", "en", "1.250,50"]),
        ("in 1917. Toen", ["in", "1917", "Toen"]),
        ("de S.D.A.P. en P. A. Kropotkin", ["de", "S.D.A.P.", "en", "P", "A", "Kropotkin"]),
        ("aarde.[^2] Daar[^12]naast", ["aarde", "Daar", "naast"]),
        ("cafe\u0301 coöperatie", ["cafe\u0301", "coöperatie"]),
        ("snake_case 20ste", ["snake_case", "20ste"]),
    ],
)
def test_words_are_found_as_people_see_them(text: str, expected: list[str]) -> None:
    assert [word.text for word in words(text)] == expected


@given(st.text(alphabet=st.characters() | st.sampled_from("ab1.,-’ [^]"), max_size=60))
def test_words_stand_where_they_say_in_order_and_apart(text: str) -> None:
    end = 0
    for word in words(text):
        assert end <= word.start < word.end
        assert text[word.start : word.end] == word.text
        end = word.end
