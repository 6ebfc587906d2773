"""Answers of a server are read without trust."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignwb.engines.libretranslate.answers import check_pair, translations
from alignwb.errors import EngineError

SOURCES = ["De kat.", "Een hond."]
JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


def test_alternatives_come_after_the_best_and_none_twice() -> None:
    answer = {
        "translatedText": ["The cat.", "A dog."],
        "alternatives": [["The cat.", "That cat."], [None, "", 3]],
    }
    assert translations(answer, SOURCES, "it") == [("The cat.", "That cat."), ("A dog.",)]


def test_a_server_without_alternatives_is_understood() -> None:
    answer = {"translatedText": ["The cat.", "A dog."]}
    assert translations(answer, SOURCES, "it") == [("The cat.",), ("A dog.",)]


def test_what_no_file_can_hold_is_taken_out() -> None:
    answer = {"translatedText": ["The\x00 cat\x1b[31m.\n", "A \ud83d dog\ufffe."]}
    assert translations(answer, SOURCES, "it") == [("The cat [31m.",), ("A � dog.",)]


@pytest.mark.parametrize("nothing", ["", " \t ", "\x07", "?", "“…”"])
def test_a_text_without_words_translates_nothing(nothing: str) -> None:
    answer = {"translatedText": [nothing, nothing], "alternatives": [[nothing], ["A dog.", "!"]]}
    assert translations(answer, SOURCES, "it") == [(), ("A dog.",)]


@pytest.mark.parametrize(
    "answer",
    [
        [],
        {},
        {"translatedText": "The cat."},
        {"translatedText": ["The cat."]},
        {"translatedText": ["The cat.", 7]},
        {"translatedText": ["The cat.", "A dog." * 1000]},
    ],
)
def test_an_answer_to_something_else_is_refused(answer: object) -> None:
    with pytest.raises(EngineError, match=r"^it: "):
        translations(answer, SOURCES, "it")


@given(JSON | st.fixed_dictionaries({"translatedText": JSON, "alternatives": JSON}))
def test_any_answer_is_read_or_refused_in_words(answer: object) -> None:
    try:
        read = translations(answer, SOURCES, "it")
    except EngineError:
        return
    assert len(read) == len(SOURCES)
    assert all(any(map(str.isalnum, text)) for texts in read for text in texts)


@pytest.mark.parametrize(
    ("offered", "pair"),
    [
        ([{"code": "nl", "targets": ["en"]}], ("nl", "en")),
        ([{"code": "nl"}, {"code": "en"}], ("nl", "en")),
        ([{"code": "nl-NL", "targets": ["en-US", "de"]}], ("nl-NL", "en-US")),
    ],
)
def test_languages_are_asked_for_by_the_codes_of_the_server(
    offered: object, pair: tuple[str, str]
) -> None:
    assert check_pair(offered, "nl-BE", "en", "it") == pair


@pytest.mark.parametrize(
    ("offered", "words"),
    [
        ([{"code": "de", "targets": ["en"]}], "does not translate from “nl”"),
        ([{"code": "nl", "targets": ["de", "fr"]}], "from “nl” to “en”"),
        ({}, "list of languages is none"),
        ([1], "list of languages is none"),
        ([{"code": "nl", "targets": "en"}], "list of languages is none"),
    ],
)
def test_a_language_that_is_not_offered_is_named(offered: object, words: str) -> None:
    with pytest.raises(EngineError, match=words):
        check_pair(offered, "nl", "en", "it")


@given(JSON)
def test_any_list_of_languages_is_read_or_refused_in_words(offered: object) -> None:
    try:
        source, target = check_pair(offered, "nl", "en", "it")
    except EngineError:
        return
    assert isinstance(source, str)
    assert isinstance(target, str)
