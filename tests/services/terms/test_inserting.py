"""Terms put into targets: their form, and what stands around them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignwb.core.languages.words import words_of
from alignwb.core.terms.termbase import Term, TermStatus
from alignwb.services.terms.inserting import begins_source, form_of, insertion_at


@pytest.mark.parametrize(
    ("dutch", "english", "pos", "surface", "expected"),
    [
        ("kelder", "cellar", "noun", "kelders", "cellars"),
        ("kelder", "cellar", "", "Kelder", "cellar"),
        ("bevel", "order", "noun", "bevelen", "orders"),
        ("schipper", "boatman", "noun", "schippers", "boatmen"),
        ("gewicht", "weight", "noun", "gewichten", "weights"),
        ("afbreken", "demolish", "verb", "brak", "demolished"),
        ("afbreken", "demolish", "verb", "af te breken", "demolish"),
        ("afbreken", "demolish", "verb", "breekt", "demolishes"),
        ("afbreken", "demolish", "", "afgebroken", "demolished"),
        ("verwerpen", "to reject", "verb", "verwierpen", "rejected"),
        ("verwerpen", "to reject", "verb", "verwerpend", "rejecting"),
        ("vinden", "find", "verb", "vond", "found"),
        ("moeten", "must", "verb", "moet", "must"),
        ("Trotski", "Trotsky", "name", "Trotski’s", "Trotsky’s"),
        ("dapper", "brave", "adjective", "dappere", "brave"),
        ("leerling", "pupil", "noun", "oudleerlingenraad", "pupil"),
    ],
)
def test_a_term_has_the_form_of_its_dutch(
    dutch: str, english: str, pos: str, surface: str, expected: str
) -> None:
    source = f"Zo is {surface} dan."
    found = form_of(Term(dutch, english, pos=pos), source, 6, 6 + len(surface), "It’s")
    assert found == expected


def test_what_is_not_to_be_translated_is_put_in_as_it_is() -> None:
    term = Term("Pravda", "Pravda", TermStatus.DO_NOT_TRANSLATE)
    assert form_of(term, "Pravda’s toon", 0, 8, "") == "Pravda"


@pytest.mark.parametrize(
    ("target", "form", "expected"),
    [
        ("|", "cellar", "cellar"),
        ("They saw|", "cellars", "They saw cellars"),
        ("They saw |", "cellars", "They saw cellars"),
        ("They came.|", "cellars", "They came cellars."),
        ("They came.” |", "cellars", "They came cellars.” "),
        ("Are they?!|", "here", "Are they here?!"),
        ("They sa|w it", "cellars", "They saw cellars it"),
        ("They |saw", "often", "They often saw"),
        ("(|)", "cellars", "(cellars)"),
        ("He said “|”", "cellars", "He said “cellars”"),
        ("He said,|", "cellars", "He said, cellars"),
        ("It is a |", "honest", "It is an honest"),
        ("It is An |", "hour", "It is An hour"),
        ("It is an|", "union", "It is a union"),
        ("A |", "hour", "An hour"),
        ("In the |", "the masses", "In the masses"),
        ("She is a [fair] woman.", "honest", "She is an honest woman."),
        ("[Civil servants] came.", "officials", "Officials came."),
        ("The [rulers’] house", "tsars", "The tsars house"),
        ("The [ruler’s] house", "tsar", "The tsar’s house"),
        ("The [ruler ]house", "tsar", "The tsar house"),
        ("Came. |Gone", "then", "Came. then Gone"),
    ],
)
def test_nothing_is_glued_and_the_article_follows(target: str, form: str, expected: str) -> None:
    if "|" in target:
        start = end = target.index("|")
        text = target.replace("|", "")
    else:
        start, end = target.index("["), target.index("]") - 1
        text = target.replace("[", "").replace("]", "")
    left, right, put = insertion_at(text, start, end, form)
    assert text[:left] + put + text[right:] == expected


def test_the_first_word_of_a_sentence_has_its_capital() -> None:
    assert begins_source("“Kelders zijn", 1)
    assert not begins_source("De kelders", 3)
    assert insertion_at("", 0, 0, "cellars", is_first=True).text == "Cellars"
    assert insertion_at("Two", 3, 3, "cellars", is_first=True).text == " cellars"


@given(st.text(alphabet="ab .,!’”(a", max_size=30), st.data())
def test_every_other_word_stays_and_the_term_is_a_word(target: str, data: st.DataObject) -> None:
    cursor = data.draw(st.integers(0, len(target)))
    start, end, put = insertion_at(target, cursor, cursor, "xyz")
    result = target[:start] + put + target[end:]
    words = [word.text for word in words_of(result)]
    assert "xyz" in words
    words.remove("xyz")
    before = [word.text for word in words_of(target)]
    assert [w for w in words if w not in {"a", "an"}] == [w for w in before if w not in {"a", "an"}]
