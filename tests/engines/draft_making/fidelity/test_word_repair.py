"""Words that are no English are put right by what they came from."""

from collections.abc import Collection

import pytest
from support.linked_words import linked

from alignwb.engines.draft_making.fidelity.replacements import apply_replacements
from alignwb.engines.draft_making.fidelity.word_repair import check_words
from alignwb.engines.lexicon.draft_words import DraftWords
from alignwb.engines.lexicon.word_translations import WordTranslations

WORDS = DraftWords(
    frozenset("the old mill of village turned slowly and".split()),
    WordTranslations({"molen": "mill:900", "langzaam": "slowly:700", "van": "of:800"}),
)
SIGNS = DraftWords(
    frozenset("the milk flour member long egg".split()),
    WordTranslations({"l": "long:900", "kg": "long:900", "ei": "egg:900"}),
)


def _put_right(source: str, target: str, kept: Collection[str] = ()) -> tuple[str, int]:
    check = check_words(linked(source, target), WORDS, kept)
    return apply_replacements(target, check.changes), check.unknown


@pytest.mark.parametrize(
    ("source", "target", "expected", "unknown"),
    [
        (
            "de oude molen draaide langzaam",
            "the old millery turned slowish",
            "mill turned slowly",
            0,
        ),
        ("de oude molen draaide langzaam", "the old molen turned slowly", "old mill turned", 0),
        ("de wieken", "the wiekens", "the wiekens", 1),
        ("de molen van Tjerk", "the mill of tjerk", "of tjerk", 0),
        ("de molen van Tjerk", "the mill of Tjerkish", "of Tjerkish", 0),
        ("de oude Molen draaide", "the old millery turned", "millery", 1),
        ("van", "ofness", "ofness", 1),
    ],
    ids=[
        "made up",
        "left in Dutch",
        "not known",
        "a name",
        "capital",
        "of a name",
        "function word",
    ],
)
def test_a_word_that_is_no_english_becomes_the_english_of_its_source_word(
    source: str, target: str, expected: str, unknown: int
) -> None:
    text, count = _put_right(source, target)
    assert expected in text
    assert count == unknown


@pytest.mark.parametrize(
    ("source", "target"),
    [("3 l melk", "3 loj milk"), ("12 kg meel", "12 kilg flour"), ("lid l", "member loj")],
)
def test_the_sign_of_a_unit_is_no_word_of_the_dictionary(source: str, target: str) -> None:
    assert check_words(linked(source, target), SIGNS, ()).changes == ()


def test_a_short_word_that_is_no_sign_is_put_right() -> None:
    [change] = check_words(linked("het ei", "the eib"), SIGNS, ()).changes
    assert change.text == "egg"


def test_words_of_terms_are_right_whatever_they_are() -> None:
    assert _put_right("de molen", "the korenmolen", {"korenmolen"}) == ("the korenmolen", 0)
