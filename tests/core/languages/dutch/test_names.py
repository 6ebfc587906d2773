"""Which words of a document are names of persons."""

import pytest

from alignwb.core.languages.dutch.english_names import english_names, is_english_name
from alignwb.core.languages.dutch.names import find_names


@pytest.mark.parametrize(
    "text",
    [
        "De Gouden Leeuw stond er.",
        "Het Witte Huis zweeg.",
        "Onze Lieve Vrouwe hielp.",
        "Hij las De Blauwe Vogel.",
        "Zij woonden in Den Bosch.",
        "Daar stond Zijne Excellentie Brakman.",
        "TWEEDE DEEL",
        "Hier ligt de Nieuwe Maas.",
    ],
)
def test_what_has_a_determiner_is_no_person(text: str) -> None:
    assert find_names([text]).persons == frozenset()


def test_a_surname_with_a_capital_article_spoils_no_other_sentence() -> None:
    names = find_names(["Ik zag mevrouw De Graaff.", "De Waddenzee is diep.", "De Senaat zweeg."])
    assert names.persons == {"Graaff"}
    assert "De" not in names.capitalised


def test_initials_are_single_letters() -> None:
    assert find_names(["Zie KOLOM.Breedte van het blad."]).persons == frozenset()
    assert find_names(["Daar zat IJ. Brakman."]).persons == {"Brakman"}


@pytest.mark.parametrize(
    ("text", "surname"),
    [
        ("Toen sprak professor Lorentz.", "Lorentz"),
        ("Dr. Zuster kwam met ds. Talma.", "Talma"),
        ("Meneer Brakman sliep.", "Brakman"),
        ("Hij zag de heer van Rossem.", "Rossem"),
        ("Gerard ter Borch schilderde.", "Borch"),
        ("Daar liep Roelof van ’t Veer.", "Veer"),
        ("Dat schreef H. de Vlieger.", "Vlieger"),
    ],
)
def test_a_form_of_address_or_a_particle_makes_a_surname(text: str, surname: str) -> None:
    names = find_names([text])
    assert surname in names.surnames
    assert surname not in names.persons


@pytest.mark.parametrize(
    "text",
    [
        "Leden van de Kamer kwamen.",
        "Toen gaf Piet de Bijbel weg.",
        "Daar zat Willem van Lotharingen.",
        "Hij was de Vader der Mensen.",
        "Daar was de Burcht van der Nevel.",
        "Goeden dag, mijnheer Dokter.",
    ],
)
def test_a_particle_that_may_belong_to_a_place_or_a_thing_makes_none(text: str) -> None:
    names = find_names([text])
    assert names.surnames | names.persons == frozenset()


def test_a_word_of_the_language_is_no_surname() -> None:
    assert find_names(["Daar zat mevrouw Bakker.", "De bakker lachte."]).surnames == frozenset()


@pytest.mark.parametrize(
    "text",
    [
        "Gelukkig Nieuwjaar!",
        "Bijzondere Bepalingen",
        "Beste Bezoeker,",
        "Hoofdstuk Vier",
        "Hoofdstuk VIII",
        "Zie Bijlage II.",
        "Bijlage C. Woordenlijst",
        "[ ] Kies Wachtwoord onthouden",
        "Ga naar Nieuw Den Bosch.",
        "Generaal Zwartkop kwam.",
    ],
)
def test_headings_greetings_and_labels_are_no_persons(text: str) -> None:
    assert find_names([text]).persons - {"Nieuw", "Bosch"} == frozenset()


def test_a_heading_is_a_person_that_the_text_has_too() -> None:
    names = find_names(["Aagje Brakman", "Daar was Aagje Brakman.", "Zie Paragraaf Twee."])
    assert names.persons >= {"Aagje", "Brakman"}
    assert find_names(["Aagje Brakman"]).persons == frozenset()
    assert find_names([], ["Aagje Brakman en Bo Dam"]).persons == {"Aagje", "Brakman", "Dam"}


def test_a_word_before_a_number_is_no_person() -> None:
    texts = ["Zie Eerste Paragraaf.", "Paragraaf 12 zegt meer.", "Daar stond Paragraaf Twaalf."]
    assert "Paragraaf" not in find_names(texts).persons


def test_dutch_names_and_their_english_forms() -> None:
    assert english_names("Karel") >= {"charles"}
    assert english_names("Theems") == {"thames"}
    assert "tertullian" in english_names("Tertullianus")
    assert english_names("Brakman") == english_names("Titus") == frozenset()
    assert is_english_name("Geneva")
    assert not is_english_name("Brakman")
