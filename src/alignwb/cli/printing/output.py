"""How the commands print their results to stdout: JSON, lines, tables, wrapped text."""

import argparse
import json
import shutil
import sys
import textwrap
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from typing import BinaryIO, TypeVar

from alignwb.cli.printing.streams import told_of_stdout
from alignwb.core.languages.visible import visible, visible_lines

PIPE_WIDTH = 80
"""Columns where stdout is not a terminal."""
_WIDEST = 100

Item = TypeVar("Item")


def one_of(names: Iterable[str]) -> str:
    """Names as a choice in words: “tmx, tsv or md”."""
    *others, last = names
    return f"{', '.join(others)} or {last}" if others else last


def print_json(value: object, *, indent: int | None = None) -> None:
    """Print one JSON value, on one line unless indented.

    Characters outside ASCII are escaped where stdout is not in Unicode, and everywhere those that
    would drive a terminal or hide in it.
    """
    is_unicode = (sys.stdout.encoding or "").lower().startswith("utf")
    print(_escaped(json.dumps(value, ensure_ascii=not is_unicode, indent=indent)))


def _escaped(text: str) -> str:
    """JSON text in which the characters that would be made visible are escaped instead."""
    shown = visible_lines(text)
    if shown == text:
        return text
    return "".join(
        character if character == picture else json.dumps(character)[1:-1]
        for character, picture in zip(text, shown, strict=True)
    )


def print_line(text: str) -> None:
    """Print one line that holds something from a document."""
    print(visible(text))


def print_each(
    items: Iterable[Item],
    *,
    as_json: bool,
    to_json: Callable[[Item], object],
    to_line: Callable[[Item], str],
) -> int:
    """Print every item on a line of its own, as soon as it comes; return how many there were."""
    count = 0
    for item in items:
        count += 1
        if as_json:
            print_json(to_json(item))
        else:
            print_line(to_line(item))
    return count


def print_table(rows: Sequence[Sequence[str]], *, indent: str = "") -> None:
    """Print columns as wide as their widest cell: the first to the left, the others to the right.

    Every row has as many cells.
    """
    rows = [[visible(cell) for cell in row] for row in rows]
    widths = [max(map(_columns, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        first, *others = (
            (cell, " " * (width - _columns(cell))) for cell, width in zip(row, widths, strict=True)
        )
        cells = ["".join(first), *(gap + cell for cell, gap in others)]
        print(indent + "  ".join(cells).rstrip())


def _columns(text: str) -> int:
    """How many columns a text takes in a terminal: accents of their own none, wide characters two.

    File names from other systems have both.
    """
    if text.isascii():
        return len(text)
    kinds = ((unicodedata.category(each), unicodedata.east_asian_width(each)) for each in text)
    return sum(0 if of in {"Mn", "Me", "Cf"} else 2 if wide in "WF" else 1 for of, wide in kinds)


def print_wrapped(text: str, *, label: str) -> None:
    """Print text from a document, wrapped, its lines below each other to the right of a label."""
    print("\n".join(wrapped(text, page_width(), label=label)))


def wrapped(text: str, width: int, *, label: str = "") -> list[str]:
    """Text from a document in lines of a width, to the right of a label; at least one line."""
    lines = textwrap.wrap(
        visible(text),
        width=width,
        initial_indent=label,
        subsequent_indent=" " * len(label),
        break_on_hyphens=False,
    )
    return lines or [label.rstrip()]


@contextmanager
def file_on_stdout() -> Iterator[BinaryIO]:
    """A stream for a file that goes to stdout: byte for byte, but in a terminal as text.

    What would drive the terminal is made visible there.  The file is UTF-8.
    """
    if not sys.stdout.isatty():
        with told_of_stdout():
            yield sys.stdout.buffer
        return
    shown = BytesIO()
    yield shown
    print(visible_lines(shown.getvalue().decode("utf-8-sig").removesuffix("\n")))


def add_spreadsheet_argument(parser: argparse.ArgumentParser) -> None:
    """Add the option of tables that are to be opened in a spreadsheet."""
    parser.add_argument(
        "--for-spreadsheets",
        action="store_true",
        help="tables: all cells quoted, and an apostrophe before those that Excel or LibreOffice"
        " would calculate or change; alignwb reads both forms back, other tools the plain one",
    )


def page_width() -> int:
    """The columns that text is wrapped in: those of the terminal, within reason."""
    if not sys.stdout.isatty():
        return PIPE_WIDTH
    return min(_WIDEST, max(40, shutil.get_terminal_size().columns))
