"""Lists, tables and headings of texts of LibreOffice."""

from pathlib import Path

import pytest
from support.odt_documents import OdtBuilder

from alignwb.core.bitext.structure.paragraph_layout import PLAIN, Cell, Layout
from alignwb.formats.documents.opendocument.odt import read_odt

LISTS = (
    '<text:list-style style:name="L1">'
    '<text:list-level-style-number text:level="1" style:num-format="I" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="a" style:num-prefix="("'
    ' style:num-suffix=")" text:display-levels="2" text:start-value="5"/>'
    '<text:list-level-style-bullet text:level="3" text:bullet-char="✓"/></text:list-style>'
    '<text:list-style style:name="L2">'
    '<text:list-level-style-bullet text:level="1" text:bullet-char="\ue00c"/></text:list-style>'
    '<text:list-style style:name="L3"><text:list-level-style-bullet text:level="1"'
    ' text:bullet-char=" "/></text:list-style>'
)


def p(text: str) -> str:
    return f"<text:p>{text}</text:p>"


def list_of(*items: str, more: str = 'text:style-name="L1"') -> str:
    inside = "".join(
        each if each.startswith("<text:list-") else f"<text:list-item>{each}</text:list-item>"
        for each in items
    )
    return f"<text:list {more}>{inside}</text:list>"


def layouts(*body: str, is_flat: bool = False) -> dict[str, Layout]:
    builder = OdtBuilder(automatic=LISTS)
    builder.body += body
    data = builder.data(is_flat=is_flat)
    return {block.text: block.layout for block in read_odt(data, Path("akte.odt")).blocks}


def marks(*body: str) -> dict[str, tuple[str, int]]:
    return {text: (each.mark, each.depth) for text, each in layouts(*body).items()}


@pytest.mark.parametrize("is_flat", [False, True])
def test_items_are_counted_as_libreoffice_counts_them(is_flat: bool) -> None:
    inner = list_of(p("c"), p("d") + list_of(p("e"), more=""), more="")
    found = layouts(list_of(p("a") + p("b"), p("") + inner, p("f")), p("uit"), is_flat=is_flat)
    assert found == {
        "a": Layout(depth=1, mark="I."),
        "b": Layout(depth=1),
        "c": Layout(depth=2, mark="(II.e)"),
        "d": Layout(depth=2, mark="(II.f)"),
        "e": Layout(depth=3, mark="✓"),
        "f": Layout(depth=1, mark="III."),
        "uit": PLAIN,
    }


def test_lists_go_on_where_they_say_so_and_begin_where_they_say() -> None:
    header = f"<text:list-header>{p('kop')}</text:list-header>"
    first = list_of(header, p("a"), p("b"), more='text:style-name="L1" xml:id="x1"')
    jumped = f'<text:list-item text:start-value="9">{p("d")}</text:list-item>'
    found = marks(
        first,
        list_of(p("c"), jumped, more='text:style-name="L1" text:continue-numbering="true"'),
        list_of(p("e")),
        list_of(p("f"), more='text:style-name="L1" text:continue-list="x1"'),
        list_of(p("g"), more='text:style-name="L2"'),
    )
    assert found == {
        "kop": ("", 1),
        "a": ("I.", 1),
        "b": ("II.", 1),
        "c": ("III.", 1),
        "d": ("IX.", 1),
        "e": ("I.", 1),
        "f": ("III.", 1),
        "g": ("•", 1),
    }


def test_what_a_style_of_lists_does_not_say_is_as_libreoffice_shows_it() -> None:
    other = f'<text:list-item text:style-override="L2">{p("b")}</text:list-item>'
    found = marks(
        list_of(p("a") + list_of(p("c"), more=""), other, more='text:style-name="L3"'),
        list_of(p("d"), more='text:style-name="er is geen"'),
    )
    assert found == {"a": ("", 1), "c": ("1.", 2), "b": ("•", 1), "d": ("•", 1)}


def test_headings_have_their_levels_in_lists_too() -> None:
    found = layouts(
        '<text:h text:outline-level="3">a</text:h>',
        list_of('<text:h text:outline-level="2">b</text:h>'),
        '<text:p text:style-name="Kop">c</text:p>',
        '<text:p text:style-name="P1">d</text:p>',
    )
    assert found == {
        "a": Layout(level=3),
        "b": Layout(level=2, mark="I."),
        "c": Layout(level=2),
        "d": Layout(quotes=1),
    }


def test_cells_have_their_places_merged_and_empty_ones_too() -> None:
    def cell(content: str, more: str = "") -> str:
        return f"<table:table-cell {more}>{content}</table:table-cell>"

    def row(*cells: str) -> str:
        return f"<table:table-row>{''.join(cells)}</table:table-row>"

    covered = "<table:covered-table-cell/>"
    head = row(cell(p("a"), 'table:number-columns-spanned="2"'), covered, cell(p("b")))
    found = layouts(
        f"<table:table><table:table-header-rows>{head}</table:table-header-rows>"
        + row('<table:table-cell table:number-columns-repeated="2"/>', cell(list_of(p("c"))))
        + row(cell(p("")), cell(p("d") + p("e")))
        + "</table:table>",
        f"<table:table>{row(cell(p('f')))}</table:table>",
        p("uit"),
    )
    assert found["c"] == Layout(depth=1, mark="I.", cell=Cell(1, 2, 3))
    assert {text: each.cell for text, each in found.items() if text != "c"} == {
        "a": Cell(1, 1, 1, columns=2, is_heading=True),
        "b": Cell(1, 1, 3, is_heading=True),
        "d": Cell(1, 3, 2),
        "e": Cell(1, 3, 2),
        "f": Cell(2, 1, 1),
        "uit": None,
    }
