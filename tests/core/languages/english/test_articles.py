"""The indefinite article, by sound."""

import pytest

from alignwb.core.languages.english.articles import article_before


@pytest.mark.parametrize(
    ("word", "article", "expected"),
    [
        ("affair", "a", "an"),
        ("party", "an", "a"),
        ("union", "an", "a"),
        ("uninvited guest", "a", "an"),
        ("honour", "A", "An"),
        ("European", "an", "a"),
        ("émigré", "a", "an"),
        ("RSDLP", "a", "an"),
    ],
)
def test_the_article_is_as_the_word_sounds(word: str, article: str, expected: str) -> None:
    assert article_before(word, article) == expected
