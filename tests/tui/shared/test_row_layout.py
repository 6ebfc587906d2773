"""Wrapping, heights, and the row a line belongs to."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from alignwb.tui.shared.row_layout import RowHeights, count_lines, wrap

narrow = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), max_size=200)
mixed = st.text(st.sampled_from("ab c é 語 한 ́ 😀 \t—"), max_size=80)


@given(narrow | mixed, st.integers(2, 40))
def test_lines_fit_and_lose_only_the_space_at_a_break(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert lines[0][0] == 0
    assert lines[-1][1] == len(text)
    for (_, end), (start, _) in pairwise(lines):
        assert text[end:start] in {"", " "}
    assert all(cell_len(text[start:end]) <= width for start, end in lines)


@given(narrow | mixed, st.integers(2, 40))
def test_counting_lines_is_wrapping_without_the_lines(text: str, width: int) -> None:
    assert count_lines(text, width) == len(wrap(text, width))


@given(st.text(st.sampled_from("abc de  fgh"), max_size=60), st.integers(3, 20))
def test_wide_text_breaks_where_narrow_text_does(text: str, width: int) -> None:
    doubled = text.replace("a", "語").replace("b", "語")
    if " " not in text:
        return
    for start, end in wrap(doubled, width):
        assert cell_len(doubled[start:end]) <= width


def test_words_are_not_cut_when_they_fit_a_line() -> None:
    text = "De zon draait om de aarde"
    assert [text[a:b] for a, b in wrap(text, 10)] == ["De zon", "draait om", "de aarde"]


@given(st.lists(st.integers(1, 9), min_size=1, max_size=50))
def test_every_line_belongs_to_the_row_that_covers_it(heights: list[int]) -> None:
    rows = RowHeights(heights)
    for row, height in enumerate(heights):
        for line in range(rows.top(row), rows.top(row) + height):
            assert rows.row_at(line) == row
    assert rows.total == sum(heights)


@given(st.lists(st.integers(1, 9), min_size=1, max_size=20), st.data())
def test_a_changed_height_moves_what_is_below(heights: list[int], data: st.DataObject) -> None:
    row = data.draw(st.integers(0, len(heights) - 1))
    height = data.draw(st.integers(1, 9))
    rows = RowHeights(heights)
    assert rows.update({row: height}) == (height != heights[row])
    fresh = RowHeights([*heights[:row], height, *heights[row + 1 :]])
    assert [rows.top(n) for n in range(len(heights))] == [fresh.top(n) for n in range(len(heights))]
