"""Codes of a text that is typed without them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignwb.core.bitext.codes import (
    CODE,
    End,
    PlacedEnd,
    codes_of,
    strip_codes,
    without_codes,
)
from alignwb.core.bitext.repairs import texts_around_codes
from alignwb.core.bitext.repairs.texts_around_codes import offset_among_codes, with_codes_of

OPEN, CLOSE, POINT = (PlacedEnd(3, end).text for end in (End.OPEN, End.CLOSE, End.POINT))
FORMER = f"Hij {OPEN}zag{CLOSE} de ze{POINT}e."

texts = st.text(st.sampled_from("ab .é")).map(str)
coded = st.lists(st.sampled_from(["a", "bé", " ", ".", OPEN, CLOSE, POINT])).map("".join)


@given(coded, texts)
def test_every_code_is_there_in_its_order_and_the_words_are_those_typed(
    former: str, text: str
) -> None:
    made = with_codes_of(former, text)
    assert codes_of(made) == codes_of(former)
    assert without_codes(made) == text


@given(coded)
def test_the_same_words_have_their_codes_where_they_were(former: str) -> None:
    assert with_codes_of(former, without_codes(former)) == former


@pytest.mark.parametrize("most", [250_000, 0])
@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Hij zag de zeer.", f"Hij {OPEN}zag{CLOSE} de zeer{POINT}."),
        ("Nu, hij zag de zee.", f"Nu, hij {OPEN}zag{CLOSE} de ze{POINT}e."),
        ("Hij vond de zee.", f"Hij {OPEN}vond{CLOSE} de ze{POINT}e."),
    ],
)
def test_a_code_stays_beside_its_words(
    monkeypatch: pytest.MonkeyPatch, most: int, typed: str, expected: str
) -> None:
    monkeypatch.setattr(texts_around_codes, "_MOST_COMPARED", most)
    assert with_codes_of(FORMER, typed) == expected


def test_codes_that_are_typed_are_those_there_are() -> None:
    assert with_codes_of(FORMER, f"zee{POINT}") == f"zee{POINT}"


@given(coded, st.integers(0, 8))
def test_a_place_is_between_the_same_words_with_codes_and_without(text: str, offset: int) -> None:
    at = offset_among_codes(text, offset)
    bare = strip_codes(text)[0]
    assert without_codes(text[:at]) == bare[:offset]
    if offset < len(bare):
        assert CODE.sub("", text[at:]) == bare[offset:]


def test_what_opens_there_comes_along_and_what_closes_stays() -> None:
    assert FORMER[offset_among_codes(FORMER, 4) :].startswith(f"{OPEN}zag")
    assert FORMER[: offset_among_codes(FORMER, 7)].endswith(CLOSE)
