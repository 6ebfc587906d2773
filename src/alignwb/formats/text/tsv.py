"""Tab-separated values with a unit on each line, for spreadsheets and scripts."""

import codecs
import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from io import TextIOWrapper
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from alignwb.core.languages.half_characters import count_half_characters, to_utf_8
from alignwb.errors import FormatError
from alignwb.files.file_bytes import opened
from alignwb.files.reading import reading
from alignwb.files.reading_limits import MOST_CHARACTERS_OF_A_LINE, beyond_limit
from alignwb.formats.spreadsheet_cells import (
    GuardReader,
    SpreadsheetWriter,
    delimiter_of,
    header_cells,
    is_for_spreadsheets,
    is_misread,
    is_unquoted,
)
from alignwb.formats.translation_unit import TranslationUnit, WrittenUnits

_ESCAPES = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})
_ESCAPE = re.compile(r"\\([\\tnr])")
_ESCAPED = {"\\": "\\", "t": "\t", "n": "\n", "r": "\r"}


def read_tsv(path: Path) -> Iterator[tuple[int, TranslationUnit]]:
    """The rows that have a source and a target, with their line numbers from 1.

    If a header row names `source` and `target`, it says what the columns are, and cells are escaped
    as `write_tsv` does; else the first column is the source and the second the target, unescaped.
    A table that was written for spreadsheets is known by its header and read as such.  UTF-16 is
    read too, which Excel calls Unicode text.  Raises
    ProjectError if the file cannot be read, FormatError on a line without a tab or on text that is
    not UTF-8.
    """
    with reading(path, "tab-separated values"):
        lines = _lines(path)
        first = next(lines, "")
        units = _spreadsheet_units if is_for_spreadsheets(header_cells(first)) else _plain_units
        for number, unit in units(chain([first], lines), path):
            if unit.source and unit.target:
                yield number, unit


def write_tsv(
    file: BinaryIO,
    columns: Sequence[str],
    units: Iterable[TranslationUnit],
    *,
    for_spreadsheets: bool = False,
) -> WrittenUnits:
    r"""Write a header row and a row for each unit.

    columns: "source", "target", "note" or names of properties; a unit that lacks a property has an
    empty cell.  Backslash, tab, line feed and carriage return inside a cell are `\\`, `\t`, `\n`
    and `\r`; in a table for spreadsheets they stand as they are, in quotes.
    Half characters are written as U+FFFD.
    """
    writer = SpreadsheetWriter(columns, "\t")
    file.write(writer.header() if for_spreadsheets else _row(columns))
    written = WrittenUnits()
    for unit in units:
        known = dict(unit.properties)
        known |= {"source": unit.source, "target": unit.target, "note": unit.note}
        texts = [known.get(column, "") for column in columns]
        file.write(writer.row(texts) if for_spreadsheets else _row(texts))
        written.units += 1
        written.replaced += sum(map(count_half_characters, texts))
        if not for_spreadsheets:
            written.misread += sum(is_misread(text) or is_unquoted(text) for text in texts)
    written.guarded = writer.guarded_cells
    return written


def _plain_units(lines: Iterator[str], path: Path) -> Iterator[tuple[int, TranslationUnit]]:
    columns: list[str] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        cells = line.rstrip("\r\n").split("\t")
        if number == 1 and {"source", "target"} <= set(cells):
            columns = cells
            continue
        if len(cells) < 2:
            raise FormatError(
                f"{path}, line {number}: there is no target, only “{cells[0][:60]}”",
                hint="Each line holds a source and its target with a tab between them.",
            )
        if columns:
            unescaped = (_ESCAPE.sub(lambda match: _ESCAPED[match[1]], cell) for cell in cells)
            yield number, _unit(columns, unescaped)
        else:
            yield number, TranslationUnit(cells[0].strip(), cells[1].strip())


def _spreadsheet_units(lines: Iterator[str], path: Path) -> Iterator[tuple[int, TranslationUnit]]:
    first = next(lines)
    header = header_cells(first)
    columns = [name.strip().casefold() for name in header]
    guards = GuardReader(header)
    rows = csv.reader(lines, delimiter=delimiter_of(first), strict=True)
    while True:
        number = rows.line_num + 2  # the first line of the row, after the header
        try:
            cells = next(rows, None)
        except csv.Error as error:
            raise FormatError(
                f"{path}, line {number}: this is not a table: {error}",
                hint="Is a quotation mark left open?  Save the table again.",
            ) from None
        if cells is None:
            return
        if cells:
            yield number, _unit(columns, guards.texts(cells))


def _unit(columns: Sequence[str], texts: Iterable[str]) -> TranslationUnit:
    known = dict(zip(columns, texts, strict=False))
    source, target = known.pop("source", ""), known.pop("target", "")
    note = known.pop("note", "")
    return TranslationUnit(source, target, note, tuple(known.items()))


def _lines(path: Path) -> Iterator[str]:
    """The lines with their ends, which are part of the text inside quotation marks."""
    try:
        with opened(path) as file:
            is_utf_16 = file.read(2) in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}
            file.seek(0)
            encoding = "utf-16" if is_utf_16 else "utf-8-sig"
            with TextIOWrapper(file, encoding, newline="\n") as lines:
                number = 0
                while line := lines.readline(MOST_CHARACTERS_OF_A_LINE + 1):
                    number += 1
                    if len(line) > MOST_CHARACTERS_OF_A_LINE:
                        raise beyond_limit(
                            f"{path}, line {number}",
                            "the line is too long",
                            f"{MOST_CHARACTERS_OF_A_LINE:,} characters",
                            "Is it a table?  Each line holds a source and its target.",
                        )
                    yield line
    except UnicodeDecodeError as error:
        raise FormatError(
            f"{path}: not UTF-8 text: byte {error.start}", hint="Save the file as UTF-8."
        ) from error


def _row(cells: Sequence[str]) -> bytes:
    return to_utf_8("\t".join(cell.translate(_ESCAPES) for cell in cells) + "\n")
