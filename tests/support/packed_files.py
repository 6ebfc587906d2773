"""Workbooks and compressed files, made as other programs make them."""

import gzip
import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ODF = "urn:oasis:names:tc:opendocument:xmlns:"


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """A zip of files by their names; the same bytes each time."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return data.getvalue()


def gzipped(text: str) -> bytes:
    """A text, compressed; the same bytes each time."""
    return gzip.compress(text.encode(), mtime=0)


def xlsx(rows: Sequence[Sequence[str]], *sheets: str, inline: bool = False) -> bytes:
    """A workbook whose first sheet has those rows; sheets: the names of the others.

    inline: whether texts stand in the cells; else in a list of their own, in two runs each.
    """
    texts: list[str] = []
    lines: list[str] = []
    for number, row in enumerate(rows, 1):
        cells = []
        for column, text in enumerate(row):
            where = f'r="{chr(65 + column)}{number}"'
            if text and inline:
                cells.append(f'<c {where} t="inlineStr"><is><t>{escape(text)}</t></is></c>')
            elif text:
                cells.append(f'<c {where} t="s"><v>{len(texts)}</v></c>')
                texts.append(text)
        lines.append(f'<row r="{number}">{"".join(cells)}</row>')
    others = "".join(f'<sheet name="{name}" sheetId="9"/>' for name in sheets)
    shared = "".join(
        f"<si><r><t>{escape(text[:2])}</t></r><r><t>{escape(text[2:])}</t></r>"
        "<rPh><t>reading</t></rPh></si>"
        for text in texts
    )
    return zipped(
        {
            "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
            f'<sheet name="Blad1" sheetId="1" r:id="rId7"/>{others}</sheets></workbook>',
            "xl/_rels/workbook.xml.rels": "<Relationships>"
            '<Relationship Id="rId7" Target="worksheets/sheet4.xml"/></Relationships>',
            "xl/worksheets/sheet4.xml": f'<worksheet xmlns="{_MAIN}">'
            f"<sheetData>{''.join(lines)}</sheetData></worksheet>",
            "xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}">{shared}</sst>',
        }
    )


def ods(rows: Sequence[Sequence[str]], *sheets: str) -> bytes:
    """The same as OpenDocument, with blank rows and cells written as repeated ones."""
    lines = []
    for row in rows:
        cells = "".join(
            "<table:table-cell><office:annotation><text:p>by</text:p></office:annotation>"
            + "".join(f"<text:p>{escape(line)}</text:p>" for line in text.split("\n"))
            + "</table:table-cell>"
            if text
            else '<table:table-cell table:number-columns-repeated="1"/>'
            for text in row
        )
        lines.append(f"<table:table-row>{cells}</table:table-row>")
    names = "".join(f'<table:table table:name="{name}"/>' for name in sheets)
    prefixes = " ".join(f'xmlns:{name}="{_ODF}{name}:1.0"' for name in ("office", "table", "text"))
    return zipped(
        {
            "content.xml": f"<office:document-content {prefixes}><office:body><office:spreadsheet>"
            f'<table:table table:name="Blad1">{"".join(lines)}'
            '<table:table-row table:number-rows-repeated="1048000">'
            '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
            f"</table:table>{names}</office:spreadsheet></office:body></office:document-content>"
        }
    )
