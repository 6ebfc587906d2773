"""UTX, the dictionaries of the AAMT: tables of tabs whose header is in comments.

The first line says `#UTX 1.11; nl-NL/en-GB; …`, the last comment before the terms names the
columns.
"""

from collections.abc import Sequence
from io import StringIO
from pathlib import Path

from alignwb.core.languages.language_codes import base_language
from alignwb.errors import FormatError
from alignwb.formats.tables.table_rows import Row

_MARK = "#UTX"
_NAMES = {
    "src": "source",
    "tgt": "target",
    "src:pos": "pos",
    "term status": "status",
    "term_status": "status",
    "comment": "note",
    "src:variant": "variants",
}
_OTHER_WAY = {"src": "tgt", "tgt": "src"}


def is_utx(text: str) -> bool:
    """Whether a text is UTX."""
    return text.startswith(_MARK)


def utx_rows(text: str, path: Path, languages: Sequence[str]) -> list[Row]:
    """The rows, the header among them with the names that alignwb has for its columns.

    A dictionary of the other direction is turned round.  Raises FormatError if it is of other
    languages, or names no columns.
    """
    lines = list(enumerate(StringIO(text), 1))
    is_turned = _is_turned(lines[0][1], path, languages)
    names: list[str] = []
    rows: list[Row] = []
    for line, content in lines[1:]:
        cells = content.rstrip("\r\n").split("\t")
        if content.startswith("#"):
            if len(cells) > 1 and not rows:
                names = [_name(cell, is_turned=is_turned) for cell in content[1:].split("\t")]
        elif content.strip():
            if not rows:
                rows.append(_header(names, path, line - 1))
            rows.append(Row(line, cells))
    return rows


def _header(names: list[str], path: Path, line: int) -> Row:
    if not {"source", "target"} <= set(names):
        raise FormatError(
            f"{path}:{line}: no comment names the columns of this UTX",
            hint="Before the terms stands a line such as: #src, tgt, src:pos, with tabs between.",
        )
    return Row(line, names)


def _name(cell: str, *, is_turned: bool) -> str:
    name = cell.strip().casefold()
    side, colon, what = name.partition(":")
    if is_turned:
        name = _OTHER_WAY.get(side, side) + colon + what
    return _NAMES.get(name, name)


def _is_turned(first: str, path: Path, languages: Sequence[str]) -> bool:
    """Whether the sources of the dictionary are the project's targets."""
    stated = first.split(";")[1].strip() if ";" in first else ""
    pair = [base_language(each) for each in stated.split("/")]
    wanted = [base_language(each) for each in languages]
    if len(pair) != 2 or pair == wanted:
        return False
    if pair == wanted[::-1]:
        return True
    raise FormatError(
        f"{path}:1: this dictionary is from and to {stated}",
        hint=f"The project is from {languages[0]} to {languages[1]}.",
    )
