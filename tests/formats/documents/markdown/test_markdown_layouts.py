"""Lists, tables, quotations and headings of Markdown documents."""

from pathlib import Path

from alignwb.core.bitext.structure.paragraph_layout import PLAIN, Cell, Layout
from alignwb.formats.documents.markdown.markdown_document import read_markdown


def layouts(text: str) -> dict[str, Layout]:
    blocks = read_markdown(text.encode(), Path("tuin.md")).blocks
    return {block.text: block.layout for block in blocks}


def test_headings_of_both_spellings_have_their_levels() -> None:
    found = layouts("Boven\n=====\n\nOnder\n-----\n\n##### Diep\n\nTekst.\n")
    assert [each.level for each in found.values()] == [1, 2, 5, 0]
    assert found["Tekst."] == PLAIN


def test_items_have_the_numbers_that_are_shown_and_only_their_first_paragraph() -> None:
    assert layouts("4) vier\n5) vijf\n\n   nog\n\n   - diep\n\nuit\n") == {
        "vier": Layout(depth=1, mark="4)"),
        "vijf": Layout(depth=1, mark="5)"),
        "nog": Layout(depth=1),
        "diep": Layout(depth=2, mark="◦"),
        "uit": PLAIN,
    }


def test_a_task_has_its_box() -> None:
    found = layouts("- [x] gezaaid\n- [ ] geoogst\n")
    assert [each.mark for each in found.values()] == ["☑", "☐"]


def test_cells_of_tables_and_of_html_between_them_have_places_of_their_own() -> None:
    found = layouts(
        "| a | b |\n|---|---|\n|   | c |\n\n<table><tr><td>d</td></tr></table>\n\n| e |\n|---|\n"
    )
    assert [each.cell for each in found.values()] == [
        Cell(1, 1, 1, is_heading=True),
        Cell(1, 1, 2, is_heading=True),
        Cell(1, 2, 2),
        Cell(2, 1, 1),
        Cell(3, 1, 1, is_heading=True),
    ]


def test_quotations_in_quotations_and_lists_in_them_are_told() -> None:
    assert layouts("> a\n>\n> - b\n>\n> > c\n") == {
        "a": Layout(quotes=1),
        "b": Layout(depth=1, mark="•", quotes=1),
        "c": Layout(quotes=2),
    }
