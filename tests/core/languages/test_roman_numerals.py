from alignwb.core.languages.roman_numerals import ROMAN, roman_value


def test_numerals_have_their_values() -> None:
    text = "Karel IX, deel XXIV en de XVIIIe eeuw"
    assert [roman_value(m[1]) for m in ROMAN.finditer(text) if m[1]] == [9, 24, 18]


def test_words_and_abbreviations_are_no_numerals() -> None:
    assert [m[1] for m in ROMAN.finditer("MIX, XIS, IVA, I.V. en XXXX") if len(m[1]) > 1] == []
