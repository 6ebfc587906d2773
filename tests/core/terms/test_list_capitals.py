"""Lists in which every entry begins with a capital."""

import pytest

from alignwb.core.terms.list_capitals import list_capitals
from alignwb.core.terms.termbase import Term

LIST = (
    Term("Gemeenteraad", "Town council"),
    Term("Zuivelfabriek", "Dairy"),
    Term("Eerste Kamer", "Senate"),
    Term("Willem", "Willem"),
    Term("NAVO", "NATO"),
    Term("Duits", "German"),
    Term("Delft", "Delft", pos="eigennaam"),
    Term("Rode kruis", "Red Cross", variants=("Het kruis",)),
    Term("Donderdag", "Thursday"),
    Term("’t Veer", "The ferry"),
)


def test_words_get_small_letters_and_names_keep_theirs() -> None:
    found = list_capitals(LIST)
    assert found is not None
    assert found.has_common_words
    assert [(term.source, term.target) for term in found.terms] == [
        ("gemeenteraad", "town council"),
        ("zuivelfabriek", "dairy"),
        ("Eerste Kamer", "Senate"),
        ("Willem", "Willem"),
        ("NAVO", "NATO"),
        ("Duits", "German"),
        ("Delft", "Delft"),
        ("rode kruis", "Red Cross"),
        ("donderdag", "Thursday"),
        ("’t Veer", "The ferry"),
    ]
    assert found.terms[7].variants == ("het kruis",)
    assert found.folded == (0, 1, 7, 8)


@pytest.mark.parametrize(
    "sources",
    [
        ("Wiek", "as", "Vang"),
        ("Wiek", "Vang"),
        ("NAVO", "EU", "VN"),
        ("12", "3", "4"),
        (),
    ],
)
def test_other_lists_are_as_they_are(sources: tuple[str, ...]) -> None:
    assert list_capitals([Term(source, "thing") for source in sources]) is None


def test_a_list_of_names_is_told_from_one_of_words() -> None:
    names = [("Londen", "London"), ("Brussel", "Brussels"), ("Straatsburg", "Strasbourg")]
    found = list_capitals([Term(*pair) for pair in names])
    assert found is not None
    assert not found.has_common_words
    words = [("Boom", "Tree"), ("Paard", "Horse"), ("Schip", "Vessel")]
    found = list_capitals([Term(*pair) for pair in words])
    assert found is not None
    assert found.has_common_words
