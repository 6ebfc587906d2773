import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.hostile_shapes import SHAPES

from alignwb.core.bitext.markers import labels
from alignwb.core.languages.long_sentences import (
    MOST_CHARACTERS,
    CutSentence,
    CuttingSplitter,
    cut_sentence,
)
from alignwb.engines.srx import SrxSplitter

MOST = 40


class WholeText:
    """Takes every text for a sentence."""

    def split(self, text: str) -> tuple[str, ...]:
        return (text,)


@pytest.mark.parametrize(
    ("sentence", "first"),
    [
        (
            "een twee drie. vier vijf zes zeven, acht negen tien elf",
            "een twee drie. vier vijf zes zeven,",
        ),
        ("een twee drie vier vijf. zes zeven, acht negen tien elf", "een twee drie vier vijf."),
        ("een twee “drie vier vijf zes?” zeven, acht negen tien", "een twee “drie vier vijf zes?”"),
        (
            "een. twee drie vier vijf zes zeven acht negen tien",
            "een. twee drie vier vijf zes zeven acht",
        ),
        ("e" * 39 + ", twee", "e" * 39 + ","),
        ("e" * 40 + " twee", "e" * 40),
        ("e" * 41, "e" * 40),
        ("1.000.000,5" * 4, ("1.000.000,5" * 4)[:40]),
        ("w" * 38 + "[^17] en meer", "w" * 38),
    ],
)
def test_a_sentence_is_cut_at_the_best_place_that_fits(sentence: str, first: str) -> None:
    assert cut_sentence(sentence, MOST)[0] == first


@given(st.text("ab .,;?!”'[^1]\u00a0", max_size=400).map(lambda text: " ".join(text.split(" "))))
def test_nothing_is_lost_and_every_piece_fits(sentence: str) -> None:
    pieces = cut_sentence(sentence, MOST)
    assert "".join("".join(pieces).split()) == "".join(sentence.split())
    assert all(0 < len(piece) <= MOST and piece == piece.strip() for piece in pieces)


@given(st.integers(0, 60), st.integers(1, 3))
def test_no_footnote_marker_is_cut(ahead: int, markers: int) -> None:
    sentence = "w" * ahead + "[^*12345†]" * markers + "w" * 60
    pieces = cut_sentence(sentence, MOST)
    assert [label for piece in pieces for label in labels(piece)] == ["*12345†"] * markers


def test_a_sentence_that_fits_is_the_same_object() -> None:
    splitter = CuttingSplitter(WholeText(), MOST)
    assert splitter.split("e" * MOST) == ("e" * MOST,)
    assert splitter.cut == []


def test_what_was_cut_is_remembered() -> None:
    splitter = CuttingSplitter(WholeText(), MOST)
    splitter.split("woord " * 20)
    splitter.split("kort")
    splitter.split("w" * 81)
    assert splitter.cut == [CutSentence(120, 4), CutSentence(81, 3)]


@pytest.mark.parametrize("shape", ["clauses", "one word, a", "markers alone", "full stops"])
def test_no_text_has_a_longer_sentence(shape: str) -> None:
    text = SHAPES[shape](3 * MOST_CHARACTERS)
    sentences = CuttingSplitter(SrxSplitter()).split(text)
    assert max(map(len, sentences)) <= MOST_CHARACTERS
    assert "".join("".join(sentences).split()) == "".join(text.split())
