from hypothesis import given
from hypothesis import strategies as st
from support.strategies import coded, inline_codes, prose

from alignwb.core.bitext.codes import Codes, InlineCode
from alignwb.formats.numbered_tags import tagged, tagged_pieces, tagged_text, untagged

BOLD, IMAGE = InlineCode(1, is_pair=True), InlineCode(12, is_pair=False)
CODES: Codes = {1: BOLD, 12: IMAGE}


@st.composite
def _coded(draw: st.DrawFn) -> tuple[str, Codes]:
    numbers = draw(st.lists(st.sampled_from([1, 2, 12, 300]), max_size=3, unique=True))
    codes = {number: draw(inline_codes(number)) for number in numbers}
    text = draw(st.lists(prose | st.sampled_from(["⟦", "⟧", "⟦1⟧", "⟦/1⟧", "⟦⟦"])).map("".join))
    return (draw(coded(text, codes)) if codes else text), codes


@given(_coded())
def test_any_text_comes_back(made: tuple[str, Codes]) -> None:
    text, codes = made
    assert untagged(tagged(text, codes)) == text


def test_a_tag_says_which_code_and_which_end() -> None:
    begin, end = (each.text for each in BOLD.ends)
    [point] = (each.text for each in IMAGE.ends)
    pieces = list(tagged_pieces(f"a {begin}b{end}{point}", CODES))
    assert [(piece.text, piece.is_tag) for piece in pieces] == [
        ("a ", False),
        ("⟦1⟧", True),
        ("b", False),
        ("⟦/1⟧", True),
        ("⟦12/⟧", True),
    ]


def test_what_only_looks_like_a_tag_stays() -> None:
    for text in ("⟦0⟧", "⟦99999⟧", "⟦/3/⟧", "⟦a⟧", "⟧1⟦"):
        assert untagged(text) == text


@given(_coded(), st.data())
def test_a_stretch_of_a_text_is_found_in_the_one_with_tags(
    made: tuple[str, Codes], data: st.DataObject
) -> None:
    text, codes = made
    found = tagged_text(text, codes)
    assert found.text == tagged(text, codes)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    begun, ended = found.placed(start, end)
    assert found.text[begun:ended] == tagged(text[start:end], codes)
