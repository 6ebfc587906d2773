"""Sheets of XLSX and ODS become rows of text; damaged and boundless ones cost a message."""

from collections.abc import Callable
from pathlib import Path

import pytest
from support.packed_files import ods, xlsx, zipped

from alignwb.core.terms.termbase import TermStatus
from alignwb.errors import FormatError
from alignwb.files import reading_limits
from alignwb.formats.read_report import ReadReport
from alignwb.formats.tables.workbooks import read_workbook
from alignwb.formats.termbase.termbase_table import read_workbook as read_terms
from alignwb.formats.text.tsv import read_workbook as read_units

ROWS = [
    ["Woordenlijst molens"],
    [],
    ["Nederlands", "Toelichting", "Engels", "Status"],
    ["wiek", "van een molen", "sail", "voorkeur"],
    ["wiek", "", "wing & vane", "verboden"],
    ["", "", "post mill", ""],
]

every_format = pytest.mark.parametrize(
    "workbook",
    [xlsx, lambda rows, *sheets: xlsx(rows, *sheets, inline=True), ods],
    ids=["shared texts", "texts in cells", "ods"],
)


@every_format
def test_rows_have_the_numbers_that_the_spreadsheet_shows(workbook: Callable[..., bytes]) -> None:
    rows, remark = read_workbook(workbook(ROWS, "Oud", "Prijzen"), Path("molens.xlsx"))
    assert [row.line for row in rows] == [1, 3, 4, 5, 6]
    assert rows[3].cells == ["wiek", "", "wing & vane", "verboden"]
    assert remark == "only the first sheet is read, “Blad1”, and not “Oud”, “Prijzen”"


@every_format
def test_a_sheet_is_a_table_of_terms_as_csv_is(workbook: Callable[..., bytes]) -> None:
    read = read_terms(workbook(ROWS), Path("molens.ods"))
    assert [(line, term.source, term.target, term.status) for line, term in read.terms] == [
        (4, "wiek", "sail", TermStatus.PREFERRED),
        (5, "wiek", "wing & vane", TermStatus.FORBIDDEN),
    ]
    assert read.terms[0].term.note == "van een molen"
    assert [each.line for each in read.left_out] == [6]


@every_format
def test_a_sheet_is_a_memory(workbook: Callable[..., bytes], tmp_path: Path) -> None:
    path = tmp_path / "zinnen.xlsx"
    rows = [["Bron", "Vertaling"], ["De wiek draait.", "The sail turns."], ["Alleen dit.", ""]]
    path.write_bytes(workbook(rows, "Archief"))
    report = ReadReport()
    [(line, unit)] = read_units(path, ("nl", "en"), report)
    assert (line, unit.source, unit.target) == (2, "De wiek draait.", "The sail turns.")
    assert report.left_out_total == 1
    assert "Archief" in report.remarks[0]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK no zip", "cannot be unpacked"),
        (zipped({"word/document.xml": "<w/>"}), "this is no workbook"),
        (zipped({"xl/workbook.xml": "<workbook/>"}), "it has no sheet"),
        (zipped({"content.xml": "<a><b></a>"}), "not well-formed"),
        (zipped({"content.xml": "<a/>"}), "it has no sheet"),
        (
            zipped(
                {
                    "xl/workbook.xml": "<workbook/>",
                    "xl/worksheets/sheet1.xml": '<s><row><c t="s"><v>7</v></c></row></s>',
                }
            ),
            "the text of the cell",
        ),
        (xlsx(ROWS)[:-30], "cannot be unpacked"),
    ],
    ids=["no zip", "a text", "no part", "damaged", "nothing in it", "a text lacks", "cut off"],
)
def test_what_is_no_workbook_is_said(data: bytes, said: str) -> None:
    with pytest.raises(FormatError, match=said) as refusal:
        read_workbook(data, Path("lijst.xlsx"))
    assert "lijst.xlsx" in str(refusal.value)
    assert refusal.value.hint


def test_a_workbook_does_not_unpack_to_more_than_is_read() -> None:
    blank = b" " * (reading_limits.MOST_SHEET_BYTES + 1)
    name = "xl/worksheets/sheet1.xml"
    with pytest.raises(FormatError, match="more than 100 MB are not read"):
        read_workbook(zipped({"xl/workbook.xml": "<workbook/>", name: blank}), Path("bom.xlsx"))
    wide = "<s><row>" + '<c r="ZZZ1"/>' * 300_000 + "</row></s>"
    with pytest.raises(FormatError, match="tags are not read"):
        read_workbook(zipped({"xl/workbook.xml": "<workbook/>", name: wide}), Path("breed.xlsx"))
