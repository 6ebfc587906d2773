"""Lists, tables, quotations and headings of HTML pages and books."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from alignwb.core.bitext.structure.paragraph_layout import (
    PLAIN,
    Cell,
    Layout,
    from_values,
    to_values,
)
from alignwb.formats.documents.markup.html_document import read_html


def layouts(body: str) -> dict[str, Layout]:
    page = f"<html><body>{body}</body></html>".encode()
    return {block.text: block.layout for block in read_html(page, Path("blad.html")).blocks}


def marks(body: str) -> list[tuple[str, int]]:
    return [(each.mark, each.depth) for each in layouts(body).values()]


def test_headings_have_their_levels() -> None:
    found = layouts("<h1>een</h1><h4>vier</h4><p>tekst</p>")
    assert [each.level for each in found.values()] == [1, 4, 0]
    assert found["tekst"] == PLAIN


def test_items_are_numbered_as_browsers_number_them() -> None:
    ordered = '<ol start="4"><li>a<li>b<li value="9">c<li>d</ol>'
    assert marks(ordered) == [("4.", 1), ("5.", 1), ("9.", 1), ("10.", 1)]
    assert marks("<ol reversed start=2 type=I><li>a<li>b</ol>") == [("II.", 1), ("I.", 1)]


def test_lists_in_lists_are_deeper_and_a_second_paragraph_has_no_mark() -> None:
    found = layouts("<ul><li><p>een</p><p>nog</p><ul><li>diep</ul>rest<li>twee</ul><p>uit</p>")
    assert found == {
        "een": Layout(depth=1, mark="•"),
        "nog": Layout(depth=1),
        "diep": Layout(depth=2, mark="◦"),
        "rest": Layout(depth=1),
        "twee": Layout(depth=1, mark="•"),
        "uit": PLAIN,
    }


def test_definitions_are_set_in_under_what_they_define() -> None:
    assert marks("<dl><dt>ent<dd>loot</dl>") == [("", 0), ("", 1)]


def test_cells_stand_where_spans_leave_them() -> None:
    found = layouts(
        "<table><caption>over</caption><tr><th rowspan=2>a<th colspan=2>b</tr><tr><td>c<td>d</tr>"
        "<tr><td>e<td>f</table><table><tr><td>g</table>"
    )
    assert {text: each.cell for text, each in found.items()} == {
        "over": None,
        "a": Cell(1, 1, 1, is_heading=True),
        "b": Cell(1, 1, 2, columns=2, is_heading=True),
        "c": Cell(1, 2, 2),
        "d": Cell(1, 2, 3),
        "e": Cell(1, 3, 1),
        "f": Cell(1, 3, 2),
        "g": Cell(2, 1, 1),
    }


def test_a_table_in_a_cell_is_one_of_its_own_and_the_outer_one_goes_on() -> None:
    found = layouts(
        "<table><tr><td><ul><li>a</ul><table><tr><td>b</table></td><td>c</table><ul><li>d</ul>"
    )
    assert found["a"] == Layout(depth=1, mark="•", cell=Cell(1, 1, 1))
    assert (found["b"].cell, found["c"].cell) == (Cell(2, 1, 1), Cell(1, 1, 2))
    assert found["d"] == Layout(depth=1, mark="•")


def test_a_description_of_a_picture_is_where_the_picture_is_and_has_no_mark() -> None:
    found = layouts('<ol><li><img alt="kas">tekst</ol>')
    assert found == {"kas": Layout(depth=1), "tekst": Layout(depth=1, mark="1.")}


def test_quotations_are_counted_and_lines_of_verse_go_on() -> None:
    found = layouts(
        "<blockquote>a<blockquote>b</blockquote></blockquote><pre>c\nd\n\ne</pre><p>f</p>"
    )
    assert [each.quotes for each in found.values()] == [1, 2, 0, 0, 0, 0]
    assert [text for text, each in found.items() if each.is_line] == ["d"]


def test_numbers_nobody_can_mean_are_no_numbers() -> None:
    assert marks('<ol start="99999999999999999999"><li>a</ol>') == [("1.", 1)]
    cell = layouts('<table><tr><td colspan="9999999" rowspan="-3">a</table>')["a"].cell
    assert cell is not None
    assert cell.columns <= 64


_TAGS = (
    *("<ul>", "</ul>", "<ol start=-2 type=a>", "<ol reversed>", "</ol>", "<li>", "<li value=88>"),
    *("</li>", "<table>", "</table>", "<tr>", "<td>", "<td colspan=3>", "<th rowspan=0>", "</td>"),
    *("<caption>", "<blockquote>", "</blockquote>", "<pre>", "</pre>", "<h5>", "</h5>", "<dd>"),
    *("woord", " nog\n", "<br>", "<img alt=plaat>", "<p>", "<b>"),
)


@given(st.lists(st.sampled_from(_TAGS), max_size=60))
def test_whatever_a_page_has_open_its_layouts_are_such_as_a_bitext_keeps(tags: list[str]) -> None:
    blocks = read_html(f"<body>x{''.join(tags)}".encode(), Path("blad.html")).blocks
    for block in blocks:
        assert from_values(to_values(block.layout)) == block.layout
