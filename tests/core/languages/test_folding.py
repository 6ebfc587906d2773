"""Other shapes of plain characters are folded; everything else stays."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignwb.core.languages.folding import folded, folds


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
