"""Numbers of codes where paragraphs meet: no two codes become one."""

import pytest

from alignwb.core.bitext.code_numbers import is_same_code, numbers_there
from alignwb.core.bitext.codes import End, InlineCode, PlacedEnd
from alignwb.core.bitext.segment import Segment

BREAK = InlineCode(1, is_pair=False, id="7", data="<br/>")
IMAGE = InlineCode(1, is_pair=False, id="7", data="<img/>")
POINT = PlacedEnd(1, End.POINT).text


def test_codes_at_the_same_place_are_one_only_if_they_are_the_same() -> None:
    segment = Segment("s1", f"a{POINT}b")
    moved, codes = numbers_there([(segment, segment)], {1: BREAK}, {1: IMAGE})
    assert moved == {1: 2}
    assert codes == {1: IMAGE, 2: InlineCode(2, is_pair=False, id="7", data="<br/>")}
    there = Segment("s1", f"a{PlacedEnd(5, End.POINT).text}b")
    same = {5: InlineCode(5, is_pair=False, id="7", data="<br/>")}
    assert numbers_there([(segment, there)], {1: BREAK}, same) == ({1: 5}, same)


def test_two_codes_do_not_get_the_number_of_one() -> None:
    two = PlacedEnd(2, End.POINT).text
    ours = {1: BREAK, 2: InlineCode(2, is_pair=False, data="<hr/>")}
    before = Segment("s1", f"{POINT}{two}")
    after = Segment("s1", f"{POINT}{POINT}")
    moved, codes = numbers_there([(before, after)], ours, {1: BREAK})
    assert moved.get(2, 2) != 1
    assert codes[moved.get(2, 2)].data == "<hr/>"


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        (BREAK, IMAGE, False),
        (BREAK, BREAK, True),
        (BREAK, InlineCode(1, is_pair=False, data="<br/>"), True),
        (
            InlineCode(3, is_pair=True, id="4", data="<b>", is_half=True),
            InlineCode(3, is_pair=True, id="4", data="<b>", data_end="</b>"),
            True,
        ),
        (
            InlineCode(3, is_pair=True, id="4", data="<b>"),
            InlineCode(3, is_pair=True, id="4", data="<b>", data_end="</i>"),
            True,
        ),
        (
            InlineCode(3, is_pair=True, id="4", data="<b>", data_end="</b>"),
            InlineCode(3, is_pair=True, id="4", data="<i>", data_end="</i>"),
            False,
        ),
        (BREAK, InlineCode(1, is_pair=True, id="7", data="<br/>"), False),
    ],
)
def test_an_id_alone_does_not_make_codes_the_same(
    one: InlineCode, other: InlineCode, is_same: bool
) -> None:
    assert is_same_code(one, other) is is_same
