"""The first sheet of a workbook, XLSX (ISO 29500) or ODS (ISO 26300), as rows of text.

Cells are read as they are shown where that is text; a number is the number that the file stores.
"""

import zipfile
from abc import ABC, abstractmethod
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from lxml import etree

from alignwb.errors import FormatError
from alignwb.files.packed import explained, read_member
from alignwb.files.reading import reading
from alignwb.files.reading_limits import MOST_COLUMNS, MOST_ROWS, MOST_SHEET_BYTES, beyond_limit
from alignwb.formats.tables.table_rows import Row
from alignwb.formats.xml_units import XmlUnits

_XLSX_BOOK = "xl/workbook.xml"
_ODS_CONTENT = "content.xml"
_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_ODS_TABLE = f"{{{_ODF}table:1.0}}"
_ODS_TEXT = f"{{{_ODF}text:1.0}}"
_NOTE = f"{{{_ODF}office:1.0}}annotation"
_RELATION = "}id"
_SAVE_AGAIN = "Open it in the spreadsheet program and save it as CSV in UTF-8, then import that."


def read_workbook(data: bytes, path: Path) -> tuple[list[Row], str]:
    """The rows of the first sheet that are not blank, and what there is to remark on it.

    Their lines are the numbers that the spreadsheet program shows.  Raises FormatError if it is no
    workbook, or damaged, or larger than is read.
    """
    with reading(path, "a workbook"), explained(path), zipfile.ZipFile(BytesIO(data)) as archive:
        book = _Ods(archive, path) if _is_ods(archive) else _Xlsx(archive, path)
        rows: list[Row] = []
        for line, cells in book.rows():
            if any(cell.strip() for cell in cells):
                rows.append(Row(line, cells))
                if len(rows) > MOST_ROWS:
                    raise beyond_limit(path, "it is too long", f"{MOST_ROWS:,} rows", "Split it.")
        return rows, _other_sheets(book.sheets)


def _is_ods(archive: zipfile.ZipFile) -> bool:
    return _ODS_CONTENT in archive.namelist()


def _other_sheets(names: list[str]) -> str:
    if len(names) < 2:
        return ""
    others = ", ".join(f"“{name}”" for name in names[1:])
    return f"only the first sheet is read, “{names[0]}”, and not {others}"


class _Book(ABC):
    """A workbook whose parts are XML files in a zip.

    Attributes:
        sheets: The names of its sheets, once `rows` has begun.
    """

    def __init__(self, archive: zipfile.ZipFile, path: Path) -> None:
        self._archive = archive
        self._path = path
        self.sheets: list[str] = []

    @abstractmethod
    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """The rows of the first sheet with their numbers, blank ones among them."""

    def _elements(self, name: str, *tags: str) -> Iterator[etree._Element]:
        """The elements of those names in a part, each freed when the next is asked for."""
        data = read_member(self._archive, name, self._path, MOST_SHEET_BYTES)
        if data is not None:
            yield from XmlUnits(
                BytesIO(data),
                self._path,
                [f"{{*}}{tag}" for tag in tags],
                tags,
                before_line=f", {name}:",
            )

    def _lacking(self, what: str) -> FormatError:
        return FormatError(f"{self._path}: this is no workbook: {what}", hint=_SAVE_AGAIN)


