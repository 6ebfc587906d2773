"""Codes that a target lacks, and codes that move over words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.coded_texts import coded, written

from alignwb.core.bitext.codes import codes_of, without_codes
from alignwb.services.editing.code_places import (
    Changed,
    codes_that_may_stand,
    cut_beside,
    lacking,
    moved,
    placed_in,
    with_all,
    with_next,
    without_those_in,
)

PIECES = [
    "wind",
    "é",
    " ",
    ",",
    "“",
    "[^4]",
    *(coded(each) for each in ("<1>", "</1>", "<2>", "{3}")),
]
texts = st.lists(st.sampled_from(PIECES), max_size=9).map("".join)


def after(text: str, change: Changed | None) -> str:
    """The text after a change, as tests write it, the cursor as a bar."""
    assert change is not None
    text = text[: change.start] + change.text + text[change.end :]
    return written(text[: change.cursor]) + "|" + written(text[change.cursor :])


def test_what_is_lacking_is_told_in_the_order_of_the_source_markers_among_it() -> None:
    source = coded("De <1>wieken</1>[^7] draaien{3} niet.")
    assert [written(each) for each in lacking(source, coded("The </1>sails{3}"))] == ["<1>", "[^7]"]


def test_a_pair_encloses_what_is_selected_without_the_spaces_at_its_edges() -> None:
    source, target = coded("Lees {3}het <2>boek</2>."), "Read the book now"
    assert after(target, with_next(source, target, 8, 14)) == "Read the <2>book</2>| now"


def test_what_is_no_pair_goes_behind_what_is_selected_and_takes_nothing_away() -> None:
    source, target = coded("Rood{3}."), "Red"
    assert after(target, with_next(source, target, 0, 3)) == "Red{3}|"
    source, target = coded("<1>Rood</1>"), coded("<1>Red one")
    assert after(target, with_next(source, target, 1, 4)) == "<1>Red</1>| one"


def test_without_a_selection_the_ends_of_a_pair_come_one_after_the_other() -> None:
    source = coded("<1>Wit</1> en blauw")
    assert after("White", with_next(source, "White", 0, 0)) == "<1>|White"
    target = coded("<1>White")
    assert after(target, with_next(source, target, 6, 6)) == "<1>White</1>|"
    assert with_next(source, coded("<1>White</1>"), 0, 0) is None


def test_a_beginning_that_is_lacking_goes_before_its_end() -> None:
    source, target = coded("<1>Wit</1>, <2>geel</2>{3}"), coded("White</1>, yellow")
    assert after(target, with_all(source, target)) == "White<1></1>, yellow<2></2>{3}|"


@given(texts, texts)
def test_after_all_is_put_in_nothing_is_lacking_and_no_word_is_other(
    source: str, target: str
) -> None:
    change = with_all(source, target)
    if change is None:
        assert lacking(source, target) == []
        return
    made = change.text
    assert lacking(source, made) == []
    assert without_codes(made).replace("[^4]", "") == without_codes(target).replace("[^4]", "")


@given(texts, texts, st.integers(0, 12), st.integers(0, 12))
def test_pressing_the_key_again_and_again_ends_with_all_there(
    source: str, target: str, start: int, end: int
) -> None:
    start, end = sorted((min(start, len(target)), min(end, len(target))))
    lacks = len(lacking(source, target))
    for _ in range(lacks):
        if (change := with_next(source, target, start, end)) is None:
            break
        target = target[: change.start] + change.text + target[change.end :]
        start = end = change.cursor
    assert with_next(source, target, start, end) is None


@pytest.mark.parametrize(
    ("text", "cursor", "direction", "expected"),
    [
        ("Een <1>oude molen</1>", 5, -1, "<1>|Een oude molen</1>"),
        ("Een <1>oude molen</1>", 5, 1, "Een oude <1>|molen</1>"),
        ("Een <1>molen</1> hier.", 11, 1, "Een <1>molen hier</1>|."),
        ("Een <1>molen</1> hier.", 11, -1, "Een <1>molen</1>| hier."),  # it would enclose nothing
        ("Een <2><1>molen</1></2> hier", 5, 1, "Een <2>|<1>molen</1></2> hier"),
        ("<2>Een molen <1>daar</1></2>", 12, -1, "<2>Een <1>|molen daar</1></2>"),
        ("Een {3}molen", 5, 1, "Een molen{3}|"),
        ("Een molen{3} hier", 10, -1, "Een{3}| molen hier"),
        ("Zij zei: “<1>nee</1>", 11, -1, "Zij zei: <1>|“nee</1>"),
    ],
)
def test_a_code_moves_by_words_and_a_pair_stays_one(
    text: str, cursor: int, direction: int, expected: str
) -> None:
    text = coded(text)
    assert after(text, moved(text, cursor, cursor, direction)) == expected


def test_without_a_code_at_the_cursor_nothing_moves() -> None:
    text = coded("Een <1>molen</1>")
    assert moved(text, 1, 2, 1) is None
    assert moved(text, 0, 5, 1) is not None


@given(texts, st.integers(0, 12), st.sampled_from([1, -1]))
def test_moving_keeps_words_and_codes_and_the_order_of_each_pair(
    text: str, cursor: int, direction: int
) -> None:
    cursor = min(cursor, len(text))
    change = moved(text, cursor, cursor, direction)
    if change is None:
        return
    made = text[: change.start] + change.text + text[change.end :]
    assert without_codes(made) == without_codes(text)
    assert sorted(codes_of(made)) == sorted(codes_of(text))
    assert sorted(placed_in(made)) == sorted(placed_in(text))
    is_code = [without_codes(each) == "" for each in made]
    assert is_code[change.cursor - 1]


def test_the_codes_of_texts_are_those_that_may_stand() -> None:
    assert codes_that_may_stand("a", coded("<1>b{3}")) == {coded("<1>"), coded("{3}")}


@pytest.mark.parametrize(
    ("text", "offset", "expected"),
    [
        ("Een <1>molen</1>", 5, "Een |<1>molen</1>"),
        ("<1>Een</1> molen", 4, "<1>Een</1>| molen"),
        ("Een{3} molen", 3, "Een|{3} molen"),
    ],
)
def test_a_cut_leaves_codes_at_their_words(text: str, offset: int, expected: str) -> None:
    text = coded(text)
    at = cut_beside(text, offset)
    assert f"{written(text[:at])}|{written(text[at:])}" == expected


@given(texts, texts)
def test_what_goes_in_has_no_code_that_is_there_and_all_its_words(target: str, text: str) -> None:
    left = without_those_in(target, text)
    assert not set(codes_of(left)) & set(codes_of(target))
    assert without_codes(left) == without_codes(text)
    assert set(codes_of(text)) - set(codes_of(target)) == set(codes_of(left))
