"""What a document of Word shows in attributes is translated or told."""

from pathlib import Path

import pytest
from support.word_documents import (
    END_DELETED,
    a_document,
    a_paragraph,
    a_run,
    complex_field,
    text_box,
)
from support.written_documents import check_round_trip, packed

from alignwb.core.bitext.bitext import Kind
from alignwb.formats.documents.placed_text import PlacedText
from alignwb.formats.documents.word.docx import read_docx, write_docx

PATH = Path("formulier.docx")
_LISTS = (
    '<w:sdtPr><w:alias w:val="Gewest"/><w:dropDownList><w:listItem w:value="v"/>'
    '<w:listItem w:displayText="Zeeland" w:value="z"/></w:dropDownList></w:sdtPr>'
)

_TWO = a_paragraph(a_run("Een")) + a_paragraph(a_run("Twee"))


def _table(rows: str, title: str, description: str) -> str:
    return (
        f'<w:tbl><w:tblPr><w:tblCaption w:val="{title}"/><w:tblDescription w:val="{description}"/>'
        f"</w:tblPr>{rows}</w:tbl>"
    )


def _row(content: str, properties: str = "") -> str:
    return f"<w:tr>{properties}<w:tc>{content}</w:tc></w:tr>"


def test_titles_and_descriptions_of_tables_are_texts_of_their_own() -> None:
    inner = _table(_row(a_paragraph(a_run("Binnen"))), "", "Per maand")
    boxed = _table(_row(a_paragraph(a_run("Vak"))), "In het vak", "")
    rows = _row(a_paragraph(a_run("Een"))) + _row(a_paragraph(a_run("Twee")) + inner)
    data = a_document(
        a_paragraph(a_run("Voor")),
        _table(rows, "Oogst", "Tarwe &amp; rogge"),
        a_paragraph(a_run("Na") + text_box(boxed)),
    )
    blocks = check_round_trip(data, read_docx, write_docx, PATH).blocks
    assert [each.text for each in blocks] == [
        *("Voor", "Oogst", "Tarwe & rogge", "Een", "Twee", "Per maand", "Binnen"),
        *("Na", "Vak", "In het vak"),
    ]
    described = [each for each in blocks if each.kind is Kind.CAPTION]
    assert {each.comment for each in described} == {"description of a table (alternative text)"}
    places = {each.place: PlacedText(f'New "{each.text}"') for each in described}
    written = packed(write_docx(data, places, PATH))["word/document.xml"].decode()
    assert '<w:tblDescription w:val="New &quot;Tarwe &amp; rogge&quot;"/>' in written
    assert written.count('w:val="New &quot;In het vak&quot;"') == 2


def test_a_table_in_a_deleted_row_is_not_described() -> None:
    gone = _row(_table(_row(a_paragraph(a_run("Weg"))), "Titel", ""), "<w:trPr><w:del/></w:trPr>")
    data = a_document(_table(gone, "", ""), a_paragraph(a_run("Blijft")))
    assert [each.text for each in read_docx(data, PATH).blocks] == ["Blijft"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (
            f'<w:p><w:sdt>{_LISTS}<w:sdtContent>{a_run("Kies")}</w:sdtContent></w:sdt></w:p>',
            {"titles of content controls": ("Gewest",), "choices of lists": ("v", "Zeeland")},
        ),
        (
            f"<w:sdt>{_LISTS}<w:sdtContent>{_TWO}</w:sdtContent></w:sdt>",
            {"titles of content controls": ("Gewest",), "choices of lists": ("v", "Zeeland")},
        ),
        (
            a_paragraph(
                '<w:hyperlink w:anchor="x" w:tooltip="Naar de sluis">' + a_run("hier")
                + "</w:hyperlink>"
                + complex_field('HYPERLINK "q" \\o "Naar de brug"', a_run("daar"))
            ),
            {"texts shown when the mouse is over a link": ("Naar de sluis", "Naar de brug")},
        ),
        (
            a_paragraph(
                complex_field("FORMDROPDOWN", "").replace(
                    '"begin"/>',
                    '"begin"><w:ffData><w:helpText w:val="Kies er een"/><w:ddList>'
                    '<w:listEntry w:val="Noord"/><w:listEntry w:val="Zuid"/></w:ddList></w:ffData>'
                    "</w:fldChar>",
                    1,
                )
            ),
            {"helps on form fields": ("Kies er een",), "choices of lists": ("Noord", "Zuid")},
        ),
    ],
)  # fmt: skip
@pytest.mark.parametrize("before", ["", f"<w:p>{END_DELETED}{a_run('Al ')}</w:p>"])
def test_what_is_shown_and_not_translated_is_told_once(
    before: str, content: str, told: dict[str, tuple[str, ...]]
) -> None:
    data = a_document(before, content, a_paragraph(a_run("Slot")))
    document = check_round_trip(data, read_docx, write_docx, PATH)
    assert {each.what: each.texts for each in document.left_out} == told
