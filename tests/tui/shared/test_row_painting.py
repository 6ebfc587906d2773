"""A painted row: exact widths, all of the text, the current segment marked in both columns."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style
from support.strategies import paragraphs

from alignwb.core.bitext.bitext import Kind, Paragraph
from alignwb.core.bitext.segment import Segment
from alignwb.tui.shared.paragraph_lines import row_height, source_column, target_column
from alignwb.tui.shared.row_painting import RowLayout, paint_row

STYLES = {
    "current": Style(bgcolor="blue"),
    "hit": Style(bgcolor="red"),
    "heading": Style(bold=True),
}


def style_of(name: str) -> Style:
    return STYLES.get(name, Style.null())


@given(paragraphs(), st.integers(8, 40))
def test_every_strip_fills_the_row_and_no_text_is_lost(paragraph: Paragraph, width: int) -> None:
    columns = source_column(paragraph), target_column(paragraph)
    layout = RowLayout(5, width, 5 + 2 * width + 3, row_height(paragraph, width))
    strips = paint_row(paragraph.kind, 1, columns, "s1", layout, style_of)
    assert len(strips) == layout.lines
    for strip in strips:
        assert cell_len("".join(segment.text for segment in strip)) == layout.total
    painted = "".join(segment.text for strip in strips for segment in strip)
    for column in columns:
        for character in set(column.text) - {" "}:
            assert painted.count(character) >= column.text.count(character)


def test_the_current_segment_is_marked_on_both_sides() -> None:
    paragraph = Paragraph(
        "p1", Kind.PARAGRAPH, (Segment("s1", "Een.", "One."), Segment("s2", "Twee.", "Two."))
    )
    columns = source_column(paragraph), target_column(paragraph)
    layout = RowLayout(5, 20, 48, row_height(paragraph, 20))
    strips = paint_row(paragraph.kind, 1, columns, "s2", layout, style_of)
    marked = [
        segment.text
        for strip in strips
        for segment in strip
        if segment.style is not None and segment.style.bgcolor == Style(bgcolor="blue").bgcolor
    ]
    assert marked == ["Twee.", "·\u00a0", "Two."]
