"""What the commands share in printing: results to stdout, remarks to stderr."""

import json
import shutil
import sys
import textwrap
from collections.abc import Sequence

from alignwb.core.languages.visible import visible

PIPE_WIDTH = 80
"""Columns where stdout is not a terminal."""
_WIDEST = 100


def print_json(value: object, *, indent: int | None = None) -> None:
    """One JSON value; without indent it is one line.  Escaped where stdout is not in Unicode."""
    is_unicode = (sys.stdout.encoding or "").lower().startswith("utf")
    print(json.dumps(value, ensure_ascii=not is_unicode, indent=indent))


def remark(text: str) -> None:
    """Something beside the result that the user should know."""
    print(f"alignwb: {text}", file=sys.stderr)


def print_line(text: str) -> None:
    """One line that holds something from a document."""
    print(visible(text))


def print_table(rows: Sequence[Sequence[str]], *, indent: str = "") -> None:
    """Columns as wide as their widest cell: the first to the left, the others to the right.

    Every row has as many cells.
    """
    rows = [[visible(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for first, *others in rows:
        cells = [first.ljust(widths[0])]
        cells += [cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True)]
        print(indent + "  ".join(cells).rstrip())


def print_wrapped(text: str, *, label: str) -> None:
    """Text from a document, wrapped, its lines below each other to the right of a label."""
    lines = textwrap.wrap(
        visible(text),
        width=_width(),
        initial_indent=label,
        subsequent_indent=" " * len(label),
        break_on_hyphens=False,
    )
    print("\n".join(lines or [label.rstrip()]))


def _width() -> int:
    if not sys.stdout.isatty():
        return PIPE_WIDTH
    return min(_WIDEST, max(40, shutil.get_terminal_size().columns))
