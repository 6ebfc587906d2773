from alignwb.core.languages import function_words as lists


def test_words_that_tell_a_language_are_none_of_the_other() -> None:
    assert not lists.DUTCH_ONLY_WORDS & lists.ENGLISH_ONLY_WORDS
    assert not lists.DUTCH_COUNTED_WORDS & lists.ENGLISH_COUNTED_WORDS


def test_every_list_is_lower_case_so_that_folded_words_are_found() -> None:
    found = {name: words for name, words in vars(lists).items() if name.isupper()}
    assert len(found) > 10
    for name, words in found.items():
        assert all(word == word.casefold() for word in words), name
