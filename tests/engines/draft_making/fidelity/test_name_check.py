"""Personal names come through whole."""

import pytest
from support.linked_words import linked

from alignwb.core.languages.dutch.names import find_names, genitives_in, names_in
from alignwb.core.languages.name_spelling import english_spelling, skeleton
from alignwb.engines.draft_making.fidelity.name_check import check_names
from alignwb.engines.draft_making.fidelity.replacements import apply_replacements

LETTER = [
    "In Moskou ontmoette ze Nadezdja Kroepskaja en Lev Kamenev.",
    "Maar Kroepskaja zweeg over de Rode Begraafplaats.",
    "De brieven van Kroepskaja en van N.K. Lebedev, en Kroepskajas man.",
    "Toen ging Hanneke Hoekstra weg met Hoekstra, zonder Hanneke.",
]


def test_personal_names_are_told_from_titles_and_places() -> None:
    persons = find_names(LETTER).persons
    assert {"Nadezdja", "Kroepskaja", "Lev", "Kamenev", "Lebedev", "Hoekstra"} <= persons
    assert persons.isdisjoint({"Moskou", "Rode", "Begraafplaats", "Maar", "Toen", "De", "In"})


def test_the_word_behind_a_clitic_has_its_capital_for_its_place() -> None:
    names = find_names(["'s Ochtends kwam Hoekstra.", "Stil. ’k Zag K. 't Zand en Wim 't Hoen."])
    assert names.capitalised.isdisjoint({"Ochtends", "Zag"})
    assert {"Hoekstra", "Zand", "Hoen"} <= names.capitalised


def _named(source: str, target: str) -> tuple[str, int]:
    names = find_names([*LETTER, source])
    links = linked(source, target)
    check = check_names(names_in(source, names), genitives_in(source, names), links, "’")
    return apply_replacements(target, check.changes), check.lost


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("met Hanneke Hoekstra mee", "with Hanneke Howkstra along", "Hanneke Hoekstra"),
        ("met Nadezdja Kroepskaja mee", "with Nadezhda Krupskaya along", "Krupskaya"),
        ("met Nadezdja Kroepskaja mee", "with Nadezdja Kroepskaja along", "Kroepskaja"),
        ("met Nadezdja Kroepskaja mee", "with Nadezdja Krupsay along", "Krupskaya"),
        ("de brieven Kroepskajas", "the letters Kroepskajas", "letters Kroepskaja’s"),
        ("met Hanneke Hoekstra mee", "with Hannneke Hoeksstra along", "Hanneke Hoekstra along"),
        ("de hond van Hoekstra", "Hoekkstra’s dog", "Hoekstra’s dog"),
        ("met Jozua Kamenev mee", "with Joshua Kamenev along", "Joshua Kamenev"),
        ("naar Moskou toe", "to Moscow there", "to Moscow there"),
    ],
)
def test_mangled_names_are_put_right_and_others_left(
    source: str, target: str, expected: str
) -> None:
    text, lost = _named(source, target)
    assert expected in text
    assert lost == 0


def test_a_name_that_is_gone_is_counted() -> None:
    assert _named("met Lev Kamenev mee", "with him along there") == ("with him along there", 2)


def test_spellings_of_one_name_have_one_skeleton() -> None:
    for dutch, english in [
        ("Iljitsj", "Ilyich"),
        ("Kollontaj", "Kollontai"),
        ("Aleksandra", "Alexandra"),
        ("Aleksejevitsj", "Alekseyevich"),
        ("Zinovjev", "Zinoviev"),
        ("Zürich", "Zurich"),
        ("Bakoenin", "Bakunin"),
    ]:
        assert skeleton(dutch) == skeleton(english)
    assert skeleton("Hoekstra") != skeleton("Howkstra")
    assert english_spelling("Aleksejevitsj") == "Alekseyevich"
    assert english_spelling("Hoekstra") == "Hoekstra"
