"""Rows of a page: which paragraphs stand beside each other, and how wide columns are."""

from hypothesis import given
from hypothesis import strategies as st

from alignwb.core.bitext.bitext import Kind, Paragraph
from alignwb.core.bitext.overview.page_rows import (
    LEAST_CELLS,
    PageRows,
    border,
    column_widths,
    lines_of_row,
    offset_of,
    width_of,
)
from alignwb.core.bitext.segment import Segment
from alignwb.core.bitext.structure.paragraph_layout import PLAIN, Cell, Layout


def paragraph(text: str, table: int = 0, row: int = 0, column: int = 0) -> Paragraph:
    layout = Layout(cell=Cell(table, row, column)) if table else PLAIN
    return Paragraph(text, Kind.PARAGRAPH, (Segment("s1", text),), layout=layout)


PAGE = (
    paragraph("vooraf"),
    paragraph("maand", 1, 1, 1),
    paragraph("oogst", 1, 1, 2),
    paragraph("mei", 1, 2, 1),
    paragraph("asperges", 1, 2, 2),
    paragraph("en radijs", 1, 2, 2),
    paragraph("andere", 2, 1, 1),
    paragraph("daarna"),
)


def test_the_cells_of_a_row_are_one_row_and_others_are_paragraphs() -> None:
    rows = PageRows(PAGE)
    shown = [[each.id for each in rows.paragraphs(number)] for number in range(len(rows))]
    assert shown == [
        ["vooraf"],
        ["maand", "oogst"],
        ["mei", "asperges", "en radijs"],
        ["andere"],
        ["daarna"],
    ]
    assert [rows.row_of(n) for n in range(len(PAGE))] == [0, 1, 1, 2, 2, 2, 3, 4]
    assert [rows.begins_table(n) for n in (1, 2, 3)] == [True, False, True]
    assert [rows.ends_table(n) for n in (1, 2, 3)] == [False, True, True]


def test_a_row_of_very_many_texts_is_cut() -> None:
    rows = PageRows([paragraph(f"cel {n}", 1, 1, 1) for n in range(450)])
    assert max(len(rows.paragraphs(n)) for n in range(len(rows))) <= 100
    assert sum(len(rows.paragraphs(n)) for n in range(len(rows))) == 450


@given(
    st.dictionaries(st.integers(1, 12), st.integers(0, 400), min_size=1),
    st.integers(0, 160),
)
def test_a_grid_fits_where_there_is_one(longest: dict[int, int], room: int) -> None:
    widths = column_widths(longest, room)
    if widths is None:
        assert room < 3 * max(longest) + 1 + LEAST_CELLS * max(longest)
        return
    assert len(widths) == max(longest)
    assert min(widths) >= LEAST_CELLS
    assert len(border(widths)) <= room


def test_narrow_columns_get_what_they_want_and_wide_ones_share_the_rest() -> None:
    assert column_widths({1: 5, 2: 90, 3: 120}, 80) == (5, 32, 33)
    assert column_widths({1: 5, 2: 9}, 80) == (5, 9)


def test_the_lines_of_a_row_stand_under_those_of_its_border_but_inside_of_wide_cells() -> None:
    widths = (4, 6, 5)
    line = border(widths, is_first=True)
    crossings = [place for place, sign in enumerate(line) if sign != "─"]
    assert lines_of_row(widths, [Cell(1, 1, 1)]) == crossings
    wide = Cell(1, 1, 2, columns=2)
    assert lines_of_row(widths, [wide]) == [crossings[0], crossings[1], crossings[3]]
    assert offset_of(widths, 2) + width_of(widths, wide) == crossings[3] - 1
