"""English renderings in the form their place asks for."""

import pytest

from alignwb.engines.argos.terms.agreement import article_before, is_plural_of, pluralised


@pytest.mark.parametrize(
    ("form", "entry", "expected"),
    [
        ("bonzen", "bons", True),
        ("brochures", "brochure", True),
        ("massa’s", "massa", True),
        ("arbeiders", "arbeider", True),
        ("musea", "museum", True),
        ("oude vrienden", "oude vriend", True),
        ("brochure", "brochure", False),
        ("Witten", "Witten", False),
        ("bolsjewistische", "bolsjewistisch", False),
    ],
)
def test_dutch_plurals_are_told_from_what_the_termbase_has(
    form: str, entry: str, expected: bool
) -> None:
    assert is_plural_of(form, entry) is expected


@pytest.mark.parametrize(
    ("rendering", "plural"),
    [
        ("love affair", "love affairs"),
        ("party boss", "party bosses"),
        ("autocracy", "autocracies"),
        ("chairman", "chairmen"),
        ("love of the party", "loves of the party"),
        ("the masses", "the masses"),
        ("thesis", "theses"),
        ("working life", "working lives"),
        ("Woman", "Women"),
        ("medium", "media"),
        ("German", "Germans"),
    ],
)
def test_english_noun_phrases_have_their_plural(rendering: str, plural: str) -> None:
    assert pluralised(rendering) == plural


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
