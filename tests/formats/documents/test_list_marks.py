"""Numbers of items in the forms that documents ask for."""

import pytest

from alignwb.formats.documents.list_marks import bullet, ordinal, stated_number


@pytest.mark.parametrize(
    ("number", "form", "shown"),
    [
        (3, "1", "3"),
        (2, "a", "b"),
        (26, "A", "Z"),
        (28, "a", "ab"),
        (703, "A", "AAA"),
        (4, "i", "iv"),
        (1949, "I", "MCMXLIX"),
        (0, "i", "0"),
        (-3, "a", "-3"),
        (4000, "I", "4000"),
        (7, "?", "7"),
    ],
)
def test_a_number_has_its_form_and_digits_where_that_has_none(
    number: int, form: str, shown: str
) -> None:
    assert ordinal(number, form) == shown


def test_bullets_change_with_the_depth_and_begin_again() -> None:
    assert len({bullet(depth) for depth in (1, 2, 3)}) == 3
    assert bullet(4) == bullet(1)


@pytest.mark.parametrize("value", ["", "drie", "1e9", "²", "٣", "-", "99999999999", "--2"])
def test_what_is_no_number_is_the_other_one(value: str) -> None:
    assert stated_number(value, 7) == 7


def test_numbers_may_be_below_zero_and_have_space_around_them() -> None:
    assert stated_number(" -2 ", 7) == -2
