"""The kinds of words, and lists of them."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from alignwb.core.bitext.codes import without_codes
from alignwb.core.languages.words import (
    Span,
    Word,
    begins_sentence,
    first_word,
    folded_texts,
    folded_words,
    letter_words,
    opening_letter,
    placed_folded_words,
    term_words,
    words_of,
)


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
    assert [word.text for word in words_of(text)] == expected


@example("0\U001000000")
@given(st.text(alphabet=st.characters() | st.sampled_from("ab1.,-’ [^]"), max_size=60))
def test_words_stand_where_they_say_in_order_and_apart(text: str) -> None:
    end = 0
    for word in words_of(text):
        assert end <= word.start < word.end
        assert without_codes(text[word.start : word.end]) == word.text
        end = word.end


def test_a_word_knows_where_it_stands_and_how_it_is_written() -> None:
    first, second = words_of("’t Westen")
    assert (first.span, second.span) == (Span(1, 2), Span(3, 9))
    assert (first.is_capitalised, second.is_capitalised) == (False, True)


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("“’s Winters vriest het.", "Winters"),
        ("'t 3e jaar", "3e"),
        ("‘s-Gravenzande", "Gravenzande"),
        ("[^4] Een 't", "Een"),
        ("zo’n Man", "zo"),
        ("'t, zei zij", "t,"),
    ],
)
def test_a_clitic_does_not_begin_a_sentence(text: str, begins: str) -> None:
    place = opening_letter(text)
    assert place is not None
    assert text[place:].startswith(begins)
    assert opening_letter("…") is None


def test_the_word_behind_a_clitic_may_have_its_capital_for_its_place() -> None:
    assert begins_sentence("'n Paard draaft.", 3)
    assert begins_sentence("Zij sliep. ’s Ochtends niet.", 14)
    assert not begins_sentence("Zij woont in 't Gooi.", 16)


def test_the_first_word_may_stand_anywhere() -> None:
    assert first_word("– „Zo’n") == Word(3, 7, "Zo’n")
    assert first_word("[^1] …") is None


@pytest.mark.parametrize(
    ("text", "for_terms", "for_memories", "of_letters"),
    [
        (
            "Marx-lezer’s 1905-revolutie",
            ["marx", "lezer's", "1905", "revolutie"],
            ["Marx", "lezer’s", "1905", "revolutie"],
            ["Marx-lezer’s", "revolutie"],
        ),
        ("aarde[^b] d.w.", ["aarde", "d", "w"], ["aarde", "d", "w"], ["aarde", "d", "w"]),
        ("cafe\u0301s", ["cafe\u0301s"], ["cafe\u0301s"], ["cafe", "s"]),
        ("snake_case", ["snake_case"], ["snake", "case"], ["snake", "case"]),
    ],
)
def test_other_kinds_of_words_differ_where_their_users_need_it(
    text: str, for_terms: list[str], for_memories: list[str], of_letters: list[str]
) -> None:
    assert [word.surface for word in term_words(text)] == for_terms
    assert [text[start:end] for _, start, end in placed_folded_words(text)] == for_memories
    assert [word.text for word in letter_words(text)] == of_letters


@given(st.lists(st.text(), max_size=4))
def test_many_texts_have_the_words_each_has_alone(texts: list[str]) -> None:
    assert folded_texts(texts) == [folded_words(text) for text in texts]


@given(st.lists(st.text(st.sampled_from("ab'’ .\0_İß[^1]\n")), min_size=1, max_size=4))
def test_apostrophes_inside_words_stay_in_many_texts_too(texts: list[str]) -> None:
    assert folded_texts(texts) == [folded_words(text) for text in texts]
