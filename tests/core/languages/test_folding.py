"""Other shapes of plain characters are folded; everything else stays."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignwb.core.languages.folding import FoldedText, folded, folds


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("gra\ufb01sch e\ufb03ciënt \ufb02uit", "grafisch efficiënt fluit"),
        ("\u0133s en \u0132sland", "ijs en IJsland"),
        ("\u017fchip", "schip"),
        ("zee\u2010eend en na\u2011ijver", "zee-eend en na-ijver"),
        ("ge\u00adluk\u200bkig\ufeff", "gelukkig"),
        ("één\u00a0\u202fwoord", "één  woord"),
        ("idee\u0308n", "ideën"),
        ("\uff2e\uff4c", "Nl"),
        ("m² en ½ — “zo” … €", "m² en ½ — “zo” … €"),
    ],
)
def test_odd_letters_are_folded(text: str, plain: str) -> None:
    assert folded(text) == plain


@given(st.text())
def test_folds_are_what_folding_does_and_plain_letters_stay(text: str) -> None:
    pieces: list[str] = []
    end = 0
    for fold in folds(text):
        assert fold.start >= end
        pieces += (text[end : fold.start], fold.plain)
        end = fold.end
    assert "".join((*pieces, text[end:])) == folded(text)
    plain = "".join(letter for letter in text if letter.isascii())
    assert folded(plain) == plain


@given(st.text(alphabet="aéöûẽ x", max_size=20))
def test_decomposed_accents_are_composed(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert folded(unicodedata.normalize("NFD", composed)) == composed


@pytest.mark.parametrize(
    ("text", "word", "there"),
    [
        ("Een of\ufb01cieel stuk", "officieel", "of\ufb01cieel"),
        ("het \u0133s\u200bje\u200b!", "ijsje", "\u0133s\u200bje"),
        ("\ufeff\u00adidee\u0308n", "ideën", "idee\u0308n"),
        ("een gra\ufb01ek", "i", "\ufb01"),
    ],
)
def test_what_stands_in_the_folded_text_has_its_place_in_the_text(
    text: str, word: str, there: str
) -> None:
    plain = FoldedText.of(text)
    start = plain.text.index(word)
    first, last = plain.unfolded(start, start + len(word))
    assert text[first:last] == there


_MIXED = st.text(alphabet="ae\u0301\u0308\u00ad\u200b\ufb01\u0133 \u00a0x’", max_size=20)


@given(_MIXED, st.data())
def test_places_hold_what_was_folded_and_no_more(text: str, data: st.DataObject) -> None:
    plain = FoldedText.of(text)
    assert plain.text == folded(text)
    if not plain.text:
        return
    start = data.draw(st.integers(0, len(plain.text) - 1))
    end = data.draw(st.integers(start + 1, len(plain.text)))
    first, last = plain.unfolded(start, end)
    assert plain.text[start:end] in folded(text[first:last])
    whole = plain.unfolded(0, len(plain.text))
    assert folded(text[whole[0] : whole[1]]) == plain.text


def test_a_ligature_with_an_accent_is_its_letters_with_the_accent() -> None:
    assert folded("b\u0133\u0301na de\u0301 \ufb01\u0301") == "bij\u0301na dé fí"
