"""The pairs of a run, and the list that a user names them in."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from alignwb.errors import FormatError, UsageError
from alignwb.files.file_bytes import read_bytes
from alignwb.files.reading_limits import MOST_TABLE_BYTES
from alignwb.formats.file_kinds import is_bitext
from alignwb.formats.tables.header import to_header
from alignwb.formats.tables.table_rows import decoded_table

_LINE_END = re.compile(r"\r\n|\r|\n")
_PATH = re.compile(r"[./\\]")
_MOST_CELLS = 3


@dataclass(frozen=True, slots=True)
class AskedPair:
    """Two texts to align.

    Attributes:
        place: Where it was asked for, for messages: a line of a list, or a name.
        source: A file or a document of the project.
        target: Its translation.
        output: The bitext to write; None for the reference of the source's document.
        problem: Why it cannot be aligned; "" if nothing is known against it.
    """

    place: str
    source: str
    target: str
    output: Path | None = None
    problem: str = ""


def read_pair_list(
    path: Path, folder: Path | None = None, encoding: str | None = None
) -> tuple[AskedPair, ...]:
    """The pairs in a list: source, tab, target, and perhaps another tab and the bitext to write.

    Blank lines, lines that begin with `#` and a header are passed over; a cell may stand in
    quotation marks, as spreadsheets write one with a comma in it.  What is not found from
    the current folder is looked for beside the list.  A line that names no pair is one with a
    problem, so that the others are aligned.

    folder: where bitexts go that no line names, and those named without a folder of their own.
    Raises FormatError if it is no list or empty, ProjectError if it cannot be read.
    """
    data = read_bytes(path, MOST_TABLE_BYTES)
    text = decoded_table(data, path, encoding, "alignwb align", option="--pairs ")
    pairs = tuple(_pairs(text, path, folder))
    if not pairs:
        raise FormatError(
            f"{path}: there is no pair in it",
            hint="A line of the list is: SOURCE, a tab, TARGET, and if wanted a tab and FILE.xlf",
        )
    return pairs


def _pairs(text: str, path: Path, folder: Path | None) -> Iterator[AskedPair]:
    is_first = True
    for number, line in enumerate(_LINE_END.split(text), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [_unquoted(cell.strip()) for cell in line.split("\t")]
        while cells and not cells[-1]:
            cells.pop()
        if is_first and _is_header(cells):
            is_first = False
            continue
        is_first = False
        yield _pair(cells, f"{path}:{number}", path.parent, folder)


def _unquoted(cell: str) -> str:
    """A cell without the quotation marks that spreadsheets put around one with a comma in it."""
    if len(cell) < 2 or not cell.startswith('"') or not cell.endswith('"'):
        return cell
    with suppress(OSError):  # a name that is too long for one of a file
        if Path(cell).exists():
            return cell
    return cell[1:-1].replace('""', '"').strip()


def _is_header(cells: list[str]) -> bool:
    """Whether a row names columns, and no files: `1.nl` and `1.en` are files."""
    if any(_PATH.search(cell) or Path(cell).exists() for cell in cells):
        return False
    try:
        return len(cells) > 1 and to_header(cells, ("nl", "en")) is not None
    except (FormatError, UsageError):
        return False  # names of files that look like those of columns


def _pair(cells: list[str], place: str, beside: Path, folder: Path | None) -> AskedPair:
    if len(cells) == 1 or not all(cells[:2]):
        named = next(filter(None, cells), "")
        return AskedPair(place, named, "", problem="a source and a target are needed, a tab apart")
    source, target = (_found(cell, beside) for cell in cells[:2])
    if len(cells) > _MOST_CELLS:
        problem = f"there are {len(cells)} columns, and a line has at most {_MOST_CELLS}"
        return AskedPair(place, source, target, problem=problem)
    output = Path(cells[2]) if cells[2:] else None
    if output is not None and not is_bitext(output):
        problem = f"{output}: an aligned bitext is written to a file that ends in .xlf"
        return AskedPair(place, source, target, problem=problem)
    if folder is not None:
        output = folder / (output or f"{Path(source).stem}.xlf")
    return AskedPair(place, source, target, output)


def _found(named: str, beside: Path) -> str:
    if Path(named).exists() or not (beside / named).exists():
        return named
    return str(beside / named)
