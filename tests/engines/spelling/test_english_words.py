import pytest

from alignwb.engines.spelling.english_words import only_guess, shipped_words


def test_the_shipped_list_knows_english_and_no_dutch() -> None:
    words = shipped_words()
    assert {"harbour", "harbor", "bureaucracy", "thou"} <= words
    assert not {"het", "werd", "niet", "een", "haar", "naar", "#"} & words
    assert all(word.isascii() and word.islower() for word in words)


@pytest.mark.parametrize(
    ("word", "guess"),
    [("bureuacracy", "bureaucracy"), ("harbourr", "harbour"), ("hrbour", "harbour"),
     ("mousd", ""), ("wat", ""), ("zzzzzzz", "")],
)  # fmt: skip
def test_a_guess_is_made_where_only_one_word_is_near(word: str, guess: str) -> None:
    words = frozenset({"bureaucracy", "harbour", "house", "mouse", "what", "moused"})
    assert only_guess(word, words - {word}) == guess
