"""Tab-separated values with a unit on each line, for spreadsheets and scripts."""

import re
from collections.abc import Iterable, Iterator, Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO

from alignwb.errors import FormatError
from alignwb.formats.file_bytes import opened
from alignwb.formats.translation_unit import TranslationUnit

_ESCAPES = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})
_ESCAPE = re.compile(r"\\([\\tnr])")
_ESCAPED = {"\\": "\\", "t": "\t", "n": "\n", "r": "\r"}


def read_tsv(path: Path) -> Iterator[tuple[int, TranslationUnit]]:
    """The rows that have a source and a target, with their line numbers from 1.

    If a header row names `source` and `target`, it says what the columns are, and cells are escaped
    as `write_tsv` does; else the first column is the source and the second the target, unescaped.
    Raises ProjectError if the file cannot be read, FormatError on a line without a tab or on text
    that is not UTF-8.
    """
    columns: list[str] = []
    for number, cells in _rows(path):
        if number == 1 and {"source", "target"} <= set(cells):
            columns = cells
            continue
        if len(cells) < 2:
            raise FormatError(
                f"{path}, line {number}: there is no target, only “{cells[0][:60]}”",
                hint="Each line holds a source and its target with a tab between them.",
            )
        unit = _unit(columns, cells)
        if unit.source and unit.target:
            yield number, unit


def write_tsv(file: BinaryIO, columns: Sequence[str], units: Iterable[TranslationUnit]) -> int:
    r"""Write a header row and a row for each unit; returns how many units.

    columns: "source", "target", "note" or names of properties; a unit that lacks a property has an
    empty cell.  Backslash, tab, line feed and carriage return inside a cell are `\\`, `\t`, `\n`
    and `\r`.
    """
    file.write(_row(columns))
    count = 0
    for unit in units:
        known = dict(unit.properties)
        known |= {"source": unit.source, "target": unit.target, "note": unit.note}
        file.write(_row([known.get(column, "") for column in columns]))
        count += 1
    return count


def _unit(columns: list[str], cells: list[str]) -> TranslationUnit:
    if not columns:
        return TranslationUnit(cells[0].strip(), cells[1].strip())
    unescaped = (_ESCAPE.sub(lambda match: _ESCAPED[match[1]], cell) for cell in cells)
    known = dict(zip(columns, unescaped, strict=False))
    source, target = known.pop("source", ""), known.pop("target", "")
    note = known.pop("note", "")
    return TranslationUnit(source, target, note, tuple(known.items()))


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    try:
        with opened(path) as file, TextIOWrapper(file, "utf-8-sig", newline="\n") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield number, line.rstrip("\r\n").split("\t")
    except UnicodeDecodeError as error:
        raise FormatError(
            f"{path}: not UTF-8 text: byte {error.start}", hint="Save the file as UTF-8."
        ) from error


def _row(cells: Sequence[str]) -> bytes:
    return ("\t".join(cell.translate(_ESCAPES) for cell in cells) + "\n").encode()
