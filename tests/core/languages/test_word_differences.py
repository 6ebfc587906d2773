from hypothesis import given
from hypothesis import strategies as st

from alignwb.core.languages.word_differences import RunKind, word_differences

SAME, EXTRA, LACKING = RunKind
TEXTS = st.lists(st.sampled_from(["eel", "heron", "a", "the", "Δ", "\x1b"]), max_size=30).map(
    " ".join
)


def test_words_of_either_text_stand_where_they_differ() -> None:
    assert word_differences("the old mill burned", "the mill burned down") == (
        (SAME, "the"),
        (EXTRA, "old"),
        (SAME, "mill burned"),
        (LACKING, "down"),
    )


def test_texts_with_nothing_in_common() -> None:
    assert word_differences("yes", "no, never") == ((EXTRA, "yes"), (LACKING, "no, never"))
    assert word_differences("", "") == ()


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_out_of_their_differences(text: str, other: str) -> None:
    runs = word_differences(text, other)
    assert " ".join(words for kind, words in runs if kind is not LACKING).split() == text.split()
    assert " ".join(words for kind, words in runs if kind is not EXTRA).split() == other.split()
    assert all(words for _, words in runs)


def test_long_texts_of_few_words_take_no_long_time() -> None:
    text = "la " * 20_000
    assert word_differences(text, text + "di")[-1] == (LACKING, "di")