class _Xlsx(_Book):
    def rows(self) -> Iterator[tuple[int, list[str]]]:
        sheet = self._first_sheet()
        if sheet not in self._archive.namelist():
            raise self._lacking("it has no sheet")
        texts = [_xlsx_text(each) for each in self._elements("xl/sharedStrings.xml", "si")]
        line = 0
        for row in self._elements(sheet, "row"):
            number = row.get("r", "")
            line = int(number) if number.isdecimal() and len(number) < 9 else line + 1
            yield line, self._cells(row, texts)

    def _first_sheet(self) -> str:
        if _XLSX_BOOK not in self._archive.namelist():
            raise self._lacking(f"it has no {_XLSX_BOOK}")
        relation = ""
        for sheet in self._elements(_XLSX_BOOK, "sheet"):
            if not self.sheets:
                relation = next(
                    (str(value) for key, value in sheet.items() if str(key).endswith(_RELATION)), ""
                )
            self.sheets.append(sheet.get("name", ""))
        for each in self._elements("xl/_rels/workbook.xml.rels", "Relationship"):
            if each.get("Id") == relation:
                target = each.get("Target", "")
                return target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        return "xl/worksheets/sheet1.xml"

    def _cells(self, row: etree._Element, texts: list[str]) -> list[str]:
        cells: list[str] = []
        for element in row.iterchildren(etree.Element):
            column = _column(element.get("r", ""), len(cells))
            if column >= MOST_COLUMNS:
                break
            cells += [""] * (column + 1 - len(cells))
            cells[column] = self._text(element, texts)
        return cells

    def _text(self, cell: etree._Element, texts: list[str]) -> str:
        kind = cell.get("t", "n")
        value = next((each.text or "" for each in cell if _local(each) == "v"), "")
        if kind == "inlineStr":
            return "".join(_xlsx_text(each) for each in cell if _local(each) == "is")
        if kind == "s":
            number = value.strip()
            if not number.isdecimal() or int(number) >= len(texts):
                raise FormatError(
                    f"{self._path}: the text of the cell {cell.get('r', '')} is not there",
                    hint=_SAVE_AGAIN,
                )
            return texts[int(number)]
        if kind == "b":
            return "TRUE" if value == "1" else "FALSE"
        return value


class _Ods(_Book):
    def rows(self) -> Iterator[tuple[int, list[str]]]:
        parts = self._elements(_ODS_CONTENT, "table-row", "table")
        self.sheets = [
            each.get(f"{_ODS_TABLE}name", "") for each in parts if _local(each) == "table"
        ]
        if not self.sheets:
            raise self._lacking("it has no sheet")
        line = 1
        for element in self._elements(_ODS_CONTENT, "table-row", "table"):
            if _local(element) == "table":
                return
            yield line, _ods_cells(element)
            line += _times(element, "rows")


def _ods_cells(row: etree._Element) -> list[str]:
    cells: list[str] = []
    for element in row.iterchildren(f"{_ODS_TABLE}table-cell", f"{_ODS_TABLE}covered-table-cell"):
        count = min(_times(element, "columns"), MOST_COLUMNS - len(cells))
        cells += [_ods_cell(element)] * count
    return cells


def _ods_cell(cell: etree._Element) -> str:
    return "\n".join(_ods_text(each) for each in cell.iterchildren(f"{_ODS_TEXT}p"))


def _ods_text(element: etree._Element) -> str:
    pieces = [element.text or ""]
    for child in element.iterchildren(etree.Element):
        name = _local(child)
        if name == "s":
            count = child.get(f"{_ODS_TEXT}c", "1")
            pieces.append(" " * (int(count) if count.isdecimal() and len(count) < 5 else 1))
        elif name == "tab":
            pieces.append("\t")
        elif name == "line-break":
            pieces.append("\n")
        elif child.tag != _NOTE:
            pieces.append(_ods_text(child))
        pieces.append(child.tail or "")
    return "".join(pieces)


def _times(element: etree._Element, what: str) -> int:
    stated = element.get(f"{_ODS_TABLE}number-{what}-repeated", "1")
    return max(1, int(stated)) if stated.isdecimal() and len(stated) < 9 else 1


def _xlsx_text(element: etree._Element) -> str:
    """The text of a cell without its readings (`rPh`), which stand beside it."""
    return "".join(
        each.text or ""
        for each in element.iter(etree.Element)
        if _local(each) == "t" and _local(each.getparent()) != "rPh"
    )


def _column(reference: str, following: int) -> int:
    """The number of a cell's column from its reference, such as `AB12`; else that which follows."""
    letters = reference.rstrip("0123456789")
    if not (letters.isascii() and letters.isalpha() and len(letters) <= 3):
        return following
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _local(element: etree._Element | None) -> str:
    return "" if element is None else str(element.tag).rpartition("}")[2]
