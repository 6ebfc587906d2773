"""Inline codes in texts: one character each, taken out and put back where they stood."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignwb.core.bitext.codes import (
    GAP,
    MOST_CODES,
    End,
    InlineCode,
    PlacedEnd,
    codes_of,
    from_values,
    gap_for,
    has_codes,
    insert_codes,
    plain_equivalent,
    read_code,
    renumbered,
    strip_codes,
    text_ends,
    to_values,
    with_gaps,
    without_codes,
    words_alone,
)

ENDS = st.builds(PlacedEnd, st.integers(1, MOST_CODES), st.sampled_from(End))
CODED = st.lists(st.one_of(st.text(max_size=8), ENDS.map(lambda end: end.text))).map("".join)

BOLD = InlineCode(3, is_pair=True, kind="xlf:b")
BREAK = InlineCode(4, is_pair=False, kind="xlf:lb", equiv=" ")
OPEN, CLOSE = (end.text for end in BOLD.ends)
POINT = BREAK.ends[0].text


@given(ENDS)
def test_each_code_is_one_character_that_tells_which_it_is(end: PlacedEnd) -> None:
    assert len(end.text) == 1
    assert read_code(end.text) == end
    assert codes_of(f"a{end.text}b{end.text}") == (end, end)


def test_no_two_codes_are_the_same_character() -> None:
    assert len({PlacedEnd(n, end).text for n in range(1, MOST_CODES + 1) for end in End}) == (
        MOST_CODES * 3
    )


@given(CODED)
def test_codes_are_taken_out_and_put_back_where_they_stood(text: str) -> None:
    bare, placed = strip_codes(text)
    assert insert_codes(bare, placed) == text
    assert not has_codes(bare)
    assert bare == without_codes(text)
    assert [each.end for each in placed] == list(codes_of(text))


@given(CODED, st.integers(0, 5))
def test_codes_beyond_the_end_come_at_the_end_in_their_order(text: str, kept: int) -> None:
    bare, placed = strip_codes(text)
    shorter = insert_codes(bare[:kept], placed)
    assert codes_of(shorter) == codes_of(text)
    assert without_codes(shorter) == bare[:kept]


def test_a_letter_is_no_code() -> None:
    for character in ("a", "\uf8ff", "\U000f0000", "\U0010ffff", ""):
        with pytest.raises(ValueError, match="is no code"):
            read_code(character)


def test_a_paragraph_has_no_code_of_number_0_and_not_more_than_it_can_hold() -> None:
    for number in (0, -1, MOST_CODES + 1):
        with pytest.raises(ValueError, match="codes 1 to"):
            InlineCode(number, is_pair=False)


def test_what_a_code_reads_as_stands_in_the_plain_text() -> None:
    codes = {code.number: code for code in (BOLD, BREAK)}
    text = f"{OPEN}wit{CLOSE}{POINT}paard"
    assert plain_equivalent(text, codes) == "wit paard"
    assert without_codes(text) == "witpaard"


def test_codes_get_other_numbers_and_those_not_named_keep_theirs() -> None:
    text = f"{OPEN}wit{CLOSE}{POINT}"
    assert codes_of(renumbered(text, {3: 12})) == (
        PlacedEnd(12, End.OPEN),
        PlacedEnd(12, End.CLOSE),
        PlacedEnd(4, End.POINT),
    )


def test_a_character_that_is_no_end_of_its_code_stays_text() -> None:
    codes = {code.number: code for code in (BOLD, BREAK)}
    odd = PlacedEnd(BOLD.number, End.POINT), PlacedEnd(BREAK.number, End.OPEN)
    text = f"{odd[0].text}{OPEN}wit{CLOSE}{odd[1].text}{POINT}"
    assert text_ends([text], codes) == set(odd)
    assert renumbered(text, {3: 12, 4: 13}, codes) == (
        f"{odd[0].text}{PlacedEnd(12, End.OPEN).text}wit{PlacedEnd(12, End.CLOSE).text}"
        f"{odd[1].text}{PlacedEnd(13, End.POINT).text}"
    )
    assert plain_equivalent(text, codes).strip() == f"{odd[0].text}wit{odd[1].text}"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (f"Dak lekt.{GAP}Muur staat.", "Dak lekt. Muur staat."),
        (f"dak{GAP}{GAP}goot", "dak goot"),
        (f"dak {GAP}goot", "dak goot"),
        (f"{GAP}Dak{GAP}, goot{GAP}", "Dak, goot"),
    ],
)
def test_a_code_between_two_words_is_a_space_where_there_is_none(text: str, shown: str) -> None:
    assert with_gaps(text) == shown


def test_a_bold_letter_in_a_word_is_no_gap_and_a_break_always_is() -> None:
    assert gap_for(stands_alone=False, content="<b>") == ""
    assert gap_for(stands_alone=True, content="</em>") == ""
    assert gap_for(stands_alone=False, content="<BR/>") == GAP
    assert gap_for(stands_alone=False, kinds=("lb",)) == GAP
    assert gap_for(stands_alone=True, content="{0}") == GAP


@given(
    st.builds(InlineCode, st.integers(1, MOST_CODES), st.booleans(), data=st.text(), id=st.text())
)
def test_the_values_of_a_code_read_back(code: InlineCode) -> None:
    read = from_values(code.number, to_values(code))
    assert read == code
    assert read.id == code.id


@pytest.mark.parametrize("values", [[], {"odd": 1}, {"pair": "yes"}, {"reordering": 7}, None])
def test_odd_values_of_a_code_are_refused(values: object) -> None:
    with pytest.raises(ValueError, match=r".*"):
        from_values(1, values)


def test_a_character_that_is_no_code_of_the_paragraph_stays_in_plain_text() -> None:
    assert plain_equivalent(f"a{POINT}b{OPEN}", {4: BREAK}) == f"a b{OPEN}"


def test_only_a_point_between_two_words_parts_them() -> None:
    assert words_alone(f"re{OPEN}vol{CLOSE}utie{POINT}nu{POINT}.") == "revolutie nu."
    assert words_alone(f"Klaar.{POINT}{OPEN}Begin{CLOSE}{POINT}") == "Klaar. Begin"
