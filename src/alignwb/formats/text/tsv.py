"""Tab-separated values: one unit a line, for spreadsheets and scripts."""

from collections.abc import Iterable, Sequence
from typing import BinaryIO

from alignwb.formats.translation_unit import TranslationUnit

_ESCAPES = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})


def write_tsv(file: BinaryIO, columns: Sequence[str], units: Iterable[TranslationUnit]) -> int:
    r"""Write a header row and a row for each unit; returns how many units.

    columns: "source", "target", "note" or names of properties; a property that a unit lacks is an
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


def _row(cells: Sequence[str]) -> bytes:
    return ("\t".join(cell.translate(_ESCAPES) for cell in cells) + "\n").encode()
