"""Sentences of a text with inline codes: each code stays where it belongs, none is lost."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignwb.core.bitext.codes import CODE, End, InlineCode, PlacedEnd
from alignwb.core.languages.coded_sentences import CodedSplitter


class _AtStops:
    """Sentences end behind a stop and white space."""

    def split(self, text: str) -> tuple[str, ...]:
        return tuple(filter(None, (each.strip() for each in re.split(r"(?<=[.?])\s", text))))


CODES = {
    1: InlineCode(1, is_pair=True, kind="xlf:b"),
    2: InlineCode(2, is_pair=False, kind="xlf:lb", equiv=" "),
    3: InlineCode(3, is_pair=False, kind="image"),
    4: InlineCode(4, is_pair=False, equiv="A. B"),
}
NAMES = {
    "<b>": PlacedEnd(1, End.OPEN).text,
    "</b>": PlacedEnd(1, End.CLOSE).text,
    "<br>": PlacedEnd(2, End.POINT).text,
    "<img>": PlacedEnd(3, End.POINT).text,
    "<name>": PlacedEnd(4, End.POINT).text,
}


def coded(text: str) -> str:
    for name, character in NAMES.items():
        text = text.replace(name, character)
    return text


@pytest.mark.parametrize(
    "sentences",
    [
        ("<b>Een.</b>", "Twee."),
        ("Een.", "<b>Twee</b> drie."),
        ("Een <b>twee.", "Drie</b> vier."),
        ("Een<img>.<img>", "<b>Twee.</b>", "Drie"),
        ("<name> x <name>.", "Nee <name>"),
        ("<img>Een.", "<img> <b></b>twee"),
    ],
)
def test_codes_stay_with_their_sentence(sentences: tuple[str, ...]) -> None:
    wanted = tuple(map(coded, sentences))
    assert CodedSplitter(_AtStops(), CODES).split(" ".join(wanted)) == wanted


def test_a_line_break_ends_a_sentence_without_white_space() -> None:
    split = CodedSplitter(_AtStops(), CODES).split
    assert split(coded("Een.<br>Twee <br>drie.<br>")) == (
        coded("Een.<br>"),
        coded("Twee <br>drie.<br>"),
    )


_PIECES = st.sampled_from([*NAMES.values(), " ", "Ja", ".", "? ", "  ", "é", "A. B", "xx"])


@given(st.lists(_PIECES, max_size=25).map("".join))
def test_sentences_together_are_the_text(text: str) -> None:
    sentences = CodedSplitter(_AtStops(), CODES).split(text)
    assert "".join("".join(sentences).split()) == "".join(text.split())
    assert all(sentence == sentence.strip() != "" for sentence in sentences)
    plain = _AtStops().split(CODE.sub("", text)) if "A. B" not in text else ()
    breaks = text.count(NAMES["<br>"])
    assert (
        len(sentences) <= len(_AtStops().split(text.replace(".", ". "))) + breaks + len(plain) + 1
    )


def test_a_character_that_has_the_number_of_another_code_is_text() -> None:
    codes = {7: InlineCode(7, is_pair=True, kind="xlf:b", equiv=" ", equiv_end=" ")}
    text = f"Een.{PlacedEnd(7, End.POINT).text}Twee."
    # As a point it would part the words, since the pair of that number reads as a space.
    assert CodedSplitter(_AtStops(), codes).split(text) == (text,)
