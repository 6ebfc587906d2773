"""Layouts as values of JSON, and the second paragraph in the same place."""

import json

import pytest
from hypothesis import given
from support.strategies import layouts

from alignwb.core.bitext.structure.paragraph_layout import (
    PLAIN,
    Cell,
    Layout,
    from_values,
    shown_mark,
    to_values,
)


@given(layouts())
def test_a_layout_comes_back_from_its_values(layout: Layout) -> None:
    assert from_values(json.loads(json.dumps(to_values(layout)))) == layout


def test_nothing_is_said_of_a_plain_paragraph() -> None:
    assert to_values(PLAIN) == {}


@pytest.mark.parametrize(
    "values",
    [
        [],
        {"kleur": 3},
        {"level": 0},
        {"level": True},
        {"level": 10},
        {"list": [1]},
        {"list": [-1, ""]},
        {"list": [2, 3]},
        {"quotes": "2"},
        {"cell": [1, 1, 1, 1]},
        {"cell": [1, 1, 10**9, 1, False]},
        {"cell": [1, 0, 1, 1, False]},
        {"line": False},
    ],
)
def test_values_that_are_no_layout_are_refused(values: object) -> None:
    with pytest.raises(ValueError, match=" "):
        from_values(values)


def test_what_goes_on_has_no_mark_of_its_own_and_stays_where_it_is() -> None:
    layout = Layout(depth=2, mark="b)", cell=Cell(2, 1, 4))
    assert layout.going_on() == Layout(depth=2, cell=Cell(2, 1, 4))


def test_tables_of_another_part_are_counted_behind() -> None:
    assert Layout(cell=Cell(1, 2, 3)).with_tables_behind(5) == Layout(cell=Cell(6, 2, 3))
    assert Layout(depth=1).with_tables_behind(5) == Layout(depth=1)


def test_a_mark_is_one_short_line() -> None:
    assert shown_mark(" art.\n 3 ") == "art. 3"
    assert len(shown_mark("x" * 5000)) < 100


def test_a_mark_that_was_cut_at_a_space_is_shown_as_it_was() -> None:
    mark = shown_mark("artikel " * 5 + "en verder")
    assert mark == shown_mark(mark) == " ".join(["artikel"] * 5)
