"""Lists, tables and headings of documents of Word."""

from pathlib import Path

from support.word_documents import STYLES, WordBuilder, text_box

from alignwb.core.bitext.structure.paragraph_layout import PLAIN, Cell, Layout
from alignwb.formats.documents.word.docx import read_docx


def level(number: int, form: str, text: str, more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


NUMBERING = (
    '<w:abstractNum w:abstractNumId="4">'
    + level(0, "decimal", "%1)")
    + level(1, "lowerLetter", "%1.%2", start=3)
    + level(2, "bullet", "\uf0a7")
    + "</w:abstractNum>"
    '<w:abstractNum w:abstractNumId="6">'
    + level(0, "bullet", "–")
    + level(1, "decimal", "%1.%2", more='<w:pStyle w:val="Genummerd"/>')
    + "</w:abstractNum>"
    f'<w:abstractNum w:abstractNumId="8">{level(0, "bullet", " ")}</w:abstractNum>'
    '<w:num w:numId="4"><w:abstractNumId w:val="8"/></w:num>'
    '<w:num w:numId="1"><w:abstractNumId w:val="4"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="4"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="6"/></w:num>'
)
MORE_STYLES = (
    '<w:style w:type="paragraph" w:styleId="Genummerd"><w:name w:val="heading 2"/>'
    '<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Erft"><w:name w:val="eigen"/>'
    '<w:basedOn w:val="Genummerd"/></w:style>'
)


def item(text: str, list_id: int, at: int = 0) -> str:
    properties = f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{list_id}"/></w:numPr>'
    run = f"<w:r><w:t>{text}</w:t></w:r>" if text else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{run}</w:p>"


def styled(text: str, style: str, more: str = "") -> str:
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'
    )


def cell(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" if text else "<w:p/>"


def layouts(*body: str) -> dict[str, Layout]:
    builder = WordBuilder(numbering=NUMBERING, styles=STYLES + MORE_STYLES)
    builder.body += body
    blocks = read_docx(builder.data(), Path("akte.docx")).blocks
    return {block.text: block.layout for block in blocks}


def test_items_are_counted_as_word_counts_them() -> None:
    found = layouts(
        *(item("a", 1), item("b", 1, 1), item("c", 1, 1), item("d", 1, 2), item("", 1)),
        *(item("e", 1), item("f", 1, 1), item("g", 2), item("h", 2), item("i", 3)),
        item("j", 4),
    )
    assert {text: (each.mark, each.depth) for text, each in found.items()} == {
        "a": ("1)", 1),
        "b": ("1.c", 2),
        "c": ("1.d", 2),
        "d": ("▪", 3),
        "e": ("3)", 1),
        "f": ("3.c", 2),
        "g": ("7)", 1),
        "h": ("8)", 1),
        "i": ("–", 1),
        "j": ("", 1),
    }


def test_a_list_that_is_not_there_is_none() -> None:
    assert layouts(item("a", 99), item("b", 0)) == {"a": PLAIN, "b": PLAIN}


def test_headings_have_the_level_of_their_style_and_their_own_and_its_number() -> None:
    found = layouts(
        styled("a", "Kop1"),
        styled("b", "Eigen"),
        styled("c", "Genummerd"),
        styled("d", "Erft"),
        styled("e", "Standaard", '<w:outlineLvl w:val="4"/>'),
        styled("f", "Standaard"),
        styled("g", "Citaat"),
    )
    assert found == {
        "a": Layout(level=1),
        "b": Layout(level=1),
        "c": Layout(level=2, mark="1.1"),
        "d": Layout(level=2, mark="1.2"),
        "e": Layout(level=5),
        "f": PLAIN,
        "g": Layout(quotes=1),
    }


def test_a_paragraph_may_leave_the_list_of_its_style() -> None:
    out = styled("a", "Genummerd", '<w:numPr><w:numId w:val="0"/></w:numPr>')
    assert layouts(out) == {"a": Layout(level=2)}


def test_cells_have_their_places_merged_and_empty_ones_too() -> None:
    header = "<w:trPr><w:tblHeader/></w:trPr>"
    span = '<w:gridSpan w:val="2"/>'
    inner = f"<w:tbl><w:tr>{cell(paragraph('diep'))}</w:tr></w:tbl>"
    found = layouts(
        f"<w:tbl><w:tr>{header}{cell(paragraph('a'), span)}{cell(paragraph('b'))}</w:tr>"
        f"<w:tr>{cell(paragraph(''))}{cell(item('c', 3))}"
        f"{cell(inner + paragraph('d') + paragraph('e'))}</w:tr>"
        '<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>'
        f"<w:sdt><w:sdtContent>{cell(paragraph('f'))}</w:sdtContent></w:sdt></w:tr></w:tbl>",
        f"<w:tbl><w:tr>{cell(paragraph('g') + text_box(paragraph('h')))}</w:tr></w:tbl>",
        paragraph("uit"),
    )
    assert found["c"] == Layout(depth=1, mark="–", cell=Cell(1, 2, 2))
    assert {text: each.cell for text, each in found.items() if text != "c"} == {
        "a": Cell(1, 1, 1, columns=2, is_heading=True),
        "b": Cell(1, 1, 3, is_heading=True),
        "diep": Cell(2, 1, 1),
        "d": Cell(1, 2, 3),
        "e": Cell(1, 2, 3),
        "f": Cell(1, 3, 2),
        "g": Cell(3, 1, 1),
        "h": Cell(3, 1, 1),
        "uit": None,
    }
