"""English renderings in the form their place asks for."""

import pytest

from alignwb.core.terms.agreement import is_plural_of, pluralised


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
