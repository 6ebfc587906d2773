"""English for the Dutch words of drafts."""

import pytest

from alignwb.engines.lexicon.draft_words import DraftWords
from alignwb.engines.lexicon.word_translations import WordTranslations

ENGLISH = frozenset("mill barn grain the capacity naive".split())
WORDS = DraftWords(
    ENGLISH,
    WordTranslations({"molen": "the:500 mill:300", "graan": "grain:500", "schuur": "barn:700"}),
)


@pytest.mark.parametrize(
    ("word", "is_no_english"),
    [
        ("barnery", True),
        ("barn", False),
        ("naïve", False),
        ("molèn", True),
        ("qx", False),
        ("co-barn", False),
        ("19e", False),
    ],
)
def test_words_of_letters_that_are_not_on_the_list_are_no_english(
    word: str, *, is_no_english: bool
) -> None:
    assert WORDS.is_no_english(word) is is_no_english


@pytest.mark.parametrize(
    ("dutch", "english"),
    [
        ("schuur", "barn"),
        ("molen", "mill"),  # never a function word
        ("graanschuur", "grain barn"),
        ("capaciteit", "capacity"),
        ("zolder", ""),
    ],
)
def test_english_comes_from_the_dictionary_else_from_cognates_and_parts(
    dutch: str, english: str
) -> None:
    assert WORDS.english_for(dutch) == english
