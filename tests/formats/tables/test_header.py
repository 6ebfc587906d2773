"""What is a header: the one definition for all tables."""

import pytest

from alignwb.errors import FormatError
from alignwb.formats.tables.header import find_header, to_header
from alignwb.formats.tables.header_names import Role, column_name

LANGUAGES = ("nl", "en")

HEADERS = [
    ("Bron", "Doel"),
    ("Brontekst", "Vertaling"),
    ("Brontaal", "Doeltaal"),
    ("Source term", "Target term"),
    ("source_text", "target_text"),
    ("SourceTerm", "TargetTerm"),
    ("Term", "Translation"),
    ("Woord", "Vertaling"),
    ("nld", "eng"),
    ("dut", "eng"),
    ("NL", "EN"),
    ("nl_BE", "en_US"),
    ("nl-NL", "en-GB"),
    ("Dutch (Belgium)", "English (United States)"),
    ("Dutch (nl)", "English (en)"),
    ("Nederlands (België)", "Engels (Verenigd Koninkrijk)"),
    ("Vlaams", "Brits Engels"),
    ("Nederlandse term", "Engelse term"),
    ("Nederlandse tekst:", "Engelse vertaling:"),
    ("Term NL", "Term EN"),
    ("NL-term", "EN-term"),
    ("term_nl", "term_en"),
    ("*Nederlands*", "*Engels*"),
    ("Source language", "Target language"),
    ("Origineel", "Vertaald"),
    ("Begrip", "Engels"),
]


@pytest.mark.parametrize("names", HEADERS)
def test_a_header_is_known_in_many_words_and_in_either_order(names: tuple[str, str]) -> None:
    header = to_header(names, LANGUAGES)
    assert header is not None
    assert (header.source, header.target) == (0, 1)
    header = to_header(("", "Nr.", *reversed(names)), LANGUAGES)
    assert header is not None
    assert (header.source, header.target) == (3, 2)
    assert header.unread == ("Nr.",)


@pytest.mark.parametrize(
    "cells",
    [
        ("Nederlands", "Dutch"),
        ("Engels", "English"),
        ("bron", "source"),
        ("doel", "goal"),
        ("doel", "target"),
        ("vertaling", "translation"),
        ("term", "term"),
        ("opmerking", "remark"),
        ("taal", "language"),
        ("Nederland", "Belgium"),
        ("de bron van de rivier", "the source of the river"),
        ("Engelse sleutel", "adjustable spanner"),
        ("woord van dank", "vote of thanks"),
        ("status", "status"),
        ("koelak", "kulak"),
        ("Bron",),
    ],
)
def test_terms_that_look_like_names_of_columns_are_no_header(cells: tuple[str, ...]) -> None:
    assert to_header(cells, LANGUAGES) is None
    assert find_header([(1, cells)], "a.csv:", LANGUAGES) is None


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("Opmerking", Role.NOTE),
        ("Opmerking, bron, datum", Role.NOTE),
        ("Dutch comment", Role.NOTE),
        ("Status", Role.STATUS),
        ("Term status", Role.STATUS),
        ("Woordsoort", Role.POS),
        ("Part of speech", Role.POS),
        ("partOfSpeech", Role.POS),
        ("Verboden", Role.FORBIDDEN),
        ("Niet gebruiken", Role.FORBIDDEN),
        ("Forbidden term", Role.FORBIDDEN),
        ("DNT", Role.KEPT),
        ("Niet vertalen", Role.KEPT),
        ("Synoniemen", Role.VARIANTS),
        ("Synonym NL", Role.VARIANTS),
        ("Synonym EN", Role.TARGET),
        ("German", Role.OTHER_LANGUAGE),
        ("de", Role.OTHER_LANGUAGE),
    ],
)
def test_what_is_said_of_a_term_has_columns_in_both_languages(name: str, role: Role) -> None:
    found = column_name(name, LANGUAGES)
    assert found is not None
    assert found.role is role


def test_the_languages_are_those_of_the_project() -> None:
    header = to_header(("English", "Nederlands", "Français"), ("fr-BE", "nl"))
    assert header is not None
    assert (header.source, header.target, header.unread) == (2, 1, ("English",))


def test_a_language_is_preferred_to_other_words_and_further_ones_are_further_texts() -> None:
    names = ("Bron", "English (UK)", "English (US)", "Nederlands", "Duits", "Synoniem EN")
    header = to_header(names, LANGUAGES)
    assert header is not None
    assert (header.source, header.target) == (3, 1)
    assert header.more_targets == (2, 5)
    assert header.unread == ("Bron", "Duits")


def test_the_text_is_preferred_to_its_language() -> None:
    header = to_header(("source_lang", "source", "target_lang", "target"), LANGUAGES)
    assert header is not None
    assert (header.source, header.target) == (1, 3)


def test_titles_may_stand_above_a_header_and_terms_may_not() -> None:
    title = [(1, ["Termenlijst molens", "", ""]), (3, ["Versie:", "2", ""])]
    header = [(5, ["Engels", "Nederlands", "Noot"])]
    found = find_header([*title, *header], "a.csv:", LANGUAGES)
    assert found is not None
    assert (found[0], found[1].source) == (2, 1)
    assert find_header([(1, ["Duits", "German"]), *header], "a.csv:", LANGUAGES) is None


@pytest.mark.parametrize(
    ("cells", "lacks"),
    [
        (["source", "iets"], "target"),
        (["Vertaling", "Opmerking"], "source"),
        (["Nederlands", "Duits"], "target"),
    ],
)
def test_a_header_that_lacks_a_text_is_named(cells: list[str], lacks: str) -> None:
    with pytest.raises(FormatError, match=f"a.csv:2: the header has no column “{lacks}”"):
        find_header([(2, cells)], "a.csv:", LANGUAGES)
