"""What of a source a hypothesis says."""

import pytest

from alignwb.engines.choosing.word_match import SourceWords, stem_of, words_in
from alignwb.engines.lexicon.word_translations import WordTranslations

TRANSLATIONS = WordTranslations(
    {"molen": "mill:900", "draaide": "turned:600 turning:200", "langzaam": "slowly:800"}
)


@pytest.fixture
def source() -> SourceWords:
    return SourceWords("De molen draaide langzaam.", TRANSLATIONS)


def test_words_of_content_without_a_translation_are_unsaid(source: SourceWords) -> None:
    assert source.match("The mill turned slowly.").unsaid == 0
    assert source.match("The mill turned.").unsaid == 1
    assert source.match("").unsaid == 3


def test_another_form_of_a_translation_says_the_word(source: SourceWords) -> None:
    assert source.match("Mills turns slow.").unsaid == 0


def test_words_that_nothing_explains_are_unfounded(source: SourceWords) -> None:
    match = source.match("Mill turned purple slowly molen")
    assert (match.words, match.unfounded) == (5, 1)


def test_a_likelier_wording_has_the_higher_likelihood(source: SourceWords) -> None:
    likely = source.match("mill turned slowly").likelihood
    assert likely > source.match("mill turning slowly").likelihood
    assert likely > source.match("mill turned purple").likelihood


def test_the_share_of_the_translators_own_words_is_told() -> None:
    source = SourceWords("De molen.", TRANSLATIONS, {"windmill": 0.5})
    assert source.match("windmill turns").own == 0.25
    assert source.match("mill turns").own == 0


def test_words_are_compared_without_case_and_commonest_endings() -> None:
    assert words_in("Don’t Turn, 19 mills") == ("don't", "turn", "mills")
    assert stem_of("turned") == stem_of("turning") == stem_of("turn") == "turn"
    assert stem_of("bed") == "bed"
