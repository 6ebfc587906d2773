"""A source in another language, or decoded wrongly before, is not taken without a word."""

import pytest
from support.dutch_texts import PARAGRAPHS, wrapped

from alignwb.core.reading.reflow import read_blocks
from alignwb.services.importing.suspicions import Suspicion, suspicions_about

ENGLISH = (
    "The miller of the village got up every morning before dawn, for the wind waits for nobody."
    " He ate a slice of bread, drank two cups of coffee and walked along the canal to his mill,"
    " where the cat was already sitting on the threshold.\n"
)
POLISH = (
    "Młynarz wstawał codziennie przed świtem, bo wiatr na nikogo nie czeka. Zjadł kromkę chleba,"
    " wypił dwie filiżanki kawy i poszedł wzdłuż kanału do młyna, gdzie kot siedział już na progu"
    " i czekał na niego jak zawsze o tej porze.\n"
)


def suspicions(text: str, language: str = "nl") -> tuple[Suspicion, ...]:
    return suspicions_about(read_blocks(text), language)


def test_dutch_prose_is_not_suspected() -> None:
    assert suspicions(wrapped()) == ()


def test_english_where_dutch_is_expected_is_a_mistake() -> None:
    [suspicion] = suspicions(ENGLISH)
    assert suspicion.is_mistake
    assert suspicion.text == "the text is English, not Dutch"


def test_a_language_that_is_neither_is_remarked_on() -> None:
    [suspicion] = suspicions(POLISH)
    assert not suspicion.is_mistake


def test_a_project_with_other_sources_is_not_asked() -> None:
    assert suspicions(ENGLISH, "pl") == ()
    assert suspicions(ENGLISH, "en-GB") == ()


@pytest.mark.parametrize(
    "word", ["financiële", "“Kom binnen”", "café", "reünie", "’s avonds", "één", "wacht…"]
)
@pytest.mark.parametrize("codec", ["cp1252", "latin-1"])
def test_words_decoded_twice_are_remarked_on(word: str, codec: str) -> None:
    broken = word.encode("utf-8").decode(codec, "ignore" if codec == "cp1252" else "strict")
    found = suspicions(f"{PARAGRAPHS[0]} Daar stond {broken} op het bord.\n")
    assert any("read as Windows-1252" in suspicion.text for suspicion in found)


def test_right_accents_are_not_remarked_on() -> None:
    text = f"{PARAGRAPHS[0]} De financiële reünie in café “Â la Ã” was één groot feest…\n"
    assert suspicions(text) == ()


def test_controls_of_a_wrong_encoding_are_remarked_on() -> None:
    data = "De molenaar riep: “Kom”, en ging naar zijn molen toe.".encode("cp1252")
    [suspicion] = suspicions(data.decode("latin-1"))
    assert "93 94" in suspicion.text
    assert "cp1252" in suspicion.hint
