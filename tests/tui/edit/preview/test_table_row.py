"""Tables of the preview: grids that fit the page, every sentence found again in them."""

from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style

from alignwb.core.bitext.bitext import Kind, Paragraph
from alignwb.core.bitext.overview.page_rows import PageRows
from alignwb.core.bitext.segment import Segment, SegmentRef, Status
from alignwb.core.bitext.structure.paragraph_layout import Cell, Layout
from alignwb.tui.edit.preview.reading_columns import Shown
from alignwb.tui.edit.preview.reading_row import ReadingLayout
from alignwb.tui.edit.preview.table_row import table_row


def table(*rows: tuple[str, ...]) -> tuple[Paragraph, ...]:
    """A table whose targets are its sources in capitals; "" for a cell without a paragraph."""
    return tuple(
        Paragraph(
            f"r{row}c{column}",
            Kind.PARAGRAPH,
            (Segment("s1", text, text.upper(), Status.CONFIRMED),),
            layout=Layout(cell=Cell(1, row, column)),
        )
        for row, cells in enumerate(rows, 1)
        for column, text in enumerate(cells, 1)
        if text
    )


def shown(
    paragraphs: tuple[Paragraph, ...], width: int, sides: Shown, current: str = ""
) -> list[str]:
    rows = PageRows(paragraphs)
    layout = ReadingLayout(width, sides)
    ref = SegmentRef(current, "s1")
    made = [
        table_row(rows, number, layout, lambda _: Style(), lambda: ref)
        for number in range(len(rows))
    ]
    return [row.strip(line).text.rstrip() for row in made for line in range(row.height)]


HARVEST = table(("maand", "oogst"), ("mei", "asperges"), ("", "kool"))


def test_a_table_is_a_grid_with_its_cells_where_they_belong() -> None:
    lines = shown(HARVEST, 80, Shown.SOURCE, current="r2c2")
    assert [line[4:] for line in lines] == [
        "┌─────────┬────────────┐",
        "│ maand   │ oogst      │",
        "├─────────┼────────────┤",
        "│ mei     │ asperges   │",
        "├─────────┼────────────┤",
        "│         │ kool       │",
        "└─────────┴────────────┘",
        "",
    ]
    assert [line[:4].strip() for line in lines] == ["", "", "", "▸", "", "", "", ""]


def test_both_sides_are_beside_each_other_where_they_fit_else_in_one_grid() -> None:
    wide = shown(HARVEST, 140, Shown.BOTH)
    assert [part in wide[3] for part in ("mei", "asperges", "MEI", "ASPERGES")] == [True] * 4
    assert wide[0].count("┌") == wide[6].count("└") == 2
    narrow = shown(HARVEST, 70, Shown.BOTH)
    assert [line.split("│")[1].strip() for line in narrow if "│" in line] == [
        *("maand", "MAAND", "mei", "MEI", "", ""),
    ]
    assert [line.strip()[:1] for line in narrow if line] == list("┌││├││├││└")


def test_cells_of_very_many_columns_stand_under_each_other() -> None:
    lines = shown(table(tuple(f"kolom {n}" for n in range(1, 31))), 80, Shown.TARGET)
    assert [line.strip() for line in lines if line][6] == "7│ KOLOM 7"
    assert len(lines) == 31


@given(
    st.lists(
        st.tuples(*[st.text("abé 王\n", max_size=90)] * 3).filter(any), min_size=1, max_size=4
    ),
    st.integers(16, 170),
    st.sampled_from(Shown),
    st.integers(1, 4),
)
def test_every_line_fills_the_screen_and_every_cell_is_on_some(
    texts: list[tuple[str, ...]], width: int, sides: Shown, spanned: int
) -> None:
    paragraphs = (
        *table(*texts),
        Paragraph(
            "wide",
            Kind.PARAGRAPH,
            (Segment("s1", "breed", "wide", Status.CONFIRMED),),
            layout=Layout(quotes=1, cell=Cell(1, 9, 1, spanned, is_heading=True)),
        ),
    )
    rows = PageRows(paragraphs)
    layout = ReadingLayout(width, sides)
    for number in range(len(rows)):
        row = table_row(rows, number, layout, lambda _: Style(), lambda: None)
        assert {row.strip(line).cell_length for line in range(row.height)} == {width}
        for paragraph in rows.paragraphs(number):
            ref = SegmentRef(paragraph.id, "s1")
            lines = row.lines_of(ref)
            assert lines is not None
            found = {row.segment_at(lines[0], x) for x in range(width)}
            assert ref in found
