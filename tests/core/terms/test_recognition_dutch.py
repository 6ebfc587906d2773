"""Dutch terms as texts have them: inflected, in compounds, apart; and what only looks like them."""

from pathlib import Path

import pytest

from alignwb.core.languages.dutch.dutch import Dutch
from alignwb.core.terms.recognition import Recogniser
from alignwb.core.terms.termbase import Term, Termbase

HERE = Path(__file__).parent
DUTCH = Dutch()


def found(text: str, term: str, pos: str = "") -> list[str]:
    """What stands in the text for the term."""
    hits = Recogniser(Termbase((Term(term, "x", pos=pos),)), DUTCH).find(text)
    return [text[hit.start : hit.end] for hit in hits]


def rows(name: str) -> list[list[str]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()[1:]
    return [line.split("\t") for line in lines]


@pytest.mark.parametrize("name", ["dutch_terms.tsv", "dutch_terms_held_out.tsv"])
def test_forms_are_found_and_lookalikes_are_not(name: str) -> None:
    forms = [row for row in rows(name) if row[0] == "yes"]
    lookalikes = [row for row in rows(name) if row[0] == "no"]
    missed = [row for row in forms if not found(row[2], row[1])]
    false = [row for row in lookalikes if found(row[2], row[1])]
    assert len(forms) >= 40
    assert len(lookalikes) >= 30
    assert len(missed) <= 0.03 * len(forms), missed
    assert len(false) <= 1, false


@pytest.mark.parametrize(
    ("term", "text", "part"),
    [
        ("coöperatie", "Landbouwcoöperaties", "coöperaties"),
        ("coöperatie", "landbouwcoo\u0308peraties", "coo\u0308peraties"),
        ("raad", "de indie\u0308nraad", "raad"),
        ("vergadering", "ledenvergaderinkje", "vergaderinkje"),
        ("redactie", "de Pravda-redactie", "redactie"),
    ],
)
def test_of_a_compound_its_last_part_is_found(term: str, text: str, part: str) -> None:
    assert found(f"Zo is {text}.", term) == [part]


def test_the_longest_last_part_is_found() -> None:
    termbase = Termbase((Term("raad", "council"), Term("gemeenteraad", "town council")))
    (hit,) = Recogniser(termbase, DUTCH).find("De deelgemeenteraden kwamen.")
    assert hit.term.source == "gemeenteraad"


def test_a_name_is_no_last_part() -> None:
    assert found("de arbeiderspartij en de Arbeiderspartij", "Partij") == []


@pytest.mark.parametrize(
    ("text", "stretch"),
    [
        ("Hij geeft de hoop nooit op.", "geeft"),
        ("Gaf hij de hoop op, of niet?", "Gaf"),
        ("Hij gaf de hoop op en vertrok.", "gaf"),
        ("Zij hoefde niets op te geven.", "op te geven"),
        ("Zij had het op moeten geven.", "op moeten geven"),
        ("Dat hij het opgaf!", "opgaf"),
        ("De opgegeven strijd.", "opgegeven"),
    ],
)
def test_a_separable_verb_is_found_in_one_piece_and_apart(text: str, stretch: str) -> None:
    assert found(text, "opgeven") == [stretch]


@pytest.mark.parametrize(
    "text",
    [
        "Hij geeft les op school.",
        "Hij geeft er niets op.",
        "Hij geeft les. Sta op.",
        "Om les te geven stond hij op.",
        "Hij stond op en geeft les.",
    ],
)
def test_a_particle_of_another_clause_or_verb_is_not_its_own(text: str) -> None:
    assert found(text, "opgeven") == []


def test_the_part_of_speech_says_which_forms_there_are() -> None:
    assert found("Hij werkt en zijn werken worden gelezen.", "werken", "verb") == [
        "werkt",
        "werken",
    ]
    assert found("Een lange man in het langste gras.", "lang", "adjective") == ["lange", "langste"]
    assert found("Zij staakt.", "staken", "noun") == []


def test_words_inside_a_term_are_inflected() -> None:
    text = "Van Rode Vlaggen, een rood vlaggetje en roder vlag."
    assert found(text, "rode vlag") == ["Rode Vlaggen", "rood vlaggetje", "roder vlag"]


def test_what_the_termbase_calls_a_verb_is_one_although_it_is_a_noun_too() -> None:
    assert found("Hij leefde lang en heeft goed geleefd.", "leven", "verb") == ["leefde", "geleefd"]
    assert found("Hij leefde lang.", "leven", "noun") == []


def test_the_few_nouns_of_two_letters_are_inflected() -> None:
    assert found("Hij at twee eieren en een eitje.", "ei") == ["eieren", "eitje"]
    assert found("De ossen aten uien.", "os") == ["ossen"]
    assert found("Een eik en een zeis.", "ei") == []
